"""Cell formulas of money from outside, and of what lasts (specification 2.7 and 2.8)."""

from __future__ import annotations

from asf_starter.core.economy.formulas.expressions import (
    Cell,
    Entered,
    Expr,
    Formula,
    Now,
    Place,
    Span,
    Yes,
    in_month_of,
    join,
    krona,
    later,
    part_of,
    when,
)
from asf_starter.core.economy.formulas.rows import Rows
from asf_starter.core.economy.inputs import Grant
from asf_starter.core.economy.loans import LoanMonths


def add_money(rows: Rows) -> None:
    """Formulas for loans, contributions, deposits, grants and depreciation."""
    inputs = rows.budget.inputs
    for loan in rows.budget.workings.loans:
        _add_loan(rows, loan)
    for given in inputs.contributions:
        key = f"contributions/{given.id}"
        rows.line(f"cash.contribution.{given.id}", _once(key))
    for deposit in inputs.deposits:
        key = f"deposits/{deposit.id}"
        rows.line(f"cash.deposit.{deposit.id}", _once(key))
        rows.line(f"cash.deposit_back.{deposit.id}", _returned(key))
    for grant in inputs.grants:
        _add_grant(rows, grant)
    for bought in inputs.investments:
        line = f"result.depreciation.{bought.id}"
        rows.line(line, _depreciation(bought.id))


def _once(key: str, amount: str = "amount") -> Formula:
    return lambda month: in_month_of(month, f"{key}/month", krona(Entered(f"{key}/{amount}")))


def _returned(key: str) -> Formula:
    """A deposit that comes back, never before it was paid."""
    back = join("MAX(", Place(f"{key}/month"), ",", Place(f"{key}/returned"), ")")
    return lambda month: when(join(Now(month), "=", back), krona(Entered(f"{key}/amount")))


def _depreciation(row: str) -> Formula:
    """R(C·k/n) − R(C·(k−1)/n) from the month of purchase, n = years of use in months."""
    key = f"investments/{row}"
    number = join("(12*", Entered(f"{key}/years"), ")")
    cost = join("SUM(", Span(f"basis.investment.{row}"), ")")

    def formula(month: int) -> Expr:
        step = join("(", Now(month), "-", Place(f"{key}/month"), "+1)")
        return when(join("AND(", step, ">=1,", step, "<=", number, ")"), part_of(cost, step, number))

    return formula


def _add_grant(rows: Rows, grant: Grant) -> None:
    key, row = f"grants/{grant.id}", grant.id
    amount = krona(Entered(f"{key}/amount"))
    counted = join(Yes(f"{key}/counted"))

    def earned(month: int) -> Expr:
        first, last = Place(f"{key}/earned_from"), Place(f"{key}/earned_to")
        step = join("(", Now(month), "-", first, "+1)")
        number = join("(", last, "-", first, "+1)")
        inside = join("AND(", counted, ",", Now(month), ">=", first, ",", Now(month), "<=", last, ")")
        return when(inside, part_of(amount, step, number))

    def paid(month: int) -> Expr:
        parts: Expr = ()
        left = amount
        for number in range(1, len(grant.payments) + 1):
            share = left
            if number < len(grant.payments):
                share = krona(amount, "*", Entered(f"{key}/share_{number}"))
                left = join(left, "-", share)
            part = in_month_of(month, f"{key}/paid_{number}", share)
            parts = join(parts, "+", part) if parts else part
        return when(counted, parts) if parts else join("0")

    rows.line(f"result.grant.{row}", earned)
    if grant.monthly_lag is None:
        rows.line(f"cash.grant_payment.{row}", paid)
    else:
        rows.line(
            f"cash.grant_payment.{row}", lambda month: later(f"result.grant.{row}", f"{key}/lag", month)
        )


def _add_loan(rows: Rows, months: LoanMonths) -> None:
    row, key = months.loan.id, f"loans/{months.loan.id}"
    draw, balance = f"cash.loan_draw.{row}", f"balance.loan.{row}"

    def left(month: int) -> Expr:
        """What is owed before the month's instalment."""
        before = join(Cell(balance, month - 1), "+") if month else ()
        return join("(", before, Cell(draw, month), ")")

    def interest(month: int) -> Expr:
        return krona(left(month), "*", Entered(f"{key}/interest"), "/12")

    def instalment(month: int) -> Expr:
        step = join("(", Now(month), "-", Place(f"{key}/month"), "-", Entered(f"{key}/grace"), "+1)")
        number, each = _number(key), _each(key)
        ordinary = join("MIN(", each, ",", left(month), ")")
        last = when(join(step, "=", number), left(month))
        inside = join("AND(", step, ">=1,", step, "<", number, ")")
        return when(inside, ordinary, last)

    rows.line(draw, _once(key))
    rows.line(f"result.loan_interest.{row}", interest)
    rows.line(f"cash.instalment.{row}", instalment)
    rows.line(f"result.loan_fee.{row}", _once(key, "fee"))
    rows.step(
        "instalments_after",
        row,
        months.loan.name,
        months.instalments_after,
        lambda month: _instalments_after(key, month),
        is_flow=False,
    )


def _number(key: str) -> Expr:
    return join("MAX(1,", Entered(f"{key}/term"), "-", Entered(f"{key}/grace"), ")")


def _each(key: str) -> Expr:
    return krona(krona(Entered(f"{key}/amount")), "/", _number(key))


def _instalments_after(key: str, month: int) -> Expr:
    """The instalments of the twelve months after: what is owed now less what is owed a year later."""
    now = join("(", Now(month), "-", Place(f"{key}/month"), "-", Entered(f"{key}/grace"), "+1)")
    drawn = join(Now(month), ">=", Place(f"{key}/month"))

    def owed(paid: Expr) -> Expr:
        number = join("MAX(0,", paid, ")")
        rest = join("MAX(0,", krona(Entered(f"{key}/amount")), "-", number, "*", _each(key), ")")
        return when(join(number, ">=", _number(key)), join("0"), rest)

    return when(drawn, join(owed(now), "-", owed(join(now, "+12"))))
