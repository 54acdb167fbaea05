"""The editor for a pointer to a row of another table."""

from __future__ import annotations

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree, typed_rows
from asf_starter.gui.editors.choices import ListEditor
from asf_starter.gui.editors.row_words import row_name
from asf_starter.gui.kit import Kit


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
