"""The rates of one budget by month, and a record of which were used."""

from __future__ import annotations

from decimal import Decimal

from asf_starter.core.economy.amounts import ZERO, scaled
from asf_starter.core.economy.rates import Rates, RateUse, RateValue
from asf_starter.core.economy.timeline import Timeline

Fractions = tuple[list[int], int]
"""Shares by month: numerators over one denominator."""


class RateBook:
    """Looks rates up by month and remembers what was looked up. Made anew for each computation."""

    def __init__(self, rates: Rates, timeline: Timeline) -> None:
        self.rates = rates
        self._timeline = timeline
        self._by_month: dict[str, list[Decimal | None]] = {}
        self._fractions: dict[str, Fractions] = {}

    def by_month(self, rate_id: str) -> list[Decimal | None]:
        """The rate in each month, None where it has ended or is unknown."""
        if rate_id not in self._by_month:
            self._by_month[rate_id] = self._look_up(rate_id)
        return self._by_month[rate_id]

    def _throughout(self, rate_id: str) -> RateValue | None:
        """The value that holds in the first month and in the last, and so in all between; else None."""
        days, in_force = self._timeline.days, self.rates.in_force
        first = in_force(rate_id, days[0])
        return first if first is not None and in_force(rate_id, days[-1]) is first else None

    def _look_up(self, rate_id: str) -> list[Decimal | None]:
        days, one = self._timeline.days, self._throughout(rate_id)
        if one is not None:
            return [one.value] * len(days)
        return [self.rates.value(rate_id, day) for day in days]

    def shares(self, rate_id: str) -> Fractions:
        """A percentage as a share in each month, nought where it has ended or is unknown."""
        if rate_id not in self._fractions:
            numerators, denominator = scaled([value or ZERO for value in self.by_month(rate_id)])
            self._fractions[rate_id] = numerators, denominator * 100
        return self._fractions[rate_id]

    def number(self, rate_id: str, month: int = 0) -> Decimal:
        """A number in force in one month, nought where it is unknown."""
        return self.by_month(rate_id)[month] or ZERO

    def vat(self, category: str) -> Fractions:
        """The VAT rate of a category by month. ``mixed_food`` counts as serving, the higher rate."""
        return (
            self.shares(self.vat_id(category))
            if self.vat_id(category)
            else ([0] * len(self._timeline.days), 1)
        )

    def vat_id(self, category: str) -> str:
        """The id of the rate behind a VAT category, empty where there is no VAT."""
        if category in ("exempt", "none", ""):
            return ""
        return "vat.restaurant_catering" if category == "mixed_food" else f"vat.{category}"

    def uses(self) -> tuple[RateUse, ...]:
        """Every rate that was looked up, in the order of their ids, with the months it was in force.

        A rate that changes inside the budget is there once for each of its values.
        """
        found = []
        for rate_id in sorted(self._by_month):
            found += self._uses_of(rate_id)
        return tuple(found)

    def _uses_of(self, rate_id: str) -> list[RateUse]:
        months, days = self._timeline.months, self._timeline.days
        one, established = self._throughout(rate_id), self.rates.is_established
        if one is not None:  # established from a day to a day: looking at both ends is enough
            past = not (established(rate_id, days[0]) and established(rate_id, days[-1]))
            return [RateUse(rate_id, one.value, months[0], months[-1], past, one)]
        runs: list[RateUse] = []
        previous: object = None
        for month, day in zip(months, days, strict=True):
            value = self.rates.in_force(rate_id, day)
            if value is None:
                previous = None
                continue
            past = not established(rate_id, day)
            if runs and value is previous:
                last = runs[-1]
                past |= last.past_last_known
                runs[-1] = RateUse(rate_id, value.value, last.first, month, past, value)
            else:
                runs.append(RateUse(rate_id, value.value, month, month, past, value))
            previous = value
        if not runs:
            ended = self.rates.rate(rate_id) is not None
            return [] if ended else [RateUse(rate_id, None, months[0], months[-1], True)]
        return runs
