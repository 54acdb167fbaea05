"""What is wrong with an answer and how to mend it, between hint and field; and what to think again about."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from asf_starter.core.interview.answers import Problem
from asf_starter.core.interview.interview import Question
from asf_starter.core.privacy import Hint
from asf_starter.gui.accessibility import DECORATION, announce, set_role
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Label, clear, column


class ProblemLine(QWidget):
    """What is wrong and how to mend it; a doubtful number offers its readings as buttons.

    What is new is announced, unless somebody else does that (``announces``).
    """

    reading_chosen = Signal(str)

    def __init__(self, kit: Kit, *, announces: bool = True) -> None:
        super().__init__()
        self._announces = announces
        self.kit = kit
        self.words = ""
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(kit.look.tokens.space.inside)
        sign = QLabel()
        sign.setPixmap(kit.look.pixmap("warning", "conflict"))
        sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_role(sign, DECORATION)
        self.label = Label(kit.look, tone="error")
        line.addWidget(sign)
        line.addWidget(self.label, 1)
        self.readings = Flow(kit.look.tokens.space.inside)
        layout = column(self, spacing=4)
        layout.addLayout(line)
        layout.addLayout(self.readings)
        self.shown: Problem | None = None
        self.hide()

    def show_problem(self, problem: Problem | None, question: Question) -> None:
        """Shows a problem, or nothing."""
        if problem == self.shown:
            return
        is_new = problem is not None and (self.shown is None or self.shown.text != problem.text)
        self.shown = problem
        self.words = self.kit.phrases.problem(problem.text, problem.values) if problem else ""
        self.label.setText(self.words)
        clear(self.readings)
        for reading in _readings(problem, question):
            words = self.kit.phrases.notation.number(reading)
            button = Button(self.kit, self.kit.words("question.reading", value=words), kind="chip")
            button.setMinimumSize(QSize(self.kit.look.target, self.kit.look.target))
            typed = unmistakable(words)
            button.clicked.connect(lambda _=False, typed=typed: self.reading_chosen.emit(typed))
            self.readings.addWidget(button)
        self.setVisible(bool(problem))
        if is_new and self._announces and self.isVisible():  # told once, not with every letter of the mending
            label = str(question.label)
            announce(self, f"{label}{'' if label[-1] in '?!.' else '.'} {self.words}")


class HintLine(QWidget):
    """What to think again about: nothing is wrong, nothing has to be done. Each hint a line."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.words = ""
        self._lines = column(self, spacing=4)
        self.hide()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Shows hints, or nothing."""
        said = list(dict.fromkeys(self.kit.phrases.say(hint.text) for hint in hints))
        if " ".join(said) == self.words:
            return
        self.words = " ".join(said)
        clear(self._lines)
        for words in said:
            line = QHBoxLayout()
            line.setSpacing(self.kit.look.tokens.space.inside)
            sign = QLabel()
            sign.setPixmap(self.kit.look.pixmap("note", "accent"))
            sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            set_role(sign, DECORATION)
            line.addWidget(sign)
            line.addWidget(Label(self.kit.look, words), 1)
            self._lines.addLayout(line)
        self.setVisible(bool(said))
        if said and self.isVisible():
            announce(self, self.words)


def _readings(problem: Problem | None, question: Question) -> list[Decimal]:
    """The readings of a doubtful number that the kind of question allows."""
    values = (problem.values or {}) if problem else {}
    places = {"money": 2, "whole_number": 0}.get(question.kind)
    readings = []
    for name in ("first", "second"):
        reading = values.get(name)
        if isinstance(reading, Decimal):
            if places is not None:
                reading = reading.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP).normalize()
            readings.append(reading)
    return readings


def unmistakable(number: str) -> str:
    """A number as typed text that can be read in one way only: three decimals look like thousands."""
    decimals = number.partition(",")[2]
    return f"{number}0" if len(decimals) == 3 else number
