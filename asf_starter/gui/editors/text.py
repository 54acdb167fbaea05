"""Editors for words: a line, and a long text that grows with sentence starters beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree
from asf_starter.gui.editors.base import Editor, Field, as_text
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.widgets import Button, Label, column

LETTERS: Mapping[str, int] = {"text": 60, "date": 22, "month": 22}
FEWEST_LINES, MOST_LINES = 4, 18
SPARE = 8
"""Pixels under the last line of a long text: where it just fits, Qt shows a scroll bar."""


class TextEditor(Editor):
    """One line of text; also dates and months, which people write in their own way."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self.field = Field(kit, LETTERS[question.kind])
        self.field.written.connect(self.edited.emit)
        self.leave_undo_to_window(self.field)
        column(self).addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)

    def typed(self) -> Tree:
        return self.field.text()

    def set_typed(self, typed: Tree) -> None:
        self.field.show_text(as_text(typed))

    def controls(self) -> Sequence[QWidget]:
        return (self.field,)


class GrowingText(QPlainTextEdit):
    """A text that grows with what is written, up to :data:`MOST_LINES`; then it scrolls."""

    grown = Signal()

    def __init__(self, kit: Kit, fewest: int = FEWEST_LINES) -> None:
        super().__init__()
        self._fewest = fewest
        self.setFont(kit.look.font())
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # its lines wrap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        line = ceil(QFontMetricsF(self.font()).lineSpacing())  # Qt lays lines on whole pixels
        height = line * min(max(lines, self._fewest), MOST_LINES)
        frame = self.height() - self.contentsRect().height()  # ring, line and air, which grow with the text
        wanted = height + frame + 2 * ceil(self.document().documentMargin()) + SPARE
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
            self.grown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines are more lines."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the text only while it is being written in; else the page scrolls."""
        if self.hasFocus() and self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def show_text(self, text: str) -> None:
        """Shows a text without telling anybody."""
        if self.toPlainText() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._fit()


class LongTextEditor(Editor):
    """A text of several lines. Sentence starters begin a sentence where one finds it hard to.

    They are there when one comes to an empty field, and stay for the whole visit: nothing moves while
    somebody types. Where something stands already they keep away.
    """

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self.text = GrowingText(kit, 2 if in_cell else FEWEST_LINES)
        self.text.grown.connect(self.resized)
        self.text.textChanged.connect(lambda: self.edited.emit(self.text.toPlainText()))
        self.leave_undo_to_window(self.text)
        self.starters: list[Button] = []
        layout = column(self)
        layout.addWidget(self.text)
        self._begin_with = self._make_starters() if question.starters else None
        if self._begin_with:
            layout.addWidget(self._begin_with)

    def _make_starters(self) -> QWidget:
        kit, box = self.kit, QWidget()
        below = column(box)
        below.addWidget(Label(kit.look, kit.words("question.starters"), step="small", tone="soft"))
        flow = Flow(kit.look.tokens.space.inside)
        for starter in self.question.starters:
            name = kit.words("question.starter_name", starter=starter)
            button = Button(kit, escaped(starter), kind="chip", name=name)
            button.clicked.connect(lambda _=False, words=str(starter): self._begin(words))
            self.starters.append(button)
            flow.addWidget(button)
        below.addLayout(flow)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._begin_with and not event.spontaneous():
            self._begin_with.setVisible(not self.text.toPlainText().strip())

    def _begin(self, starter: str) -> None:
        words = starter.rstrip(" .…") + " "
        before = self.text.toPlainText()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)  # before the button that was pressed goes away
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.insertPlainText(words if not before or before[-1] in "\n " else f" {words}")

    def typed(self) -> Tree:
        return self.text.toPlainText()

    def set_typed(self, typed: Tree) -> None:
        self.text.show_text(as_text(typed))

    def controls(self) -> Sequence[QWidget]:
        return (self.text,)
