"""The surplus plan: each financial year's result, and where what is left of it goes, to the krona."""

from __future__ import annotations

from collections.abc import Callable

from asf_starter.core.law.reinvestment import Allotment, Use
from asf_starter.documents.tree import Block, Cell, Column, Item, Items, Paragraph, Table, TableRow
from asf_starter.documents.views.context import Context, run
from asf_starter.documents.views.statements import amount_cell

Amount = Callable[[Allotment], int]


def surplus_plan(context: Context) -> tuple[Block, ...]:
    """A table of years and purposes, with what to think about below it; nothing without a budget."""
    years = context.assessment.surplus
    if not context.assessment.has_budget or not years:
        return ()
    heads = [Column(run(context.words("views.surplus.head")), share=3)]
    heads += [
        Column(run(context.words("views.surplus.year", number=number)), "right")
        for number in range(1, len(years) + 1)
    ]
    rows = [
        _row(context, "surplus.row.result", years, lambda year: year.result),
        _row(context, "surplus.row.losses", years, lambda year: year.losses),
        _row(context, "surplus.row.surplus", years, lambda year: year.surplus, is_sum=True),
    ]
    for place, part in enumerate(years[0].parts):
        rows.append(
            TableRow(
                (
                    Cell(run(_purpose(context, part.use), origins=("surplus_uses",))),
                    *(amount_cell(context, year.parts[place].kronor) for year in years),
                )
            )
        )
    if any(year.owners for year in years):
        rows.append(_row(context, "surplus.row.owners", years, lambda year: year.owners))
    if any(year.unallocated for year in years):
        rows.append(_row(context, "surplus.row.unallocated", years, lambda year: year.unallocated))
    blocks: list[Block] = [Table(tuple(heads), tuple(rows), context.words("views.surplus.summary"))]
    flags = list(dict.fromkeys(context.phrases.say(flag.statement) for year in years for flag in year.flags))
    if flags:
        blocks.append(Items(tuple(Item((Paragraph(run(flag)),)) for flag in flags)))
    return tuple(blocks)


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
