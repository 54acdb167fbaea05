"""The budget in words: what it shows, what is needed to begin, key figures, scenarios, assumptions."""

from __future__ import annotations

from decimal import Decimal

from asf_starter.core.economy.key_figures import KeyFigures
from asf_starter.core.economy.scenarios import Outcome, describe, outcome
from asf_starter.core.texts import Statement
from asf_starter.documents.tree import Block, Cell, Column, Item, Items, Paragraph, Run, Runs, Table, TableRow
from asf_starter.documents.views.context import Context, quiet, run
from asf_starter.documents.views.statements import amount_cell, nothing_yet

_PERCENT = (
    "gross_margin",
    "safety_margin",
    "equity_ratio",
    "quick_ratio",
    "net_staff_cost_share",
    "support_dependency",
)


def missing_side(context: Context) -> str:
    """What a budget must have before it says anything: "costs" or "sales" while there are none."""
    months = context.assessment.budget.months
    if not any(any(months(f"result.{line}")) for line in ("direct_costs", "overheads", "staff")):
        return "costs"
    return "" if any(months("result.sales")) else "sales"


def cash_sentence(context: Context) -> Statement:
    """The one sentence that counts: whether the cash lasts, and when it is lowest; before costs and sales are
    both there, that this cannot be said yet."""
    if missing := missing_side(context):
        return Statement(f"views.budget.{missing}_missing")
    budget = context.assessment.budget
    cash = budget.months("cash.end")
    lowest = min(cash)
    values = {"amount": lowest, "month": budget.timeline.months[cash.index(lowest)]}
    if lowest < 0:
        first = next(month for month, amount in enumerate(cash) if amount < 0)
        return Statement(
            "views.budget.cash_short", {**values, "first": budget.timeline.months[first], "lacks": -lowest}
        )
    return Statement("views.budget.cash_lasts", values)


def budget_findings(context: Context) -> tuple[Block, ...]:
    """The sentence that counts, then a few figures: need, financing, results, break-even."""
    assessment = context.assessment
    if not assessment.has_budget:
        return nothing_yet(context)
    start = assessment.budget.start
    rows = [
        ("capital_need", start.capital_need),
        ("financing", start.financing),
        *((f"result_{figures.span.number}", figures.result) for figures in assessment.key_figures),
    ]
    table = Table(
        (
            Column(run(context.words("views.budget.figure")), share=3),
            Column(run(context.words("views.budget.kronor")), "right"),
        ),
        tuple(
            TableRow((Cell(run(context.words(f"views.budget.{key}"))), amount_cell(context, amount)))
            for key, amount in rows
        ),
        context.words("views.budget.findings_summary"),
    )
    blocks: list[Block] = [Paragraph(context.phrases.runs(cash_sentence(context)), "lead"), table]
    blocks += [Paragraph(sentence) for sentence in _break_even(context)]
    return tuple(blocks)


def budget_warnings(context: Context) -> tuple[Block, ...]:
    """What to know about the budget, the gravest first."""
    if not context.assessment.has_budget or not context.assessment.budget.warnings:
        return ()
    items = tuple(
        Item((Paragraph(context.phrases.runs(warning)),), "warning")
        for warning in context.assessment.budget.warnings
    )
    return (quiet(context.words("views.budget.warnings")), Items(items, "sign"))


def _break_even(context: Context) -> list[Runs]:
    """When the enterprise goes even, with and without support."""
    found = []
    for figures in context.assessment.key_figures[:1]:
        if figures.break_even is not None and figures.break_even_without_support is not None:
            same = figures.break_even == figures.break_even_without_support
            found.append(
                context.say(
                    "views.budget.break_even_alone" if same else "views.budget.break_even",
                    year=figures.span.number,
                    sales=figures.sales,
                    even=figures.break_even,
                    without=figures.break_even_without_support,
                )
            )
    return found


def need_sentence(context: Context) -> Runs:
    """What is needed to begin, and whether it is there. Nothing filled in is not the same as no money."""
    start = context.assessment.budget.start
    if not start.capital_need:
        key = "needed_not_counted" if start.financing else "needed_nothing_counted"
    else:
        key = "needed_covered" if start.gap >= 0 else "needed_gap" if start.financing else "needed_unknown"
    values = {"need": start.capital_need, "financing": start.financing, "gap": abs(start.gap)}
    return context.say(f"views.budget.{key}", **values)


def money_needed(context: Context) -> tuple[Block, ...]:
    """What is needed to begin and where it comes from, in a sentence."""
    if not context.assessment.has_budget:
        return nothing_yet(context)
    sentences = context.phrases.runs(cash_sentence(context))
    if not missing_side(context):
        first, second, third = (figures.result for figures in context.assessment.key_figures[:3])
        by_year = context.say("views.budget.results", first=first, second=second, third=third)
        sentences = (*sentences, Run(" "), *by_year)
    return (Paragraph(need_sentence(context)), Paragraph(sentences))


def start_budget(context: Context) -> tuple[Block, ...]:
    """Capital need and financing as a table."""
    if not context.assessment.has_budget:
        return nothing_yet(context)
    start = context.assessment.budget.start
    need = ("investments", "start_costs", "first_stock", "deposits", "working_capital", "buffer")
    money = ("own_money", "contributions", "loans", "grants")
    rows = [_start_row(context, key, getattr(start, key)) for key in need if getattr(start, key)]
    rows.append(_start_row(context, "capital_need", start.capital_need, is_sum=True))
    rows += [_start_row(context, key, getattr(start, key)) for key in money if getattr(start, key)]
    rows.append(_start_row(context, "financing", start.financing, is_sum=True))
    rows.append(_start_row(context, "gap" if start.gap < 0 else "left_over", abs(start.gap), is_sum=True))
    heads = (
        Column(run(context.words("views.budget.item")), share=3),
        Column(run(context.words("views.budget.kronor")), "right"),
    )
    note = context.say("views.budget.start_note", window=start.window)
    return (Table(heads, tuple(rows), context.words("views.budget.start_summary"), note=note),)


def _start_row(context: Context, key: str, amount: int, *, is_sum: bool = False) -> TableRow:
    label = Cell(run(context.words(f"views.budget.{key}")))
    return TableRow((label, amount_cell(context, amount)), "sum" if is_sum else "plain")


def key_figures(context: Context) -> tuple[Block, ...]:
    """Break-even and ratios by year, each with what it means; those that are undefined or nought in all
    years are left out, and without supports there is one break-even only."""
    if not context.assessment.has_budget:
        return ()
    years = context.assessment.key_figures
    heads = [Column(run(context.words("views.budget.figure")), share=3)]
    heads += [
        Column(run(context.words("views.budget.year", number=figures.span.number)), "right")
        for figures in years
    ]
    alone = all(figures.break_even == figures.break_even_without_support for figures in years)
    even = ("break_even_alone",) if alone else ("break_even", "break_even_without_support")
    rows = [
        TableRow(
            (
                Cell(run(context.words(f"views.key.{name}"))),
                *(Cell(run(_key_words(context, figures, name))) for figures in years),
            )
        )
        for name in (*even, *_PERCENT, "debt_service_cover", "lowest_cash")
        if any(_key_value(figures, name) for figures in years)
    ]
    note = context.say("views.key.note")
    return (Table(tuple(heads), tuple(rows), context.words("views.key.summary"), note=note),)


def _key_value(figures: KeyFigures, name: str) -> int | Decimal | None:
    value: int | Decimal | None = getattr(figures, name.removesuffix("_alone"))
    return value


def _key_words(context: Context, figures: KeyFigures, name: str) -> str:
    value = _key_value(figures, name)
    if value is None:
        return "–"
    if name in _PERCENT:
        return context.notation.percent(value, 1)
    if name == "debt_service_cover":
        return context.words("views.key.times", number=value)
    return context.notation.kronor(value)


def scenarios(context: Context) -> tuple[Block, ...]:
    """What happens if things go differently: one row a scenario."""
    if not context.assessment.has_budget:
        return nothing_yet(context)
    heads = [Column(run(context.words("views.scenario.head")), share=3)]
    heads += [
        Column(run(context.words("views.scenario.result", number=number)), "right") for number in (1, 2, 3)
    ]
    heads += [
        Column(run(context.words("views.scenario.lowest")), "right", 1.1),
        Column(run(context.words("views.scenario.when")), share=1.1),
    ]
    base = outcome(context.assessment.budget)
    others = [outcome(budget) for budget in context.assessment.scenarios.values()]
    changed = [found for found in others if found.scenario != base.scenario and _differs(found, base)]
    rows = tuple(_scenario_row(context, found) for found in (base, *changed))
    table = Table(tuple(heads), rows, context.words("views.scenario.summary"))
    explained = tuple(Item((Paragraph(_explained(context, found.scenario)),)) for found in changed)
    return (table, Items(explained)) if explained else (table,)


def _differs(found: Outcome, base: Outcome) -> bool:
    """Whether a scenario changes anything; where no buyer is the largest, say, nothing is shown of it."""
    return (found.results, found.lowest_cash) != (base.results, base.lowest_cash)


def _explained(context: Context, scenario_id: str) -> Runs:
    """What a scenario changes, after its name."""
    name = context.words(f"budget.scenario.{scenario_id}")
    change = describe(context.assessment.rates.scenario(scenario_id))
    return (Run(f"{name}: ", bold=True), *context.phrases.runs(change))


def _scenario_row(context: Context, found: Outcome) -> TableRow:
    month = context.assessment.budget.timeline.months[found.lowest_month]
    return TableRow(
        (
            Cell(run(context.words(f"budget.scenario.{found.scenario}"))),
            *(amount_cell(context, result) for result in found.results),
            Cell(
                run(context.notation.whole(found.lowest_cash)),
                "conflict" if found.lowest_cash < 0 else "",
            ),
            Cell(run(context.notation.short_month(month))),
        )
    )


def assumptions(context: Context) -> tuple[Block, ...]:
    """What was counted on without an answer."""
    statements = context.assessment.budget.inputs.assumptions
    if not statements:
        return ()
    items = tuple(Item((Paragraph(context.phrases.runs(statement)),)) for statement in statements)
    return (Paragraph(context.say("views.budget.assumed")), Items(items))
