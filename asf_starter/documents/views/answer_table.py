"""The rows of a table question as a table of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Person, Row
from asf_starter.documents.tree import Cell, Column, Run, Table, TableRow
from asf_starter.documents.views.context import Context, run

_RIGHT = frozenset({"money", "whole_number", "decimal", "percent"})
_WIDTHS: Mapping[str, float] = {
    "long_text": 2.4,
    "text": 1.6,
    "choices": 1.6,
    "person": 1.6,
    "choice": 1.3,
    "date": 1.2,
    "month": 1.0,
}
_WIDEST = 7
_CELL = 0.2
"""A cell of an edition with a limit may hold this part of the longest answer."""
EMPTY = "–"


def answer_table(
    context: Context, question: Question, rows: Sequence[Row], columns: Sequence[str] = ()
) -> Table:
    """A table of a question's rows; ``columns`` chooses and orders them, else all that hold something.

    An edition with a limit shows the first rows and says how many there are more.
    """
    chosen = (
        [column for column in question.columns if column.id in columns]
        if columns
        else filled_columns(question, rows)
    )
    if columns:
        chosen.sort(key=lambda column: list(columns).index(column.id))
    heads = tuple(
        Column(
            run(column.on_paper),
            "right" if column.kind in _RIGHT else "left",
            _WIDTHS.get(column.kind, 1.0),
        )
        for column in chosen
    )
    shown = rows[: _room(context.outline.most_rows, len(rows)) or None]
    lines = tuple(
        TableRow(tuple(answer_cell(context, question, row, column) for column in chosen)) for row in shown
    )
    left = len(rows) - len(shown)
    return Table(
        heads,
        lines,
        question.on_paper,
        note=context.say("editions.shortened.rows", count=left) if left else (),
        wide=len(chosen) > _WIDEST,
        row_headers=True,
        origins=(question.id,),
    )


def _room(most: int, count: int) -> int:
    """How many rows an edition shows; a single row left over takes no more room than a line about it."""
    return count if count == most + 1 else most


def filled_columns(question: Question, rows: Sequence[Row]) -> list[Question]:
    """The columns that hold something in some row; the first one where none does."""
    filled = [column for column in question.columns if any(row.value(column.id) is not None for row in rows)]
    return filled or list(question.columns[:1])


def answer_cell(context: Context, question: Question, row: Row, column: Question) -> Cell:
    origins = (question.id,)
    value = row.value(column.id)
    if value is None:
        state = row.states.get(column.id, "")
        return Cell(
            (Run(context.words(f"common.answer.{state}") if state else EMPTY, soft=True, origins=origins),)
        )
    if column.kind == "row" and isinstance(value, str):
        return Cell(run(_row_name(context, column.of, value), origins=origins))
    words = context.phrases.cell_words(column, value)
    if isinstance(value, Person) and (context.names_by_hand or not value.name):
        words = value.role
    return Cell(run(context.fitted(words, _CELL), origins=origins))


def _row_name(context: Context, table_id: str, row_id: str) -> str:
    """What a row is called: its first cell in words."""
    table = context.handbook.interview.find(table_id)
    for row in context.assessment.answers.rows(table_id):
        if row.id == row_id and table:
            for column in table.columns:
                value = row.value(column.id)
                if isinstance(value, Person) and context.names_by_hand and value.role:
                    return value.role
                if value is not None:
                    return context.phrases.cell_words(column, value)
    return row_id
