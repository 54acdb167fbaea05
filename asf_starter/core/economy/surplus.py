"""The surplus of each financial year (specification 2.11). What it is used for is decided in ``core/law``."""

from __future__ import annotations

from dataclasses import dataclass

from asf_starter.core.economy.computed import Computed
from asf_starter.core.economy.timeline import Span


@dataclass(frozen=True)
class YearSurplus:
    """A complete financial year in kronor: result after tax, the result gathered so far, and what is left
    to allot when earlier losses are covered. ``share_capital`` is what is paid in for shares by its end."""

    span: Span
    result: int
    accumulated: int
    surplus: int
    share_capital: int


def surplus_by_year(budget: Computed) -> tuple[YearSurplus, ...]:
    """The complete financial years. surplus = max(0, min(accumulated result, result after tax))."""
    years = []
    accumulated = 0
    shares = [entry.id for entry in budget.inputs.contributions if entry.kind == "share_capital"]
    for span in budget.timeline.financial_years:
        if not span.complete:
            break
        result = budget.figure("result.net_result", span)
        accumulated += result
        capital = sum(sum(budget.months(f"cash.contribution.{row}")[: span.last + 1]) for row in shares)
        years.append(YearSurplus(span, result, accumulated, max(0, min(accumulated, result)), capital))
    return tuple(years)
