"""Cell formulas of what is sold: number, price, VAT, and when customers pay (specification 2.4, 2.16)."""

from __future__ import annotations

from fractions import Fraction

from asf_starter.core.economy.amounts import MONTHS, fraction_of_percent, rounded
from asf_starter.core.economy.formulas.expressions import (
    NONE,
    Cell,
    Entered,
    Expr,
    Monthly,
    Now,
    Place,
    Series,
    Span,
    Yes,
    between,
    join,
    krona,
    later,
    when,
)
from asf_starter.core.economy.formulas.rows import Rows
from asf_starter.core.economy.inputs import Product
from asf_starter.core.economy.sales import ProductMonths


def add_sales(rows: Rows) -> None:
    """Formulas for every product, except for its direct costs."""
    for sold in rows.budget.workings.products:
        _add_product(rows, sold)


def units_id(product: Product) -> str:
    """The id of the step with the number sold."""
    return f"step.units.{product.id}"


def _add_product(rows: Rows, sold: ProductMonths) -> None:
    product = sold.product
    key, row = f"products/{product.id}", product.id
    units = [Fraction(number, sold.units_below) for number in sold.units]
    rows.step("units", row, product.name, units, lambda month: _units(product, month))
    gross, vat, net = f"basis.sales_gross.{row}", f"basis.sales_vat.{row}", f"result.product_sales.{row}"

    def turnover(month: int) -> Expr:
        factor = Entered("factors//price")
        return krona(Cell(units_id(product), month), "*", Entered(f"{key}/price"), "*", factor)

    entered = gross if product.price_includes_vat else net
    rows.line(entered, turnover)
    rate_id = rows.budget.workings.book.vat_id(product.vat)

    def vat_of(month: int) -> Expr:
        if not rate_id:
            return NONE
        rate = Monthly(f"rates//{rate_id}", month)
        below = join("/(1+", rate, ")") if product.price_includes_vat else ()
        amount = krona(Cell(entered, month), "*", rate, below)
        return when(join(Yes("settings//vat_registered")), amount)

    rows.line(vat, vat_of)
    _add_receipts(rows, sold, gross, vat)


def _units(product: Product, month: int) -> Expr:
    key = f"products/{product.id}"
    number = join(Entered(f"{key}/volume"), "*", Entered("factors//volume"))
    if product.season:
        number = join(number, "*", Monthly(f"{key}/season", month))
    number = join(number, "*", _ramp(product, month))
    if year := month // 12:
        growth = join("(1+", Entered(f"{key}/growth"), ")")
        number = join(number, "*", growth, f"^{year}" if year > 1 else "")
    return when(between(month, f"{key}/start", f"{key}/end"), number)


def _ramp(product: Product, month: int) -> Expr:
    key = f"products/{product.id}"
    step = join(Now(month), "-", Place(f"{key}/start"), "+1")
    if not product.ramp:
        return join("MIN(1,(", step, ")/", Entered(f"{key}/ramp_months"), ")")
    length = len(product.ramp)
    factor = join("INDEX(", Series(f"{key}/ramp", length), ",", step, ")")
    return when(join(step, f">{length}"), join("1"), factor)


def _add_receipts(rows: Rows, sold: ProductMonths, gross: str, vat: str) -> None:
    """Each part of the payment but the last is a step; the last takes what is left."""
    product, cash_method = sold.product, rows.budget.workings.terms.cash_method
    numbers = range(1, len(product.payment))
    amounts = _part_steps(rows, sold, gross, sold.gross, "payment_part")
    vats = _part_steps(rows, sold, vat, sold.vat, "vat_part") if cash_method else []
    key = f"products/{product.id}"
    last = f"{key}/lag_{len(product.payment)}"

    def receipts(month: int) -> Expr:
        parts: Expr = ()
        for number, step in zip(numbers, amounts, strict=True):
            parts = join(parts, later(step, f"{key}/lag_{number}", month), "-", later(step, last, month), "+")
        return join(parts, later(gross, last, month))

    rows.line(f"cash.customer_payment.{product.id}", receipts)
    if not cash_method:
        return

    def reported(month: int) -> Expr:
        parts: Expr = ()
        for number, step in zip(numbers, vats, strict=True):
            first = reported_later(rows, step, f"{key}/lag_{number}", month)
            parts = join(parts, first, "-", reported_later(rows, step, last, month), "+")
        return join(parts, reported_later(rows, vat, last, month))

    rows.step("vat_reported", product.id, product.name, sold.vat_reported, reported)


def _part_steps(rows: Rows, sold: ProductMonths, line: str, amounts: list[int], kind: str) -> list[str]:
    product = sold.product
    found = []
    for number, part in enumerate(product.payment[:-1], 1):
        above, below = fraction_of_percent(part.share)
        months = [rounded(amount * above, below) for amount in amounts]
        share = Entered(f"products/{product.id}/share_{number}")

        def formula(month: int, share: Entered = share) -> Expr:
            return krona(Cell(line, month), "*", share)

        found.append(rows.step(kind, f"{product.id}.{number}", product.name, months, formula))
    return found


def reported_later(rows: Rows, line: str, lag: str, month: int) -> Expr:
    """VAT in the month when it is paid, but never later than the last month of its financial year."""
    year = rows.financial_year(month)
    from_month = join(Now(month), "-", Entered(lag))
    if month == year.last and month < MONTHS:
        first = join("MAX(", str(year.first + 1), ",", from_month, ")")
        cells = Span(line)
        start = join("INDEX(", cells, ",", first, ")")
        return join("SUM(", start, ":", "INDEX(", cells, ",", Now(month), "))")
    return when(join(from_month, f">={year.first + 1}"), join("INDEX(", Span(line), ",", from_month, ")"))
