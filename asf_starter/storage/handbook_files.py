"""Reading the handbook from ``resources/``. All problems of all files are reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

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
from asf_starter.storage.resource_files import HandbookProblem, ResourceFiles
from asf_starter.storage.strict import map_texts
from asf_starter.storage.translating import Translate, catalogue_path, translator


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


def load_handbook(folder: Path) -> Handbook:
    """The handbook in Swedish, the language of the sources, with nothing in it that contradicts itself.

    Raises HandbookProblem.
    """
    from asf_starter.core.handbook_checks import check_handbook  # it needs all of core; the window waits

    handbook = read_handbook(folder)
    problems = check_handbook(handbook)
    if problems:
        raise HandbookProblem(problems)
    return handbook


def load_handbook_in(
    language: str, resources: Path, translations: Path, compiled: Path | None = None
) -> Handbook:
    """The handbook in a language; Swedish where there is no catalogue or no translation of a text.

    ``compiled`` is the folder of compiled catalogues. Raises HandbookProblem.
    """
    return translated(load_handbook(resources), language, translations, compiled)


def translated(handbook: Handbook, language: str, translations: Path, compiled: Path | None) -> Handbook:
    """A Swedish handbook in another language, as it is where there is no catalogue."""
    if language == handbook.language:
        return handbook
    translate = translator(catalogue_path(translations, language), compiled)
    return in_language(handbook, language, translate) if translate else handbook


def read_handbook(folder: Path) -> Handbook:
    """The handbook in Swedish, each file read strictly, contradictions between files not looked for.

    Raises HandbookProblem.
    """
    files = ResourceFiles(folder)
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
        texts=files.words(),
    )
    problems = files.reader.problems
    if len(handbook.sections) != len(sections):
        problems.append("documents/sections: a section id is used twice")
    texts = dict(handbook.texts)

    def collect(text_id: str, text: Text) -> Text:
        texts[text_id] = text
        return text

    map_handbook_texts(handbook, collect)
    if problems:
        raise HandbookProblem(problems)
    return replace(handbook, texts=texts)


def in_language(handbook: Handbook, language: str, translate: Translate) -> Handbook:
    """The handbook with its texts translated."""
    return replace(map_handbook_texts(handbook, translate), language=language)


def _form_book(files: ResourceFiles) -> FormBook:
    """The legal forms: the table of points, and one file a form."""
    scoring = files.one(Scoring, "legal_forms/scoring.toml")
    return FormBook(tuple(files.each(LegalForm, "legal_forms", but=("scoring",))), scoring)


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
