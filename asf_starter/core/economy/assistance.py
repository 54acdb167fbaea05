"""What a municipality may pay less in social assistance, as a range: never one proud figure.

A part of the small model of the notes on socioeconomics (7.4, 7.5): persons with a wage, times what a
household got in the mean, less those who would have found work anyway. Transfers between actors, wage
supports and care are left out; the text that prints the range says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from asf_starter.core.economy.rates import Rates
from asf_starter.core.interview.answers import Answers

QUESTION = "target_employees_12_months"
LOW, HIGH = "assistance.household_year.low", "assistance.household_year.high"
FEW, MANY = "assistance.deadweight.low", "assistance.deadweight.high"
FEWEST = 5
"""Below so many persons nothing is shown: somebody could be recognised (notes, 7.7)."""

_STEP = Decimal(10_000)


@dataclass(frozen=True)
class AssistanceRange:
    """The range in kronor a year, to the nearest 10 000; what a household gets, and the shares in percent
    that would have found work anyway. ``since`` is the year of the amounts."""

    people: int
    low: int
    high: int
    household_low: int
    household_high: int
    few: Decimal
    many: Decimal
    year: int
    source: str


def assistance_range(answers: Answers, rates: Rates, day: date) -> AssistanceRange | None:
    """The range, or None for fewer than five persons or where an amount is not known."""
    people = answers.value(QUESTION)
    found = {name: rates.value(name, day) for name in (LOW, HIGH, FEW, MANY)}
    rate = rates.rate(HIGH)
    if not isinstance(people, int) or people < FEWEST or rate is None:
        return None
    low, high, few, many = found.values()
    if low is None or high is None or few is None or many is None:
        return None
    value = rate.values[-1]
    return AssistanceRange(
        people=people,
        low=_rounded(people * low * (100 - many) / 100),
        high=_rounded(people * high * (100 - few) / 100),
        household_low=int(low),
        household_high=int(high),
        few=few,
        many=many,
        year=(value.since or value.checked).year,
        source=value.source,
    )


def _rounded(amount: Decimal) -> int:
    """To the nearest 10 000 kronor."""
    return int((amount / _STEP).quantize(Decimal(1), ROUND_HALF_UP) * _STEP)
