"""Tables on paper: no vertical lines, a repeated header, rows that can be cut, and never off the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from asf_starter.documents.cleaning import clean
from asf_starter.documents.pdf.columns import Need, fitted, groups, squeezed
from asf_starter.documents.pdf.ink import ARTIFACT, Owner
from asf_starter.documents.pdf.inline import set_runs, stretches
from asf_starter.documents.pdf.parts import Label, Part, Spot, TextPart, paint_lines
from asf_starter.documents.pdf.pen import Pen
from asf_starter.documents.pdf.setting import Frame, Setting, Style
from asf_starter.documents.pdf.signs import sign_width
from asf_starter.documents.pdf.structure import Element
from asf_starter.documents.pdf.syntax import text
from asf_starter.documents.pdf.text import Line, needed_widths
from asf_starter.documents.tree import Align, Cell, Run, Table, TableRow

PADDING = 2.5
"""Above and below the text of a row, in points."""

GUTTER = 12.0
NARROW_GUTTER = 7.0
GROUP_SPACE = 7.0

RowKind = Literal["header", "plain", "sum", "group"]


@dataclass(frozen=True)
class CellSet:
    """A cell's lines in its column; ``left`` and ``width`` without the gutter."""

    lines: tuple[Line, ...]
    left: float
    width: float
    align: Align
    label: Label | None = None
    indent: float = 0.0


@dataclass(frozen=True)
class RowSet:
    """A row with all its cells set. ``ruled``: a thin line above it."""

    cells: tuple[CellSet, ...]
    style: Style
    kind: RowKind
    ruled: bool = False

    @property
    def space(self) -> float:
        """Extra space above."""
        return GROUP_SPACE if self.kind == "group" else 0.0

    @property
    def height(self) -> float:
        """Height with its padding."""
        return (
            self.space
            + 2 * PADDING
            + max((_height(cell.lines, self.style) for cell in self.cells), default=0.0)
        )

    def cut(self, room: float) -> tuple[RowSet, RowSet] | None:
        """The row in two, the first no higher than ``room``; both belong to the same elements."""
        fitting = int((room - self.space - 2 * PADDING) // self.style.leading)
        if fitting < 2:
            return None
        first = tuple(replace(cell, lines=cell.lines[:fitting]) for cell in self.cells)
        rest = tuple(replace(cell, lines=cell.lines[fitting:], label=None) for cell in self.cells)
        upper = replace(self, cells=first)
        while upper.height > room and fitting > 1:  # lines with words below dotted lines are higher
            fitting -= 1
            upper = replace(
                self, cells=tuple(replace(cell, lines=cell.lines[:fitting]) for cell in self.cells)
            )
            rest = tuple(replace(cell, lines=cell.lines[fitting:], label=None) for cell in self.cells)
        return upper, replace(
            self, cells=rest, kind="plain" if self.kind == "group" else self.kind, ruled=False
        )


@dataclass(eq=False, kw_only=True)
class TablePart(Part):
    """A table, or what of it stands on one page."""

    width: float
    caption: tuple[Line, ...]
    caption_style: Style
    header: RowSet
    rows: tuple[RowSet, ...]
    page_room: float
    continued: tuple[Line, ...] = field(default=())

    @property
    def height(self) -> float:
        return self._head_height + sum(row.height for row in self.rows)

    @property
    def start(self) -> float:
        needed = self._head_height
        for row in self.rows:
            if row.height > self.page_room / 3:
                return needed + min(row.height, row.space + 2 * PADDING + 2 * row.style.leading)
            needed += row.height
            if row.kind != "group":
                break
        return needed

    @property
    def _head_height(self) -> float:
        caption = _height(self.caption, self.caption_style)
        return caption + (4.0 if self.caption else 0.0) + self.header.height

    def cut(self, room: float) -> tuple[Part, Part] | None:
        used = self._head_height
        for index, row in enumerate(self.rows):
            if used + row.height > room:
                return self._cut_at(index, row, room - used)
            used += row.height
        return None

    def _cut_at(self, index: int, row: RowSet, room: float) -> tuple[Part, Part] | None:
        halves = row.cut(room) if row.height > self.page_room / 3 else None
        if halves is not None:
            return self._halves((*self.rows[:index], halves[0]), (halves[1], *self.rows[index + 1 :]))
        while index > 0 and (self.rows[index - 1].kind == "group" or self.rows[index].kind == "sum"):
            index -= 1
        if index == 0:
            return None
        return self._halves(self.rows[:index], self.rows[index:])

    def _halves(self, upper: tuple[RowSet, ...], lower: tuple[RowSet, ...]) -> tuple[Part, Part]:
        first = replace(self, rows=upper, after=0.0)
        rest = replace(
            self,
            rows=lower,
            before=0.0,
            spots=(),
            caption=self.continued,
            header=_unowned(self.header),
        )
        return first, rest

    def paint(self, pen: Pen, left: float, top: float) -> None:
        if self.caption:
            paint_lines(pen, self.caption, self.caption_style, left, top, self.width)
            top += _height(self.caption, self.caption_style) + 4.0
        _paint_row(pen, self.header, left, top)
        top += self.header.height
        pen.line([(left, top), (left + self.width, top)], "ink", 0.75)
        for index, row in enumerate(self.rows):
            y = top + row.space
            if row.kind == "sum" and (index == 0 or self.rows[index - 1].kind != "sum"):
                pen.line([(left, y), (left + self.width, y)], "ink", 1.1)
            elif row.ruled and index:
                pen.line([(left, y), (left + self.width, y)], "line", 0.6)
            _paint_row(pen, row, left, top)
            top += row.height
        pen.line([(left, top), (left + self.width, top)], "line", 0.6)


def table_parts(
    table: Table, parent: Owner, frame: Frame, setting: Setting, spots: tuple[Spot, ...]
) -> list[Part]:
    """The table as parts of the flow; several, when its columns don't fit beside each other."""
    parts: list[Part] = []
    cells = [
        tuple(Cell(column.runs) for column in table.columns),
        *(_padded(row, table) for row in table.rows),
    ]
    for style, gutter in ((setting.styles.table, GUTTER), (setting.styles.table_smallest, NARROW_GUTTER)):
        needs = _needs(cells, table, style, gutter, setting)
        widths = fitted(table.columns, needs, frame.width)
        if widths is not None:
            return [
                _table_part(
                    table, list(range(len(widths))), widths, style, gutter, parent, frame, setting, spots
                )
            ]
    repeated = 1 if table.row_headers and len(table.columns) > 1 else 0
    for indices in groups(needs, frame.width, repeated):
        chosen = [needs[index] for index in indices]
        columns = [table.columns[index] for index in indices]
        widths = fitted(columns, chosen, frame.width) or squeezed(chosen, frame.width)
        parts.append(_table_part(table, indices, widths, style, gutter, parent, frame, setting, spots))
        spots = ()
    return parts


def fits_upright(table: Table, setting: Setting) -> bool:
    """Whether the table has room on an upright page without cutting words or columns."""
    cells = [
        tuple(Cell(column.runs) for column in table.columns),
        *(_padded(row, table) for row in table.rows),
    ]
    needs = _needs(cells, table, setting.styles.table_smallest, NARROW_GUTTER, setting)
    return sum(need.least for need in needs) <= setting.upright.width


def _padded(row: TableRow, table: Table) -> tuple[Cell, ...]:
    """The row's cells; a short row is filled up with empty ones."""
    if len(row.cells) > len(table.columns):
        raise ValueError(f"a row has {len(row.cells)} cells, the table {len(table.columns)} columns")
    return (*row.cells, *(Cell(()) for _ in range(len(table.columns) - len(row.cells))))


def _needs(
    cells: Sequence[tuple[Cell, ...]], table: Table, style: Style, gutter: float, setting: Setting
) -> list[Need]:
    bold = replace(style, bold=True)
    kinds: list[str] = ["header", *(row.style for row in table.rows)]
    needs = []
    for index in range(len(table.columns)):
        least = whole = 0.0
        for kind, row in zip(kinds, cells, strict=True):
            if kind == "group" and index == 0:
                continue  # its words run over all columns
            cell = row[index]
            chosen = style if kind == "plain" else bold
            words, line = needed_widths(stretches(cell.runs, chosen, ARTIFACT, setting), setting.fonts)
            extra = sign_width(style.size) if cell.sign else 0.0
            least, whole = max(least, words + extra), max(whole, line + extra)
        if table.columns[index].align == "right":
            least = max(least, min(whole, 90.0))  # figures stay on one line
        space = gutter if index + 1 < len(table.columns) else 0.0
        needs.append(Need(least + space + 0.1, whole + space + 0.1))
    return needs


def _table_part(
    table: Table,
    indices: list[int],
    widths: list[float],
    style: Style,
    gutter: float,
    parent: Owner,
    frame: Frame,
    setting: Setting,
    spots: tuple[Spot, ...],
) -> TablePart:
    attributes = {"Summary": text(clean(table.summary))} if table.summary else {}
    element = Element("Table", parent, owner="Table", attributes=attributes)
    caption_style = replace(
        setting.styles.body, size=style.size * 1.05, leading=style.leading * 1.1, bold=True
    )
    caption: list[Line] = []
    continued: list[Line] = []
    if table.caption:
        caption = set_runs(table.caption, caption_style, frame.width, Element("Caption", element), setting)
        again = (*table.caption, Run(f" ({setting.words.continued})"))
        quiet = replace(caption_style, bold=False, colour="ink_soft")
        continued = set_runs(again, quiet, frame.width, ARTIFACT, setting)
    maker = _RowMaker(table, indices, widths, style, gutter, element, setting)
    header = maker.header()
    rows = [maker.row(row) for row in table.rows]
    ruled = any(len(cell.lines) > 1 for row in rows for cell in row.cells)
    return TablePart(
        before=setting.styles.body.leading * 0.5,
        after=setting.styles.body.leading,
        spots=spots,
        width=sum(widths),
        caption=tuple(caption),
        caption_style=caption_style,
        header=header,
        rows=tuple(replace(row, ruled=ruled or row.kind == "group") for row in rows),
        page_room=frame.height,
        continued=tuple(continued),
    )


@dataclass(frozen=True)
class _RowMaker:
    """Sets the rows of one table."""

    table: Table
    indices: list[int]
    widths: list[float]
    style: Style
    gutter: float
    element: Element
    setting: Setting

    def header(self) -> RowSet:
        bold = replace(self.style, bold=True)
        row = Element("TR", self.element)
        columns = [self.table.columns[index] for index in self.indices]
        cells = []
        for place, column in enumerate(columns):
            owner = Element("TH", row, owner="Table", attributes={"Scope": "/Column"})
            cells.append(self._cell(Cell(column.runs), place, 1, bold, owner))
        return RowSet(tuple(cells), bold, "header")

    def row(self, row: TableRow) -> RowSet:
        padded = _padded(row, self.table)
        element = Element("TR", self.element)
        style = self.style if row.style == "plain" else replace(self.style, bold=True)
        chosen = [padded[index] for index in self.indices]
        if row.style == "group" and not any(cell.runs or cell.sign for cell in chosen[1:]):
            attributes = {"Scope": "/Row"}
            if len(chosen) > 1:
                attributes["ColSpan"] = str(len(chosen))
            owner = Element("TH", element, owner="Table", attributes=attributes)
            return RowSet((self._cell(chosen[0], 0, len(chosen), style, owner),), style, "group")
        cells = []
        for place, cell in enumerate(chosen):
            if place == 0 and self.table.row_headers:
                owner = Element("TH", element, owner="Table", attributes={"Scope": "/Row"})
            else:
                owner = Element("TD", element)
            cells.append(self._cell(cell, place, 1, style, owner))
        return RowSet(tuple(cells), style, row.style)

    def _cell(self, cell: Cell, place: int, span: int, style: Style, owner: Element) -> CellSet:
        left = sum(self.widths[:place])
        last = place + span == len(self.widths)
        width = sum(self.widths[place : place + span]) - (0.0 if last else self.gutter)
        align = self.table.columns[self.indices[place]].align if span == 1 else "left"
        indent = sign_width(style.size) * 1.05 if cell.sign else 0.0
        label = sign_label(cell.sign, cell.runs, 0.0, owner, self.setting) if cell.sign else None
        lines = set_runs(cell.runs, style, width - indent, owner, self.setting)
        return CellSet(tuple(lines), left, width, align, label, indent)


def sign_label(sign: str, runs: tuple[Run, ...], left: float, owner: Owner, setting: Setting) -> Label:
    """A sign before words. It is read as its word, unless the words say so already."""
    word = setting.words.signs.get(sign, "")
    said = "".join(run.text for run in runs).casefold()
    if not word or word.casefold() in said or owner is None:
        return Label(left, ARTIFACT, sign=sign)
    return Label(left, Element("Span", owner, actual_text=word + " "), sign=sign)


def _paint_row(pen: Pen, row: RowSet, left: float, top: float) -> None:
    inner = top + row.space + PADDING
    foot = top + row.height - PADDING
    for cell in row.cells:
        y = foot - _height(cell.lines, row.style) if row.kind == "header" else inner
        if cell.label is not None:
            cell.label.paint(pen, left + cell.left, y + row.style.drop, row.style.size)
        room = cell.width - cell.indent
        paint_lines(pen, cell.lines, row.style, left + cell.left + cell.indent, y, room, cell.align)


def _unowned(row: RowSet) -> RowSet:
    """The row as furniture: a header that is repeated is not read again."""

    def without_owner(line: Line) -> Line:
        scraps = [scrap._replace(ink=scrap.ink._replace(owner=ARTIFACT, link="")) for scrap in line.scraps]
        return Line(scraps, line.width, line.depth)

    cells = (replace(cell, lines=tuple(map(without_owner, cell.lines)), label=None) for cell in row.cells)
    return replace(row, cells=tuple(cells))


def _height(lines: Sequence[Line], style: Style) -> float:
    return sum(style.leading + line.depth for line in lines)


def note_part(table: Table, parent: Owner, frame: Frame, setting: Setting) -> TextPart | None:
    """The note under a table."""
    if not table.note:
        return None
    style = setting.styles.small
    lines = set_runs(table.note, style, frame.width, Element("P", parent), setting)
    return TextPart(
        lines=lines, style=style, width=frame.width, before=4.0, after=setting.styles.body.leading
    )
