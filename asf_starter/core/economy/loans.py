"""Loans by month: draw, instalments, balance, interest (specification 2.7, 2.8, 2.16)."""

from __future__ import annotations

from dataclasses import dataclass

from asf_starter.core.economy.amounts import (
    MONTHS,
    Months,
    fraction_of_percent,
    in_month,
    kronor,
    nothing,
    rounded,
)
from asf_starter.core.economy.inputs import Loan


@dataclass(frozen=True)
class LoanMonths:
    """One loan by month. ``balance`` is at the end of the month. ``instalments_after`` are those of the
    twelve months after each month, also where they fall after the budget (short-term part of the debt)."""

    loan: Loan
    drawn: Months
    instalments: Months
    balance: Months
    interest: Months
    fee: Months
    instalments_after: Months


def borrow(loan: Loan) -> LoanMonths:
    """One loan by month.

    Interest: R(balance after draw × yearly rate / 12) from the month of the draw, before that month's
    instalment. First instalment in month draw + grace; term − grace instalments of R(P / number), the
    last takes the remainder. Choice: an instalment is never more than what is left, so that the loan
    ends at exactly nought also where rounding up would overshoot.
    """
    amount = kronor(loan.amount)
    month = max(0, loan.month)
    number = max(1, loan.term - loan.grace)
    schedule = _schedule(amount, number)
    above, below = fraction_of_percent(loan.interest)
    instalments, balance, interest, after = nothing(), nothing(), nothing(), nothing()
    left = amount
    for when in range(month, MONTHS):
        step = when - month - loan.grace
        interest[when] = rounded(left * above, below * 12)
        if 0 <= step < number:
            instalments[when] = schedule[step]
            left -= schedule[step]
        balance[when] = left
        after[when] = sum(schedule[max(0, step + 1) : max(0, step + 13)])
    return LoanMonths(
        loan=loan,
        drawn=in_month(amount, month),
        instalments=instalments,
        balance=balance,
        interest=interest,
        fee=in_month(kronor(loan.fee), month),
        instalments_after=after,
    )


def _schedule(amount: int, number: int) -> list[int]:
    each = rounded(amount, number)
    schedule = []
    left = amount
    for _ in range(number - 1):
        schedule.append(min(each, left))
        left -= schedule[-1]
    return [*schedule, left]
