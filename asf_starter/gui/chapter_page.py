"""The start of a chapter: what it gives, what to have at hand, how long it takes."""

from __future__ import annotations

from PySide6.QtCore import Signal

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.interview import Chapter
from asf_starter.gui.accessibility import in_sentences
from asf_starter.gui.budget.view import CHAPTER as BUDGET_CHAPTER
from asf_starter.gui.budget.view import BudgetView
from asf_starter.gui.kit import Kit
from asf_starter.gui.route import Progress
from asf_starter.gui.widgets import Card, Column, Heading, Label


class ChapterPage(Column):
    """A signpost between long parts. ``question_wanted`` leads to the answer behind something shown."""

    question_wanted = Signal(str)

    def __init__(self, kit: Kit, chapter: Chapter, *, place: str, progress: Progress) -> None:
        super().__init__(kit.look)
        self.kit = kit
        self._title, self._place, self._intro = chapter.title, place, chapter.intro
        look, space = kit.look, kit.look.tokens.space
        self.setObjectName(f"chapter/{chapter.id}")
        self.setAccessibleName(chapter.title)
        self.body.addSpacing(space.questions)
        self.body.addWidget(Label(look, place, step="small", tone="soft"))
        self.body.addWidget(Heading(look, chapter.title, step="largest"))
        if chapter.intro:
            self.body.addWidget(Label(look, chapter.intro, step="larger"))
        self.body.addSpacing(space.parts)
        if chapter.have_ready:
            box = Card(look, kind="example")
            box.column.setSpacing(2)
            box.column.addWidget(Heading(look, kit.words("chapter.have_ready"), step="body"))
            box.column.addWidget(Label(look, chapter.have_ready))
            self.body.addWidget(box)
            self.body.addSpacing(space.inside)
        self.amount = Label(look, tone="soft")
        self.body.addWidget(self.amount)
        self.show_progress(progress)
        self.budget: BudgetView | None = None
        if chapter.id == BUDGET_CHAPTER:
            self.body.addSpacing(space.questions)
            self.budget = BudgetView(kit)
            self.budget.question_wanted.connect(self.question_wanted)
            self.budget.resized.connect(self.fit_soon)
            self.body.addWidget(self.budget)

    @property
    def heard(self) -> str:
        """What is said when one comes to the page, where nothing but the way on takes the keyboard."""
        return in_sentences(self._title, self._place, self._intro, self.amount.text())

    def refresh(self, assessment: Assessment) -> None:
        """Shows the budget as it is now, at the chapter that makes it."""
        if self.budget is not None:
            self.budget.refresh(assessment)
            self.fit_soon()

    def show_progress(self, progress: Progress) -> None:
        """Says how many questions there are and how long they take."""
        self.is_new = not progress.dealt_with
        key = "chapter.size" if progress.left == progress.asked else "chapter.size_left"
        if not progress.left:
            key = "chapter.size_done"
        self.amount.setText(
            self.kit.words(
                key,
                count=progress.asked,
                left=progress.left,
                minutes=progress.minutes,
                minutes_left=progress.minutes_left,
            )
        )
