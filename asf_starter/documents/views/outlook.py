"""Charts that look ahead: income and cost year by year, the end of a support, other circumstances.

The same drawings stand on paper and on the screen. Each view is empty where it has nothing to say.
"""

from __future__ import annotations

from decimal import Decimal

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.cliffs import Cliff
from asf_starter.core.economy.scenarios import describe, outcome
from asf_starter.core.texts import Statement
from asf_starter.documents.charts import Axis, Series, income_and_cost_chart, scenarios_chart
from asf_starter.documents.tree import Block, Figure, Run
from asf_starter.documents.views.context import Context

BASE = "base"
_MONTHS_BEFORE, _MONTHS_AFTER = 3, 3
_TELLING = 10
"""A tenth of the income is seen in a chart."""


def income_and_cost(context: Context) -> tuple[Block, ...]:
    """Income and cost beside each other for each of the three years."""
    if not context.assessment.has_budget:
        return ()
    budget = context.assessment.budget
    years = budget.timeline.budget_years
    income = [budget.figure("result.income", year) for year in years]
    results = [budget.figure("result.before_tax", year) for year in years]
    cost = [all_in - result for all_in, result in zip(income, results, strict=True)]
    periods = [context.words("outlook.years.year", number=year.number) for year in years]
    drawing = income_and_cost_chart(
        Series(context.words("outlook.years.income"), income),
        Series(context.words("outlook.years.cost"), cost, "cost"),
        _axis(context, periods),
    )
    ending = "profit" if results[-1] > 0 else "loss" if results[-1] < 0 else "even"
    title = context.say(f"outlook.years.title_{ending}", result=results[-1], lacks=-results[-1])
    values = {f"income_{number}": amount for number, amount in enumerate(income, 1)}
    values |= {f"cost_{number}": amount for number, amount in enumerate(cost, 1)}
    return (Figure(title, drawing, context.words("outlook.years.alternative", **values)),)


def support_ends(context: Context) -> tuple[Block, ...]:
    """What happens when a wage support ends and no other follows: the one that gave most. A support that
    is a small part of the month's income makes no picture."""
    budget = context.assessment.budget
    income = budget.months("result.income")
    ends = [
        cliff
        for cliff in budget.cliffs
        if not cliff.followed and (cliff.turns_negative or cliff.lost * _TELLING >= income[cliff.last_month])
    ]
    return (_cliff_figure(context, budget, max(ends, key=lambda cliff: cliff.lost)),) if ends else ()


def _cliff_figure(context: Context, budget: Budget, cliff: Cliff) -> Figure:
    first = max(0, cliff.month_after - _MONTHS_BEFORE)
    months = range(first, min(cliff.month_after + _MONTHS_AFTER, len(budget.timeline.months)))
    income, result = budget.months("result.income"), budget.months("result.before_tax")
    drawing = income_and_cost_chart(
        Series(context.words("outlook.years.income"), [income[month] for month in months]),
        Series(
            context.words("outlook.years.cost"), [income[month] - result[month] for month in months], "cost"
        ),
        _axis(context, [context.notation.short_month(budget.timeline.months[month]) for month in months]),
    )
    values = {
        "name": cliff.name,
        "lost": cliff.lost,
        "month": budget.timeline.months[cliff.month_after],
        "before": result[cliff.last_month],
        "after": result[cliff.month_after],
    }
    title = context.say("outlook.cliff.title", **values)
    return Figure(title, drawing, context.words("outlook.cliff.alternative", **values), ("supports",))


def circumstances(context: Context, scenario: str) -> tuple[Block, ...]:
    """Cash in the budget and under other circumstances, month by month. Raises KeyError for an unknown
    scenario."""
    if not context.assessment.has_budget:
        return ()
    base, other = context.assessment.budget, context.assessment.scenarios[scenario]
    drawing = scenarios_chart(
        [
            Series(context.words("outlook.circumstances.own"), base.months("cash.end")),
            Series(context.words(f"budget.scenario.{scenario}"), other.months("cash.end")),
        ],
        _axis(context, [context.notation.short_month(month) for month in base.timeline.months]),
    )
    found, plain = outcome(other), outcome(base)
    values = {
        "scenario": Statement(f"budget.scenario.{scenario}"),
        "lowest": found.lowest_cash,
        "month": other.timeline.months[found.lowest_month],
        "base_lowest": plain.lowest_cash,
        "base_month": base.timeline.months[plain.lowest_month],
    }
    title = (*context.phrases.runs(_finding(other, scenario)), Run(" "), *_compared(context, base, other))
    alternative = context.words("outlook.circumstances.alternative", **values)
    return (Figure(title, drawing, alternative),)


def _finding(budget: Budget, scenario: str) -> Statement:
    """Whether the money lasts under these circumstances."""
    cash, months = budget.months("cash.end"), budget.timeline.months
    lowest = min(cash)
    values: dict[str, object] = {
        "scenario": Statement(f"budget.scenario.{scenario}"),
        "month": months[cash.index(lowest)],
        "lowest": lowest,
    }
    if lowest >= 0:
        return Statement("outlook.circumstances.title_lasts", values)
    first = next(month for month, amount in zip(months, cash, strict=True) if amount < 0)
    return Statement("outlook.circumstances.title_short", {**values, "first": first, "lacks": -lowest})


def _compared(context: Context, base: Budget, other: Budget) -> tuple[Run, ...]:
    """How far the lowest cash is from that of the budget."""
    difference = min(other.months("cash.end")) - min(base.months("cash.end"))
    ending = "more" if difference > 0 else "less" if difference < 0 else "same"
    return context.say(f"outlook.circumstances.compared_{ending}", difference=abs(difference))


def what_changes(context: Context, scenario: str) -> str:
    """What a scenario changes, in a sentence."""
    return context.phrases.say(describe(context.assessment.scenarios[scenario].scenario))


def _axis(context: Context, periods: list[str]) -> Axis:
    """Thousands of kronor along the axis."""

    def thousands(amount: int) -> str:
        return context.notation.whole(Decimal(amount) / 1000)

    return Axis(periods, context.words("views.chart.thousands"), thousands)
