"""Drawings on paper: the shapes of a chart as vectors. Patterns are lines and dots, for prints in grey."""

from __future__ import annotations

from typing import assert_never

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.pdf.ink import ARTIFACT, Ink
from asf_starter.documents.pdf.pen import Pen
from asf_starter.documents.tree import Box, Circle, Drawing, Line, Polyline, Words

_HATCH_DISTANCE = 4.2
_HATCH_WIDTH = 1.3
_DOT_DISTANCE = 4.4
_DOT_RADIUS = 1.0

_DASHES = "[4 2.5] 0"


def paint_drawing(pen: Pen, drawing: Drawing, left: float, top: float, scale: float) -> None:
    """Paint all shapes, in their order, with the drawing's upper left corner at (left, top)."""
    for shape in drawing.shapes:
        match shape:
            case Box():
                _box(pen, shape, left, top, scale)
            case Line():
                points = [
                    (left + shape.x1 * scale, top + shape.y1 * scale),
                    (left + shape.x2 * scale, top + shape.y2 * scale),
                ]
                pen.line(points, shape.colour, shape.width, _DASHES if shape.dashed else "")
            case Polyline():
                if len(shape.points) > 1:
                    points = [(left + x * scale, top + y * scale) for x, y in shape.points]
                    pen.line(points, shape.colour, shape.width, _DASHES if shape.dashed else "")
            case Circle():
                x, y = left + shape.x * scale, top + shape.y * scale
                pen.circle(x, y, shape.radius * scale, shape.fill, shape.colour, shape.width)
            case Words():
                ink = Ink(shape.size * scale, shape.bold, shape.colour, ARTIFACT)
                x, y = left + shape.x * scale, top + shape.y * scale
                pen.words(x, y, one_line(shape.text), ink, shape.anchor)
            case _:
                assert_never(shape)


def _box(pen: Pen, box: Box, left: float, top: float, scale: float) -> None:
    x, y = left + box.x * scale, top + box.y * scale
    width, height = box.width * scale, box.height * scale
    if width <= 0 or height <= 0:
        return
    if box.pattern == "solid":
        if not pen.ink_saving:
            pen.box(x, y, width, height, box.fill, box.line)
        elif box.fill != "accent_soft":  # a pale ground is left out
            pen.box(x, y, width, height, "surface" if box.fill == "series_1" else "line", "ink")
        return
    pen.box(x, y, width, height, "surface")
    with pen.clipped(x, y, width, height):
        if box.pattern == "hatch":
            start = x - height
            while start < x + width:
                pen.line([(start, y + height), (start + height, y)], box.fill, _HATCH_WIDTH)
                start += _HATCH_DISTANCE
        else:
            _dots(pen, x, y, width, height, box.fill)
    pen.box(x, y, width, height, "", box.line or box.fill)


def _dots(pen: Pen, x: float, y: float, width: float, height: float, fill: str) -> None:
    row = 0
    while row * _DOT_DISTANCE / 2 < height + _DOT_DISTANCE:
        shift = _DOT_DISTANCE / 2 * (row % 2)
        for column in range(int(width / _DOT_DISTANCE) + 2):
            pen.circle(x + shift + column * _DOT_DISTANCE, y + row * _DOT_DISTANCE / 2, _DOT_RADIUS, fill)
        row += 1
