"""How the enterprise stands against the four criteria: the compass in full, always up to date."""

from __future__ import annotations

from PySide6.QtCore import Signal

from asf_starter.core.assessment import Assessment
from asf_starter.gui.kit import Kit
from asf_starter.gui.panels import CriteriaPanel
from asf_starter.gui.widgets import Column, Heading, Label


class StandingPage(Column):
    """A page to read; each finding leads to the question behind it."""

    question_wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.look)
        title = kit.phrases.text("panels.standing.title")
        self.setObjectName("standing")
        self.setAccessibleName(title)
        self.body.addWidget(Heading(kit.look, title, step="large"))
        self.body.addWidget(Label(kit.look, kit.phrases.text("panels.standing.intro")))
        self.panel = CriteriaPanel(kit)
        self.panel.question_wanted.connect(self.question_wanted)
        self.panel.resized.connect(self.fit_soon)
        self.body.addWidget(self.panel)

    def refresh(self, assessment: Assessment) -> None:
        """Shows the plan as it is now."""
        self.panel.refresh(assessment)
