"""What a founder should know about the budget, in plain words, each with a way to where it is mended."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Statement
from asf_starter.gui.budget.explained import Figure
from asf_starter.gui.budget.words import say
from asf_starter.gui.companions import Line, SignLine
from asf_starter.gui.focus import focused, is_inside
from asf_starter.gui.kit import Kit
from asf_starter.gui.way_row import WayRow
from asf_starter.gui.widgets import Button, Heading, clear, column

MOST = 4
"""So many warnings are shown at once; the rest when they are wanted."""

_PLACE = "place"
_LINES = (("cash_", "cash.end"), ("equity_", "balance.equity"))


@dataclass(frozen=True)
class Alert:
    """A warning in words, and the question or the figure that it leads to."""

    words: str
    question: str
    figure: Figure | None
    month: str = ""

    @property
    def line(self) -> Line:
        """As a line with a sign."""
        return Line(self.words, sign="warning")

    @property
    def way(self) -> tuple[str, Figure | None, str]:
        """Where it leads, and the month of the figure in words."""
        return self.question, self.figure, self.month


class BudgetWarnings(QWidget):
    """The warnings. ``question_wanted`` leads to the answer behind one, ``figure_wanted`` to the month."""

    question_wanted = Signal(str)
    figure_wanted = Signal(object)
    resized = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("budget_warnings")
        self._column = column(self, spacing=kit.look.tokens.space.inside)
        self._shown: list[Alert] = []
        self._signs: list[SignLine] = []
        self._all = False
        self.hide()

    def refresh(self, assessment: Assessment) -> None:
        """Shows the warnings of the budget as it is now, the gravest first; nothing where there are none."""
        warnings = assessment.budget.warnings if assessment.has_budget else ()
        lines = [
            Alert(
                self.kit.phrases.say(warning),
                _question(self.kit, assessment, warning),
                _figure(assessment, warning),
                self.kit.phrases.value_words(warning.values.get("month", "")),
            )
            for warning in warnings
        ]
        if lines == self._shown:
            return
        alike = [line.way for line in lines] == [line.way for line in self._shown]
        self._shown = lines
        if not alike:
            self._show()
        elif sum([sign.show_line(line.line) for sign, line in zip(self._signs, lines, strict=False)]):
            self.resized.emit()

    def _show_all(self) -> None:
        """The button is gone then: the keyboard goes to the first warning that came."""
        self._all = True
        at = focused()
        if at is not None and is_inside(at, self):
            at.clearFocus()  # else Qt hands the keyboard to something outside first
        self._show()
        rows = [row for row in self.findChildren(WayRow) if row.property(_PLACE) >= MOST]
        if rows:
            rows[0].show()
            rows[0].setFocus()

    def _show(self) -> None:
        lines = self._shown
        clear(self._column)
        self.setVisible(bool(lines))
        if lines:
            self._column.addWidget(Heading(self.kit.look, say(self.kit, "warnings.title"), step="larger"))
        folded = len(lines) > MOST + 1 and not self._all
        self._signs = []
        for number, line in enumerate(lines[:MOST] if folded else lines):
            sign = SignLine(self.kit, line.line)
            self._signs.append(sign)
            self._column.addWidget(sign)
            self._add_way(number, line)
        if folded:
            more = Button(self.kit, say(self.kit, "warnings.all", count=len(lines)), kind="link", icon="down")
            more.setObjectName("budget_warnings//all")
            more.clicked.connect(self._show_all)
            self._column.addWidget(more)
        self.resized.emit()

    def _add_way(self, number: int, alert: Alert) -> None:
        """The way to the question, or else to the month in the tables. It also says what it is about: who
        goes from button to button does not meet the words above it."""
        question, figure, month = alert.way
        if question:
            label = self.kit.handbook.interview.question(question).label
            row = WayRow(self.kit, say(self.kit, "warnings.go", question=label))
            row.clicked.connect(lambda: self.question_wanted.emit(question))
        elif figure is not None:
            row = WayRow(self.kit, say(self.kit, "warnings.see", month=month))
            row.clicked.connect(lambda: self.figure_wanted.emit(figure))
        else:
            return
        row.setAccessibleDescription(alert.words)
        row.setProperty(_PLACE, number)
        indent = QHBoxLayout()
        indent.addSpacing(self.kit.look.px(16))
        indent.addWidget(row, 1)
        self._column.addLayout(indent)


def _question(kit: Kit, assessment: Assessment, warning: Statement) -> str:
    """The first question behind a warning that is asked now, empty where there is none."""
    return next((question for question in warning.answers if question in assessment.answers.by_id), "")


def _figure(assessment: Assessment, warning: Statement) -> Figure | None:
    """The figure that a warning without a question speaks of."""
    month = warning.values.get("month")
    name = warning.text.rpartition(".")[2]
    line = next((line for start, line in _LINES if name.startswith(start)), "")
    if not line or not isinstance(month, Month):
        return None
    place = month.index - assessment.budget.timeline.first_month.index
    return Figure(line, range(place, place + 1))
