"""The pen: paints one page, and marks every piece of it as belonging to an element or to nobody.

Each page starts as artifact (lines, fills, furniture: not read aloud). Text is written for an element
of the structure tree, or for ``ARTIFACT`` on purpose; there is no third way, so that no text can be
left out of the tree by mistake. Positions are points from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from asf_starter.documents.pdf.fonts import FontChain
from asf_starter.documents.pdf.ink import ARTIFACT, Ink, Owner, Scrap
from asf_starter.documents.pdf.origins import Area
from asf_starter.documents.pdf.structure import Element, Mark
from asf_starter.documents.pdf.syntax import name, number
from asf_starter.documents.pdf.text import in_line

Point = tuple[float, float]

# How far a quarter circle's control points lie from its ends, in parts of the radius.
_ROUND = 0.5523


@dataclass(frozen=True)
class LinkArea:
    """A clickable area on a page: left, top, width, height."""

    owner: Element
    target: str
    left: float
    top: float
    width: float
    height: float
    words: str


@dataclass(eq=False)
class Pen:
    """Paints one page of the given size; ``colours`` maps tokens to ``#RRGGBB``."""

    page: int
    width: float
    height: float
    fonts: FontChain
    colours: Mapping[str, str]
    ink_saving: bool = False
    links: list[LinkArea] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    marks: int = 0
    _code: list[str] = field(default_factory=lambda: ["/Artifact BMC"])
    _owner: Owner = ARTIFACT
    _in_figure: Element | None = None
    _state: dict[str, str] = field(default_factory=dict)
    _rules: list[tuple[float, float, float, str]] = field(default_factory=list)
    _dots: list[tuple[float, float, float]] = field(default_factory=list)

    def finished(self) -> bytes:
        """The page's content stream."""
        self._own(ARTIFACT)
        for left, y, width, colour in self._rules:
            self.line([(left, y), (left + width, y)], colour, 0.5)
        if self._dots:
            self._code.append(f"q 1 J 0.9 w [0.01 3.2] 0 d {self._rgb('ink_soft')} RG")
            self._code += (self._path([(left, y), (left + width, y)]) + " S" for left, y, width in self._dots)
            self._code.append("Q")
        self._code.append("EMC")
        return "\n".join(self._code).encode("latin-1")

    # -- text --

    def write(self, left: float, baseline: float, scraps: Iterable[Scrap]) -> None:
        """Write pieces of text one after the other."""
        for scrap in scraps:
            ink = scrap.ink
            if scrap.text:
                self._own(ink.owner)
                self._show(left, baseline + (ink.size * 1.3 if ink.gap else 0), scrap)
            if ink.gap:
                self.dotted_line(left, baseline + 2, scrap.width)
            elif ink.link and ink.owner is not None and not scrap.text.isspace():
                self._link(left, baseline, scrap, ink.owner)
            if ink.origins:
                self.stems(left, baseline - ink.size, scrap.width, ink.size * 1.3, ink.origins)
            left += scrap.width

    def words(
        self, x: float, baseline: float, words: str, ink: Ink, anchor: str = "start", room: float = 0
    ) -> float:
        """Write a single line of cleaned text with an end or its middle at x; its width.

        With ``room``, text that is wider is cut and ends with "…".
        """
        scraps = in_line(words, ink, self.fonts, room)
        width = sum(scrap.width for scrap in scraps)
        x -= {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        self.write(x, baseline, scraps)
        return width

    def stems(self, left: float, top: float, width: float, height: float, origins: tuple[str, ...]) -> None:
        """Note which answers stand in an area; nothing is painted."""
        if origins:
            self.areas.append(Area(self.page, left, top, width, height, origins))

    # -- shapes, all artifacts unless painted inside :meth:`figure` --

    def line(self, points: Sequence[Point], colour: str, width: float, dash: str = "") -> None:
        """A line through points."""
        self._shape_owner()
        self._set("RG", self._rgb(colour))
        self._set("w", number(width))
        self._set("d", dash or "[] 0")
        self._code.append(self._path(points) + " S")

    def dotted_line(self, left: float, y: float, width: float) -> None:
        """Round dots to write on by hand; painted last."""
        self._dots.append((left, y, width))

    def box(self, left: float, top: float, width: float, height: float, fill: str, line: str = "") -> None:
        """A rectangle, filled and perhaps with a line around it."""
        self._shape_owner()
        rectangle = f"{number(left)} {self._up(top + height)} {number(width)} {number(height)} re"
        self._paint(rectangle, fill, line)

    def polygon(self, points: Sequence[Point], fill: str, line: str = "", line_width: float = 1) -> None:
        """A closed shape through points."""
        self._shape_owner()
        self._paint(self._path(points) + " h", fill, line, line_width)

    def circle(
        self, x: float, y: float, radius: float, fill: str, line: str = "", line_width: float = 1
    ) -> None:
        """A circle around a point."""
        self._shape_owner()
        r, k = radius, radius * _ROUND
        arcs = [
            ((x + r, y + k), (x + k, y + r), (x, y + r)),
            ((x - k, y + r), (x - r, y + k), (x - r, y)),
            ((x - r, y - k), (x - k, y - r), (x, y - r)),
            ((x + k, y - r), (x + r, y - k), (x + r, y)),
        ]
        path = f"{self._at((x + r, y))} m " + " ".join(" ".join(map(self._at, arc)) + " c" for arc in arcs)
        self._paint(path + " h", fill, line, line_width)

    @contextmanager
    def clipped(self, left: float, top: float, width: float, height: float) -> Iterator[None]:
        """Paint only inside a rectangle."""
        self._shape_owner()
        state = dict(self._state)
        self._code.append(
            f"q {number(left)} {self._up(top + height)} {number(width)} {number(height)} re W n"
        )
        yield
        self._code.append("Q")
        self._state = state

    @contextmanager
    def figure(self, element: Element) -> Iterator[None]:
        """Everything painted inside, shapes and words, belongs to one element."""
        self._own(element)
        self._in_figure = element
        yield
        self._in_figure = None

    # -- helpers --

    def _show(self, left: float, baseline: float, scrap: Scrap) -> None:
        ink = scrap.ink
        self._set("rg", self._rgb(ink.colour))
        code = [f"BT {number(left)} {self._up(baseline)} Td"]
        for resource, codes in scrap.font.encoded(scrap.text):
            chosen = f"/{resource} {number(ink.size)}"
            if self._state.get("Tf") != chosen:
                self._state["Tf"] = chosen
                code.append(chosen + " Tf")
            code.append(f"({codes}) Tj")
        code.append("ET")
        self._code.append(" ".join(code))

    def _link(self, left: float, baseline: float, scrap: Scrap, owner: Element) -> None:
        size = scrap.ink.size
        area = LinkArea(owner, scrap.ink.link, left, baseline - size, scrap.width, size * 1.3, scrap.text)
        self.links.append(area)
        self._rules.append((left, baseline + size * 0.17, scrap.width, scrap.ink.colour))

    def _own(self, owner: Owner) -> None:
        if self._in_figure is not None:
            return
        if owner is self._owner:
            return
        self._code.append("EMC")
        self._owner = owner
        if owner is None:
            self._code.append("/Artifact BMC")
        else:
            self._code.append(f"{name(owner.tag)} <</MCID {self.marks}>> BDC")
            owner.add(Mark(self.page, self.marks))
            self.marks += 1

    def _shape_owner(self) -> None:
        self._own(ARTIFACT)

    def _paint(self, path: str, fill: str, line: str, line_width: float = 1) -> None:
        if fill:
            self._set("rg", self._rgb(fill))
        if line:
            self._set("RG", self._rgb(line))
            self._set("w", number(line_width))
            self._set("d", "[] 0")
        if fill or line:
            self._code.append(path + (" B" if fill and line else " f" if fill else " S"))

    def _set(self, operator: str, value: str) -> None:
        if self._state.get(operator) != value:
            self._state[operator] = value
            self._code.append(f"{value} {operator}")

    def _rgb(self, token: str) -> str:
        colour = self.colours[token]
        return " ".join(
            f"{int(colour[at : at + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for at in (1, 3, 5)
        )

    def _path(self, points: Sequence[Point]) -> str:
        return " ".join(self._at(point) + (" l" if index else " m") for index, point in enumerate(points))

    def _at(self, point: Point) -> str:
        return f"{number(point[0])} {self._up(point[1])}"

    def _up(self, y: float) -> str:
        return number(self.height - y)
