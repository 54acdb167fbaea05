"""Cell formulas of VAT returns, taxes and those positions of the balance that are no plain sums (2.7–2.9)."""

from __future__ import annotations

from collections.abc import Sequence

from asf_starter.core.economy.amounts import MONTHS, less, running, total
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas.expressions import (
    NONE,
    Cell,
    Entered,
    Expr,
    Formula,
    Monthly,
    Now,
    Place,
    Span,
    Total,
    Yes,
    join,
    krona,
    when,
)
from asf_starter.core.economy.formulas.rows import Rows, start_cash
from asf_starter.core.economy.timeline import Span as YearSpan
from asf_starter.core.economy.vat import period_dues

_FINANCING = ("cash.contributions", "cash.loan_draws", "cash.grants")


def add_taxes(rows: Rows) -> None:
    """Formulas for VAT, income tax, preliminary tax, claims and debts, equity."""
    _add_vat(rows)
    _add_income_tax(rows)
    _add_claims(rows)
    _add_equity(rows)
    financing = total([rows.budget.months(line) for line in _FINANCING])
    before = running(less(rows.budget.months("cash.net_flow"), financing))

    def without_financing(month: int) -> Expr:
        cells = [(-1, Cell(line, month)) for line in _FINANCING]
        earlier = [(1, Cell("step.before_financing", month - 1))] if month else []
        return join(Total((*earlier, (1, Cell("cash.net_flow", month)), *cells)))

    rows.step("before_financing", "", "", before, without_financing, is_flow=False)
    assets, other = "balance.assets", "balance.liabilities_and_equity"
    apart = less(rows.budget.months(assets), rows.budget.months(other))

    def difference(month: int) -> Expr:
        return join(Cell(assets, month), "-", Cell(other, month))

    rows.step("difference", "", "", apart, difference, is_flow=False, section="balance")


def _add_vat(rows: Rows) -> None:
    """VAT by return. The periods and the months of payment are those of the plan."""
    cash_method = rows.budget.workings.terms.cash_method
    work = rows.budget.workings
    sold = [f"basis.sales_vat.{product.product.id}" for product in work.products]
    bought = [f"basis.input_vat.{row.key}" for row in work.bills]
    if cash_method:
        steps = {step.id for step in rows.steps}
        sold = [_reported(line, steps) for line in sold]
        bought = [_reported(line, steps) for line in bought]
    for name, lines in (("output", sold), ("input", bought)):
        rows.line(f"vat.{name}_reported", _sum(lines))
    ends = dict(period_dues(rows.budget.inputs.vat, rows.budget.timeline, work.book))
    starts = dict(zip(ends, [0, *(end + 1 for end in ends)], strict=False))

    def period(month: int) -> Expr:
        if month not in ends:
            return NONE
        output, deducted = (
            Span(f"vat.{name}_reported", starts[month], month) for name in ("output", "input")
        )
        return join("SUM(", output, ")-SUM(", deducted, ")")

    def settled(month: int, sign: str) -> Expr:
        due = [end for end, when_paid in ends.items() if when_paid == month]
        parts: Expr = ()
        for end in due:
            part = join("MAX(0,", sign, Cell("vat.return", end), ")")
            parts = join(parts, "+", part) if parts else part
        return parts or NONE

    rows.line("vat.return", period)
    rows.line("cash.vat_payment", lambda month: settled(month, ""))
    rows.line("cash.vat_refund", lambda month: settled(month, "-"))


def _sum(lines: Sequence[str]) -> Formula:
    return lambda month: join(Total(tuple((1, Cell(line, month)) for line in lines))) if lines else NONE


def _positive(position: str, sign: str) -> Formula:
    return lambda month: join("MAX(0,", sign, Cell(position, month), ")")


def _reported(line: str, steps: set[str]) -> str:
    """The step that moves VAT to the month of its payment, where there is one."""
    step = f"step.vat_reported.{line.split('.', 2)[2]}"
    return step if step in steps else line


def _years(budget: Budget) -> dict[int, YearSpan]:
    """The complete financial years by their last month."""
    return {year.last: year for year in budget.timeline.financial_years if year.complete}


def _add_income_tax(rows: Rows) -> None:
    years = _years(rows.budget)
    lag = int(rows.budget.workings.book.number("tax.settlement_lag_months")) or 2

    def result(year: YearSpan) -> Expr:
        return join("SUM(", Span("result.before_tax", year.first, year.last), ")")

    def earlier_losses(year: YearSpan) -> Expr:
        return join(Cell("step.losses", year.first - 1)) if year.first else NONE

    def losses(month: int) -> Expr:
        if month in years:
            return join("MAX(0,", earlier_losses(years[month]), "-", result(years[month]), ")")
        return join(Cell("step.losses", month - 1)) if month else NONE

    def tax(month: int) -> Expr:
        if month not in years:
            return NONE
        taxable = join("MAX(0,", result(years[month]), "-", earlier_losses(years[month]), ")")
        amount = krona(taxable, "*", Monthly("rates//corporate_tax", month))
        return when(join(Yes("settings//income_tax")), amount)

    def settlement(month: int, sign: str) -> Expr:
        year = years.get(month - lag)
        if year is None:
            return NONE
        payroll = Span("result.payroll_taxes", year.first, year.last)
        paid = Span("cash.preliminary_tax", year.first, year.last)
        owed = join(Cell("result.income_tax", year.last), "+SUM(", payroll, ")-SUM(", paid, ")")
        return join("MAX(0,", sign, "(", owed, "))")

    def preliminary(month: int) -> Expr:
        begun = join(Now(month), ">=", Place("settings//preliminary_tax_start"))
        return when(begun, krona(Entered("settings//preliminary_tax")))

    rows.step("losses", "", "", _losses(rows.budget), losses, is_flow=False)
    rows.line("result.income_tax", tax)
    rows.line("cash.preliminary_tax", preliminary)
    rows.line("cash.final_tax", lambda month: settlement(month, ""))
    rows.line("cash.tax_refund", lambda month: settlement(month, "-"))


def _losses(budget: Budget) -> list[int]:
    """The losses carried forward by month."""
    years = _years(budget)
    held, months = 0, []
    for month in range(MONTHS):
        if month in years:
            result = sum(budget.months("result.before_tax")[years[month].first : month + 1])
            held = max(0, held - result)
        months.append(held)
    return months


def _add_claims(rows: Rows) -> None:
    """A position above nought is a debt, below it a claim."""
    for position, debt, claim in (
        ("vat.position", "balance.vat_debt", "balance.vat_claim"),
        ("basis.tax_position", "balance.tax_debt", "balance.tax_claim"),
    ):
        rows.line(debt, _positive(position, ""))
        rows.line(claim, _positive(position, "-"))
    grants = [f"basis.grant_position.{grant.id}" for grant in rows.budget.inputs.grants]

    def positive(month: int, sign: str) -> Expr:
        parts: Expr = ()
        for line in grants:
            part = join("MAX(0,", sign, Cell(line, month), ")")
            parts = join(parts, "+", part) if parts else part
        return parts or NONE

    rows.line("balance.grant_claims", lambda month: positive(month, ""))
    rows.line("balance.grants_in_advance", lambda month: positive(month, "-"))


def _add_equity(rows: Rows) -> None:
    def retained(month: int) -> Expr:
        if month == 0:
            return start_cash()
        before = join(Cell("balance.retained", month - 1))
        is_first = rows.financial_year(month).first == month
        return join(before, "+", Cell("balance.result_of_year", month - 1)) if is_first else before

    def of_year(month: int) -> Expr:
        return join("SUM(", Span("result.net_result", rows.financial_year(month).first, month), ")")

    rows.line("balance.retained", retained)
    rows.line("balance.result_of_year", of_year)
