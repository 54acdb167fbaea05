"""What a window asks of the desk that holds all windows, and the desk of a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from asf_starter.gui.opening import Reading


class WindowPort(Protocol):
    """A window that can open a plan."""

    def take(self, read: Reading) -> None:
        """Opens what ``read`` gives."""


class DeskPort(Protocol):
    """What a window asks of the desk that holds all windows."""

    def appearance_menu(self, window: QWidget) -> QMenu:
        """The menu of text size, theme and language."""

    def step_text_size(self, step: int) -> None:
        """Larger (1) or smaller (-1) text."""

    def set_text_size(self, percent: str) -> None:
        """Text at so many per cent."""

    def bring_to_front(self, path: Path) -> bool:
        """Shows the window that has this plan; False where none has it."""

    def new_window(self) -> WindowPort:
        """Another window, with the start page."""

    def closed(self, window: QWidget, geometry: str) -> None:
        """A window has closed; where it was."""
