"""Cell formulas of the staff: wage, holiday, fees, tax, pension, insurance and wage supports (2.6, 2.16)."""

from __future__ import annotations

from asf_starter.core.economy.formulas.expressions import (
    Calendar,
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
    join,
    krona,
    later,
    when,
)
from asf_starter.core.economy.formulas.rows import Rows
from asf_starter.core.economy.inputs import Position, Support
from asf_starter.core.economy.staffing import PositionMonths


def add_staff(rows: Rows) -> None:
    """Formulas for every position and every wage support."""
    positions = {staff.position.id: staff for staff in rows.budget.workings.positions}
    for staff in positions.values():
        _add_position(rows, staff)
    for support in rows.budget.inputs.supports:
        if support.position in positions:
            _add_support(rows, support, positions[support.position].position)
        else:
            rows.line(f"result.support.{support.id}", lambda month: ("0",))


def _add_position(rows: Rows, staff: PositionMonths) -> None:
    position = staff.position
    row, key = position.id, f"positions/{position.id}"
    gross, accrued = f"basis.gross_pay.{row}", f"result.holiday_accrued.{row}"
    fee = f"rates//fee_{position.fee}"
    paid_out = f"basis.holiday_paid_out.{row}"
    rows.line(f"result.wage.{row}", lambda month: _wage(position, month))
    rows.line(f"result.holiday_pay.{row}", _share(f"result.wage.{row}", f"{key}/holiday_percent"))
    rows.line(accrued, lambda month: _supplement(row, month))
    rows.line(f"result.employer_fee.{row}", lambda month: _fee(staff, month))
    rows.line(
        f"result.fee_on_holiday.{row}", lambda month: krona(Cell(accrued, month), "*", Monthly(fee, month))
    )
    rows.line(paid_out, _balance_paid(accrued, paid_out, key))
    due = f"basis.fee_on_holiday_due.{row}"
    rows.line(due, _balance_paid(f"result.fee_on_holiday.{row}", due, key))

    def tax(month: int) -> Expr:
        pay = join(Cell(gross, month))
        if position.holiday == "supplement":
            pay = join("(", pay, "+", Cell(paid_out, month), ")")
        return krona(pay, "*", Entered(f"{key}/wage_tax"))

    rows.line(f"basis.withheld_tax.{row}", tax)
    rows.line(f"result.pension.{row}", _share(gross, f"{key}/pension"))
    rows.line(f"result.staff_insurance.{row}", _share(gross, f"{key}/insurance"))
    rows.line(
        f"result.payroll_tax.{row}",
        lambda month: krona(
            Cell(f"result.pension.{row}", month), "*", Monthly("rates//special_payroll_tax_on_pension", month)
        ),
    )


def _share(line: str, key: str) -> Formula:
    return lambda month: krona(Cell(line, month), "*", Entered(key))


def _wage(position: Position, month: int) -> Expr:
    key = f"positions/{position.id}"
    pay, size = ("hourly", "hours") if position.hourly else ("monthly", "share")
    wage = Entered(f"{key}/{pay}_{month // 12 + 1}")
    amount = krona(wage, "*", Entered(f"{key}/{size}"), "*", Entered("factors//wages"))
    return when(between(month, f"{key}/start", f"{key}/end"), amount)


def _supplement(row: str, month: int) -> Expr:
    """R(wage × supplement per day × days / 12)."""
    per_day, days = (
        Monthly(f"rates//{rate}", month) for rate in ("holiday.supplement_per_day", "holiday.days_min")
    )
    return krona(Cell(f"result.wage.{row}", month), "*", per_day, "*", days, "/12")


def _fee(staff: PositionMonths, month: int) -> Expr:
    """R(g × rate); above the cap R(cap × rate + (g − cap) × full rate)."""
    gross = Cell(f"basis.gross_pay.{staff.position.id}", month)
    category = staff.position.fee
    rate = Monthly(f"rates//fee_{category}", month)
    plain = krona(gross, "*", rate)
    if staff.fees.caps[month] is None:
        return plain
    cap, full = Monthly(f"rates//cap_{category}", month), Monthly("rates//fee_full", month)
    capped = krona(cap, "*", rate, "+(", gross, "-", cap, ")*", full)
    return when(join(gross, ">", cap), capped, plain)


def _balance_paid(earned: str, paid: str, key: str) -> Formula:
    """What has gathered, paid in the holiday month, and in the position's last month."""

    def formula(month: int) -> Expr:
        is_holiday = join("MONTH(", Calendar(month), ")=", Entered("settings//holiday_month"))
        is_last = join(Now(month), "=", Place(f"{key}/end"))
        falls_due = join("AND(", between(month, f"{key}/start", f"{key}/end"), ",OR(", is_holiday)
        falls_due = join(falls_due, ",", is_last, "))")
        balance = join("SUM(", Span(earned, 0, month), ")")
        if month:
            balance = join(balance, "-SUM(", Span(paid, 0, month - 1), ")")
        return when(falls_due, balance)

    return formula


def _add_support(rows: Rows, support: Support, position: Position) -> None:
    row, key = support.id, f"supports/{support.id}"

    def earned(month: int) -> Expr:
        ceiling = (
            Monthly(f"rates//{support.ceiling_rate}", month)
            if support.ceiling is None
            else Entered(f"{key}/ceiling")
        )
        gross = Cell(f"basis.gross_pay.{position.id}", month)
        base = join("MIN(", gross, ",", ceiling, "*", _share_of_full_time(position), ")")
        amount = krona(base, "*", _factor(support, position, month), "*", Entered("factors//subsidies"))
        counted = join(Yes(f"{key}/counted"))
        inside = join("AND(", counted, ",", between(month, f"{key}/start", f"{key}/end"), ")")
        return when(inside, amount)

    rows.line(f"result.support.{row}", earned)
    rows.line(
        f"cash.support_payment.{row}", lambda month: later(f"result.support.{row}", f"{key}/lag", month)
    )


def _factor(support: Support, position: Position, month: int) -> Expr:
    """What the base is multiplied by; see ``subsidies.py``."""
    key = f"supports/{support.id}"
    fee, full = Monthly(f"rates//fee_{position.fee}", month), Monthly("rates//fee_full", month)
    if support.kind == "nystartsjobb":
        return join("(", fee, "+MAX(0,", Entered(f"{key}/multiple"), "-1)*", full, ")")
    if support.kind == "introduktionsjobb":
        return join(Monthly("rates//subsidy.introduktionsjobb.share", month), "*(1+", fee, ")")
    return join(Entered(f"{key}/share"), "*(1+", fee, "+", Entered(f"{key}/premiums"), ")")


def _share_of_full_time(position: Position) -> Expr:
    """A position's share of full time; that of hourly staff is their hours over full-time hours."""
    key = f"positions/{position.id}"
    if position.share is not None:
        return join(Entered(f"{key}/share"))
    return join(Entered(f"{key}/hours"), "/", Entered("settings//full_time_hours"))
