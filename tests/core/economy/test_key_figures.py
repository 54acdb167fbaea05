"""Start budget, break-even, key figures, surplus, capacity, cliffs, scenarios, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.inputs import (
    BudgetInputs,
    Capacity,
    Contribution,
    Deposit,
    Grant,
    Loan,
    Overhead,
    Position,
    Product,
    Purchase,
    Support,
)
from asf_starter.core.economy.key_figures import first_month_in_plus
from asf_starter.core.economy.rates import Rates
from asf_starter.core.economy.scenarios import compute_scenarios, describe, outcome, sensitivity
from asf_starter.core.interview.values import Month

D = Decimal
JANUARY = Month(2027, 1)


def product(**fields: object) -> Product:
    """Ten thousand a month without VAT, paid at once."""
    plain = {"price": D(100), "volume": D(100), "vat": "exempt"}
    return Product("p", "P", **{**plain, **fields})  # type: ignore[arg-type]


SMALL = BudgetInputs(
    JANUARY,
    products=(product(),),
    overheads=(Overhead("o", "O", amount=D(12000), vat="none"),),
    investments=(Purchase("i", "I", amount=D(24000), vat="none", years=2),),
    contributions=(Contribution("c", "C", amount=D(50000)),),
    loans=(Loan("l", "L", amount=D(30000), interest=D(6), term=12),),
)


def test_the_start_budget(rates: Rates) -> None:
    """Before financing, 18 months lose 2 000 each, the investment, the loan's 30 000 and its interest.

    Interest on 30 000, 27 500 … 2 500 at half a per cent, each rounded: 978.
    """
    start = compute_budget(SMALL, rates).start
    assert start.need == 18 * 2000 + 24000 + 30000 + 978
    assert start.start_outlays == 24000
    assert start.working_capital == 66978
    assert start.buffer == 9098  # 10 % of 90 978
    assert start.capital_need == 100076
    assert start.financing == 80000
    assert start.gap == -20076
    assert start.lowest_month == 17


def test_start_outlays_hold_vat_and_what_comes_first(rates: Rates) -> None:
    """Investments of the first month only; start costs, stock and deposits whenever they come."""
    inputs = BudgetInputs(
        JANUARY,
        investments=(
            Purchase("a", "A", amount=D(1000), years=5),
            Purchase("b", "B", amount=D(500), month=1, years=5),
        ),
        start_costs=(Purchase("c", "C", amount=D(100), month=2),),
        first_stock=Purchase("", "S", amount=D(200), vat="food"),
        deposits=(Deposit("d", "D", amount=D(300), month=3),),
        grants=(Grant("g", "G", amount=D(600), start=0, end=0, payments=((D(50), 17), (D(50), 18))),),
        start_cash=D(50),
    )
    start = compute_budget(inputs, rates).start
    assert (start.investments, start.start_costs, start.first_stock, start.deposits) == (1250, 125, 212, 300)
    # VAT comes back in the second month after the quarter, so the low point lies before that
    assert start.need == 1250 + 625 + 125 + 212 + 300
    assert (start.own_money, start.grants) == (50, 300)  # the second half comes after the window
    without_buffer = replace(inputs, buffer_share=D(0))
    assert compute_budget(without_buffer, rates).start.buffer == 0


def test_an_ordinary_month_begins_with_the_first_sale(rates: Rates) -> None:
    """Rent of 10 000 from January, 4 000 more from the opening in July: 14 000 a month in operation."""
    inputs = BudgetInputs(
        Month(2027, 1),
        products=(Product("p", "P", price=D(1000), volume=D(1), vat="exempt", start=6),),
        overheads=(
            Overhead("o", "Rent", amount=D(10000), vat="none"),
            Overhead("q", "Power", amount=D(4000), vat="none", start=6),
        ),
        buffer_share=None,
    )
    assert compute_budget(inputs, rates).start.buffer == 14000
    late = replace(inputs, products=(replace(inputs.products[0], start=30),))
    assert compute_budget(late, rates).start.buffer == 14000
    never = replace(inputs, products=())
    assert compute_budget(never, rates).start.buffer == 12000


def test_a_buffer_of_one_month_of_fixed_payments(rates: Rates) -> None:
    inputs = replace(SMALL, buffer_share=None)
    # overheads 12 × 12 000, instalments 30 000, interest 978: 174 978 / 12 = 14 581.5
    assert compute_budget(inputs, rates).start.buffer == 14582


def test_key_figures_of_a_year(rates: Rates) -> None:
    """Sales 120 000, fixed 144 000 + depreciation 12 000 + interest 978."""
    figures = compute_budget(SMALL, rates).key_figures[0]
    assert (figures.sales, figures.gross_profit, figures.fixed_costs) == (120000, 120000, 156978)
    assert figures.break_even == figures.break_even_without_support == 156978
    assert figures.safety_margin == D("-30.8")  # −36 978 / 120 000
    assert figures.result == -36978
    assert figures.equity_ratio == D("100.0")  # the loan is paid: equity 13 022 of assets 13 022
    assert figures.quick_ratio is None
    assert figures.debt_service_cover == D("-0.77")  # −24 000 / 30 978
    assert (figures.lowest_cash, figures.lowest_month) == (1022, 11)


def test_break_even_with_and_without_support(rates: Rates) -> None:
    """Costs of goods 40 %: 60 öre of each krona is left. Fixed 60 000 a year, grant 24 000.

    36 000 / 0.6 = 60 000 with the grant, 100 000 without it.
    """
    inputs = BudgetInputs(
        JANUARY,
        products=(product(price=D(90), direct_cost_share=D(40), direct_cost_vat="none"),),
        overheads=(Overhead("o", "O", amount=D(5000), vat="none"),),
        grants=(Grant("g", "G", amount=D(24000), start=0, end=11, payments=((D(100), 0),)),),
    )
    figures = compute_budget(inputs, rates).key_figures[0]
    assert figures.gross_margin == D("60.0")
    assert (figures.break_even, figures.break_even_without_support) == (60000, 100000)
    assert figures.safety_margin == D("44.4")  # 48 000 / 108 000
    assert figures.support_dependency == D("18.2")  # 24 000 / 132 000


def test_break_even_is_rounded_up(rates: Rates) -> None:
    """Fixed 60 001 where 60 öre of each krona is left: 100 001.67."""
    inputs = BudgetInputs(
        JANUARY,
        products=(product(price=D(90), direct_cost_share=D(40), direct_cost_vat="none"),),
        start_costs=(Purchase("c", "C", amount=D(60001), vat="none"),),
    )
    assert compute_budget(inputs, rates).key_figures[0].break_even == 100002


def test_the_years_result_moves_when_the_next_financial_year_begins(rates: Rates) -> None:
    """A first year of ten months: 10 000 earned a month, 20.6 % of 100 000 in tax in the tenth."""
    inputs = BudgetInputs(JANUARY, products=(product(),), financial_year_end=9, start_cash=D(500))
    budget = compute_budget(inputs, rates)
    assert budget.months("balance.retained")[8:12] == (500, 500, 79900, 79900)
    assert budget.months("balance.result_of_year")[8:12] == (90000, 79400, 10000, 20000)


def test_break_even_is_undefined_where_nothing_is_left_of_a_krona(rates: Rates) -> None:
    inputs = BudgetInputs(JANUARY, products=(product(direct_cost_share=D(120)),))
    figures = compute_budget(inputs, rates).key_figures[0]
    assert (figures.break_even, figures.safety_margin) == (None, None)
    empty = compute_budget(BudgetInputs(JANUARY), rates).key_figures[0]
    assert (empty.break_even, empty.gross_margin, empty.equity_ratio) == (None, None, None)


def test_ratios_of_the_balance(rates: Rates) -> None:
    """Cash 50 000 and stock 10 000 without VAT; the loan is long but for the next twelve months."""
    inputs = BudgetInputs(
        JANUARY,
        first_stock=Purchase("", "S", amount=D(10000), vat="none"),
        loans=(Loan("l", "L", amount=D(60000), term=72, grace=12),),
    )
    figures = compute_budget(inputs, rates).key_figures[0]
    assert figures.quick_ratio == D("416.7")  # 50 000 / 12 000
    assert figures.current_ratio == D("500.0")


def test_the_first_month_in_plus(rates: Rates) -> None:
    """Sales grow to 10 000 in ten months; overheads 6 500; a grant of 1 500 a month."""
    inputs = BudgetInputs(
        JANUARY,
        products=(product(ramp_months=10),),
        overheads=(Overhead("o", "O", amount=D(6500), vat="none"),),
        grants=(Grant("g", "G", amount=D(18000), start=0, end=11, monthly_lag=0),),
    )
    budget = compute_budget(inputs, rates)
    assert first_month_in_plus(budget, with_support=True) == 4  # 5 000 + 1 500
    assert first_month_in_plus(budget, with_support=False) == 6  # 7 000
    poor = compute_budget(replace(inputs, products=()), rates)
    assert first_month_in_plus(poor, with_support=True) is None


def test_surplus_covers_earlier_losses_first(rates: Rates) -> None:
    """A loss of 10 000, then 12 000 and 12 000 before tax: tax on 2 000 and on 12 000."""
    inputs = BudgetInputs(
        JANUARY,
        products=(product(price=D(10), start=12),),
        start_costs=(Purchase("c", "C", amount=D(10000), vat="none"),),
        contributions=(Contribution("c", "C", "share_capital", D(25000), 14),),
    )
    found = [
        (year.result, year.accumulated, year.surplus, year.share_capital)
        for year in compute_budget(inputs, rates).surplus
    ]
    assert found == [(-10000, -10000, 0, 0), (11588, 1588, 1588, 25000), (9528, 11116, 9528, 25000)]


def staffed(**fields: object) -> BudgetInputs:
    position = Position("a", "A", wages=(D(20000),) * 3, share=D(50), billable=D(80))
    inputs = BudgetInputs(
        JANUARY,
        products=(product(volume=D(50), hours_per_unit=D("0.5"), growth=D(100)),),
        positions=(position,),
        capacity=Capacity("hours", attendance=D(90), work_ability=D(75)),
    )
    return replace(inputs, **fields)  # type: ignore[arg-type]


def test_capacity_in_hours(rates: Rates) -> None:
    """165 × 50 % × 90 % × 80 % × 75 % = 44.55 hours, rounded to 45; sold are 25, then 50 and 100."""
    budget = compute_budget(staffed(), rates)
    capacity = budget.capacity
    assert capacity is not None
    assert set(capacity.capacity) == {45}
    assert [capacity.utilisation[month] for month in (0, 12, 24)] == [D("55.6"), D("111.1"), D("222.2")]
    warnings = {warning.text.rpartition(".")[2]: warning.values for warning in budget.warnings}
    assert warnings["over_capacity"] == {"month": Month(2028, 1), "count": 24}


def test_nearly_full_for_more_than_two_months(rates: Rates) -> None:
    """80 × 0.5 = 40 of 45 hours are 88.9 %, above 85 % in all 36 months; in two months it is no matter."""
    busy = staffed(products=(product(volume=D(80), hours_per_unit=D("0.5")),))
    found = {w.text.rpartition(".")[2]: w.values for w in compute_budget(busy, rates).warnings}
    assert found["near_capacity"] == {"month": JANUARY, "count": 36}
    short = staffed(products=(product(volume=D(80), hours_per_unit=D("0.5"), end=1),))
    assert not [w for w in compute_budget(short, rates).warnings if w.text.endswith("near_capacity")]


def test_capacity_in_opening_days(rates: Rates) -> None:
    inputs = staffed(capacity=Capacity("opening_days", units_per_day=D("2.5"), days_per_month=D(22)))
    capacity = compute_budget(inputs, rates).capacity
    assert capacity is not None
    assert capacity.capacity[0] == 55
    assert capacity.utilisation[0] == D("90.9")
    none = compute_budget(staffed(capacity=Capacity()), rates)
    assert none.capacity is None


def supported(end: int, **fields: object) -> BudgetInputs:
    return BudgetInputs(
        JANUARY,
        products=(product(volume=D(120)),),
        positions=(Position("a", "Cook", wages=(D(10000),) * 3, holiday="paid_with_wage"),),
        supports=(Support("s", "S", "a", share=D(50), end=end, status="decided"),),
        **fields,  # type: ignore[arg-type]
    )


def test_the_cliff_of_a_support(rates: Rates) -> None:
    """12 000 sold, 13 142 of staff cost, 6 571 of support: without it 1 142 are missing each month."""
    budget = compute_budget(supported(11), rates)
    (cliff,) = budget.cliffs
    assert (cliff.last_month, cliff.month_after, cliff.lost, cliff.result) == (11, 12, 6571, -1142)
    assert cliff.turns_negative
    warning = next(w for w in budget.warnings if w.text.endswith("support_ends"))
    assert warning.values == {"name": "Cook", "month": Month(2028, 1), "lost": 6571, "amount": 1142}
    assert compute_budget(supported(35), rates).cliffs == ()
    (cook,) = supported(11).positions
    leaving = replace(supported(11), positions=(replace(cook, end=11),))
    assert compute_budget(leaving, rates).cliffs == ()  # the job ends with the support
    poor = replace(supported(11), products=(product(volume=D(20)),))  # a loss with support as well
    assert not compute_budget(poor, rates).cliffs[0].turns_negative
    followed = replace(
        supported(11), supports=(*supported(11).supports, Support("t", "T", "a", share=D(50), start=12))
    )
    assert not compute_budget(followed, rates).cliffs[0].turns_negative


def test_scenarios_and_sensitivity(rates: Rates) -> None:
    inputs = supported(35)
    budgets = compute_scenarios(inputs, rates)
    assert list(budgets) == [
        "base",
        "pessimistic",
        "optimistic",
        "supports_refused",
        "three_months_late",
        "largest_buyer_leaves",
    ]
    base = budgets["base"]
    assert outcome(budgets["supports_refused"]).results == outcome(base).results  # it is decided
    # 15 % less of 12 000 and 10 % less of 6 571.0
    assert budgets["pessimistic"].months("result.sales")[0] == 10200
    assert budgets["pessimistic"].months("result.supports")[0] == 5914
    effects = {effect.sensitivity: effect for effect in sensitivity(base)}
    assert effects["invoices_later"].results == (0, 0, 0)
    # 1 200 a month less before tax, 14 400 a year, less the tax of 20.6 % on it
    assert effects["volume_down"].results[0] == -(14400 - 2966)
    assert describe(rates.scenario("pessimistic")).values["volume"] == D("15.00")


@pytest.mark.parametrize("month", [0, 35])
def test_the_base_budget_is_found_by_its_line_ids(rates: Rates, month: int) -> None:
    budget: Budget = compute_budget(SMALL, rates)
    with pytest.raises(KeyError):
        budget.months("result.no_such_line")
    assert budget.months("result.overheads")[month] == 12000
