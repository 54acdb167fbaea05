"""Tables as HTML: a caption that says what they show, heads with their scope, groups of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_starter.documents.html.inline import Making, direction, inline, plain, signed
from asf_starter.documents.tree import Column, Table, TableRow

_FEW_COLUMNS = 3
"""Tables with more columns are wider than a phone: those of figures scroll sideways in a frame, those of
words show each row as a card there."""

# What browsers forget when rows become cards.
_ROLES: Mapping[str, str] = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "col": "columnheader",
    "row": "rowheader",
    "rowgroup": "rowheader",
    "td": "cell",
}


@dataclass(frozen=True)
class _Setting:
    """One table in the making."""

    table: Table
    making: Making

    @property
    def is_wide(self) -> bool:
        return len(self.table.columns) > _FEW_COLUMNS

    @property
    def has_cards(self) -> bool:
        words = sum(column.align == "left" for column in self.table.columns)
        return self.is_wide and words >= _FEW_COLUMNS

    def role(self, name: str) -> str:
        """The attribute of an element, or of a head with a scope."""
        return f' role="{_ROLES[name]}"' if self.has_cards else ""


def table_html(table: Table, making: Making) -> str:
    """The table, its note, and a frame to scroll in where it may be too wide."""
    if not table.columns:
        return ""
    setting = _Setting(table, making)
    number = next(making.numbers)
    name = making.claim(table.anchor) or f"table-{number}"
    columns = "".join(_head(column, setting) for column in table.columns)
    text = (
        f'<table{setting.role("table")}><caption id="{name}-caption">{_caption(table, making)}</caption>'
        f"<thead{setting.role('thead')}><tr{setting.role('tr')}>{columns}</tr></thead>{_body(setting)}</table>"
    )
    kind = "table"
    if setting.has_cards:
        kind = "table cards"
    elif setting.is_wide:
        kind = "table many" if len(table.columns) > 2 * _FEW_COLUMNS or table.wide else kind
        text = f'<div class="frame" role="region" tabindex="0" aria-labelledby="{name}-caption">{text}</div>'
    note = f'<p class="small"{direction(table.note)}>{inline(table.note, making)}</p>' if table.note else ""
    return f'<div class="{kind}" id="{name}">{text}{note}</div>\n'


def _caption(table: Table, making: Making) -> str:
    """The caption that is seen, and the summary for those who cannot see the table."""
    caption = f"<strong>{inline(table.caption, making)}</strong>" if table.caption else ""
    said = "".join(run.text for run in table.caption).strip()
    if not table.summary or table.summary.strip() == said:
        return caption
    return f'{caption} <span class="unseen">{plain(table.summary)}</span>'


def _head(column: Column, setting: _Setting) -> str:
    text = inline(column.runs, setting.making)
    attributes = _classes(column) + direction(column.runs)
    if not text.strip():
        return f"<td{attributes}{setting.role('td')}></td>"
    return f'<th scope="col"{attributes}{setting.role("col")}>{text}</th>'


def _body(setting: _Setting) -> str:
    """The rows; every group row begins a new body, so that its label belongs to the rows below it."""
    bodies: list[list[str]] = [[]]
    for row in setting.table.rows:
        if row.style == "group" and bodies[-1]:
            bodies.append([])
        bodies[-1].append(_row(row, setting))
    return "".join(f"<tbody{setting.role('tbody')}>{''.join(rows)}</tbody>" for rows in bodies if rows)


def _row(row: TableRow, setting: _Setting) -> str:
    table, making = setting.table, setting.making
    cells = table.cells_of(row)
    kind = (f' class="{row.style}"' if row.style != "plain" else "") + setting.role("tr")
    if row.style == "group" and not any(cell.runs or cell.sign for cell in cells[1:]):
        text = signed(cells[0].sign, cells[0].runs, making)
        span = f'scope="rowgroup" colspan="{len(cells)}"{setting.role("rowgroup")}'
        return f"<tr{kind}><th {span}>{text}</th></tr>"
    written = []
    for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
        attributes = _classes(column) + direction(cell.runs)
        text = signed(cell.sign, cell.runs, making)
        if place == 0 and table.row_headers and text:
            written.append(f'<th scope="row"{attributes}{setting.role("row")}>{text}</th>')
        else:
            written.append(f"<td{attributes}{setting.role('td')}{_label(column, setting)}>{text}</td>")
    return f"<tr{kind}>{''.join(written)}</tr>"


def _label(column: Column, setting: _Setting) -> str:
    """The head of a cell's column, to stand above it on a card."""
    words = plain("".join(run.text for run in column.runs))
    return f' data-label="{words}"' if setting.has_cards and words else ""


def _classes(column: Column) -> str:
    names = " ".join(
        filter(None, ("" if column.align == "left" else column.align, "apart" if column.apart else ""))
    )
    return f' class="{names}"' if names else ""
