"""Beneficial owners: who controls more than a quarter of the votes, alone or together with near family.

VHL 1:4–1:5 (lag 2017:631). Near are spouse, registered partner, cohabitant, children and their partners,
and parents; siblings are not. Shares are exact fractions, so that a quarter is never more than a quarter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from asf_starter.core.interview.answers import Answers

Tie = Literal["partners", "parent", "parent_in_law"]
"""partners: both are near each other · parent: ``first`` is parent of ``second``, both are near each
other · parent_in_law: ``second`` is the partner of a child of ``first``; only ``first`` counts ``second``."""

TIES: tuple[Tie, ...] = ("partners", "parent", "parent_in_law")

LIMIT = Fraction(1, 4)


@dataclass(frozen=True)
class FamilyTie:
    """Two holders who are near family."""

    first: str
    second: str
    tie: Tie


@dataclass(frozen=True)
class Holding:
    """A holder's part of the votes, alone and with near family; ``is_owner``: a beneficial owner."""

    holder: str
    own: Fraction
    counted: Fraction
    family: tuple[str, ...] = ()

    @property
    def is_owner(self) -> bool:
        """More than a quarter of the votes; exactly a quarter is not enough."""
        return self.counted > LIMIT


def holdings(votes: Mapping[str, int], ties: Iterable[FamilyTie] = ()) -> tuple[Holding, ...]:
    """Each holder's part of the votes. ``votes`` by holder, none negative. () where nobody has a vote."""
    total = sum(votes.values())
    if not total:
        return ()
    near = _near_family(ties)
    found = []
    for holder, own in votes.items():
        family = tuple(other for other in votes if other in near.get(holder, ()) and other != holder)
        together = own + sum(votes[other] for other in family)
        found.append(Holding(holder, Fraction(own, total), Fraction(together, total), family))
    return tuple(found)


def _near_family(ties: Iterable[FamilyTie]) -> dict[str, set[str]]:
    """Whose votes count together with whose (VHL 1:5). A child's partner follows from the two ties."""
    near: dict[str, set[str]] = {}
    partners: dict[str, set[str]] = {}
    children: dict[str, set[str]] = {}
    for tie in ties:
        near.setdefault(tie.first, set()).add(tie.second)
        if tie.tie != "parent_in_law":
            near.setdefault(tie.second, set()).add(tie.first)
        if tie.tie == "partners":
            partners.setdefault(tie.first, set()).add(tie.second)
            partners.setdefault(tie.second, set()).add(tie.first)
        if tie.tie == "parent":
            children.setdefault(tie.first, set()).add(tie.second)
    for parent, own_children in children.items():
        for child in own_children:
            near[parent] |= partners.get(child, set()) - {parent}
    return near


def votes_by_founder(answers: Answers) -> dict[str, int]:
    """One vote for each founder, by row (EFL 6:3); in a company the shares that each has subscribed.

    Shareholders that are organisations count with the id of their own row.
    """
    if answers.value("legal_form") in ("limited_company", "limited_company_svb"):
        votes: dict[str, int] = {}
        for row in answers.rows("shareholders"):
            shares, founder = row.value("shares"), row.value("founder")
            holder = founder if isinstance(founder, str) else f"shareholders.{row.id}"
            if isinstance(shares, int):
                votes[holder] = votes.get(holder, 0) + shares
        return votes
    return {row.id: 1 for row in answers.rows("founders")}


def family_ties(answers: Answers) -> tuple[FamilyTie, ...]:
    """The ties that founders have named, as far as both are chosen."""
    ties = []
    for row in answers.rows("family_ties"):
        first, second = row.value("first"), row.value("second")
        kinds = [kind for kind in TIES if kind == row.value("tie")]
        if isinstance(first, str) and isinstance(second, str) and kinds:
            ties.append(FamilyTie(first, second, kinds[0]))
    return tuple(ties)
