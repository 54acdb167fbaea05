"""Explain this number: every figure has a sentence whose gaps are filled, and the words exist."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.explanations import Piece, explain
from asf_starter.core.economy.inputs import (
    BudgetInputs,
    Contribution,
    Deposit,
    Grant,
    Loan,
    Overhead,
    Part,
    Position,
    Product,
    Purchase,
    Support,
)
from asf_starter.core.economy.line_kinds import KINDS
from asf_starter.core.economy.rates import BASE, Rates
from asf_starter.core.economy.report import (
    BALANCE,
    CASH,
    RESULT,
    rows_by_month,
    rows_by_quarter,
    rows_by_year,
    staff_rows,
)
from asf_starter.core.economy.scenarios import describe, describe_sensitivity
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Statement

D = Decimal
WORDS_FILE = Path(__file__).parents[3] / "resources" / "words" / "budget.toml"


def flattened(prefix: str, tree: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from flattened(f"{prefix}.{key}", value)
        else:
            yield f"{prefix}.{key}", str(value)


WORDS = dict(flattened("budget", tomllib.loads(WORDS_FILE.read_text("utf-8"))))


def gaps(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)(?::[a-z]+)?\}", text))


def assert_can_be_said(statement: Statement) -> None:
    """The text exists and every gap has a value."""
    assert gaps(WORDS[statement.text]) <= set(statement.values), statement


@pytest.fixture(scope="module")
def budget(rates: Rates) -> Budget:
    """A budget with a row of every sort."""
    inputs = BudgetInputs(
        Month(2027, 1),
        products=(
            Product(
                "p",
                "Lunch",
                price=D(115),
                vat="restaurant_catering",
                volume=D(400),
                ramp_months=4,
                growth=D(10),
                direct_cost_share=D(35),
                direct_cost_per_unit=D(2),
                card_fee=D("1.5"),
                direct_cost_lag=1,
            ),
            Product("q", "Catering", price=D(5000), price_includes_vat=False, volume=D(2), ramp=(D("0.5"),)),
            Product("r", "Sewing", price=D(10), volume=D(3), payment=(Part(D(50), 1), Part(D(50), 2))),
        ),
        positions=(
            Position("a", "Cook", wages=(D(28000),) * 3, share=D(75), wage_tax=D(24), pension=D("4.5")),
            Position(
                "b",
                "Helper",
                hourly=True,
                wages=(D(600),) * 3,
                hours=D(60),
                share=None,
                fee="youth",
                holiday="paid_with_wage",
                holiday_percent=D(12),
            ),
        ),
        supports=(
            Support("s", "Cook", "a", share=D(60), end=11),
            Support("t", "Helper", "b", "introduktionsjobb", end=11),
            Support("u", "Helper", "b", "nystartsjobb", multiple=D(2), start=12, end=20, ceiling=D(15000)),
            Support("v", "Nobody", "gone", share=D(10)),
        ),
        overheads=(
            Overhead("o", "Rent", "rent", D(9000), in_advance=True, vat="none"),
            Overhead("x", "Power", "electricity", D(500), lag=1),
        ),
        investments=(Purchase("i", "Oven", amount=D(60000), years=5),),
        start_costs=(Purchase("c", "Signs", amount=D(1000)),),
        first_stock=Purchase("", Statement("budget.row.first_stock"), amount=D(2000)),
        deposits=(Deposit("d", "Premises", D(9000), 0, 20),),
        loans=(Loan("l", "Almi", amount=D(50000), interest=D(8), fee=D(500)),),
        contributions=(Contribution("k", "Members", amount=D(20000)),),
        grants=(Grant("g", "Town", "municipality", D(12000), 0, 11, ((D(100), 2),)),),
        start_cash=D(1000),
        preliminary_tax=D(100),
    )
    return compute_budget(inputs, rates)


def test_every_figure_can_be_explained(budget: Budget) -> None:
    for line_id, line in budget.lines.items():
        for month in (0, 1, 9, 12, 35):
            found = explain(budget, line_id, month)
            assert_can_be_said(found.sentence)
            assert found.sentence.values["amount"] == line.months[month]
            if line.terms and line.rule in ("sum", "difference", "carried"):
                parts = [piece.amount or 0 for piece in found.pieces if piece.kind == "line"]
                assert sum(parts) == line.months[month], line_id


@pytest.mark.parametrize(
    ("line", "month", "values"),
    [
        (
            "basis.sales_gross.p",
            0,
            {"units": 100, "price": 115, "ramp": D("0.25"), "amount": 11500},
        ),
        ("basis.sales_vat.p", 0, {"gross": 11500, "rate": D(12), "amount": 1232}),
        ("basis.sales_vat.q", 1, {"net": 10000, "rate": D(25), "amount": 2500}),
        ("result.support.s", 0, {"share": D(60), "base": 15000, "fee": D("31.42"), "amount": 11828}),
        ("result.employer_fee.b", 0, {"cap": 25000, "rate": D("20.81"), "full": D("31.42"), "gross": 40320}),
        ("result.employer_fee.b", 9, {"rate": D("31.42"), "gross": 40320}),
        ("result.loan_interest.l", 1, {"balance": 48611, "rate": D(8), "amount": 324}),
        ("result.depreciation.i", 0, {"cost": 60000, "years": 5, "amount": 1000}),
        ("cash.tax_and_fees", 1, {"from_month": Month(2027, 1)}),
        ("result.wage.b", 0, {"wage": D(600), "hours": D(60), "amount": 36000}),
    ],
)
def test_what_a_sentence_says(budget: Budget, line: str, month: int, values: dict[str, object]) -> None:
    found = explain(budget, line, month).sentence.values
    assert {name: found[name] for name in values} == values


def test_pieces_name_answers_rates_and_lines(budget: Budget) -> None:
    pieces = explain(budget, "result.support.s", 0).pieces
    assert Piece("answer", "supports", "s", "share") in pieces
    assert Piece("line", "basis.gross_pay.a", month=0, amount=21000) in pieces
    assert Piece("rate", "subsidy.lonebidrag.gross_wage_cap", month=0, value=D(20000)) in pieces
    assert "supports/s/share" in budget.lines["result.support.s"].inputs
    assert "rate:subsidy.lonebidrag.gross_wage_cap" in budget.lines["result.support.s"].inputs


def test_every_kind_of_line_has_a_label_and_a_rule(budget: Budget) -> None:
    for kind in KINDS.values():
        assert f"budget.line.{kind.id}" in WORDS
        assert f"budget.rule.{kind.rule}" in WORDS
    labels = {f"budget.line.{kind.id}" for kind in KINDS.values()}
    assert {text for text in WORDS if text.startswith("budget.line.")} == labels
    for line in budget.lines.values():
        assert_can_be_said(line.caption)
        assert f"budget.rule.{line.rule}" in WORDS


def test_words_of_warnings_and_scenarios(budget: Budget, rates: Rates) -> None:
    for warning in budget.warnings:
        assert_can_be_said(warning)
    for scenario in (BASE, *rates.scenarios):
        assert f"budget.scenario.{scenario.id}" in WORDS
        assert_can_be_said(describe(scenario))
    for change in rates.sensitivities:
        assert_can_be_said(describe_sensitivity(change))


def test_rows_of_a_table(budget: Budget) -> None:
    rows = rows_by_month(budget, RESULT, range(12))
    assert [row.line.id for row in rows][:2] == ["result.sales", "result.supports"]
    assert rows[0].figures == budget.months("result.sales")[:12]
    assert all(len(row.figures) == 12 for row in rows)
    detailed = rows_by_year(budget, RESULT, budget.timeline.budget_years, detailed=True)
    assert [row.line.id for row in detailed[:4]] == [
        "result.product_sales.p",
        "result.product_sales.q",
        "result.product_sales.r",
        "result.sales",
    ]
    assert sum(row.figures[0] for row in detailed[:3]) == detailed[3].figures[0]
    cash = {row.line.id: row.figures for row in rows_by_quarter(budget, CASH, range(12, 24))}
    assert cash["cash.start"] == tuple(budget.months("cash.start")[month] for month in (12, 15, 18, 21))
    assert cash["cash.end"] == tuple(budget.months("cash.end")[month] for month in (14, 17, 20, 23))
    assert "cash.tax_refund" not in cash
    assert len(rows_by_month(budget, BALANCE, range(1), empty=True)) == len(BALANCE)


def test_the_staff_budget(budget: Budget) -> None:
    cook, helper = staff_rows(budget, budget.timeline.budget_years[0])
    assert (cook.name, cook.gross_pay, cook.months) == ("Cook", 12 * 21000, 12)
    assert cook.supports == 12 * 11828
    assert cook.net_cost == cook.cost - cook.supports
    assert cook.gross_pay + cook.holiday + cook.fees + cook.pension_and_insurance == cook.cost
    assert cook.per_hour == round(Decimal(cook.net_cost) / (Decimal("123.75") * 12))
    assert helper.per_hour == round(Decimal(helper.net_cost) / (60 * 12))
    empty = replace(budget.inputs, positions=(), supports=())
    assert staff_rows(compute_budget(empty, budget.rates), budget.timeline.budget_years[0]) == ()


def test_positions_that_do_not_work_in_a_year_are_left_out(budget: Budget) -> None:
    leaving = replace(budget.inputs.positions[0], end=11)
    found = compute_budget(replace(budget.inputs, positions=(leaving,), supports=()), budget.rates)
    first, second, _ = found.timeline.budget_years
    assert (len(staff_rows(found, first)), len(staff_rows(found, second))) == (1, 0)


def test_before_its_first_month_a_product_sells_nothing(budget: Budget) -> None:
    late = replace(budget.inputs.products[0], start=5)
    found = compute_budget(replace(budget.inputs, products=(late,)), budget.rates)
    values = explain(found, "basis.sales_gross.p", 4).sentence.values
    assert (values["ramp"], values["units"], values["amount"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("line", "sign", "account"),
    [
        ("result.product_sales.p", 1, "3002"),
        ("result.product_sales.q", 1, "3001"),
        ("result.support.s", 1, "3988"),
        ("result.grant.g", 1, "3987"),
        ("result.overhead.o", -1, "5010"),
        ("result.wage.a", -1, "7010"),
        ("cash.end", 0, ""),
        ("balance.suppliers", -1, "2440"),
        ("balance.cash", 1, "1930"),
        ("basis.staff_cost.a", 0, ""),
    ],
)
def test_signs_and_accounts(budget: Budget, line: str, sign: int, account: str) -> None:
    assert (budget.lines[line].sign, budget.lines[line].bas_account) == (sign, account)
