"""Answers: what the founders' typed words mean, as far as they are in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args

from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Row, Tree, Value

State = Literal["", "unknown", "ask_advisor"]
_STATES: Mapping[str, State] = {state: state for state in get_args(State)}


def read_state(text: str) -> State | None:
    """The state of that name, empty for none; None where there is no such state."""
    return _STATES.get(text)


@dataclass(frozen=True)
class Problem:
    """A typed text that cannot be taken as an answer, or not as it stands. ``text`` is a text id.

    The place is (question, row, column); row and column are empty outside tables.
    ``values`` fill the text's gaps, such as the two readings of a doubtful number.
    """

    question: str
    text: str
    row: str = ""
    column: str = ""
    values: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Answer:
    """The answer to one question in force. ``value`` is None where nothing is known."""

    question: Question
    typed: Tree = None
    value: Value | None = None
    state: State = ""
    note: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether this belongs on the agenda: unanswered, unknown, or to be asked the advisor."""
        return self.is_empty or bool(self.state)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known: no value, or a table in whose rows nothing stands but what they began
        with."""
        rows = self.value if isinstance(self.value, tuple) else ()
        return self.value is None or (
            bool(rows) and all(isinstance(row, Row) and row.is_blank for row in rows)
        )


@dataclass(frozen=True)
class Answers:
    """All answers in force, in the order of the interview.

    ``not_in_force`` are ids of questions that hold an answer but are not asked now, or that the
    handbook no longer knows. ``doubtful`` are ids of questions that are not asked because their
    condition is not known yet.
    """

    by_id: Mapping[str, Answer]
    not_in_force: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()

    def value(self, question_id: str) -> Value | None:
        """The value of an answer in force, None where unanswered, unknown or not asked."""
        answer = self.by_id.get(question_id)
        return answer.value if answer else None

    def state(self, question_id: str) -> State:
        """The state: empty, ``unknown`` or ``ask_advisor``."""
        answer = self.by_id.get(question_id)
        return answer.state if answer else ""

    def rows(self, question_id: str) -> tuple[Row, ...]:
        """The rows of a table question; () where it has none."""
        value = self.value(question_id)
        if isinstance(value, tuple):
            return tuple(row for row in value if isinstance(row, Row))
        return ()

    def with_problems(self, problems: Iterable[Problem]) -> Answers:
        """These answers with more problems at their places; values stay as they are."""
        by_id = dict(self.by_id)
        for problem in problems:
            if answer := by_id.get(problem.question):
                by_id[problem.question] = replace(answer, problems=(*answer.problems, problem))
        return replace(self, by_id=by_id)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of all answers, in order."""
        return tuple(problem for answer in self.by_id.values() for problem in answer.problems)

    @cached_property
    def open_questions(self) -> tuple[Answer, ...]:
        """Answers that are missing, unknown, or left for the advisor, in order."""
        return tuple(answer for answer in self.by_id.values() if answer.is_open)
