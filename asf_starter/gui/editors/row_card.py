"""A row of a table as a card: folded to one line, or unfolded with an editor for each cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from asf_starter.core.interview.answers import Problem
from asf_starter.core.interview.interview import Question
from asf_starter.gui.accessibility import set_role, set_unfolded
from asf_starter.gui.editors.base import Editor
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.problem_line import ProblemLine
from asf_starter.gui.way_row import FoldRow
from asf_starter.gui.widgets import Button, Card, Heading, Label, column

MakeEditor = Callable[[Question, Kit], Editor]

WIDE = ("long_text", "choices", "series", "person", "organisation", "file")
LEAST_EM = 18
TALKING_EM = 30
LONG_HINT = 60
"""The widths of a cell, plain and where it has much to say, a problem or a hint of so many letters: sentences
in a narrow column are hard to read."""


class CellView(QWidget):
    """One cell: label, hint, error, editor. ``touched`` says that its problem is to be shown."""

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
        self.problem = ProblemLine(kit)
        self.problem.reading_chosen.connect(self._take_reading)
        layout.addWidget(self.problem)
        layout.addStretch(1)  # beside a cell with a longer hint its field stands at the same height
        layout.addWidget(self.editor)
        if question.kind in WIDE:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        has_much_to_say = bool(self.problem.words) or len(self.question.help) > LONG_HINT
        least = TALKING_EM if has_much_to_say else LEAST_EM
        size.setWidth(max(self.editor.sizeHint().width(), least * self.kit.look.em))
        return size

    def show_problem(self, problem: Problem | None, *, row: str) -> None:
        """Shows what is wrong here, or nothing."""
        was_told = bool(self.problem.words)
        self.problem.show_problem(problem, self.question)
        if bool(self.problem.words) != was_told:
            self.updateGeometry()
        self.editor.set_wrong(problem is not None)
        description = " ".join(part for part in (self.problem.words, self.question.help) if part)
        self.editor.describe(f"{self.question.label} {row}".strip(), description)

    def _take_reading(self, typed: str) -> None:
        self.editor.take_focus()  # before the button that was pressed goes away
        self.editor.set_typed(typed)
        self.editor.edited.emit(typed)


class RowCard(Card):
    """One row. Its cells are made when it is first unfolded: a long table has many."""

    unfolded = Signal()

    def __init__(self, table: Question, row_id: str, kit: Kit, make: MakeEditor) -> None:
        super().__init__(kit.look, kind="row_card")
        self.table = table
        self.row_id = row_id
        self.kit = kit
        self._make = make
        self.is_open = False
        self.place = ""
        self.cells: dict[str, CellView] = {}
        set_role(self, "Grouping")
        self.column.setSpacing(kit.look.tokens.space.inside // 2)
        self.use_margins(16, 10)
        self.setObjectName(f"{table.id}/{row_id}")
        head = QHBoxLayout()
        self.title = Heading(kit.look, step="body")
        self.title.setContentsMargins(0, kit.look.air(4), 0, kit.look.air(4))  # also where it takes two lines
        self.fold = Button(kit, kit.words("table.edit"), kind="link", icon="down")
        self.fold.setObjectName(f"{table.id}/{row_id}//fold")
        self.fold.clicked.connect(lambda: self.set_open(not self.is_open))
        self.remove = Button(kit, kit.words("table.remove"), kind="link", icon="remove")
        self.remove.setObjectName(f"{table.id}/{row_id}//remove")
        head.addWidget(self.title, 1)
        head.addWidget(self.fold)
        head.addWidget(self.remove)
        self.column.addLayout(head)
        self.summary = Label(kit.look, tone="soft")
        self.wrong = Label(kit.look, step="small", tone="error")
        self.inside = QWidget()
        self._flow, self._flow_aside = (Flow(kit.look.tokens.space.parts) for _ in range(2))
        self.aside = QWidget()
        self.more = FoldRow(kit)
        self.more.setObjectName(f"{table.id}/{row_id}//more")
        self.more.clicked.connect(lambda: self.show_more(self.aside.isHidden()))
        column(self.aside).addLayout(self._flow_aside)
        within = column(self.inside)
        within.addLayout(self._flow)
        within.addWidget(self.more)
        within.addWidget(self.aside)
        self.more.setVisible(any(question.aside for question in table.columns))
        self.aside.hide()
        for part in (self.summary, self.wrong, self.inside):
            part.hide()
            self.column.addWidget(part)

    def set_open(self, is_open: bool) -> None:
        """Unfolds the row, or folds it to one line."""
        self.is_open = is_open
        if is_open and not self.cells:
            for question in self.table.columns:
                cell = CellView(question, self.kit, self._make)
                cell.editor.setObjectName(f"{self.table.id}/{self.row_id}/{question.id}")
                self.cells[question.id] = cell
                (self._flow_aside if question.aside else self._flow).addWidget(cell)
        self.inside.setVisible(is_open)
        self.show_line(self.summary.text(), self.wrong.text())
        self.fold.setText(self.kit.words("table.fold" if is_open else "table.edit"))
        self.fold.setIcon(self.kit.icon("up" if is_open else "down", "accent"))
        self.name(self.title.text(), self.place)
        set_unfolded(self.fold, is_open)
        self.unfolded.emit()

    def show_more(self, is_open: bool) -> None:
        """Unfolds the cells that most leave as they are, or folds them away."""
        self.aside.setVisible(is_open)
        self._name_more()
        self.unfolded.emit()

    def reveal(self, column_id: str) -> None:
        """Unfolds the row as far as this cell."""
        if not self.is_open:
            self.set_open(True)
        cell = self.cells.get(column_id)
        if cell is not None and cell.question.aside and self.aside.isHidden():
            self.show_more(True)

    def _name_more(self) -> None:
        key = "less" if not self.aside.isHidden() else "more"
        self.more.show_words(self.kit.words(f"table.{key}"), folded=key == "more")
        self.more.setAccessibleName(f"{self.kit.words(f'table.{key}')} {self.place}".strip())

    def name(self, title: str, place: str) -> None:
        """Names the row and its buttons."""
        self.place = place
        self._name_more()
        self.title.setText(title)
        self.setAccessibleName(title)
        self.remove.setAccessibleName(self.kit.words("table.remove_name", row=place))
        key = "table.fold_name" if self.is_open else "table.edit_name"
        self.fold.setAccessibleName(self.kit.words(key, row=place))

    def show_line(self, summary: str, wrong: str) -> None:
        """What a folded row shows: what stands in it, and what is wrong with it."""
        self.summary.setText(summary)
        self.wrong.setText(wrong)
        self.summary.setVisible(not self.is_open and bool(summary))
        self.wrong.setVisible(not self.is_open and bool(wrong))

    def controls(self) -> tuple[QWidget, ...]:
        """The controls of the cells; of a folded row the button that unfolds it."""
        if not self.is_open:
            return (self.fold,)
        cells = sorted(self.cells.values(), key=lambda cell: cell.question.aside)
        first = [cell for cell in cells if not cell.question.aside]
        found = [control for cell in first for control in cell.editor.controls()]
        if not self.more.isHidden():
            found.append(self.more)
        if not self.aside.isHidden():
            found += [control for cell in cells[len(first) :] for control in cell.editor.controls()]
        return tuple(found)
