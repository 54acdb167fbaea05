"""The 36 months: which calendar month, budget year and financial year each belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from asf_starter.core.economy.amounts import MONTHS
from asf_starter.core.interview.values import Month


@dataclass(frozen=True)
class Span:
    """A year of the budget: months ``first`` to ``last``, both counted from 0, both included.

    A financial year is ``complete`` when its last month lies inside the budget.
    """

    kind: Literal["budget", "financial"]
    number: int
    first: int
    last: int
    complete: bool = True

    @property
    def months(self) -> range:
        """The months of the span that lie inside the budget."""
        return range(self.first, min(self.last + 1, MONTHS))


@dataclass(frozen=True)
class Timeline:
    """The months of a budget. ``first_year_end`` is the last month of the first financial year."""

    first_month: Month
    first_year_end: int = 11

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The calendar months."""
        return tuple(self.first_month.plus(month) for month in range(MONTHS))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The first day of each month; rates are looked up by it."""
        return tuple(month.first_day for month in self.months)

    @cached_property
    def calendar(self) -> tuple[int, ...]:
        """The calendar month of each month, 0 for January."""
        return tuple(month.number - 1 for month in self.months)

    @cached_property
    def budget_years(self) -> tuple[Span, ...]:
        """Months 1–12, 13–24 and 25–36."""
        return tuple(Span("budget", year + 1, year * 12, year * 12 + 11) for year in range(MONTHS // 12))

    @cached_property
    def financial_years(self) -> tuple[Span, ...]:
        """The financial years that begin inside the budget; the last one may be incomplete."""
        years: list[Span] = []
        first, last = 0, self.first_year_end
        while first < MONTHS:
            years.append(Span("financial", len(years) + 1, first, last, last < MONTHS))
            first, last = last + 1, last + 12
        return tuple(years)

    @cached_property
    def year_ends(self) -> tuple[int, ...]:
        """For each month the last month of its financial year, which may lie after the budget."""
        return tuple(span.last for span in self.financial_years for _ in span.months)

    def quarter_end(self, month: int) -> int:
        """The last month of the calendar quarter of a month; it may lie after the budget."""
        return month + 2 - self.calendar[month] % 3

    def index(self, month: Month) -> int:
        """A calendar month counted from the first; negative before it."""
        return month.index - self.first_month.index
