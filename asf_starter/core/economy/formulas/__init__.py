"""The budget as cell formulas: for each rule of a line one formula, over one sheet of entries.

``formulas_of`` gives everything that a workbook needs, without knowing any spreadsheet: entries, steps, and
for each line a formula by month. Every rule can be written as a formula. What does not move with the entries
is the frame: the first month, the financial years, the periods of VAT and the months in which they are
paid, the kinds of VAT and support, and whether a price holds VAT; the plan itself is the place to change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas.entries import entries
from asf_starter.core.economy.formulas.entry import Entry
from asf_starter.core.economy.formulas.expressions import Formula
from asf_starter.core.economy.formulas.money import add_money
from asf_starter.core.economy.formulas.purchases import add_purchases
from asf_starter.core.economy.formulas.rows import KINDS_OF_STEPS, Rows, Step, sum_of_terms
from asf_starter.core.economy.formulas.sales import add_sales
from asf_starter.core.economy.formulas.staff import add_staff
from asf_starter.core.economy.formulas.taxes import add_taxes

__all__ = ["BudgetFormulas", "Entry", "Step", "formulas_of"]


@dataclass(frozen=True)
class BudgetFormulas:
    """Entries, steps, and the formula of each line by its id."""

    entries: tuple[Entry, ...]
    steps: tuple[Step, ...]
    formulas: Mapping[str, Formula]


def formulas_of(budget: Budget) -> BudgetFormulas:
    """The formulas of a budget, in whichever scenario it was computed."""
    rows = Rows(budget)
    add_sales(rows)
    add_purchases(rows)
    add_staff(rows)
    add_money(rows)
    add_taxes(rows)
    formulas = {line.id: rows.formulas.get(line.id) or sum_of_terms(line) for line in budget.lines.values()}
    steps = sorted(rows.steps, key=lambda step: KINDS_OF_STEPS.index(step.kind))
    return BudgetFormulas(entries(budget), tuple(steps), formulas)
