"""The notes to an answer: one for everybody who works with the plan, and the advisor's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import NoteField, Record
from asf_starter.gui.editors.text import GrowingText
from asf_starter.gui.kit import Kit, unmarked
from asf_starter.gui.widgets import Button, Label, column

FIELDS: Mapping[NoteField, str] = {"note": "note", "private_note": "private"}
"""The notes of an answer, and what their words are called."""


class NoteBox(QWidget):
    """Two fields, made when the box is first shown; the advisor's own opens by a button, and stands open
    where it holds something. ``prepare`` is given each field that is made."""

    edited = Signal(str, str)
    resized = Signal()

    def __init__(self, kit: Kit, question: Question, prepare: Callable[[GrowingText], None]) -> None:
        super().__init__()
        self.kit = kit
        self.question = question
        self._prepare = prepare
        self._column = column(self, spacing=2)
        self._fields: dict[NoteField, tuple[Label, GrowingText]] = {}
        self._record = Record()

    def setVisible(self, visible: bool) -> None:
        if visible and not self._fields:
            self._fill()
        super().setVisible(visible)

    def _fill(self) -> None:
        self._fields = {which: self._field(which) for which in FIELDS}
        words = self.kit.words("question.private")
        self._open = Button(self.kit, words, kind="link", name=f"{unmarked(words)}. {self.question.label}")
        self._open.setObjectName(f"{self.question.id}//private_button")
        self._open.clicked.connect(self._open_own)
        self._column.addWidget(self._open)
        self._show_own(False)
        self.show_notes(self._record)

    def _field(self, which: NoteField) -> tuple[Label, GrowingText]:
        kit = self.kit
        label = Label(kit.look, kit.words(f"question.{FIELDS[which]}_label"), step="small", tone="soft")
        field = GrowingText(kit, 2)
        field.setObjectName(f"{self.question.id}//{which}")
        field.setAccessibleName(f"{kit.words(f'question.{FIELDS[which]}')}. {self.question.label}")
        field.grown.connect(self.resized)
        field.textChanged.connect(lambda: self.edited.emit(which, field.toPlainText()))
        self._prepare(field)
        label.setBuddy(field)
        self._column.addWidget(label)
        self._column.addWidget(field)
        return label, field

    def show_notes(self, record: Record) -> None:
        """Shows the notes of an answer."""
        self._record = record
        if not self._fields:
            return
        self._fields["note"][1].show_text(record.note)
        self._fields["private_note"][1].show_text(record.private_note)
        if record.private_note:
            self._show_own(True)

    def take_focus(self) -> None:
        """Puts the keyboard into the first field."""
        if self._fields:
            self._fields["note"][1].setFocus()

    def _open_own(self) -> None:
        self._show_own(True)
        self._fields["private_note"][1].setFocus()
        self.resized.emit()

    def _show_own(self, on: bool) -> None:
        for widget in self._fields["private_note"]:
            widget.setVisible(on)
        if on and self._open.hasFocus():
            self._fields["private_note"][1].setFocus()  # before the button goes away
        self._open.setVisible(not on)
