"""The ten invariants of specification 2.12, in every month of every scenario of random plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_plans import plans

from asf_starter.core.economy.amounts import MONTHS
from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.inputs import (
    BudgetInputs,
    Overhead,
    Position,
    Product,
    Support,
)
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.rates import BASE, Rates, Scenario
from asf_starter.core.economy.scenarios import compute_scenarios
from asf_starter.core.interview.values import Month


def differences(row: tuple[int, ...], before: int = 0) -> list[int]:
    """The change of each month."""
    return [now - then for then, now in zip((before, *row), row, strict=False)]


def check(budget: Budget) -> None:
    """Every invariant of one budget."""
    m = budget.months
    rows = range(MONTHS)
    by_kind: dict[str, list[tuple[int, ...]]] = {}
    for line in budget.lines.values():
        by_kind.setdefault(line.kind.id, []).append(line.months)

    def sums(kind: str) -> list[int]:
        return [sum(month) for month in zip(*by_kind.get(kind, [(0,) * MONTHS]), strict=True)]

    # Every line is whole kronor by month, and every line that names its parts is their sum.
    for line in budget.lines.values():
        assert len(line.months) == MONTHS
        assert set(map(type, line.months)) == {int}
        if line.terms:
            assert list(line.months) == combined(budget.lines, line.id), line.id

    # 1 cash
    start = round(budget.inputs.start_cash + Decimal("1e-9"))
    assert [m("cash.start")[t] for t in rows] == [start, *m("cash.end")[:-1]]
    assert all(
        m("cash.end")[t] == m("cash.start")[t] + m("cash.inflows")[t] - m("cash.outflows")[t] for t in rows
    )
    # 2 balance
    assert m("balance.assets") == m("balance.liabilities_and_equity")
    # 3 VAT
    position = m("vat.position")
    moved = differences(position)
    for t in rows:
        settled = m("cash.vat_payment")[t] - m("cash.vat_refund")[t]
        assert moved[t] == m("vat.output")[t] - m("vat.input")[t] - settled
    ever = sum(m("vat.output")) - sum(m("vat.input"))
    reported = sum(m("vat.output_reported")) - sum(m("vat.input_reported"))
    unreported = ever - reported
    paid = sum(m("cash.vat_payment")) - sum(m("cash.vat_refund"))
    assert paid + position[-1] == ever
    if budget.inputs.vat.period == "month":
        assert sum(m("vat.return")) == reported
    if not budget.inputs.vat.cash_method:
        assert unreported == 0
    # 4 receivables, suppliers, subsidies, grants, prepaid
    gross, collected = sums("basis.sales_gross"), m("cash.customers")
    assert differences(m("balance.customers")) == [gross[t] - collected[t] for t in rows]
    for name in (
        "customers",
        "suppliers",
        "support_claims",
        "grant_claims",
        "grants_in_advance",
        "prepaid",
        "deposits",
        "stock",
        "equipment",
        "loans",
        "vat_claim",
        "vat_debt",
        "tax_claim",
        "tax_debt",
        "holiday_debt",
        "pension_debt",
        "tax_and_fees_debt",
        "contributions",
    ):
        assert min(m(f"balance.{name}")) >= 0, name
    # 5 equity
    result = m("result.net_result")
    assert differences(m("balance.equity"), start) == [m("cash.contributions")[t] + result[t] for t in rows]
    earned = [m("balance.retained")[t] + m("balance.result_of_year")[t] for t in rows]
    assert differences(tuple(earned), start) == list(result)
    # 6 withheld tax and fees are paid the month after; gross paid is net pay and tax
    due = [
        tax + fee + more
        for tax, fee, more in zip(
            sums("basis.withheld_tax"),
            sums("result.employer_fee"),
            sums("basis.fee_on_holiday_due"),
            strict=True,
        )
    ]
    assert list(m("cash.tax_and_fees")) == [0, *due[:-1]]
    gross_paid = [
        pay + out for pay, out in zip(sums("basis.gross_pay"), sums("basis.holiday_paid_out"), strict=True)
    ]
    assert gross_paid == [
        net + tax for net, tax in zip(m("cash.net_pay"), sums("basis.withheld_tax"), strict=True)
    ]
    # 7 depreciation and loans
    for purchase in budget.inputs.investments:
        cost = sum(m(f"basis.investment.{purchase.id}"))
        assert sum(m(f"result.depreciation.{purchase.id}")) <= cost
    for loan in budget.inputs.loans:
        balance = m(f"balance.loan.{loan.id}")
        assert min(balance) >= 0
        if loan.month + loan.term <= MONTHS:
            assert balance[-1] == 0
    # 8 indirect cash flow
    claims = (
        "customers",
        "support_claims",
        "grant_claims",
        "prepaid",
        "vat_claim",
        "tax_claim",
        "stock",
        "deposits",
    )
    debts = (
        "suppliers",
        "vat_debt",
        "tax_and_fees_debt",
        "holiday_debt",
        "pension_debt",
        "tax_debt",
        "grants_in_advance",
        "loans",
    )
    bought = sums("basis.investment")
    changes = {name: differences(m(f"balance.{name}")) for name in (*claims, *debts)}
    for t in rows:
        indirect = result[t] + m("result.depreciations")[t] + m("cash.contributions")[t]
        indirect -= sum(changes[name][t] for name in claims)
        indirect += sum(changes[name][t] for name in debts)
        indirect -= bought[t]
        assert indirect == m("cash.net_flow")[t]
    # 9 years are sums of their months, statements sums of their rows
    for year in budget.years:
        assert budget.figure("result.sales", year) == sum(m("result.sales")[t] for t in year.months)
        assert budget.figure("cash.end", year) == m("cash.end")[year.months[-1]]
    income, cost = ("sales", "supports", "grants"), ("direct_costs", "overheads", "one_offs", "staff")
    for t in rows:
        plain = sum(m(f"result.{name}")[t] for name in income) - sum(m(f"result.{name}")[t] for name in cost)
        assert m("result.before_depreciation")[t] == plain
    for rows_of, whole in (
        ("result.product_sales", "result.sales"),
        ("result.support", "result.supports"),
        ("result.grant", "result.grants"),
        ("result.overhead", "result.overheads"),
        ("basis.staff_cost", "result.staff"),
        ("cash.supplier_payment", "cash.suppliers"),
    ):
        assert sums(rows_of) == list(m(whole)), whole


def combined(lines: Mapping[str, Line], line_id: str) -> list[int]:
    """A line's terms, summed month by month."""
    whole = [0] * MONTHS
    for term in lines[line_id].terms:
        source = lines[term.line]
        shifted = [source.opening] * term.lag + list(source.months)
        for t in range(MONTHS):
            whole[t] += term.sign * shifted[t]
    return whole


QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


def test_invariants_hold_in_every_scenario(rates: Rates) -> None:
    @settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=QUIET)
    @given(inputs=plans())
    def check_plan(inputs: BudgetInputs) -> None:
        budgets = compute_scenarios(inputs, rates)
        plain = compute_budget(inputs, rates)
        # 10 the base scenario is the plain budget, an allotment is never more than the result
        assert {i: line.months for i, line in budgets["base"].lines.items()} == {
            i: line.months for i, line in plain.lines.items()
        }
        for budget in budgets.values():
            check(budget)
            assert all(0 <= year.surplus <= max(0, year.result) for year in budget.surplus)
            assert len(budget.key_figures) == len(budget.years)
            assert isinstance(budget.warnings, tuple)

    check_plan()


def test_later_payment_leaves_the_result_untouched(rates: Rates) -> None:
    @settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=QUIET)
    @given(inputs=plans(), delay=st.integers(1, 4))
    def check_plan(inputs: BudgetInputs, delay: int) -> None:
        plain = compute_budget(inputs, rates)
        late = compute_budget(inputs, rates, replace(BASE, id="late", invoice_delay=delay))
        for line_id, line in plain.lines.items():
            if line.section == "result":
                assert late.months(line_id) == line.months

    check_plan()


@pytest.mark.parametrize("factor", ["volume", "price", "direct_costs", "overheads", "wages", "subsidies"])
def test_a_factor_of_one_changes_nothing(rates: Rates, factor: str) -> None:
    inputs = BudgetInputs(
        first_month=Month(2027, 1),
        products=(
            Product("p", "p", price=Decimal("99.90"), volume=Decimal("33.3"), direct_cost_share=Decimal(31)),
        ),
        positions=(Position("a", "a", wages=(Decimal(25001),) * 3, share=Decimal(75)),),
        supports=(Support("s", "s", "a", share=Decimal(55)),),
        overheads=(Overhead("o", "o", amount=Decimal("777.77")),),
    )
    same = compute_budget(inputs, rates, Scenario(id="same", **{factor: Decimal("1.000")}))  # type: ignore[arg-type]
    plain = compute_budget(inputs, rates)
    assert [line.months for line in same.lines.values()] == [line.months for line in plain.lines.values()]
