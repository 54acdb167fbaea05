"""Tables as HTML: a caption that says what they show, heads with their scope, groups of rows."""

from __future__ import annotations

from asf_starter.documents.html.inline import Making, direction, inline, plain, signed
from asf_starter.documents.tree import Align, Column, Table, TableRow

_FEW_COLUMNS = 3
"""Tables with more columns may be wider than a phone and get a frame that scrolls sideways."""


def table_html(table: Table, making: Making) -> str:
    """The table, its note, and a frame to scroll in where it may be too wide."""
    if not table.columns:
        return ""
    number = next(making.numbers)
    name = making.claim(table.anchor) or f"table-{number}"
    columns = "".join(_head(column, making) for column in table.columns)
    text = (
        f'<table><caption id="{name}-caption">{_caption(table, making)}</caption>'
        f"<thead><tr>{columns}</tr></thead>{_body(table, making)}</table>"
    )
    wide = len(table.columns) > _FEW_COLUMNS
    if wide:
        text = f'<div class="frame" role="region" tabindex="0" aria-labelledby="{name}-caption">{text}</div>'
    note = f'<p class="small">{inline(table.note, making)}</p>' if table.note else ""
    kind = "table many" if table.wide or len(table.columns) > 2 * _FEW_COLUMNS else "table"
    return f'<div class="{kind}" id="{name}">{text}{note}</div>\n'


def _caption(table: Table, making: Making) -> str:
    """The caption that is seen, and the summary for those who cannot see the table."""
    caption = f"<strong>{inline(table.caption, making)}</strong>" if table.caption else ""
    said = "".join(run.text for run in table.caption).strip()
    if not table.summary or table.summary.strip() == said:
        return caption
    return f'{caption} <span class="unseen">{plain(table.summary)}</span>'


def _head(column: Column, making: Making) -> str:
    text = inline(column.runs, making)
    attributes = _classes(column.align, "apart" if column.apart else "")
    return f'<th scope="col"{attributes}>{text}</th>' if text.strip() else f"<td{attributes}></td>"


def _body(table: Table, making: Making) -> str:
    """The rows; every group row begins a new body, so that its label belongs to the rows below it."""
    bodies: list[list[str]] = [[]]
    for row in table.rows:
        if row.style == "group" and bodies[-1]:
            bodies.append([])
        bodies[-1].append(_row(row, table, making))
    return "".join(f"<tbody>{''.join(rows)}</tbody>" for rows in bodies if rows)


def _row(row: TableRow, table: Table, making: Making) -> str:
    cells = table.cells_of(row)
    kind = f' class="{row.style}"' if row.style != "plain" else ""
    if row.style == "group" and not any(cell.runs or cell.sign for cell in cells[1:]):
        text = signed(cells[0].sign, cells[0].runs, making)
        return f'<tr{kind}><th scope="rowgroup" colspan="{len(cells)}">{text}</th></tr>'
    written = []
    for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
        classes = _classes(column.align, "apart" if column.apart else "")
        attributes = f"{classes}{direction(cell.runs)}"
        text = signed(cell.sign, cell.runs, making)
        if place == 0 and table.row_headers and text:
            written.append(f'<th scope="row"{attributes}>{text}</th>')
        else:
            written.append(f"<td{attributes}>{text}</td>")
    return f"<tr{kind}>{''.join(written)}</tr>"


def _classes(align: Align, more: str) -> str:
    names = " ".join(filter(None, ("" if align == "left" else align, more)))
    return f' class="{names}"' if names else ""
