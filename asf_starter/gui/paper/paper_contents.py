"""What lies inside the files: a plain line before saving, and the choice to leave each part out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.interview import Interview
from asf_starter.core.outlines import Outline
from asf_starter.core.travelling import NAMES_BY_HAND, names_in
from asf_starter.gui.editors.rows_to_choose import TickRow
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.widgets import Card, Heading, Label, column

PDF = "pdf"


@dataclass(frozen=True)
class Inside:
    """What there is that can lie in the files. ``names`` and ``files`` are numbers.

    ``names_on_paper``: the founders have not answered that they write names by hand.
    """

    papers: bool
    can_carry_plan: bool
    names: int
    names_on_paper: bool
    files: int
    private_notes: bool


def what_there_is(
    assessment: Assessment, interview: Interview, outlines: Sequence[Outline], formats: Sequence[str]
) -> Inside:
    """What could lie in the files of these papers."""
    plan = assessment.plan
    return Inside(
        papers=bool(outlines),
        can_carry_plan=PDF in formats and any(PDF in outline.formats for outline in outlines),
        names=len(names_in(plan, interview)),
        names_on_paper=assessment.answers.value(NAMES_BY_HAND) is not True,
        files=len(plan.files_in_use),
        private_notes=any(outline.notes for outline in outlines)
        and any(record.private_note for record in plan.answers.values()),
    )


class PaperContents(QWidget):
    """The line and the rows to tick; rows that would do nothing are not shown."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._inside = Inside(False, False, 0, False, 0, False)
        layout = column(self, spacing=kit.look.tokens.space.inside)
        layout.addWidget(Heading(kit.look, paper_words(kit, "inside.title")))
        card = Card(kit.look, kind="example")
        self.line = Label(kit.look)
        self.line.setObjectName("export_inside")
        card.column.addWidget(self.line)
        layout.addWidget(card)
        self.with_plan = self._row("export_with_plan", "plan", on=True)
        self.with_names = self._row("export_names", "names", on=True)
        self.with_files = self._row("export_files", "files", on=False)
        self.with_private = self._row("export_private_notes", "private", on=False)
        for row in (self.with_plan, self.with_names, self.with_files, self.with_private):
            layout.addWidget(row)

    def _row(self, name: str, key: str, *, on: bool) -> TickRow:
        kit = self.kit
        row = TickRow(
            kit.look, paper_words(kit, f"inside.keep_{key}"), paper_words(kit, f"inside.keep_{key}_more")
        )
        row.setObjectName(name)
        row.setChecked(on)
        row.toggled.connect(self._retell)
        return row

    @property
    def carries_plan(self) -> bool:
        """Whether the plan lies in the files."""
        return self._inside.can_carry_plan and self.with_plan.isChecked()

    @property
    def carries_names(self) -> bool:
        """Whether names of people may stand there."""
        return self.with_names.isChecked()

    @property
    def carries_files(self) -> bool:
        """Whether the filed files lie there."""
        return self.carries_plan and bool(self._inside.files) and self.with_files.isChecked()

    @property
    def carries_private_notes(self) -> bool:
        """Whether private notes are printed."""
        return self._inside.private_notes and self.with_private.isChecked()

    def refresh(self, inside: Inside) -> None:
        """Shows what can lie in the files as things are now."""
        self._inside = inside
        self.with_plan.setVisible(inside.can_carry_plan)
        self.with_names.setVisible(bool(inside.names))
        self.with_private.setVisible(inside.private_notes)
        self._retell()

    def _retell(self) -> None:
        self.with_files.setVisible(self.carries_plan and bool(self._inside.files))
        self.line.setText(" ".join(self._sentences()))
        self.changed.emit()

    def _sentences(self) -> list[str]:
        inside, kit = self._inside, self.kit
        said = ["papers", "plan" if self.carries_plan else "no_plan"]
        names = inside.names if inside.names_on_paper or self.carries_plan else 0
        said.append("names" if names and self.carries_names else "no_names")
        if inside.files:
            said.append("files" if self.carries_files else "no_files")
        said.append("private" if self.carries_private_notes else "no_private")
        return [paper_words(kit, f"inside.{key}", count=self._count(key)) for key in said]

    def _count(self, key: str) -> int:
        return self._inside.files if key == "files" else self._inside.names
