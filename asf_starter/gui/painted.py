"""Words that we paint ourselves, in windows read from left to right and from right to left."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
"""Figures have their units below each other in a mirrored window, too."""
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def paint_words(painter: QPainter, place: QRect, words: str, *, centred: bool = False) -> None:
    """Paints words that wrap, from the top or ``centred`` in the height, at the side where reading begins in
    this window. Words of the other direction keep their full stops at their end."""
    flag, edge = Qt.TextFlag, Qt.AlignmentFlag
    height = edge.AlignVCenter if centred else edge.AlignTop
    if painter.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        painter.drawText(place, int(flag.TextWordWrap | edge.AlignLeft | height), words)
        return
    way = flag.TextForceRightToLeft if reads_from_right(words) else flag.TextForceLeftToRight
    painter.drawText(place, int(flag.TextWordWrap | way | RIGHT | height), words)


def reads_from_right(words: str) -> bool:
    """Whether the first letter that has a direction is read from right to left."""
    ways = (unicodedata.bidirectional(letter) for letter in words)
    return next((way for way in ways if way == "L" or way in _RIGHT_TO_LEFT), "L") in _RIGHT_TO_LEFT
