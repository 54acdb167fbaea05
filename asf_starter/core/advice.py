"""Notes that apply to these answers: what to think about, and what does not go together.

The notes are read from ``resources/advice.toml``. Anything cleverer than a ``when`` table is a named
rule in ``core/law/rules.py``. A note on something unknown is never given: silence is not a no.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import ALWAYS, Condition, Rules, holds, questions_in, rules_in
from asf_starter.core.interview.interview import Interview
from asf_starter.core.interview.values import Month
from asf_starter.core.law.unverified import marked
from asf_starter.core.texts import OptionOf, Statement, Text

Severity = Literal["note", "warning", "conflict"]
"""note: good to know · warning: think again · conflict: answers, or an answer and the law, do not agree."""

SEVERITIES: tuple[Severity, ...] = ("conflict", "warning", "note")
"""In the order in which notes are shown."""

AmountOf = Callable[[str], Decimal | None]
"""From the id of a rate to its amount on the day asked about, None where it is unknown."""


@dataclass(frozen=True)
class Limit:
    """The note is given only while the number answered to ``question`` is below a rate.

    The rate's amount fills the gap ``{limit}``.
    """

    question: str
    below: str


@dataclass(frozen=True)
class Deadline:
    """A day so many months after the date answered to ``question``; it fills the gap ``{deadline}``."""

    question: str
    months: int


@dataclass(frozen=True)
class Advice:
    """A note that may apply. ``text`` says what is so and why, ``mend`` what to do.

    Both may hold gaps named like the questions in ``answers``. ``answers`` are all questions that the
    note stems from, rules included.
    """

    id: str
    severity: Severity
    text: Text
    mend: Text
    source: str
    checked: date
    verified: bool
    answers: tuple[str, ...] = ()
    when: Condition = ALWAYS
    limit: Limit | None = None
    deadline: Deadline | None = None


@dataclass(frozen=True)
class AdviceFile:
    """``resources/advice.toml``."""

    notes: tuple[Advice, ...]


@dataclass(frozen=True)
class Note:
    """A note that applies."""

    id: str
    severity: Severity
    text: Statement
    mend: Statement
    source: str
    answers: tuple[str, ...]


def advise(
    answers: Answers, advice: tuple[Advice, ...], rules: Rules, amount_of: AmountOf
) -> tuple[Note, ...]:
    """The notes that apply, conflicts first, then warnings, then notes; inside these in file order."""
    notes = [note for entry in advice if (note := _note(entry, answers, rules, amount_of)) is not None]
    return tuple(sorted(notes, key=lambda note: SEVERITIES.index(note.severity)))


def problems_of(advice: tuple[Advice, ...], interview: Interview, rules: Rules) -> Iterator[str]:
    """What does not fit together, for the loader: questions and rules that nobody defines."""
    for entry in advice:
        place = f"advice.{entry.id}"
        yield from (f"{place}: no rule {name}" for name in rules_in(entry.when) if name not in rules)
        looked_at = set(questions_in(entry.when))
        looked_at |= {part.question for part in (entry.limit, entry.deadline) if part}
        yield from (f"{place}: no question {name}" for name in entry.answers if not interview.find(name))
        yield from (
            f"{place}: looks at {name}, which is not among its answers"
            for name in sorted(looked_at - set(entry.answers))
        )
        if not entry.source.strip():
            yield f"{place}: has no source"


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it is shorter."""
    month = Month(day.year, day.month).plus(months)
    return date(month.year, month.number, min(day.day, monthrange(month.year, month.number)[1]))


def _note(entry: Advice, answers: Answers, rules: Rules, amount_of: AmountOf) -> Note | None:
    if holds(entry.when, answers.value, rules) is not True:
        return None
    values = {question: _shown(question, answers) for question in entry.answers}
    if entry.limit:
        number, least = answers.value(entry.limit.question), amount_of(entry.limit.below)
        if not isinstance(number, Decimal | int) or least is None or number >= least:
            return None
        values["limit"] = least
    if entry.deadline:
        day = answers.value(entry.deadline.question)
        if not isinstance(day, date):
            return None
        values["deadline"] = months_later(day, entry.deadline.months)
    text = Statement(f"advice.{entry.id}.text", values, entry.answers, entry.source)
    return Note(
        id=entry.id,
        severity=entry.severity,
        text=marked(text, entry.verified),
        mend=Statement(f"advice.{entry.id}.mend", values, entry.answers, entry.source),
        source=entry.source,
        answers=entry.answers,
    )


def _shown(question_id: str, answers: Answers) -> object:
    """An answer as a value in a sentence: a chosen option by its label."""
    answer = answers.by_id.get(question_id)
    if answer is not None and answer.question.kind == "choice" and isinstance(answer.value, str):
        return OptionOf(question_id, answer.value)
    return answer.value if answer else None
