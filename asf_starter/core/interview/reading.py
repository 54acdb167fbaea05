"""Reading a plan: which questions are asked, and what the typed answers mean.

The questions are walked in order. A question is asked when the conditions of its page and of itself
hold; conditions look only at earlier answers in force. What is typed for other questions is kept in
the plan and listed as not in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from asf_starter.core.interview.answers import Answer, Answers, Problem
from asf_starter.core.interview.conditions import ALWAYS, All, Rules, holds, questions_in, rules_in
from asf_starter.core.interview.interview import Interview, Question
from asf_starter.core.interview.kinds import Surroundings, read_typed
from asf_starter.core.interview.numbers import Vocabulary
from asf_starter.core.interview.values import Row, Value
from asf_starter.core.plan import Plan, has_content, typed_rows


@dataclass(frozen=True)
class Earlier:
    """A plan and what was read from it with the same interview, vocabulary and rules."""

    plan: Plan
    answers: Answers


def read_answers(
    interview: Interview, plan: Plan, vocabulary: Vocabulary, rules: Rules, earlier: Earlier | None = None
) -> Answers:
    """All answers in force. "Don't know" and "ask the advisor" have no value: they are never a no.

    What is typed as it was ``earlier``, among answers that mean the same, is not read again.
    """
    values: dict[str, Value | None] = {}
    by_id: dict[str, Answer] = {}
    doubtful: list[str] = []

    def row_ids(table: str) -> frozenset[str]:
        return frozenset(str(row["id"]) for row in typed_rows(plan.record(table).v))

    files = frozenset(file.sha256 for file in plan.evidence)
    around = Surroundings(vocabulary, rules, values.get, row_ids, files)
    for _, page, question in interview.walk():
        conditions = tuple(when for when in (page.when, question.when) if when is not ALWAYS)
        asked = holds(All(conditions), values.get, rules)
        if asked is None:
            doubtful.append(question.id)
        if not asked:
            continue
        record = plan.record(question.id)
        about = around
        if earlier is not None and _stands_alike(question, plan, earlier, values):
            known = earlier.answers.by_id.get(question.id)
            if known is not None and record is earlier.plan.record(question.id):
                values[question.id], by_id[question.id] = known.value, known
                continue
            if known is not None and question.kind == "table":
                about = replace(around, read_rows=_read_rows(known))
        reading = read_typed(question, record.v, about)
        value = None if record.state else reading.value
        values[question.id] = value
        by_id[question.id] = Answer(
            question=question,
            typed=record.v,
            value=value,
            state=record.state,
            note=record.note,
            problems=() if record.state else reading.problems,
        )
    not_in_force = tuple(
        question_id
        for question_id, record in plan.answers.items()
        if question_id not in by_id and (has_content(record.v) or record.state)
    )
    return Answers(by_id, not_in_force, tuple(doubtful))


def _stands_alike(
    question: Question, plan: Plan, earlier: Earlier, values: Mapping[str, Value | None]
) -> bool:
    """Whether everything but the typed answer itself that its reading looks at is as it was earlier."""
    if question.stands_alone:
        return True
    for part in (question, *question.columns):
        if part.of and plan.record(part.of) is not earlier.plan.record(part.of):
            return False
        if part.kind == "file" and plan.evidence != earlier.plan.evidence:
            return False
    for column in question.columns:
        if any(True for _ in rules_in(column.when)):
            return False
        for name in questions_in(column.when):
            if not question.column(name) and values.get(name) != earlier.answers.value(name):
                return False
    return True


def _read_rows(known: Answer) -> dict[int, tuple[Row, tuple[Problem, ...]]]:
    """The rows of an earlier answer by the identity of what was typed; none where two share an id."""
    typed, value = typed_rows(known.typed), known.value
    if not isinstance(value, tuple) or len({str(row["id"]) for row in typed}) != len(value):
        return {}
    read: dict[int, tuple[Row, tuple[Problem, ...]]] = {}
    for one, row in zip(typed, value, strict=False):
        if isinstance(row, Row):
            read[id(one)] = (row, tuple(problem for problem in known.problems if problem.row == row.id))
    return read
