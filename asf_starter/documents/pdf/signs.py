"""Signs drawn as shapes: status (full, half and empty ring, question mark), remarks, boxes to tick.

Shapes, not letters: no font has to have them, and they look the same everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

Point = tuple[float, float]


class Shapes(Protocol):
    """What signs are painted with; the pen of the paper and the one of web pages both can."""

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A line through points."""

    def box(self, left: float, top: float, width: float, height: float, fill: str, line: str) -> None:
        """A rectangle; fill or line may be empty."""

    def polygon(self, points: Sequence[Point], fill: str, line: str = "", line_width: float = 1) -> None:
        """A closed shape through points."""

    def circle(
        self, x: float, y: float, radius: float, fill: str, line: str = "", line_width: float = 1
    ) -> None:
        """A circle around a point."""


_COLOURS: Mapping[str, str] = {"note": "note", "warning": "note", "conflict": "conflict"}


def paint_sign(pen: Shapes, sign: str, left: float, baseline: float, size: float) -> None:
    """Paint a sign (one of ``tree.Sign``, or "checkbox") as high as a capital letter of the given size."""
    radius = size * 0.37
    x, y = left + radius, baseline - size * 0.3625
    colour = _COLOURS.get(sign, "ink")
    stroke = max(0.9, size * 0.09)
    match sign:
        case "met":
            pen.circle(x, y, radius, colour)
        case "partly":
            pen.circle(x, y, radius - stroke / 2, "", colour, stroke)
            pen.polygon(_left_half(x, y, radius - stroke / 2), colour)
        case "not_yet":
            pen.circle(x, y, radius - stroke / 2, "", colour, stroke)
        case "unknown":
            _question_mark(pen, x, y, size, colour, stroke)
        case "note":
            pen.circle(x, y, radius - stroke / 2, "", colour, stroke)
            _exclamation(pen, x, y, size * 0.62, colour, stroke, upside_down=True)
        case "warning":
            top = y - radius * 1.15
            corners = [(x, top), (x + radius * 1.2, y + radius), (x - radius * 1.2, y + radius)]
            pen.polygon(corners, "", colour, stroke)
            _exclamation(pen, x, y + size * 0.08, size * 0.52, colour, stroke)
        case "conflict":
            pen.circle(x, y, radius - stroke / 2, "", colour, stroke)
            reach = radius * 0.45
            pen.line([(x - reach, y - reach), (x + reach, y + reach)], colour, stroke)
            pen.line([(x - reach, y + reach), (x + reach, y - reach)], colour, stroke)
        case "checkbox":
            side = size * 0.78
            pen.box(left, baseline - side + size * 0.03, side, side, "", "ink")
        case _:
            raise ValueError(f"no such sign: {sign}")


def sign_width(size: float) -> float:
    """Room for a sign and the space after it."""
    return size * 1.12


def _left_half(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    steps = 12
    angles = [math.pi / 2 + math.pi * step / steps for step in range(steps + 1)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _question_mark(pen: Shapes, x: float, y: float, size: float, colour: str, stroke: float) -> None:
    radius = size * 0.19
    middle = y - size * 0.16
    angles = [math.pi * (1.05 + 1.45 * step / 12) for step in range(13)]
    hook = [(x + radius * math.cos(angle), middle + radius * math.sin(angle)) for angle in angles]
    pen.line([*hook, (x, y + size * 0.14)], colour, stroke * 1.15)
    pen.circle(x, y + size * 0.31, stroke * 0.75, colour)


def _exclamation(
    pen: Shapes, x: float, y: float, height: float, colour: str, stroke: float, *, upside_down: bool = False
) -> None:
    way = -1 if upside_down else 1
    pen.line([(x, y - way * height * 0.42), (x, y + way * height * 0.12)], colour, stroke)
    pen.circle(x, y + way * height * 0.38, stroke * 0.6, colour)
