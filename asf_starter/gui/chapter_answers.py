"""The answers of a chapter behind one line, which folds them out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.interview.interview import Chapter
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.counted_lines import Line, line_row, show_anew
from asf_starter.gui.kit import Kit
from asf_starter.gui.way_row import FoldRow
from asf_starter.gui.widgets import column


class ChapterAnswers(QWidget):
    """A line for the chapter, and below it one for each answer, made when it is first folded out."""

    question_wanted = Signal(str)
    resized = Signal()

    def __init__(self, kit: Kit, chapter: Chapter) -> None:
        super().__init__()
        self.kit = kit
        self._chapter = chapter
        self._folded = True
        self._lines: tuple[Line, ...] = ()
        self._made: tuple[Line, ...] = ()
        layout = column(self, spacing=2)
        self.fold = FoldRow(kit)
        self.fold.setObjectName(f"check/chapter/{chapter.id}")
        self.fold.clicked.connect(self._turn)
        layout.addWidget(self.fold)
        self._box = QWidget()
        self._rows = column(self._box, spacing=0)
        layout.addWidget(self._box)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Shows the answers there are; nothing of a chapter without any."""
        self._lines = lines
        self.setVisible(bool(lines))
        self._show()

    def _turn(self) -> None:
        self._folded = not self._folded
        self._show()
        self.resized.emit()

    def _show(self) -> None:
        words = self.kit.words("check.chapter", title=self._chapter.title, count=len(self._lines))
        self.fold.show_words(words, folded=self._folded)
        self._box.setVisible(not self._folded)
        if self._folded or self._lines == self._made:
            return
        self._made = self._lines
        show_anew(self._rows, map(self._row, self._lines))
        self.resized.emit()

    def _row(self, line: Line) -> AnswerRow:
        row = line_row(self.kit, line)
        row.setObjectName(f"check/chapter/{self._chapter.id}/{line.question}")
        row.clicked.connect(lambda: self.question_wanted.emit(line.question))
        return row
