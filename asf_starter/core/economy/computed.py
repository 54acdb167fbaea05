"""What a computation gives: 36 months of lines, with their years and the rates they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from asf_starter.core.economy.amounts import ZERO
from asf_starter.core.economy.inputs import BudgetInputs
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.rates import Rates, RateUse, Scenario
from asf_starter.core.economy.timeline import Span, Timeline
from asf_starter.core.economy.workings import Workings


@dataclass(frozen=True)
class Computed:
    """The lines of a budget by id, in the order of the statements, and what they were computed from."""

    inputs: BudgetInputs
    scenario: Scenario
    rates: Rates
    timeline: Timeline
    lines: Mapping[str, Line]
    workings: Workings

    def months(self, line_id: str) -> tuple[int, ...]:
        """The 36 figures of a line. Raises KeyError where there is none."""
        return self.lines[line_id].months

    def figure(self, line_id: str, span: Span) -> int:
        """A line's figure of a year: the sum of its months, or the position at its end."""
        return self.lines[line_id].figure(span)

    def rate(self, rate_id: str, month: int = 0) -> Decimal:
        """A rate that decides no figure, such as a limit; nought where it is unknown."""
        return self.rates.value(rate_id, self.timeline.days[month]) or ZERO

    @property
    def years(self) -> tuple[Span, ...]:
        """The three budget years, then the financial years."""
        return (*self.timeline.budget_years, *self.timeline.financial_years)

    @cached_property
    def rates_used(self) -> tuple[RateUse, ...]:
        """Every rate the budget rests on, with since, day checked, mark, and whether it is past its time."""
        return self.workings.book.uses()
