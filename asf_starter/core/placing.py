"""Which parts of an outline stand in a document, and the numbers of its clauses.

Document and law matrix ask the same function, so that "7 §" is the same paragraph in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asf_starter.core.interview.conditions import Condition
from asf_starter.core.outlines import Outline, Part, Section


@dataclass(frozen=True)
class Placed:
    """A part that applies, first, and those that go on with it and apply.

    ``number`` is the number of its clause, counted through the document; 0 where it is no clause.
    """

    section: Section
    parts: tuple[Part, ...]
    number: int = 0

    @property
    def id(self) -> str:
        """The id of the part that leads; empty where it has none."""
        return self.parts[0].id


def placed_parts(
    outline: Outline, sections: Mapping[str, Section], applies: Callable[[Condition], bool]
) -> tuple[Placed, ...]:
    """The parts of a document in order. A part whose leading part does not apply is left out with it."""
    placed: list[Placed] = []
    number = 0
    for section_id in outline.sections:
        section = sections[section_id]
        if not applies(section.when):
            continue
        for lead, following in _groups(section.parts):
            if not _stands(lead, applies):
                continue
            number += bool(lead.title)
            parts = (lead, *(part for part in following if _stands(part, applies)))
            placed.append(Placed(section, parts, number if lead.title else 0))
    return tuple(placed)


def clause_numbers(placed: Sequence[Placed]) -> dict[str, int]:
    """The numbers of the clauses by the id of their part."""
    return {part.id: part.number for part in placed if part.number}


def _stands(part: Part, applies: Callable[[Condition], bool]) -> bool:
    return applies(part.when) and not applies(part.unless)


def _groups(parts: Sequence[Part]) -> Iterator[tuple[Part, list[Part]]]:
    """Each leading part with those that go on with it."""
    lead: Part | None = None
    following: list[Part] = []
    for part in parts:
        if part.continues and lead is not None:
            following.append(part)
            continue
        if lead is not None:
            yield lead, following
        lead, following = part, []
    if lead is not None:
        yield lead, following
