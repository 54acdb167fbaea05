"""The grid of a table question: keys as in a spreadsheet, and a way out with Escape or Control and Tab."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from asf_starter.gui.accessibility import tell_current
from asf_starter.gui.editors.sheet_cells import BELOW, CellDelegate
from asf_starter.gui.editors.sheet_model import SheetModel
from asf_starter.gui.editors.sheet_widths import (
    EASY_EM,
    LEAST_EM,
    MOST_EM,
    NAMES_EM,
    ColumnWidth,
    share_width,
)
from asf_starter.gui.focus import focused
from asf_starter.gui.kit import Kit

ROWS_IN_SIGHT = 12
BESIDE_EM = 18
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)

Index = QModelIndex | QPersistentModelIndex
Select = QItemSelectionModel.SelectionFlag
_BEGIN = (QAbstractItemView.EditTrigger.EditKeyPressed, QAbstractItemView.EditTrigger.DoubleClicked)


class SheetView(QTableView):
    """The cells. ``left`` tells which cell the keyboard has gone from, ``entered`` where it is now,
    ``widened`` that the columns want another width than before."""

    entered = Signal(QModelIndex)
    left = Signal(QModelIndex)
    copy_wanted = Signal()
    paste_wanted = Signal()
    clear_wanted = Signal()
    panel_wanted = Signal()
    menu_wanted = Signal(object)
    way_out = Signal(bool)
    widened = Signal()

    def __init__(self, kit: Kit, model: SheetModel) -> None:
        super().__init__()
        self.kit = kit
        self.sheet = model
        self.setObjectName(f"{model.question.id}//sheet")
        self.setProperty("look", "sheet")
        self.setFont(kit.look.font())
        self.setModel(model)
        self.cells = CellDelegate(kit, model, self)
        self.setItemDelegate(self.cells)
        self.cells.moved.connect(self.step)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._columns: tuple[ColumnWidth, ...] = ()
        self._bare = 0
        self._following = False
        self._set_up_heads()
        model.headerDataChanged.connect(self.fit)
        model.dataChanged.connect(self._fit_when_typed)
        model.rowsInserted.connect(self.fit)
        model.rowsRemoved.connect(self.fit)
        model.modelReset.connect(self.fit)
        self.cells.ended.connect(self.fit)
        self.fit()
        self.horizontalScrollBar().valueChanged.connect(self._follow_scroll)

    def _set_up_heads(self) -> None:
        look = self.kit.look
        top, side = self.horizontalHeader(), self.verticalHeader()
        for head in (top, side):
            head.setFont(look.font("small", bold=True))
            head.setSectionsClickable(False)
            head.setHighlightSections(True)
        top.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(look.target)
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        top.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def fit(self) -> None:
        """Columns as wide as what stands in them, as high as the rows, up to so many; beside the rows their
        numbers, or also their names. While somebody types, the columns stay as they are."""
        side = self.verticalHeader()
        measure = QFontMetrics(side.font())
        widths = [
            measure.horizontalAdvance(str(self.sheet.headerData(row, Qt.Orientation.Vertical)))
            for row in range(self.sheet.rowCount())
        ]
        side.setFixedWidth(min(max(widths) + 24, BESIDE_EM * self.kit.look.em))
        if not self.sheet.names_beside:
            self._bare = side.width()
        if self.cells.editor is None:
            before, self._columns = self._columns, self._measure()
            if before != self._columns:
                self.updateGeometry()
                self.widened.emit()
        self._lay_out()

    def _fit_when_typed(self) -> None:
        """Not with each letter: the columns stay as they are until the cell is left."""
        if self.cells.editor is None:
            self.fit()

    def _measure(self) -> tuple[ColumnWidth, ...]:
        """What each column needs for its kind, for its heading in two or three lines, and for its cells. The
        first one names the rows: it is the last to be cut."""
        em, head = self.kit.look.em, QFontMetrics(self.horizontalHeader().font())
        cell = QFontMetrics(self.font())
        found = []
        for number, column in enumerate(self.sheet.question.columns):
            heading = self.sheet.headerData(number, Qt.Orientation.Horizontal)
            longest = max((head.horizontalAdvance(word) for word in heading.split()), default=0)
            least = max(LEAST_EM[column.kind] * em, longest + 24, head.horizontalAdvance(heading) // 2 + 24)
            cells = (self.sheet.cell(self.sheet.index(row, number)) for row in range(self.sheet.rowCount()))
            widest = max(cell.horizontalAdvance(words) for words in {each.words for each in cells}) + 20
            wanted = max(least, min(widest, MOST_EM * em))
            found.append(ColumnWidth(min(wanted, NAMES_EM * em) if number == 0 else least, wanted))
        return tuple(found)

    def _beside(self) -> int:
        """The width of everything that is no column."""
        bar = self.verticalScrollBar().sizeHint().width() if self._is_long() else 0
        return self._bare + bar + 2 * self.frameWidth() + 2

    def _is_long(self) -> bool:
        return self.sheet.rowCount() > ROWS_IN_SIGHT

    def wanted_width(self) -> int:
        """The width in which no column is cut, in pixels."""
        return sum(column.wanted for column in self._columns) + self._beside()

    def _lay_out(self) -> None:
        top, side = self.horizontalHeader(), self.verticalHeader()
        measure = QFontMetrics(top.font())
        highest = measure.height()
        room = self.width() - self._beside()
        widths = share_width(self._columns, room, easy=EASY_EM * self.kit.look.em)
        for number, width in enumerate(widths):
            if self.columnWidth(number) != width:
                self.setColumnWidth(number, width)
            words = self.sheet.headerData(number, Qt.Orientation.Horizontal)
            highest = max(
                highest, measure.boundingRect(QRect(0, 0, width - 20, 10_000), _WRAP, words).height()
            )
        top.setFixedHeight(highest + 2 * self.kit.look.tokens.space.inside)
        rows = min(self.sheet.rowCount(), ROWS_IN_SIGHT)
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        height = top.height() + rows * side.defaultSectionSize() + bar + 2 * self.frameWidth() + 2
        if height != self.height():
            self.setFixedHeight(height)
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _follow_scroll(self, offset: int) -> None:
        """The names of the rows stay in sight: once their column has gone, they stand beside the rows."""
        if self._following:
            return  # making room for the names scrolls, too
        side = self.verticalHeader()
        before = side.width()
        named = offset >= self.columnWidth(0) + (before if self.sheet.names_beside else 0) - self._bare
        if named == self.sheet.names_beside:
            return
        self._following = True
        self.sheet.show_names(named)
        self.fit()
        bar = self.horizontalScrollBar()
        bar.setValue(offset + side.width() - before)
        self._following = False

    def sizeHint(self) -> QSize:
        return QSize(self.wanted_width(), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    # -- moving --

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # Qt gives no other
        super().currentChanged(current, previous)
        if previous.isValid():
            self.left.emit(previous)
        self.entered.emit(current)

    def step(self, rows: int, columns: int) -> bool:
        """Goes to the cell so many rows and columns on; from the end of a row to the next one. False, and
        nowhere, where there is none."""
        here, model = self.currentIndex(), self.sheet
        width = model.columnCount()
        place = (here.row() + rows) * width + here.column() + columns
        if not here.isValid() or not 0 <= place < model.rowCount() * width:
            return False
        target = model.index(place // width, place % width)
        self.setCurrentIndex(target)
        self.scrollTo(target)
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        return self.step(0, 1 if next else -1) or super().focusNextPrevChild(next)

    def edit(self, index: Index, trigger: object = None, event: object = None) -> bool:  # type: ignore[override] # Qt has two methods of this name
        if trigger is None:
            super().edit(index)
            return True
        letter = event.text() if isinstance(event, QKeyEvent) else ""
        begins = trigger in _BEGIN or bool(letter.strip() and letter.isprintable())
        if index.isValid() and self.sheet.column(index).kind in BELOW:
            if begins and self.sheet.cell(index).asked:
                self.panel_wanted.emit()
                self._pass_on(event)
            return False
        begun = super().edit(index, trigger, event)  # type: ignore[call-overload]
        if begun and not letter.strip():
            self.cells.unfold()
        return bool(begun)

    def _pass_on(self, event: object) -> None:
        """The letter that began it belongs to the editor below."""
        now = focused()
        if isinstance(event, QKeyEvent) and event.text() and now is not None and now is not self:
            QCoreApplication.sendEvent(now, QKeyEvent(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        standard, key = QKeySequence.StandardKey, event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(standard.Copy):
            self.copy_wanted.emit()
        elif event.matches(standard.Cut):
            self.copy_wanted.emit()
            self.clear_wanted.emit()
        elif event.matches(standard.Paste):
            self.paste_wanted.emit()
        elif event.matches(standard.Undo) or event.matches(standard.Redo):
            event.ignore()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not control:
            self.clear_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        elif key == Qt.Key.Key_Escape:
            self.way_out.emit(True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and control:
            last = key == Qt.Key.Key_End
            row = self.sheet.rowCount() - 1 if last else 0
            self.setCurrentIndex(self.sheet.index(row, self.sheet.columnCount() - 1 if last else 0))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.sheet.index(0, 0))
        self.entered.emit(self.currentIndex())
        tell_current(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        here = self.visualRect(self.currentIndex()).center()
        self.menu_wanted.emit(self.viewport().mapToGlobal(here if keyboard else event.pos()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page where the table itself has nothing more to show."""
        if self.verticalScrollBar().maximum() == 0 and not event.angleDelta().x():
            event.ignore()
            return
        super().wheelEvent(event)

    # -- the selection --

    def block(self) -> tuple[range, range]:
        """The rows and columns that are selected; the current cell where nothing is."""
        chosen = [*self.selectionModel().selectedIndexes()] or [self.currentIndex()]
        rows, columns = [index.row() for index in chosen], [index.column() for index in chosen]
        return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)

    def go_to(self, index: Index) -> None:
        """Puts the keyboard into a cell."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
        self.scrollTo(index)
