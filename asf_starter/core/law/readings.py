"""Which readings of "mainly reinvests" a plan satisfies (asf-practice 3.1): never a bare yes or no."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.law.reinvestment import Allotment, uses_in
from asf_starter.core.law.unverified import marked
from asf_starter.core.texts import Statement

ASKED = ("owner_distribution", "owner_part", "dissolution_assets", "surplus_uses")


@dataclass(frozen=True)
class ReadingVerdict:
    """Whether the plan satisfies a reading; None while that is not known."""

    id: str
    satisfied: bool | None
    statement: Statement


def judge_readings(
    answers: Answers, criterion: Criterion, plan: Sequence[Allotment] = ()
) -> tuple[ReadingVerdict, ...]:
    """The readings of the criterion in its order, by the rules in force and, if there is one, the plan.

    A rule that allows free distribution satisfies no reading, whatever is planned. Raises KeyError for a
    reading that nobody has a rule for (``problems_of_readings`` finds it).
    """
    verdicts = []
    for reading in criterion.readings:
        satisfied = READINGS[reading.id](answers, plan)
        key = "open" if satisfied is None else "meets" if satisfied else "fails"
        statement = Statement(
            f"criteria.{criterion.id}.readings.{reading.id}.{key}",
            answers=tuple(question for question in ASKED if answers.value(question) is not None),
            source=reading.source,
        )
        verdicts.append(ReadingVerdict(reading.id, satisfied, marked(statement, reading.verified)))
    return tuple(verdicts)


def problems_of_readings(criterion: Criterion) -> list[str]:
    """Readings that no rule decides."""
    return [
        f"criteria.{criterion.id}.readings.{reading.id}: no rule decides it"
        for reading in criterion.readings
        if reading.id not in READINGS
    ]


def _by_rule(answers: Answers) -> bool | None:
    """What the rule on distribution says alone: nothing is paid, all may be, or it depends (None)."""
    return {"none": True, "free": False}.get(str(answers.value("owner_distribution")))


def _more_than_half(answers: Answers, plan: Sequence[Allotment]) -> bool | None:
    """More than half of every surplus stays. The everyday reading; no percentage is written down."""
    years = [year for year in plan if year.surplus]
    if answers.value("owner_distribution") == "limited" and years:
        return all(2 * year.reinvested > year.surplus for year in years)
    return _by_rule(answers)


def _capped(answers: Answers, plan: Sequence[Allotment]) -> bool | None:
    """No year's wish of the owners is above the ceiling of ABL 32:5."""
    years = [year for year in plan if year.surplus]
    if answers.value("owner_distribution") == "limited" and years:
        if any(year.ceiling is not None and year.wished > year.ceiling for year in years):
            return False
        return None if any(year.ceiling is None for year in years) else True
    return _by_rule(answers)


def _no_dividend(answers: Answers, plan: Sequence[Allotment]) -> bool | None:
    """Nothing at all to owners or members, whatever the form (Skoopi 2021)."""
    rule = answers.value("owner_distribution")
    return None if rule is None else rule == "none"


def _no_transfer(answers: Answers, plan: Sequence[Allotment]) -> bool | None:
    """Value goes only to registered organisations or research, also at dissolution (lag 2022:900 8 §)."""
    rule, assets = answers.value("owner_distribution"), answers.value("dissolution_assets")
    to_others = any(use.purpose == "other_enterprises" for use in uses_in(answers))
    if rule in ("limited", "free") or assets in ("similar_activity", "svb_company", "members"):
        return False
    if rule is None or assets != "registered_organisation" or to_others:
        return None
    return True


def _procurement(answers: Answers, plan: Sequence[Allotment]) -> bool | None:
    """Any surplus is reinvested for the task (LOU 19:25); of a little interest it says nothing."""
    return _by_rule(answers)


READINGS: Mapping[str, Callable[[Answers, Sequence[Allotment]], bool | None]] = MappingProxyType(
    {
        "more_than_half": _more_than_half,
        "capped": _capped,
        "no_dividend": _no_dividend,
        "no_transfer": _no_transfer,
        "procurement": _procurement,
    }
)
"""The rule of each reading, by the id that the resource file uses."""
