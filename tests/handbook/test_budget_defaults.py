"""A blank cell of a budget table counts as the default that its column shows in a new row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.economy.inputs import BudgetInputs
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.filling import fill_plan

DAY = date(2026, 11, 23)
TABLES: Mapping[str, Mapping[str, object]] = {
    "products": {"name": "Lunch", "price": "100", "volume": "120"},
    "positions": {"name": "Kock", "wage": "20000"},
    "supports": {"position": "kock", "share": "80", "end": "december 2027"},
    "overheads": {"name": "Hyra", "amount": "5000"},
    "investments": {"name": "Ugn", "amount": "50000"},
    "start_costs": {"name": "Skylt", "amount": "4000"},
    "contributions": {"name": "Insatser", "amount": "10000"},
    "loans": {"name": "Lån", "amount": "100000", "interest": "6"},
    "grants": {"name": "Bidrag", "amount": "30000"},
}
PAYMENTS = ({"payment": "invoice"}, {"payment": "rut"}, {"payment": "parts"})


def budget(handbook: Handbook, **tables: object) -> Assessment:
    """A plan of one row a table, filled in from outside."""
    answers = {"budget_first_month": "januari 2027", **tables}
    plan, refused = fill_plan(handbook, Plan(id="p"), answers, at="2026-11-23T09:00:00Z")
    assert refused == ()
    return assess(handbook, plan, DAY)


def inputs_of(handbook: Handbook, table: str, row: Mapping[str, object]) -> BudgetInputs:
    given: dict[str, object] = {table: [{"id": "row", **row}]}
    if table == "supports":
        given["positions"] = [{"id": "kock", "name": "Kock", "wage": "20000"}]
    return budget(handbook, **given).budget.inputs


def defaults_of(handbook: Handbook, table: str, row: Mapping[str, object]) -> dict[str, object]:
    """What the window would have written into the cells that the row leaves blank."""
    columns = handbook.interview.question(table).columns
    return {column.id: column.default for column in columns if column.default} | dict(row)


@pytest.mark.parametrize(
    ("table", "row"),
    [*TABLES.items(), *(("products", {**TABLES["products"], **payment}) for payment in PAYMENTS)],
)
def test_a_row_from_outside_counts_as_the_same_row_made_in_the_window(
    handbook: Handbook, table: str, row: Mapping[str, object]
) -> None:
    from_outside = inputs_of(handbook, table, row)
    in_window = inputs_of(handbook, table, defaults_of(handbook, table, row))
    assert getattr(from_outside, table) == getattr(in_window, table)


def test_a_blank_counts_as_the_default_in_kronor(handbook: Handbook) -> None:
    """Worked by hand: 120 lunches of 100 kr without VAT grow over 6 months, goods of 30 % are paid after 30
    days, and of a wage of 20 000 kr 24 % is withheld and paid the month after."""
    product = {**TABLES["products"], "price_includes_vat": False, "vat": "exempt", "direct_cost_share": "30"}
    product["direct_cost_vat"] = "none"
    found = budget(handbook, products=[product], positions=[TABLES["positions"]]).budget
    lines = {line.id: line.months for line in found.lines.values()}
    assert lines["result.sales"][:7] == (2000, 4000, 6000, 8000, 10_000, 12_000, 12_000)
    assert lines["cash.suppliers"][:4] == (0, 600, 1200, 1800)
    assert lines["cash.net_pay"][:2] == (15_200, 15_200)
    assert lines["cash.tax_and_fees"][:2] == (0, 4800 + 6284)


@pytest.mark.parametrize(
    ("answers", "registered", "period", "on_paper"),
    [
        ({}, True, "quarter", False),
        ({"vat_period": "month"}, True, "month", False),
        ({"vat_registered": True, "vat_period": "year", "vat_on_paper": True}, True, "year", True),
        ({"vat_registered": {"state": "unknown"}, "vat_period": "year"}, True, "year", False),
        ({"vat_period": "year", "vat_eu_trade": True, "vat_on_paper": True}, True, "year", False),
        ({"vat_registered": False, "vat_period": "month"}, False, "quarter", False),
    ],
)
def test_how_vat_is_paid_counts_until_no_vat_is_answered(
    handbook: Handbook, answers: Mapping[str, object], registered: bool, period: str, on_paper: bool
) -> None:
    """A blank about VAT means that it is charged; what is said about when it is paid is not lost by that."""
    vat = budget(handbook, **answers).budget.inputs.vat
    assert (vat.registered, vat.period, vat.on_paper) == (registered, period, on_paper)
