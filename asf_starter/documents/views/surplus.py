"""The surplus plan: each financial year's result, and where what is left of it goes, to the krona; and the
yearly report of what was done."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from asf_starter.core.law.reinvestment import Allotment, Use, pay_ratio
from asf_starter.documents.tree import (
    Advice,
    Block,
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Runs,
    Table,
    TableRow,
    WritingLines,
)
from asf_starter.documents.views.answer_table import answer_table
from asf_starter.documents.views.context import Context, run
from asf_starter.documents.views.forms import with_columns_by_hand
from asf_starter.documents.views.statements import amount_cell

Amount = Callable[[Allotment], int]

_LINES = 3


def surplus_plan(context: Context) -> tuple[Block, ...]:
    """A table of years and purposes, with what to think about below it; nothing without a budget."""
    years = context.assessment.surplus
    if not context.assessment.has_budget or not years:
        return ()
    summary, note = context.words("views.surplus.summary"), _about_years(context)
    blocks: list[Block] = [Table(_heads(context, years), _rows(context, years), summary, note=note)]
    flags = dict.fromkeys(
        (context.phrases.say(flag.statement), flag.statement.source) for year in years for flag in year.flags
    )
    if flags:
        blocks.append(Items(tuple(Item((_flag(context, *flag),)) for flag in flags)))
    return tuple(blocks)


def _about_years(context: Context) -> Runs:
    """What a financial year is, where it is not the budget's year; nothing where the two are the same."""
    budget = context.assessment.budget
    first, of_budget = budget.timeline.financial_years[0], budget.timeline.budget_years[0]
    if first.last == of_budget.last:
        return ()
    end = budget.inputs.first_month.plus(first.last)
    return context.say("views.surplus.years_differ", end=end)


def _flag(context: Context, words: str, source: str) -> Paragraph:
    """What to think about, with the rule that it comes from."""
    rule = context.words("common.document.source", source=source) if source else ""
    return Paragraph((*run(words), *run(f" {rule}", soft=True)) if rule else run(words))


def surplus_report(context: Context) -> tuple[Block, ...]:
    """What the plan said in kronor for each purpose, with columns for what became of it.

    Without a budget the purposes stand with their shares; without purposes there are lines to write on.
    """
    by_hand = [context.words(f"surplus.report.{key}") for key in ("kronor", "what")]
    years = context.assessment.surplus
    question = context.handbook.interview.question("surplus_uses")
    rows = context.assessment.answers.rows(question.id)
    if not rows:
        label = context.words("surplus.report.lines")
        return (WritingLines(run(label, origins=(question.id,)), _LINES, (question.id,)),)
    if not context.assessment.has_budget or not years:
        return (with_columns_by_hand(context, answer_table(context, question, rows), by_hand),)
    summary = context.words("surplus.report.summary")
    table = Table(_heads(context, years), _allotted(context, years), summary)
    note = Paragraph(context.say("surplus.report.which_year"), "small")
    return (with_columns_by_hand(context, table, by_hand), note)


def pay_in_budget(context: Context) -> tuple[Block, ...]:
    """The pay ratio that the budget's monthly wages give beside the promised one; nothing without wages."""
    positions = context.assessment.budget.inputs.positions
    ratio = pay_ratio([position.wages[0] for position in positions if not position.hourly])
    if ratio is None:
        return ()
    promised = context.assessment.answers.value("pay_ratio")
    is_kept = not isinstance(promised, Decimal) or ratio <= promised
    words = context.say(f"surplus.pay.{'budget' if is_kept else 'above'}", ratio=ratio, promised=promised)
    return (Paragraph(words) if is_kept else Advice("warning", words),)


def _heads(context: Context, years: tuple[Allotment, ...]) -> tuple[Column, ...]:
    heads = [Column(run(context.words("views.surplus.head")), share=3)]
    heads += [
        Column(run(context.words("views.surplus.year", number=number)), "right")
        for number in range(1, len(years) + 1)
    ]
    return tuple(heads)


def _rows(context: Context, years: tuple[Allotment, ...]) -> tuple[TableRow, ...]:
    """From the result over losses and surplus to the purposes, and the share that stays."""
    rows = [
        _row(context, "surplus.row.result", years, lambda year: year.result),
        _row(context, "surplus.row.losses", years, lambda year: year.losses),
        *_allotted(context, years),
    ]
    if any(year.surplus for year in years):
        rows.append(_share_row(context, years))
    return tuple(rows)


def _allotted(context: Context, years: tuple[Allotment, ...]) -> tuple[TableRow, ...]:
    """The surplus and where it goes: purposes, owners, and what nobody has a purpose for."""
    rows = [_row(context, "surplus.row.surplus", years, lambda year: year.surplus, is_sum=True)]
    for place, part in enumerate(years[0].parts):
        name = Cell(run(_purpose(context, part.use), origins=("surplus_uses",)))
        rows.append(TableRow((name, *(amount_cell(context, year.parts[place].kronor) for year in years))))
    if any(year.wished and year.ceiling is not None for year in years):
        rows.append(_row(context, "surplus.row.ceiling", years, lambda year: year.ceiling or 0))
    if any(year.owners for year in years):
        rows.append(_row(context, "surplus.row.owners", years, lambda year: year.owners))
    if any(year.unallocated for year in years):
        rows.append(_row(context, "surplus.row.unallocated", years, lambda year: year.unallocated))
    return tuple(rows)


def _share_row(context: Context, years: tuple[Allotment, ...]) -> TableRow:
    """The reinvested part of each year's surplus in percent; a dash where there is none."""
    shares = [year.reinvestment_share for year in years]
    words = ["–" if share is None else context.notation.percent(share) for share in shares]
    return TableRow((Cell(run(context.words("surplus.row.share"))), *(Cell(run(word)) for word in words)))


def _row(
    context: Context, label: str, years: tuple[Allotment, ...], amount: Amount, *, is_sum: bool = False
) -> TableRow:
    cells = (Cell(run(context.words(label))), *(amount_cell(context, amount(year)) for year in years))
    return TableRow(cells, "sum" if is_sum else "plain")


def _purpose(context: Context, use: Use) -> str:
    """What a purpose is called: the option's label in the table of purposes."""
    question = context.handbook.interview.question("surplus_uses")
    column = question.column("purpose")
    return context.phrases.cell_words(column, use.purpose) if column else use.purpose
