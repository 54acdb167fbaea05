"""The editor for a table: each row a card of real editors, growing visibly.

Adding and removing rows are told apart from typing in a cell, so that each is a step of undo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.answers import Problem
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree, typed_cell, typed_rows
from asf_starter.gui.accessibility import ROLE
from asf_starter.gui.editors.base import Editor
from asf_starter.gui.editors.pointers import row_name
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.widgets import Button, Card, Label, column

MakeEditor = Callable[[Question, Kit], Editor]

WIDE = ("long_text", "choices", "series", "person", "organisation", "file")


class CellView(QWidget):
    """One cell: label, hint, error, editor."""

    def __init__(self, question: Question, kit: Kit, make: MakeEditor) -> None:
        super().__init__()
        self.question = question
        self.kit = kit
        self.editor = make(question, kit)
        self.touched = False
        layout = column(self, spacing=2)
        label = Label(kit.look, escaped(question.label), bold=True)
        if self.editor.controls():
            label.setBuddy(self.editor.controls()[0])
        layout.addWidget(label)
        if question.help:
            layout.addWidget(Label(kit.look, question.help, step="small", tone="soft"))
        self.error = Label(kit.look, step="small", tone="error")
        self.error.hide()
        layout.addWidget(self.error)
        layout.addWidget(self.editor)
        if question.kind in WIDE or not question.kind:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self):  # type: ignore[no-untyped-def] # Qt's own signature
        size = super().sizeHint()
        size.setWidth(max(self.editor.sizeHint().width(), 18 * self.kit.look.em))
        return size

    def show_problem(self, words: str, *, row: str) -> None:
        """Shows what is wrong here, or nothing."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.editor.set_wrong(bool(words))
        description = " ".join(part for part in (words, self.question.help) if part)
        self.editor.describe(f"{self.question.label} {row}".strip(), description)


class RowCard(Card):
    """One row with its cells and a button that removes it."""

    def __init__(self, table: Question, row_id: str, kit: Kit, make: MakeEditor) -> None:
        super().__init__(kit.look, kind="row_card")
        self.row_id = row_id
        self.setProperty(ROLE, "Grouping")
        head = QHBoxLayout()
        self.title = Label(kit.look, bold=True)
        self.remove = Button(kit, kit.words("table.remove"), kind="link", icon="remove")
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        self.column.addLayout(head)
        self.cells = {question.id: CellView(question, kit, make) for question in table.columns}
        flow = Flow(kit.look.tokens.space.parts)
        for cell in self.cells.values():
            flow.addWidget(cell)
        self.column.addLayout(flow)


class TableEditor(Editor):
    """A table question. See :class:`~asf_starter.gui.editors.base.Editor`; its own signals say more."""

    row_wanted = Signal()
    row_unwanted = Signal(str)
    cell_edited = Signal(str, str, object)
    cell_left = Signal()
    rows_changed = Signal()

    def __init__(self, question: Question, kit: Kit, make: MakeEditor) -> None:
        super().__init__(question, kit)
        self._make = make
        self._typed: Tree = None
        self._name = question.label
        self.cards: dict[str, RowCard] = {}
        row = question.row_name or kit.words("table.row")
        layout = column(self, spacing=kit.look.tokens.space.inside)
        self.empty = Label(kit.look, kit.words("table.empty", row=row), tone="soft")
        self._rows = QWidget()
        self._column = column(self._rows, spacing=kit.look.tokens.space.inside)
        self.add = Button(kit, escaped(kit.words("table.add", row=row)), icon="add")
        self.add.setObjectName(f"{question.id}//add")
        self.add.clicked.connect(self.row_wanted)
        layout.addWidget(self.empty)
        layout.addWidget(self._rows)
        layout.addWidget(self.add)

    def typed(self) -> Tree:
        return self._typed

    def set_typed(self, typed: Tree) -> None:
        self._typed = typed
        rows = typed_rows(typed)
        ids = [str(row["id"]) for row in rows]
        if ids != list(self.cards):
            self._build(ids)
        for number, row in enumerate(rows, 1):
            self._show_row(self.cards[str(row["id"])], row, number)
        self.empty.setVisible(not rows)

    def shows(self, typed: Tree) -> bool:
        """Never taken for granted: rows may hold what the editors do not show yet."""
        return False

    def _build(self, ids: Sequence[str]) -> None:
        for row_id in [row_id for row_id in self.cards if row_id not in ids]:
            card = self.cards.pop(row_id)
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        for row_id in ids:
            if row_id not in self.cards:
                self.cards[row_id] = self._new_card(row_id)
        self.cards = {row_id: self.cards[row_id] for row_id in ids}
        for number, card in enumerate(self.cards.values()):
            self._column.insertWidget(number, card)
        self.rows_changed.emit()

    def _new_card(self, row_id: str) -> RowCard:
        card = RowCard(self.question, row_id, self.kit, self._make)
        card.setObjectName(f"{self.question.id}/{row_id}")
        card.remove.setObjectName(f"{self.question.id}/{row_id}//remove")
        card.remove.clicked.connect(lambda: self.row_unwanted.emit(row_id))
        for column_id, cell in card.cells.items():
            cell.editor.setObjectName(f"{self.question.id}/{row_id}/{column_id}")
            cell.editor.edited.connect(
                lambda typed, column_id=column_id: self.cell_edited.emit(row_id, column_id, typed)
            )
        return card

    def _show_row(self, card: RowCard, row: Mapping[str, Tree], number: int) -> None:
        name = self.kit.words(
            "table.row_name", row=self.question.row_name or self.kit.words("table.row"), number=number
        )
        called = row_name(self.question, row, number, self.kit)
        title = name if called == name else f"{name}: {called}"
        card.title.setText(title[:1].upper() + title[1:])
        card.setAccessibleName(card.title.text())
        card.remove.setAccessibleName(self.kit.words("table.remove_name", row=name))
        for column_id, cell in card.cells.items():
            typed, _ = typed_cell(row, column_id)
            if not cell.editor.shows(typed):
                cell.editor.set_typed(typed)
            cell.show_problem(cell.error.text(), row=name)

    def refresh(self, assessment: Assessment) -> None:
        """Hides the cells that are not asked, and shows what was wrong in those that were left."""
        value = assessment.answers.rows(self.question.id)
        asked = {row.id: {*row.cells, *row.states} for row in value}
        answer = assessment.answers.by_id.get(self.question.id)
        problems: dict[tuple[str, str], Problem] = {}
        for problem in answer.problems if answer else ():
            problems.setdefault((problem.row, problem.column), problem)
        for row_id, card in self.cards.items():
            for column_id, cell in card.cells.items():
                cell.setVisible(row_id not in asked or column_id in asked[row_id])
                cell.editor.refresh(assessment)
                found = problems.get((row_id, column_id))
                words = self.kit.phrases.problem(found.text, found.values) if found and cell.touched else ""
                if words != cell.error.text():
                    cell.show_problem(words, row=card.title.text())

    def touch(self, editor: QWidget | None) -> None:
        """Marks the cell of an editor (None: every cell) as left, so that its problem is shown."""
        for card in self.cards.values():
            for cell in card.cells.values():
                if editor is None or cell.editor is editor:
                    cell.touched = True

    def controls(self) -> Sequence[QWidget]:
        inside = [
            control
            for card in self.cards.values()
            for cell in card.cells.values()
            for control in cell.editor.controls()
        ]
        return (*inside, self.add)

    def describe(self, name: str, description: str) -> None:
        self.setProperty(ROLE, "Grouping")
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.add.setAccessibleDescription(name)

    def set_wrong(self, wrong: bool) -> None:
        """Each cell says its own."""

    def focus_row(self, row_id: str) -> None:
        """Puts the keyboard into the first cell of a row."""
        card = self.cards.get(row_id)
        if card:
            next(iter(card.cells.values())).editor.take_focus()
