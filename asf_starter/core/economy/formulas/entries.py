"""The entries of the input sheets: every number and month that the formulas rest on, row by row.

What the scenario changes is already in them (a later start, a longer wait for payment); its factors are
entries of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from asf_starter.core.economy.amounts import HUNDRED, MONTHS, ZERO
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas.entry import Entry, EntryRow
from asf_starter.core.economy.formulas.expressions import Entered, join
from asf_starter.core.economy.formulas.rate_entries import rate_entries
from asf_starter.core.economy.inputs import (
    Contribution,
    Deposit,
    Grant,
    Loan,
    Overhead,
    Position,
    Product,
    Purchase,
    Support,
)
from asf_starter.core.texts import Statement


def entries(budget: Budget) -> tuple[Entry, ...]:
    """All entries in order: what one may try out first, then each table, the settings and the rates."""
    inputs = budget.inputs
    rows: list[Iterator[Entry]] = [_factors(budget)]
    rows += [_product(budget, product) for product in inputs.products]
    rows += [_position(budget, position) for position in inputs.positions]
    rows += [_support(budget, support) for support in inputs.supports]
    rows += [_overhead(budget, overhead) for overhead in inputs.overheads]
    rows += [_purchase(budget, "investments", bought) for bought in inputs.investments]
    rows += [_purchase(budget, "start_costs", bought) for bought in inputs.start_costs]
    if inputs.first_stock:
        rows.append(_purchase(budget, "first_stock", inputs.first_stock))
    rows += [_deposit(budget, deposit) for deposit in inputs.deposits]
    rows += [_contribution(budget, given) for given in inputs.contributions]
    rows += [_loan(budget, loan) for loan in inputs.loans]
    rows += [_grant(budget, grant) for grant in inputs.grants]
    rows += [_settings(budget), rate_entries(budget)]
    return tuple(entry for row in rows for entry in row)


def _factors(budget: Budget) -> Iterator[Entry]:
    row = EntryRow("factors", "", "", budget.inputs.first_month)
    scenario = budget.scenario
    for field in ("volume", "price", "direct_costs", "overheads", "wages", "subsidies"):
        yield row.percent(field, getattr(scenario, field) * HUNDRED)


def _product(budget: Budget, product: Product) -> Iterator[Entry]:
    row = EntryRow("products", product.id, product.name, budget.inputs.first_month)
    scenario = budget.scenario
    end = None if product.end is None else product.end + scenario.start_delay
    if product.largest_buyer and scenario.buyer_leaves_after is not None:
        leaves = scenario.buyer_leaves_after - 1
        end = leaves if end is None else min(end, leaves)
    price = f"workbook.entry.products.price_{'with' if product.price_includes_vat else 'without'}_vat"
    yield replace(row.kr("price", product.price), label=Statement(price))
    yield row.number("volume", product.volume)
    yield row.since("start", product.start + scenario.start_delay)
    yield row.end("end", end)
    if product.ramp:
        yield row.series("ramp", "number", product.ramp)
    else:
        yield row.number("ramp_months", max(1, product.ramp_months), "months")
    yield row.percent("growth", product.growth)
    if product.season:
        yield row.series("season", "number", _by_calendar(budget, product.season))
    if product.direct_cost_share:
        yield row.percent("direct_cost_share", product.direct_cost_share)
    if product.direct_cost_per_unit:
        yield row.kr("direct_cost_per_unit", product.direct_cost_per_unit)
    if product.direct_cost_share or product.direct_cost_per_unit:
        yield row.number("direct_cost_lag", product.direct_cost_lag, "months")
    if product.card_fee:
        yield row.percent("card_fee", product.card_fee)
    for number, part in enumerate(product.payment, 1):
        if number < len(product.payment):
            yield row.percent(f"share_{number}", part.share)
        yield row.number(f"lag_{number}", part.lag + (scenario.invoice_delay if part.lag else 0), "months")


def _position(budget: Budget, position: Position) -> Iterator[Entry]:
    row = EntryRow("positions", position.id, position.name, budget.inputs.first_month)
    delay = budget.scenario.start_delay
    pay = "hourly" if position.hourly else "monthly"
    raised = 1 + budget.inputs.wage_increase / HUNDRED
    before = ZERO
    for year, wage in enumerate(position.wages, 1):
        entry = row.kr(f"{pay}_{year}", wage)
        if year > 1 and wage == before * raised:
            first = Entered(f"positions/{position.id}/{pay}_{year - 1}")
            follows = join(first, "*(1+", Entered("settings//wage_increase"), ")")
            entry = replace(entry, formula=follows)
        before = wage
        yield entry
    if position.hourly:
        yield row.number("hours", position.hours)
    if position.share is not None:
        yield row.percent("share", position.share)
    yield row.month("start", max(0, position.start + delay))
    yield row.end("end", None if position.end is None else position.end + delay)
    if position.holiday == "paid_with_wage":
        yield row.percent("holiday_percent", position.holiday_percent)
    yield row.percent("wage_tax", position.wage_tax)
    yield row.percent("pension", position.pension)
    yield row.percent("insurance", position.insurance)


def _support(budget: Budget, support: Support) -> Iterator[Entry]:
    if support.position not in {position.id for position in budget.inputs.positions}:
        return
    row = EntryRow("supports", support.id, support.name, budget.inputs.first_month)
    delay = budget.scenario.start_delay
    yield row.yes("counted", not (budget.scenario.hoped_refused and support.status == "hoped"))
    if support.kind == "lonebidrag":
        yield row.percent("share", support.share)
        yield row.percent("premiums", support.premiums)
    if support.kind == "nystartsjobb":
        yield row.number("multiple", support.multiple, "times")
    if support.ceiling is not None:
        yield row.kr("ceiling", support.ceiling)
    yield row.month("start", max(0, support.start + delay))
    yield row.end("end", None if support.end is None else support.end + delay)
    yield row.number("lag", support.lag, "months")


def _overhead(budget: Budget, overhead: Overhead) -> Iterator[Entry]:
    row = EntryRow("overheads", overhead.id, overhead.name, budget.inputs.first_month)
    yield row.kr("amount", overhead.amount)
    yield row.percent("increase", overhead.increase)
    if overhead.season:
        yield row.series("season", "number", _by_calendar(budget, overhead.season))
    yield row.month("start", overhead.start)
    yield row.end("end", overhead.end)
    if not overhead.in_advance:
        yield row.number("lag", overhead.lag, "months")


def _by_calendar(budget: Budget, season: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """A season month by month."""
    first = budget.timeline.calendar[0]
    return tuple(season[(first + month) % 12] for month in range(MONTHS))


def _purchase(budget: Budget, group: str, bought: Purchase) -> Iterator[Entry]:
    row = EntryRow(group, bought.id, bought.name, budget.inputs.first_month)
    yield row.kr("amount", bought.amount)
    yield row.month("month", bought.month)
    if group == "investments":
        yield row.number("years", max(1, bought.years), "years")
    yield row.number("lag", bought.lag, "months")


def _deposit(budget: Budget, deposit: Deposit) -> Iterator[Entry]:
    row = EntryRow("deposits", deposit.id, deposit.name, budget.inputs.first_month)
    yield row.kr("amount", deposit.amount)
    yield row.month("month", deposit.month)
    yield row.end("returned", deposit.returned)


def _contribution(budget: Budget, given: Contribution) -> Iterator[Entry]:
    row = EntryRow("contributions", given.id, given.name, budget.inputs.first_month)
    yield row.kr("amount", given.amount)
    yield row.month("month", given.month)


def _loan(budget: Budget, loan: Loan) -> Iterator[Entry]:
    row = EntryRow("loans", loan.id, loan.name, budget.inputs.first_month)
    yield row.kr("amount", loan.amount)
    yield row.month("month", loan.month)
    yield row.percent("interest", loan.interest)
    yield row.number("term", loan.term, "months")
    yield row.number("grace", loan.grace, "months")
    yield row.kr("fee", loan.fee)


def _grant(budget: Budget, grant: Grant) -> Iterator[Entry]:
    row = EntryRow("grants", grant.id, grant.name, budget.inputs.first_month)
    first = max(0, grant.start)
    yield row.yes("counted", not (budget.scenario.hoped_refused and grant.status == "hoped"))
    yield row.kr("amount", grant.amount)
    yield row.month("earned_from", first)
    yield row.month("earned_to", max(first, grant.end))
    if grant.monthly_lag is not None:
        yield row.number("lag", grant.monthly_lag, "months")
        return
    for number, (share, month) in enumerate(grant.payments, 1):
        if number < len(grant.payments):
            yield row.percent(f"share_{number}", share)
        yield row.month(f"paid_{number}", month)


def _settings(budget: Budget) -> Iterator[Entry]:
    inputs = budget.inputs
    row = EntryRow("settings", "", "", inputs.first_month)
    yield row.kr("start_cash", inputs.start_cash)
    yield row.yes("vat_registered", inputs.vat.registered)
    yield row.percent("vat_deductible", inputs.vat.deductible)
    yield row.yes("income_tax", inputs.income_tax)
    yield row.kr("preliminary_tax", inputs.preliminary_tax)
    yield row.month("preliminary_tax_start", inputs.preliminary_tax_start)
    yield row.number("holiday_month", inputs.holiday_month, "calendar_month")
    yield row.number("full_time_hours", inputs.capacity.full_time_hours)
    yield row.percent("wage_increase", inputs.wage_increase)
    if inputs.buffer_share is not None:
        yield row.percent("buffer_share", inputs.buffer_share)
