"""Hand-worked budgets: the specification's example (2.14), and whole small plans."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import compute_budget
from asf_starter.core.economy.inputs import (
    BudgetInputs,
    Contribution,
    Position,
    Product,
    Support,
)
from asf_starter.core.economy.rates import Rates
from asf_starter.core.interview.values import Month

EXAMPLE = BudgetInputs(
    first_month=Month(2026, 1),
    products=(
        Product(
            id="p",
            name="Sales",
            price=Decimal(20000),
            volume=Decimal(1),
            end=0,
            # material 2 000 of net sales 16 000
            direct_cost_share=Decimal("12.5"),
            direct_cost_lag=1,
        ),
    ),
    positions=(
        Position(
            id="a",
            name="Half-time",
            wages=(Decimal(24000),) * 3,
            share=Decimal(50),
            end=0,
            holiday="paid_with_wage",
            pension=Decimal("4.5"),
            insurance=Decimal("0.6"),
            wage_tax=Decimal(20),
        ),
    ),
    supports=(
        Support(
            id="s", name="Support", position="a", share=Decimal(50), ceiling=Decimal(20000), status="decided"
        ),
    ),
    contributions=(Contribution(id="c", name="Members", amount=Decimal(30000)),),
)


def test_the_tiny_example_of_the_specification(rates: Rates) -> None:
    budget = compute_budget(EXAMPLE, rates)
    expected = {
        "result.sales": (16000, 0),
        "result.supports": (6571, 0),
        "result.direct_costs": (2000, 0),
        "result.wages": (12000, 0),
        "result.employer_fees": (3770, 0),
        "result.pensions": (540, 0),
        "result.insurances": (72, 0),
        "result.payroll_taxes": (131, 0),
        "result.staff": (16513, 0),
        "result.net_result": (4058, 0),
        "cash.contributions": (30000, 0),
        "cash.customers": (20000, 0),
        "cash.inflows": (50000, 0),
        "cash.net_pay": (9600, 0),
        "cash.suppliers": (0, 2500),
        "cash.tax_and_fees": (0, 6170),
        "cash.pension_and_insurance": (0, 612),
        "cash.outflows": (9600, 9282),
        "cash.end": (40400, 31118),
        "balance.support_claims": (6571, 6571),
        "balance.assets": (46971, 37689),
        "balance.suppliers": (2500, 0),
        "balance.vat_debt": (3500, 3500),
        "balance.tax_and_fees_debt": (6170, 0),
        "balance.pension_debt": (612, 0),
        "balance.tax_debt": (131, 131),
        "balance.liabilities": (12913, 3631),
        "balance.equity": (34058, 34058),
    }
    found = {line_id: budget.months(line_id)[:2] for line_id in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("form", "kinds", "each", "together", "retained", "of_year"),
    [
        ("economic_association", ("member",), ("2083",), "2083", "2091", "2099"),
        ("economic_association", ("member", "investor"), ("2083", "2084"), "", "2091", "2099"),
        ("limited_company_svb", ("share_capital",), ("2081",), "2081", "2091", "2099"),
        ("limited_company", ("share_capital", "shareholder"), ("2081", "2093"), "", "2091", "2099"),
        ("non_profit_association", ("member", "shareholder"), ("2060", "2060"), "2060", "2067", "2069"),
        ("limited_company", (), (), "2081", "2091", "2099"),
        ("non_profit_association", (), (), "2060", "2067", "2069"),
        ("", ("member",), ("2083",), "2083", "2091", "2099"),
    ],
)
def test_equity_stands_on_the_accounts_of_its_form(
    rates: Rates,
    form: str,
    kinds: tuple[str, ...],
    each: tuple[str, ...],
    together: str,
    retained: str,
    of_year: str,
) -> None:
    given = tuple(Contribution(kind, kind, kind, Decimal(1000)) for kind in kinds)
    budget = compute_budget(BudgetInputs(Month(2027, 1), legal_form=form, contributions=given), rates)
    assert tuple(budget.lines[f"balance.contribution.{kind}"].bas_account for kind in kinds) == each
    assert budget.lines["balance.contributions"].bas_account == together
    assert budget.lines["balance.retained"].bas_account == retained
    assert budget.lines["balance.result_of_year"].bas_account == of_year
    assert budget.months("balance.contributions")[35] == 1000 * len(kinds)
