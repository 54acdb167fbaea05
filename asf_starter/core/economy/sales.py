"""Sales per product by month: units, gross, VAT, net, and when the customers pay (specification 2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_starter.core.economy.amounts import (
    MONTHS,
    Months,
    fraction_of_percent,
    later,
    less,
    nothing,
    scaled,
    share_by_month,
    share_of,
    total,
)
from asf_starter.core.economy.costs import Bill, VatTerms, bill
from asf_starter.core.economy.inputs import Part, Product
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.rates import Scenario
from asf_starter.core.economy.timeline import Timeline


@dataclass(frozen=True)
class ProductMonths:
    """One product by month. ``units`` are exact: numerators over ``units_below``.

    ``vat_reported`` is the output VAT in the month whose return it belongs to. ``costs`` are the
    direct costs by kind of line: ``direct_cost_share``, ``direct_cost_unit``, ``card_fee``.
    """

    product: Product
    units: list[int]
    units_below: int
    gross: Months
    vat: Months
    net: Months
    receipts: Months
    vat_reported: Months
    costs: tuple[tuple[str, Bill], ...]


def units_sold(product: Product, timeline: Timeline, scenario: Scenario) -> tuple[list[int], int]:
    """Units by month = base × season × ramp × growth × volume factor; exact, not rounded.

    Choice: the ramp counts from the first month of sale also where that lies before the budget, so that
    sales that have grown already do not begin anew.
    """
    (base, factor), below_base = scaled((product.volume, scenario.volume))
    below = below_base * below_base
    season, below_season = scaled(product.season) if product.season else ([1] * 12, 1)
    ramp, below_ramp = _ramp(product)
    growth = 100 + product.growth
    (above_growth,), below_growth = scaled((growth,))
    below_growth *= 100
    years = [base * factor * above_growth**year * below_growth ** (2 - year) for year in range(MONTHS // 12)]
    start = product.start + scenario.start_delay
    end = _last_month(product.end, scenario.start_delay)
    if product.largest_buyer and scenario.buyer_leaves_after is not None:
        end = min(end, scenario.buyer_leaves_after - 1)
    units = nothing()
    calendar = timeline.calendar
    last_of_ramp = len(ramp) - 1
    for month in range(max(0, start), end + 1):
        step = month - start
        units[month] = years[month // 12] * season[calendar[month]] * ramp[min(step, last_of_ramp)]
    return units, below * below_season * below_ramp * below_growth**2


def _ramp(product: Product) -> tuple[list[int], int]:
    """The factors of the first months of sale, ending in 1."""
    if product.ramp:
        numerators, below = scaled(product.ramp)
        return [*numerators, below], below
    months = max(1, product.ramp_months)
    return list(range(1, months + 1)), months


def _last_month(end: int | None, delay: int) -> int:
    return MONTHS - 1 if end is None else min(MONTHS - 1, end + delay)


def receipts(gross: Sequence[int], payment: Sequence[Part], delay: int) -> Months:
    """What customers pay by month: R(gross × share), the last part the remainder.

    ``delay`` is added to the parts that are not paid at once. Payments after the budget are left out.
    """
    return total([later(part, lag) for part, lag in _parts(gross, payment, delay)])


def vat_by_payment(
    vat: Sequence[int], payment: Sequence[Part], delay: int, year_ends: Sequence[int]
) -> Months:
    """Output VAT of the cash method: each part in the month it is paid, at the latest in the last
    month of the invoice's financial year (2.8, 2.16)."""
    reported = nothing()
    for part, lag in _parts(vat, payment, delay):
        for month, amount in enumerate(part):
            when = min(month + lag, year_ends[month])
            if when < MONTHS:
                reported[when] += amount
    return reported


def _parts(amounts: Sequence[int], payment: Sequence[Part], delay: int) -> list[tuple[Sequence[int], int]]:
    """Each part of a payment with its lag: R(amount × share), the last part the remainder."""
    parts = []
    left = amounts
    for part in payment[:-1]:
        above, below = fraction_of_percent(part.share)
        share = share_of(amounts, above, below)
        left = less(left, share)
        parts.append((share, part.lag + (delay if part.lag > 0 else 0)))
    last = payment[-1].lag
    return [*parts, (left, last + (delay if last > 0 else 0))]


def sell(
    product: Product, timeline: Timeline, book: RateBook, terms: VatTerms, scenario: Scenario
) -> ProductMonths:
    """One product by month: sales, VAT, receipts and direct costs."""
    units, below_units = units_sold(product, timeline, scenario)
    (price, factor), below_price = scaled((product.price, scenario.price))
    price *= factor
    below = below_units * below_price * below_price
    entered = share_of(units, price, below)
    rates, below_rate = book.vat(product.vat) if terms.registered else ([0] * MONTHS, 1)
    if product.price_includes_vat:
        gross = entered
        twice = 2 * below_rate
        vat = [
            (2 * amount * rate + below_rate + rate) // (twice + 2 * rate)
            for amount, rate in zip(gross, rates, strict=True)
        ]
        net = less(gross, vat)
    else:
        net = entered
        vat = share_by_month(net, rates, below_rate)
        gross = total([net, vat])
    delay = scenario.invoice_delay
    reported = vat_by_payment(vat, product.payment, delay, timeline.year_ends) if terms.cash_method else vat
    return ProductMonths(
        product=product,
        units=units,
        units_below=below_units,
        gross=gross,
        vat=vat,
        net=net,
        receipts=receipts(gross, product.payment, delay),
        vat_reported=reported,
        costs=tuple(_direct_costs(product, units, below_units, net, gross, timeline, book, terms, scenario)),
    )


def _direct_costs(
    product: Product,
    units: list[int],
    below_units: int,
    net: Months,
    gross: Months,
    timeline: Timeline,
    book: RateBook,
    terms: VatTerms,
    scenario: Scenario,
) -> list[tuple[str, Bill]]:
    """Direct costs: a share of net sales, kronor per unit, and card fees on gross sales.

    The specification (2.16) lets the direct-cost factor touch "only costs based on net sales".
    Choice: costs per unit follow it too, since they are goods; card fees never do. Card fees carry
    no VAT and are drawn in the month of the sale.
    """
    found = []
    (factor,), below_factor = scaled((scenario.direct_costs,))
    rates = book.vat(product.direct_cost_vat)
    if product.direct_cost_share:
        above, below = fraction_of_percent(product.direct_cost_share)
        cost = share_of(net, above * factor, below * below_factor)
        found.append(("direct_cost_share", bill(cost, rates, product.direct_cost_lag, terms, timeline)))
    if product.direct_cost_per_unit:
        (above,), below = scaled((product.direct_cost_per_unit,))
        cost = share_of(units, above * factor, below_units * below * below_factor)
        found.append(("direct_cost_unit", bill(cost, rates, product.direct_cost_lag, terms, timeline)))
    if product.card_fee:
        above, below = fraction_of_percent(product.card_fee)
        cost = share_of(gross, above, below)
        found.append(("card_fee", bill(cost, book.vat("exempt"), 0, terms, timeline)))
    return found
