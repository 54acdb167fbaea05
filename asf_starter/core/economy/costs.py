"""What is bought: the cost, its VAT, and when both are paid and reported (specification 2.7, 2.8, 2.16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_starter.core.economy.amounts import (
    MONTHS,
    Months,
    fraction_of_percent,
    in_month,
    kronor,
    later,
    less,
    nothing,
    rounded,
    rounded_all,
    scaled,
    share_by_month,
    share_of,
    spread,
    total,
)
from asf_starter.core.economy.inputs import Overhead, Purchase, Vat
from asf_starter.core.economy.rate_book import Fractions, RateBook
from asf_starter.core.economy.rates import Scenario
from asf_starter.core.economy.timeline import Timeline


@dataclass(frozen=True)
class VatTerms:
    """How VAT touches each row. ``deductible`` is the share of input VAT that may be deducted."""

    registered: bool
    cash_method: bool
    deductible: tuple[int, int]


def vat_terms(vat: Vat) -> VatTerms:
    """The terms of an enterprise. Without registration nothing is deducted."""
    share = fraction_of_percent(vat.deductible) if vat.registered else (0, 1)
    return VatTerms(vat.registered, vat.cash_method, share)


@dataclass(frozen=True)
class Bill:
    """A row of purchases by month.

    ``net`` is the month's amount without VAT and ``vat`` all VAT in the invoice's month. ``cost`` is
    what the result bears: the net amount and the VAT that may not be deducted.
    ``input_vat`` is deductible VAT in the invoice's month, ``vat_reported`` in that of the return.
    ``invoiced`` is net and VAT in the invoice's month, ``paid`` the same in that of the payment.
    ``prepaid`` is what is invoiced before it is a cost, at the end of each month.
    """

    net: Months
    vat: Months
    cost: Months
    input_vat: Months
    vat_reported: Months
    invoiced: Months
    paid: Months
    prepaid: Months


def bill(net: Months, rates: Fractions, lag: int, terms: VatTerms, timeline: Timeline) -> Bill:
    """Invoices of these net amounts, each paid ``lag`` months later. VAT is R(net × rate)."""
    numerators, below = rates
    vat = share_by_month(net, numerators, below)
    invoiced = total([net, vat])
    above, under = terms.deductible
    if above == under:
        cost, deducted = net, vat
    else:
        deducted = share_of(vat, above, under)
        cost = less(invoiced, deducted)
    return Bill(
        net=net,
        vat=vat,
        cost=cost,
        input_vat=deducted,
        vat_reported=_reported(deducted, lag, terms, timeline),
        invoiced=invoiced,
        paid=later(invoiced, lag),
        prepaid=nothing(),
    )


def _reported(vat: Months, lag: int, terms: VatTerms, timeline: Timeline) -> Months:
    """Deductible VAT by the month of its return. Cash method: when paid, at the latest at year end."""
    if not terms.cash_method or lag == 0:
        return vat
    reported = nothing()
    for month, amount in enumerate(vat):
        when = min(month + lag, timeline.year_ends[month])
        if when < MONTHS:
            reported[when] += amount
    return reported


def overhead_amounts(overhead: Overhead, timeline: Timeline, scenario: Scenario, months: int) -> list[int]:
    """R(amount × index[budget year] × season × factor) by month, also for months after the budget."""
    (amount, factor), below = scaled((overhead.amount, scenario.overheads))
    season, below_season = scaled(overhead.season) if overhead.season else ([1] * 12, 1)
    (index,), below_index = scaled((100 + overhead.increase,))
    below_index *= 100
    years = months // 12 + 1
    last = months - 1 if overhead.end is None else min(months - 1, overhead.end)
    base = amount * factor
    whole = below * below * below_season * below_index**years
    by_year = [base * index**year * below_index ** (years - year) for year in range(years)]
    first = timeline.calendar[0]
    amounts = [0] * months
    if not overhead.season:
        plain = rounded_all(by_year, whole)
        for month in range(max(0, overhead.start), last + 1):
            amounts[month] = plain[month // 12]
        return amounts
    for month in range(max(0, overhead.start), last + 1):
        amounts[month] = rounded(by_year[month // 12] * season[(first + month) % 12], whole)
    return amounts


def run_overhead(
    overhead: Overhead, timeline: Timeline, book: RateBook, terms: VatTerms, scenario: Scenario
) -> Bill:
    """One overhead by month. The start-delay of a scenario does not move it: rent runs all the same."""
    rates = book.vat(overhead.vat)
    if not overhead.in_advance:
        net = overhead_amounts(overhead, timeline, scenario, MONTHS)
        return bill(net, rates, overhead.lag, terms, timeline)
    net = overhead_amounts(overhead, timeline, scenario, MONTHS + 2)
    return _quarterly(net, max(0, overhead.start), rates, terms, timeline)


def _quarterly(net: Sequence[int], start: int, rates: Fractions, terms: VatTerms, timeline: Timeline) -> Bill:
    """One invoice for each calendar quarter, in its first month, or in the start month for the rest of it.

    It is paid the same month; the later months are a prepaid asset. Choice: the invoice covers the
    whole quarter also where that ends after the budget. VAT that may not be deducted is part of the
    cost, evenly over the months of the invoice.
    """
    numerators, below = rates
    above, under = terms.deductible
    cost = list(net)
    charged, invoiced, deducted = nothing(), nothing(), nothing()
    invoice = start
    while invoice < MONTHS:
        last = timeline.quarter_end(invoice)
        covered = [month for month in range(invoice, last + 1) if net[month]]
        amount = sum(net[month] for month in covered)
        if amount:
            vat = rounded(amount * numerators[invoice], below)
            charged[invoice] = vat
            deducted[invoice] = rounded(vat * above, under)
            invoiced[invoice] = amount + vat
            for month, part in zip(covered, spread(vat - deducted[invoice], len(covered)), strict=True):
                cost[month] += part
        invoice = last + 1
    prepaid, held = nothing(), 0
    for month in range(MONTHS):
        held += invoiced[month] - deducted[month] - cost[month]
        prepaid[month] = held
    return Bill(list(net[:MONTHS]), charged, cost[:MONTHS], deducted, deducted, invoiced, invoiced, prepaid)


def buy_once(purchase: Purchase, timeline: Timeline, book: RateBook, terms: VatTerms) -> Bill:
    """A single purchase: R(amount) without VAT in its month. Months before the budget count as the first."""
    month = max(0, purchase.month)
    return bill(
        in_month(kronor(purchase.amount), month), book.vat(purchase.vat), purchase.lag, terms, timeline
    )


def depreciation(cost: int, month: int, years: int) -> Months:
    """R(C·k/n) − R(C·(k−1)/n) from the month of purchase, n = years of use in months."""
    row = nothing()
    n = max(1, years) * 12
    for step in range(min(n, MONTHS - month)):
        row[month + step] = rounded(cost * (step + 1), n) - rounded(cost * step, n)
    return row
