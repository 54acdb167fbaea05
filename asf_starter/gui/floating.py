"""A part of the window taken out into a window of its own, for a second screen, and put back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from asf_starter.gui.widgets import column

SIZE_IN_EM = (46, 84)
"""Letters that the window is wide and high, where the screen has the room."""


class Floating(QObject):
    """Moves a part between its place in a layout and a window of its own. ``moved`` follows each move."""

    moved = Signal()

    def __init__(self, part: QWidget, place: QBoxLayout, em: int) -> None:
        super().__init__(part)
        self._part = part
        self._place = place
        self._em = em
        self._window: _PartWindow | None = None

    @property
    def is_out(self) -> bool:
        """Whether the part is in a window of its own."""
        return self._window is not None

    def toggle(self) -> None:
        """Takes the part out, or puts it back."""
        if self._window is not None:
            self._window.close()
            return
        self._window = _PartWindow(self._part.window())
        self._window.setWindowTitle(self._part.accessibleName())
        wanted = QSize(SIZE_IN_EM[0] * self._em, SIZE_IN_EM[1] * self._em)
        self._window.resize(wanted.boundedTo(self._part.screen().availableSize() * 0.9))
        column(self._window).addWidget(self._part)
        self._window.closed.connect(self._put_back)
        self._part.show()
        self._window.show()
        self.moved.emit()

    def _put_back(self) -> None:
        window, self._window = self._window, None
        self._place.addWidget(self._part)
        if window is not None:
            window.deleteLater()
        self.moved.emit()

    def close(self) -> None:
        """Puts the part back, before the window is thrown away."""
        if self._window is not None:
            self._window.close()


class _PartWindow(QDialog):
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def reject(self) -> None:
        self.close()  # Escape puts the part back, too
