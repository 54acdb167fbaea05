"""Overheads, rent in advance, purchases, depreciation, stock, deposits, loans (2.7–2.9, 2.16)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.inputs import BudgetInputs, Deposit, Loan, Overhead, Purchase, Vat
from asf_starter.core.economy.rates import BASE, Rates, Scenario
from asf_starter.core.interview.values import Month

D = Decimal
JANUARY = Month(2027, 1)
WITH_VAT = Vat()


def overhead_budget(
    rates: Rates,
    *,
    first: Month = JANUARY,
    terms: Vat = WITH_VAT,
    scenario: Scenario = BASE,
    **fields: object,
) -> Budget:
    overhead = Overhead("o", "O", **fields)  # type: ignore[arg-type]
    return compute_budget(BudgetInputs(first, vat=terms, overheads=(overhead,)), rates, scenario)


def test_an_overhead_is_paid_with_its_vat_after_its_lag(rates: Rates) -> None:
    budget = overhead_budget(rates, amount=D("1000.50"), lag=1)
    assert budget.months("result.overheads")[0] == 1001
    assert budget.months("vat.input")[0] == 250  # 25 % of 1 001 = 250.25
    assert budget.months("cash.suppliers")[:2] == (0, 1251)


SEASON = tuple(D(number) for number in ("1.5", "1", "1", "1", "1", "1", "0", "1", "1", "1", "1", "1"))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"increase": D(2)}, {0: 1000, 12: 1020, 24: 1040}),  # 1 040.4
        ({"season": SEASON}, {0: 1500, 1: 1000, 6: 0, 12: 1500}),
        ({"start": 3, "end": 4}, {2: 0, 3: 1000, 4: 1000, 5: 0}),
        ({"scenario": Scenario("dear", overheads=D("1.03"))}, {0: 1030}),
        ({"scenario": Scenario("late", start_delay=3)}, {0: 1000}),  # rent runs all the same
    ],
)
def test_the_amount_of_a_month(rates: Rates, fields: dict[str, object], expected: dict[int, int]) -> None:
    months = overhead_budget(rates, amount=D(1000), **fields).months("result.overheads")  # type: ignore[arg-type]
    assert {month: months[month] for month in expected} == expected


def test_vat_that_may_not_be_deducted_is_a_cost(rates: Rates) -> None:
    """Of 250 VAT 40 % may be deducted: 100; the rest is a cost."""
    budget = overhead_budget(rates, amount=D(1000), terms=Vat(deductible=D(40)))
    assert budget.months("result.overheads")[0] == 1150
    assert budget.months("vat.input")[0] == 100
    assert budget.months("cash.suppliers")[0] == 1250


def test_rent_is_paid_by_quarter_in_advance(rates: Rates) -> None:
    """From February: two months of the first quarter, then whole quarters; later months are prepaid."""
    budget = overhead_budget(rates, first=Month(2027, 2), amount=D(9000), in_advance=True)
    assert set(budget.months("result.overheads")) == {9000}
    assert budget.months("cash.suppliers")[:6] == (22500, 0, 33750, 0, 0, 33750)  # with 25 % VAT
    assert budget.months("vat.input")[:4] == (4500, 0, 6750, 0)
    assert budget.months("balance.prepaid")[:5] == (9000, 0, 18000, 9000, 0)
    # the last month is January 2030: the whole quarter is paid, two months lie after the budget
    assert budget.months("balance.prepaid")[35] == 18000


def test_rent_in_advance_that_begins_and_ends_inside_a_quarter(rates: Rates) -> None:
    budget = overhead_budget(rates, amount=D(9000), in_advance=True, vat="none", start=1, end=4)
    assert budget.months("cash.suppliers")[:7] == (0, 18000, 0, 18000, 0, 0, 0)
    assert budget.months("result.overheads")[:6] == (0, 9000, 9000, 9000, 9000, 0)


def test_rent_in_advance_with_vat_that_may_not_be_deducted(rates: Rates) -> None:
    """27 000 and VAT 6 750, none of it deductible: the VAT is spread over the three months."""
    budget = overhead_budget(rates, amount=D(9000), in_advance=True, terms=Vat(registered=False))
    assert budget.months("result.overheads")[:3] == (11250, 11250, 11250)
    assert budget.months("balance.prepaid")[:3] == (22500, 11250, 0)


def bought(rates: Rates, terms: Vat = WITH_VAT, **fields: object) -> Budget:
    purchase = Purchase("i", "I", **fields)  # type: ignore[arg-type]
    return compute_budget(BudgetInputs(JANUARY, vat=terms, investments=(purchase,)), rates)


def test_an_investment_is_depreciated_from_its_month(rates: Rates) -> None:
    """100 000 over three years: 2 777.78 a month, and nothing is lost."""
    budget = bought(rates, amount=D(100000), years=3, month=2, lag=1)
    depreciation = budget.months("result.depreciations")
    assert depreciation[1:5] == (0, 2778, 2778, 2777)
    assert sum(depreciation) == 94444  # 34 of 36 months: R(100 000 × 34 / 36)
    assert budget.months("balance.equipment")[35] == 100000 - 94444
    assert budget.months("cash.investments")[2:4] == (0, 125000)
    assert budget.months("balance.suppliers")[2] == 125000


def test_depreciation_ends_with_the_cost(rates: Rates) -> None:
    budget = bought(rates, amount=D(1000), years=1, terms=Vat(registered=False))
    assert sum(budget.months("result.depreciations")) == 1250
    assert budget.months("balance.equipment")[11:13] == (0, 0)


def test_an_investment_after_the_budget_is_nothing(rates: Rates) -> None:
    budget = bought(rates, amount=D(1000), years=5, month=40)
    assert sum(budget.months("cash.investments")) == sum(budget.months("result.depreciations")) == 0


def test_start_costs_stock_and_deposits(rates: Rates) -> None:
    inputs = BudgetInputs(
        JANUARY,
        start_costs=(Purchase("c", "C", amount=D(4000)),),
        first_stock=Purchase("", "Stock", amount=D(10000), vat="food"),
        deposits=(Deposit("d", "D", amount=D(27000), month=1, returned=20),),
    )
    budget = compute_budget(inputs, rates)
    assert budget.months("result.one_offs")[:2] == (4000, 0)
    assert budget.months("cash.suppliers")[0] == 5000 + 10600
    assert set(budget.months("balance.stock")) == {10000}
    assert budget.months("cash.deposits")[1] == 27000
    assert budget.months("balance.deposits")[0:3] == (0, 27000, 27000)
    assert budget.months("cash.deposits_back")[20] == 27000
    assert budget.months("balance.deposits")[20] == 0


def test_a_deposit_never_comes_back_before_it_is_paid(rates: Rates) -> None:
    inputs = BudgetInputs(JANUARY, deposits=(Deposit("d", "D", amount=D(100), month=5, returned=2),))
    assert compute_budget(inputs, rates).months("cash.deposits_back")[5] == 100


def loan_budget(rates: Rates, **fields: object) -> Budget:
    return compute_budget(BudgetInputs(JANUARY, loans=(Loan("l", "L", **fields),)), rates)  # type: ignore[arg-type]


def test_a_loan_with_grace(rates: Rates) -> None:
    """100 000 at 6 %, 60 months of which 6 without instalments: 54 of R(1 851.85), the last the rest."""
    budget = loan_budget(rates, amount=D(100000), interest=D(6), term=60, grace=6, month=1, fee=D(1500))
    assert budget.months("cash.loan_draws")[1] == 100000
    assert budget.months("cash.instalments")[6:9] == (0, 1852, 1852)
    assert budget.months("result.interest")[:3] == (0, 500, 500)
    assert budget.months("result.interest")[7:9] == (500, 491)  # on 98 148: 490.74
    assert budget.months("balance.loans")[7] == 98148
    assert budget.months("result.one_offs")[1] == 1500
    assert budget.months("cash.loan_fees")[1] == 1500


def test_a_loan_ends_at_exactly_nought(rates: Rates) -> None:
    budget = loan_budget(rates, amount=D(1000), interest=D(0), term=3)
    assert budget.months("cash.instalments")[:4] == (333, 333, 334, 0)
    assert budget.months("balance.loans")[:3] == (667, 334, 0)


def test_instalments_never_overshoot(rates: Rates) -> None:
    """R(5 / 10) = 1 would pay ten kronor on a loan of five."""
    budget = loan_budget(rates, amount=D(5), term=10)
    assert budget.months("cash.instalments")[:10] == (1, 1, 1, 1, 1, 0, 0, 0, 0, 0)


def test_short_term_part_counts_instalments_after_the_budget(rates: Rates) -> None:
    budget = loan_budget(rates, amount=D(60000), term=60)
    assert budget.workings.loans[0].instalments_after[35] == 12000
    assert budget.months("balance.loans")[35] == 24000
