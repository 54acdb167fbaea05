"""Tables: heads that are repeated on each page, rows that stay whole, widths that fit the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.docx.elements import Element, make, paragraph, twips
from asf_starter.documents.docx.inline import direction, inline, sign_text, sign_word, text_of
from asf_starter.documents.docx.making import Making, Place
from asf_starter.documents.docx.measures import Measures
from asf_starter.documents.docx.styles import MARGINS, NARROW_MARGINS, border, cell_margins
from asf_starter.documents.pdf.columns import Need, fitted, squeezed
from asf_starter.documents.pdf.look import TypeStyle
from asf_starter.documents.tree import Align, Cell, Table, TableRow

_APART = 8.0
_TO_SPARE = Decimal("1.03")
_SIGN_ROOM = 12.0
_FIGURES_ROOM = 90.0  # figures up to this width stay on one line
_LONG_CELL = 900  # letters; a row with a longer cell may be cut between pages
_WRITING_ROW = 520  # twips, 9 mm: a row that somebody writes on by hand
_JUSTIFICATION: Mapping[Align, str] = {"left": "left", "right": "right", "centre": "center"}
_STYLES: Mapping[str, str] = {"plain": "TableText", "sum": "TableSum", "group": "TableGroup"}


@dataclass(frozen=True)
class _Setting:
    """One table in the making; ``widths`` of its columns in twips. ``smallest``: in the smallest type."""

    table: Table
    widths: Sequence[int]
    smallest: bool
    making: Making


def is_sideways(table: Table, measures: Measures) -> bool:
    """Whether the table needs a page on its side: it says so, or its words don't fit an upright one."""
    least = sum(need.least + need.gap for need in _needs(table, measures, measures.paper.table_smallest))
    return table.wide or twips(least) > measures.upright.width


def table_elements(table: Table, making: Making, place: Place) -> list[Element]:
    """Caption, table and note. A table without columns is nothing."""
    if not table.columns:
        return []
    elements: list[Element] = []
    if table.caption:
        caption = making.marked(table.anchor, inline(table.caption, making, place))
        elements.append(paragraph("Caption", caption, direction(table.caption)))
    elements.append(_table(_setting(table, making, place), place))
    if table.note:
        note = inline(table.note, making, place)
        elements.append(paragraph("TableNote", note, direction(table.note)))
    return elements


def _setting(table: Table, making: Making, place: Place) -> _Setting:
    """The columns' widths: in the usual type, in the smallest, or cutting words where neither fits."""
    paper, room = making.measures.paper, place.width / twips(1)
    for style in (paper.table, paper.table_smallest):
        needs = _needs(table, making.measures, style)
        widths = fitted(table.columns, needs, room)
        if widths is not None:
            break
    else:
        widths = squeezed(needs, room)
    return _Setting(table, [twips(width) for width in widths], style is paper.table_smallest, making)


def _needs(table: Table, measures: Measures, style: TypeStyle) -> list[Need]:
    """How wide each column's words are, with a little to spare: computers have different fonts."""
    size = style.size * _TO_SPARE
    gutter = sum(NARROW_MARGINS if style is measures.paper.table_smallest else MARGINS)
    needs = []
    for place, column in enumerate(table.columns):
        cells = [(Cell(column.runs), True)]
        for row in table.rows:
            if row.style != "group" or place:
                cells.append((table.cells_of(row)[place], row.style != "plain"))
        least = whole = 0.0
        for cell, bold in cells:
            extra = _SIGN_ROOM if cell.sign else 0.0
            heavy = bold or any(run.bold for run in cell.runs)
            lines = text_of(cell.runs).split("\n")
            words = [measures.width(word, size, heavy) for line in lines for word in line.split(" ")]
            least = max(least, extra + max(words))
            whole = max(whole, extra + max(measures.width(line, size, heavy) for line in lines))
        if column.align == "right":
            least = max(least, min(whole, _FIGURES_ROOM))
        needs.append(Need(least, whole, gutter + (_APART if column.apart else 0.0)))
    return needs


def _table(setting: _Setting, place: Place) -> Element:
    table = setting.table
    title = one_line(text_of(table.caption)) or one_line(table.summary)
    heads = {"firstRow": 1, "firstColumn": int(table.row_headers), "noVBand": 1, "noHBand": 1}
    properties = make(
        "tblPr",
        make("tblStyle", val="PlanTable"),
        make("tblW", w=sum(setting.widths), type="dxa"),
        make("tblInd", w=place.left, type="dxa"),
        make("tblLayout", type="fixed"),
        cell_margins(NARROW_MARGINS) if setting.smallest else None,
        make("tblLook", val="04A0" if table.row_headers else "0420", **heads),
        make("tblCaption", val=title) if title else None,
        make("tblDescription", val=one_line(table.summary)) if table.summary else None,
    )
    grid = make("tblGrid", *(make("gridCol", w=width) for width in setting.widths))
    return make("tbl", properties, grid, _head(setting), *_rows(setting))


def _head(setting: _Setting) -> Element:
    """The row that is repeated on each page; it carries the table's anchor where no caption does."""
    cells = [
        _cell(Cell(column.runs), place, "TableHead", setting)
        for place, column in enumerate(setting.table.columns)
    ]
    return make("tr", make("trPr", make("cantSplit"), make("tblHeader")), *cells)


def _rows(setting: _Setting) -> Iterator[Element]:
    rows = setting.table.rows
    for index, row in enumerate(rows):
        before = rows[index - 1].style if index else ""
        after = rows[index + 1].style if index + 1 < len(rows) else ""
        keep = row.style == "group" or after == "sum"
        cells = _cells(row, setting, keep=keep, above=row.style == "sum" and before != "sum")
        is_long = any(len(text_of(cell.runs)) > _LONG_CELL for cell in row.cells)
        to_write_on = any(run.gap for cell in row.cells for run in cell.runs)
        properties = [] if is_long else [make("cantSplit")]
        if to_write_on:
            properties.append(make("trHeight", val=_WRITING_ROW, hRule="atLeast"))
        yield make("tr", make("trPr", *properties) if properties else None, *cells)


def _cells(row: TableRow, setting: _Setting, *, keep: bool, above: bool) -> list[Element]:
    """A row's cells; the label of a group runs over all columns."""
    cells, style = setting.table.cells_of(row), _STYLES[row.style]
    if row.style == "group" and not any(cell.runs or cell.sign for cell in cells[1:]):
        return [_cell(cells[0], 0, style, setting, span=len(cells), keep=keep)]
    return [_cell(cell, place, style, setting, keep=keep, above=above) for place, cell in enumerate(cells)]


def _cell(
    cell: Cell,
    place: int,
    style: str,
    setting: _Setting,
    *,
    span: int = 1,
    keep: bool = False,
    above: bool = False,
) -> Element:
    """A cell. ``above``: a strong line over it; ``keep``: its row stays with the next one."""
    making, column = setting.making, setting.table.columns[place]
    width = sum(setting.widths[place : place + span])
    content = inline(cell.runs, making, Place(width)) or sign_word(cell.sign, cell.runs, making)
    content = [*sign_text(cell.sign), *content]
    if style == "TableHead" and place == 0 and not setting.table.caption:
        content = making.marked(setting.table.anchor, content)
    text = paragraph(
        f"{style}Small" if setting.smallest else style,
        content,
        make("keepNext") if keep else None,
        make("jc", val=_JUSTIFICATION[column.align]) if column.align != "left" and span == 1 else None,
        direction(cell.runs),
    )
    strong = make("tcBorders", border("top", making.measures.colour("ink"), 9)) if above else None
    properties = make(
        "tcPr",
        make("tcW", w=width, type="dxa"),
        make("gridSpan", val=span) if span > 1 else None,
        strong,
        _margins(place, span, setting),
    )
    return make("tc", properties, text)


def _margins(place: int, span: int, setting: _Setting) -> Element | None:
    """Words of the outer columns stand at the table's edges; columns apart have more space before them."""
    column = setting.table.columns[place]
    usual = (NARROW_MARGINS if setting.smallest else MARGINS)[0]
    left = 0 if place == 0 else twips(usual + _APART) if column.apart else None
    right = 0 if place + span == len(setting.table.columns) else None
    sides = [("left", left), ("right", right)]
    chosen = [make(side, w=width, type="dxa") for side, width in sides if width is not None]
    return make("tcMar", *chosen) if chosen else None
