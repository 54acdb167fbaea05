"""What one types into inside a table of cells: a line, or a list that unfolds.

While somebody types, each letter is told at once, so that figures follow; what comes back from there never
disturbs the field. Kinds that need more room are edited below the table (``sheet.py``).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asf_starter.core.interview.answers import State
from asf_starter.core.plan import Tree
from asf_starter.gui.editors.base import Line, same
from asf_starter.gui.editors.choices import QuietComboBox
from asf_starter.gui.editors.sheet_model import SheetModel
from asf_starter.gui.editors.sheet_text import line_of
from asf_starter.gui.kit import Kit, escaped

LISTS = ("choice", "yes_no", "row")
BELOW = ("long_text", "choices", "person", "organisation", "file")
"""Kinds whose editor stands below the table."""

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint


class LineCell(Line):
    """A line to type in, as large as its cell."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, parent)
        self.setProperty("look", "cell")
        self.setFrame(False)

    def show_typed(self, typed: Tree) -> None:
        """Shows typed content as one line."""
        self.show_text(line_of(typed))

    def typed(self) -> Tree:
        """What is typed now."""
        return self.text()


class ListCell(QuietComboBox):
    """A list that unfolds, as large as its cell."""

    def __init__(self, kit: Kit, options: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(kit, parent)
        self._label = QLabel(parent)
        self._label.hide()
        self._label.setBuddy(self)
        self.destroyed.connect(self._label.deleteLater)
        self.kit = kit
        self.setProperty("look", "cell")
        self.setMinimumHeight(0)
        self.setMaximumWidth(16_777_215)
        self.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        with self.showing():
            self.addItem(kit.words("question.choose"), "")
            for option, words in options:
                self.addItem(words, option)

    def setAccessibleName(self, name: str) -> None:
        """Names the list, also by a label that nobody sees: it has none beside it."""
        super().setAccessibleName(name)
        self._label.setText(escaped(name))

    def show_typed(self, typed: Tree) -> None:
        """Shows what is chosen; yes and no can be typed in many ways."""
        word = line_of(typed)
        vocabulary = self.kit.handbook.vocabulary
        if self.findData("yes") > 0 and word:
            low = word.strip().lower()
            word = "yes" if low in vocabulary.yes else "no" if low in vocabulary.no else word
        self.show_index(max(0, self.findData(word)))

    def typed(self) -> Tree:
        """What is chosen now."""
        return str(self.currentData() or "") or None


class CellDelegate(QStyledItemDelegate):
    """Makes editors for cells and tells what is typed in them.

    ``typed(row id, column id, typed)`` follows each letter; ``restored(row id, column id, typed, state)``
    is Escape; ``added(column id, typed)`` is what was typed into the empty row when it is left.
    ``moved(rows, columns)`` is where Enter, Tab and arrows lead; ``begun`` and ``ended`` that an
    editor has opened and closed.
    """

    typed = Signal(str, str, object)
    restored = Signal(str, str, object, str)
    added = Signal(str, object)
    moved = Signal(int, int)
    begun = Signal()
    ended = Signal()

    def __init__(self, kit: Kit, model: SheetModel, parent: QObject) -> None:
        super().__init__(parent)
        self.kit = kit
        self.model = model
        self.editor: LineCell | ListCell | None = None
        self._place: tuple[str, str] = ("", "")
        self._before: tuple[Tree, State] = (None, "")

    # -- making and showing --

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self.model.column(index)
        editor: LineCell | ListCell
        if column.kind in LISTS:
            editor = ListCell(self.kit, self.model.options(column), parent)
            editor.chosen.connect(lambda: self._tell(editor))
            editor.activated.connect(lambda _: self._close(editor))
        else:
            editor = LineCell(self.kit, parent)
            editor.written.connect(lambda _: self._tell(editor))
        editor.setAccessibleName(self.model.place_words(index))
        editor.setAccessibleDescription(column.help)
        editor.setObjectName(f"{self.model.question.id}//cell")
        cell = self.model.cell(index)
        self._place = (self.model.row_id(index), column.id)
        self._before = (cell.typed, cell.state)
        self.editor = editor
        self.begun.emit()
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineCell | ListCell) and not same(editor.typed(), self.model.cell(index).typed):
            editor.show_typed(self.model.cell(index).typed)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Everything was told letter by letter; only the empty row waits until its cell is left."""
        if isinstance(editor, LineCell | ListCell) and not self._place[0]:
            column = self._place[1]
            typed, self._place = editor.typed(), ("", "")
            if column and line_of(typed).strip():
                self.added.emit(column, typed)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = None
            self.ended.emit()
        super().destroyEditor(editor, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), self.kit.look.target))

    def unfold(self) -> None:
        """Unfolds the list of the open editor, once it stands on the screen."""
        editor = self.editor
        if isinstance(editor, ListCell):
            QTimer.singleShot(0, editor, editor.showPopup)

    # -- telling --

    def _tell(self, editor: LineCell | ListCell) -> None:
        row, column = self._place
        if row:
            self.typed.emit(row, column, editor.typed())

    def _close(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, Hint.NoHint)

    def _restore(self, editor: LineCell | ListCell) -> None:
        row, column = self._place
        typed, state = self._before
        self._place = ("", "")
        if row and not same(editor.typed(), typed):
            self.restored.emit(row, column, typed, state)
        self.closeEditor.emit(editor, Hint.RevertModelCache)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editor = watched if isinstance(watched, LineCell | ListCell) else None
        if editor is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo) or event.matches(standard.Redo):
            event.ignore()
            return event.type() != QEvent.Type.KeyRelease
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        return self._key(editor, event) or super().eventFilter(watched, event)

    def _key(self, editor: LineCell | ListCell, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Tab: (0, 1),
            Qt.Key.Key_Backtab: (0, -1),
            Qt.Key.Key_Return: (1, 0),
            Qt.Key.Key_Enter: (1, 0),
        }
        if isinstance(editor, LineCell):
            steps |= {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
        key = Qt.Key(event.key())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self._restore(editor)
            return True
        if key in steps and not control:
            self._close(editor)
            self.moved.emit(*steps[key])
            return True
        return False
