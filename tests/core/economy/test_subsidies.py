"""Wage supports (vectors of ``funding-procurement-socioeconomics`` 5.7) and grants: lags, status, shares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.inputs import BudgetInputs, Grant, Position, Support
from asf_starter.core.economy.rates import BASE, Rates, Scenario
from asf_starter.core.interview.values import Month

D = Decimal

NOVEMBER = Month(2027, 11)
NO_HOLIDAY = {"holiday": "paid_with_wage", "holiday_percent": D(0)}


def position(wage: int, share: int = 100, **fields: object) -> Position:
    return Position("a", "A", wages=(D(wage),) * 3, share=D(share), **{**NO_HOLIDAY, **fields})  # type: ignore[arg-type]


def budget_of(
    rates: Rates, staff: Position, scenario: Scenario = BASE, first: Month = NOVEMBER, **fields: object
) -> Budget:
    support = Support("s", "S", "a", **fields)  # type: ignore[arg-type]
    inputs = BudgetInputs(first, positions=(staff,), supports=(support,))
    return compute_budget(inputs, rates, scenario)


@pytest.mark.parametrize(
    ("name", "wage", "share", "fields", "expected"),
    [
        ("lönebidrag 24 000, 60 %", 24000, 100, {"share": D(60)}, 15770),  # 15 770.40
        ("the same at half time", 24000, 50, {"share": D(60)}, 7885),  # 7 885.20
        ("lönebidrag 18 000, 40 %", 18000, 100, {"share": D(40)}, 9462),  # 9 462.24
        ("lönebidrag 24 000, 80 %", 24000, 100, {"share": D(80)}, 21027),  # 21 027.20
        ("introduktionsjobb 24 000", 24000, 100, {"kind": "introduktionsjobb"}, 21027),
        ("introduktionsjobb 18 000, 75 %", 18000, 75, {"kind": "introduktionsjobb"}, 14193),  # 14 193.36
        ("nystart 1", 24000, 100, {"kind": "nystartsjobb", "multiple": D(1)}, 6284),
        ("nystart 2", 24000, 100, {"kind": "nystartsjobb", "multiple": D(2)}, 12568),
        ("nystart 2.5", 24000, 100, {"kind": "nystartsjobb", "multiple": D("2.5")}, 15710),
        ("premiums in the base", 24000, 50, {"share": D(50), "premiums": D(5)}, 6821),  # 5 000 × 1.3642
        ("own ceiling", 24000, 50, {"share": D(50), "ceiling": D(16000)}, 5257),  # 4 000 × 1.3142 = 5 256.8
        ("nothing said", 24000, 100, {}, 0),
    ],
)
def test_the_support_of_a_month(
    rates: Rates, name: str, wage: int, share: int, fields: dict[str, object], expected: int
) -> None:
    assert budget_of(rates, position(wage, share), **fields).months("result.supports")[0] == expected


@pytest.mark.parametrize(
    ("wage", "share", "fields", "expected"),
    [
        (24000, 100, {"share": D(60)}, 15771),  # 31 541 − 15 770, each rounded by itself
        (18000, 100, {"share": D(40)}, 14194),  # 23 656 − 9 462
        (24000, 100, {"share": D(80)}, 10514),
        (18000, 75, {"kind": "introduktionsjobb"}, 3549),  # 17 742 − 14 193
    ],
)
def test_net_cost_of_a_position(
    rates: Rates, wage: int, share: int, fields: dict[str, object], expected: int
) -> None:
    budget = budget_of(rates, position(wage, share), **fields)
    assert budget.months("basis.net_staff_cost.a")[0] == expected


def test_holiday_pay_counts_in_the_base(rates: Rates) -> None:
    """18 000 with 12 % is 20 160, so the ceiling counts: 60 % × 20 000 × 1.3142."""
    staff = position(18000, holiday_percent=D(12))
    assert budget_of(rates, staff, share=D(60)).months("result.supports")[0] == 15770


def test_a_reduced_fee_lowers_the_first_multiple_only(rates: Rates) -> None:
    """20 000 × (20.81 % + 31.42 %) = 10 446, and without the reduction 12 568."""
    staff = position(24000, fee="youth")
    budget = budget_of(rates, staff, first=Month(2027, 9), kind="nystartsjobb", multiple=D(2))
    assert budget.months("result.supports")[:2] == (10446, 12568)


def test_hourly_staff_have_the_share_of_their_hours(rates: Rates) -> None:
    """82.5 of 165 hours are half time: the ceiling is 10 000, and 60 % × 10 000 × 1.3142 = 7 885.2."""
    staff = Position("a", "A", hourly=True, wages=(D(200),) * 3, hours=D("82.5"), share=None, **NO_HOLIDAY)  # type: ignore[arg-type]
    assert budget_of(rates, staff, share=D(60)).months("result.supports")[0] == 7885


def test_support_is_income_in_the_wage_month_and_money_later(rates: Rates) -> None:
    budget = budget_of(rates, position(24000), share=D(60), start=1, end=2, lag=2)
    assert budget.months("result.supports")[:5] == (0, 15770, 15770, 0, 0)
    assert budget.months("cash.supports")[:6] == (0, 0, 0, 15770, 15770, 0)
    assert budget.months("balance.support_claims")[:6] == (0, 15770, 31540, 15770, 0, 0)


@pytest.mark.parametrize(
    ("scenario", "status", "expected"),
    [
        (Scenario("less", subsidies=D("0.9")), "decided", (14193, 14193)),  # 15 770.4 × 0.9 = 14 193.36
        (Scenario("refused", hoped_refused=True), "hoped", (0, 0)),
        (Scenario("refused", hoped_refused=True), "applied", (15770, 15770)),
        (Scenario("late", start_delay=1), "decided", (0, 15770)),
    ],
)
def test_scenarios(rates: Rates, scenario: Scenario, status: str, expected: tuple[int, int]) -> None:
    budget = budget_of(rates, position(24000), scenario, share=D(60), status=status)
    assert budget.months("result.supports")[:2] == expected


def test_a_support_without_its_position_is_nothing(rates: Rates) -> None:
    inputs = BudgetInputs(Month(2027, 1), supports=(Support("s", "S", "gone", share=D(60)),))
    assert set(compute_budget(inputs, rates).months("result.supports")) == {0}


def grant_budget(rates: Rates, scenario: Scenario = BASE, **fields: object) -> Budget:
    inputs = BudgetInputs(Month(2027, 1), grants=(Grant("g", "G", amount=D(100), **fields),))  # type: ignore[arg-type]
    return compute_budget(inputs, rates, scenario)


def test_a_grant_paid_before_it_is_earned_is_a_debt(rates: Rates) -> None:
    budget = grant_budget(rates, start=1, end=3, payments=((D(100), 0),))
    assert budget.months("result.grants")[:5] == (0, 33, 34, 33, 0)
    assert budget.months("cash.grants")[:2] == (100, 0)
    assert budget.months("balance.grants_in_advance")[:5] == (100, 67, 33, 0, 0)
    assert set(budget.months("balance.grant_claims")) == {0}


def test_a_grant_paid_afterwards_is_a_claim(rates: Rates) -> None:
    budget = grant_budget(rates, start=0, end=2, payments=((D("33.3"), 1), (D("66.7"), 4)))
    assert budget.months("cash.grants")[:5] == (0, 33, 0, 0, 67)
    assert budget.months("balance.grant_claims")[:6] == (33, 34, 67, 67, 0, 0)


def test_a_grant_paid_month_by_month(rates: Rates) -> None:
    budget = grant_budget(rates, start=0, end=2, monthly_lag=2)
    assert budget.months("cash.grants")[:6] == (0, 0, 33, 34, 33, 0)


def test_claims_and_debts_of_grants_are_not_netted(rates: Rates) -> None:
    early = Grant("e", "E", amount=D(120), start=0, end=11, payments=((D(100), 0),))
    late = Grant("l", "L", amount=D(120), start=0, end=11, payments=((D(100), 12),))
    budget = compute_budget(BudgetInputs(Month(2027, 1), grants=(early, late)), rates)
    assert (budget.months("balance.grants_in_advance")[0], budget.months("balance.grant_claims")[0]) == (
        110,
        10,
    )


def test_hoped_grants_are_refused(rates: Rates) -> None:
    refused = Scenario("refused", hoped_refused=True)
    assert sum(grant_budget(rates, refused, payments=((D(100), 0),)).months("cash.grants")) == 0
    decided = grant_budget(rates, refused, payments=((D(100), 0),), status="decided")
    assert sum(decided.months("cash.grants")) == 100
