"""Heaps of lines, seen at once by their counts: the lines of one heap stand below, the others wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.gui.accessibility import follow_layout
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.count_tile import Count, CountTiles
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Label, clear, column

MOST = 3
"""So many lines of a heap are shown at once; the rest when they are wanted."""


@dataclass(frozen=True)
class Line:
    """One line: the question it leads to (empty: none), what it is about, what is said of it, and a sign."""

    question: str
    label: str
    words: str
    sign: str = ""
    soft: bool = False


@dataclass(frozen=True)
class Heap:
    """Lines that belong together, and their count. ``empty`` is said where there are none; ``way`` are the
    words at the end of each line that say that it leads to its question."""

    count: Count
    lines: tuple[Line, ...]
    empty: str = ""
    way: str = ""


class CountedLines(QWidget):
    """The counts with the lines of the chosen heap: the first that has any, until another one is chosen.
    ``place`` begins the names of the lines; ``resized`` follows when there are other lines than before."""

    question_wanted = Signal(str)
    resized = Signal()

    def __init__(self, kit: Kit, place: str) -> None:
        super().__init__()
        self.kit = kit
        self._place = place
        layout = column(self, spacing=kit.look.tokens.space.inside)
        self.counts = CountTiles(kit)
        self.counts.chosen.connect(self._choose)
        layout.addWidget(self.counts)
        self._box = QWidget()
        self._lines = column(self._box, spacing=0)
        layout.addWidget(self._box)
        self._heaps: dict[str, Heap] = {}
        self._shown: object = None
        self._chosen = ""
        self._all = False

    def show_heaps(self, heaps: Sequence[Heap]) -> None:
        """Shows these heaps, the worst first; what was chosen by hand stays chosen."""
        self._heaps = {heap.count.id: heap for heap in heaps}
        self.setVisible(bool(heaps))
        if heaps:
            self._show()

    def _choose(self, name: str) -> None:
        self._chosen, self._all = name, False
        self._show()

    def _show(self) -> None:
        heaps = tuple(self._heaps.values())
        first = next((heap for heap in heaps if heap.lines), heaps[0])
        chosen = self._heaps.get(self._chosen, first)
        self.counts.show_counts([heap.count for heap in heaps], chosen.count.id)
        if (chosen, self._all) == self._shown:
            return
        self._shown = (chosen, self._all)
        clear(self._lines)
        if not chosen.lines:
            self._lines.addWidget(Label(self.kit.look, chosen.empty, tone="soft"))
        shown = chosen.lines if self._all or len(chosen.lines) <= MOST + 1 else chosen.lines[:MOST]
        for line in shown:
            self._lines.addWidget(self._row(chosen, line))
        if len(shown) < len(chosen.lines):
            self._lines.addWidget(self._more(chosen))
        follow_layout(self._lines)
        self.resized.emit()

    def _more(self, heap: Heap) -> Button:
        words = self.kit.words("check.show_all", count=len(heap.lines))
        more = Button(self.kit, words, kind="link", icon="down", name=f"{words}. {heap.count.words}")
        more.setObjectName(f"{self._place}/all")
        more.clicked.connect(self._show_all)
        return more

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _row(self, heap: Heap, line: Line) -> AnswerRow:
        row = line_row(self.kit, line, way=heap.way)
        row.setObjectName(f"{self._place}/{heap.count.id}/{line.question}")
        row.setEnabled(bool(line.question))
        row.clicked.connect(lambda: self.question_wanted.emit(line.question))
        return row


def line_row(kit: Kit, line: Line, *, way: str = "") -> AnswerRow:
    """A line as a button."""
    return AnswerRow(kit, line.label, line.words, sign=line.sign, soft=line.soft, way=way)
