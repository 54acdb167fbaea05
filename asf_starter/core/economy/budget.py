"""The budget: from inputs to lines, 36 months of result, VAT, liquidity and balance that always meet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from asf_starter.core.economy.balance_lines import add_balance
from asf_starter.core.economy.budget_warnings import budget_warnings
from asf_starter.core.economy.capacity import CapacityMonths, capacity_months
from asf_starter.core.economy.cash_lines import add_cash, add_tax, add_vat
from asf_starter.core.economy.cliffs import Cliff, cliffs
from asf_starter.core.economy.computed import Computed
from asf_starter.core.economy.inputs import BudgetInputs
from asf_starter.core.economy.key_figures import KeyFigures, key_figures
from asf_starter.core.economy.ledger import Ledger
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.rates import BASE, Rates, Scenario
from asf_starter.core.economy.result_lines import add_result
from asf_starter.core.economy.start_budget import StartBudget, start_budget
from asf_starter.core.economy.surplus import YearSurplus, surplus_by_year
from asf_starter.core.economy.timeline import Timeline
from asf_starter.core.economy.workings import work_out
from asf_starter.core.texts import Statement


@dataclass(frozen=True)
class Budget(Computed):
    """A computed budget with what follows from its lines, worked out when it is first asked for."""

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
    ledger = Ledger(rates, inputs.legal_form)
    add_result(ledger, work)
    taxes = add_tax(ledger, work)
    vat = add_vat(ledger, work)
    add_cash(ledger, work, taxes, vat)
    add_balance(ledger, work)
    return Budget(inputs, scenario, rates, timeline, ledger.in_order(), work)
