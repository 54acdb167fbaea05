"""Wage supports and other grants by month: when they are earned, and when they are paid.

Formulas: specification 2.6 and ``funding-procurement-socioeconomics`` 5.7. Supports lie outside VAT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_starter.core.economy.amounts import (
    MONTHS,
    ZERO,
    Months,
    fraction_of_percent,
    kronor,
    later,
    nothing,
    scaled,
    split,
    spread,
)
from asf_starter.core.economy.inputs import Grant, Position, Support
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.rates import Scenario
from asf_starter.core.economy.staffing import PositionMonths


@dataclass(frozen=True)
class SupportMonths:
    """One wage support by month: ``earned`` in the wage month, ``received`` ``lag`` months later."""

    support: Support
    earned: Months
    received: Months


@dataclass(frozen=True)
class GrantMonths:
    """One other grant by month."""

    grant: Grant
    earned: Months
    received: Months


def share_of_full_time(position: Position, full_time_hours: tuple[int, int]) -> tuple[int, int]:
    """A position's share of full time as numerator and denominator; hourly staff: hours / full-time hours."""
    if position.share is not None:
        return fraction_of_percent(position.share)
    (hours,), below = scaled((position.hours,))
    full_hours, below_full = full_time_hours
    return hours * below_full, max(1, below * full_hours)


def support_staff(
    support: Support,
    staff: PositionMonths | None,
    book: RateBook,
    scenario: Scenario,
    full_time_hours: tuple[int, int],
) -> SupportMonths:
    """One support by month, rounded once. Without its position it is nothing.

    B = min(g, ceiling × share of full time); it is not rounded. The support's months move with the
    position's in a scenario that starts late.
    """
    if staff is None or (scenario.hoped_refused and support.status == "hoped"):
        return SupportMonths(support, nothing(), nothing())
    factors, below = _factors(support, staff, book)
    (scenario_factor,), below_scenario = scaled((scenario.subsidies,))
    share, below_share = share_of_full_time(staff.position, full_time_hours)
    ceilings, below_ceiling = _ceilings(support, book)
    limits, below_base = [ceiling * share for ceiling in ceilings], below_ceiling * below_share
    whole = below_base * below * below_scenario
    last = MONTHS - 1 if support.end is None else min(MONTHS - 1, support.end + scenario.start_delay)
    earned = nothing()
    gross = staff.gross
    for month in range(max(0, support.start + scenario.start_delay), last + 1):
        base = min(gross[month] * below_base, limits[month])
        earned[month] = (2 * base * factors[month] * scenario_factor + whole) // (2 * whole)
    return SupportMonths(support, earned, later(earned, support.lag))


def _ceilings(support: Support, book: RateBook) -> tuple[list[int], int]:
    """The ceiling by month, in kronor at full time: as entered, else the rate of its kind."""
    if support.ceiling is not None:
        (ceiling,), below = scaled((support.ceiling,))
        return [ceiling] * MONTHS, below
    return scaled([value or ZERO for value in book.by_month(support.ceiling_rate)])


def _factors(support: Support, staff: PositionMonths, book: RateBook) -> tuple[list[int], int]:
    """What the base is multiplied by in each month, as numerators over a denominator.

    lönebidrag: share × (1 + fee rate + premiums) · introduktionsjobb: share × (1 + fee rate) ·
    nystartsjobb: fee rate + (multiple − 1) × full fee rate.
    """
    fees = staff.fees
    if support.kind == "nystartsjobb":
        (multiple,), below = scaled((support.multiple,))
        more = max(0, multiple - below)
        numerators = [rate * below + more * full for rate, full in zip(fees.rates, fees.full, strict=True)]
        return numerators, fees.below * below
    if support.kind == "introduktionsjobb":
        shares, below = book.shares("subsidy.introduktionsjobb.share")
        numerators = [share * (fees.below + rate) for share, rate in zip(shares, fees.rates, strict=True)]
        return numerators, below * fees.below
    share, below = fraction_of_percent(support.share)
    premium, below_premium = fraction_of_percent(support.premiums)
    numerators = [share * ((fees.below + rate) * below_premium + premium * fees.below) for rate in fees.rates]
    return numerators, below * fees.below * below_premium


def grant_months(grant: Grant, scenario: Scenario) -> GrantMonths:
    """One grant by month. It is income when it is earned, whenever it is paid (2.7)."""
    if scenario.hoped_refused and grant.status == "hoped":
        return GrantMonths(grant, nothing(), nothing())
    amount = kronor(grant.amount)
    first = max(0, grant.start)
    last = max(first, grant.end)
    parts = spread(amount, last - first + 1)
    earned = _placed(parts, range(first, last + 1))
    if grant.monthly_lag is not None:
        lag = grant.monthly_lag
        received = _placed(parts, range(first + lag, last + lag + 1))
    else:
        shares = [fraction_of_percent(share) for share, _ in grant.payments]
        months = [max(0, month) for _, month in grant.payments]
        received = _placed(split(amount, shares), months) if shares else nothing()
    return GrantMonths(grant, earned, received)


def _placed(parts: Sequence[int], months: Sequence[int]) -> Months:
    row = nothing()
    for part, month in zip(parts, months, strict=True):
        if month < MONTHS:
            row[month] += part
    return row
