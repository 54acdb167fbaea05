"""What a place for training or occupation costs a month, worked out from the budget.

The formula is that of the notes on funding, 5.5: the supervisor's cost divided by the persons in the
supervisor's care, and the place's part of premises and of everything else that all share, divided by
the part of the places that is taken. It is a proposal of this program, not a norm; what the buyer pays is
agreed between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from asf_starter.core.economy.amounts import rounded
from asf_starter.core.economy.budget import Budget
from asf_starter.core.interview.answers import Answers

SUPERVISOR = "supervisor"
ADMINISTRATION = frozenset({"office", "manager"})
PREMISES = frozenset({"rent", "electricity", "heating", "cleaning"})
YEAR = range(12, 24)
"""The second budget year: a whole year at work, without the first months' beginning."""

OCCUPANCY = (Decimal(100), Decimal(75))
"""Shares of the places that are taken, in percent, for the range that is printed."""

QUESTIONS = ("positions", "overheads", "persons_per_supervisor", "training_places_12_months")


@dataclass(frozen=True)
class PlacePrice:
    """The cost of a place a month, in whole kronor without VAT, where all places are taken: ``total`` is the
    sum of the parts before it. ``people`` share premises and the rest: all who are employed or in a place.
    """

    places: int
    people: int
    per_supervisor: int
    supervision: int
    premises: int
    administration: int
    other: int

    @property
    def total(self) -> int:
        """All parts together."""
        return self.supervision + self.premises + self.administration + self.other

    def at(self, occupancy: Decimal) -> int:
        """The cost of a taken place where so many percent of the places are taken, in whole kronor."""
        return _whole(Decimal(self.total) * 100 / occupancy)

    @property
    def range(self) -> tuple[tuple[Decimal, int], ...]:
        """Occupancy in percent and cost, from all places taken to every fourth one empty."""
        return tuple((share, self.at(share)) for share in OCCUPANCY)


@dataclass(frozen=True)
class PlaceOffer:
    """The price that the budget counts on for a place a month, without VAT, and what it covers.

    ``share`` of the cost in percent, with one decimal; ``year`` is all places in twelve months.
    """

    price: Decimal
    places: int
    share: Decimal
    year: Decimal


def place_offer(answers: Answers, cost: PlacePrice) -> PlaceOffer | None:
    """The price asked for the places, or None where the budget sells none.

    The places are what public buyers buy as many of a month as there are places, priced without VAT.
    """
    for row in answers.rows("products"):
        price = row.value("price")
        if (
            row.value("buyer") == "public"
            and row.value("price_includes_vat") is False
            and row.value("volume") == cost.places
            and isinstance(price, Decimal)
            and cost.total
        ):
            share = (price * 100 / cost.total).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return PlaceOffer(price, cost.places, share, price * cost.places * 12)
    return None


def place_price(answers: Answers, budget: Budget) -> PlacePrice | None:
    """The cost of a place, or None while supervisors, persons for each of them or places are missing."""
    per_supervisor = answers.value("persons_per_supervisor")
    places = answers.value("training_places_12_months")
    if not isinstance(per_supervisor, int) or not isinstance(places, int) or per_supervisor < 1 or places < 1:
        return None
    full_times = _full_times(budget, SUPERVISOR)
    if not full_times:
        return None
    employed = [line for line in _staff_lines(budget) if any(budget.months(line)[month] for month in YEAR)]
    people = len(employed) + places
    supervision = _mean(budget, _lines_of(budget, frozenset({SUPERVISOR}))) / (full_times * per_supervisor)
    overheads = budget.inputs.overheads
    premises = [f"result.overhead.{row.id}" for row in overheads if row.category in PREMISES]
    other = [f"result.overhead.{row.id}" for row in overheads if row.category not in PREMISES]
    return PlacePrice(
        places=places,
        people=people,
        per_supervisor=per_supervisor,
        supervision=_whole(supervision),
        premises=_whole(_mean(budget, premises) / people),
        administration=_whole(_mean(budget, _lines_of(budget, ADMINISTRATION)) / people),
        other=_whole(_mean(budget, other) / people),
    )


def _staff_lines(budget: Budget) -> Iterator[str]:
    return (f"basis.staff_cost.{position.id}" for position in budget.inputs.positions)


def _lines_of(budget: Budget, work: frozenset[str]) -> list[str]:
    """The staff costs of the positions that do this work."""
    return [
        f"basis.staff_cost.{position.id}" for position in budget.inputs.positions if position.work in work
    ]


def _full_times(budget: Budget, work: str) -> Decimal:
    """Full times of the positions that do this work, in a mean month of the year."""
    hours = budget.inputs.capacity.full_time_hours
    total = Decimal(0)
    for position in budget.inputs.positions:
        if position.work != work:
            continue
        worked = sum(1 for month in YEAR if budget.months(f"basis.staff_cost.{position.id}")[month])
        share = position.share / 100 if position.share is not None else position.hours / hours
        total += share * worked / len(YEAR)
    return total


def _mean(budget: Budget, lines: list[str]) -> Decimal:
    """The sum of lines in a mean month of the year, in kronor."""
    found = [budget.months(line) for line in lines if line in budget.lines]
    return Decimal(sum(months[month] for months in found for month in YEAR)) / len(YEAR)


def _whole(amount: Decimal) -> int:
    above, below = amount.as_integer_ratio()
    return rounded(above, below)
