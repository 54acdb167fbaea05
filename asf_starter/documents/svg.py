"""Drawings and signs as SVG, to stand inside a web page. Colours are what the page calls the tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import assert_never

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.pdf.signs import Point, paint_sign
from asf_starter.documents.tree import Box, Circle, Drawing, Line, Polyline, Words

Colour = Callable[[str], str]
"""Turns a token of the look into a colour of CSS."""

_DASHES = "4 2.5"
_HATCH_DISTANCE = 2.97  # across the lines; as far apart as on paper
_HATCH_WIDTH = 1.3
_DOT_DISTANCE = 4.4
_DOT_RADIUS = 1.0

# A sign of size 10 with its baseline at y = 0 fits into this box.
_SIGN_SIZE = 10
_SIGN_BOX = "-1 -8.5 10 9.5"


@dataclass
class SvgPen:
    """Collects shapes as SVG elements; empty fills and lines are left out."""

    colour: Colour
    prefix: str = ""
    shapes: list[str] = field(default_factory=list)
    patterns: dict[str, str] = field(default_factory=dict)

    def line(self, points: Sequence[Point], colour: str, width: float, *, dashed: bool = False) -> None:
        """A line through points."""
        dashes = f' stroke-dasharray="{_DASHES}"' if dashed else ""
        self.shapes.append(
            f'<polyline points="{_points(points)}" fill="none" stroke="{self.colour(colour)}" '
            f'stroke-width="{_number(width)}"{dashes}/>'
        )

    def box(
        self, left: float, top: float, width: float, height: float, fill: str, line: str, pattern: str = ""
    ) -> None:
        """A rectangle; ``pattern`` is "hatch", "dots" or empty for solid."""
        paint = self._pattern(pattern, fill) if pattern else self._paint(fill, line, 1)
        if pattern:
            paint += f' stroke="{self.colour(line or fill)}"'
        self.shapes.append(
            f'<rect x="{_number(left)}" y="{_number(top)}" width="{_number(width)}" '
            f'height="{_number(height)}"{paint}/>'
        )

    def polygon(self, points: Sequence[Point], fill: str, line: str = "", line_width: float = 1) -> None:
        """A closed shape through points."""
        paint = self._paint(fill, line, line_width)
        self.shapes.append(f'<polygon points="{_points(points)}"{paint}/>')

    def circle(
        self, x: float, y: float, radius: float, fill: str, line: str = "", line_width: float = 1
    ) -> None:
        """A circle around a point."""
        paint = self._paint(fill, line, line_width)
        self.shapes.append(f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}"{paint}/>')

    def words(self, words: Words) -> None:
        """A line of text."""
        weight = ' font-weight="bold"' if words.bold else ""
        anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
        self.shapes.append(
            f'<text x="{_number(words.x)}" y="{_number(words.y)}" font-size="{_number(words.size)}"'
            f'{weight}{anchor} fill="{self.colour(words.colour)}">{escape(one_line(words.text))}</text>'
        )

    def finished(self, attributes: str) -> str:
        """The whole element with these attributes."""
        patterns = f"<defs>{''.join(self.patterns.values())}</defs>" if self.patterns else ""
        return f"<svg {attributes}>{patterns}{''.join(self.shapes)}</svg>"

    def _paint(self, fill: str, line: str, line_width: float) -> str:
        inside = self.colour(fill) if fill else "none"
        around = f' stroke="{self.colour(line)}" stroke-width="{_number(line_width)}"' if line else ""
        return f' fill="{inside}"{around}'

    def _pattern(self, pattern: str, fill: str) -> str:
        name = f"{self.prefix}{pattern}-{fill}".replace("_", "-")
        ground, ink = self.colour("surface"), self.colour(fill)
        if pattern == "hatch":
            side, turn = _HATCH_DISTANCE, ' patternTransform="rotate(45)"'
            middle = _number(side / 2)
            marks = f'<path d="M{middle} 0V{_number(side)}" stroke="{ink}" stroke-width="{_HATCH_WIDTH}"/>'
        else:
            side, turn = _DOT_DISTANCE, ""
            centres = ((side / 4, side / 4), (side * 3 / 4, side * 3 / 4))
            marks = "".join(
                f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_DOT_RADIUS}" fill="{ink}"/>'
                for x, y in centres
            )
        self.patterns[name] = (
            f'<pattern id="{name}" width="{_number(side)}" height="{_number(side)}" '
            f'patternUnits="userSpaceOnUse"{turn}>'
            f'<rect width="{_number(side)}" height="{_number(side)}" fill="{ground}"/>{marks}</pattern>'
        )
        return f' fill="url(#{name})"'


def drawing_svg(drawing: Drawing, alternative: str, colour: Colour, prefix: str) -> str:
    """A drawing as one picture, read aloud as its alternative text.

    ``prefix`` keeps the names inside it apart from those of other drawings on the page.
    """
    pen = SvgPen(colour, prefix)
    for shape in drawing.shapes:
        match shape:
            case Box(pattern=pattern):
                if shape.width > 0 and shape.height > 0:
                    kind = "" if pattern == "solid" else pattern
                    pen.box(shape.x, shape.y, shape.width, shape.height, shape.fill, shape.line, kind)
            case Line():
                ends = [(shape.x1, shape.y1), (shape.x2, shape.y2)]
                pen.line(ends, shape.colour, shape.width, dashed=shape.dashed)
            case Polyline():
                pen.line(shape.points, shape.colour, shape.width, dashed=shape.dashed)
            case Circle():
                pen.circle(shape.x, shape.y, shape.radius, shape.fill, shape.colour, shape.width)
            case Words():
                pen.words(shape)
            case _:
                assert_never(shape)
    size = f"0 0 {_number(drawing.width)} {_number(drawing.height)}"
    label = escape(one_line(alternative))
    return pen.finished(f'viewBox="{size}" role="img" aria-label="{label}"')


def sign_svg(sign: str, word: str, colour: Colour) -> str:
    """A sign as high as a capital letter; read aloud as ``word``, or not at all if that is empty."""
    pen = SvgPen(colour)
    paint_sign(pen, sign, 0, 0, _SIGN_SIZE)
    role = f'role="img" aria-label="{escape(one_line(word))}"' if word else 'aria-hidden="true"'
    return pen.finished(f'class="sign" viewBox="{_SIGN_BOX}" {role}')


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
