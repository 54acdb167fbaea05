"""Parts that are not plain text: figures, boxes of advice, lines for signatures and for writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from asf_starter.documents.pdf.drawings import paint_drawing
from asf_starter.documents.pdf.pages import height_of, taken
from asf_starter.documents.pdf.parts import Part, paint_lines
from asf_starter.documents.pdf.pen import Pen
from asf_starter.documents.pdf.setting import Style
from asf_starter.documents.pdf.structure import Element, bounding_box
from asf_starter.documents.pdf.text import Line
from asf_starter.documents.tree import Drawing

_TITLE_SPACE = 6.0
_PANEL_BAR = 3.0
_FEW_LINES = 6


@dataclass(eq=False, kw_only=True)
class FigurePart(Part):
    """A drawing under its title."""

    lines: Sequence[Line]
    style: Style
    width: float
    element: Element
    drawing: Drawing
    scale: float
    origins: tuple[str, ...] = ()

    @property
    def _title_height(self) -> float:
        return len(self.lines) * self.style.leading + (_TITLE_SPACE if self.lines else 0.0)

    @property
    def height(self) -> float:
        return self._title_height + self.drawing.height * self.scale

    def paint(self, pen: Pen, left: float, top: float) -> None:
        paint_lines(pen, self.lines, self.style, left, top, self.width)
        top += self._title_height
        width, height = self.drawing.width * self.scale, self.drawing.height * self.scale
        self.element.attributes = {
            "Placement": "/Block",
            "BBox": bounding_box(left, pen.height - top - height, left + width, pen.height - top),
        }
        pen.stems(left, top, width, height, self.origins)
        with pen.figure(self.element):
            paint_drawing(pen, self.drawing, left, top, self.scale)


@dataclass(eq=False, kw_only=True)
class PanelPart(Part):
    """Parts on a quiet ground with a bar at their left; cut between or inside the parts."""

    parts: Sequence[Part]
    width: float
    padding: float
    fill: str
    bar: str
    line: str = ""

    @property
    def height(self) -> float:
        return height_of(self.parts) + 2 * self.padding

    @property
    def start(self) -> float:
        first = self.parts[0]
        return first.start + 2 * self.padding if not first.keep_with_next else self.height

    def cut(self, room: float) -> tuple[Part, Part] | None:
        placed, rest = taken(self.parts, room - 2 * self.padding)
        if not rest or placed[-1].top + placed[-1].part.height > room - 2 * self.padding:
            return None
        first = replace(self, parts=[item.part for item in placed], after=0.0)
        return first, replace(self, parts=rest, before=0.0, spots=())

    def paint(self, pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, self.width, self.height, self.fill, self.line)
        pen.box(left, top, _PANEL_BAR, self.height, self.bar)
        placed, _ = taken(self.parts, float("inf"))
        for item in placed:
            # Their indents count from the text area's edge, like the panel's own.
            item.part.paint(pen, left + item.part.indent - self.indent, top + self.padding + item.top)

    def settle(self, page: int, top: float) -> None:
        super().settle(page, top)
        placed, _ = taken(self.parts, float("inf"))
        for item in placed:
            item.part.settle(page, top + self.padding + item.top)


@dataclass(frozen=True)
class Blank:
    """A line to write on, with words below it and perhaps a name already written above."""

    left: float
    width: float
    below: Sequence[Line]
    above: Sequence[Line] = ()


@dataclass(eq=False, kw_only=True)
class SignaturePart(Part):
    """The lines of one signature: a heading line, then rows of blanks beside each other."""

    heading: Sequence[Line]
    heading_style: Style
    style: Style
    rows: Sequence[Sequence[Blank]]
    row_height: float

    @property
    def height(self) -> float:
        below = max((len(blank.below) for row in self.rows for blank in row), default=0)
        return (
            len(self.heading) * self.heading_style.leading
            + len(self.rows) * (self.row_height + 3)
            + len(self.rows) * below * self.style.leading
        )

    def paint(self, pen: Pen, left: float, top: float) -> None:
        paint_lines(pen, self.heading, self.heading_style, left, top, 0)
        top += len(self.heading) * self.heading_style.leading
        for row in self.rows:
            line = top + self.row_height
            for blank in row:
                x = left + blank.left
                paint_lines(pen, blank.below, self.style, x, line + 3, blank.width)
                above = line - self.heading_style.leading * len(blank.above) - 1
                paint_lines(pen, blank.above, self.heading_style, x, above, blank.width)
                pen.line([(x, line), (x + blank.width, line)], "ink", 0.6)
            top = line + 3 + max(len(blank.below) for blank in row) * self.style.leading


@dataclass(eq=False, kw_only=True)
class WritingPart(Part):
    """Dotted lines to write on by hand; only many of them are cut, between lines."""

    count: int
    distance: float
    width: float
    origins: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        return self.count * self.distance + 4

    @property
    def start(self) -> float:
        return self.height if self.count <= _FEW_LINES else 2 * self.distance + 4

    def cut(self, room: float) -> tuple[Part, Part] | None:
        fitting = int((room - 4) // self.distance)
        fitting = min(fitting, self.count - 2)
        if fitting < 2 or self.count <= _FEW_LINES:
            return None
        return replace(self, count=fitting), replace(self, count=self.count - fitting, before=0.0, spots=())

    def paint(self, pen: Pen, left: float, top: float) -> None:
        pen.stems(left, top, self.width, self.height, self.origins)
        for index in range(self.count):
            pen.dotted_line(left, top + (index + 1) * self.distance, self.width)
