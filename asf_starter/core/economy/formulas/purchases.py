"""Cell formulas of what is bought: the amount, its VAT, the cost, the invoice and its payment (2.7, 2.16)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from asf_starter.core.economy.amounts import MONTHS
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
    Yes,
    between,
    in_month_of,
    join,
    krona,
    later,
    part_of,
    when,
)
from asf_starter.core.economy.formulas.rows import Rows
from asf_starter.core.economy.formulas.sales import reported_later
from asf_starter.core.economy.workings import BillRow

_ONCE: Mapping[str, str] = MappingProxyType(
    {"start_cost": "start_costs", "investment": "investments", "first_stock": "first_stock"}
)
_COST_LINES: Mapping[str, str] = MappingProxyType(
    {"first_stock": "basis.first_stock", "investment": "basis.investment"}
)


def add_purchases(rows: Rows) -> None:
    """Formulas for every row of purchases."""
    seasoned = {overhead.id for overhead in rows.budget.inputs.overheads if overhead.season}
    for row in rows.budget.workings.bills:
        amount = _amount(row, row.row in seasoned)
        _add_bill(rows, row, amount)


def _amount(row: BillRow, seasoned: bool) -> Formula:
    """What a month's purchases cost without VAT."""
    key = f"products/{row.row}"
    match row.kind:
        case "direct_cost_share":
            return lambda month: krona(
                Cell(f"result.product_sales.{row.row}", month),
                "*",
                Entered(f"{key}/direct_cost_share"),
                "*",
                Entered("factors//direct_costs"),
            )
        case "direct_cost_unit":
            return lambda month: krona(
                Cell(f"step.units.{row.row}", month),
                "*",
                Entered(f"{key}/direct_cost_per_unit"),
                "*",
                Entered("factors//direct_costs"),
            )
        case "card_fee":
            gross = f"basis.sales_gross.{row.row}"
            return lambda month: krona(Cell(gross, month), "*", Entered(f"{key}/card_fee"))
        case "overhead":
            return lambda month: _overhead(row.row, seasoned, month)
    once = f"{_ONCE[row.kind]}/{row.row}"
    return lambda month: in_month_of(month, f"{once}/month", krona(Entered(f"{once}/amount")))


def _overhead(row: str, seasoned: bool, month: int) -> Expr:
    """An overhead in a month, also in the two after the last that an invoice in advance may cover."""
    key = f"overheads/{row}"
    amount = join(Entered(f"{key}/amount"), "*", Entered("factors//overheads"))
    if year := month // 12:
        amount = join(amount, "*(1+", Entered(f"{key}/increase"), ")", f"^{year}" if year > 1 else "")
    if seasoned:
        same = month if month < MONTHS else month - 12
        amount = join(amount, "*", Monthly(f"{key}/season", same))
    if month < MONTHS:
        return when(between(month, f"{key}/start", f"{key}/end"), krona(amount))
    number = str(month + 1)
    inside = join("AND(", number, ">=", Place(f"{key}/start"), ",", number, "<=", Place(f"{key}/end"), ")")
    return when(inside, krona(amount))


def _add_bill(rows: Rows, row: BillRow, amount: Formula) -> None:
    bill = row.bill
    cost = f"{_COST_LINES.get(row.kind, f'result.{row.kind}')}" + (f".{row.row}" if row.row else "")
    input_vat, invoice = f"basis.input_vat.{row.key}", f"basis.invoice.{row.key}"
    rate_id = rows.budget.workings.book.vat_id(row.vat)
    if not rate_id:
        rows.line(cost, amount)
        rows.line(input_vat, lambda month: NONE)
        if row.in_advance:
            rows.line(invoice, lambda month: _quarter(rows, row, cost, amount, month))
    elif row.in_advance:
        net = rows.step("net", row.key, row.name, bill.net, amount)
        charged = [whole - vat for whole, vat in zip(bill.invoiced, bill.vat, strict=True)]
        billed = rows.step(
            "billed", row.key, row.name, charged, lambda month: _quarter(rows, row, net, amount, month)
        )
        vat = rows.step("vat", row.key, row.name, bill.vat, _vat(rate_id, billed))
        rows.line(input_vat, _deducted(vat))
        rows.line(cost, lambda month: _quarter_cost(rows, net, vat, input_vat, amount, month))
        rows.line(invoice, lambda month: join(Cell(billed, month), "+", Cell(vat, month)))
    else:
        net = rows.step("net", row.key, row.name, bill.net, amount)
        vat = rows.step("vat", row.key, row.name, bill.vat, _vat(rate_id, net))
        rows.line(input_vat, _deducted(vat))
        rows.line(
            cost, lambda month: join(Cell(net, month), "+", Cell(vat, month), "-", Cell(input_vat, month))
        )
    _add_payment(rows, row, invoice, input_vat)


def _vat(rate_id: str, billed: str) -> Formula:
    return lambda month: krona(Cell(billed, month), "*", Monthly(f"rates//{rate_id}", month))


def _deducted(vat: str) -> Formula:
    """The part of an invoice's VAT that may be deducted; nothing without registration."""
    registered = join(Yes("settings//vat_registered"))
    share = Entered("settings//vat_deductible")
    return lambda month: when(registered, krona(Cell(vat, month), "*", share))


def _add_payment(rows: Rows, row: BillRow, invoice: str, input_vat: str) -> None:
    lag = _lag_key(row)
    is_investment = row.kind == "investment"
    payment = f"cash.investment_payment.{row.row}" if is_investment else f"cash.supplier_payment.{row.key}"
    rows.line(payment, lambda month: later(invoice, lag, month) if lag else join(Cell(invoice, month)))
    if rows.budget.workings.terms.cash_method and lag:
        rows.step(
            "vat_reported",
            row.key,
            row.name,
            row.bill.vat_reported,
            lambda month: reported_later(rows, input_vat, lag, month),
        )


def _lag_key(row: BillRow) -> str:
    """The entry that says how many months later it is paid, empty where it always is at once."""
    if row.kind == "card_fee" or row.in_advance:
        return ""
    if row.kind == "overhead":
        return f"overheads/{row.row}/lag"
    if row.kind in _ONCE:
        return f"{_ONCE[row.kind]}/{row.row}/lag"
    return f"products/{row.row}/direct_cost_lag"


def _beyond(month: int, last: int, amount: Formula) -> list[Expr]:
    """The amounts of the quarter's months after the budget."""
    return [amount(later_month) for later_month in range(max(month, MONTHS), last + 1)]


def _quarter(rows: Rows, row: BillRow, net: str, amount: Formula, month: int) -> Expr:
    """The invoice of a calendar quarter, in its first month or in the one in which the cost begins."""
    timeline = rows.budget.timeline
    last = timeline.quarter_end(month)
    whole = join("SUM(", Span(net, month, min(last, MONTHS - 1)), ")")
    for part in _beyond(month, last, amount):
        whole = join(whole, "+", part)
    begins = Place(f"overheads/{row.row}/start")
    is_first = timeline.calendar[month] % 3 == 0
    return when(join(Now(month), ">=" if is_first else "=", begins), whole)


def _quarter_cost(rows: Rows, net: str, vat: str, input_vat: str, amount: Formula, month: int) -> Expr:
    """The month's amount and its part of the VAT that may not be deducted, spread over the invoice."""
    last = rows.budget.timeline.quarter_end(month)
    inside = min(last, MONTHS - 1)
    first = max(0, last - 2)
    held = join("(SUM(", Span(vat, first, inside), ")-SUM(", Span(input_vat, first, inside), "))")
    number = join("(COUNTIF(", Span(net, first, inside), ',"<>0")')
    for part in _beyond(month, last, amount):
        number = join(number, "+IF(", part, "<>0,1,0)")
    number = join(number, ")")
    step = join("COUNTIF(", Span(net, first, month), ',"<>0")')
    spread = part_of(held, step, number)
    return when(join(Cell(net, month), "=0"), NONE, join(Cell(net, month), "+", spread))
