"""Buttons beside each other of which exactly one is on, such as the ways to show the same thing.

Assistive technology hears radio buttons. Together they are one stop of Tab; the arrow keys choose.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from asf_starter.gui.flow import Flow
from asf_starter.gui.widgets import Button


class OneOf(QWidget):
    """The buttons have a widget of their own: in Qt every exclusive button below their parent, however
    deep, would be one of them. They lie in one track. ``chosen(key)`` tells when a person chooses."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        self._flow = Flow(0)
        self.setLayout(self._flow)
        self.setProperty("look", "one_of")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, key: str, button: Button) -> None:
        """Takes in a button; the first is on."""
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(lambda: self.chosen.emit(key))
        button.toggled.connect(self._let_tab_stop)
        self.buttons[key] = button
        self._flow.addWidget(button)
        if len(self.buttons) == 1:
            button.setChecked(True)
        self._let_tab_stop()

    def _let_tab_stop(self) -> None:
        """Tab stops at the one that is on. Qt sees to that only once one of them has had the keyboard."""
        for button in self.buttons.values():
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(strong if button.isChecked() else click)
