"""A choice as a whole row that can be pressed: painted by us, since Fusion's own marks vanish on dark
grounds. Role, keyboard and exclusivity stay Qt's own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from asf_starter.gui.accessibility import TellsWhenToggled
from asf_starter.gui.look import Look
from asf_starter.gui.painted import paint_words

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Row(TellsWhenToggled):
    """What radio rows and tick rows share. ``words`` and ``more`` are shown as they are."""

    look: Look
    words: str
    more: str

    def _set_up(self, look: Look, words: str, more: str) -> None:
        self.tell_when_toggled()
        self.look = look
        self.words = words
        self.more = more
        self.setFont(look.font())
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    # measures

    @property
    def _ring(self) -> int:
        return self.look.tokens.space.focus_ring

    @property
    def _mark(self) -> int:
        return self.look.px(22)

    @property
    def _air(self) -> int:
        return self.look.air(12)

    def _text_left(self) -> int:
        return self._ring + 2 * self._air + self._mark

    def _heights(self, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(1, width - self._text_left() - self._ring - self._air), 100_000)
        words = QFontMetrics(self.font()).boundingRect(room, int(_WRAP), self.words).height()
        if not self.more:
            return words, 0
        return words, QFontMetrics(self.look.font("small")).boundingRect(room, int(_WRAP), self.more).height()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, more = self._heights(width)
        return max(self.look.target, words + more + self.look.air(16)) + 2 * self._ring

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).horizontalAdvance(self.words)
        width = min(self._text_left() + words + self._ring + self._air + 4, 60 * self.look.em)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + 8 * self.look.em, self.look.target + 2 * self._ring)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        look, ring = self.look, self._ring
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.tokens.space.radius
        box = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        chosen = self.isChecked()
        painter.setBrush(look.colour("accent_soft" if chosen or self.underMouse() else "surface"))
        thick = 2.0 if chosen else (2.0 if look.scheme == "contrast" else 1.0)
        painter.setPen(QPen(look.colour("accent" if chosen else "field_line"), thick))
        inset = thick / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), ring))
            half = ring / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(half, half, -half, -half), radius + half, radius + half
            )
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        look = self.look
        words, more = self._heights(self.width())
        first = QFontMetrics(self.font()).height()
        top = (self.height() - words - more) // 2
        mark = QRect(self._ring + self._air, top + (first - self._mark) // 2, self._mark, self._mark)
        self._paint_mark(painter, self._mirrored(mark))
        width = self.width() - self._text_left() - self._ring - self._air
        painter.setFont(self.font())
        painter.setPen(look.colour("ink"))
        paint_words(painter, self._mirrored(QRect(self._text_left(), top, width, words)), self.words)
        if self.more:
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("ink_soft"))
            place = self._mirrored(QRect(self._text_left(), top + words, width, more))
            paint_words(painter, place, self.more)

    def _mirrored(self, place: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveLeft(self.width() - place.right() - 1)
        return place

    def _paint_mark(self, painter: QPainter, place: QRect) -> None:
        raise NotImplementedError


class RadioRow(_Row, QRadioButton):
    """One of several answers, only one of which can be chosen."""

    def __init__(self, look: Look, words: str, more: str = "") -> None:
        super().__init__()
        self._set_up(look, words, more)

    def _paint_mark(self, painter: QPainter, place: QRect) -> None:
        look = self.look
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("accent" if self.isChecked() else "field_line"), 2))
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            gap = round(place.width() * 0.27)
            painter.drawEllipse(place.adjusted(gap, gap, -gap, -gap))


class TickRow(_Row, QCheckBox):
    """One of several answers, each of which can be chosen."""

    def __init__(self, look: Look, words: str, more: str = "") -> None:
        super().__init__()
        self._set_up(look, words, more)

    def _paint_mark(self, painter: QPainter, place: QRect) -> None:
        look = self.look
        chosen = self.isChecked()
        painter.setBrush(look.colour("accent" if chosen else "surface"))
        painter.setPen(QPen(look.colour("accent" if chosen else "field_line"), 2))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 4, 4)
        if chosen:
            pen = QPen(look.on_accent, max(2.0, place.width() * 0.12))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            x, y, side = place.x(), place.y(), place.width()
            points = [(0.24, 0.52), (0.43, 0.71), (0.77, 0.32)]
            painter.drawPolyline([QPoint(round(x + a * side), round(y + b * side)) for a, b in points])
