"""A layout that sets things one after the other and goes on in the next line, as words do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget


class Flow(QLayout):
    """Items in lines. A widget that wants to expand in width takes a line of its own.

    Mirrored where people read from right to left.
    """

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return known

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() + self._gap for hint in hints) - self._gap
        return QSize(max(0, width), max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y = rect.x(), rect.y()
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            widget = item.widget()
            hint = item.sizeHint()
            wide = widget is not None and (
                widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
            )
            width = rect.width() if wide else min(hint.width(), rect.width())
            if line and x + width > rect.right() + 1:
                x, y = rect.x(), y + self._end_line(line, rect, move=move) + self._gap
                line = []
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            line.append((item, QRect(x, y, width, height)))
            x += width + self._gap
        return y + self._end_line(line, rect, move=move) - rect.y()

    def _end_line(self, line: Sequence[tuple[QLayoutItem, QRect]], rect: QRect, *, move: bool) -> int:
        """The height of a line. What can grow becomes as high as the highest beside it."""
        height = max((place.height() for _, place in line), default=0)
        if move:
            parent, left = self.parentWidget(), Qt.LayoutDirection.LeftToRight
            direction = parent.layoutDirection() if isinstance(parent, QWidget) else left
            for item, place in line:
                widget = item.widget()
                if widget is not None and widget.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Fixed:
                    place.setHeight(height)
                item.setGeometry(QStyle.visualRect(direction, rect, place))
        return height
