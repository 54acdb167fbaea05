"""Staff by month: wage, holiday in both modes, fees by category and day, tax, pension (specification 2.6)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.inputs import BudgetInputs, Position
from asf_starter.core.economy.rates import BASE, Rates, Scenario
from asf_starter.core.interview.values import Month

D = Decimal


def budget_of(
    rates: Rates, first: tuple[int, int] = (2027, 1), scenario: Scenario = BASE, **fields: object
) -> Budget:
    position = Position("a", "A", **fields)  # type: ignore[arg-type]
    return compute_budget(BudgetInputs(Month(*first), positions=(position,)), rates, scenario)


def same(wage: int) -> tuple[D, D, D]:
    """The same wage in all three years."""
    return D(wage), D(wage), D(wage)


def test_paid_with_wage(rates: Rates) -> None:
    """26 000 at 75 %: 19 500 + 12 % = 21 840; fee 6 862.128; pension 982.8; SLP on 983 = 238.48."""
    budget = budget_of(
        rates,
        wages=same(26000),
        share=D(75),
        holiday="paid_with_wage",
        holiday_percent=D(12),
        pension=D("4.5"),
        insurance=D("0.6"),
        wage_tax=D(23),
    )
    expected = {
        "result.wage.a": 19500,
        "result.holiday_pay.a": 2340,
        "basis.gross_pay.a": 21840,
        "result.employer_fee.a": 6862,
        "result.pension.a": 983,
        "result.staff_insurance.a": 131,
        "result.payroll_tax.a": 238,
        "basis.withheld_tax.a": 5023,
        "basis.net_pay.a": 16817,
        "basis.staff_cost.a": 30054,
    }
    assert {line: budget.months(line)[0] for line in expected} == expected
    assert budget.months("cash.net_pay")[0] == 16817
    assert budget.months("cash.tax_and_fees")[:2] == (0, 5023 + 6862)
    assert budget.months("cash.pension_and_insurance")[:2] == (0, 983 + 131)


def test_the_supplement_is_saved_and_paid_in_the_holiday_month(rates: Rates) -> None:
    """24 000 × 0.43 % × 25 / 12 = 215 a month, the fee on it 67.55; seven of them are paid in July."""
    budget = budget_of(rates, wages=same(24000), wage_tax=D(20), end=8)
    assert set(budget.months("result.holiday_accrued.a")[:9]) == {215}
    assert set(budget.months("result.fee_on_holiday.a")[:9]) == {68}
    paid_out = budget.months("basis.holiday_paid_out.a")
    assert (paid_out[5], paid_out[6], paid_out[7], paid_out[8]) == (0, 7 * 215, 0, 2 * 215)
    assert budget.months("basis.fee_on_holiday_due.a")[6] == 7 * 68
    assert budget.months("basis.withheld_tax.a")[6] == 5101  # 20 % of 24 000 + 1 505
    # the fee on July's payout is paid in August, with July's fee and tax
    assert budget.months("cash.tax_and_fees")[7] == 7541 + 7 * 68 + 5101
    assert budget.months("balance.holiday_debt")[5:9] == (6 * 283, 0, 283, 0)
    # the supplement is a cost as it is earned, so that July costs no more than June
    assert len(set(budget.months("result.staff")[:9])) == 1


def test_another_holiday_month(rates: Rates) -> None:
    position = Position("a", "A", wages=same(24000))
    inputs = BudgetInputs(Month(2027, 1), positions=(position,), holiday_month=2)
    paid_out = compute_budget(inputs, rates).months("basis.holiday_paid_out.a")
    assert [(month, amount) for month, amount in enumerate(paid_out) if amount] == [
        (1, 430),
        (13, 12 * 215),
        (25, 12 * 215),
    ]


@pytest.mark.parametrize(
    ("category", "wage", "first", "expected"),
    [
        ("ordinary", 24000, (2027, 1), 7541),  # 31.42 %: 7 540.8
        ("senior", 24000, (2027, 1), 2450),  # 10.21 %: 2 450.4
        ("born_1937_or_earlier", 24000, (2027, 1), 0),
        ("youth", 24000, (2027, 9), 4994),  # 20.81 %: 4 994.4
        ("youth", 25000, (2027, 9), 5203),  # 5 202.5
        ("youth", 30000, (2027, 9), 6774),  # 25 000 × 20.81 % + 5 000 × 31.42 % = 6 773.5
        ("youth", 24000, (2027, 10), 7541),  # the reduction has ended
        ("youth", 24000, (2026, 3), 7541),  # it has not begun
    ],
)
def test_the_employer_fee_by_category_and_day(
    rates: Rates, category: str, wage: int, first: tuple[int, int], expected: int
) -> None:
    budget = budget_of(rates, first, wages=same(wage), fee=category)
    assert budget.months("result.employer_fee.a")[0] == expected


def test_the_youth_fee_ends_inside_the_budget(rates: Rates) -> None:
    budget = budget_of(rates, (2027, 8), wages=same(24000), fee="youth")
    assert budget.months("result.employer_fee.a")[:4] == (4994, 4994, 7541, 7541)
    # the fee on the saved supplement, 215, uses the rate of its month: 44.74 and 67.55
    assert budget.months("result.fee_on_holiday.a")[:4] == (45, 45, 68, 68)
    assert budget.lines["result.employer_fee.a"].rates == (
        "employer_fee.youth",
        "employer_fee.youth.monthly_cap",
        "employer_fee.total",
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"hourly": True, "wages": (D("165.50"),) * 3, "hours": D("60.5"), "share": None}, (10013,) * 3),
        ({"wages": (D(24000), D(24700), D(25400)), "share": D(50)}, (12000, 12350, 12700)),
        ({"wages": same(24001), "share": D("33.33")}, (8000, 8000, 8000)),  # 7 999.53
    ],
)
def test_wages_by_year(rates: Rates, fields: dict[str, object], expected: tuple[int, int, int]) -> None:
    months = budget_of(rates, **fields).months("result.wage.a")
    assert (months[11], months[12], months[24]) == expected


def test_a_late_start_moves_a_position_with_its_end(rates: Rates) -> None:
    late = Scenario("late", start_delay=3)
    budget = budget_of(rates, scenario=late, wages=same(10000), start=1, end=2)
    assert budget.months("result.wages")[:7] == (0, 0, 0, 0, 10000, 10000, 0)
    assert budget.months("basis.holiday_paid_out.a")[5] > 0


def test_higher_wages(rates: Rates) -> None:
    budget = budget_of(rates, scenario=Scenario("s", wages=D("1.03")), wages=same(24000), share=D(50))
    assert budget.months("result.wages")[0] == 12360
