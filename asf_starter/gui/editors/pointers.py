"""The editor for a pointer to a row of another table."""

from __future__ import annotations

from collections.abc import Mapping

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree, typed_cell, typed_rows
from asf_starter.gui.editors.choices import ListEditor
from asf_starter.gui.kit import Kit

LONGEST_NAME = 60


class PointerEditor(ListEditor):
    """Chooses a row of the table that the question names in ``of``."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self._wanted: Tree = None

    def refresh(self, assessment: Assessment) -> None:
        table = self.kit.handbook.interview.find(self.question.of)
        rows = typed_rows(assessment.plan.record(self.question.of).v)
        names = [
            (str(row["id"]), row_name(table, row, number, self.kit) if table else str(number))
            for number, row in enumerate(rows, 1)
        ]
        self.show_options(names)
        super().set_typed(self._wanted)

    def set_typed(self, typed: Tree) -> None:
        self._wanted = typed
        super().set_typed(typed)

    def typed(self) -> Tree:
        return super().typed()


def row_name(table: Question, row: Mapping[str, Tree], number: int, kit: Kit) -> str:
    """What a row is called: its first words, or the table's word for a row and its number."""
    for column in table.columns:
        if column.kind in ("text", "person", "organisation"):
            words = _first_words(typed_cell(row, column.id)[0])
            if words:
                return words
    return kit.words("table.row_name", row=table.row_name or kit.words("table.row"), number=number)


def _first_words(typed: Tree) -> str:
    if isinstance(typed, str):
        words = " ".join(typed.split())
    elif isinstance(typed, Mapping):
        words = ", ".join(
            part for part in (_first_words(typed.get("name")), _first_words(typed.get("role"))) if part
        )
    else:
        return ""
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1] + "…"
