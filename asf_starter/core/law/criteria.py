"""How an enterprise stands against the four criteria: evidence → verdict, reasons, next step.

The order of the verdict is that of ``contract.md`` ("Legal verdict order"). Two yardsticks stand side
by side: the government's definition, and Skoopi's sharper reading. The four are never merged into one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import Rules, holds, questions_in
from asf_starter.core.law.criterion import Breaker, Criterion, Remark, State, Yardstick
from asf_starter.core.law.evidence import Evidence, find_evidence
from asf_starter.core.law.unverified import marked
from asf_starter.core.texts import QuestionOf, Statement

Verdict = Literal["met", "partly", "not_yet", "unknown"]

_NEEDS: Mapping[Yardstick, tuple[str, ...]] = {"official": ("must",), "skoopi": ("must", "skoopi")}
_RANK: Mapping[Verdict, int] = {"not_yet": 0, "unknown": 1, "partly": 2, "met": 3}
_NEXT: tuple[State, ...] = ("missing", "unknown", "draft")
"""Which state of an item is worked on first."""


@dataclass(frozen=True)
class Judgement:
    """A verdict by one yardstick, and why."""

    verdict: Verdict
    reasons: tuple[Statement, ...]


@dataclass(frozen=True)
class CriterionVerdict:
    """How one criterion stands.

    ``reasons`` begin with the reason for the verdict itself; then follow breakers and the evidence that
    decides. ``evidence`` holds every item that counts, also those that only should exist. ``remarks``
    are risks that change no verdict. ``mends`` say how the breakers are mended, one for each.
    ``next_step`` and ``helper`` are None when nothing is left to do.
    """

    id: str
    verdict: Verdict
    reasons: tuple[Statement, ...]
    evidence: tuple[Evidence, ...]
    breakers: tuple[Statement, ...]
    mends: tuple[Statement, ...]
    remarks: tuple[Statement, ...]
    next_step: Statement | None
    helper: Statement | None
    skoopi: Judgement


def judge_criteria(
    answers: Answers, criteria: Iterable[Criterion], rules: Rules
) -> tuple[CriterionVerdict, ...]:
    """The four verdicts, in the order of the criteria. Works with whatever is answered so far."""
    return tuple(
        judge_criterion(answers, criterion, rules)
        for criterion in sorted(criteria, key=lambda criterion: criterion.number)
    )


def judge_criterion(answers: Answers, criterion: Criterion, rules: Rules) -> CriterionVerdict:
    """The verdict on one criterion by both yardsticks."""
    evidence = find_evidence(answers, criterion, rules)
    broken = [breaker for breaker in criterion.breakers if _breaks(breaker, answers, rules)]
    official = [breaker for breaker in broken if breaker.yardstick == "official"]
    judged = _judge(answers, criterion, evidence, official, "official")
    stricter = _judge(answers, criterion, evidence, broken, "skoopi")
    remarks = [remark for remark in criterion.remarks if _applies(remark, answers, rules)]
    next_step, helper = _next_step(criterion, evidence, broken, judged.verdict)
    return CriterionVerdict(
        id=criterion.id,
        verdict=judged.verdict,
        reasons=judged.reasons,
        evidence=evidence,
        breakers=tuple(_breaker_statement(criterion, breaker) for breaker in official),
        mends=tuple(_mend(criterion, breaker) for breaker in official),
        remarks=tuple(
            _remark_statement(criterion, remark, answers)
            for remark in remarks
            if remark.yardstick == "official"
        ),
        next_step=next_step,
        helper=helper,
        skoopi=_no_better_than(
            judged,
            stricter,
            tuple(
                _remark_statement(criterion, remark, answers)
                for remark in remarks
                if remark.yardstick == "skoopi"
            ),
        ),
    )


def _judge(
    answers: Answers,
    criterion: Criterion,
    evidence: Sequence[Evidence],
    broken: Sequence[Breaker],
    yardstick: Yardstick,
) -> Judgement:
    """The verdict by the items that this yardstick needs."""
    needed = [found for found in evidence if found.item.need in _NEEDS[yardstick]]
    registered = answers.value("registered")
    verdict, why = _weigh(needed, bool(broken), registered is True)
    reasons = [why, *(_breaker_statement(criterion, breaker) for breaker in broken)]
    if verdict == "partly" and registered is not True:
        key = "registration_unknown" if registered is None else "not_registered"
        reasons.append(Statement(f"compass.why.{key}", answers=("registered",)))
    if any(found.state != "unknown" for found in needed):
        reasons += [found.statement for found in needed]
    return Judgement(verdict, tuple(reasons))


def _weigh(needed: Sequence[Evidence], broken: bool, registered: bool) -> tuple[Verdict, Statement]:
    """The verdict and its reason: contract.md, "Legal verdict order"; asf-practice 1.5."""
    states = [found.state for found in needed]
    exists, missing, unknown = (states.count(state) for state in ("exists", "missing", "unknown"))
    most = len(states)
    could_exist = sum(1 for found in needed if found.could_exist)
    counts = {"exists": exists, "missing": missing, "open": could_exist - exists, "must": most}

    def because(verdict: Verdict, key: str) -> tuple[Verdict, Statement]:
        return verdict, Statement(f"compass.why.{key}", counts)

    if broken:
        return because("not_yet", "breaker")
    if unknown == most:
        return because("unknown", "nothing_answered")
    if exists == most:
        return because("met" if registered else "partly", "all_exist")
    if not missing and not unknown:
        return because("partly", "all_begun")
    if 2 * exists >= most:
        return because("partly", "half_exist")
    if could_exist > exists and (not missing or 2 * could_exist >= most):
        return because("unknown", "unanswered")
    return because("not_yet", "too_little")


def _no_better_than(official: Judgement, stricter: Judgement, remarks: tuple[Statement, ...]) -> Judgement:
    """Skoopi's reading holds the official one: its verdict is never better."""
    reasons = (*stricter.reasons, *remarks)
    if _RANK[stricter.verdict] <= _RANK[official.verdict]:
        return Judgement(stricter.verdict, reasons)
    return Judgement(official.verdict, (Statement("compass.why.as_official"), *reasons[1:]))


def _breaks(breaker: Breaker, answers: Answers, rules: Rules) -> bool:
    """Whether an answer contradicts the criterion; never on something that is not known."""
    if holds(breaker.when, answers.value, rules) is not True:
        return False
    return holds(breaker.unless, answers.value, rules) is not True


def _applies(remark: Remark, answers: Answers, rules: Rules) -> bool:
    if holds(remark.when, answers.value, rules) is not True:
        return False
    if not remark.question:
        return True
    number = answers.value(remark.question)
    return isinstance(number, Decimal | int) and number > remark.above


def _breaker_statement(criterion: Criterion, breaker: Breaker) -> Statement:
    statement = Statement(
        f"criteria.{criterion.id}.breakers.{breaker.id}.text",
        answers=tuple(questions_in(breaker.when)),
        source=breaker.source,
    )
    return marked(statement, breaker.verified)


def _remark_statement(criterion: Criterion, remark: Remark, answers: Answers) -> Statement:
    asked = tuple(questions_in(remark.when))
    values = {"answer": answers.value(remark.question)} if remark.question else {}
    origins = (*asked, remark.question) if remark.question else asked
    statement = Statement(f"criteria.{criterion.id}.remarks.{remark.id}.text", values, origins, remark.source)
    return marked(statement, remark.verified)


def _next_step(
    criterion: Criterion,
    evidence: Sequence[Evidence],
    broken: Sequence[Breaker],
    verdict: Verdict,
) -> tuple[Statement | None, Statement | None]:
    """What to do next, and who can help.

    First what breaks the criterion, then what must exist, then the registration; after that what breaks
    Skoopi's reading, and what else should exist. (None, None) when nothing is left.
    """
    general = Statement(f"criteria.{criterion.id}.helper")
    for breaker in broken:
        if breaker.yardstick == "official":
            return _mend(criterion, breaker), general
    open_must = _first_open([found for found in evidence if found.item.need == "must"])
    if open_must:
        return step_towards(criterion.id, open_must), _helper(criterion, open_must)
    if verdict != "met":
        return Statement("compass.next.register", answers=("registered",)), general
    if broken:
        return _mend(criterion, broken[0]), general
    open_other = _first_open([found for found in evidence if found.item.need != "must"])
    if open_other:
        return step_towards(criterion.id, open_other), _helper(criterion, open_other)
    return None, None


def _mend(criterion: Criterion, breaker: Breaker) -> Statement:
    return Statement(
        f"criteria.{criterion.id}.breakers.{breaker.id}.mend",
        answers=tuple(questions_in(breaker.when)),
        source=breaker.source,
    )


def step_towards(criterion: str, found: Evidence) -> Statement:
    """What to do next about one item of a criterion."""
    if found.waits_for:
        question = {"question": QuestionOf(found.waits_for)}
        return Statement("compass.next.answer", question, (found.waits_for,))
    of_draft = found.state == "draft" and found.item.next_step_draft
    return Statement(
        f"criteria.{criterion}.evidence.{found.id}.{'next_step_draft' if of_draft else 'next_step'}",
        answers=tuple(showing.id for showing in found.item.shown_by),
        source=found.item.source,
    )


def _helper(criterion: Criterion, found: Evidence) -> Statement:
    place = f"criteria.{criterion.id}"
    return Statement(f"{place}.evidence.{found.id}.helper" if found.item.helper else f"{place}.helper")


def _first_open(evidence: Sequence[Evidence]) -> Evidence | None:
    """The first item that is missing, else not known, else a draft."""
    return next((found for state in _NEXT for found in evidence if found.state == state), None)
