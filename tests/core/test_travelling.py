"""Names of people in plans that travel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.comparing import compare_plans
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan, state_code
from asf_starter.core.travelling import (
    PAPER_CODE,
    as_inside,
    has_no_names,
    names_in,
    paper_code,
    with_names_by_hand,
    without_names,
)
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import decode_plan, encode_plan, read_plan_file

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def cafe() -> Plan:
    """The example of the café."""
    return read_plan_file(Path(resources_folder() / "examples" / "cafe_and_second_hand.asfplan")).plan


def test_names_stand_each_once_in_order(handbook: Handbook, cafe: Plan) -> None:
    names = names_in(cafe, handbook.interview)
    assert set(names) == {"Amina", "Leif", "Rosa", "Tore", "Gunnel"}
    assert names[0] == "Amina"


def test_nothing_typed_no_names(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    assert names_in(a_plan(contact_person={"role": "Samordnare", "name": " "}), handbook.interview) == ()


def test_roles_stay_and_nothing_else_changes(handbook: Handbook, cafe: Plan) -> None:
    bare = without_names(cafe, handbook.interview)
    assert names_in(bare, handbook.interview) == ()
    assert bare.record("contact_person").v == {"role": "Samordnare", "name": ""}
    assert bare.record("business_idea") == cafe.record("business_idea")
    assert set(bare.answers) == set(cafe.answers)
    assert names_in(cafe, handbook.interview), "the plan itself is untouched"


def test_the_mark_survives_the_file_and_comparing_ignores_the_names(handbook: Handbook, cafe: Plan) -> None:
    old = decode_plan(encode_plan(without_names(cafe, handbook.interview), private=False)).plan
    assert has_no_names(old)
    assert not has_no_names(cafe)
    assert compare_plans(handbook, old, cafe, DAY).is_same
    later = cafe.with_typed("enterprise_name", "Annat namn")
    found = compare_plans(handbook, old, later, DAY)
    assert [change.question.id for change in found.changes] == ["enterprise_name"]


def test_papers_without_names_keep_the_code(handbook: Handbook, cafe: Plan) -> None:
    shown = with_names_by_hand(assess(handbook, cafe, DAY), handbook)
    assert shown.answers.value("names_by_hand") is True
    assert state_code(shown.plan) == state_code(cafe)


@pytest.mark.parametrize("strange", ["x" * 10_000, "ABC", 7, None, "73Y2S71U"])
def test_a_strange_code_in_a_strangers_file_is_not_believed(cafe: Plan, strange: object) -> None:
    plan = replace(cafe, extra={PAPER_CODE: strange})  # type: ignore[dict-item] # a stranger's file
    assert paper_code(plan) == state_code(cafe)


def test_the_code_of_the_paper_lies_inside_only_where_something_was_left_out(
    handbook: Handbook, cafe: Plan
) -> None:
    code = state_code(cafe)
    assert as_inside(cafe, code) == cafe
    bare = as_inside(without_names(cafe, handbook.interview), code)
    assert paper_code(bare) == code
    assert PAPER_CODE not in as_inside(bare, state_code(bare)).extra
