"""How the enterprise stands against the four criteria: what counts at once, the rest folded by criterion."""

from __future__ import annotations

from PySide6.QtCore import Signal

from asf_starter.core.assessment import Assessment
from asf_starter.core.law.filed_evidence import TABLE, filed_papers
from asf_starter.gui.counted_lines import CountedLines
from asf_starter.gui.criteria_folds import BriefCriteria, CriteriaFolds
from asf_starter.gui.kit import Kit
from asf_starter.gui.panel import Panel
from asf_starter.gui.standing_heaps import standing_heaps
from asf_starter.gui.widgets import Button, Column, Heading, Label


class StandingPage(Column):
    """A page to read; each finding leads to the question behind it. On the short track it is brief: what
    is missing there has not been asked for yet."""

    question_wanted = Signal(str)
    rebuilt = Signal()

    def __init__(self, kit: Kit, *, short: bool) -> None:
        super().__init__(kit.look)
        self.kit = kit
        space = kit.look.tokens.space
        title = kit.phrases.text("panels.standing.title")
        self.setObjectName("standing")
        self.setAccessibleName(title)
        self.body.addWidget(Heading(kit.look, title, step="large"))
        self.summary = None if short else CountedLines(kit, "standing")
        if self.summary is not None:
            self.body.addWidget(self.summary)
            self.summary.question_wanted.connect(self.question_wanted)
            self.summary.resized.connect(self._follow)
            self.body.addSpacing(space.parts)
        self.panel: Panel = BriefCriteria(kit) if short else CriteriaFolds(kit)
        self.panel.question_wanted.connect(self.question_wanted)
        self.panel.resized.connect(self._follow)
        self.body.addWidget(self.panel)
        self.body.addSpacing(space.parts)
        self.body.addWidget(Label(kit.look, kit.phrases.text("panels.standing.intro"), tone="soft"))
        if short:
            self.body.addWidget(Label(kit.look, kit.phrases.text("panels.standing.more"), tone="soft"))
        self.papers = Label(kit.look)
        self.add_paper = Button(kit, kit.words("papers.add"), icon="file")
        self.add_paper.setObjectName("standing_add_paper")
        self.add_paper.clicked.connect(lambda: self.question_wanted.emit(TABLE))
        self.body.addSpacing(space.parts)
        if kit.handbook.interview.find(TABLE):
            self.body.addWidget(self.papers)
            self.body.addWidget(self.add_paper)

    def _follow(self) -> None:
        self.fit_soon()
        self.rebuilt.emit()

    def refresh(self, assessment: Assessment) -> None:
        """Shows the plan as it is now."""
        if self.summary is not None:
            self.summary.show_heaps(standing_heaps(self.kit, assessment))
        self.panel.refresh(assessment)
        count = len(filed_papers(assessment.answers))
        key = "some" if count > 1 else "one" if count else "none"
        self.papers.setText(self.kit.words(f"papers.{key}", count=count))
