"""At a big choice: what was decided before, when and why (the decision diary, ``core/decisions.py``)."""

from __future__ import annotations

from datetime import datetime

from asf_starter.core.assessment import Assessment
from asf_starter.core.decisions import Decision, diary, is_older
from asf_starter.core.interview.interview import Question
from asf_starter.core.texts import OptionOf, Statement
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Label


class DecisionLine(Label):
    """A few quiet lines above the field; nothing where nothing was decided before today."""

    def __init__(self, kit: Kit, question: Question) -> None:
        super().__init__(kit.look, step="small", tone="soft")
        self.kit = kit
        self.question = question
        self.setObjectName(f"{question.id}//decision")
        self.hide()

    def refresh(self, assessment: Assessment) -> bool:
        """Shows the decisions as they are now; whether the line appeared, changed or went."""
        words = "\n".join(self._lines(assessment))
        changed = words != self.text()
        self.setText(words)
        self.setVisible(bool(words))
        return changed

    def _lines(self, assessment: Assessment) -> list[str]:
        interview, plan = self.kit.handbook.interview, assessment.plan
        if self.question.reason_for:
            older = is_older(interview, plan, self.question.reason_for)
            return [self.kit.phrases.text("panels.decision.older")] if older else []
        if interview.reason_of(self.question.id) is None:
            return []
        made = [
            each for each in diary(interview, plan, assessment.answers) if each.question == self.question.id
        ]
        if len(made) == 1 and made[0].in_force and self._day(made[0]) == self.kit.now().date():
            return []  # just chosen
        return [self._words(decision) for decision in made if self._day(decision) is not None]

    def _words(self, decision: Decision) -> str:
        key = "earlier" if not decision.in_force else "today_why" if decision.why else "today"
        values = {
            "choice": OptionOf(decision.question, str(decision.value)),
            "day": self._day(decision),
            "why": decision.why,
        }
        return self.kit.phrases.say(Statement(f"panels.decision.{key}", values))

    def _day(self, decision: Decision) -> object:
        try:
            return datetime.fromisoformat(decision.at).date()
        except ValueError:
            return None  # an older program wrote no time
