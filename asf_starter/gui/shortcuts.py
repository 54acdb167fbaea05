"""Keys that work everywhere in a window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from asf_starter.gui.widgets import Action

Shortcut = tuple[QKeySequence.StandardKey | str, Action]
"""A standard key with all its bindings on this platform, or a key sequence in words; and what it does."""


def add_shortcuts(window: QWidget, shortcuts: Sequence[Shortcut]) -> None:
    """Lets a window listen to keys."""
    for keys, action in shortcuts:
        shortcut = QShortcut(window)
        if isinstance(keys, str):
            shortcut.setKey(QKeySequence(keys))
        else:
            shortcut.setKeys(QKeySequence.keyBindings(keys))
        shortcut.activated.connect(action)
