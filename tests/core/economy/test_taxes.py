"""Income tax by financial year, losses carried forward, preliminary tax, settlement (2.7, 2.8, 2.16)."""

from __future__ import annotations

from decimal import Decimal

from asf_starter.core.economy.amounts import MONTHS
from asf_starter.core.economy.inputs import BudgetInputs
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.rates import Rates
from asf_starter.core.economy.taxes import TaxMonths, settle_tax
from asf_starter.core.economy.timeline import Timeline
from asf_starter.core.interview.values import Month


def settled(
    rates: Rates,
    results: dict[int, int],
    payroll_tax: int = 0,
    first: tuple[int, int] = (2027, 1),
    year_end: int = 11,
    **fields: object,
) -> TaxMonths:
    """Tax of a row of results before tax, given by month."""
    inputs = BudgetInputs(Month(*first), financial_year_end=year_end, **fields)  # type: ignore[arg-type]
    timeline = Timeline(inputs.first_month, year_end)
    row = [results.get(month, 0) for month in range(MONTHS)]
    return settle_tax(row, [payroll_tax] * MONTHS, inputs, timeline, RateBook(rates, timeline))


def amounts(row: list[int]) -> dict[int, int]:
    """The months that hold something."""
    return {month: amount for month, amount in enumerate(row) if amount}


def test_losses_are_carried_forward(rates: Rates) -> None:
    """−100 000, then 60 000 and 100 000: nothing, nothing, 20.6 % of 60 000."""
    found = settled(rates, {3: -100_000, 14: 60_000, 30: 100_000})
    assert amounts(found.tax) == {35: 12360}
    assert found.losses == (100_000, 40_000, 0)


def test_a_profit_is_taxed_in_the_last_month_and_paid_two_months_later(rates: Rates) -> None:
    found = settled(rates, {0: 10_001}, payroll_tax=10)
    assert amounts(found.tax) == {11: 2060}  # 2 060.2
    assert amounts(found.final) == {13: 2060 + 120, 25: 120}


def test_a_first_year_of_eighteen_months(rates: Rates) -> None:
    """July 2026 to December 2027 is one year; the second ends in month 30, and the rest carries no tax."""
    found = settled(rates, {5: 50_000, 17: 50_000, 20: 10_000, 33: 90_000}, first=(2026, 7), year_end=17)
    assert amounts(found.tax) == {17: 20600, 29: 2060}
    assert amounts(found.final) == {19: 20600, 31: 2060}


def test_preliminary_tax_is_taken_off(rates: Rates) -> None:
    """A thousand a month from July of the first year: 6 000 against a tax of 20 600, then 12 000 too much."""
    found = settled(rates, {0: 100_000}, preliminary_tax=Decimal(1000), preliminary_tax_start=6)
    assert sum(found.preliminary) == 30_000
    assert amounts(found.final) == {13: 14_600}
    assert amounts(found.refunded) == {25: 12_000}


def test_an_exempt_association_pays_the_payroll_tax_only(rates: Rates) -> None:
    found = settled(rates, {0: 100_000}, payroll_tax=5, income_tax=False)
    assert amounts(found.tax) == {}
    assert amounts(found.final) == {13: 60, 25: 60}


def test_a_short_first_year(rates: Rates) -> None:
    found = settled(rates, {0: 1000, 5: 1000}, first=(2027, 10), year_end=2)
    assert amounts(found.tax) == {2: 206, 14: 206}
