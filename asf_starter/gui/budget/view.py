"""All of the budget on the screen: the sentence that counts, what to think about, charts, what if, tables."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.documents.tree import Figure as ChartFigure
from asf_starter.documents.views.budget_charts import cash, income
from asf_starter.documents.views.outlook import income_and_cost, support_ends
from asf_starter.gui.budget.chart import ChartView, budget_sentence, context_of
from asf_starter.gui.budget.explained import Figure
from asf_starter.gui.budget.stress import StressButtons
from asf_starter.gui.budget.tables import BudgetTables
from asf_starter.gui.budget.warnings import BudgetWarnings
from asf_starter.gui.budget.words import say
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Heading, column

CHAPTER = "budget"
"""The chapter of the interview that holds the budget's questions; ids are permanent."""

CHARTS = (cash, income_and_cost, income, support_ends)


class BudgetView(QWidget):
    """The whole budget. ``question_wanted`` leads to the answer behind a figure or a warning."""

    question_wanted = Signal(str)
    resized = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("budget_view")
        space = kit.look.tokens.space
        layout = column(self, spacing=space.parts)
        self.sentence = Heading(kit.look)
        self.warnings = BudgetWarnings(kit)
        self.charts = [ChartView(kit) for _ in CHARTS]
        self.stress = StressButtons(kit)
        self.heading = Heading(kit.look, say(kit, "figures.name"), step="larger")
        self.tables = BudgetTables(kit)
        for part in (self.sentence, self.warnings, *self.charts, self.stress, self.heading, self.tables):
            layout.addWidget(part)
        for part in (self.warnings, self.stress, self.tables):
            part.resized.connect(self.resized)
        for part in (self.warnings, self.tables):
            part.question_wanted.connect(self.question_wanted)
        self.warnings.figure_wanted.connect(self._show_figure)

    def refresh(self, assessment: Assessment) -> None:
        """Shows the budget as it is now; before there is one, what will stand here."""
        sentence = budget_sentence(self.kit, assessment)
        self.sentence.setText(sentence or self.kit.words("budget.empty"))
        context = context_of(self.kit, assessment)
        for chart, view in zip(self.charts, CHARTS, strict=True):
            blocks = view(context) if sentence else ()
            chart.show_figure(next((block for block in blocks if isinstance(block, ChartFigure)), None))
        self.warnings.refresh(assessment)
        for part in (self.stress, self.heading, self.tables):
            part.setVisible(bool(sentence))
        if sentence:
            self.stress.refresh(assessment)
            self.tables.refresh(assessment)

    def _show_figure(self, figure: Figure) -> None:
        self.tables.explain(figure)
        self.tables.table.go_to(figure)
