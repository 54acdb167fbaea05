"""The questions whose answers stand on a page of paper: the way back to them by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from asf_starter.core.interview.interview import Question
from asf_starter.gui.accessibility import follow_selection
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.widgets import Button, Heading, Label, column

_QUESTION = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
WIDTH_IN_EM = 32
PADDING = 10
"""Pixels around the words of an entry, with its border."""


class PageQuestions(QWidget):
    """A list beside the pages; Enter, a double click or the button goes to the chosen question."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("help_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH_IN_EM * kit.look.em)
        space = kit.look.tokens.space
        layout = column(self, spacing=space.inside, margin=space.parts)
        title = paper_words(kit, "preview.questions")
        layout.addWidget(Heading(kit.look, title, step="body"))
        layout.addWidget(Label(kit.look, paper_words(kit, "preview.hint"), step="small", tone="soft"))
        self.none = Label(kit.look, paper_words(kit, "preview.no_questions"), tone="soft")
        layout.addWidget(self.none)
        self.list = _List()
        self.list.setObjectName("search_results")
        self.list.setFont(kit.look.font("small"))
        self.list.setAccessibleName(title)
        self.list.wanted.connect(self._choose)
        follow_selection(self.list, lambda _: None)  # which makes it the current one
        layout.addWidget(self.list, 1)
        self.go = Button(kit, paper_words(kit, "preview.go"))
        self.go.setObjectName("viewer_go")
        self.go.clicked.connect(self._choose)
        layout.addWidget(self.go)
        self._shown: list[str] = []

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Shows the questions of the page that is in view."""
        ids = [question.id for question in questions]
        if ids == self._shown and self.list.count() == len(ids):
            return
        self._shown = ids
        self.list.clear()
        for question in questions:
            number = self.kit.handbook.interview.number(question.id)
            item = QListWidgetItem(f"{number} {question.label}")
            item.setData(_QUESTION, question.id)
            self.list.addItem(item)
        self.list.fit()
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(ids))
        self.go.setVisible(bool(ids))
        self.none.setVisible(not ids)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_QUESTION))


class _List(QListWidget):
    """A list whose entries wrap; Enter and a double click mean the current one."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.itemDoubleClicked.connect(lambda _: self.wanted.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Gives each entry the height that its words need; Qt forgets the padding of the style sheet."""
        metrics = self.fontMetrics()
        width = max(1, self.viewport().width() - 2 * PADDING - 8)
        for row in range(self.count()):
            item = self.item(row)
            room = metrics.boundingRect(QRect(0, 0, width, 100_000), _WRAP, item.text())
            item.setSizeHint(QSize(width, room.height() + 2 * PADDING))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)
