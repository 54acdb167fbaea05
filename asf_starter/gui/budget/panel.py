"""The budget below the questions of its chapter: the sentence that counts, and tables when wanted."""

from __future__ import annotations

from asf_starter.core.assessment import Assessment
from asf_starter.gui.accessibility import set_unfolded
from asf_starter.gui.budget.chart import budget_sentence
from asf_starter.gui.budget.explained import Figure
from asf_starter.gui.budget.tables import BudgetTables
from asf_starter.gui.budget.warnings import BudgetWarnings
from asf_starter.gui.budget.words import say
from asf_starter.gui.kit import Kit
from asf_starter.gui.panel import Panel
from asf_starter.gui.widgets import Button, Card, Heading, Label


class BudgetPanel(Panel):
    """Folded to a sentence; unfolded, tables and warnings follow every letter that is typed above them."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._assessment: Assessment | None = None
        self._shown: Assessment | None = None
        self._wanted = False
        self.tables: BudgetTables | None = None
        self.card = Card(kit.look)
        self.card.column.addWidget(Heading(kit.look, say(kit, "figures.name"), step="body"))
        self.sentence = Label(kit.look)
        self.card.column.addWidget(self.sentence)
        self.fold = Button(kit, say(kit, "figures.show"), kind="link", icon="down")
        self.fold.setObjectName("figures//fold")
        self.fold.clicked.connect(self._toggle)
        set_unfolded(self.fold, False)
        self.card.column.addWidget(self.fold)
        self.column.addWidget(self.card)

    @property
    def is_open(self) -> bool:
        """Whether the tables are shown."""
        return self.tables is not None and not self.tables.isHidden()

    def refresh(self, assessment: Assessment) -> None:
        self._assessment = assessment
        sentence = budget_sentence(self.kit, assessment)
        self.sentence.setText(sentence or self.kit.words("budget.empty"))
        self.fold.setVisible(bool(sentence))
        self._show(self._wanted and bool(sentence))
        if self.tables is not None and self.is_open and assessment is not self._shown:
            self._shown = assessment
            self.tables.refresh(assessment)
            self.warnings.refresh(assessment)

    def _toggle(self) -> None:
        self.set_open(not self.is_open)
        self.unfolded.emit(self._wanted)

    def set_open(self, on: bool) -> None:
        """Folds the tables out, once there is a budget, or away."""
        if on != self._wanted:
            self._wanted = on
            if self._assessment is not None:
                self.refresh(self._assessment)

    def _show(self, on: bool) -> None:
        if on == self.is_open:
            return
        if self.tables is None:
            self._build()
        if self.tables is not None:
            self.tables.setVisible(on)
            self.warnings.setVisible(on)
        self.fold.setText(say(self.kit, "figures.hide" if on else "figures.show"))
        self.fold.setIcon(self.kit.icon("up" if on else "down", "accent"))
        self.fold.setAccessibleName(self.fold.text())
        set_unfolded(self.fold, on)
        self.resized.emit()

    def _build(self) -> None:
        """The tables are made when they are first wanted."""
        self.tables = BudgetTables(self.kit)
        self.warnings = BudgetWarnings(self.kit)
        for part in (self.tables, self.warnings):
            part.question_wanted.connect(self.question_wanted)
            part.resized.connect(self.resized)
            self.card.column.addWidget(part)
        self.warnings.figure_wanted.connect(self._show_figure)

    def _show_figure(self, figure: Figure) -> None:
        if self.tables is not None:
            self.tables.explain(figure)
            self.tables.table.go_to(figure)
