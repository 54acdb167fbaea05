"""Result, money and balance as a Qt model that follows every keystroke: lines as rows, months or years as
columns. Shown by ``budget_grid.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from asf_starter.core.assessment import Assessment
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.report import BALANCE, CASH, RESULT, ReportRow, rows_by_month, rows_by_year
from asf_starter.gui.budget.explained import Figure, amount_words
from asf_starter.gui.budget.words import say
from asf_starter.gui.editors.sheet_text import text_of
from asf_starter.gui.kit import Kit
from asf_starter.gui.painted import RIGHT

STATEMENTS: Mapping[str, Sequence[str]] = {"result": RESULT, "cash": CASH, "balance": BALANCE}
MONTHS, YEARS = "months", "years"
LOWEST_LINE = "cash.end"
_INDENT = "\u2003"
_LEFT_TO_RIGHT = "\u200e"
"""A minus stands before its number, also where people read from right to left."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class FiguresModel(QAbstractTableModel):
    """A statement of the budget: lines as rows, months or years as columns. ``detailed`` shows what the
    founders have named before the sum it belongs to."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.statement = "cash"
        self.how = MONTHS
        self.detailed = False
        self.rows: tuple[ReportRow, ...] = ()
        self.lowest = -1
        self._captions: list[str] = []
        self._sums: set[str] = set()
        self._periods: tuple[str, ...] = ()
        self._columns: tuple[range, ...] = ()

    def show_budget(self, assessment: Assessment) -> None:
        """Shows the budget as it is now. Where lines and periods are the same, only figures change."""
        budget = assessment.budget
        lines, months = STATEMENTS[self.statement], budget.timeline.months
        if self.how == MONTHS:
            rows = rows_by_month(budget, lines, range(len(months)), detailed=self.detailed)
            columns = tuple(range(month, month + 1) for month in range(len(months)))
            periods = tuple(self.kit.phrases.notation.short_month(month) for month in months)
        else:
            years = budget.timeline.budget_years
            rows = rows_by_year(budget, lines, years, detailed=self.detailed)
            columns = tuple(year.months for year in years)
            periods = tuple(say(self.kit, "figures.year", number=year.number) for year in years)
        captions = [_INDENT * row.level + self.kit.phrases.say(row.caption) for row in rows]
        cash = budget.months(LOWEST_LINE)
        by_month = self.statement == "cash" and self.how == MONTHS
        lowest = cash.index(min(cash)) if by_month else -1
        same = [row.line.id for row in rows] == [
            row.line.id for row in self.rows
        ] and periods == self._periods
        if not same:
            self.beginResetModel()
        before, self.rows = self.rows, rows
        self._sums = {row.line.id for row in rows if _is_sum_of_sums(budget, row.line)}
        heads = (self._captions, self.lowest) != (captions, lowest)
        self._captions, self._periods, self._columns, self.lowest = captions, periods, columns, lowest
        if not same:
            self.endResetModel()
            return
        pairs = enumerate(zip(before, rows, strict=True))
        changed = [number for number, (old, new) in pairs if old.figures != new.figures]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(columns) - 1))
        if heads:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def amount(self, index: Index) -> int:
        """The figure at an index, in whole kronor."""
        return self.rows[index.row()].figures[index.column()]

    def figure(self, index: Index) -> Figure:
        """Which figure stands at an index."""
        year = index.column() + 1 if self.how == YEARS else 0
        return Figure(self.rows[index.row()].line.id, self._columns[index.column()], year)

    def find(self, figure: Figure) -> QModelIndex:
        """Where a figure stands, an index that is not valid where it does not."""
        for number, row in enumerate(self.rows):
            if row.line.id == figure.line and figure.months in self._columns:
                return self.index(number, self._columns.index(figure.months))
        return QModelIndex()

    def told(self, index: Index) -> str:
        """A figure as assistive technology says it."""
        line = self.rows[index.row()].caption
        period = self._period(index.column(), spoken=True)
        amount = amount_words(self.kit, self.amount(index))
        return say(self.kit, "figures.cell", line=line, period=period, amount=amount)

    def _period(self, column: int, *, spoken: bool = False) -> str:
        words = self._periods[column]
        if column != self.lowest:
            return words
        return say(self.kit, "figures.lowest_name" if spoken else "figures.lowest", month=words)

    def as_text(self, rows: range, columns: range) -> str:
        """A part of the table for the clipboard, with its heads."""
        heads = [say(self.kit, "figures.head"), *(self._periods[column] for column in columns)]
        block = [heads]
        for number in rows:
            row = self.rows[number]
            figures = [str(row.figures[column]) for column in columns]
            block.append([self._captions[number].strip(), *figures])
        return text_of(block)

    # -- Qt's side --

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        amount = self.amount(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{_LEFT_TO_RIGHT}{self.kit.phrases.notation.whole(amount)}" if amount else "–"
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                return self.kit.look.colour("conflict" if amount < 0 else "ink" if amount else "ink_soft")
            case Qt.ItemDataRole.BackgroundRole:
                return (
                    self.kit.look.colour("ground") if self.rows[index.row()].line.id in self._sums else None
                )
            case Qt.ItemDataRole.FontRole:
                return self.kit.look.font("small", bold=self._is_bold(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.told(index)
        return None

    def _is_bold(self, index: Index) -> bool:
        row = self.rows[index.row()]
        return row.line.id in self._sums or (index.column() == self.lowest and row.line.id == LOWEST_LINE)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._period(section) if across else self._captions[section]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._period(section, spoken=True) if across else self._captions[section].strip()
            case Qt.ItemDataRole.ToolTipRole:
                return None if across else self._captions[section].strip()
            case Qt.ItemDataRole.FontRole:
                bold = section == self.lowest if across else self.rows[section].line.id in self._sums
                return self.kit.look.font("small", bold=bold)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = RIGHT if across else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _is_sum_of_sums(budget: Budget, line: Line) -> bool:
    """Whether a line is what the eye looks for: a sum of other sums, or a sum of the balance."""
    if line.section == "balance":
        return line.kind.is_total
    parts = [budget.lines[term.line] for term in line.terms if term.line in budget.lines]
    return line.kind.is_total and any(part.kind.is_total and part.section == line.section for part in parts)
