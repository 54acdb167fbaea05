"""Where a criterion is binding: the clauses of the founding papers of the chosen form.

Documents and tests ask the same function as the papers themselves for the numbers, so that "12 §" in the
participation plan is the 12 § of the bylaws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from asf_starter.core.interview.conditions import Condition
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.outlines import Outline, Section
from asf_starter.core.placing import Placed, placed_parts


@dataclass(frozen=True)
class BindingClause:
    """A clause that makes a criterion binding, in a paper that belongs to the chosen form."""

    paper: Outline
    clause: Placed


def binding_clauses(
    criterion: Criterion,
    outlines: Mapping[str, Outline],
    sections: Mapping[str, Section],
    applies: Callable[[Condition], bool],
) -> tuple[BindingClause, ...]:
    """The clauses in the order of the criterion's file; none before a form is chosen."""
    found = []
    for named in criterion.clauses:
        paper = outlines[named.document]
        if not applies(paper.when):
            continue
        placed = placed_parts(paper, sections, applies)
        found += [BindingClause(paper, place) for place in placed if place.number and place.id in named.parts]
    return tuple(found)


def problems_of_clauses(
    criterion: Criterion, outlines: Mapping[str, Outline], sections: Mapping[str, Section]
) -> Iterator[str]:
    """Papers and clauses that nobody defines."""
    place = f"criteria.{criterion.id}.clauses"
    for named in criterion.clauses:
        outline = outlines.get(named.document)
        if outline is None:
            yield f'{place}: there is no document "{named.document}"'
            continue
        titled = {part.id for name in outline.sections for part in sections[name].parts if part.title}
        missing = [part for part in named.parts if part not in titled]
        yield from (f'{place}: {named.document} has no clause "{part}"' for part in missing)
