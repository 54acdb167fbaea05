"""How much a limited company (svb) may transfer to its owners: the cap of ABL 32:5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor

YEARS_SAVED = 5
"""Unused room may be used in the five years that follow (ABL 32:5)."""


@dataclass(frozen=True)
class SvbYear:
    """One financial year of the company.

    ``capital``: kronor paid in for shares by the end of the *previous* financial year, no shareholder
    contributions and no retained profit; 0 in the first year. ``rate``: the government borrowing rate at
    the end of the previous financial year, in percent. ``taken``: kronor that went to the owners.
    """

    capital: int
    rate: Decimal
    taken: int = 0


@dataclass(frozen=True)
class SvbRoom:
    """The room of one year: this year's ``interest``, what is ``saved`` from earlier years, both exact;
    ``ceiling`` is their sum rounded down to whole kronor."""

    interest: Decimal
    saved: Decimal
    ceiling: int


def svb_rooms(years: Sequence[SvbYear], margin: Decimal) -> tuple[SvbRoom, ...]:
    """The room of each year in turn; ``margin`` is added to the rate, in percentage points.

    The cap is rounded down (facts: business-plan-and-budget 2.16). The law does not say which year's
    room is used first; here it is the oldest, so that the least is lost.
    """
    saved: list[Decimal] = []
    rooms = []
    for year in years:
        interest = max(Decimal(0), year.capital * (year.rate + margin) / 100)
        usable = sum(saved, Decimal(0))
        rooms.append(SvbRoom(interest, usable, floor(interest + usable)))
        saved = _left([*saved, interest], Decimal(year.taken))[-YEARS_SAVED:]
    return tuple(rooms)


def _left(rooms: Sequence[Decimal], taken: Decimal) -> list[Decimal]:
    """What is left of each year's room, the oldest used first."""
    left = []
    for room in rooms:
        used = min(room, taken)
        taken -= used
        left.append(room - used)
    return left
