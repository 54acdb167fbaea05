"""Choosing papers: the likely ones first, all others on shelves that fold out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asf_starter.core.outlines import Outline, Shelf
from asf_starter.gui.editors.rows_to_choose import TickRow
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.way_row import FoldRow
from asf_starter.gui.widgets import Button, Heading, add, clear, column

MOST_LIKELY = 3


class PaperChoice(QWidget):
    """A row to tick for each paper, with a button to look at it. ``resized`` follows each unfolding."""

    changed = Signal()
    resized = Signal()
    look_wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.rows: dict[str, TickRow] = {}
        self._outlines: tuple[Outline, ...] = ()
        self._shelves: dict[Shelf, tuple[FoldRow, QWidget, list[str]]] = {}
        self._unfolded: set[Shelf] = set()
        self._column = column(self, spacing=6)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the papers that are ticked, in order."""
        return tuple(
            outline.id
            for outline in self._outlines
            if outline.id in self.rows and self.rows[outline.id].isChecked()
        )

    @property
    def chosen_outlines(self) -> tuple[Outline, ...]:
        """The papers that are ticked, in order."""
        return tuple(outline for outline in self._outlines if outline.id in self.chosen)

    def show_outlines(self, outlines: Sequence[Outline]) -> None:
        """Shows the papers there are; what was ticked stays so. At first the likeliest is."""
        if tuple(outlines) == self._outlines:
            return
        likely = likeliest(outlines)
        chosen = set(self.chosen) if self._outlines else {likely[0].id} if likely else set()
        self._outlines = tuple(outlines)
        clear(self._column)
        self.rows, self._shelves = {}, {}
        words = self.kit.phrases.text
        add(self._column, Heading(self.kit.look, words("window_paper.shelf.likely"), step="body"))
        for outline in likely:
            add(self._column, self._row(outline, on=outline.id in chosen))
        rest = [outline for outline in outlines if outline not in likely]
        for shelf in get_args(Shelf):
            there = [outline for outline in rest if outline.shelf == shelf]
            if there:
                self._add_shelf(shelf, there, chosen)
        self._add_all()
        self._name_all()

    def _row(self, outline: Outline, *, on: bool) -> QWidget:
        kit = self.kit
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        row = TickRow(kit.look, outline.title, outline.subject)
        row.setObjectName(f"export/{outline.id}")
        row.setChecked(on)
        row.toggled.connect(self._note_change)
        look_at = Button(
            kit,
            kit.words("export.look"),
            kind="quiet",
            icon="example",
            name=kit.words("export.look_name", title=outline.title),
        )
        look_at.setObjectName(f"export/{outline.id}//look")
        look_at.clicked.connect(lambda: self.look_wanted.emit(outline.id))
        line.addWidget(row, 1)
        line.addWidget(look_at)
        self.rows[outline.id] = row
        return holder

    def _add_shelf(self, shelf: Shelf, outlines: Sequence[Outline], chosen: set[str]) -> None:
        fold = FoldRow(self.kit)
        fold.setObjectName(f"export_shelf/{shelf}")
        inside = QWidget()
        inner = column(inside, spacing=6)
        inner.setContentsMargins(self.kit.look.px(24), 0, 0, self.kit.look.tokens.space.inside)
        for outline in outlines:
            inner.addWidget(self._row(outline, on=outline.id in chosen))
        fold.clicked.connect(lambda: self.unfold(shelf, folded=shelf in self._unfolded))
        self._shelves[shelf] = (fold, inside, [outline.id for outline in outlines])
        add(self._column, fold)
        self._column.addWidget(inside)
        inside.setVisible(shelf in self._unfolded)

    def unfold(self, shelf: Shelf, *, folded: bool = False) -> None:
        """Shows what stands on a shelf, or folds it away; what is ticked stays ticked."""
        self._unfolded = self._unfolded - {shelf} if folded else self._unfolded | {shelf}
        self._shelves[shelf][1].setVisible(not folded)
        self._name_all()
        self.resized.emit()

    def _add_all(self) -> None:
        line = QHBoxLayout()
        self.all = Button(self.kit, "", kind="link", icon="check")
        self.all.setObjectName("export_all")
        self.all.clicked.connect(lambda: self.choose_all(on=len(self.chosen) < len(self.rows)))
        line.addWidget(self.all)
        line.addStretch(1)
        self._column.addLayout(line)
        self.all.show()

    def choose_all(self, *, on: bool) -> None:
        """Ticks every paper, or none."""
        for row in self.rows.values():
            row.blockSignals(True)
            row.setChecked(on)
            row.blockSignals(False)
            row.update()
        self._note_change()

    def _note_change(self) -> None:
        self._name_all()
        self.changed.emit()

    def _name_all(self) -> None:
        """Every shelf says how much stands on it and how much of that is chosen."""
        kit, chosen = self.kit, set(self.chosen)
        for shelf, (fold, _, ids) in self._shelves.items():
            count = len(chosen & set(ids))
            key = "shelf.fold_chosen" if count else "shelf.fold"
            name = kit.phrases.text(f"window_paper.shelf.{shelf}")
            words = paper_words(kit, key, shelf=name, count=len(ids), chosen=count)
            fold.show_words(words, folded=shelf not in self._unfolded)
        every = len(chosen) == len(self.rows)
        key = "shelf.none" if every else "shelf.all"
        _rename(self.all, paper_words(kit, key, count=len(self.rows)))

    def keep_focus(self) -> None:
        """Puts the keyboard on the first paper."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def likeliest(outlines: Sequence[Outline]) -> tuple[Outline, ...]:
    """The papers to offer first: those that are marked so, in order."""
    return tuple(outline for outline in outlines if outline.likely)[:MOST_LIKELY]


def _rename(button: Button, words: str) -> None:
    if button.text() != words:
        button.setText(words)
        button.setAccessibleName(words)
        button.updateGeometry()
