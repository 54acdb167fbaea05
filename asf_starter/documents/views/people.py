"""Views about people and prices: the jobs plan, positions, supports, the price list."""

from __future__ import annotations

from asf_starter.core.interview.values import Value
from asf_starter.documents.tree import Block, Cell, Column, Run, Table, TableRow, WritingLines
from asf_starter.documents.views.answer_table import answer_table
from asf_starter.documents.views.context import Context, quiet, run

_WHEN = ("today", "12_months", "36_months")


def jobs_plan(context: Context) -> tuple[Block, ...]:
    """People from the target group and full-time equivalents: today, in a year, in three years."""
    rows = []
    for when in _WHEN:
        people, times = f"target_employees_{when}", f"target_fte_{when}"
        if people not in context.assessment.answers.by_id:
            continue
        rows.append(
            TableRow(
                (
                    Cell(run(context.words(f"views.jobs.{when}"))),
                    Cell(_number(context, people)),
                    Cell(_number(context, times)),
                )
            )
        )
    if not rows:
        return ()
    heads = (
        Column(run(context.words("views.jobs.when")), share=2),
        Column(run(context.words("views.jobs.people")), "right"),
        Column(run(context.words("views.jobs.full_times")), "right"),
    )
    title = context.words("views.jobs.title")
    return (quiet(title), Table(heads, tuple(rows), title))


def _number(context: Context, question_id: str) -> tuple[Run, ...]:
    value: Value | None = context.assessment.answers.value(question_id)
    words = "–" if value is None else context.phrases.scalar_words(value)
    return (Run(words, origins=(question_id,)),)


def _rows(context: Context, table_id: str, label: str, columns: tuple[str, ...]) -> tuple[Block, ...]:
    """Chosen columns of a table of the budget; dotted lines where it is empty."""
    question = context.handbook.interview.question(table_id)
    rows = context.assessment.answers.rows(table_id)
    title = context.words(label)
    if not rows:
        return (WritingLines(run(title, origins=(table_id,)), 3, (table_id,)),)
    return (quiet(title, (table_id,)), answer_table(context, question, rows, columns))


def positions(context: Context) -> tuple[Block, ...]:
    """Who has a wage: position, work, wage, share of full time, first month."""
    return _rows(context, "positions", "views.positions", ("name", "work", "wage", "share", "start", "end"))


def supports(context: Context) -> tuple[Block, ...]:
    """Wage supports: position, kind, share, how sure, from and to."""
    return _rows(
        context, "supports", "views.supports", ("position", "kind", "share", "status", "start", "end")
    )


def price_list(context: Context) -> tuple[Block, ...]:
    """What is sold: unit, price, whether VAT is in it, VAT category, volume."""
    return _rows(
        context, "products", "views.prices", ("name", "unit", "price", "price_includes_vat", "vat", "volume")
    )
