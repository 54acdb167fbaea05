"""How the enterprise stands against the four criteria: the compass in full, always up to date."""

from __future__ import annotations

from PySide6.QtCore import Signal

from asf_starter.core.assessment import Assessment
from asf_starter.core.law.filed_evidence import TABLE, filed_papers
from asf_starter.gui.kit import Kit
from asf_starter.gui.panels import CriteriaPanel
from asf_starter.gui.widgets import Button, Column, Heading, Label


class StandingPage(Column):
    """A page to read; each finding leads to the question behind it. On the short track it is brief."""

    question_wanted = Signal(str)

    def __init__(self, kit: Kit, *, short: bool) -> None:
        super().__init__(kit.look)
        self.kit = kit
        title = kit.phrases.text("panels.standing.title")
        self.setObjectName("standing")
        self.setAccessibleName(title)
        self.body.addWidget(Heading(kit.look, title, step="large"))
        self.body.addWidget(Label(kit.look, kit.phrases.text("panels.standing.intro")))
        self.body.addSpacing(kit.look.tokens.space.parts)
        self.panel = CriteriaPanel(kit, brief=short)
        self.panel.question_wanted.connect(self.question_wanted)
        self.panel.resized.connect(self.fit_soon)
        self.body.addWidget(self.panel)
        if short:
            self.body.addSpacing(kit.look.tokens.space.parts)
            self.body.addWidget(Label(kit.look, kit.phrases.text("panels.standing.more"), tone="soft"))
        self.papers = Label(kit.look)
        self.add_paper = Button(kit, kit.words("papers.add"), icon="file")
        self.add_paper.setObjectName("standing_add_paper")
        self.add_paper.clicked.connect(lambda: self.question_wanted.emit(TABLE))
        self.body.addSpacing(kit.look.tokens.space.parts)
        if kit.handbook.interview.find(TABLE):
            self.body.addWidget(self.papers)
            self.body.addWidget(self.add_paper)

    def refresh(self, assessment: Assessment) -> None:
        """Shows the plan as it is now."""
        self.panel.refresh(assessment)
        count = len(filed_papers(assessment.answers))
        key = "some" if count > 1 else "one" if count else "none"
        self.papers.setText(self.kit.words(f"papers.{key}", count=count))
