"""How a plan stands in three heaps. The values are those of the examples, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.standing import Standing, standing_of
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

DAY = date(2026, 11, 23)


def example(handbook: Handbook, name: str) -> Assessment:
    plan = read_plan_file(resources_folder() / "examples" / f"{name}.asfplan").plan
    return assess(handbook, plan, DAY)


def standing(assessment: Assessment) -> Standing:
    return standing_of(assessment.answers, assessment.advice, assessment.criteria)


@pytest.mark.parametrize(
    ("name", "against", "missing", "begun", "done"),
    [
        ("bicycle_workshop", 0, 0, 2, 15),
        ("cafe_and_second_hand", 0, 0, 11, 4),
        ("cleaning_and_gardening", 0, 0, 1, 14),
        ("first_meeting", 6, 11, 3, 1),
    ],
)
def test_the_three_heaps_of_the_examples(
    handbook: Handbook, name: str, against: int, missing: int, begun: int, done: int
) -> None:
    found = standing(example(handbook, name))
    assert len(found.contradictions) == against
    assert (len(found.missing), len(found.begun), len(found.done)) == (missing, begun, done)
    assert found.all_parts == missing + begun + done
    assert found.left == (*found.missing, *found.begun)


def test_only_what_must_exist_counts(handbook: Handbook) -> None:
    found = standing(example(handbook, "cafe_and_second_hand"))
    assert {part.evidence.item.need for part in (*found.left, *found.done)} == {"must"}


def test_each_part_leads_to_a_question_that_is_asked(handbook: Handbook) -> None:
    now = example(handbook, "first_meeting")
    found = standing(now)
    for part in (*found.left, *found.done):
        assert part.question in now.answers.by_id, part.evidence.id


def test_a_breaker_that_the_advice_has_told_is_not_told_twice(handbook: Handbook) -> None:
    """Assets to members and a public owner are advice and break a criterion; the unwritten way to take part
    only breaks one, and comes with its mend."""
    found = standing(example(handbook, "first_meeting")).contradictions
    assert [each.question for each in found] == [
        "founder_count",
        "board_member_count",
        "board_of_three",
        "dissolution_assets",
        "public_owner",
        "participation_route",
    ]
    assert found[-1].text.text == "criteria.participation.breakers.no_written_route.text"
    assert found[-1].mend.text == "criteria.participation.breakers.no_written_route.mend"
