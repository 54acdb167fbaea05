"""The charts of the budget, each with a title that says the finding and an alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from asf_starter.documents.charts import Axis, Kind, Series, cash_chart, sources_chart
from asf_starter.documents.tree import Block, Figure
from asf_starter.documents.views.context import Context

_QUARTERS = 12
_BUDGET = ("products", "positions", "supports", "overheads", "loans", "grants")


def _axis(context: Context, periods: Sequence[str]) -> Axis:
    """Thousands of kronor along the axis."""

    def thousands(amount: int) -> str:
        return context.notation.number(Decimal(amount) / 1000)

    return Axis(periods, context.words("views.chart.thousands"), thousands)


def cash(context: Context) -> tuple[Block, ...]:
    """Cash at the end of each of the 36 months, the lowest point named."""
    if not context.assessment.has_budget:
        return ()
    budget = context.assessment.budget
    amounts = budget.months("cash.end")
    periods = [context.notation.short_month(month) for month in budget.timeline.months]
    lowest = min(amounts)
    month = budget.timeline.months[amounts.index(lowest)]
    mark = context.words("views.chart.lowest", month=month, amount=lowest)
    drawing = cash_chart(amounts, _axis(context, periods), mark)
    values = {"lowest": lowest, "month": month, "end": amounts[-1], "last": budget.timeline.months[-1]}
    alternative = context.words("views.chart.cash_alternative", **values)
    return (Figure(context.say("views.chart.cash_title", **values), drawing, alternative, _BUDGET),)


def income(context: Context) -> tuple[Block, ...]:
    """Where the money comes from by quarter: sales, wage supports, grants. Only sales make no chart."""
    if not context.assessment.has_budget:
        return ()
    budget = context.assessment.budget
    kinds: tuple[tuple[str, Kind], ...] = (("sales", "sales"), ("supports", "support"), ("grants", "grants"))
    series = []
    for name, kind in kinds:
        months = budget.months(f"result.{name}")
        quarters = [sum(months[at : at + 3]) for at in range(0, _QUARTERS * 3, 3)]
        if any(quarters):
            series.append(Series(context.words(f"views.chart.{name}"), quarters, kind))
    if all(part.kind == "sales" for part in series):
        return ()  # where all income is sales there is nothing to compare
    periods = [context.notation.short_month(budget.timeline.months[at]) for at in range(0, _QUARTERS * 3, 3)]
    drawing = sources_chart(series, _axis(context, periods))
    first, last = context.assessment.key_figures[0], context.assessment.key_figures[-1]
    share, later = first.support_dependency, last.support_dependency
    title = context.say("views.chart.sources_title", share=share or 0, later=later or 0)
    values = {
        "sales": first.sales,
        "given": first.supports_and_grants,
        "share": share or 0,
        "later": later or 0,
    }
    return (Figure(title, drawing, context.words("views.chart.sources_alternative", **values), _BUDGET),)
