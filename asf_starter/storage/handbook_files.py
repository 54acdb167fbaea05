"""Reading the handbook from ``resources/``. All problems of all files are reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import tomli

from asf_starter.core.advice import AdviceFile
from asf_starter.core.economy.rates import RateFile, gather
from asf_starter.core.figures_in_text import FigureWords
from asf_starter.core.glossary import Glossary
from asf_starter.core.handbook import Handbook
from asf_starter.core.hard_questions import HardQuestionFile
from asf_starter.core.interview.interview import Chapter, Interview
from asf_starter.core.interview.numbers import Vocabulary
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.law.form_book import FormBook, LegalForm, Scoring
from asf_starter.core.law.law_items import LawBook, LawFile, gather_law
from asf_starter.core.law.rules import RULES
from asf_starter.core.outlines import Outline, Section
from asf_starter.core.privacy import PrivacyWords
from asf_starter.core.texts import Text
from asf_starter.storage.strict import Reader, map_texts

T = TypeVar("T")
Translate = Callable[[str, Text], Text]


class HandbookProblem(Exception):
    """The resource files contradict themselves; ``problems`` says where and how."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class _About:
    """``handbook.toml``."""

    date: str


@dataclass(frozen=True)
class _Order:
    """``interview/order.toml``."""

    chapters: tuple[str, ...]


@dataclass(frozen=True)
class _SectionFile:
    """A file of sections, ``documents/sections/<name>.toml``."""

    sections: tuple[Section, ...]


class _Files:
    """The resource files of one folder, read strictly, problems gathered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reader = Reader()

    def tree(self, name: str) -> Mapping[str, object]:
        try:
            text = (self.folder / name).read_text("utf-8")
            return tomli.loads(text, parse_float=Decimal)
        except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
            self.reader.refuse(name, str(error))
            return {}

    def one(self, kind: type[T], name: str) -> T:
        """The object in one file. Raises HandbookProblem where it cannot be made at all."""
        read = self.reader.read(kind, self.tree(name), name)
        if read is None:
            raise HandbookProblem(self.reader.problems)
        return read

    def named(self, kind: type[T], folder: str, name: str) -> T:
        """The object in the file of this name, whose id must be the same."""
        read = self.one(kind, f"{folder}/{name}.toml")
        self._check_id(read, f"{folder}/{name}.toml", name)
        return read

    def _check_id(self, read: object, place: str, name: str) -> None:
        identity = getattr(read, "id", name)
        if identity != name:
            self.reader.refuse(place, f'the id "{identity}" is not the file\'s name')

    def each(self, kind: type[T], folder: str, but: tuple[str, ...] = ()) -> Iterator[T]:
        """One object a file of a folder, in the order of the file names, ``but`` these."""
        for path in sorted((self.folder / folder).glob("*.toml")):
            if path.stem in but:
                continue
            read = self.reader.read(kind, self.tree(f"{folder}/{path.name}"), f"{folder}/{path.name}")
            if read is not None:
                self._check_id(read, f"{folder}/{path.name}", path.stem)
                yield read


def load_handbook(folder: Path, *, check: bool = True) -> Handbook:
    """The handbook in Swedish, the language of the sources. Raises HandbookProblem.

    ``check=False`` leaves out what no file shows by itself: contradictions between files.
    """
    files = _Files(folder)
    order = files.one(_Order, "interview/order.toml")
    chapters = tuple(files.named(Chapter, "interview", chapter) for chapter in order.chapters)
    sections = [
        section for file in files.each(_SectionFile, "documents/sections") for section in file.sections
    ]
    outlines = sorted(files.each(Outline, "documents"), key=lambda outline: (outline.order, outline.id))
    handbook = Handbook(
        date=files.one(_About, "handbook.toml").date,
        language="sv",
        interview=Interview(chapters),
        vocabulary=files.one(Vocabulary, "vocabulary.toml"),
        rules=RULES,
        glossary=files.one(Glossary, "glossary.toml"),
        forms=_form_book(files),
        criteria=tuple(files.each(Criterion, "criteria")),
        advice=files.one(AdviceFile, "advice.toml").notes,
        rates=gather(files.each(RateFile, "rates")),
        outlines={outline.id: outline for outline in outlines},
        sections={section.id: section for section in sections},
        law=gather_law(files.each(LawFile, "law")),
        hard_questions=files.one(HardQuestionFile, "hard_questions.toml").questions,
        figure_words=files.one(FigureWords, "figure_words.toml"),
        privacy=files.one(PrivacyWords, "privacy.toml"),
        texts=_words(files),
    )
    problems = files.reader.problems
    if len(handbook.sections) != len(sections):
        problems.append("documents/sections: a section id is used twice")
    texts = dict(handbook.texts)

    def collect(text_id: str, text: Text) -> Text:
        texts[text_id] = text
        return text

    map_handbook_texts(handbook, collect)
    handbook = replace(handbook, texts=texts)
    if check and not problems:
        from asf_starter.core.handbook_checks import check_handbook  # it needs all of core; the window waits

        problems += check_handbook(handbook)
    if problems:
        raise HandbookProblem(problems)
    return handbook


def _form_book(files: _Files) -> FormBook:
    """The legal forms: the table of points, and one file a form."""
    scoring = files.one(Scoring, "legal_forms/scoring.toml")
    return FormBook(tuple(files.each(LegalForm, "legal_forms", but=("scoring",))), scoring)


def _words(files: _Files) -> dict[str, Text]:
    """The free-standing words: ``words/<topic>.toml``, ids ``<topic>.<table>.<key>``."""
    words: dict[str, Text] = {}

    def walk(tree: Mapping[str, object], place: str) -> None:
        for key, part in tree.items():
            if isinstance(part, str):
                words[f"{place}.{key}"] = Text(part)
            elif isinstance(part, Mapping):
                walk(part, f"{place}.{key}")
            else:
                files.reader.refuse(f"words/{place}.{key}", "expected words")

    for path in sorted((files.folder / "words").glob("*.toml")):
        walk(files.tree(f"words/{path.name}"), path.stem)
    return words


def map_handbook_texts(handbook: Handbook, change: Translate) -> Handbook:
    """The handbook with every text replaced by ``change(text id, text)``.

    A text's id is its place: the kind of resource, the object's id, then field names and ids.
    """

    def each(place: str, things: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(map_texts(thing, f"{place}.{thing.id}", change) for thing in things)

    forms = handbook.forms
    return replace(
        handbook,
        interview=Interview(each("interview", handbook.interview.chapters)),
        glossary=Glossary(each("glossary", handbook.glossary.words)),
        outlines={outline.id: outline for outline in each("documents", handbook.outlines.values())},
        sections={section.id: section for section in each("sections", handbook.sections.values())},
        forms=FormBook(
            each("legal_forms", forms.forms), map_texts(forms.scoring, "legal_forms.scoring", change)
        ),
        criteria=each("criteria", handbook.criteria),
        advice=each("advice", handbook.advice),
        rates=replace(handbook.rates, rates=each("rates", handbook.rates.rates)),
        law=LawBook(
            statutes=each("law.statutes", handbook.law.statutes),
            names=each("law.names", handbook.law.names),
            items=each("law.items", handbook.law.items),
            steps=each("law.steps", handbook.law.steps),
        ),
        hard_questions=each("hard_questions", handbook.hard_questions),
        privacy=replace(handbook.privacy, words=each("privacy.words", handbook.privacy.words)),
        texts={text_id: change(text_id, text) for text_id, text in handbook.texts.items()},
    )
