"""Tables as parts of the flow: rows with their lines set, cut between or inside rows, and painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from asf_starter.documents.pdf.ink import ARTIFACT
from asf_starter.documents.pdf.parts import Label, Part, TextPart, paint_lines
from asf_starter.documents.pdf.pen import Pen
from asf_starter.documents.pdf.setting import Style
from asf_starter.documents.pdf.text import Line
from asf_starter.documents.tree import Align

PADDING = 2.6
"""Above and below the text of a row, in points."""

GROUP_SPACE = 7.0
_CAPTION_SPACE = 4.0
_LONG_ROW = 1 / 3
"""Rows higher than this part of a page may be cut."""

_SHORT_TABLE = 1 / 4
"""Tables lower than this part of a page stay on one page."""

_LEAST_ROWS = 2
"""Rows of a table that stay together at the foot and at the top of a page."""

RowKind = Literal["header", "plain", "sum", "group"]


@dataclass(frozen=True)
class CellSet:
    """A cell with its lines set into ``width``, at ``left`` in the table."""

    lines: tuple[Line, ...]
    left: float
    width: float
    align: Align
    label: Label | None = None
    indent: float = 0.0


@dataclass(frozen=True)
class RowSet:
    """A row with all its cells set. ``is_ruled``: a thin line above it."""

    cells: tuple[CellSet, ...]
    style: Style
    kind: RowKind
    is_ruled: bool = False

    @property
    def space(self) -> float:
        """Extra space above."""
        return GROUP_SPACE if self.kind == "group" else 0.0

    @cached_property
    def height(self) -> float:
        """Height with its space and padding."""
        lines = (lines_height(cell.lines, self.style) + self.lowered(cell) for cell in self.cells)
        return self.space + 2 * PADDING + max(lines, default=0.0)

    def lowered(self, cell: CellSet) -> float:
        """How far a cell stands lower, so that its first line is level with lines to write on beside it."""
        return self._rise - _rise(cell)

    @cached_property
    def _rise(self) -> float:
        return max((_rise(cell) for cell in self.cells), default=0.0)

    def cut(self, room: float) -> tuple[RowSet, RowSet] | None:
        """The row in two, the first no higher than ``room``; both belong to the same elements."""
        count = int((room - self.space - 2 * PADDING) // self.style.leading)
        while count >= 2:
            upper = replace(self, cells=tuple(replace(cell, lines=cell.lines[:count]) for cell in self.cells))
            if upper.height <= room:  # lines with words below dotted lines are higher than others
                cells = tuple(replace(cell, lines=cell.lines[count:], label=None) for cell in self.cells)
                kind: RowKind = "plain" if self.kind == "group" else self.kind
                return upper, replace(self, cells=cells, kind=kind, is_ruled=False)
            count -= 1
        return None

    def as_furniture(self) -> RowSet:
        """The row as it is repeated on later pages: nobody's, so that it is not read again."""
        cells = (replace(cell, lines=tuple(map(_unowned, cell.lines)), label=None) for cell in self.cells)
        return replace(self, cells=tuple(cells))


@dataclass(eq=False, kw_only=True)
class TablePart(Part):
    """A table, or what of it stands on one page. ``continued`` is the caption of what follows on the next.

    ``foot`` is the note below the last row; it never stands on a page without rows.
    """

    width: float
    caption: tuple[Line, ...]
    caption_style: Style
    header: RowSet
    rows: tuple[RowSet, ...]
    page_room: float
    origins: tuple[str, ...] = ()
    continued: tuple[Line, ...] = ()
    foot: TextPart | None = None

    @property
    def height(self) -> float:
        return self._head_height + sum(row.height for row in self.rows) + self._foot_height

    @property
    def start(self) -> float:
        if self.height < self.page_room * _SHORT_TABLE:
            return self.height
        needed = self._head_height
        shown = 0
        for row in self.rows:
            if row.height > self.page_room * _LONG_ROW:
                return needed + row.space + 2 * PADDING + 2 * row.style.leading
            needed += row.height
            shown += row.kind != "group"
            if shown == _LEAST_ROWS:
                break
        return needed

    @property
    def _head_height(self) -> float:
        caption = lines_height(self.caption, self.caption_style)
        return caption + (_CAPTION_SPACE if self.caption else 0.0) + self.header.height

    @property
    def _foot_height(self) -> float:
        return self.foot.before + self.foot.height if self.foot else 0.0

    def cut(self, room: float) -> tuple[Part, Part] | None:
        used = self._head_height
        for index, row in enumerate(self.rows):
            foot = self._foot_height if index == len(self.rows) - 1 else 0.0
            if used + row.height + foot > room:
                return self._cut_at(index, room - used)
            used += row.height
        return None

    def _cut_at(self, index: int, room: float) -> tuple[Part, Part] | None:
        row = self.rows[index]
        halves = row.cut(room) if row.height > self.page_room * _LONG_ROW else None
        if halves is not None:
            return self._halves((*self.rows[:index], halves[0]), (halves[1], *self.rows[index + 1 :]))
        # A label stays with its rows, and a sum with what it sums up.
        kept = min(index, len(self.rows) - _LEAST_ROWS)
        while kept > 0 and (self.rows[kept - 1].kind == "group" or self.rows[kept].kind == "sum"):
            kept -= 1
        at = max(kept, 0) or index
        return self._halves(self.rows[:at], self.rows[at:]) if at else None

    def _halves(self, upper: tuple[RowSet, ...], lower: tuple[RowSet, ...]) -> tuple[Part, Part]:
        rest = replace(
            self, rows=lower, before=0.0, spots=(), caption=self.continued, header=self.header.as_furniture()
        )
        return replace(self, rows=upper, after=0.0, foot=None), rest

    def paint(self, pen: Pen, left: float, top: float) -> None:
        pen.stems(left, top, self.width, self.height, self.origins)
        if self.caption:
            paint_lines(pen, self.caption, self.caption_style, left, top, self.width)
            top += lines_height(self.caption, self.caption_style) + _CAPTION_SPACE
        right = left + self.width
        _paint_row(pen, self.header, left, top)
        top += self.header.height
        pen.line([(left, top), (right, top)], "ink", 0.75)
        before: RowSet | None = None
        for row in self.rows:
            if row.kind == "sum" and (before is None or before.kind != "sum"):
                pen.line([(left, top), (right, top)], "ink", 1.1)
            elif row.is_ruled and before is not None and before.kind != "group":
                y = top + row.space / 2
                pen.line([(left, y), (right, y)], "line", 0.6)
            _paint_row(pen, row, left, top)
            top += row.height
            before = row
        pen.line([(left, top), (right, top)], "line", 0.6)
        if self.foot:
            self.foot.paint(pen, left, top + self.foot.before)


def lines_height(lines: Sequence[Line], style: Style) -> float:
    """Height of lines one below the other."""
    return sum(line.height(style.leading) for line in lines)


def _paint_row(pen: Pen, row: RowSet, left: float, top: float) -> None:
    inner = top + row.space + PADDING
    foot = top + row.height - PADDING
    for cell in row.cells:
        y = foot - lines_height(cell.lines, row.style) if row.kind == "header" else inner + row.lowered(cell)
        x = left + cell.left
        if cell.label is not None:
            cell.label.paint(pen, x, y + _rise(cell) + row.style.drop, row.style.size)
        room = cell.width - cell.indent
        paint_lines(pen, cell.lines, row.style, x + cell.indent, y, room, cell.align)


def _rise(cell: CellSet) -> float:
    return cell.lines[0].rise if cell.lines else 0.0


def _unowned(line: Line) -> Line:
    scraps = [scrap._replace(ink=scrap.ink._replace(owner=ARTIFACT, link="")) for scrap in line.scraps]
    return Line(scraps, line.width, line.rise, line.depth, line.from_right)
