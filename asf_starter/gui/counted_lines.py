"""Heaps of lines, seen at once by their counts: the lines of one heap stand below, the others wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.count_tile import Count, CountTiles
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Label, column

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
        self._lines = column(spacing=0)
        layout.addLayout(self._lines)
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
        show_anew(self._lines, self._widgets(chosen))
        self.resized.emit()

    def _widgets(self, heap: Heap) -> Iterator[QWidget]:
        if not heap.lines:
            yield Label(self.kit.look, heap.empty, tone="soft")
        shown = heap.lines if self._all or len(heap.lines) <= MOST + 1 else heap.lines[:MOST]
        for line in shown:
            yield self._row(heap, line)
        if len(shown) < len(heap.lines):
            yield self._more(heap)

    def _more(self, heap: Heap) -> Button:
        words = self.kit.words("check.show_all", count=len(heap.lines))
        more = Button(self.kit, words, kind="link", icon="down", name=f"{words}. {heap.count.words}")
        more.setObjectName(f"{self._place}/all")
        more.clicked.connect(self._show_all)
        return more

    def _show_all(self) -> None:
        """The button is gone then: the keyboard goes to the first line that came."""
        self._all = True
        self._show()
        rows = self.findChildren(AnswerRow)
        if len(rows) > MOST:
            rows[MOST].setFocus()

    def _row(self, heap: Heap, line: Line) -> AnswerRow:
        row = line_row(self.kit, line, way=heap.way)
        row.setObjectName(f"{self._place}/{heap.count.id}/{line.question}")
        row.setEnabled(bool(line.question))
        row.clicked.connect(lambda: self.question_wanted.emit(line.question))
        return row


def show_anew(layout: QVBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Shows these widgets in place of those shown here before. They are made aside and shown as a whole: a
    layout on the screen is worked out anew for each part."""
    box = QWidget()
    inside = column(box, spacing=0)
    for widget in widgets:
        inside.addWidget(widget)
    old = layout.takeAt(0)
    gone = old.widget() if old else None
    if gone is not None:
        gone.hide()
        gone.setParent(None)  # nobody shall find its lines any more
        gone.deleteLater()
    layout.addWidget(box)
    box.show()


def line_row(kit: Kit, line: Line, *, way: str = "") -> AnswerRow:
    """A line as a button."""
    return AnswerRow(kit, line.label, line.words, sign=line.sign, soft=line.soft, way=way)
