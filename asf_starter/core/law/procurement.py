"""Reserved contracts: the share of the target group among all who are occupied (LOU 4 kap. 18 §).

"Occupied" counts more than employees: those on placements and supervisors, too. Counted on one day, and
planned as an average of the first twelve months (funding-procurement 6.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import floor
from typing import Literal

from asf_starter.core.economy.amounts import one_decimal
from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criterion import ShareRule
from asf_starter.core.texts import Statement

ASKED = ("occupied_count", "target_group_count")

PLANNED_BY = (
    "target_employees_today",
    "target_employees_12_months",
    "training_places_12_months",
    "positions",
)
YEAR = 12

ShareVerdict = Literal["above", "narrow", "below", "impossible"]


@dataclass(frozen=True)
class TargetGroupShare:
    """The share on one day, in headcount.

    ``percent`` is rounded to one decimal; the verdict is made on the exact share. ``narrow``: above what
    is asked for, but so little that one absence may break it. ``impossible``: more people in the target
    group than in all. ``can_leave`` is how many of the target group may leave before the share breaks.
    """

    target_group: int
    occupied: int
    percent: Decimal
    verdict: ShareVerdict
    can_leave: int
    statement: Statement


@dataclass(frozen=True)
class PlannedShare:
    """The average share of the first twelve months by the plan, in headcount.

    ``target_group`` and ``occupied`` are averages with one decimal; the verdict is made on the exact sums.
    """

    target_group: Decimal
    occupied: Decimal
    percent: Decimal
    verdict: ShareVerdict
    statement: Statement


def plan_share(answers: Answers, employed: Sequence[int], rule: ShareRule) -> PlannedShare | None:
    """The share that the jobs plan and the budget lead to; None while one of them is missing.

    ``employed`` are the jobs with pay in each of the first twelve months of the budget. The employees from
    the target group grow evenly from today's number (nobody, before work begins) to that in a year; those
    who train are as many in every month, and all of the target group. Where the budget has fewer jobs than
    the plan has employees from the target group, these count.
    """
    first = answers.value("target_employees_today") if answers.value("work_started") else 0
    last, trainees = (answers.value(name) for name in PLANNED_BY[1:3])
    if not (isinstance(first, int) and isinstance(last, int) and isinstance(trainees, int)):
        return None
    if len(employed) < YEAR or not any(employed):
        return None
    own = [YEAR * first + (last - first) * month for month in range(1, YEAR + 1)]  # in twelfths of a person
    places = YEAR * YEAR * trainees
    target_group = sum(own) + places
    occupied = sum(max(YEAR * jobs, people) for jobs, people in zip(employed, own, strict=False)) + places
    percent = one_decimal(target_group, occupied) or Decimal(0)
    verdict = share_verdict(target_group, occupied, rule)
    people, everyone = (
        (Decimal(part) / (YEAR * YEAR)).quantize(Decimal("0.1"), ROUND_HALF_UP)
        for part in (target_group, occupied)
    )
    values: dict[str, object] = {"first": first, "last": last, "trainees": trainees}
    values |= {"target_group": people, "occupied": everyone, "percent": percent, "least": rule.least}
    statement = Statement(f"procurement.planned.{verdict}", values, PLANNED_BY, rule.source)
    return PlannedShare(people, everyone, percent, verdict, statement)


def judge_share(answers: Answers, rule: ShareRule) -> TargetGroupShare | None:
    """The share that the founders counted; None while a number is missing or nobody is occupied."""
    occupied, target_group = answers.value("occupied_count"), answers.value("target_group_count")
    if not isinstance(occupied, int) or not isinstance(target_group, int) or occupied < 1:
        return None
    percent = one_decimal(target_group, occupied) or Decimal(0)
    verdict = share_verdict(target_group, occupied, rule)
    can_leave = leavers_allowed(target_group, occupied, rule.least)
    values = {
        "target_group": target_group,
        "occupied": occupied,
        "percent": percent,
        "least": rule.least,
        "can_leave": can_leave,
    }
    key = f"{verdict}_by_one" if verdict in ("above", "narrow") and not can_leave else verdict
    statement = Statement(f"procurement.share.{key}", values, ASKED, rule.source)
    return TargetGroupShare(target_group, occupied, percent, verdict, can_leave, statement)


def share_verdict(target_group: int, occupied: int, rule: ShareRule) -> ShareVerdict:
    """Where a share stands, by the exact numbers: at least 30 percent means 30 is enough."""
    if target_group > occupied:
        return "impossible"
    if 100 * target_group < rule.least * occupied:
        return "below"
    return "narrow" if 100 * target_group < rule.warn_below * occupied else "above"


def leavers_allowed(target_group: int, occupied: int, least: Decimal) -> int:
    """How many of the target group may leave, nobody else moving, while the share is at least ``least``.

    The greatest k with (t − k) / (n − k) ≥ least / 100, and somebody left; 0 where the share is below.
    """
    most = floor((100 * target_group - least * occupied) / (100 - least))
    return max(0, min(most, target_group, occupied - 1))
