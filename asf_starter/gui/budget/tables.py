"""The budget in figures: which statement, by month or by year, the table, and below it the explanation of
the figure that was asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.gui.accessibility import ROLE, announce
from asf_starter.gui.budget.explained import Figure, Part, Told, tell
from asf_starter.gui.budget.figures import MONTHS, STATEMENTS, YEARS, FiguresModel
from asf_starter.gui.budget.grid import FiguresView
from asf_starter.gui.budget.words import say
from asf_starter.gui.flow import Flow
from asf_starter.gui.focus import focused, is_inside
from asf_starter.gui.kit import Kit
from asf_starter.gui.one_of import OneOf
from asf_starter.gui.way_row import WayRow
from asf_starter.gui.widgets import Button, Card, Heading, Label, clear, column

DETAILS = "details"


class BudgetTables(QWidget):
    """The tables. ``question_wanted`` leads from an explanation to the answer behind it."""

    question_wanted = Signal(str)
    resized = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("budget_tables")
        self._assessment: Assessment | None = None
        layout = column(self, spacing=kit.look.tokens.space.inside)
        self.model = FiguresModel(kit, self)
        self.table = FiguresView(kit, self.model)
        self.switches: dict[str, Button] = {}
        switches = Flow(kit.look.tokens.space.inside // 2)
        switches.addWidget(self._one_of(STATEMENTS, self._show_statement))
        gap = QWidget()
        gap.setFixedSize(kit.look.tokens.space.parts, 1)
        switches.addWidget(gap)
        switches.addWidget(self._one_of((MONTHS, YEARS), self._show_periods))
        details = self._switch(DETAILS)
        details.setCheckable(True)
        details.clicked.connect(self._show_details)
        switches.addWidget(details)
        layout.addLayout(switches)
        place, ring = column(), kit.look.tokens.space.focus_ring
        place.setContentsMargins(ring, 0, ring, 0)
        place.addWidget(self.table)
        layout.addLayout(place)
        foot = QHBoxLayout()
        self.note = Label(kit.look, say(kit, "figures.note"), step="small", tone="soft")
        self.copy = Button(kit, say(kit, "figures.copy"), kind="link")
        self.copy.setObjectName("figures//copy")
        self.copy.clicked.connect(lambda: self.table.copy(everything=True))
        foot.addWidget(self.note, 1)
        foot.addWidget(self.copy)
        layout.addLayout(foot)
        self.explanation = Explanation(kit)
        layout.addWidget(self.explanation)
        self.table.explain_wanted.connect(self.explain)
        self.table.copied.connect(self._note_copied)
        self.table.resized.connect(self.resized)
        self.explanation.figure_wanted.connect(self.explain)
        self.explanation.question_wanted.connect(self.question_wanted)
        self.explanation.closed.connect(self._close)
        self._mark()

    def _one_of(self, names: Iterable[str], action: Callable[[str], None]) -> OneOf:
        ways = OneOf()
        for name in names:
            ways.add(name, self._switch(name))
        ways.chosen.connect(action)
        return ways

    def _switch(self, name: str) -> Button:
        button = Button(self.kit, say(self.kit, f"figures.{name}"), kind="toggle")
        button.setObjectName(f"figures//{name}")
        self.switches[name] = button
        return button

    def _mark(self) -> None:
        for name in (self.model.statement, self.model.how):
            self.switches[name].setChecked(True)
        self.switches[DETAILS].setChecked(self.model.detailed)
        statement, how = (
            say(self.kit, f"figures.{self.model.statement}"),
            say(self.kit, f"figures.{self.model.how}"),
        )
        self.table.setAccessibleName(say(self.kit, "figures.table_name", statement=statement, how=how))
        self.table.setAccessibleDescription(say(self.kit, "figures.note"))

    def _show_statement(self, name: str) -> None:
        self.model.statement = name
        self._show()

    def _show_periods(self, name: str) -> None:
        self.model.how = name
        self._show()

    def _show_details(self) -> None:
        self.model.detailed = not self.model.detailed
        self._show()

    def _show(self) -> None:
        self._mark()
        if self._assessment is not None:
            self.model.show_budget(self._assessment)
            self.resized.emit()

    def refresh(self, assessment: Assessment) -> None:
        """Shows the budget as it is now."""
        self._assessment = assessment
        self.model.show_budget(assessment)
        self.explanation.refresh(assessment)

    def explain(self, figure: Figure) -> None:
        """Explains a figure below the table, and says it."""
        if self._assessment is None:
            return
        self._turn_to(figure)
        self.explanation.show_figure(figure, self._assessment)
        self.resized.emit()

    def _turn_to(self, figure: Figure) -> None:
        """Shows the statement that a figure stands in, and marks it there."""
        statement = figure.line.partition(".")[0]
        if not self.model.find(figure).isValid() and statement in STATEMENTS:
            self.model.statement, self.model.how = statement, YEARS if figure.year else MONTHS
            self._show()
        self.table.show_figure(figure)

    def _close(self) -> None:
        self.table.setFocus()
        self.resized.emit()

    def _note_copied(self) -> None:
        words = say(self.kit, "figures.copied")
        self.note.setText(words)
        announce(self, words)


class Explanation(Card):
    """Why a figure is what it is. It follows the answers while it is open; Escape closes it."""

    figure_wanted = Signal(object)
    question_wanted = Signal(str)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.look, kind="example")
        self.kit = kit
        self.setObjectName("explanation")
        self.setProperty(ROLE, "Grouping")
        self.setAccessibleName(say(kit, "explain.title"))
        self.figure: Figure | None = None
        self.told: Told | None = None
        head = QHBoxLayout()
        self.title = Heading(kit.look, step="body")
        self.close_button = Button(kit, say(kit, "explain.close"), kind="link", icon="remove")
        self.close_button.setObjectName("explanation//close")
        self.close_button.clicked.connect(self.close_it)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        self.sentence = Label(kit.look)
        self.column.addWidget(self.sentence)
        self._parts = column(spacing=kit.look.tokens.space.inside // 2)
        self.column.addLayout(self._parts)
        self.hide()

    def show_figure(self, figure: Figure, assessment: Assessment) -> None:
        """Explains a figure and says it to assistive technology."""
        self.figure, self.told = figure, None
        self.show()
        self.refresh(assessment)
        announce(self, f"{self.title.text()}. {self.sentence.text()}")

    def refresh(self, assessment: Assessment) -> None:
        """The explanation as it is now; a line that is gone closes it."""
        if self.figure is None:
            return
        if self.figure.line not in assessment.budget.lines:
            self.close_it()
            return
        told = tell(self.kit, assessment, self.figure)
        if told != self.told:
            self.told = told
            self._show(told)

    def _show(self, told: Told) -> None:
        kit = self.kit
        if is_inside(focused(), self):
            self.close_button.setFocus()  # before the line that was pressed goes away
        self.title.setText(told.title)
        self.sentence.setText(told.sentence)
        clear(self._parts)
        for key, parts in (("made_of", told.parts), ("from_answers", told.answers)):
            if parts:
                self._parts.addWidget(Heading(kit.look, say(kit, f"explain.{key}"), step="small"))
                flow = column(spacing=0)
                for part in parts:
                    flow.addWidget(self._part(part))
                self._parts.addLayout(flow)
        if told.rates:
            self._parts.addWidget(Heading(kit.look, say(kit, "explain.from_rates"), step="small"))
            for words in told.rates:
                self._parts.addWidget(Label(kit.look, words, step="small"))

    def _part(self, part: Part) -> QWidget:
        if part.figure is None and not part.question:
            return Label(self.kit.look, part.words, step="small")
        button = WayRow(self.kit, part.words)
        if part.figure is not None:
            button.clicked.connect(lambda _=False: self.figure_wanted.emit(part.figure))
        else:
            button.clicked.connect(lambda _=False: self.question_wanted.emit(part.question))
        return button

    def close_it(self) -> None:
        """Closes the explanation."""
        self.figure = self.told = None
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
            return
        super().keyPressEvent(event)
