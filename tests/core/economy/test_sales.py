"""Sales by month: units, gross, VAT, net, receipts and direct costs (specification 2.4, 2.16)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.inputs import BudgetInputs, Part, Product, Vat
from asf_starter.core.economy.rates import BASE, Rates, Scenario
from asf_starter.core.interview.values import Month

D = Decimal

JANUARY = Month(2027, 1)
WITH_VAT = Vat()


def budget_of(
    rates: Rates,
    scenario: Scenario = BASE,
    *,
    first: Month = JANUARY,
    terms: Vat = WITH_VAT,
    **fields: object,
) -> Budget:
    product = Product("p", "P", **fields)  # type: ignore[arg-type]
    return compute_budget(BudgetInputs(first, vat=terms, products=(product,)), rates, scenario)


def figures(budget: Budget, *months: int) -> list[tuple[int, int, int]]:
    """Gross, VAT and net in some months."""
    rows = [
        budget.months(f"{kind}.p")
        for kind in ("basis.sales_gross", "basis.sales_vat", "result.product_sales")
    ]
    return [tuple(row[month] for row in rows) for month in months]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [
        # R(115 × 10.5 = 1207.5) = 1208; of it 12/112 = 129.43
        ("with VAT", {"price": D(115), "vat": "restaurant_catering", "volume": D("10.5")}, (1208, 129, 1079)),
        # R(1207.5) = 1208; 12 % = 144.96
        (
            "without VAT",
            {"price": D(115), "vat": "restaurant_catering", "volume": D("10.5"), "price_includes_vat": False},
            (1353, 145, 1208),
        ),
        ("standard", {"price": D(20000), "volume": D(1)}, (20000, 4000, 16000)),
        ("exempt", {"price": D("99.50"), "volume": D(1), "vat": "exempt"}, (100, 0, 100)),
        ("serving and takeaway", {"price": D(112), "volume": D(1), "vat": "mixed_food"}, (112, 12, 100)),
        ("unanswered", {}, (0, 0, 0)),
    ],
)
def test_gross_vat_and_net(
    rates: Rates, name: str, fields: dict[str, object], expected: tuple[int, int, int]
) -> None:
    assert figures(budget_of(rates, **fields), 0) == [expected]


def test_food_vat_changes_inside_the_horizon(rates: Rates) -> None:
    """6 % to the end of 2027, 12 % from 2028. The price with VAT stays, the price without VAT stays."""
    first = Month(2027, 11)
    with_vat = budget_of(rates, first=first, price=D(100), volume=D(10), vat="food")
    assert figures(with_vat, 0, 1, 2) == [(1000, 57, 943), (1000, 57, 943), (1000, 107, 893)]
    without = budget_of(rates, first=first, price=D(100), volume=D(10), vat="food", price_includes_vat=False)
    assert figures(without, 1, 2) == [(1060, 60, 1000), (1120, 120, 1000)]
    line = with_vat.lines["result.product_sales.p"]
    assert [line.account_in(month) for month in (0, 1, 2)] == ["3003", "3003", "3002"]


def test_without_registration_there_is_no_vat(rates: Rates) -> None:
    budget = budget_of(
        rates, terms=Vat(registered=False), price=D(100), volume=D(10), direct_cost_share=D(50)
    )
    assert figures(budget, 0) == [(1000, 0, 1000)]
    # material 500 bears its VAT of 125 as a cost
    assert budget.months("result.direct_cost_share.p")[0] == 625
    assert set(budget.months("vat.position")) == {0}


SEASON = tuple(D(number) for number in ("0.5", "1", "1", "1", "1", "1", "0", "1", "1", "1", "1", "2"))


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [
        ("ramp of four months", {"ramp_months": 4}, {0: 250, 1: 500, 2: 750, 3: 1000, 4: 1000, 35: 1000}),
        ("own ramp", {"ramp": (D("0.1"), D("0.55"))}, {0: 100, 1: 550, 2: 1000}),
        ("ramp from its own start", {"ramp_months": 2, "start": 5}, {4: 0, 5: 500, 6: 1000}),
        ("season by calendar month", {"season": SEASON}, {0: 500, 1: 1000, 6: 0, 11: 2000, 12: 500}),
        ("growth by budget year", {"growth": D(10)}, {11: 1000, 12: 1100, 23: 1100, 24: 1210}),
        ("shrinking", {"growth": D(-10)}, {11: 1000, 12: 900, 24: 810}),
        ("first and last month", {"start": 2, "end": 3}, {1: 0, 2: 1000, 3: 1000, 4: 0}),
        ("ramp that began before", {"start": -3, "ramp_months": 5}, {0: 800, 1: 1000, 2: 1000}),
        ("after the budget", {"start": 36}, {0: 0, 35: 0}),
    ],
)
def test_units_follow_ramp_season_and_growth(
    rates: Rates, name: str, fields: dict[str, object], expected: dict[int, int]
) -> None:
    budget = budget_of(rates, price=D(10), volume=D(100), vat="exempt", **fields)
    assert {month: budget.months("result.sales")[month] for month in expected} == expected


def test_quantities_are_not_rounded(rates: Rates) -> None:
    """Five places a month with 10 % fewer are four and a half."""
    budget = budget_of(rates, Scenario("less", volume=D("0.9")), price=D(1000), volume=D(5), vat="exempt")
    assert budget.months("result.sales")[0] == 4500


@pytest.mark.parametrize(
    ("name", "payment", "delay", "expected"),
    [
        ("at once", (Part(D(100), 0),), 0, [1001, 0, 0, 0]),
        ("at once is never late", (Part(D(100), 0),), 1, [1001, 0, 0, 0]),
        ("invoice", (Part(D(100), 1),), 0, [0, 1001, 0, 0]),
        ("invoice one month later", (Part(D(100), 1),), 1, [0, 0, 1001, 0]),
        ("two parts, the last takes the rest", (Part(D(50), 1), Part(D(50), 2)), 0, [0, 501, 500, 0]),
        ("only the part that waits is late", (Part(D(50), 0), Part(D(50), 2)), 1, [501, 0, 0, 500]),
        ("three parts", (Part(D("33.3"), 0), Part(D("33.3"), 1), Part(D("33.4"), 2)), 0, [333, 333, 335, 0]),
    ],
)
def test_receipts_follow_the_payment_profile(
    rates: Rates, name: str, payment: tuple[Part, ...], delay: int, expected: list[int]
) -> None:
    budget = budget_of(
        rates, Scenario("s", invoice_delay=delay), price=D(1001), volume=D(1), end=0, payment=payment
    )
    assert list(budget.months("cash.customers")[:4]) == expected
    assert budget.months("balance.customers")[3] == 0


def test_direct_costs(rates: Rates) -> None:
    """Net 943, gross 1 000: 32.5 % = 306.475; VAT on it 76.5; per unit 3.33 × 10 = 33.3; card 1.5 % = 15."""
    fields: dict[str, object] = {
        "price": D(100),
        "volume": D(10),
        "vat": "food",
        "direct_cost_share": D("32.5"),
        "direct_cost_per_unit": D("3.33"),
        "direct_cost_lag": 1,
        "card_fee": D("1.5"),
        "end": 0,
    }
    budget = budget_of(rates, **fields)
    assert budget.months("result.direct_cost_share.p")[0] == 306
    assert budget.months("basis.input_vat.direct_cost_share.p")[0] == 77
    assert budget.months("result.direct_cost_unit.p")[0] == 33
    assert budget.months("basis.input_vat.direct_cost_unit.p")[0] == 8
    assert budget.months("result.card_fee.p")[0] == 15
    assert budget.months("basis.input_vat.card_fee.p")[0] == 0
    assert budget.months("cash.suppliers")[:2] == (15, 306 + 77 + 33 + 8)
    assert budget.months("result.gross_profit")[0] == 943 - 306 - 33 - 15
    # 943 × 0.325 × 1.03 = 315.67; 33.3 × 1.03 = 34.299; card fees stay
    dear = budget_of(rates, Scenario("dear", direct_costs=D("1.03")), **fields)
    assert dear.months("result.direct_cost_share.p")[0] == 316
    assert dear.months("result.direct_cost_unit.p")[0] == 34
    assert dear.months("result.card_fee.p")[0] == 15


def test_a_late_start_moves_sales_and_their_ramp(rates: Rates) -> None:
    late = Scenario("late", start_delay=3)
    budget = budget_of(rates, late, price=D(10), volume=D(100), vat="exempt", ramp_months=2, end=5)
    assert budget.months("result.sales")[:10] == (0, 0, 0, 500, 1000, 1000, 1000, 1000, 1000, 0)


def test_the_largest_buyer_leaves(rates: Rates) -> None:
    gone = Scenario("gone", buyer_leaves_after=6)
    leaving = budget_of(rates, gone, price=D(10), volume=D(1), vat="exempt", largest_buyer=True)
    staying = budget_of(rates, gone, price=D(10), volume=D(1), vat="exempt")
    assert leaving.months("result.sales")[4:8] == (10, 10, 0, 0)
    assert sum(staying.months("result.sales")) == 360
