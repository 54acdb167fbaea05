"""Which evidence there is for a criterion: how the answers show each item, in the founders' own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import Rules, holds, questions_in
from asf_starter.core.law.criterion import Criterion, EvidenceItem, Showing, State
from asf_starter.core.law.filed_evidence import TABLE, FiledPaper, filed_under
from asf_starter.core.texts import OptionOf, Statement

_STRENGTH: Mapping[State, int] = {"missing": 0, "draft": 1, "exists": 2}


@dataclass(frozen=True)
class Evidence:
    """An evidence item as it stands. ``date`` is the day of a document that exists, if known: the answered
    one, else that of the newest paper filed. ``papers`` are the papers filed under the item.

    ``statement`` says how it stands, with what the founders answered. ``could_exist``: it does, or only
    unanswered questions keep it from existing. ``waits_for``: the question to answer before it is known
    whether the item counts for these founders at all; empty where it does.
    """

    item: EvidenceItem
    state: State
    could_exist: bool
    date: date | None
    statement: Statement
    waits_for: str = ""
    papers: tuple[FiledPaper, ...] = ()

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
        if counts:
            found.append(_evidence(answers, criterion, item))
        elif counts is None:
            found.append(_undecided(answers, criterion, item))
    return tuple(found)


def _undecided(answers: Answers, criterion: Criterion, item: EvidenceItem) -> Evidence:
    """An item of which it is not known whether it counts."""
    asked = [question for question in questions_in(item.when) if question in answers.by_id]
    waits_for = next((question for question in asked if answers.value(question) is None), "")
    statement = Statement(
        "compass.reason.may_not_count",
        {"item": _name(criterion, item)},
        (waits_for,) if waits_for else (),
        item.source,
    )
    return Evidence(item, "unknown", True, None, statement, waits_for)


def _evidence(answers: Answers, criterion: Criterion, item: EvidenceItem) -> Evidence:
    """The weakest showing decides; while one is not known the item is at most a draft.

    Questions that are not asked are no part of it. A paper that is filed answers no question: it makes an
    item that nobody answered about a draft, and no more. (Facts: asf-practice 1.5, "never guess".)
    """
    asked = [showing for showing in item.shown_by if _is_asked(answers, showing.id)]
    shown = [part for showing in asked if (part := _state_of_showing(answers, showing))]
    known = [part for part in shown if part != "unknown"]
    weakest: State = min(known, key=lambda part: _STRENGTH[part]) if known else "unknown"
    is_complete = len(known) == len(shown)
    state: State = "draft" if weakest == "exists" and not is_complete else weakest
    answered_day = _day_of(answers, item) if state == "exists" else None
    sentence = _sentence(answers, criterion, item, state, is_complete)
    statement = _with_words(answers, criterion, item, sentence) if known else sentence
    statement = _dated(statement, item, answered_day)
    papers = filed_under(answers, item.id)
    if papers:
        statement = _filed(statement, item, state, papers)
        state = "draft" if state == "unknown" else state
    day = answered_day or (_newest_day(papers) if state == "exists" else None)
    return Evidence(item, state, weakest in ("exists", "unknown"), day, statement, papers=papers)


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
    if least is None:
        return "unknown"
    return "exists" if number >= least else "draft"


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


def _name(criterion: Criterion, item: EvidenceItem) -> Statement:
    return Statement(f"criteria.{criterion.id}.evidence.{item.id}.text")


def _sentence(
    answers: Answers, criterion: Criterion, item: EvidenceItem, state: State, is_complete: bool
) -> Statement:
    """How the item stands; where questions are left, that they are."""
    looked_at = (name for showing in item.shown_by for name in (showing.id, showing.at_least_of))
    questions = [name for name in looked_at if name in answers.by_id]
    given = tuple(question for question in questions if answers.value(question) is not None)
    if state == "unknown":
        name = {"item": _name(criterion, item)}
        return Statement("compass.reason.unanswered", name, tuple(questions), item.source)
    if state == "draft" and not is_complete:
        name = {"item": _name(criterion, item)}
        return Statement("compass.reason.partly_answered", name, tuple(questions), item.source)
    return Statement(f"criteria.{criterion.id}.evidence.{item.id}.{state}", {}, given, item.source)


def _with_words(
    answers: Answers, criterion: Criterion, item: EvidenceItem, statement: Statement
) -> Statement:
    """The statement followed by what the founders answered."""
    for showing in item.shown_by:
        if showing.says and answers.value(showing.id) is not None:
            said = Statement(
                f"criteria.{criterion.id}.evidence.{item.id}.shown_by.{showing.id}.says",
                {"answer": _named(answers, showing.id)},
            )
            joined = {"sentence": statement, "said": said}
            statement = Statement("compass.reason.with_words", joined, statement.answers, item.source)
    return statement


def _dated(statement: Statement, item: EvidenceItem, day: date | None) -> Statement:
    """The statement followed by the day of the document."""
    if day is None:
        return statement
    origins = (*statement.answers, item.date_question)
    return Statement("compass.reason.dated", {"sentence": statement, "date": day}, origins, item.source)


def _filed(
    statement: Statement, item: EvidenceItem, state: State, papers: tuple[FiledPaper, ...]
) -> Statement:
    """The statement with the papers that are filed; an answer that says otherwise is worth a second look."""
    key = {"unknown": "filed_but_open", "missing": "filed_but_missing"}.get(state, "filed")
    values: dict[str, object] = {"sentence": statement, "papers": tuple(paper.statement for paper in papers)}
    return Statement(f"compass.reason.{key}", values, (*statement.answers, TABLE), item.source)


def _newest_day(papers: tuple[FiledPaper, ...]) -> date | None:
    return max((paper.date for paper in papers if paper.date), default=None)


def _named(answers: Answers, question: str) -> object:
    """An answer for a gap: chosen options by their names, all else as it is."""
    answer = answers.by_id[question]
    if answer.question.kind == "choice":
        return OptionOf(question, str(answer.value))
    if answer.question.kind == "choices":
        return tuple(OptionOf(question, option) for option in sorted(_chosen(answer.value)))
    return answer.value
