"""Break-even and key figures of a year (specification 2.10)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from asf_starter.core.economy.amounts import one_decimal, rounded
from asf_starter.core.economy.computed import Computed
from asf_starter.core.economy.timeline import Span

CURRENT_ASSETS = (
    "balance.stock",
    "balance.customers",
    "balance.support_claims",
    "balance.grant_claims",
    "balance.prepaid",
    "balance.vat_claim",
    "balance.tax_claim",
    "balance.cash",
)
FIXED_COSTS = (
    "result.staff",
    "result.overheads",
    "result.one_offs",
    "result.depreciations",
    "result.interest",
)


@dataclass(frozen=True)
class KeyFigures:
    """The key figures of a year. Amounts in whole kronor; shares in percent with one decimal; None where
    a figure is undefined.

    ``gross_profit`` is täckningsbidrag, ``gross_margin`` täckningsgrad. ``break_even`` is the sales, net, at
    which the year goes even with its supports and grants, ``break_even_without_support`` without them,
    rounded up. ``debt_service_cover`` is a number of times, with two decimals. ``lowest_cash`` is in
    ``lowest_month``, a month of the budget.
    """

    span: Span
    sales: int
    income: int
    gross_profit: int
    gross_margin: Decimal | None
    fixed_costs: int
    supports_and_grants: int
    break_even: int | None
    break_even_without_support: int | None
    safety_margin: Decimal | None
    result: int
    equity_ratio: Decimal | None
    quick_ratio: Decimal | None
    current_ratio: Decimal | None
    net_staff_cost_share: Decimal | None
    support_dependency: Decimal | None
    debt_service_cover: Decimal | None
    lowest_cash: int
    lowest_month: int


def key_figures(budget: Computed, span: Span) -> KeyFigures:
    """The key figures of one year; ratios of the balance are those at its end (inside the budget)."""

    def figure(line_id: str) -> int:
        return budget.figure(line_id, span)

    sales, gross_profit = figure("result.sales"), figure("result.gross_profit")
    fixed = sum(figure(line_id) for line_id in FIXED_COSTS)
    given = figure("result.supports") + figure("result.grants")
    even = _break_even(max(0, fixed - given), sales, gross_profit)
    debts = _current_liabilities(budget, span)
    current = sum(figure(line_id) for line_id in CURRENT_ASSETS)
    served = figure("result.interest") + figure("cash.instalments")
    cash = budget.months("cash.end")
    lowest = min(span.months, key=lambda month: cash[month])
    return KeyFigures(
        span=span,
        sales=sales,
        income=figure("result.income"),
        gross_profit=gross_profit,
        gross_margin=one_decimal(gross_profit, sales),
        fixed_costs=fixed,
        supports_and_grants=given,
        break_even=even,
        break_even_without_support=_break_even(fixed, sales, gross_profit),
        safety_margin=None if even is None else one_decimal(sales - even, sales),
        result=figure("result.net_result"),
        equity_ratio=_of_positive(figure("balance.equity"), figure("balance.assets")),
        quick_ratio=_of_positive(current - figure("balance.stock"), debts),
        current_ratio=_of_positive(current, debts),
        net_staff_cost_share=one_decimal(figure("result.staff") - figure("result.supports"), sales),
        support_dependency=one_decimal(given, figure("result.income")),
        debt_service_cover=_times(figure("result.before_depreciation") - figure("result.income_tax"), served),
        lowest_cash=cash[lowest],
        lowest_month=lowest,
    )


def _break_even(fixed: int, sales: int, gross_profit: int) -> int | None:
    """ceil(fixed × sales / TB), undefined where nothing is left of each krona sold."""
    return None if gross_profit <= 0 else -(-fixed * sales // gross_profit)


def _of_positive(part: int, whole: int) -> Decimal | None:
    return one_decimal(part, whole) if whole > 0 else None


def _times(part: int, whole: int) -> Decimal | None:
    return Decimal(rounded(part * 100, whole)) / 100 if whole > 0 else None


def _current_liabilities(budget: Computed, span: Span) -> int:
    """All debts but loans, and the instalments of the next twelve months."""
    last = span.months[-1]
    long_term = budget.figure("balance.loans", span)
    next_instalments = sum(loan.instalments_after[last] for loan in budget.workings.loans)
    return budget.figure("balance.liabilities", span) - long_term + next_instalments


def first_month_in_plus(budget: Computed, *, with_support: bool) -> int | None:
    """The first month whose result before tax is not negative, None where there is none.

    ``with_support`` False leaves out wage supports and grants. Months without any sales do not count.
    """
    result, sales = budget.months("result.before_tax"), budget.months("result.sales")
    given = (
        [0] * len(result)
        if with_support
        else [
            support + grant
            for support, grant in zip(
                budget.months("result.supports"), budget.months("result.grants"), strict=True
            )
        ]
    )
    for month, amount in enumerate(result):
        if sales[month] and amount - given[month] >= 0:
            return month
    return None
