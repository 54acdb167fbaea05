"""What was worked out a moment ago changes nothing but the time: with and without memory all is the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answer, Answers
from asf_starter.core.memory import Watched
from asf_starter.core.plan import Plan, typed_rows, with_cell, without_row
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

DAY = date(2026, 11, 23)
EVERY = 4
"""Each such question is changed in the long walk; the others stand in the table of special cases."""


@pytest.fixture(scope="module")
def cafe() -> Plan:
    return read_plan_file(resources_folder() / "examples" / "cafe_and_second_hand.asfplan").plan


@pytest.fixture(scope="module")
def first(handbook: Handbook, cafe: Plan) -> Assessment:
    return assess(handbook, cafe, DAY)


def parts(assessment: Assessment) -> tuple[object, ...]:
    return (
        assessment.answers,
        assessment.forms,
        assessment.criteria,
        assessment.advice,
        assessment.privacy,
        assessment.legal_name,
    )


def test_a_long_walk_of_changes(handbook: Handbook, cafe: Plan, first: Assessment) -> None:
    plan, before = cafe, first
    ids = [question.id for _, _, question in handbook.interview.walk()][::EVERY]
    for number, question_id in enumerate(ids):
        if number % 3 == 0:
            plan = plan.with_state(question_id, "unknown")
        else:
            plan = plan.with_typed(question_id, None)
        before = assess(handbook, plan, DAY, before)
        if number % 3 == 1:
            assert parts(before) == parts(assess(handbook, plan, DAY)), question_id


def changed(case: str, plan: Plan) -> Plan:
    """The café's plan with one change that others depend on."""
    match case:
        case "a cell":
            typed = plan.record("products").v
            return plan.with_typed(
                "products", with_cell(typed, str(typed_rows(typed)[0]["id"]), "volume", "7")
            )
        case "a row that others point to":
            typed = plan.record("positions").v
            return plan.with_typed("positions", without_row(typed, str(typed_rows(typed)[0]["id"])))
        case "another form":
            return plan.with_typed("legal_form", "limited_company_svb")
        case "the first month":
            return plan.with_typed("start_date", "mars 2031")
        case "a text about people":
            return plan.with_typed("business_idea", "Ring Anna, 19640823-3234.")
        case "a note":
            return plan.with_note("business_idea", "Fråga 640823-3234")
        case "evidence":
            return replace(plan, evidence=(), revision=plan.revision + 1)
        case _:
            return plan.with_typed("no_such_question", "x")


@pytest.mark.parametrize(
    "case",
    [
        "a cell",
        "a row that others point to",
        "another form",
        "the first month",
        "a text about people",
        "a note",
        "evidence",
        "a question nobody knows",
    ],
)
def test_a_change_that_others_depend_on(case: str, handbook: Handbook, cafe: Plan, first: Assessment) -> None:
    plan = changed(case, cafe)
    assert plan.answers != cafe.answers or case == "evidence"
    there = assess(handbook, plan, DAY, first)
    assert parts(there) == parts(assess(handbook, plan, DAY))
    back = assess(handbook, cafe, DAY, there)
    assert parts(back) == parts(first)


def test_another_day_or_handbook_starts_afresh(handbook: Handbook, cafe: Plan, first: Assessment) -> None:
    later = date(2028, 1, 1)
    assert parts(assess(handbook, cafe, later, first)) == parts(assess(handbook, cafe, later))
    fewer = replace(handbook, advice=())
    assert parts(assess(fewer, cafe, DAY, first)) == parts(assess(fewer, cafe, DAY))


def test_what_a_cell_does_not_touch_is_taken_over(handbook: Handbook, cafe: Plan, first: Assessment) -> None:
    there = assess(handbook, changed("a cell", cafe), DAY, first)
    assert there.forms is first.forms
    assert there.answers.by_id["business_idea"] is first.answers.by_id["business_idea"]
    now, then = there.answers.rows("products"), first.answers.rows("products")
    assert now[0].value("volume") == 7
    assert all(one is other for one, other in zip(now[1:], then[1:], strict=True))


def test_looking_is_noted(handbook: Handbook) -> None:
    name = handbook.interview.question("enterprise_name")
    watched = Watched({"enterprise_name": Answer(name, value="Kornboden")})
    answers = Answers(watched)
    assert answers.value("enterprise_name") == "Kornboden"
    assert answers.value("municipality") is None
    assert "contact_person" not in answers.by_id
    assert set(watched.seen) == {"enterprise_name", "municipality", "contact_person"}
    assert not watched.all_seen
    assert answers.problems == ()
    assert watched.all_seen
