"""The budget: from inputs to lines, 36 months of result, VAT, liquidity and balance that always meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from asf_starter.core.economy.amounts import ZERO
from asf_starter.core.economy.balance_lines import add_balance
from asf_starter.core.economy.budget_warnings import budget_warnings
from asf_starter.core.economy.capacity import CapacityMonths, capacity_months
from asf_starter.core.economy.cash_lines import add_cash, add_tax, add_vat
from asf_starter.core.economy.cliffs import Cliff, cliffs
from asf_starter.core.economy.inputs import BudgetInputs
from asf_starter.core.economy.key_figures import KeyFigures, key_figures
from asf_starter.core.economy.ledger import Ledger
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.rates import BASE, Rates, RateUse, Scenario
from asf_starter.core.economy.result_lines import add_result
from asf_starter.core.economy.start_budget import StartBudget, start_budget
from asf_starter.core.economy.surplus import YearSurplus, surplus_by_year
from asf_starter.core.economy.timeline import Span, Timeline
from asf_starter.core.economy.workings import Workings, work_out
from asf_starter.core.texts import Statement


@dataclass(frozen=True)
class Budget:
    """A computed budget. ``lines`` by id, in the order of the statements."""

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

    @cached_property
    def key_figures(self) -> tuple[KeyFigures, ...]:
        """The key figures of each of ``years``, in the same order."""
        return tuple(key_figures(self, span) for span in self.years)

    @cached_property
    def start(self) -> StartBudget:
        """Capital need and financing."""
        return start_budget(self)

    @cached_property
    def capacity(self) -> CapacityMonths | None:
        """Capacity and what is sold of it; None where nothing is said about it."""
        return capacity_months(self)

    @cached_property
    def cliffs(self) -> tuple[Cliff, ...]:
        """The ends of wage supports, the earliest first."""
        return cliffs(self)

    @cached_property
    def surplus(self) -> tuple[YearSurplus, ...]:
        """The surplus of each complete financial year."""
        return surplus_by_year(self)

    @cached_property
    def warnings(self) -> tuple[Statement, ...]:
        """What a founder should know, the gravest first."""
        return budget_warnings(self)


def compute_budget(inputs: BudgetInputs, rates: Rates, scenario: Scenario = BASE) -> Budget:
    """The whole budget of a scenario. Works with whatever is there; without inputs it is all noughts.

    A rate that is missing or unknown counts as nought and stands in ``rates_used`` without a value.
    """
    timeline = Timeline(inputs.first_month, max(0, inputs.financial_year_end))
    book = RateBook(rates, timeline)
    for rate_id in inputs.rates:
        book.by_month(rate_id)
    work = work_out(inputs, timeline, book, scenario)
    ledger = Ledger(rates)
    add_result(ledger, work)
    taxes = add_tax(ledger, work)
    vat = add_vat(ledger, work)
    add_cash(ledger, work, taxes, vat)
    add_balance(ledger, work)
    return Budget(inputs, scenario, rates, timeline, ledger.in_order(), work)
