"""What the law demands of the founding papers, item by item, and where each paper answers it.

The items are data (``resources/law/``). An item names the document and the parts of it that answer it; the
clause's number and the questions behind it are worked out, so that the matrix cannot differ from the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from asf_starter.core.interview.conditions import ALWAYS, Condition, questions_in
from asf_starter.core.interview.interview import NO_TEXT
from asf_starter.core.law.founding_steps import Step
from asf_starter.core.law.names import NameRule
from asf_starter.core.outlines import Outline, Section, questions_of_part
from asf_starter.core.placing import Placed, placed_parts
from asf_starter.core.texts import Text

Need = Literal["always", "if_used", "practice", "criterion"]
"""always: the law demands it · if_used: it holds only if the paper says so · practice: no law demands it,
but agencies and banks expect it · criterion: it shows one of the four criteria."""


@dataclass(frozen=True)
class Statute:
    """A law or page that items refer to by its short name, with the state of the text that was read."""

    id: str
    name: Text
    source: str
    checked: date
    amended: date | None = None


@dataclass(frozen=True)
class LawItem:
    """One demand. ``law`` is the place in the statute, such as ``3:1 p. 4``.

    ``parts`` are the ids of the parts of the ``documents`` that answer it, one of them at least in every
    paper in which the item applies; ``questions`` those behind a view that the parts show. Only what holds
    if it is used may have no parts: this program does not offer it. An item that is not ``verified`` is
    shown with a request to check it; so is every ``note``.
    """

    id: str
    statute: str
    law: str
    text: Text
    need: Need
    documents: tuple[str, ...]
    verified: bool
    parts: tuple[str, ...] = ()
    note: Text = NO_TEXT
    questions: tuple[str, ...] = ()
    when: Condition = ALWAYS


@dataclass(frozen=True)
class LawFile:
    """What one file in ``resources/law/`` may hold."""

    statutes: tuple[Statute, ...] = ()
    names: tuple[NameRule, ...] = ()
    items: tuple[LawItem, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class LawBook:
    """All that the law says of founding."""

    statutes: tuple[Statute, ...] = ()
    names: tuple[NameRule, ...] = ()
    items: tuple[LawItem, ...] = ()
    steps: tuple[Step, ...] = ()
    by_id: Mapping[str, LawItem] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {item.id: item for item in self.items})

    def statute(self, statute_id: str) -> Statute:
        """The statute with this short name. Raises KeyError where there is none."""
        return next(statute for statute in self.statutes if statute.id == statute_id)


@dataclass(frozen=True)
class AnsweredItem:
    """An item, the parts of the paper that answer it, and the questions behind them.

    No ``places``: an item that is used only if chosen, and is not chosen.
    """

    item: LawItem
    places: tuple[Placed, ...]
    questions: tuple[str, ...]


def gather_law(files: Iterable[LawFile]) -> LawBook:
    """One book out of several files."""
    all_files = tuple(files)
    return LawBook(
        statutes=tuple(statute for file in all_files for statute in file.statutes),
        names=tuple(rule for file in all_files for rule in file.names),
        items=tuple(item for file in all_files for item in file.items),
        steps=tuple(step for file in all_files for step in file.steps),
    )


def answered_items(
    document: Outline,
    sections: Mapping[str, Section],
    items: Iterable[LawItem],
    applies: Callable[[Condition], bool],
) -> tuple[AnsweredItem, ...]:
    """The items about one document that apply, each with the parts that answer it, in the items' order."""
    placed = placed_parts(document, sections, applies)
    answered = []
    for item in items:
        if document.id not in item.documents or not applies(item.when):
            continue
        places = tuple(place for place in placed if _answers(place, item))
        answered.append(AnsweredItem(item, places, _questions_behind(places, item)))
    return tuple(answered)


def _answers(place: Placed, item: LawItem) -> bool:
    return any(part.id and part.id in item.parts for part in place.parts)


def _questions_behind(places: tuple[Placed, ...], item: LawItem) -> tuple[str, ...]:
    """The questions that the parts print or hang on, in the order of the text, each once.

    Where the leading part is named, the whole clause answers; else only the parts that are named.
    """
    found: dict[str, None] = {}
    for place in places:
        for part in place.parts:
            if place.id in item.parts or part.id in item.parts:
                found.update(dict.fromkeys(questions_of_part(part)))
                found.update(dict.fromkeys((*questions_in(part.when), *questions_in(part.unless))))
    found.update(dict.fromkeys(item.questions))
    return tuple(found)


def problems_of(
    book: LawBook, outlines: Mapping[str, Outline], sections: Mapping[str, Section], rates: Iterable[str]
) -> Iterator[str]:
    """What does not fit together, for the loader."""
    known_rates = set(rates)
    statutes = {statute.id for statute in book.statutes}
    if len(book.by_id) != len(book.items):
        yield "law: an item id is used twice"
    for item in book.items:
        place = f"law.items.{item.id}"
        if item.statute not in statutes:
            yield f'{place}: there is no statute "{item.statute}"'
        for name in item.documents:
            outline = outlines.get(name)
            if outline is None:
                yield f'{place}: there is no document "{name}"'
                continue
            parts = {part.id for section in outline.sections for part in sections[section].parts}
            if item.parts and parts.isdisjoint(item.parts):
                yield f"{place}: {name} has none of its parts"
        if not item.parts and item.need != "if_used":
            yield f"{place}: no part answers it"
    for step in book.steps:
        place = f"law.steps.{step.id}"
        if step.statute and step.statute not in statutes:
            yield f'{place}: there is no statute "{step.statute}"'
        unknown = [name for name in step.documents if name not in outlines]
        yield from (f'{place}: there is no document "{name}"' for name in unknown)
        yield from (f'{place}: there is no rate "{rate}"' for rate in step.fees if rate not in known_rates)
