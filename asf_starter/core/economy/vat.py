"""VAT by month: what is owed, the returns of each period, and the month they are paid (2.8, 2.16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_starter.core.economy.amounts import MONTHS, Months, nothing
from asf_starter.core.economy.inputs import Vat
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.timeline import Timeline

_LAG_WITHOUT_RATE = 2


@dataclass(frozen=True)
class VatMonths:
    """VAT by month. ``returns`` is what each return says, in the last month of its period; ``paid`` and
    ``refunded`` the same in the month it is settled, both positive; ``due`` pairs of (last month of the
    period, month of payment), also beyond the budget."""

    returns: Months
    paid: Months
    refunded: Months
    due: tuple[tuple[int, int], ...]


def settle_vat(
    output: Sequence[int], deducted: Sequence[int], vat: Vat, timeline: Timeline, book: RateBook
) -> VatMonths:
    """The returns of VAT reported by month, and their payment. A period beyond the budget stays a debt."""
    returns, paid, refunded = nothing(), nothing(), nothing()
    due = period_dues(vat, timeline, book)
    start = 0
    for end, when in due if vat.registered else ():
        amount = sum(output[start : end + 1]) - sum(deducted[start : end + 1])
        returns[end] = amount
        if when < MONTHS:
            paid[when] += max(0, amount)
            refunded[when] += max(0, -amount)
        start = end + 1
    return VatMonths(returns, paid, refunded, due)


def period_dues(vat: Vat, timeline: Timeline, book: RateBook) -> tuple[tuple[int, int], ...]:
    """For each period that ends inside the budget its last month and the month in which it is paid."""
    return tuple((end, _due_month(end, vat, timeline, book)) for end in _period_ends(vat, timeline))


def _period_ends(vat: Vat, timeline: Timeline) -> list[int]:
    """The last months of the periods that end inside the budget."""
    if vat.period == "month":
        return list(range(MONTHS))
    if vat.period == "quarter":
        return [month for month in range(MONTHS) if timeline.quarter_end(month) == month]
    return [year.last for year in timeline.financial_years if year.complete]


def _due_month(end: int, vat: Vat, timeline: Timeline, book: RateBook) -> int:
    """The month in which the return of a period is paid.

    Month and quarter: the second month after. Year: with the income tax return, in a calendar month
    that depends on when the financial year ends and on how it is filed; with EU trade the second month
    after. The day in the month makes no difference to a budget by month.
    """
    if vat.period != "year":
        return end + (int(book.number("vat.due.month_quarter.lag_months")) or _LAG_WITHOUT_RATE)
    if vat.eu_trade:
        return end + (int(book.number("vat.due.year_with_eu_trade.lag_months")) or _LAG_WITHOUT_RATE)
    filing = "paper" if vat.on_paper else "digital"
    number = timeline.months[end].number
    spans = ((4, "january_april"), (6, "may_june"), (8, "july_august"), (12, "september_december"))
    span = next(name for last, name in spans if number <= last)
    month = int(book.number(f"vat.due.year_{filing}.{span}", end))
    if not month:
        return end + _LAG_WITHOUT_RATE
    return end + ((month - number - 1) % 12 + 1)
