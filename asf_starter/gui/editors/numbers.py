"""Editors for numbers: amounts, whole numbers, decimals, shares, and a series of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree, has_content
from asf_starter.gui.accessibility import in_sentences
from asf_starter.gui.editors.base import Editor, Field, as_text
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Label, column

LETTERS: Mapping[str, int] = {"money": 14, "whole_number": 10, "decimal": 10, "percent": 10}
MONTHS = 12


class NumberEditor(Editor):
    """A number in words or digits, with its unit after it."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self.field = Field(kit, LETTERS[question.kind])
        self.field.written.connect(self.edited.emit)
        self.leave_undo_to_window(self.field)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(kit.look.tokens.space.inside)
        line.addWidget(self.field, 1)
        unit = unit_of(question, kit)
        if unit:
            label = Label(kit.look, unit, tone="soft")
            label.setWordWrap(False)
            line.addWidget(label)
        line.addStretch(1)

    def describe(self, name: str, description: str) -> None:
        """The unit beside the field is heard with it."""
        super().describe(name, in_sentences(unit_of(self.question, self.kit), description))

    def typed(self) -> Tree:
        return self.field.text()

    def set_typed(self, typed: Tree) -> None:
        self.field.show_text(as_text(typed))

    def controls(self) -> Sequence[QWidget]:
        return (self.field,)


class SeriesEditor(Editor):
    """A fixed number of numbers; twelve are the months of a year."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self.fields: list[Field] = []
        self.names = _names(question, kit)
        flow = Flow(kit.look.tokens.space.inside)
        for name in self.names:
            cell = QWidget()
            field = Field(kit, 8)
            field.written.connect(self._tell)
            self.leave_undo_to_window(field)
            label = Label(kit.look, name, step="small", tone="soft")
            label.setBuddy(field)
            layout = column(cell, spacing=2)
            layout.addWidget(label)
            layout.addWidget(field)
            flow.addWidget(cell)
            self.fields.append(field)
        column(self).addLayout(flow)

    def _tell(self) -> None:
        pasted = self.sender_text().replace("\t", ";").replace("\n", ";").split(";")
        if len(pasted) == len(self.fields):
            self.set_typed(pasted)
        self.edited.emit(self.typed())

    def sender_text(self) -> str:
        """The text of the field that was changed."""
        field = self.sender()
        return field.text() if isinstance(field, Field) else ""

    def typed(self) -> Tree:
        parts = [field.text() for field in self.fields]
        return parts if any(has_content(part) for part in parts) else None

    def set_typed(self, typed: Tree) -> None:
        if isinstance(typed, str):
            typed = typed.replace("\t", ";").replace("\n", ";").split(";")
        parts = list(typed) if isinstance(typed, list | tuple) else []
        for number, field in enumerate(self.fields):
            field.show_text(as_text(parts[number]) if number < len(parts) else "")

    def controls(self) -> Sequence[QWidget]:
        return self.fields

    def describe(self, name: str, description: str) -> None:
        for field, own in zip(self.fields, self.names, strict=True):
            field.setAccessibleName(f"{name} {own}")
            field.setAccessibleDescription(description)


def _names(question: Question, kit: Kit) -> list[str]:
    if question.length != MONTHS:
        return [
            kit.words("question.number_in_series", number=number + 1) for number in range(question.length)
        ]
    locale = QLocale(kit.handbook.language.replace("-", "_"))
    return [locale.standaloneMonthName(number + 1, QLocale.FormatType.LongFormat) for number in range(MONTHS)]


def unit_of(question: Question, kit: Kit) -> str:
    """The unit after a field: the question's own, or the one of its kind."""
    if question.unit:
        return str(question.unit)
    if question.kind == "money":
        return kit.words("question.kronor")
    return "%" if question.kind == "percent" else ""
