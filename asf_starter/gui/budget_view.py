"""The budget on the screen: the sentence that counts, and the charts that show it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.outlines import NO_TEXT, Outline
from asf_starter.documents.phrases import plain
from asf_starter.documents.tree import Figure
from asf_starter.documents.views.budget import cash_sentence
from asf_starter.documents.views.budget_charts import cash, income
from asf_starter.documents.views.context import Context
from asf_starter.gui.drawing_view import DrawingView
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Heading, Label, column

CHAPTER = "budget"
"""The chapter of the interview that holds the budget's questions; ids are permanent."""

_ON_SCREEN = Outline(id="window", title=NO_TEXT, subject=NO_TEXT, sections=())


def budget_sentence(kit: Kit, assessment: Assessment) -> str:
    """Whether the cash lasts, and when it is lowest; nothing before there is a budget."""
    if not assessment.has_budget:
        return ""
    return kit.phrases.say(cash_sentence(_context(kit, assessment)))


def _context(kit: Kit, assessment: Assessment) -> Context:
    return Context(assessment, kit.handbook, kit.phrases, _ON_SCREEN)


class BudgetView(QWidget):
    """The sentence in large type, the charts below, each with its finding as a title."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("budget_view")
        space = kit.look.tokens.space
        layout = column(self, spacing=space.inside)
        self.sentence = Heading(kit.look)
        layout.addWidget(self.sentence)
        self.charts = [DrawingView(kit.look), DrawingView(kit.look)]
        self.titles = [Label(kit.look, bold=True), Label(kit.look, bold=True)]
        for title, chart in zip(self.titles, self.charts, strict=True):
            layout.addSpacing(space.inside)
            layout.addWidget(title)
            layout.addWidget(chart)

    def refresh(self, assessment: Assessment) -> None:
        """Shows the budget as it is now; before there is one, what will stand here."""
        sentence = budget_sentence(self.kit, assessment)
        self.sentence.setText(sentence or self.kit.words("budget.empty"))
        context = _context(self.kit, assessment)
        figures = [block for make in (cash, income) for block in make(context) if isinstance(block, Figure)]
        for number, (title, chart) in enumerate(zip(self.titles, self.charts, strict=True)):
            shown = number < len(figures)
            chart.setVisible(shown)
            words = plain(figures[number].title) if shown else ""
            title.setText(words)
            title.setVisible(shown and words != sentence)
            if shown:
                chart.show_drawing(figures[number].drawing, words, figures[number].alternative)
