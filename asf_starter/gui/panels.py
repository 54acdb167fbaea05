"""Panels: what the program makes of the answers, read on the screen beside or after the questions.

A page of the interview names its panel (``panel = "forms"`` in its file); the standing page shows
the criteria. A panel shows the same views as the papers do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from asf_starter.core.assessment import Assessment
from asf_starter.documents.views.legal_form import comparison_of
from asf_starter.gui.budget.panel import BudgetPanel
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.panel import Panel, context_of
from asf_starter.gui.widgets import Button, Heading, Label

MOST_COMPARED, LEAST_COMPARED = 4, 2


class FormsPanel(Panel):
    """The legal forms: the ranking with reasons each way and flips, and two to four forms side by side."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        look = kit.look
        self.column.addWidget(Heading(look, kit.phrases.text("panels.forms.title"), step="larger"))
        self._ranking = self.part()
        self.column.addSpacing(look.tokens.space.parts)
        self.column.addWidget(Heading(look, kit.phrases.text("panels.forms.compare"), step="larger"))
        self.column.addWidget(Label(look, kit.phrases.text("panels.forms.compare_help"), tone="soft"))
        chips = Flow(look.tokens.space.inside // 2)
        self.chips: dict[str, Button] = {}
        for form in kit.handbook.forms.ranked:
            chip = Button(kit, kit.phrases.text(f"legal_forms.{form.id}.name"), kind="toggle")
            chip.setObjectName(f"compare/{form.id}")
            chip.setCheckable(True)
            chip.clicked.connect(self._choose)
            self.chips[form.id] = chip
            chips.addWidget(chip)
        self.column.addLayout(chips)
        self._comparison = self.part()
        self._chosen_by_hand = False
        self._assessment: Assessment | None = None

    def refresh(self, assessment: Assessment) -> None:
        self._assessment = assessment
        if not self._chosen_by_hand:
            scored = [form.id for form in assessment.forms.forms if form.score is not None]
            own = assessment.answers.value("legal_form")
            first = sorted(scored, key=lambda form: form != own)[:LEAST_COMPARED]
            for form, chip in self.chips.items():
                chip.setChecked(form in first)
        blocks = self.blocks(assessment, ("form_ranking", "form_explained"), "form_choice")
        changed = self._ranking.show_blocks(blocks)
        if self._compare() or changed:
            self.resized.emit()

    def _choose(self) -> None:
        self._chosen_by_hand = True
        if self._compare():
            self.resized.emit()

    def _compare(self) -> bool:
        """Shows the chosen forms side by side, two at least; with the most chosen, no other can be added."""
        chosen = [form for form, chip in self.chips.items() if chip.isChecked()]
        for form, chip in self.chips.items():
            chip.setEnabled(form in chosen or len(chosen) < MOST_COMPARED)
        if self._assessment is None:
            return False
        context = context_of(self.kit, self._assessment, "form_choice")
        enough = len(chosen) >= LEAST_COMPARED
        return self._comparison.show_blocks([comparison_of(context, chosen)] if enough else [])


PANELS: Mapping[str, Callable[[Kit], Panel]] = {
    "budget": BudgetPanel,
    "forms": FormsPanel,
}
"""The panels by the name that a page gives them."""
