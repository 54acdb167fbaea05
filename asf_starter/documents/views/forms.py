"""What is filled in with a pen: tables of lines to write on, and such columns beside printed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from asf_starter.core.outlines import Form
from asf_starter.documents.phrases import Fill
from asf_starter.documents.prose import prose_runs
from asf_starter.documents.tree import Block, Cell, Column, Run, Table, TableRow
from asf_starter.documents.views.context import Context, quiet, run

_WRITING = 2.5
"""Width of a column for handwriting beside printed ones of width 1."""


def empty_cell(context: Context) -> Cell:
    """A line to write on; it stems from no answer, so that it leaves no document a draft."""
    return Cell((Run(context.words("founding.pen.blank"), gap=True),))


def form_blocks(context: Context, form: Form, label: str, gap: Fill) -> Iterator[Block]:
    """A form as a table, under a quiet label if it has one."""
    if label:
        yield quiet(label)
    count = len(form.heads)
    shares = [float(share) for share in form.shares] or [1.0] * count
    columns = tuple(
        Column(prose_runs(head, gap), share=share) for head, share in zip(form.heads, shares, strict=True)
    )
    printed: list[Sequence[str]] = [*form.rows, *((),) * form.blank]
    rows = []
    for words in printed:
        cells = [Cell(prose_runs(word, gap)) for word in words]
        rows.append(TableRow((*cells, *(empty_cell(context) for _ in range(count - len(cells))))))
    yield Table(columns, tuple(rows), form.summary, row_headers=bool(form.rows) and not form.blank)


def with_columns_by_hand(context: Context, table: Table, heads: Sequence[str]) -> Table:
    """The same table with columns to fill in by hand after its own."""
    if not heads:
        return table
    columns = (*table.columns, *(Column(run(head), share=_WRITING) for head in heads))
    rows = tuple(
        replace(row, cells=(*table.cells_of(row), *(empty_cell(context) for _ in heads)))
        for row in table.rows
    )
    return replace(table, columns=columns, rows=rows)
