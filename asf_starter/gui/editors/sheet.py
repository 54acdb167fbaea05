"""A table question as a table of cells, with what belongs to the current cell below: its name and help,
what is wrong, "don't know" and "ask the advisor", and the editor of kinds that need room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.answers import State
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import (
    Tree,
    next_row_id,
    typed_rows,
    with_cell,
    with_row,
    without_row,
)
from asf_starter.gui.accessibility import announce
from asf_starter.gui.budget.words import say
from asf_starter.gui.editors.base import Editor
from asf_starter.gui.editors.row_card import MakeEditor
from asf_starter.gui.editors.sheet_cells import BELOW
from asf_starter.gui.editors.sheet_heard import SheetHeard
from asf_starter.gui.editors.sheet_model import SheetModel
from asf_starter.gui.editors.sheet_text import block_of, defaults, paste, text_of
from asf_starter.gui.editors.sheet_view import SheetView
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.problem_line import ProblemLine
from asf_starter.gui.widgets import Button, Card, Label, column

STATES: tuple[State, ...] = ("unknown", "ask_advisor")
Change = Callable[[Tree], Tree]


class Sheet(QWidget):
    """The table of cells. ``cell_edited(row, column, typed)`` follows each letter; ``table_changed(change)``
    is a step of its own, as a function from the typed table to the new one; ``cell_left`` ends a visit."""

    cell_edited = Signal(str, str, object)
    table_changed = Signal(object)
    cell_left = Signal()
    resized = Signal()
    way_out = Signal()

    def __init__(self, question: Question, kit: Kit, make: MakeEditor) -> None:
        super().__init__()
        self.question = question
        self.kit = kit
        self._make = make
        self._editors: dict[str, Editor] = {}
        self.model = SheetModel(question, kit, self)
        self.view = SheetView(kit, self.model)
        self.heard = SheetHeard(kit, self.model, self.view)
        layout = column(self, spacing=kit.look.tokens.space.inside)
        place, ring = column(), kit.look.tokens.space.focus_ring
        place.setContentsMargins(ring, 0, ring, 0)
        place.addWidget(self.view, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(place)
        layout.addWidget(self._panel())
        self.message = Label(kit.look, say(kit, "sheet.keys"), step="small", tone="soft")
        layout.addWidget(self.message)
        self._connect()

    def _panel(self) -> QWidget:
        kit = self.kit
        self.panel = Card(kit.look, kind="row_card")
        self.panel.column.setSpacing(kit.look.tokens.space.inside // 2)
        self.panel.use_margins(16, 8)
        self.place = Label(kit.look, bold=True)
        self.help = Label(kit.look, step="small", tone="soft")
        self.problem = ProblemLine(kit, announces=False)
        self.below = QWidget()
        self._below = column(self.below)
        self.marks: dict[State, Button] = {}
        flow = Flow(kit.look.tokens.space.inside // 2)
        for state in STATES:
            button = Button(kit, kit.phrases.text(f"common.answer.{state}"), kind="toggle")
            button.setCheckable(True)
            button.setObjectName(f"{self.question.id}//cell_{state}")
            button.clicked.connect(lambda on, state=state: self._mark(state if on else ""))
            self.marks[state] = button
            flow.addWidget(button)
        self.remove = Button(kit, say(kit, "sheet.remove_row"), kind="link", icon="remove")
        self.remove.setObjectName(f"{self.question.id}//remove_row")
        self.remove.clicked.connect(self._remove_row)
        flow.addWidget(self.remove)
        for part in (self.place, self.help, self.problem, self.below):
            self.panel.column.addWidget(part)
        self.panel.column.addLayout(flow)
        self.panel.hide()
        return self.panel

    def _connect(self) -> None:
        view, cells = self.view, self.view.cells
        view.entered.connect(self._enter)
        view.left.connect(self._leave)
        view.copy_wanted.connect(self.copy)
        view.paste_wanted.connect(self.paste)
        view.clear_wanted.connect(self.clear)
        view.panel_wanted.connect(self._edit_below)
        view.menu_wanted.connect(self._menu)
        view.widened.connect(self.resized)
        view.way_out.connect(lambda _: self.way_out.emit())
        cells.typed.connect(self.cell_edited)
        cells.added.connect(self._add_row)
        cells.restored.connect(self._restore)
        cells.ended.connect(self._ended)
        self.problem.reading_chosen.connect(self._take_reading)

    # -- showing --

    def show_rows(self, typed: Tree) -> None:
        """Shows these rows."""
        size = self.model.rowCount()
        self.model.show_rows(typed)
        if self.model.rowCount() != size:
            self.heard.count_rows()
            self.resized.emit()

    def refresh(self, assessment: Assessment) -> None:
        """Shows what the rows mean."""
        self.model.show_assessment(assessment)
        for editor in self._editors.values():
            editor.refresh(assessment)
        self._show_cell()

    def describe(self, name: str, description: str) -> None:
        """Names the table for assistive technology."""
        self.heard.describe(name, description)

    @property
    def here(self) -> QModelIndex:
        """The current cell."""
        return self.view.currentIndex()

    def _enter(self, index: QModelIndex) -> None:
        self._show_cell()
        if self.view.hasFocus():
            QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """The page scrolls so far that one sees what is said of the cell, and the cell itself."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inside = page.widget() if page is not None else None
        if page is None or inside is None or not self.view.hasFocus():
            return
        page.ensureWidgetVisible(self.panel, 0, self.kit.look.tokens.space.inside)
        cell = self.view.visualRect(self.here)
        spot = self.view.viewport().mapTo(inside, cell.center())
        page.ensureVisible(spot.x(), spot.y(), 0, 2 * cell.height())

    def _leave(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """A cell was left: it counts as it is."""
        self.cell_left.emit()

    def _ended(self) -> None:
        self.cell_left.emit()
        self._show_cell()
        self.heard.end()

    def _show_cell(self) -> None:
        """What stands below the table: the current cell."""
        index = self.here
        before = self.panel.isHidden(), self.problem.words, self.below.isHidden(), self.help.text()
        self.panel.setVisible(index.isValid())
        if not index.isValid():
            return
        cell, question = self.model.cell(index), self.model.column(index)
        row_id, row = self.model.row_id(index), self.model.row_words(index.row())
        self.place.setText(say(self.kit, "sheet.place", column=question.label, row=row))
        self.help.setText(question.help if cell.asked else say(self.kit, "sheet.not_asked_help"))
        self.help.setVisible(bool(self.help.text()))
        typing = self.view.cells.editor is not None
        self.problem.show_problem(None if typing else cell.problem, question)
        for state, button in self.marks.items():
            button.setChecked(cell.state == state)
            button.setIcon(self.kit.icon("done", "accent") if cell.state == state else QIcon())
            button.setEnabled(bool(row_id) and cell.asked)
            button.setAccessibleName(f"{button.text()}. {self.place.text()}")
        self.remove.setEnabled(bool(row_id))
        self.remove.setAccessibleName(say(self.kit, "sheet.remove_row_name", row=row))
        self._show_below(question, cell.typed, shown=question.kind in BELOW and bool(row_id) and cell.asked)
        if before != (self.panel.isHidden(), self.problem.words, self.below.isHidden(), self.help.text()):
            self.resized.emit()

    def _show_below(self, question: Question, typed: Tree, *, shown: bool) -> None:
        """The editor of a kind that needs room."""
        if shown and question.id not in self._editors:
            editor = self._make(question, self.kit)
            editor.setObjectName(f"{self.question.id}//below/{question.id}")
            editor.edited.connect(self._edited_below)
            editor.resized.connect(self.resized)
            self._editors[question.id] = editor
            self._below.addWidget(editor)
        for column_id, editor in self._editors.items():
            here = shown and column_id == question.id
            editor.setVisible(here)
            if here:
                editor.describe(self.place.text(), question.help)
                if not editor.shows(typed):
                    editor.set_typed(typed)
        self.below.setVisible(shown)

    def _edit_below(self) -> None:
        editor = self._editors.get(self.model.column(self.here).id)
        if editor is not None and self.model.row_id(self.here):
            editor.take_focus()

    def _edited_below(self, typed: Tree) -> None:
        self.cell_edited.emit(self.model.row_id(self.here), self.model.column(self.here).id, typed)

    # -- changing --

    def _add_row(self, column_id: str, typed: Tree) -> None:
        def change(table: Tree) -> Tree:
            row = next_row_id(table)
            return with_cell(with_row(table, row, defaults(self.question)), row, column_id, typed)

        self.table_changed.emit(change)

    def _restore(self, row: str, column_id: str, typed: Tree, state: State) -> None:
        if state:
            self.table_changed.emit(lambda table: with_cell(table, row, column_id, typed, state))
        else:
            self.cell_edited.emit(row, column_id, typed)

    def _take_reading(self, typed: str) -> None:
        self.cell_edited.emit(self.model.row_id(self.here), self.model.column(self.here).id, typed)
        self.view.setFocus()

    def _mark(self, state: State) -> None:
        row, column_id = self.model.row_id(self.here), self.model.column(self.here).id
        typed = self.model.cell(self.here).typed
        self.table_changed.emit(lambda table: with_cell(table, row, column_id, typed, state))

    def _remove_row(self) -> None:
        row = self.model.row_id(self.here)
        self.view.setFocus()
        if row:
            self.table_changed.emit(lambda table: without_row(table, row))
            announce(self.view, self.kit.words("table.removed"))
            self._say(self.kit.words("table.removed"))

    def clear(self) -> None:
        """Empties the selected cells, as one step."""
        rows, columns = self.view.block()
        cells = [(self.model.index(row, place)) for row in rows for place in columns]
        full = [index for index in cells if self.model.row_id(index) and self._is_full(index)]
        places = [(self.model.row_id(index), self.model.column(index).id) for index in full]

        def change(table: Tree) -> Tree:
            for row, column_id in places:
                table = with_cell(table, row, column_id, None)
            return table

        if places:
            self.table_changed.emit(change)
            self._say(say(self.kit, "sheet.cleared", count=len(places)))

    def _is_full(self, index: QModelIndex) -> bool:
        cell = self.model.cell(index)
        return cell.typed is not None or bool(cell.state)

    # -- the clipboard --

    def copy(self) -> None:
        """Puts the selected cells on the clipboard, as a spreadsheet reads them."""
        rows, columns = self.view.block()
        block = [[self.model.copied(self.model.index(row, place)) for place in columns] for row in rows]
        QGuiApplication.clipboard().setText(text_of(block))

    def paste(self) -> None:
        """Takes the clipboard in from the current cell on: one step, nothing lost, and says what happened."""
        block = block_of(QGuiApplication.clipboard().text().rstrip("\r\n"))
        if not any(any(cell.strip() for cell in cells) for cells in block):
            self._say(say(self.kit, "sheet.nothing_to_paste"))
            return
        rows, columns = self.view.block()
        at_row, at_column = rows.start, columns.start
        model = self.model
        made = paste(self.question, model.typed, at_row, at_column, block, model.read_text)
        self.table_changed.emit(
            lambda table: paste(self.question, table, at_row, at_column, block, model.read_text).typed
        )
        wrong = len(model.wrong())
        key = "sheet.pasted_wrong" if wrong else "sheet.pasted"
        words = [say(self.kit, key, count=made.filled, wrong=wrong)]
        if made.rows_left:
            words.append(say(self.kit, "sheet.rows_left", count=made.rows_left))
        if made.columns_left:
            words.append(say(self.kit, "sheet.columns_left", count=made.columns_left))
        self._say(" ".join(words))

    def _say(self, words: str) -> None:
        self.message.setText(words)
        announce(self.view, words)
        self.resized.emit()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for key, action in (("copy", self.copy), ("paste", self.paste), ("clear", self.clear)):
            menu.addAction(say(self.kit, f"sheet.{key}"), action)
        menu.addSeparator()
        for button in self.marks.values():
            menu.addAction(button.text(), button.click).setEnabled(button.isEnabled())
        menu.addSeparator()
        menu.addAction(escaped(say(self.kit, "sheet.remove_row")), self._remove_row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # -- the keyboard --

    def focus_row(self, row_id: str) -> None:
        """Puts the keyboard into the first cell of a row."""
        for number, row in enumerate(typed_rows(self.model.typed)):
            if row["id"] == row_id:
                self.view.go_to(self.model.index(number, 0))

    def first_wrong(self) -> bool:
        """Puts the keyboard into the first cell that has to be mended; False where there is none."""
        wrong = self.model.wrong()
        if wrong:
            self.view.go_to(wrong[0])
        return bool(wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape below the table leads back to its cell."""
        if event.key() == Qt.Key.Key_Escape and not self.view.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
