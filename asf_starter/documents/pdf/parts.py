"""Parts: the pieces that flow over the pages. Each knows its height, where to cut it, and how to paint it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from asf_starter.documents.pdf.ink import Ink, Owner, Scrap
from asf_starter.documents.pdf.pen import LinkArea, Pen
from asf_starter.documents.pdf.setting import Style
from asf_starter.documents.pdf.signs import paint_sign
from asf_starter.documents.pdf.text import Line
from asf_starter.documents.tree import Align

LEAST_LINES = 2
"""Lines of a paragraph that stay together at the foot and at the top of a page."""


@dataclass(eq=False)
class Spot:
    """Where something came to stand: page from 0, and points from its top. -1: not yet laid out."""

    page: int = -1
    top: float = 0.0


@dataclass(eq=False, kw_only=True)
class Part(ABC):
    """A piece of the flow.

    ``before`` and ``after`` are the space around it; of two that meet, the larger counts. ``at_top`` is
    the space above it where it opens a page. ``indent`` is its distance from the left edge of the text
    area. ``sideways``: it needs a page on its side. ``keep_with_next``: it announces the next part, stands
    close to it and never without it. ``tied``: it stands on the page of the next part if a page holds both.
    """

    before: float = 0.0
    after: float = 0.0
    at_top: float = 0.0
    keep_with_next: bool = False
    tied: bool = False
    indent: float = 0.0
    sideways: bool = False
    spots: tuple[Spot, ...] = ()

    @property
    @abstractmethod
    def height(self) -> float:
        """Height in points, without the space around it."""

    @property
    def start(self) -> float:
        """Least height that has to fit for the part to begin on a page."""
        return self.height

    def cut(self, room: float) -> tuple[Part, Part] | None:
        """What fits into ``room`` and the rest, or None where it cannot be cut."""
        return None

    @abstractmethod
    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Paint with the upper left corner at (left, top), indent included."""

    def settle(self, page: int, top: float) -> None:
        """Note where the part came to stand."""
        for spot in self.spots:
            spot.page, spot.top = page, top


@dataclass(eq=False)
class Label:
    """What stands before a paragraph: words, or a sign. ``left`` is seen from the paragraph's edge."""

    left: float
    owner: Owner
    scraps: Sequence[Scrap] = ()
    sign: str = ""

    def paint(self, pen: Pen, left: float, baseline: float, size: float) -> None:
        """Paint the label on a line."""
        if self.scraps:
            pen.write(left + self.left, baseline, self.scraps)
        elif self.owner is None:
            paint_sign(pen, self.sign, left + self.left, baseline, size)
        else:
            with pen.figure(self.owner):
                paint_sign(pen, self.sign, left + self.left, baseline, size)


@dataclass(eq=False)
class MarginNote:
    """Small lines in the margin beside a paragraph."""

    left: float
    lines: Sequence[Line]
    style: Style
    width: float

    def paint(self, pen: Pen, left: float, baseline: float, size: float) -> None:
        """Paint the note; its first line stands on the paragraph's first baseline."""
        paint_lines(pen, self.lines, self.style, left + self.left, baseline - self.style.drop, self.width)


@dataclass(eq=False, kw_only=True)
class TextPart(Part):
    """Lines of text in a column of some width."""

    lines: Sequence[Line]
    style: Style
    width: float
    align: Align = "left"
    labels: Sequence[Label | MarginNote] = ()

    @property
    def height(self) -> float:
        return sum(line.height(self.style.leading) for line in self.lines)

    @property
    def start(self) -> float:
        if len(self.lines) < 2 * LEAST_LINES:
            return self.height
        return sum(line.height(self.style.leading) for line in self.lines[:LEAST_LINES])

    def cut(self, room: float) -> tuple[Part, Part] | None:
        fitting, used = 0, 0.0
        for line in self.lines:
            used += line.height(self.style.leading)
            if used > room:
                break
            fitting += 1
        fitting = min(fitting, len(self.lines) - LEAST_LINES)
        if fitting < LEAST_LINES:
            return None
        first = replace(self, lines=self.lines[:fitting], after=0.0)
        rest = replace(self, lines=self.lines[fitting:], before=0.0, labels=(), spots=())
        return first, rest

    def paint(self, pen: Pen, left: float, top: float) -> None:
        rise = self.lines[0].rise if self.lines else 0.0
        for label in self.labels:
            label.paint(pen, left, top + rise + self.style.drop, self.style.size)
        paint_lines(pen, self.lines, self.style, left, top, self.width, self.align)


def paint_lines(
    pen: Pen,
    lines: Sequence[Line],
    style: Style,
    left: float,
    top: float,
    width: float,
    align: Align = "left",
) -> None:
    """Paint lines of text into a column."""
    spare = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    for line in lines:
        part = 1.0 if line.from_right and align == "left" else spare
        pen.write(left + (width - line.width) * part, top + line.rise + style.drop, line.scraps)
        top += line.height(style.leading)


@dataclass(eq=False, kw_only=True)
class ContentsPart(Part):
    """A line of the table of contents: the heading, and the page that it came to stand on."""

    lines: Sequence[Line]
    style: Style
    width: float
    number: Ink
    target: str
    spot: Spot
    label: Label | None = None

    @property
    def height(self) -> float:
        return self.style.leading * len(self.lines)

    def paint(self, pen: Pen, left: float, top: float) -> None:
        if self.label is not None:
            self.label.paint(pen, left, top + self.style.drop, self.style.size)
        paint_lines(pen, self.lines, self.style, left, top, self.width)
        baseline = top + self.height - self.style.leading + self.style.drop
        width = pen.words(left + self.width, baseline, str(self.spot.page + 1), self.number, "end")
        start, end = left + self.lines[-1].width + 8, left + self.width - width - 6
        if end > start:
            pen.line([(start, baseline), (end, baseline)], "field_line", 0.6, "[0.6 3] 0")
        words = "".join(scrap.text for line in self.lines for scrap in line.scraps)
        assert self.number.owner is not None
        pen.links.append(LinkArea(self.number.owner, self.target, left, top, self.width, self.height, words))


@dataclass(eq=False, kw_only=True)
class PageBreakPart(Part):
    """The next part starts a page."""

    @property
    def height(self) -> float:
        return 0.0

    def paint(self, pen: Pen, left: float, top: float) -> None:
        pass
