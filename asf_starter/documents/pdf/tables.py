"""Tables on paper: no vertical lines, a repeated header, and never off the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from asf_starter.documents.cleaning import clean
from asf_starter.documents.pdf.columns import Need, fits_on_lines, fitted, groups, squeezed
from asf_starter.documents.pdf.ink import ARTIFACT, Owner
from asf_starter.documents.pdf.inline import set_runs, stretches
from asf_starter.documents.pdf.parts import Label, Spot, TextPart
from asf_starter.documents.pdf.setting import Frame, Setting, Style
from asf_starter.documents.pdf.signs import sign_width
from asf_starter.documents.pdf.structure import Element
from asf_starter.documents.pdf.syntax import text
from asf_starter.documents.pdf.table_parts import CellSet, RowSet, TablePart
from asf_starter.documents.pdf.text import Line, needed_widths
from asf_starter.documents.tree import Cell, Column, Run, Runs, Table, TableRow

_GUTTER = 13.0
_NARROW_GUTTER = 8.0
_APART = 8.0
_MANY_FIGURES = 4
_WIDEST_FIGURE = 90.0
_FOLDED = 0.62
"""Part of its width on one line that the header of figures keeps at least."""

_LEAST_GAP = 7.0
"""Width of a dotted line in a cell, in parts of the size of the letters; it fills its column."""


@dataclass(frozen=True)
class _Grid:
    """A table, or those of its columns that stand beside each other, with their widths."""

    table: Table
    indices: Sequence[int]
    widths: Sequence[float]
    gaps: Sequence[float]
    style: Style

    @property
    def columns(self) -> list[Column]:
        return [self.table.columns[index] for index in self.indices]


@dataclass(frozen=True)
class Measured:
    """A table and what its columns need, in parts of the size of the letters.

    ``figures`` is the longest cell on one line without the header, which may run over several.
    """

    table: Table
    least: Sequence[float]
    whole: Sequence[float]
    figures: Sequence[float]
    cells: Sequence[Sequence[Sequence[float]]]

    def needs(self, style: Style, gutter: float) -> list[Need]:
        """What the columns need in a style."""
        needs = []
        for index, (least, whole) in enumerate(zip(self.least, self.whole, strict=True)):
            # A hair more than needed, since widths are sums of fractions.
            narrow, wide = least * style.size + 0.1, whole * style.size + 0.1
            folded = narrow
            if self.table.columns[index].align == "right":
                figures = self.figures[index] * style.size + 0.1
                folded = max(narrow, min(figures, _WIDEST_FIGURE), min(wide, _WIDEST_FIGURE) * _FOLDED)
                narrow = max(narrow, min(wide, _WIDEST_FIGURE))  # figures stay on one line
            if any(run.gap for row in self.table.rows for run in self.table.cells_of(row)[index].runs):
                folded = inf
            cells = tuple(tuple(word * style.size for word in words) for words in self.cells[index])
            needs.append(Need(narrow, wide, _gap(self.table, index, gutter), cells, folded))
        return needs


def measured(table: Table, setting: Setting) -> Measured:
    """Measure every cell of a table once; widths grow with the size of the letters."""
    plain = replace(setting.styles.table, size=1.0, bold=False)
    bold = replace(plain, bold=True)
    rows = [(row.style, table.cells_of(row)) for row in table.rows]
    narrow, wide, figures, words = [], [], [], []
    for index, column in enumerate(table.columns):
        least, whole, steps = _widths(column.runs, bold, setting)
        column_words, longest = [steps], 0.0
        for kind, cells in rows:
            cell = cells[index]
            if not cell.runs or (kind == "group" and index == 0):
                column_words.append(())
                continue  # the words of a group run over all columns
            style = plain if kind == "plain" else bold
            word, line, steps = _widths(cell.runs, style, setting)
            extra = sign_width(1.0) if cell.sign else 0.0
            least, whole = max(least, word + extra), max(whole, line + extra)
            longest = max(longest, line + extra)
            column_words.append(tuple(step + extra * (place == 0) for place, step in enumerate(steps)))
        narrow.append(least)
        wide.append(whole)
        figures.append(longest)
        words.append(column_words)
    return Measured(table, narrow, wide, figures, words)


def _widths(runs: Runs, style: Style, setting: Setting) -> tuple[float, float, tuple[float, ...]]:
    """Widths of the longest word, of everything on one line, and of each word; a dotted line takes little
    if it must."""
    made = [
        replace(stretch, text="", width=_LEAST_GAP) if stretch.ink.gap else stretch
        for stretch in stretches(runs, style, ARTIFACT, setting)
    ]
    return needed_widths(made, setting.fonts)


def fits(measure: Measured, room: float, setting: Setting) -> bool:
    """Whether the table has room in a width without cutting words or columns."""
    needs = measure.needs(setting.styles.table_smallest, _NARROW_GUTTER)
    return sum(need.narrowest for need in needs) <= room


def table_parts(
    measure: Measured, parent: Owner, frame: Frame, setting: Setting, spots: tuple[Spot, ...]
) -> list[TablePart]:
    """The table as parts of the flow; several, when its columns don't fit beside each other."""
    parts: list[TablePart] = []
    for grid in _grids(measure, frame.width, setting):
        parts.append(_table_part(grid, parent, frame, setting, spots))
        spots = ()
    return parts


def note_part(table: Table, parent: Owner, frame: Frame, setting: Setting) -> TextPart | None:
    """The note under a table."""
    if not table.note:
        return None
    style = setting.styles.small
    lines = set_runs(table.note, style, frame.width, Element("P", parent), setting)
    return TextPart(lines=lines, style=style, width=frame.width, before=4.0)


def sign_label(sign: str, runs: Runs, left: float, owner: Owner, setting: Setting) -> Label:
    """A sign before words. It is read as its word, unless the words say so already."""
    word = setting.words.signs.get(sign, "")
    said = "".join(run.text for run in runs).casefold()
    if not word or word.casefold() in said or owner is None:
        return Label(left, ARTIFACT, sign=sign)
    return Label(left, Element("Span", owner, actual_text=word + " "), sign=sign)


def _grids(measure: Measured, room: float, setting: Setting) -> list[_Grid]:
    """The way to set the table: in the usual size, in the smallest, or over several tables."""
    table = measure.table
    usual, smallest = setting.styles.table, setting.styles.table_smallest
    tries = [(usual, measure.needs(usual, _GUTTER)), (smallest, measure.needs(smallest, _NARROW_GUTTER))]
    figures = sum(column.align == "right" for column in table.columns)
    if figures >= _MANY_FIGURES and not fits_on_lines(tries[0][1], room) and fits_on_lines(tries[1][1], room):
        tries.reverse()  # rows of figures are read along their line
    for style, needs in tries:
        widths = fitted(table.columns, needs, room)
        if widths is not None:
            return [_Grid(table, range(len(widths)), widths, [need.gap for need in needs], style)]
    repeated = 1 if table.row_headers and len(table.columns) > 1 else 0
    needs = measure.needs(smallest, _NARROW_GUTTER)
    return [
        _group_grid(table, indices, [needs[index] for index in indices], room, smallest)
        for indices in groups(needs, room, repeated)
    ]


def _group_grid(table: Table, indices: list[int], needs: list[Need], room: float, style: Style) -> _Grid:
    columns = [table.columns[index] for index in indices]
    widths = fitted(columns, needs, room) or squeezed(needs, room)
    return _Grid(table, indices, widths, [need.gap for need in needs], style)


def _gap(table: Table, index: int, gutter: float) -> float:
    """The space between a column and the next."""
    if index + 1 == len(table.columns):
        return 0.0
    after = table.columns[index + 1]
    is_close = table.columns[index].align == "right" and after.align == "left"
    return gutter + (_APART if after.apart or is_close else 0.0)


def _table_part(
    grid: _Grid, parent: Owner, frame: Frame, setting: Setting, spots: tuple[Spot, ...]
) -> TablePart:
    table = grid.table
    attributes = {"Summary": text(clean(table.summary))} if table.summary else {}
    element = Element("Table", parent, owner="Table", attributes=attributes)
    caption_style = replace(setting.styles.body, bold=True)
    caption: list[Line] = []
    continued: list[Line] = []
    if table.caption:
        caption = set_runs(table.caption, caption_style, frame.width, Element("Caption", element), setting)
        again = (*table.caption, Run(f" ({setting.words.continued})", soft=True))
        continued = set_runs(again, caption_style, frame.width, ARTIFACT, setting)
    header = _header(grid, Element("TR", element), setting)
    rows = [_row(row, grid, Element("TR", element), setting) for row in table.rows]
    is_ruled = any(len(cell.lines) > 1 for row in rows for cell in row.cells)
    return TablePart(
        before=setting.styles.body.leading * 0.9,
        after=setting.styles.body.leading,
        spots=spots,
        width=sum(grid.widths),
        caption=tuple(caption),
        caption_style=caption_style,
        header=header,
        rows=tuple(replace(row, is_ruled=is_ruled or row.kind == "group") for row in rows),
        page_room=frame.height,
        origins=table.origins,
        continued=tuple(continued),
    )


def _header(grid: _Grid, element: Element, setting: Setting) -> RowSet:
    style = replace(grid.style, bold=True)
    cells = []
    for place, column in enumerate(grid.columns):
        owner = Element("TH", element, owner="Table", attributes={"Scope": "/Column"})
        cells.append(_cell(Cell(column.runs), grid, place, 1, style, owner, setting))
    return RowSet(tuple(cells), style, "header")


def _row(row: TableRow, grid: _Grid, element: Element, setting: Setting) -> RowSet:
    padded = grid.table.cells_of(row)
    style = grid.style if row.style == "plain" else replace(grid.style, bold=True)
    chosen = [padded[index] for index in grid.indices]
    if row.style == "group" and not any(cell.runs or cell.sign for cell in chosen[1:]):
        attributes = {"Scope": "/Row"}
        if len(chosen) > 1:
            attributes["ColSpan"] = str(len(chosen))
        owner = Element("TH", element, owner="Table", attributes=attributes)
        return RowSet((_cell(chosen[0], grid, 0, len(chosen), style, owner, setting),), style, "group")
    cells = []
    for place, cell in enumerate(chosen):
        if place == 0 and grid.table.row_headers:
            owner = Element("TH", element, owner="Table", attributes={"Scope": "/Row"})
        else:
            owner = Element("TD", element)
        cells.append(_cell(cell, grid, place, 1, style, owner, setting))
    return RowSet(tuple(cells), style, row.style)


def _cell(
    cell: Cell, grid: _Grid, place: int, span: int, style: Style, owner: Element, setting: Setting
) -> CellSet:
    end = place + span
    last = end == len(grid.widths)
    width = sum(grid.widths[place:end]) - (0.0 if last else grid.gaps[end - 1])
    indent = sign_width(style.size) if cell.sign else 0.0
    label = sign_label(cell.sign, cell.runs, 0.0, owner, setting) if cell.sign else None
    room = max(width - indent, style.size)
    lines = set_runs(cell.runs, style, room, owner, setting, gap=room if len(cell.runs) == 1 else 0.0)
    align = grid.columns[place].align if span == 1 else "left"
    return CellSet(tuple(lines), sum(grid.widths[:place]), width, align, label, indent)
