"""What a founder should know about the budget, as statements with month and amount (specification 2.13).

The text ids are ``budget.warning.<name>``. The gravest come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from asf_starter.core.economy.amounts import MONTHS, ZERO, kronor, running, total
from asf_starter.core.economy.capacity import capacity_months
from asf_starter.core.economy.computed import Computed
from asf_starter.core.economy.inputs import LIMITED_COMPANIES, SIMPLE
from asf_starter.core.economy.rates import RateUse
from asf_starter.core.economy.start_budget import month_of_fixed_payments, ordinary_months, start_budget
from asf_starter.core.economy.support_warnings import support_warnings
from asf_starter.core.texts import OptionOf, Statement

_LONGEST_FIRST_YEAR = 18
_UNKNOWN_WAGES = ("", "other")
_LIMITS: Mapping[str, str] = {
    "budget.warning.vat_needed": "vat.exempt_turnover_limit",
    "budget.warning.vat_voluntary": "vat.exempt_turnover_limit",
    "budget.warning.vat_year_too_long": "vat.period.year_limit",
    "budget.warning.vat_cash_method_too_large": "vat.cash_method_turnover_limit",
    "budget.warning.cash_register": "cash_register.limit",
    "budget.warning.support_too_long_lonebidrag": "subsidy.lonebidrag.max_months.development",
    "budget.warning.support_too_long_introduktionsjobb": "subsidy.introduktionsjobb.max_months",
    "budget.warning.support_too_long_nystartsjobb": "subsidy.nystartsjobb.max_months",
}
"""The rates that warnings rest on; they decide no figure of the budget."""


def budget_warnings(budget: Computed) -> tuple[Statement, ...]:
    """Everything worth showing about this budget. An empty one has no warnings."""
    found = (
        *_about_cash(budget),
        *_about_equity(budget),
        *_about_years(budget),
        *support_warnings(budget),
        *_about_capacity(budget),
        *_about_wages(budget),
        *_about_vat(budget),
        *_about_form(budget),
        *budget.inputs.misfits,
    )
    return (*found, *_about_rates(budget, found))


def _warning(text: str, /, *questions: str, source: str = "", **values: object) -> Statement:
    return Statement(f"budget.warning.{text}", values, questions, source)


def _about_cash(budget: Computed) -> Iterator[Statement]:
    cash, months = budget.months("cash.end"), budget.timeline.months
    lowest = min(range(MONTHS), key=lambda month: cash[month])
    if cash[lowest] < 0:
        first = next(month for month in range(MONTHS) if cash[month] < 0)
        yield _warning("cash_negative", first=months[first], month=months[lowest], amount=-cash[lowest])
    else:
        needed = month_of_fixed_payments(budget)
        opened = range(ordinary_months(budget).start, MONTHS)
        thinnest = min(opened, key=lambda month: cash[month])
        if cash[thinnest] < needed:
            yield _warning("cash_thin", month=months[thinnest], amount=cash[thinnest], needed=needed)
        yield from _about_hopes(budget)
    start = start_budget(budget)
    if start.gap < 0:
        yield _warning(
            "start_gap", "contributions", "loans", "grants", amount=-start.gap, need=start.capital_need
        )


def _about_hopes(budget: Computed) -> Iterator[Statement]:
    """Whether money that is only hoped for keeps cash above nought. Effects on tax are left aside."""
    hoped = [[*support.received] for support in budget.workings.supports if support.support.status == "hoped"]
    hoped += [[*grant.received] for grant in budget.workings.grants if grant.grant.status == "hoped"]
    without = [
        held - gone for held, gone in zip(budget.months("cash.end"), running(total(hoped)), strict=True)
    ]
    lowest = min(range(MONTHS), key=lambda month: without[month])
    if hoped and without[lowest] < 0:
        month = budget.timeline.months[lowest]
        yield _warning("needs_hoped_money", "supports", "grants", month=month, amount=-without[lowest])


def _about_equity(budget: Computed) -> Iterator[Statement]:
    equity, months = budget.months("balance.equity"), budget.timeline.months
    lowest = min(range(MONTHS), key=lambda month: equity[month])
    if equity[lowest] < 0:
        yield _warning("equity_negative", month=months[lowest], amount=-equity[lowest])
    if budget.inputs.legal_form not in LIMITED_COMPANIES:
        return
    shares = [entry.id for entry in budget.inputs.contributions if entry.kind == "share_capital"]
    capital = running(total([budget.months(f"cash.contribution.{row}") for row in shares]))
    for month in range(MONTHS):
        if capital[month] and 2 * equity[month] < capital[month]:
            yield _warning(
                "half_share_capital",
                "contributions",
                month=months[month],
                amount=equity[month],
                capital=capital[month],
            )
            return


def _about_years(budget: Computed) -> Iterator[Statement]:
    for year in budget.timeline.budget_years:
        result = budget.figure("result.net_result", year)
        change = budget.figure("cash.net_flow", year)
        if result > 0 > change:
            yield _warning("profit_but_less_cash", year=year.number, result=result, change=-change)
    last = budget.timeline.budget_years[-1]
    result = budget.figure("result.net_result", last)
    if result < 0:
        yield _warning("loss_in_last_year", year=last.number, amount=-result)


def _about_capacity(budget: Computed) -> Iterator[Statement]:
    capacity = capacity_months(budget)
    if capacity is None:
        return
    months = budget.timeline.months
    full = budget.rate("capacity.full")
    over = [month for month in range(MONTHS) if full and capacity.is_over(month, full)]
    if over:
        yield _warning("over_capacity", "products", month=months[over[0]], count=len(over))
        return
    limit = budget.rate("capacity.question_above")
    busy = [month for month in range(MONTHS) if limit and capacity.is_over(month, limit)]
    if len(busy) > int(budget.rate("capacity.question_months")):
        yield _warning("near_capacity", "products", month=months[busy[0]], count=len(busy))


def _about_wages(budget: Computed) -> Iterator[Statement]:
    agreement = budget.inputs.agreement
    if agreement in _UNKNOWN_WAGES:
        return
    name = (OptionOf("wage_agreement", agreement),)  # in a list: by the name inside a sentence
    asked = doubtful = False
    for position in budget.inputs.positions:
        wage = position.wages[0]
        month = min(MONTHS - 1, max(0, position.start))
        ending = ".hour" if position.hourly else ""
        rate_id = f"min_wage.{agreement}{ending}"
        lowest = budget.rate(rate_id, month)
        doubtful = doubtful or (bool(lowest) and not _is_sure(budget, rate_id, month))
        if not lowest:
            asked = True
        elif ZERO < wage < lowest:
            yield _warning(
                "wage_below_agreement",
                "positions",
                name=position.name,
                wage=wage,
                lowest=lowest,
                agreement=name,
            )
    if asked:
        yield _warning("agreement_wage_unknown", "positions", agreement=name)
    if doubtful:
        yield _warning("agreement_wage_doubtful", "positions", agreement=name)


def _is_sure(budget: Computed, rate_id: str, month: int) -> bool:
    """Whether the value of a rate in a month is verified, and established for that month."""
    day = budget.timeline.days[month]
    value = budget.rates.in_force(rate_id, day)
    return value is not None and value.verified and budget.rates.is_established(rate_id, day)


def _about_vat(budget: Computed) -> Iterator[Statement]:
    vat = budget.inputs.vat
    products = [sold for sold in budget.workings.products if sold.product.id != SIMPLE]
    years = [total([sold.net for sold in products])[year * 12 : year * 12 + 12] for year in range(3)]
    turnover = [sum(year) for year in years]
    limit = kronor(budget.rate("vat.exempt_turnover_limit"))
    if limit and not vat.registered and max(turnover) > limit:
        yield _warning("vat_needed", "vat_registered", amount=max(turnover), limit=limit)
    if limit and vat.registered and any(turnover) and max(turnover) < limit:
        yield _warning("vat_voluntary", "vat_registered", amount=max(turnover), limit=limit)
    if not vat.registered:
        return
    for rate_id, name, applies in (
        ("vat.period.year_limit", "vat_year_too_long", vat.period == "year"),
        ("vat.cash_method_turnover_limit", "vat_cash_method_too_large", vat.cash_method),
    ):
        most = kronor(budget.rate(rate_id)) if applies else 0
        if most and max(turnover) > most:
            yield _warning(name, "vat_period", "vat_method", amount=max(turnover), limit=most)
    sold_kinds = {sold.product.vat == "exempt" for sold in products if any(sold.net)}
    if len(sold_kinds) == 2 and vat.deductible == 100:
        yield _warning("vat_mixed", "products", "vat_deductible")
    for sold in products:
        if sold.product.vat == "mixed_food":
            yield _warning("takeaway_and_serving", "products", name=sold.product.name)
    yield from _about_cash_register(budget)


def _about_cash_register(budget: Computed) -> Iterator[Statement]:
    """Sales that are paid at once, VAT included, above the limit for a certified cash register."""
    rows = [
        sold.gross
        for sold in budget.workings.products
        if sold.product.payment[0].lag == 0 and sold.product.id != SIMPLE
    ]
    direct = total(rows)
    most = max(sum(direct[year * 12 : year * 12 + 12]) for year in range(3))
    limit = kronor(budget.rate("cash_register.limit")) if most else 0
    if limit and most > limit:
        yield _warning("cash_register", "products", amount=most, limit=limit)


def _about_form(budget: Computed) -> Iterator[Statement]:
    length = budget.inputs.financial_year_end + 1
    if length > _LONGEST_FIRST_YEAR:
        yield _warning("first_year_too_long", "first_year_end", months=length, source="BFL 3:3")


def _about_rates(budget: Computed, warnings: Sequence[Statement]) -> Iterator[Statement]:
    """Rates behind figures and behind the warnings given: missing, past their time, not verified."""
    uses = [use for use in budget.rates_used if not _is_proposal(use)]
    for use in uses:
        if use.value is None:
            known = budget.rates.rate(use.id) is not None
            yield _warning("rate_missing", name=Statement(f"rates.{use.id}.label") if known else use.id)
    limits = {_LIMITS[warning.text] for warning in warnings if warning.text in _LIMITS}
    last = budget.timeline.days[-1]
    past = sum(1 for use in uses if use.value is not None and use.past_last_known)
    past += sum(1 for limit in limits if not budget.rates.is_established(limit, last))
    if past:
        yield _warning("rates_past_last_known", count=past)
    values = [use.rate_value for use in uses] + [budget.rates.in_force(limit, last) for limit in limits]
    unverified = sum(1 for value in values if value and not value.verified)
    if unverified:
        yield _warning("rates_unverified", count=unverified)


def _is_proposal(use: RateUse) -> bool:
    return bool(use.rate_value and use.rate_value.evidence == "proposal")
