"""Under each field, at hand but quiet: don't know, ask the advisor, a note, and help where it folds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.interview.answers import State
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Record
from asf_starter.gui.accessibility import set_unfolded
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.shortcuts import MARK_KEYS, native
from asf_starter.gui.widgets import Button

SIGNS: Mapping[State, str] = {"unknown": "unknown", "ask_advisor": "ask"}
"""The marks an answer can have, and their signs."""
SIGN_SIZE = 15


class QuestionMarks(QWidget):
    """One line of small words, each after its sign. What is chosen gets a ground, an edge and a tick in the
    place of the sign, so that nothing moves."""

    state_wanted = Signal(str)
    note_wanted = Signal(bool)
    help_wanted = Signal(bool)

    def __init__(self, kit: Kit, question: Question) -> None:
        super().__init__()
        self.kit = kit
        self._question = question
        self._line = Flow(0)
        self.setLayout(self._line)
        self._shown: State = ""
        self.states: dict[State, Button] = {}
        for state, sign in SIGNS.items():
            button = self._add(kit.phrases.text(f"common.answer.{state}"), state, sign)
            button.setToolTip(native(MARK_KEYS[state]))
            button.clicked.connect(lambda on, state=state: self.state_wanted.emit(state if on else ""))
            self.states[state] = button
        self.note = self._add(kit.words("question.note"), "note_button", "pencil")
        self.note.setToolTip(native(MARK_KEYS["note"]))
        self.note.clicked.connect(self.note_wanted)
        self.help = self._add(kit.words("question.help"), "help", "help")
        self.help.clicked.connect(self.help_wanted)
        for button in (self.note, self.help):
            set_unfolded(button, False)
            button.toggled.connect(partial(set_unfolded, button))
        self.help.hide()

    def _add(self, words: str, name: str, sign: str) -> Button:
        kit = self.kit
        button = Button(kit, words, kind="aside", name=f"{words}. {self._question.label}")
        button.setObjectName(f"{self._question.id}//{name}")
        button.setFont(kit.look.font("small"))
        button.setIcon(kit.look.icon(sign, "ink_soft", SIGN_SIZE))
        button.setIconSize(QSize(kit.look.px(SIGN_SIZE), kit.look.px(SIGN_SIZE)))
        button.setCheckable(True)
        self._line.addWidget(button)
        return button

    def press(self, mark: str) -> str:
        """Presses a button by its name in :data:`MARK_KEYS`; what the answer is marked as then, in words."""
        button = next((button for state, button in self.states.items() if state == mark), self.note)
        button.click()
        return button.text() if button.isChecked() else ""

    def show_marks(self, record: Record) -> None:
        """Shows how the answer is marked; a note that is there stays open."""
        if record.state != self._shown:
            self._shown = record.state
            for state, button in self.states.items():
                button.setChecked(record.state == state)
                sign, colour = ("done", "accent") if record.state == state else (SIGNS[state], "ink_soft")
                button.setIcon(self.kit.look.icon(sign, colour, SIGN_SIZE))
        self.note.setChecked(self.note.isChecked() or bool(record.note or record.private_note))
