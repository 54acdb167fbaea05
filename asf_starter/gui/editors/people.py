"""Editors for people and organisations: two short fields that belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree, has_content
from asf_starter.gui.editors.base import Editor, Field, as_text
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Label, column

PARTS: Mapping[str, tuple[str, str]] = {"person": ("role", "name"), "organisation": ("name", "number")}
LETTERS: Mapping[str, int] = {"role": 26, "name": 30, "number": 16}


class PairEditor(Editor):
    """A person (role, and name that may be left for handwriting) or an organisation (name, number)."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self.parts = PARTS[question.kind]
        self.fields: dict[str, Field] = {}
        flow = Flow(kit.look.tokens.space.inside)
        for part in self.parts:
            cell = QWidget()
            field = Field(kit, LETTERS[part])
            field.written.connect(lambda: self.edited.emit(self.typed()))
            self.leave_undo_to_window(field)
            label = Label(kit.look, self._name(part), step="small", tone="soft")
            label.setBuddy(field)
            layout = column(cell, spacing=2)
            layout.addWidget(label)
            layout.addWidget(field)
            flow.addWidget(cell)
            self.fields[part] = field
        column(self).addLayout(flow)

    def _name(self, part: str) -> str:
        return self.kit.words(f"question.{self.question.kind}_{part}")

    def typed(self) -> Tree:
        parts: dict[str, Tree] = {part: field.text() for part, field in self.fields.items()}
        return parts if has_content(parts) else None

    def set_typed(self, typed: Tree) -> None:
        if isinstance(typed, str):  # a bare text is the name
            typed = {"name": typed}
        parts = typed if isinstance(typed, dict) else {}
        for part, field in self.fields.items():
            field.show_text(as_text(parts.get(part)))

    def controls(self) -> Sequence[QWidget]:
        return tuple(self.fields.values())

    def describe(self, name: str, description: str) -> None:
        for part, field in self.fields.items():
            field.setAccessibleName(f"{name} {self._name(part)}")
            field.setAccessibleDescription(description)
