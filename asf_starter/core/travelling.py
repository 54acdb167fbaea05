"""What goes along when a plan leaves the computer: names of people and personal identity numbers.

Names that founders typed into fields for people are meant. What stands in running text is theirs to judge,
but for personal identity numbers: they are covered, unless the founders keep them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answer
from asf_starter.core.interview.interview import Interview, Question
from asf_starter.core.plan import Plan, Tree, as_state_code, state_code, typed_cell, typed_rows, with_cell
from asf_starter.core.privacy import COVER, covered, keeps_numbers

NAMES_BY_HAND = "names_by_hand"
"""The question whether names are written by hand on paper; ids are permanent."""

NAMES_LEFT_OUT = "names_left_out"
"""The mark in ``Plan.extra`` of a plan that travels without names."""


PAPER_CODE = "paper_code"
"""The code of the paper in ``Plan.extra`` of a plan from which something was left out."""


def names_in(plan: Plan, interview: Interview) -> tuple[str, ...]:
    """The names of people in a plan, each once, in the order of the interview."""
    names: dict[str, None] = {}
    for _, _, question in interview.walk():
        for typed in _people(question, plan.record(question.id).v):
            name = typed.get("name")
            if isinstance(name, str) and name.strip():
                names.setdefault(name.strip())
    return tuple(names)


def without_names(plan: Plan, interview: Interview) -> Plan:
    """The plan with the names of people taken out, and a mark that says so. Roles stay."""
    answers = dict(plan.answers)
    for _, _, question in interview.walk():
        record = answers.get(question.id)
        if record is not None:
            answers[question.id] = replace(record, v=_nameless(question, record.v))
    return replace(plan, answers=answers, extra={**plan.extra, NAMES_LEFT_OUT: True})


def has_no_names(plan: Plan) -> bool:
    """Whether names were left out when the plan was written."""
    return plan.extra.get(NAMES_LEFT_OUT) is True


def with_names_by_hand(assessment: Assessment, handbook: Handbook) -> Assessment:
    """The same plan, but papers made from it leave names to be written by hand. Its code stays the same."""
    question = handbook.interview.find(NAMES_BY_HAND)
    if question is None:
        return assessment
    by_id = {**assessment.answers.by_id, question.id: Answer(question, value=True)}
    return replace(assessment, answers=replace(assessment.answers, by_id=by_id))


def with_numbers_covered(assessment: Assessment, handbook: Handbook) -> Assessment:
    """The same plan as others may read it, on paper and inside a PDF. Its code stays the same."""
    if keeps_numbers(assessment.answers):
        return assessment
    plan = covered(assessment.plan, handbook.interview, handbook.text(COVER))
    if plan is assessment.plan:
        return assessment
    return replace(assess(handbook, plan, assessment.day), own_plan=assessment.own_plan or assessment.plan)


def as_inside(plan: Plan, code: str) -> Plan:
    """The plan as it lies in a paper with this code: it says so where something was left out, since what is
    left has another code of its own."""
    extra = {key: value for key, value in plan.extra.items() if key != PAPER_CODE}
    if state_code(plan) != code:
        extra[PAPER_CODE] = code
    return replace(plan, extra=extra)


def paper_code(plan: Plan) -> str:
    """The code that is printed on the paper that this plan was found in."""
    code = plan.extra.get(PAPER_CODE)
    return (as_state_code(code) if isinstance(code, str) else "") or state_code(plan)


def _people(question: Question, typed: Tree) -> Iterator[Mapping[str, Tree]]:
    if question.kind == "person" and isinstance(typed, Mapping):
        yield typed
    for column in question.columns:
        if column.kind == "person":
            for row in typed_rows(typed):
                value, _ = typed_cell(row, column.id)
                if isinstance(value, Mapping):
                    yield value


def _nameless(question: Question, typed: Tree) -> Tree:
    if question.kind == "person" and isinstance(typed, Mapping):
        return {**typed, "name": ""}
    for column in question.columns:
        if column.kind == "person":
            for row in typed_rows(typed):
                value, state = typed_cell(row, column.id)
                if isinstance(value, Mapping):
                    typed = with_cell(typed, str(row["id"]), column.id, {**value, "name": ""}, state)
    return typed
