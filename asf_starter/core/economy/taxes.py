"""Income tax by financial year, with losses carried forward, and its settlement (2.7, 2.8, 2.16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_starter.core.economy.amounts import MONTHS, Months, kronor, nothing, rounded
from asf_starter.core.economy.inputs import BudgetInputs
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.timeline import Timeline


@dataclass(frozen=True)
class TaxMonths:
    """Tax by month: the year's ``tax`` in its last month, ``preliminary`` tax as it is paid, and the final
    settlement two months after the year (``final`` to pay, ``refunded`` back, both positive).
    ``losses`` are the losses carried forward after each complete financial year."""

    tax: Months
    preliminary: Months
    final: Months
    refunded: Months
    losses: tuple[int, ...]


def settle_tax(
    before_tax: Sequence[int],
    payroll_tax: Sequence[int],
    inputs: BudgetInputs,
    timeline: Timeline,
    book: RateBook,
) -> TaxMonths:
    """R(rate × max(0, year's result − losses)) in the last month of each complete financial year.

    The settlement is tax and särskild löneskatt of the year less preliminary tax paid in it. Months
    after the last complete financial year carry no tax.
    """
    tax, final, refunded = nothing(), nothing(), nothing()
    monthly = kronor(inputs.preliminary_tax)
    start = max(0, inputs.preliminary_tax_start)
    preliminary = [monthly if month >= start else 0 for month in range(MONTHS)]
    rates, below = book.shares("corporate_tax")
    lag = int(book.number("tax.settlement_lag_months")) or 2
    losses, left = [], 0
    for year in timeline.financial_years:
        if not year.complete:
            break
        months = slice(year.first, year.last + 1)
        result = sum(before_tax[months])
        taxable = max(0, result - left)
        left = max(0, left - result)
        losses.append(left)
        if inputs.income_tax:
            tax[year.last] = rounded(taxable * rates[year.last], below)
        owed = tax[year.last] + sum(payroll_tax[months]) - sum(preliminary[months])
        if year.last + lag < MONTHS:
            final[year.last + lag] = max(0, owed)
            refunded[year.last + lag] = max(0, -owed)
    return TaxMonths(tax, preliminary, final, refunded, tuple(losses))
