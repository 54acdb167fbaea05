"""What if: one button for each circumstance, and what it does to the money, in words and as a chart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.documents.tree import Figure
from asf_starter.documents.views.outlook import circumstances, what_changes
from asf_starter.gui.accessibility import announce
from asf_starter.gui.budget.chart import ChartView, context_of
from asf_starter.gui.budget.words import say
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Heading, Label, column


class StressButtons(QWidget):
    """The buttons, what the chosen one changes, and the chart. Pressing it again goes back."""

    resized = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.chosen = ""
        self._assessment: Assessment | None = None
        layout = column(self, spacing=kit.look.tokens.space.inside)
        layout.addWidget(Heading(kit.look, say(kit, "stress.title"), step="larger"))
        layout.addWidget(Label(kit.look, say(kit, "stress.intro"), tone="soft"))
        flow = Flow(kit.look.tokens.space.inside // 2)
        self.buttons: dict[str, Button] = {}
        for scenario in kit.handbook.rates.scenarios:
            button = Button(kit, kit.phrases.text(f"budget.scenario.{scenario.id}"), kind="toggle")
            button.setObjectName(f"stress/{scenario.id}")
            button.setCheckable(True)
            button.clicked.connect(lambda on, chosen=scenario.id: self._choose(chosen if on else ""))
            self.buttons[scenario.id] = button
            flow.addWidget(button)
        layout.addLayout(flow)
        self.changes = Label(kit.look, tone="soft")
        self.chart = ChartView(kit)
        for part in (self.changes, self.chart):
            part.hide()
            layout.addWidget(part)

    def _choose(self, scenario: str) -> None:
        self.chosen = scenario
        for name, button in self.buttons.items():
            button.setChecked(name == scenario)
        if self._assessment is not None:
            self.refresh(self._assessment)
            announce(
                self,
                f"{self.changes.text()} {self.chart.title.text()}"
                if scenario
                else say(self.kit, "stress.back"),
            )
        self.resized.emit()

    def refresh(self, assessment: Assessment) -> None:
        """Shows what the chosen circumstance does to the budget as it is now."""
        self._assessment = assessment
        self.changes.setVisible(bool(self.chosen))
        figure: Figure | None = None
        if self.chosen:
            context = context_of(self.kit, assessment)
            self.changes.setText(what_changes(context, self.chosen))
            blocks = circumstances(context, self.chosen)
            figure = next((block for block in blocks if isinstance(block, Figure)), None)
        if self.chart.show_figure(figure):
            self.resized.emit()
