"""The rows of a table question as a Qt model: what is typed, what it means, what is wrong with it.

The model shows and never changes anything. Below the rows stands an empty one: typing there adds a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.answers import Problem, State
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Row
from asf_starter.core.plan import Tree, typed_cell, typed_rows
from asf_starter.gui.budget.words import say
from asf_starter.gui.editors.choices import options_of
from asf_starter.gui.editors.numbers import unit_of
from asf_starter.gui.editors.row_words import row_name, row_place
from asf_starter.gui.editors.sheet_text import (
    NUMBERS,
    line_of,
    option_named,
    plain_number,
)
from asf_starter.gui.kit import Kit
from asf_starter.gui.painted import RIGHT

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_LONGEST = 200


@dataclass(frozen=True)
class SheetCell:
    """A cell as it is shown."""

    words: str
    typed: Tree = None
    state: State = ""
    asked: bool = True
    problem: Problem | None = None


@dataclass(frozen=True)
class _KnownRow:
    """The cells of a row, and what they were made from."""

    row: Mapping[str, Tree]
    key: tuple[object, ...]
    cells: list[SheetCell]


class SheetModel(QAbstractTableModel):
    """A table question's rows. ``show_rows`` and ``show_assessment`` bring it up to date."""

    def __init__(self, question: Question, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.kit = kit
        self.assessment: Assessment | None = None
        self.typed: Tree = None
        self.rows: tuple[Mapping[str, Tree], ...] = ()
        self._cells: list[list[SheetCell]] = []
        self._read: dict[str, Row] = {}
        self._problems: dict[tuple[str, str], Problem] = {}
        self._pointers: dict[str, tuple[tuple[str, str], ...]] = {}
        self.names_beside = False
        self._known: dict[str, _KnownRow] = {}
        self._new = [SheetCell("") for _ in question.columns]

    # -- bringing up to date --

    def show_rows(self, typed: Tree) -> None:
        """Shows these rows. Rows that stay keep their place, so that an open editor stays open."""
        rows = typed_rows(typed)
        before, now = [row["id"] for row in self.rows], [row["id"] for row in rows]
        self.typed = typed
        if now == before:
            self._change(rows)
            return
        if now[: len(before)] == before:  # the empty row becomes the first new one
            self.beginInsertRows(NOWHERE, len(before) + 1, len(now))
            self._take(rows)
            self.endInsertRows()
            self._tell(len(before), len(now))
            return
        gone = [place for place, row_id in enumerate(before) if row_id not in now]
        if len(gone) == 1 and [row_id for row_id in before if row_id in now] == now:
            self.beginRemoveRows(NOWHERE, gone[0], gone[0])
            self._take(rows)
            self.endRemoveRows()
            self._tell(0, len(now))
            return
        self.beginResetModel()
        self._take(rows)
        self.endResetModel()

    def show_assessment(self, assessment: Assessment) -> None:
        """Shows what the rows mean: values, what is not asked, problems, the names of rows pointed to."""
        self.assessment = assessment
        answer = assessment.answers.by_id.get(self.question.id)
        self._problems = {}
        for problem in answer.problems if answer else ():
            self._problems.setdefault((problem.row, problem.column), problem)
        self._read = {row.id: row for row in assessment.answers.rows(self.question.id)}
        self._pointers = {
            column.of: self._names(column.of, assessment) for column in self.question.columns if column.of
        }
        self._change(self.rows)

    def _names(self, of: str, assessment: Assessment) -> tuple[tuple[str, str], ...]:
        table = self.kit.handbook.interview.find(of)
        rows = typed_rows(assessment.plan.record(of).v)
        return tuple(
            (str(row["id"]), row_name(table, row, number, self.kit) if table else str(number))
            for number, row in enumerate(rows, 1)
        )

    def _take(self, rows: Sequence[Mapping[str, Tree]]) -> None:
        self.rows = tuple(rows)
        self._cells = [self._row_cells(row) for row in rows]

    def _change(self, rows: Sequence[Mapping[str, Tree]]) -> None:
        """Takes rows of the same ids and tells which have changed."""
        before = self._cells
        self._take(rows)
        for place, (old, new) in enumerate(zip(before, self._cells, strict=True)):
            changed = [at for at, cells in enumerate(zip(old, new, strict=True)) if cells[0] != cells[1]]
            if changed:  # only those are painted again
                self.dataChanged.emit(self.index(place, changed[0]), self.index(place, changed[-1]))
                self._tell_names(place, place)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.question.columns) - 1))
        self._tell_names(first, last)

    def _tell_names(self, first: int, last: int) -> None:
        if self.names_beside:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)

    def _row_cells(self, row: Mapping[str, Tree]) -> list[SheetCell]:
        """The cells of a row; those made last time where nothing of it has changed."""
        row_id = str(row["id"])
        read = self._read.get(row_id)
        wrong = {place: problem for place, problem in self._problems.items() if place[0] == row_id}
        known = self._known.get(row_id)
        if known is not None and known.row is row and known.key == (read, wrong, self._pointers):
            return known.cells
        cells = [self._cell(column, row, read, row_id) for column in self.question.columns]
        self._known[row_id] = _KnownRow(row, (read, wrong, self._pointers), cells)
        return cells

    def _cell(self, column: Question, row: Mapping[str, Tree], read: Row | None, row_id: str) -> SheetCell:
        typed, state = typed_cell(row, column.id)
        if state:
            return SheetCell(self.kit.phrases.text(f"common.answer.{state}"), typed, state)
        if read is not None and column.id not in read.cells:
            return SheetCell(say(self.kit, "sheet.not_asked_sign"), typed, asked=False)
        problem = self._problems.get((row_id, column.id))
        return SheetCell(self._words(column, typed, read, problem), typed, problem=problem)

    def _words(self, column: Question, typed: Tree, read: Row | None, problem: Problem | None) -> str:
        value = read.value(column.id) if read is not None and problem is None else None
        if column.kind == "row" and problem is None:
            names = dict(self._pointers.get(column.of, ()))
            return names.get(str(typed or ""), "")
        if value is None or column.kind == "series":
            words = line_of(typed)
        elif column.kind in NUMBERS and isinstance(value, int | Decimal):
            words = self.kit.phrases.notation.number(value)
        else:
            words = self.kit.phrases.answer_words(column, value)
        return " ".join(words[:_LONGEST].split("\n"))

    def show_names(self, beside: bool) -> None:
        """Whether the names of the rows stand beside them, or their numbers alone."""
        self.names_beside = beside

    # -- what stands where --

    def cell(self, index: Index) -> SheetCell:
        """The cell at an index; an empty one in the empty row."""
        row = index.row()
        return (self._cells[row] if row < len(self._cells) else self._new)[index.column()]

    def column(self, index: Index) -> Question:
        """The column of an index."""
        return self.question.columns[index.column()]

    def row_id(self, index: Index) -> str:
        """The id of the row, empty for the empty row."""
        return str(self.rows[index.row()]["id"]) if index.row() < len(self.rows) else ""

    def row_words(self, row: int) -> str:
        """A row by its number and name: "vara 2: Lunch"."""
        if row >= len(self.rows):
            return say(
                self.kit, "sheet.new_row_name", row=self.question.row_name or self.kit.words("table.row")
            )
        place = row_place(self.question, row + 1, self.kit)
        called = row_name(self.question, self.rows[row], row + 1, self.kit)
        return place if called == place else f"{place} {called}"

    def problem_words(self, index: Index) -> str:
        """What is wrong at an index, empty where nothing is."""
        problem = self.cell(index).problem
        return self.kit.phrases.problem(problem.text, problem.values) if problem else ""

    def wrong(self) -> list[QModelIndex]:
        """The cells that have to be mended, in order."""
        return [
            self.index(row, column)
            for row, cells in enumerate(self._cells)
            for column, cell in enumerate(cells)
            if cell.problem is not None
        ]

    def options(self, column: Question) -> tuple[tuple[str, str], ...]:
        """What can be chosen in a column: ids and words."""
        if column.kind == "row":
            return self._pointers.get(column.of, ())
        return tuple((option.id, option.label) for option in options_of(column, self.kit))

    # -- the clipboard --

    def copied(self, index: Index) -> str:
        """A cell as text for a spreadsheet: numbers bare, everything else as it is shown."""
        cell, column = self.cell(index), self.column(index)
        if not cell.asked:
            return ""
        row = self._read.get(self.row_id(index))
        if not cell.state and row is not None and column.kind in NUMBERS:
            return plain_number(row.value(column.id)) or line_of(cell.typed)
        return cell.words if column.kind != "long_text" else line_of(cell.typed)

    def read_text(self, column: Question, text: str) -> tuple[Tree, State]:
        """What a pasted text means in a column: an option by its label, a row by its name, a mark by its
        words; anything else is kept as it was written."""
        states: tuple[State, ...] = ("unknown", "ask_advisor")
        for state in states:
            if text.strip().casefold() == self.kit.phrases.text(f"common.answer.{state}").casefold():
                return None, state
        if column.kind in ("choice", "yes_no", "row"):
            return option_named(self._names_of_options(column), text) or text, ""
        if column.kind == "choices":
            parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
            names = self._names_of_options(column)
            return [option_named(names, part) or part for part in parts], ""
        return text, ""

    def _names_of_options(self, column: Question) -> list[tuple[str, tuple[str, ...]]]:
        """What can be chosen in a column, each with all its names."""
        if column.options:
            return [(option.id, (option.label, option.in_text)) for option in column.options]
        return [(option, (words,)) for option, words in self.options(column)]

    # -- Qt's side --

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.question.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index).asked else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell, column = self.cell(index), self.column(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.words
            case Qt.ItemDataRole.TextAlignmentRole:
                right = column.kind in NUMBERS and cell.asked and not cell.state
                side = RIGHT if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                soft = cell.state or not cell.asked
                name = "conflict" if cell.problem else "ink_soft" if soft else "ink"
                return self.kit.look.colour(name)
            case Qt.ItemDataRole.BackgroundRole:
                return None if cell.asked else self.kit.look.colour("ground")
            case Qt.ItemDataRole.DecorationRole:
                if cell.problem:
                    return self.kit.look.pixmap("warning", "conflict", 16)
                return self.kit.look.pixmap("unknown", "ink_soft", 16) if cell.state else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.told(index)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return column.help
        return None

    def place_words(self, index: Index) -> str:
        """Where a cell is: its column and its row."""
        column = self.column(index)
        return say(self.kit, "sheet.cell_place", column=column.label, row=self.row_words(index.row()))

    def told(self, index: Index) -> str:
        """A cell as assistive technology says it: what stands there, what is wrong with it, where it is."""
        cell, column = self.cell(index), self.column(index)
        value = cell.words if cell.asked else say(self.kit, "sheet.not_asked")
        unit = unit_of(column, self.kit)
        if value and unit and column.kind in NUMBERS and cell.asked and not cell.state:
            value = f"{value} {unit}"
        value = value or say(self.kit, "sheet.empty")
        parts = (value, self.problem_words(index), self.place_words(index))
        return ". ".join(part.rstrip(".") for part in parts if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self.question.columns[section]
            unit = unit_of(column, self.kit)
            said = not unit or column.kind not in NUMBERS or unit.casefold() in column.label.casefold()
            return str(column.label) if said else f"{column.label} ({unit})"
        if role == Qt.ItemDataRole.AccessibleTextRole or section >= len(self.rows):
            return say(self.kit, "sheet.new_row") if section >= len(self.rows) else self.row_words(section)
        called = row_name(self.question, self.rows[section], section + 1, self.kit)
        place = row_place(self.question, section + 1, self.kit)
        return str(section + 1) if called == place or not self.names_beside else f"{section + 1}  {called}"
