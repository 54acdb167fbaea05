"""Which evidence there is for a criterion: how the answers show each item, in the founders' own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import Rules, holds
from asf_starter.core.law.criterion import Criterion, EvidenceItem, Showing, State
from asf_starter.core.texts import OptionOf, Statement

_STRENGTH: dict[State, int] = {"missing": 0, "draft": 1, "exists": 2}


@dataclass(frozen=True)
class Evidence:
    """An evidence item as it stands. ``date`` is the day of a document that exists, if known.

    ``statement`` says how it stands, with what the founders answered. ``could_exist``: it does, or only
    unanswered questions keep it from existing.
    """

    item: EvidenceItem
    state: State
    could_exist: bool
    date: date | None
    statement: Statement

    @property
    def id(self) -> str:
        """The item's id, such as ``c2_2``."""
        return self.item.id


def find_evidence(answers: Answers, criterion: Criterion, rules: Rules) -> tuple[Evidence, ...]:
    """The items that count for these founders, in the order of the criterion.

    An item whose condition does not hold is left out; where that is not known yet the item is there
    and unknown, so that nothing is called complete too early.
    """
    found = []
    for item in criterion.evidence:
        counts = holds(item.when, answers.value, rules)
        if counts is not False:
            state, could_exist = _state_of_item(answers, item) if counts else ("unknown", True)
            day = _day_of(answers, item) if state == "exists" else None
            statement = _statement(answers, criterion, item, state, day)
            found.append(Evidence(item, state, could_exist, day, statement))
    return tuple(found)


def _state_of_item(answers: Answers, item: EvidenceItem) -> tuple[State, bool]:
    """The state of an item, and whether it could exist once all is answered.

    The weakest showing decides; while one is not known the item is at most a draft. Questions that are
    not asked are no part of it. (Facts: asf-practice 1.5, "never guess".)
    """
    shown = [
        state
        for showing in item.shown_by
        if _is_asked(answers, showing.id) and (state := _state_of_showing(answers, showing))
    ]
    known = [state for state in shown if state != "unknown"]
    if not known:
        return "unknown", True
    weakest = min(known, key=lambda state: _STRENGTH[state])
    if weakest == "exists" and len(known) < len(shown):
        return "draft", True
    return weakest, weakest == "exists"


def _is_asked(answers: Answers, question: str) -> bool:
    """Whether the question is asked, or might be once an earlier one is answered."""
    return question in answers.by_id or question in answers.doubtful


def _state_of_showing(answers: Answers, showing: Showing) -> State | None:
    """What one answer shows; None where it says nothing by itself."""
    value = answers.value(showing.id)
    if value is None or value in ("", ()):
        return "unknown"
    if showing.at_least is not None or showing.at_least_of:
        return _state_of_number(answers, showing)
    chosen = _chosen(value)
    if chosen & set(showing.exists):
        return "exists"
    if chosen & set(showing.draft):
        return "draft"
    if chosen & set(showing.missing):
        return "missing"
    return showing.otherwise or None


def _state_of_number(answers: Answers, showing: Showing) -> State:
    number = _number(answers.value(showing.id))
    least = _number(answers.value(showing.at_least_of)) if showing.at_least_of else showing.at_least
    if not number:
        return "missing"
    return "exists" if least is not None and number >= least else "draft"


def _chosen(value: object) -> frozenset[str]:
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    if isinstance(value, tuple):
        return frozenset(part for part in value if isinstance(part, str))
    return frozenset({value}) if isinstance(value, str) else frozenset()


def _number(value: object) -> Decimal | int | None:
    """A number, or how many rows a table has."""
    if isinstance(value, tuple):
        return len(value)
    return value if isinstance(value, Decimal | int) else None


def _day_of(answers: Answers, item: EvidenceItem) -> date | None:
    day = answers.value(item.date_question) if item.date_question else None
    return day if isinstance(day, date) else None


def _statement(
    answers: Answers, criterion: Criterion, item: EvidenceItem, state: State, day: date | None
) -> Statement:
    """How the item stands: its sentence, the founders' words, and the day of the document."""
    place = f"criteria.{criterion.id}.evidence.{item.id}"
    questions = tuple(showing.id for showing in item.shown_by)
    if state == "unknown":
        asked = tuple(question for question in questions if question in answers.by_id)
        name = Statement(f"{place}.text")
        return Statement("compass.reason.unanswered", {"item": name}, asked, item.source)
    given = tuple(question for question in questions if answers.value(question) is not None)
    statement = Statement(f"{place}.{state}", answers=given, source=item.source)
    for showing in item.shown_by:
        if showing.says and showing.id in given:
            said = Statement(f"{place}.shown_by.{showing.id}.says", {"answer": _named(answers, showing.id)})
            joined = {"sentence": statement, "said": said}
            statement = Statement("compass.reason.with_words", joined, given, item.source)
    if day is None:
        return statement
    dated = {"sentence": statement, "date": day}
    return Statement("compass.reason.dated", dated, (*given, item.date_question), item.source)


def _named(answers: Answers, question: str) -> object:
    """An answer for a gap: chosen options by their names, all else as it is."""
    answer = answers.by_id[question]
    if answer.question.kind == "choice":
        return OptionOf(question, str(answer.value))
    if answer.question.kind == "choices":
        return tuple(OptionOf(question, option) for option in sorted(_chosen(answer.value)))
    return answer.value
