"""Entries of menus."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from asf_starter.gui.widgets import Action


def menu_action(menu: QMenu, words: str, do: Action, *, name: str = "") -> QAction:
    """An entry of a menu, added at its end."""
    action = QAction(words, menu)
    action.setObjectName(name)
    action.triggered.connect(lambda: do())
    menu.addAction(action)
    return action
