"""From answers to the inputs of a budget. Everything works with what is answered so far.

A blank cell counts as the default that its column shows in a new row of the window (a test holds the
two together), so that a row filled in from outside means the same; of hourly pay alone a blank holiday
is paid with the wage. Where a column has no default a blank has the plain value: an amount nought, no
season, no growth, a payment the same month. What must be
assumed to compute at all is listed in ``BudgetInputs.assumptions``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import cast

from asf_starter.core.economy import row_reading as rows
from asf_starter.core.economy.amounts import HUNDRED, ZERO
from asf_starter.core.economy.cells import Cells
from asf_starter.core.economy.financial_year import NO_NAMES, first_year_end, year_end_month
from asf_starter.core.economy.inputs import (
    SIMPLE,
    BudgetInputs,
    Capacity,
    Contribution,
    Overhead,
    Product,
    Purchase,
    Vat,
)
from asf_starter.core.economy.misfits import find_misfits
from asf_starter.core.economy.rates import Rates
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Statement

SIMPLE_QUESTIONS = ("simple_sales_per_month", "simple_costs_per_month", "simple_start_money")
"""The short track's three: they count only while the tables that they stand in for are empty."""

_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_FIRST_YEAR, _LAST_YEAR = 2000, 2200


def read_inputs(answers: Answers, rates: Rates, month_names: Mapping[str, int] = NO_NAMES) -> BudgetInputs:
    """What the answers say, with plain defaults for what they do not say. Never raises.

    The first month is ``budget_first_month``, else ``start_date``, else January after the rates were
    last checked (core has no clock). ``month_names`` read a financial year in words.
    """
    first_month, assumptions = first_month_of(answers, rates)
    cells = Cells(answers.value, first_month)
    day = first_month.first_day

    def each(table: str, read: Callable[[Cells], rows.Row]) -> tuple[rows.Row, ...]:
        return tuple(
            read(Cells(row.value, first_month, row.id, number))
            for number, row in enumerate(answers.rows(table), 1)
        )

    stand_ins: dict[str, None] = {}

    def rate(rate_id: str) -> Decimal:
        stand_ins[rate_id] = None
        return rates.value(rate_id, day) or ZERO

    wage_increase = cells.signed("wage_increase", Decimal(-50), HUNDRED)
    positions = each("positions", lambda row: rows.position(row, wage_increase, rate))
    by_id = {position.id: position for position in positions}
    supports = each("supports", lambda row: rows.support(row, by_id, rate))
    products = each("products", lambda row: rows.product(row, rate))
    overheads = each("overheads", rows.overhead)
    contributions = each("contributions", rows.contribution)
    loans = each("loans", rows.loan)
    grants = each("grants", rows.grant)
    start_cash = cells.decimal("start_cash")
    assumptions += rows.earned_before(positions)
    names = {support.id: support.name for support in supports}
    assumptions += rows.missing(answers, first_month, names)
    simple = []
    if not products and (sales := cells.decimal("simple_sales_per_month")):
        products = (_simple_sales(sales),)
        simple.append("simple_sales_per_month")
    if not positions and not overheads and (costs := cells.decimal("simple_costs_per_month")):
        overheads = (_simple_costs(costs),)
        simple.append("simple_costs_per_month")
    has_money = contributions or loans or grants or start_cash
    if not has_money and (money := cells.decimal("simple_start_money")):
        contributions = (_simple_money(money),)
        simple.append("simple_start_money")
    return BudgetInputs(
        first_month=first_month,
        financial_year_end=first_year_end(cells, year_end_month(answers, month_names)),
        legal_form=_form_of_business(cells),
        vat=_vat(cells),
        products=products,
        positions=positions,
        supports=supports,
        overheads=overheads,
        investments=each("investments", rows.investment),
        start_costs=each("start_costs", rows.start_cost),
        first_stock=_first_stock(cells),
        deposits=each("deposits", rows.deposit),
        loans=loans,
        contributions=contributions,
        grants=grants,
        start_cash=start_cash,
        income_tax=not cells.yes("income_tax_exempt", False),
        preliminary_tax=cells.decimal("preliminary_tax"),
        preliminary_tax_start=cells.month_or_first("preliminary_tax_from"),
        holiday_month=_holiday_month(cells),
        wage_increase=wage_increase,
        agreement=_agreement(cells),
        capacity=_capacity(cells, rate),
        buffer_share=_buffer(cells, rate),
        simple=tuple(simple),
        misfits=tuple(misfit.warning for misfit in find_misfits(answers, first_month, month_names)),
        rates=tuple(stand_ins),
        assumptions=tuple(assumptions)
        + tuple(Statement(f"budget.assumption.{name}", {}, (name,)) for name in simple),
    )


def first_month_of(answers: Answers, rates: Rates) -> tuple[Month, list[Statement]]:
    """The first month of the budget, and what had to be assumed to know it."""
    for question in ("budget_first_month", "start_date"):
        month = answers.value(question)
        if isinstance(month, Month) and _FIRST_YEAR <= month.year <= _LAST_YEAR:
            return month, []
    month = Month(rates.last_checked.year + 1, 1)
    return month, [Statement("budget.assumption.first_month", {"month": month}, ("start_date",))]


def _form_of_business(cells: Cells) -> str:
    """The form that does the business: of an association with a company it is the company."""
    chosen = cells.choice("legal_form", "")
    return cells.choice("subsidiary_form", chosen) if chosen == "two_tier" else chosen


def _vat(cells: Cells) -> Vat:
    period = cells.choice("vat_period", "quarter")
    return Vat(
        registered=cells.yes("vat_registered", True),
        period=cast(rows.Period, period if period in ("month", "quarter", "year") else "quarter"),
        cash_method=cells.choice("vat_method", "invoice") == "when_paid",
        deductible=cells.decimal("vat_deductible", HUNDRED, HUNDRED),
        eu_trade=cells.yes("vat_eu_trade", False),
        on_paper=cells.yes("vat_on_paper", False),
    )


def _first_stock(cells: Cells) -> Purchase | None:
    amount = cells.decimal("first_stock")
    if not amount:
        return None
    name = Statement("budget.row.first_stock")
    return Purchase("", name, "", amount, cells.choice("first_stock_vat", "standard"))


def _holiday_month(cells: Cells) -> int:
    name = cells.choice("holiday_month", "july")
    return _MONTH_NAMES.index(name) + 1 if name in _MONTH_NAMES else 7


def _agreement(cells: Cells) -> str:
    """The agreement whose lowest wage the wages are compared with: the end of a ``min_wage`` rate's id."""
    if cells.choice("collective_agreement", "") == "fremia_kommunal":
        return "asf_fremia_kommunal"
    return cells.choice("wage_agreement", "")


def _capacity(cells: Cells, rate: Callable[[str], Decimal]) -> Capacity:
    method = cells.choice("capacity_method", "none")
    hours = cells.decimal("capacity_full_time_hours", most=Decimal(744))
    return Capacity(
        method=cast(rows.Method, method if method in ("hours", "opening_days") else "none"),
        full_time_hours=hours or rate("capacity.full_time_hours") or Capacity().full_time_hours,
        attendance=cells.decimal("capacity_attendance", HUNDRED, HUNDRED),
        work_ability=cells.decimal("capacity_work_ability", HUNDRED, HUNDRED),
        units_per_day=cells.decimal("capacity_units_per_day"),
        days_per_month=cells.decimal("capacity_days_per_month", most=Decimal(31)),
    )


def _buffer(cells: Cells, rate: Callable[[str], Decimal]) -> Decimal | None:
    if cells.choice("buffer_kind", "share") == "one_month":
        return None
    share = cells.optional("buffer_share", HUNDRED)
    return rate("start_budget.buffer_share") if share is None else share


def _simple_sales(amount: Decimal) -> Product:
    """Sales a month as one product that everyone pays at once, without VAT: a rough figure stays rough."""
    return Product(
        SIMPLE,
        Statement("budget.row.simple_sales"),
        price=amount,
        volume=Decimal(1),
        price_includes_vat=False,
        vat="exempt",
    )


def _simple_costs(amount: Decimal) -> Overhead:
    """All costs a month, wages included, as one overhead that is paid at once, without VAT."""
    return Overhead(SIMPLE, Statement("budget.row.simple_costs"), amount=amount, vat="none")


def _simple_money(amount: Decimal) -> Contribution:
    """The money they begin with, as a contribution in the first month."""
    return Contribution(SIMPLE, Statement("budget.row.simple_money"), amount=amount)
