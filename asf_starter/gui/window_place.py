"""Where a window was, remembered as text and brought back."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

SMALLEST = QSize(480, 420)
FIRST_SIZE = QSize(1240, 820)


def restore_place(window: QWidget, saved: str) -> None:
    """Puts a window where it was; a comfortable size where nothing is remembered."""
    window.setMinimumSize(SMALLEST)
    if not saved or not window.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "ignore"))):
        window.resize(FIRST_SIZE)


def place_of(window: QWidget) -> str:
    """Size and place of a window, as text."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")
