"""Drawings (charts as a list of shapes) on the screen; the same list is painted on paper."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from asf_starter.documents.tree import Box, Circle, Drawing, Line, Polyline, Shape, Words
from asf_starter.gui.accessibility import set_role
from asf_starter.gui.look import Look

_DASHES = (4.0, 2.5)
_HATCH_DISTANCE, _HATCH_WIDTH = 4.2, 1.3
_DOT_DISTANCE, _DOT_RADIUS = 4.4, 1.0


class DrawingView(QWidget):
    """A drawing as wide as there is room. ``alternative`` tells it to those who cannot see; its title stands
    above it as a heading."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.drawing = Drawing(453.0, 180.0, ())
        set_role(self, "Graphic")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_drawing(self, drawing: Drawing, alternative: str) -> None:
        """Shows a drawing."""
        self.setAccessibleName(alternative)
        if drawing != self.drawing:
            self.drawing = drawing
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self.drawing.height / self.drawing.width)

    def sizeHint(self) -> QSize:
        width = round(self.drawing.width * 1.4)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a minus stands before its number
        scale = self.width() / self.drawing.width
        painter.scale(scale, scale)
        for shape in self.drawing.shapes:
            self._paint(painter, shape)
        painter.end()

    def _pen(self, colour: str, width: float, *, dashed: bool = False) -> QPen:
        pen = QPen(self.look.colour(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([dash / width for dash in _DASHES])
        return pen

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        match shape:
            case Box():
                self._paint_box(painter, shape)
            case Line(x1, y1, x2, y2, colour, width, dashed):
                painter.setPen(self._pen(colour, width, dashed=dashed))
                painter.drawLine(QLineF(x1, y1, x2, y2))
            case Polyline(points, colour, width, dashed):
                pen = self._pen(colour, width, dashed=dashed)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
            case Circle(x, y, radius, colour, fill, width):
                painter.setPen(self._pen(colour, width))
                painter.setBrush(QBrush(self.look.colour(fill)) if fill else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(x, y), radius, radius)
            case Words():
                self._paint_words(painter, shape)
            case _:
                assert_never(shape)

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        place = QRectF(box.x, box.y, box.width, box.height)
        painter.setPen(self._pen(box.line, 1) if box.line else Qt.PenStyle.NoPen)
        if box.pattern == "solid":
            painter.setBrush(self.look.colour(box.fill))
            painter.drawRect(place)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(box.line or box.fill, 1))
        painter.drawRect(place)
        painter.save()
        painter.setClipRect(place)
        if box.pattern == "hatch":
            painter.setPen(self._pen(box.fill, _HATCH_WIDTH))
            x = place.left() - place.height()
            while x < place.right():
                painter.drawLine(QLineF(x, place.bottom(), x + place.height(), place.top()))
                x += _HATCH_DISTANCE
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(box.fill))
            y = place.top() + _DOT_DISTANCE / 2
            while y < place.bottom():
                x = place.left() + _DOT_DISTANCE / 2
                while x < place.right():
                    painter.drawEllipse(QPointF(x, y), _DOT_RADIUS, _DOT_RADIUS)
                    x += _DOT_DISTANCE
                y += _DOT_DISTANCE
        painter.restore()

    def _paint_words(self, painter: QPainter, words: Words) -> None:
        font = QFont(self.look.font(bold=words.bold))
        font.setPixelSize(100)  # measured large and scaled down: fonts come in whole pixels only
        width = QFontMetricsF(font).horizontalAdvance(words.text) * words.size / 100
        left = words.x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
        painter.save()
        painter.translate(left, words.y)
        painter.scale(words.size / 100, words.size / 100)
        painter.setFont(font)
        painter.setPen(self.look.colour(words.colour))
        painter.drawText(QPointF(0, 0), words.text)
        painter.restore()
