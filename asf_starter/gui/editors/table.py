"""The editor for a table: each row a card of real editors, growing visibly; or all rows as a sheet.

Adding and removing rows are told apart from typing in a cell, so that each is a step of undo. A long
table is folded to one line a row; new rows are open. Tables with numbers can be shown as a sheet
(``sheet.py``) for those who like spreadsheets; it is made when it is first wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.answers import Problem
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Row
from asf_starter.core.plan import Tree, typed_cell, typed_rows
from asf_starter.gui.accessibility import set_role
from asf_starter.gui.budget.words import say
from asf_starter.gui.editors.base import Editor
from asf_starter.gui.editors.row_card import CellView, MakeEditor, RowCard
from asf_starter.gui.editors.row_words import row_name, row_place, row_summary
from asf_starter.gui.editors.sheet import Sheet
from asf_starter.gui.editors.sheet_text import NUMBERS
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.one_of import OneOf
from asf_starter.gui.widgets import Button, Label, column

CARDS, SHEET = "cards", "sheet"
VIEWS = (CARDS, SHEET)
MOST_OPEN_CELLS = 12
"""A table with more cells than that is shown folded."""


class TableEditor(Editor):
    """A table question. See :class:`~asf_starter.gui.editors.base.Editor`; its own signals say more."""

    view_chosen = Signal(str)
    table_changed = Signal(object)
    cell_left = Signal()
    row_wanted = Signal()
    row_unwanted = Signal(str)
    cell_edited = Signal(str, str, object)
    rows_changed = Signal()

    def __init__(self, question: Question, kit: Kit, make: MakeEditor) -> None:
        super().__init__(question, kit)
        self._make = make
        self._typed: Tree = None
        self._assessment: Assessment | None = None
        self._begun = False
        self.cards: dict[str, RowCard] = {}
        row = question.row_name or kit.words("table.row")
        layout = column(self, spacing=kit.look.tokens.space.inside)
        self.empty = Label(kit.look, kit.words("table.empty", row=row), tone="soft")
        self._rows = QWidget()
        self._column = column(self._rows, spacing=kit.look.tokens.space.inside)
        self.add = Button(kit, escaped(kit.words("table.add", row=row)), icon="add")
        self.add.setObjectName(f"{question.id}//add")
        self.add.clicked.connect(self.row_wanted)
        self.sheet: Sheet | None = None
        self.switch: Mapping[str, Button] = {}
        self._ways: OneOf | None = None
        if any(column.kind in NUMBERS for column in question.columns):
            self._ways = self._switch()
            layout.addWidget(self._ways)
        layout.addWidget(self.empty)
        layout.addWidget(self._rows)
        self._sheet_place = column(spacing=0)
        layout.addLayout(self._sheet_place)
        layout.addWidget(self.add)

    # -- cards or a sheet --

    def _switch(self) -> OneOf:
        ways = OneOf()
        for view in VIEWS:
            words = say(self.kit, f"sheet.{view}")
            button = Button(self.kit, words, kind="toggle", name=f"{words}. {self.question.label}")
            button.setObjectName(f"{self.question.id}//as_{view}")
            ways.add(view, button)
        ways.chosen.connect(self._choose)
        self.switch = ways.buttons
        return ways

    def _choose(self, view: str) -> None:
        self.show_as(view)
        self.view_chosen.emit(view)

    @property
    def is_sheet(self) -> bool:
        """Whether the rows are shown as a sheet now."""
        return self.sheet is not None and not self.sheet.isHidden()

    @property
    def wanted_width(self) -> int:
        """The width in pixels that the sheet wants to have, 0 for cards."""
        ring = self.kit.look.tokens.space.focus_ring
        return self.sheet.view.wanted_width() + 2 * ring if self.sheet is not None and self.is_sheet else 0

    def show_as(self, view: str) -> None:
        """Shows the rows as ``cards`` or as a ``sheet``, where the table can be one."""
        if not self.switch:
            return
        self.switch[view].setChecked(True)
        as_sheet = view == SHEET
        if as_sheet and self.sheet is None:
            self.sheet = self._make_sheet()
        if self.sheet is not None:
            self.sheet.setVisible(as_sheet)
        self._rows.setVisible(not as_sheet)
        if self._begun:
            self.set_typed(self._typed)
            if self._assessment is not None:
                self.refresh(self._assessment)
        self.rows_changed.emit()
        self.resized.emit()

    def follow(self, view: str) -> None:
        """The same, where they are shown in another way now."""
        if self.switch and self.is_sheet != (view == SHEET):
            self.show_as(view)

    def _make_sheet(self) -> Sheet:
        sheet = Sheet(self.question, self.kit, self._make)
        sheet.cell_edited.connect(self.cell_edited)
        sheet.table_changed.connect(self.table_changed)
        sheet.cell_left.connect(self.cell_left)
        sheet.resized.connect(self.resized)
        sheet.way_out.connect(self.add.setFocus)
        sheet.describe(self.accessibleName(), self.accessibleDescription())
        self._sheet_place.addWidget(sheet)
        self.add.raise_()  # heard after the sheet, below which it stands
        return sheet

    # -- what is typed --

    def typed(self) -> Tree:
        return self._typed

    def shows(self, typed: Tree) -> bool:
        """Whether exactly this table was shown last; a table is never changed in place."""
        return self._begun and typed is self._typed

    def set_typed(self, typed: Tree) -> None:
        self._typed = typed
        rows = typed_rows(typed)
        if self._ways is not None:
            self._ways.setVisible(bool(rows) or self.is_sheet)
        if self.sheet is not None and self.is_sheet:
            self._begun = True
            self.sheet.show_rows(typed)
            self.empty.hide()
            return
        ids = [str(row["id"]) for row in rows]
        if ids != list(self.cards):
            self._build(ids)
        self._begun = True
        for number, row in enumerate(rows, 1):
            self._show_row(self.cards[str(row["id"])], row, number)
        if self.empty.isHidden() == (not rows):
            self.empty.setVisible(not rows)
            self.resized.emit()

    def _build(self, ids: Sequence[str]) -> None:
        for row_id in [row_id for row_id in self.cards if row_id not in ids]:
            card = self.cards.pop(row_id)
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        is_open = self._begun or len(ids) * len(self.question.columns) <= MOST_OPEN_CELLS
        new = [row_id for row_id in ids if row_id not in self.cards]
        for row_id in new:
            self.cards[row_id] = self._new_card(row_id)
        self.cards = {row_id: self.cards[row_id] for row_id in ids}
        for number, card in enumerate(self.cards.values()):
            if self._column.indexOf(card) != number:
                self._column.insertWidget(number, card)
        for row_id in new:
            self.cards[row_id].set_open(is_open)
        self.rows_changed.emit()

    def _new_card(self, row_id: str) -> RowCard:
        card = RowCard(self.question, row_id, self.kit, self._make)
        card.remove.clicked.connect(lambda: self.row_unwanted.emit(row_id))
        card.unfolded.connect(lambda: self._fill(card))
        return card

    def _fill(self, card: RowCard) -> None:
        """A row was folded or unfolded: its cells show what is typed."""
        for column_id, cell in card.cells.items():
            if not cell.property("connected"):
                cell.setProperty("connected", True)
                cell.touched = self._begun
                cell.editor.resized.connect(self.resized)
                cell.editor.edited.connect(
                    lambda typed, column_id=column_id: self.cell_edited.emit(card.row_id, column_id, typed)
                )
        if card.row_id in self.cards and self._begun:
            self.set_typed(self._typed)
            if self._assessment is not None:
                self.refresh(self._assessment)
        self.rows_changed.emit()
        self.resized.emit()

    def _show_row(self, card: RowCard, row: Mapping[str, Tree], number: int) -> None:
        place = row_place(self.question, number, self.kit)
        called = row_name(self.question, row, number, self.kit)
        title = place if called == place else f"{place}: {called}"
        card.name(title[:1].upper() + title[1:], place)
        for column_id, cell in card.cells.items():
            typed, _ = typed_cell(row, column_id)
            if not cell.editor.shows(typed):
                cell.editor.set_typed(typed)
            cell.show_problem(cell.problem.shown, row=place)

    def refresh(self, assessment: Assessment) -> None:
        """Hides the cells that are not asked, and shows what was wrong in those that were left."""
        self._assessment = assessment
        if self.sheet is not None and self.is_sheet:
            self.sheet.refresh(assessment)
            return
        answer = assessment.answers.by_id.get(self.question.id)
        problems: dict[tuple[str, str], Problem] = {}
        for problem in answer.problems if answer else ():
            problems.setdefault((problem.row, problem.column), problem)
        rows = {row.id: row for row in assessment.answers.rows(self.question.id)}
        for row_id, card in self.cards.items():
            row = rows.get(row_id)
            wrong = next((problem for (place, _), problem in problems.items() if place == row_id), None)
            if card.is_open:
                for column_id, cell in card.cells.items():
                    self._show_cell(card, cell, row, problems.get((row_id, column_id)))
                    cell.editor.refresh(assessment)
            else:
                summary = row_summary(self.question, row, self.kit, short=True) if row else ""
                card.show_line(summary, self._words(wrong))

    def _show_cell(self, card: RowCard, cell: CellView, row: Row | None, problem: Problem | None) -> None:
        shown = row is None or cell.question.id in row.cells or cell.question.id in row.states
        told = problem if cell.touched else None
        if cell.isHidden() == shown or told != cell.problem.shown:
            cell.setVisible(shown)
            cell.show_problem(told, row=card.place)
            if told is not None:
                card.reveal(cell.question.id)
            self.resized.emit()

    def _words(self, problem: Problem | None) -> str:
        return self.kit.phrases.problem(problem.text, problem.values) if problem else ""

    def touch(self, editor: QWidget | None) -> None:
        """Marks the cell of an editor (None: every cell) as left, so that its problem is shown."""
        for card in self.cards.values():
            for cell in card.cells.values():
                if editor is None or cell.editor is editor:
                    cell.touched = True

    def controls(self) -> Sequence[QWidget]:
        if self.sheet is not None and self.is_sheet:
            return (self.sheet.view, self.add)
        return (*(control for card in self.cards.values() for control in card.controls()), self.add)

    def describe(self, name: str, description: str) -> None:
        set_role(self, "Grouping")
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.add.setAccessibleDescription(name)

    def set_wrong(self, wrong: bool) -> None:
        """Each cell says its own."""

    def focus_row(self, row_id: str) -> None:
        """Puts the keyboard into the first cell of a row."""
        if self.sheet is not None and self.is_sheet:
            self.sheet.focus_row(row_id)
            return
        card = self.cards.get(row_id)
        if card is not None:
            if not card.is_open:
                card.set_open(True)
            next(iter(card.cells.values())).editor.take_focus()

    def focus_problem(self, problem: Problem) -> QWidget | None:
        """Puts the keyboard into the cell that has to be mended, and unfolds its row."""
        if self.sheet is not None and self.is_sheet:
            return self.sheet if self.sheet.first_wrong() else None
        card = self.cards.get(problem.row)
        if card is None:
            return super().focus_problem(problem)
        card.reveal(problem.column)
        cell = card.cells.get(problem.column)
        (cell or next(iter(card.cells.values()))).editor.take_focus()
        return cell
