"""Counts beside each other, each in words, one of them chosen: what is seen first of how a plan stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QStyle, QWidget

from asf_starter.gui.accessibility import TellsWhenToggled, follow_layout
from asf_starter.gui.kit import Kit
from asf_starter.gui.painted import paint_words
from asf_starter.gui.room import UNLIMITED

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
NARROWEST_EM, WIDEST_EM = 16, 36
"""Letters that a tile has room for. With less, the tiles stand below each other."""


@dataclass(frozen=True)
class Count:
    """A figure with its sign, what it counts, and a quiet line below."""

    id: str
    figure: str
    words: str
    more: str = ""
    sign: str = ""
    colour: str = "ink"


class CountTile(TellsWhenToggled, QPushButton):
    """One count. Pressing it chooses it."""

    def __init__(self, kit: Kit, count: Count) -> None:
        super().__init__()
        self.tell_when_toggled()
        self.look = kit.look
        self._edge = kit.look.air(14)
        self.setCheckable(True)
        self.setAutoDefault(True)  # Enter presses it, too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setObjectName(f"count/{count.id}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fonts = kit.look.font("large", bold=True), kit.look.font(), kit.look.font("small")
        self.show_count(count)

    def show_count(self, count: Count) -> None:
        """Shows other figures and words at the same place."""
        self.count = count
        said = " ".join(part for part in (count.figure, count.words) if part)
        self.setAccessibleName(f"{said}. {count.more}".strip())
        self.updateGeometry()
        self.update()

    def _heights(self, width: int) -> tuple[int, ...]:
        """The heights of figure, words and quiet line."""
        room = QRect(0, 0, max(1, width - 2 * self._edge), 100_000)
        texts = (self.count.figure, self.count.words, self.count.more)
        return tuple(
            QFontMetrics(font).boundingRect(room, _WRAP, text).height() if text else 0
            for font, text in zip(self._fonts, texts, strict=True)
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.look.target, sum(self._heights(width)) + 2 * self._edge - 4)

    def sizeHint(self) -> QSize:
        width = NARROWEST_EM * self.look.em
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self.look.em, self.look.target)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5)
        chosen = self.isChecked()
        edge = "accent" if chosen or self.underMouse() else "line"
        thin = 2 if look.scheme == "contrast" else 1
        painter.setPen(QPen(look.colour(edge), thin + 1 if chosen else thin))
        painter.setBrush(look.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(box, look.tokens.space.radius, look.tokens.space.radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), look.tokens.space.focus_ring))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        heights = self._heights(self.width())
        top, left = self._edge - 2, self._edge
        if self.count.sign:
            side = self.look.px(20)
            spot = QRect(left, top + (heights[0] - side) // 2, side, side)
            picture = self.look.pixmap(self.count.sign, self.count.colour, 20)
            painter.drawPixmap(self._mirrored(spot).topLeft(), picture)
            left += side + 8
        texts = (self.count.figure, self.count.words, self.count.more)
        colours = (self.count.colour, "ink", "ink_soft")
        for font, text, height, colour in zip(self._fonts, texts, heights, colours, strict=True):
            painter.setFont(font)
            painter.setPen(self.look.colour(colour))
            place = QRect(left, top, self.width() - left - self._edge, height)
            paint_words(painter, self._mirrored(place), text)
            top += height
            left = self._edge

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class CountTiles(QWidget):
    """The counts side by side, or below each other where there is little room. ``chosen`` carries the id of
    the one that was pressed; whoever listens shows the counts again, with that one chosen."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(kit.look.tokens.space.inside)
        self._line.addStretch(0)
        self.tiles: dict[str, CountTile] = {}

    def show_counts(self, counts: Sequence[Count], chosen: str) -> None:
        """Shows these counts in this order."""
        wanted = [count.id for count in counts]
        for place, count in enumerate(counts):
            tile = self.tiles.get(count.id)
            if tile is None:
                tile = self.tiles[count.id] = CountTile(self.kit, count)
                tile.clicked.connect(lambda _=False, name=count.id: self.chosen.emit(name))
            tile.show_count(count)
            if self._line.indexOf(tile) != place:
                self._line.removeWidget(tile)
                self._line.insertWidget(place, tile, 1)
        for name, tile in self.tiles.items():
            tile.setVisible(name in wanted)
            tile.setChecked(name == chosen)
        follow_layout(self._line)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        room = sum(not tile.isHidden() for tile in self.tiles.values()) * NARROWEST_EM * self.kit.look.em
        wide = self.width() >= room
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != direction:
            self._line.setDirection(direction)
        for tile in self.tiles.values():
            tile.setMaximumWidth(WIDEST_EM * self.kit.look.em if wide else UNLIMITED)
