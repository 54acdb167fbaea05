"""Staff per position by month: wage, holiday, fees, tax, pension, insurance (specification 2.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import mul

from asf_starter.core.economy.amounts import (
    MONTHS,
    ZERO,
    Months,
    fraction_of_percent,
    less,
    nothing,
    rounded,
    scaled,
    share_by_month,
    share_of,
    total,
)
from asf_starter.core.economy.inputs import Position
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.rates import Scenario
from asf_starter.core.economy.timeline import Timeline


@dataclass(frozen=True)
class FeeRates:
    """A category's employer-fee rates by month, over one denominator.

    ``caps`` are kronor a month up to which a month's reduced rate holds, None: without limit. ``ids`` are
    those of the rates they come from.
    """

    rates: list[int]
    full: list[int]
    below: int
    caps: list[int | None]
    ids: tuple[str, ...]


@dataclass(frozen=True)
class PositionMonths:
    """One position by month, in whole kronor.

    ``gross`` is g: wage and the holiday pay paid with it. ``accrued`` is the holiday supplement
    earned, ``fee_accrued`` the fee on it; ``paid_out`` and ``fee_due`` are the balances that fall due in
    the holiday month. ``payroll_tax`` is särskild löneskatt on the pension.
    """

    position: Position
    fees: FeeRates
    wage: Months
    holiday: Months
    gross: Months
    accrued: Months
    fee: Months
    fee_accrued: Months
    paid_out: Months
    fee_due: Months
    tax: Months
    net_pay: Months
    pension: Months
    insurance: Months
    payroll_tax: Months
    cost: Months


def employed_months(position: Position, delay: int) -> range:
    """The months of the budget in which the position exists; a late start moves both ends."""
    last = MONTHS - 1 if position.end is None else min(MONTHS - 1, position.end + delay)
    return range(max(0, position.start + delay), last + 1)


def fee_rates(category: str, book: RateBook) -> FeeRates:
    """The fee of a category, the ordinary one in months where the category's own has ended."""
    full = [value or ZERO for value in book.by_month("employer_fee.total")]
    own: list[Decimal | None] = [None] * MONTHS
    caps: list[Decimal | None] = [None] * MONTHS
    if category != "ordinary":
        own = book.by_month(f"employer_fee.{category}")
    if category == "youth":
        caps = book.by_month("employer_fee.youth.monthly_cap")
    mixed = [usual if special is None else special for special, usual in zip(own, full, strict=True)]
    numerators, below = scaled([*mixed, *full])
    limits = [
        None if special is None or cap is None else int(cap) for special, cap in zip(own, caps, strict=True)
    ]
    ids = [f"employer_fee.{category}"] if any(special is not None for special in own) else []
    ids += ["employer_fee.youth.monthly_cap"] if category == "youth" and ids else []
    ids += ["employer_fee.total"] if None in own or category == "youth" else []
    return FeeRates(numerators[:MONTHS], numerators[MONTHS:], below * 100, limits, tuple(ids))


def employer_fees(gross: Sequence[int], fees: FeeRates) -> Months:
    """R(g × rate); above the cap of a month R(cap × rate + (g − cap) × full rate)."""
    below = fees.below
    row = share_by_month(gross, fees.rates, below)
    for month, cap in enumerate(fees.caps):
        if cap is not None and gross[month] > cap:
            over = gross[month] - cap
            row[month] = rounded(cap * fees.rates[month] + over * fees.full[month], below)
    return row


def employ(
    position: Position,
    fees: FeeRates,
    timeline: Timeline,
    book: RateBook,
    scenario: Scenario,
    holiday_month: int,
) -> PositionMonths:
    """One position by month, with the ``fees`` of its category.

    The holiday month (1 to 12), and the position's last month, pay out the holiday balance.
    """
    months = employed_months(position, scenario.start_delay)
    wage = _wages(position, months, scenario)
    holiday, accrued = nothing(), nothing()
    if position.holiday == "paid_with_wage":
        above, below = fraction_of_percent(position.holiday_percent)
        if above:
            holiday = share_of(wage, above, below)
    else:
        accrued = _supplement(wage, book)
    gross = total([wage, holiday])
    fee = employer_fees(gross, fees)
    fee_accrued, paid_out, fee_due = nothing(), nothing(), nothing()
    if position.holiday == "supplement":
        fee_accrued = share_by_month(accrued, fees.rates, fees.below)
        payouts = [month for month in months if timeline.calendar[month] == holiday_month - 1]
        if position.end is not None and months and months[-1] == position.end + scenario.start_delay:
            payouts.append(months[-1])
        paid_out, fee_due = _paid_out(accrued, payouts), _paid_out(fee_accrued, payouts)
    above, below = fraction_of_percent(position.wage_tax)
    paid = total([gross, paid_out])
    tax = share_of(paid, above, below)
    pension = _share_of(gross, position.pension)
    slp, slp_below = book.shares("special_payroll_tax_on_pension")
    payroll_tax = share_by_month(pension, slp, slp_below)
    insurance = _share_of(gross, position.insurance)
    return PositionMonths(
        position=position,
        fees=fees,
        wage=wage,
        holiday=holiday,
        gross=gross,
        accrued=accrued,
        fee=fee,
        fee_accrued=fee_accrued,
        paid_out=paid_out,
        fee_due=fee_due,
        tax=tax,
        net_pay=less(paid, tax),
        pension=pension,
        insurance=insurance,
        payroll_tax=payroll_tax,
        cost=total([gross, accrued, fee, fee_accrued, pension, insurance, payroll_tax]),
    )


def _share_of(gross: Sequence[int], percent: Decimal) -> Months:
    if not percent:
        return nothing()
    above, below = fraction_of_percent(percent)
    return share_of(gross, above, below)


def _wages(position: Position, months: range, scenario: Scenario) -> Months:
    """W = R(full-time wage × share), or R(hourly wage × hours), of the month's budget year."""
    (*wages, factor), below = scaled((*position.wages, scenario.wages))
    if position.hourly:
        (size,), below_size = scaled((position.hours,))
    else:
        size, below_size = fraction_of_percent(position.share or ZERO)
    by_year = [rounded(wage * factor * size, below * below * below_size) for wage in wages]
    row = nothing()
    for month in months:
        row[month] = by_year[month // 12]
    return row


def _supplement(wage: Sequence[int], book: RateBook) -> Months:
    """acc = R(W × supplement per day × days / 12)."""
    per_day, below = book.shares("holiday.supplement_per_day")
    days = [int(value or ZERO) for value in book.by_month("holiday.days_min")]
    return share_by_month(wage, list(map(mul, per_day, days)), below * 12)


def _paid_out(accrued: Sequence[int], payouts: Sequence[int]) -> Months:
    """The balance, that month's own included, in each month of payout."""
    row = nothing()
    balance = 0
    for month, amount in enumerate(accrued):
        balance += amount
        if month in payouts:
            row[month], balance = balance, 0
    return row
