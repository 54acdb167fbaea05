"""The decision diary: the big choices, why they were made, and what was chosen before.

A choice is a big one where the interview asks for its reason: a question whose ``reason_for`` names
it. Today's decision is the answers to the two. Where a choice that has a reason is changed, choice
and reason are first kept as a record in ``Plan.decisions``::

    {"question": "legal_form", "value": "limited_company", "why": "…", "at": "2026-03-12T14:30:00", "by": ""}

``value`` is the choice as typed (an option's id), ``at`` when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Interview
from asf_starter.core.plan import Plan, Record, Tree, has_content


@dataclass(frozen=True)
class Decision:
    """A choice that was made; ``in_force`` tells today's from earlier ones. ``why`` may be empty."""

    question: str
    value: Tree
    why: str
    at: str
    by: str = ""
    in_force: bool = False


def with_answer(
    interview: Interview, plan: Plan, question: str, typed: Tree, *, at: str, by: str = ""
) -> Plan:
    """The plan with this typed answer. A big choice that changes leaves itself in the diary.

    Only a choice with a reason is kept, and once: its reason stays where it was written, to be
    rewritten. Choosing again what stood there before takes the kept record back.
    """
    before = plan.record(question)
    changed = plan.with_typed(question, typed, at=at, by=by)
    if interview.reason_of(question) is None or typed == before.v:
        return changed
    why = _why(interview, plan, question)
    latest = plan.decisions[-1] if plan.decisions else None
    if isinstance(latest, Mapping) and _kept(latest) == Decision(
        question, typed, why, str(latest.get("at", "")), str(latest.get("by", ""))
    ):
        again = replace(changed.record(question), at=str(latest["at"]), by=str(latest["by"]))
        return replace(changed.with_record(question, again), decisions=plan.decisions[:-1])
    if has_content(before.v) and why and not is_older(interview, plan, question):
        kept: Tree = {
            "question": question,
            "value": before.v,
            "why": why,
            "at": before.at,
            "by": before.by,
        }
        return replace(changed, decisions=(*plan.decisions, kept))
    return changed


def is_older(interview: Interview, plan: Plan, question: str) -> bool:
    """Whether the reason was written before the choice that stands there now: it explains another."""
    record = _reason(interview, plan, question)
    return has_content(record.v) and record.at < plan.record(question).at


def diary(interview: Interview, plan: Plan, answers: Answers) -> tuple[Decision, ...]:
    """All decisions, choice by choice in the order of the interview, each in the order of time.

    The last one of a choice is in force, if the choice is asked and answered.
    """
    kept = [_kept(record) for record in plan.decisions if isinstance(record, Mapping)]
    found: list[Decision] = []
    for _, _, question in interview.walk():
        if interview.reason_of(question.id) is None:
            continue
        found += [decision for decision in kept if decision.question == question.id]
        if answers.value(question.id) is not None:
            record = plan.record(question.id)
            why = "" if is_older(interview, plan, question.id) else _why(interview, plan, question.id)
            found.append(Decision(question.id, record.v, why, record.at, record.by, in_force=True))
    return tuple(found)


def _reason(interview: Interview, plan: Plan, question: str) -> Record:
    reason = interview.reason_of(question)
    return plan.record(reason.id) if reason else Record()


def _why(interview: Interview, plan: Plan, question: str) -> str:
    typed = _reason(interview, plan, question).v
    return typed.strip() if isinstance(typed, str) else ""


def _kept(record: Mapping[str, Tree]) -> Decision:
    """A record of the plan's file; what is missing in it is empty."""

    def text(key: str) -> str:
        value = record.get(key)
        return value if isinstance(value, str) else ""

    return Decision(text("question"), record.get("value"), text("why"), text("at"), text("by"))
