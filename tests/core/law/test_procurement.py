"""The 30 % share of reserved contracts (LOU 4 kap. 18 §; asf: funding-procurement 6.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criterion import Criterion, ShareRule
from asf_starter.core.law.procurement import judge_share, leavers_allowed, plan_share, share_verdict

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]


@pytest.fixture
def rule(criteria: Criteria) -> ShareRule:
    """The real rule: 30 percent, a warning below 35."""
    rule = criteria["purpose"].share_rule
    assert rule is not None
    assert (rule.least, rule.warn_below) == (Decimal(30), Decimal(35))
    return rule


@pytest.mark.parametrize(
    ("target_group", "occupied", "percent", "verdict", "can_leave"),
    [
        (6, 12, "50.0", "above", 3),  # 3 of 9 is 33,3 %; 2 of 8 is 25 %
        (7, 20, "35.0", "above", 1),  # 6 of 19 is 31,6 %; 5 of 18 is 27,8 %
        (3, 10, "30.0", "narrow", 0),
        (34, 100, "34.0", "narrow", 5),  # 29 of 95 is 30,5 %; 28 of 94 is 29,8 %
        (8, 27, "29.6", "below", 0),
        (299, 997, "30.0", "below", 0),  # 29,99 %: shown as 30,0 but not enough
        (0, 5, "0.0", "below", 0),
        (5, 5, "100.0", "above", 4),
        (1, 1, "100.0", "above", 0),
        (6, 5, "120.0", "impossible", 4),
    ],
)
def test_share(
    answered: Answered,
    rule: ShareRule,
    target_group: int,
    occupied: int,
    percent: str,
    verdict: str,
    can_leave: int,
) -> None:
    answers = answered(work_started=True, target_group_count=str(target_group), occupied_count=str(occupied))
    share = judge_share(answers, rule)
    assert share is not None
    assert (share.percent, share.verdict, share.can_leave) == (Decimal(percent), verdict, can_leave)
    on_the_edge = verdict in ("above", "narrow") and can_leave == 0
    assert share.statement.text == f"procurement.share.{verdict}{'_by_one' if on_the_edge else ''}"
    assert share.statement.answers == ("occupied_count", "target_group_count")
    assert share.statement.source == rule.source
    assert share.statement.values["least"] == 30


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"work_started": True},
        {"work_started": True, "occupied_count": "10"},
        {"work_started": True, "target_group_count": "3"},
        {"work_started": True, "target_group_count": ..., "occupied_count": "10"},
        {"work_started": True, "target_group_count": "0", "occupied_count": "0"},
        {"work_started": False, "target_group_count": "3", "occupied_count": "10"},
    ],
)
def test_no_share_without_both_numbers(answered: Answered, rule: ShareRule, typed: dict[str, object]) -> None:
    assert judge_share(answered(**typed), rule) is None


@given(st.integers(0, 300), st.integers(1, 300))
def test_so_many_may_leave_and_not_one_more(target_group: int, occupied: int) -> None:
    least = Decimal(30)
    rule = ShareRule(least, Decimal(35), "", date(2026, 11, 23), True)
    leavers = leavers_allowed(target_group, occupied, least)
    if share_verdict(target_group, occupied, rule) in ("below", "impossible"):
        return
    for leaving, holds in ((leavers, True), (leavers + 1, False)):
        if leaving < occupied and leaving <= target_group:
            share = Fraction(target_group - leaving, occupied - leaving)
            assert (share >= Fraction(3, 10)) is holds


JOBS = {"target_employees_12_months": "12", "training_places_12_months": "0", "work_started": False}


@pytest.mark.parametrize(
    ("typed", "employed", "target_group", "occupied", "percent", "verdict"),
    [
        # 1, 2 … 12 persons: 78 person-months of 12 × 12 = 144; 6,5 of 12 on average
        (JOBS, [12] * 12, "6.5", "12.0", "54.2", "above"),
        # the same, and 6 who train all year: 12,5 of 18
        ({**JOBS, "training_places_12_months": "6"}, [12] * 12, "12.5", "18.0", "69.4", "above"),
        # 4 of 10 all the year
        (
            {
                "work_started": True,
                "target_employees_today": "4",
                "target_employees_12_months": "4",
                "training_places_12_months": "0",
            },
            [10] * 12,
            "4.0",
            "10.0",
            "40.0",
            "above",
        ),
        # 3 of 10: exactly enough; six months with 10 jobs and six with 11 are 3 of 10,5
        (
            {**JOBS, "target_employees_12_months": "0", "training_places_12_months": "3"},
            [7] * 12,
            "3.0",
            "10.0",
            "30.0",
            "narrow",
        ),
        (
            {**JOBS, "target_employees_12_months": "0", "training_places_12_months": "3"},
            [7] * 6 + [8] * 6,
            "3.0",
            "10.5",
            "28.6",
            "below",
        ),
        # more employees from the target group than jobs in the budget: these count; 78 of 78
        (JOBS, [1] * 12, "6.5", "6.5", "100.0", "above"),
        # months beyond the twelfth are not looked at
        (
            {**JOBS, "target_employees_12_months": "0", "training_places_12_months": "3"},
            [7] * 12 + [90] * 24,
            "3.0",
            "10.0",
            "30.0",
            "narrow",
        ),
    ],
)
def test_the_planned_share_is_the_average_of_twelve_months(
    answered: Answered,
    rule: ShareRule,
    typed: dict[str, object],
    employed: list[int],
    target_group: str,
    occupied: str,
    percent: str,
    verdict: str,
) -> None:
    share = plan_share(answered(**typed), employed, rule)
    assert share is not None
    assert (share.target_group, share.occupied) == (Decimal(target_group), Decimal(occupied))
    assert (share.percent, share.verdict) == (Decimal(percent), verdict)
    assert share.statement.text == f"procurement.planned.{verdict}"
    assert share.statement.source == rule.source


@pytest.mark.parametrize(
    ("typed", "employed"),
    [
        ({}, [3] * 12),
        ({**JOBS, "target_employees_12_months": ...}, [3] * 12),
        ({**JOBS, "training_places_12_months": ...}, [3] * 12),
        ({**JOBS, "work_started": True}, [3] * 12),
        (JOBS, [0] * 12),
        (JOBS, []),
    ],
    ids=["nothing", "no jobs plan", "places unknown", "today unknown", "nobody employed", "no budget"],
)
def test_no_planned_share_without_jobs_plan_and_budget(
    answered: Answered, rule: ShareRule, typed: dict[str, object], employed: list[int]
) -> None:
    assert plan_share(answered(**typed), employed, rule) is None
