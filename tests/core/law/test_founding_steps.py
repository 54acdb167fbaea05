"""The steps of founding with their days, worked out by hand from founding days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.law.founding_steps import DatedStep, founding_timeline
from asf_starter.core.plan import Plan

TODAY = date(2026, 11, 23)
MakePlan = Callable[..., Plan]


def timeline(handbook: Handbook, plan: Plan, today: date = TODAY) -> dict[str, DatedStep]:
    assessment: Assessment = assess(handbook, plan, today)
    steps = founding_timeline(
        handbook.law.steps, assessment.answers, handbook.rules, assessment.rates, assessment.day
    )
    return {step.step.id: step for step in steps}


@pytest.mark.parametrize(
    ("founding_day", "last_day"),
    [
        ("2027-03-15", date(2027, 9, 15)),
        ("2027-08-31", date(2028, 2, 29)),
        ("2026-08-31", date(2027, 2, 28)),
        ("2026-12-01", date(2027, 6, 1)),
    ],
)
def test_an_association_is_to_be_registered_within_six_months(
    handbook: Handbook, a_plan: MakePlan, founding_day: str, last_day: date
) -> None:
    """EFL 2:2; a shorter month ends the period on its last day."""
    found = timeline(handbook, a_plan(legal_form="economic_association", founding_day=founding_day))
    assert found["register_economic"].day == last_day
    assert found["beneficial_owners"].day == last_day
    assert found["meeting_economic"].day == date.fromisoformat(founding_day)


def test_without_a_founding_day_no_step_has_a_day_of_its_own(handbook: Handbook, a_plan: MakePlan) -> None:
    found = timeline(handbook, a_plan(legal_form="economic_association"))
    assert {step.day for step in found.values()} == {None}
    assert found["register_economic"].fees


def test_the_tax_comes_before_the_month_in_which_work_begins(handbook: Handbook, a_plan: MakePlan) -> None:
    found = timeline(handbook, a_plan(legal_form="limited_company", start_date="2027-09"))
    assert found["tax"].day == date(2027, 9, 1)
    assert found["tax"].step.day is not None
    assert found["tax"].step.day.relation == "before"


@pytest.mark.parametrize(
    ("form", "there", "not_there"),
    [
        (
            "economic_association",
            {"meeting_economic", "member_register", "register_economic"},
            {"sign_deed", "pay_shares", "organisation_number", "share_register"},
        ),
        (
            "limited_company_svb",
            {"draft_deed", "pay_shares", "sign_deed", "share_register", "register_company", "svb_service"},
            {"member_register", "meeting_economic", "organisation_number", "parent_decides"},
        ),
        (
            "non_profit_association",
            {"meeting_non_profit", "organisation_number", "trade_register", "beneficial_owner_non_profit"},
            {"register_economic", "register_company", "beneficial_owners"},
        ),
        (
            "two_tier",
            {
                "meeting_parent",
                "organisation_number_of_parent",
                "parent_decides",
                "sign_deed",
                "register_company",
            },
            {"meeting_economic", "svb_service", "organisation_number"},
        ),
    ],
)
def test_each_form_has_its_own_steps(
    handbook: Handbook, a_plan: MakePlan, form: str, there: set[str], not_there: set[str]
) -> None:
    found = set(timeline(handbook, a_plan(legal_form=form)))
    assert there <= found
    assert not found & not_there


def test_an_association_that_exists_is_not_founded_again(handbook: Handbook, a_plan: MakePlan) -> None:
    found = timeline(handbook, a_plan(legal_form="two_tier", organisation_behind="own"))
    assert not {"meeting_parent", "organisation_number_of_parent"} & set(found)
    assert "parent_decides" in found


def test_the_order_is_guidance_founding_registration(handbook: Handbook, a_plan: MakePlan) -> None:
    found = list(timeline(handbook, a_plan(legal_form="two_tier")))
    steps = (
        "meeting_parent",
        "organisation_number_of_parent",
        "parent_decides",
        "sign_deed",
        "register_company",
    )
    places = [found.index(step) for step in steps]
    assert places == sorted(places)


def test_fees_are_those_of_the_day_with_the_day_they_hold_from(handbook: Handbook, a_plan: MakePlan) -> None:
    """1 900 and 2 200 kr from 19 June 2025 (EFF 4:1); established only for the year that was checked."""
    found = timeline(handbook, a_plan(legal_form="economic_association"))["register_economic"]
    assert [(fee.value.value, fee.value.since, fee.established) for fee in found.fees] == [
        (1900, date(2025, 6, 19), True),
        (2200, date(2025, 6, 19), True),
    ]
    later = timeline(handbook, a_plan(legal_form="economic_association"), date(2027, 2, 1))
    assert [fee.established for fee in later["register_economic"].fees] == [False, False]
