"""The end of a chapter: what it has given, to read or print at once."""

from __future__ import annotations

from PySide6.QtCore import Signal

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.conditions import holds
from asf_starter.core.interview.interview import Page
from asf_starter.core.outlines import Outline
from asf_starter.core.texts import Statement
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.paper_choice import likeliest
from asf_starter.gui.route import is_asked
from asf_starter.gui.widgets import Button, Card, Heading, Label, clear, column


class ChapterEnd(Card):
    """Stands under the last page of a chapter, and names its papers. On the short track each chapter adds to
    the same one, the likeliest."""

    paper_wanted = Signal(str)

    def __init__(self, kit: Kit, page: Page, *, short: bool) -> None:
        super().__init__(kit.look)
        self.kit = kit
        self._page = page
        self._chapter, _ = kit.handbook.interview.place(page.questions[0].id)
        self._short = short
        self.setObjectName("chapter_end")
        words = kit.phrases.text
        self.column.addWidget(Heading(kit.look, words("panels.chapter_end.title"), step="body"))
        self.column.addWidget(Label(kit.look, words("panels.chapter_end.help")))
        self._papers = column(spacing=2)
        self.column.addLayout(self._papers)
        self._shown: tuple[Outline, ...] = ()
        self.hide()

    def refresh(self, assessment: Assessment) -> bool:
        """Shows the papers there are now; whether the card came, went or changed."""
        papers = self._outlines(assessment) if self._is_last(assessment) else ()
        if papers == self._shown:
            return False
        self._shown = papers
        clear(self._papers)
        for outline in papers:
            words = self.kit.phrases.say(Statement("panels.chapter_end.read", {"title": outline.title}))
            button = Button(self.kit, words, kind="link", icon="example")
            button.setObjectName(f"chapter_end/{outline.id}")
            button.clicked.connect(lambda _=False, paper=outline.id: self.paper_wanted.emit(paper))
            self._papers.addWidget(button)
        self.setVisible(bool(papers))
        return True

    def _is_last(self, assessment: Assessment) -> bool:
        answers = assessment.answers
        asked = [page for page in self._chapter.pages if is_asked(page, answers, short=self._short)]
        return bool(asked) and asked[-1] is self._page

    def _outlines(self, assessment: Assessment) -> tuple[Outline, ...]:
        handbook = self.kit.handbook
        if self._short:
            return likeliest(tuple(handbook.outlines.values()))[:1]
        return tuple(
            outline
            for outline in map(handbook.outlines.get, self._chapter.papers)
            if outline and holds(outline.when, assessment.answers.value, handbook.rules) is True
        )
