"""What a table of cells says of itself to those who hear it: its name and size, its keys until somebody has
used them, and what is wrong with a cell that somebody has typed in."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from asf_starter.gui.accessibility import announce
from asf_starter.gui.budget.words import say
from asf_starter.gui.editors.sheet_model import SheetModel
from asf_starter.gui.editors.sheet_view import SheetView
from asf_starter.gui.kit import Kit


class SheetHeard:
    """Keeps the accessible name of a view right, and tells each problem once, when it is made."""

    def __init__(self, kit: Kit, model: SheetModel, view: SheetView) -> None:
        self._kit, self._model, self._view = kit, model, view
        self._name = self._hint = ""
        self._used = False
        self._problem = ""
        view.cells.begun.connect(self._begin)

    def describe(self, name: str, hint: str) -> None:
        """Names the table; ``hint`` says what belongs there."""
        self._name, self._hint = name, hint
        self.count_rows()

    def count_rows(self) -> None:
        """The name says how many rows there are."""
        name = say(self._kit, "sheet.name", table=self._name, rows=len(self._model.rows))
        if name != self._view.accessibleName():
            self._view.setAccessibleName(name)
        parts = (self._hint.rstrip("."), "" if self._used else say(self._kit, "sheet.keys"))
        self._view.setAccessibleDescription(". ".join(part for part in parts if part))

    def _begin(self) -> None:
        self._problem = self._model.problem_words(self._view.currentIndex())

    def end(self) -> None:
        """Somebody has stopped typing: what is newly wrong with the cell is told. What was wrong before is
        heard with the cell itself."""
        if not self._used:
            self._used = True
            self.count_rows()
        here = self._view.currentIndex()
        wrong = self._model.problem_words(here) if here.isValid() else ""
        if wrong and wrong != self._problem:
            words = f"{wrong} {self._model.place_words(here)}"
            QTimer.singleShot(0, self._view, lambda: announce(self._view, words, urgent=True))
