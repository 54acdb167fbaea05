"""Cell formulas of key figures by budget year and of the start budget (specification 2.3, 2.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas.expressions import (
    Cell,
    Entered,
    Expr,
    Heads,
    Span,
    Year,
    join,
    krona,
    when,
)
from asf_starter.core.economy.key_figures import CURRENT_ASSETS, FIXED_COSTS, KeyFigures
from asf_starter.core.economy.start_budget import FIXED_PAYMENTS, ordinary_months
from asf_starter.core.texts import Statement

Unit = Literal["kr", "share", "times", "month"]
Amount = int | Decimal | None
YEARS = 3
_EMPTY: Expr = ('""',)


@dataclass(frozen=True)
class FigureRow:
    """A row of key figures or of the start budget, with a figure for each column.

    ``how`` says how it is worked out. Shares are in percent; a month is counted from 0; None is left empty.
    """

    id: str
    caption: Statement
    unit: Unit
    figures: tuple[Amount, ...]
    formulas: tuple[Expr, ...]
    how: Statement | None = None
    is_total: bool = False


def figure_rows(budget: Budget) -> tuple[FigureRow, ...]:
    """The key figures of the three budget years."""

    def row(name: str, formula: Callable[[int], Expr], unit: Unit = "kr", *, caption: str = "") -> FigureRow:
        figures = tuple(_figure(budget, name, year) for year in range(YEARS))
        formulas = tuple(formula(year) for year in range(YEARS))
        how = Statement(f"workbook.figure.{name}_how") if name in _EXPLAINED else None
        label = Statement(caption or f"budget.key_figure.{name}")
        return FigureRow(f"figure.{name}", label, unit, figures, formulas, how)

    def own(name: str, year: int) -> Year:
        return Year(f"figure.{name}", year)

    def fixed(year: int) -> Expr:
        return _sum([Year(line, year) for line in FIXED_COSTS])

    def given(year: int) -> Expr:
        return join(Year("result.supports", year), "+", Year("result.grants", year))

    def even(year: int, costs: Expr) -> Expr:
        sales, profit = Year("result.sales", year), Year("result.gross_profit", year)
        amount = join("ROUNDUP(ROUND(", costs, "*", sales, "/", profit, ",7),0)")
        return when(join(profit, "<=0"), _EMPTY, amount)

    def even_with_support(year: int) -> Expr:
        return even(
            year, join("MAX(0,", own("fixed_costs", year), "-", own("supports_and_grants", year), ")")
        )

    def margin(year: int) -> Expr:
        sales, point = Year("result.sales", year), own("break_even", year)
        return when(join(point, '=""'), _EMPTY, _ratio(join("(", sales, "-", point, ")"), join(sales), "=0"))

    def current(year: int, *, stock: bool) -> Expr:
        lines = [line for line in CURRENT_ASSETS if stock or line != "balance.stock"]
        assets = join("(", _sum([Year(line, year) for line in lines]), ")")
        return _ratio(assets, join("(", _current_liabilities(budget, year), ")"), "<=0")

    def cover(year: int) -> Expr:
        served = join("(", Year("result.interest", year), "+", Year("cash.instalments", year), ")")
        earned = join(
            "(", Year("result.before_depreciation", year), "-", Year("result.income_tax", year), ")"
        )
        return when(join(served, "<=0"), _EMPTY, join("ROUND(ROUND(", earned, "/", served, ",9),2)"))

    def staff(year: int) -> Expr:
        return join("(", Year("result.staff", year), "-", Year("result.supports", year), ")")

    def lowest_month(year: int) -> Expr:
        first, last = year * 12, year * 12 + 11
        cells = Span("cash.end", first, last)
        return join("INDEX(", Heads(first, last), ",MATCH(MIN(", cells, "),", cells, ",0))")

    def plain(line: str) -> Callable[[int], Expr]:
        return lambda year: join(Year(line, year))

    return (
        row("sales", plain("result.sales")),
        row("income", plain("result.income")),
        row("gross_profit", plain("result.gross_profit")),
        row("gross_margin", lambda y: _share("result.gross_profit", "result.sales", y, "=0"), "share"),
        row("fixed_costs", fixed),
        row("supports_and_grants", given),
        row("break_even", even_with_support),
        row("break_even_without_support", lambda y: even(y, join(own("fixed_costs", y)))),
        row("safety_margin", margin, "share"),
        row("result", plain("result.net_result")),
        row("equity_ratio", lambda y: _share("balance.equity", "balance.assets", y, "<=0"), "share"),
        row("quick_ratio", lambda y: current(y, stock=False), "share"),
        row("current_ratio", lambda y: current(y, stock=True), "share"),
        row("net_staff_cost_share", lambda y: _ratio(staff(y), join(Year("result.sales", y)), "=0"), "share"),
        row(
            "support_dependency",
            lambda y: _ratio(join("(", given(y), ")"), join(Year("result.income", y)), "=0"),
            "share",
        ),
        row("debt_service_cover", cover, "times"),
        row("lowest_cash", lambda y: join("MIN(", Span("cash.end", y * 12, y * 12 + 11), ")")),
        row("lowest_month", lowest_month, "month", caption="workbook.figure.lowest_month"),
    )


_EXPLAINED = (
    "gross_margin",
    "break_even",
    "break_even_without_support",
    "safety_margin",
    "equity_ratio",
    "quick_ratio",
    "current_ratio",
    "net_staff_cost_share",
    "support_dependency",
    "debt_service_cover",
    "lowest_cash",
)


def _figure(budget: Budget, name: str, year: int) -> Amount:
    figures: KeyFigures = budget.key_figures[year]
    found: Amount = getattr(figures, name)
    return found


def _sum(parts: Sequence[Year | Cell | Span]) -> Expr:
    """Parts with plus between them."""
    expr: Expr = ()
    for part in parts:
        expr = join(expr, "+", part) if expr else join(part)
    return expr or ("0",)


def _ratio(part: Expr, whole: Expr, undefined: str) -> Expr:
    """A share in percent with one decimal, half away from zero; empty where it is undefined."""
    return when(join(whole, undefined), _EMPTY, join("ROUND(ROUND(", part, "/", whole, ",10),3)"))


def _share(part: str, whole: str, year: int, undefined: str) -> Expr:
    return _ratio(join(Year(part, year)), join(Year(whole, year)), undefined)


def _current_liabilities(budget: Budget, year: int) -> Expr:
    """All debts but loans, and the instalments of the next twelve months."""
    debts = join(Year("balance.liabilities", year), "-", Year("balance.loans", year))
    for loan in budget.inputs.loans:
        debts = join(debts, "+", Cell(f"step.instalments_after.{loan.id}", year * 12 + 11))
    return debts


def start_rows(budget: Budget) -> tuple[FigureRow, ...]:
    """The start budget: what is needed to begin, and how it is paid for."""
    start = budget.start
    bills = budget.workings.bills
    months = {"months": start.window}

    def invoices(kind: str, last: int) -> Expr:
        keys = [row.key for row in bills if row.kind == kind]
        spans = [Span(f"basis.invoice.{key}", 0, last) for key in keys]
        expr: Expr = ()
        for span in spans:
            expr = join(expr, "+SUM(" if expr else "SUM(", span, ")")
        return expr or ("0",)

    def inside(line: str) -> Expr:
        return join("SUM(", Span(line, 0, start.window - 1), ")")

    def row(
        name: str, formula: Expr, *, how: str = "", values: dict[str, int] | None = None, total: bool = False
    ) -> FigureRow:
        amount: int = getattr(start, name)
        explained = Statement(f"workbook.start.{how}", values or {}) if how else None
        caption = Statement(f"budget.start.{name}")
        return FigureRow(f"start.{name}", caption, "kr", (amount,), (formula,), explained, total)

    def own(*names: str) -> Expr:
        return _sum([Year(f"start.{name}", 0) for name in names])

    outlays = ("investments", "start_costs", "first_stock", "deposits")
    before = join("MIN(", Span("step.before_financing", 0, start.window - 1), ")")
    base = join("(", own("start_outlays", "working_capital"), ")")
    if budget.inputs.buffer_share is None:
        buffer, how = _month_of_fixed_payments(budget), "buffer_month_how"
    else:
        buffer, how = krona(base, "*", Entered("settings//buffer_share")), "buffer_share_how"
    working = join("MAX(0,", own("need"), "-", own("start_outlays"), ")")
    return (
        row("investments", invoices("investment", 0)),
        row("start_costs", invoices("start_cost", 35)),
        row("first_stock", invoices("first_stock", 35)),
        row("deposits", join("SUM(", Span("cash.deposits"), ")")),
        row("start_outlays", own(*outlays), total=True),
        row("need", join("MAX(0,-", before, ")"), how="need_how", values=months),
        row("working_capital", working, how="working_capital_how"),
        row("buffer", buffer, how=how),
        row("capital_need", own("start_outlays", "working_capital", "buffer"), total=True),
        row("own_money", krona(Entered("settings//start_cash"))),
        row("contributions", inside("cash.contributions"), how="within_how", values=months),
        row("loans", inside("cash.loan_draws"), how="within_how", values=months),
        row("grants", inside("cash.grants"), how="within_how", values=months),
        row("financing", own("own_money", "contributions", "loans", "grants"), total=True),
        row("gap", join(Year("start.financing", 0), "-", Year("start.capital_need", 0)), total=True),
    )


def _month_of_fixed_payments(budget: Budget) -> Expr:
    """What falls due in an ordinary month, whatever is sold."""
    months = ordinary_months(budget)
    overheads = [f"cash.supplier_payment.{row.key}" for row in budget.workings.bills_of("overhead")]
    payments: Expr = ()
    for line in (*FIXED_PAYMENTS, *overheads):
        payments = join(payments, "+SUM(" if payments else "SUM(", Span(line, months[0], months[-1]), ")")
    return krona("(", payments, f")/{len(months)}")
