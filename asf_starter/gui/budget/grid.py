"""The table of figures on the screen. The names of the lines stay in sight while the months go by; Enter, a
click or the context menu explains a figure; Control and C copies."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from asf_starter.gui.accessibility import tell_current
from asf_starter.gui.budget.explained import Figure
from asf_starter.gui.budget.figures import FiguresModel
from asf_starter.gui.budget.words import say
from asf_starter.gui.kit import Kit

ROWS_IN_SIGHT = 26
NAMES_EM, NAMES_SHARE = 34, 0.45


class FiguresView(QTableView):
    """The table on the screen. ``explain_wanted(figure)``: somebody asks where a figure comes from."""

    explain_wanted = Signal(object)
    copied = Signal()
    resized = Signal()

    def __init__(self, kit: Kit, model: FiguresModel) -> None:
        super().__init__()
        self.kit = kit
        self.figures = model
        self.setObjectName("figures//table")
        self.setFont(kit.look.font("small"))
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionsClickable(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setHighlightSections(True)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self._measure = QFontMetrics(kit.look.font("small", bold=True))
        self.clicked.connect(self._ask)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self._fit_columns)

    def fit(self) -> None:
        """As high as its rows, up to so many; columns as wide as their figures."""
        look, side, top = self.kit.look, self.verticalHeader(), self.horizontalHeader()
        side.setDefaultSectionSize(max(26, self._measure.height() + look.tokens.space.inside))
        heads = [
            str(self.figures.headerData(n, Qt.Orientation.Vertical)) for n in range(self.figures.rowCount())
        ]
        widest = max((self._measure.horizontalAdvance(words) for words in heads), default=0) + 20
        side.setFixedWidth(min(widest, NAMES_EM * look.em, max(140, round(self.width() * NAMES_SHARE))))
        top.setFixedHeight(2 * self._measure.lineSpacing() + look.tokens.space.inside)
        self._fit_columns()
        rows = min(self.figures.rowCount(), ROWS_IN_SIGHT)
        bar = self.horizontalScrollBar().sizeHint().height()
        height = top.height() + rows * side.defaultSectionSize() + bar + 2 * self.frameWidth() + 2
        if height != self.height():
            self.setFixedHeight(height)
            self.resized.emit()
        self.updateGeometries()

    def _fit_columns(self) -> None:
        amounts = [amount for row in self.figures.rows for amount in row.figures]
        words = [
            self.kit.phrases.notation.whole(end) for end in (min(amounts, default=0), max(amounts, default=0))
        ]
        words += [
            str(self.figures.headerData(n, Qt.Orientation.Horizontal))
            for n in range(self.figures.columnCount())
        ]
        widest = max(self._measure.horizontalAdvance(line) for each in words for line in each.split("\n"))
        if self.horizontalHeader().defaultSectionSize() != widest + 24:
            self.horizontalHeader().setDefaultSectionSize(widest + 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(60 * self.kit.look.em, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def show_figure(self, figure: Figure) -> None:
        """Marks a figure, where it stands here."""
        index = self.figures.find(figure)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def go_to(self, figure: Figure) -> None:
        """Puts the keyboard on a figure, where it stands here."""
        self.show_figure(figure)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            self.explain_wanted.emit(self.figures.figure(index))

    def copy(self, *, everything: bool = False) -> None:
        """Copies the selected figures, or all of them, with their heads."""
        chosen = self.selectionModel().selectedIndexes()
        rows, columns = range(self.figures.rowCount()), range(self.figures.columnCount())
        if len(chosen) > 1 and not everything:
            numbers, places = [i.row() for i in chosen], [i.column() for i in chosen]
            rows, columns = range(min(numbers), max(numbers) + 1), range(min(places), max(places) + 1)
        QGuiApplication.clipboard().setText(self.figures.as_text(rows, columns))
        self.copied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._ask(self.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.figures.rowCount():
            self.setCurrentIndex(self.figures.index(0, 0))
        tell_current(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        at = self.viewport().mapToGlobal(self.visualRect(index).center() if index.isValid() else QPoint())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(say(self.kit, "explain.title"), lambda: self._ask(index)).setEnabled(index.isValid())
        menu.addAction(say(self.kit, "figures.copy"), lambda: self.copy(everything=True))
        menu.popup(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page where the table itself has nothing more to show."""
        if self.verticalScrollBar().maximum() == 0 and not event.angleDelta().x():
            event.ignore()
            return
        super().wheelEvent(event)
