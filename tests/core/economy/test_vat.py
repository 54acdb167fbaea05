"""VAT by month, quarter and year; invoice and cash method; due months (specification 2.8, 2.16)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.inputs import BudgetInputs, Overhead, Part, Product, Vat
from asf_starter.core.economy.rates import Rates
from asf_starter.core.economy.vat import settle_vat
from asf_starter.core.interview.values import Month

D = Decimal
AT_ONCE = (Part(D(100), 0),)


def budget_of(
    rates: Rates,
    terms: Vat,
    first: tuple[int, int] = (2027, 1),
    year_end: int = 11,
    payment: tuple[Part, ...] = AT_ONCE,
    cost: int = 0,
    lag: int = 0,
) -> Budget:
    """Sales of 1 000 with 200 VAT in every month; costs with 25 % VAT."""
    inputs = BudgetInputs(
        Month(*first),
        financial_year_end=year_end,
        vat=terms,
        products=(Product("p", "P", price=D(1000), volume=D(1), payment=payment),),
        overheads=(Overhead("o", "O", amount=D(cost), lag=lag),),
    )
    return compute_budget(inputs, rates)


def paid(budget: Budget) -> dict[int, int]:
    """Months and amounts of payments, refunds below nought."""
    out, back = budget.months("cash.vat_payment"), budget.months("cash.vat_refund")
    return {month: out[month] - back[month] for month in range(36) if out[month] or back[month]}


def test_by_quarter_vat_is_paid_in_the_second_month_after(rates: Rates) -> None:
    """Q1 in May, Q2 in August, Q3 in November, Q4 in February."""
    found = paid(budget_of(rates, Vat(period="quarter")))
    assert found == dict.fromkeys((4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34), 600)


def test_a_quarter_begun_late_is_short(rates: Rates) -> None:
    found = paid(budget_of(rates, Vat(period="quarter"), first=(2027, 2)))
    assert (found[3], found[6]) == (400, 600)  # February and March in May


def test_by_month(rates: Rates) -> None:
    found = paid(budget_of(rates, Vat(period="month")))
    assert found == dict.fromkeys(range(2, 36), 200)


@pytest.mark.parametrize(
    ("first", "year_end", "terms", "month"),
    [
        ((2027, 1), 11, {}, "2028-08"),  # December: August with the digital return
        ((2027, 1), 11, {"on_paper": True}, "2028-07"),
        ((2027, 1), 11, {"eu_trade": True}, "2028-02"),
        ((2027, 5), 11, {}, "2028-12"),  # year to April
        ((2027, 5), 11, {"on_paper": True}, "2028-11"),
        ((2027, 7), 11, {}, "2029-01"),  # year to June
        ((2027, 7), 11, {"on_paper": True}, "2028-12"),
        ((2027, 9), 11, {}, "2029-04"),  # year to August
        ((2027, 9), 11, {"on_paper": True}, "2029-03"),
        ((2026, 7), 17, {}, "2028-08"),  # a first year of eighteen months
    ],
)
def test_annual_vat(
    rates: Rates, first: tuple[int, int], year_end: int, terms: dict[str, bool], month: str
) -> None:
    budget = budget_of(rates, Vat(period="year", **terms), first=first, year_end=year_end)  # type: ignore[arg-type]
    found = paid(budget)
    assert str(budget.timeline.months[min(found)]) == month
    assert found[min(found)] == 200 * (year_end + 1)


def test_a_refund_comes_in_the_same_month_as_a_payment_would(rates: Rates) -> None:
    budget = budget_of(rates, Vat(period="quarter"), cost=1200)  # 300 deducted, 200 owed
    assert paid(budget)[4] == -300
    assert budget.months("cash.vat_refund")[4] == 300
    assert budget.months("balance.vat_claim")[:5] == (100, 200, 300, 400, 200)
    assert set(budget.months("balance.vat_debt")) == {0}


def test_the_cash_method_follows_the_payments(rates: Rates) -> None:
    """Invoices paid in two parts, R(200 × 33.3 %) = 67 and 133; costs paid a month later."""
    payment = (Part(D("33.3"), 1), Part(D("66.7"), 2))
    terms = Vat(period="month", cash_method=True)
    budget = budget_of(rates, terms, payment=payment, cost=400, lag=1)
    assert budget.months("vat.output")[:3] == (200, 200, 200)
    assert budget.months("vat.output_reported")[:4] == (0, 67, 200, 200)
    assert budget.months("vat.input_reported")[:3] == (0, 100, 100)
    # in the last month of the financial year everything unpaid is reported:
    # December has the parts of October (133), November (67 + 133) and December (200)
    assert budget.months("vat.output_reported")[11] == 133 + 200 + 200
    assert budget.months("vat.input_reported")[11] == 200
    assert budget.months("vat.output_reported")[12:15] == (0, 67, 200)
    assert sum(budget.months("vat.output_reported")) == 36 * 200  # the 36th month ends a year


def test_without_registration_nothing_is_reported(rates: Rates) -> None:
    budget = budget_of(rates, Vat(registered=False), cost=400)
    assert paid(budget) == {}
    assert budget.months("result.overheads")[0] == 500


def test_without_rates_for_the_due_month_it_is_two_months() -> None:
    found = budget_of(Rates(), Vat(period="year"), cost=400)
    assert found.workings.book.by_month("vat.due.year_digital.september_december")[0] is None
    settled = settle_vat([200] * 36, [0] * 36, Vat(period="year"), found.timeline, found.workings.book)
    assert settled.due == ((11, 13), (23, 25), (35, 37))
