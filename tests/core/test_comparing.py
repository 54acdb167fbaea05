"""Comparing versions of a plan: exactly the changed answers, and the effect in kronor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.comparing import Comparison, compare, outcome, outcome_of_one
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan, Tree, has_content, with_cell, with_row, without_row
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def cafe() -> Plan:
    """The example of the café."""
    return read_plan_file(Path(resources_folder() / "examples" / "cafe_and_second_hand.asfplan")).plan


def compared(handbook: Handbook, before: Plan, after: Plan) -> Comparison:
    return compare(handbook.interview, worked_out(handbook, before), worked_out(handbook, after))


def worked_out(handbook: Handbook, plan: Plan) -> Assessment:
    return assess(handbook, plan, DAY)


def ids(comparison: Comparison) -> list[str]:
    return [change.question.id for change in comparison.changes]


def test_the_same_plan_has_no_changes(handbook: Handbook, cafe: Plan) -> None:
    later = replace(cafe, revision=cafe.revision + 9, modified="2027-01-01T00:00:00", name="Nytt namn")
    found = compared(handbook, cafe, later)
    assert found.is_same
    assert found.before == found.after
    assert not found.dropped
    assert not found.taken_up


@pytest.mark.parametrize(
    ("name", "typed", "state", "expected"),
    [
        ("another text", "Kornbodens kök", "", ["enterprise_name"]),
        ("only spaces more", "  Kornbodens kafé och secondhand  ", "", []),
        ("nothing any more", "", "", ["enterprise_name"]),
        ("nobody knows any more", None, "unknown", ["enterprise_name"]),
        ("to be asked", None, "ask_advisor", ["enterprise_name"]),
    ],
)
def test_an_answer_differs_by_what_it_means(
    handbook: Handbook, a_plan: Callable[..., Plan], name: str, typed: Tree, state: str, expected: list[str]
) -> None:
    before = a_plan(enterprise_name="Kornbodens kafé och secondhand", municipality="Heby")
    after = (
        before.with_state("enterprise_name", state) if state else before.with_typed("enterprise_name", typed)
    )  # type: ignore[arg-type] # a state of the table
    assert ids(compared(handbook, before, after)) == expected, name


def test_two_ways_of_writing_an_amount_are_one_answer(handbook: Handbook, cafe: Plan) -> None:
    money = [
        question.id
        for _, _, question in handbook.interview.walk()
        if question.kind == "money" and has_content(cafe.record(question.id).v)
    ]
    typed = str(cafe.record(money[0]).v).replace("\u00a0", "").replace(" ", "")
    spaced = f"{int(typed):,}".replace(",", " ") + " kr"
    assert ids(compared(handbook, cafe, cafe.with_typed(money[0], spaced))) == []


def test_exactly_the_changed_answers_in_the_order_of_the_interview(handbook: Handbook, cafe: Plan) -> None:
    after = cafe.with_typed("business_idea", "En helt annan idé.").with_typed("enterprise_name", "Annat namn")
    assert ids(compared(handbook, cafe, after)) == ["enterprise_name", "business_idea"]


def test_a_note_is_no_answer(handbook: Handbook, cafe: Plan) -> None:
    assert compared(handbook, cafe, cafe.with_note("enterprise_name", "Fråga Bolagsverket")).is_same


def test_what_cannot_be_read_is_compared_as_typed(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    found = compared(handbook, a_plan(start_date="snart"), a_plan(start_date="senare"))
    change = found.changes[0]
    assert (change.before.unreadable, change.after.unreadable) == ("snart", "senare")


def test_tables_are_compared_row_by_row_and_cell_by_cell(handbook: Handbook, cafe: Plan) -> None:
    typed = cafe.record("founders").v
    rows = [row.id for row in worked_out(handbook, cafe).answers.rows("founders")]
    changed = with_cell(typed, rows[1], "hours", "7")
    changed = with_row(without_row(changed, rows[0]), "r99", {"hours": "12"})
    found = compared(handbook, cafe, cafe.with_typed("founders", changed))
    assert ids(found) == ["founders"]
    change = found.changes[0]
    assert [(row.fate, row.row.id) for row in change.rows] == [
        ("changed", rows[1]),
        ("added", "r99"),
        ("removed", rows[0]),
    ]
    assert [(cell.column.id, str(cell.after.value)) for cell in change.rows[0].cells] == [("hours", "7")]


def test_rows_in_another_order_are_a_change_without_changed_rows(handbook: Handbook, cafe: Plan) -> None:
    typed = cafe.record("founders").v
    assert isinstance(typed, list)
    change = compared(handbook, cafe, cafe.with_typed("founders", typed[::-1])).changes[0]
    assert change.reordered
    assert not change.rows


def test_questions_that_fall_out_of_force_are_not_changed_answers(handbook: Handbook, cafe: Plan) -> None:
    after = cafe.with_typed("legal_form", "limited_company_svb")
    assert cafe.record("legal_form").v != "limited_company_svb"
    found = compared(handbook, cafe, after)
    assert ids(found) == ["legal_form"]
    assert found.dropped
    back = compared(handbook, after, cafe)
    assert {question.id for question in back.taken_up} == {question.id for question in found.dropped}


def test_an_unused_answer_is_counted_apart(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    found = compared(handbook, a_plan(gone_question="a"), a_plan(gone_question="b"))
    assert found.unused == ("gone_question",)
    assert not found.changes
    assert not found.is_same


def test_the_effect_in_kronor_is_that_of_both_budgets(handbook: Handbook, cafe: Plan) -> None:
    answers = worked_out(handbook, cafe).answers
    row = answers.rows("positions")[0].id
    dearer = cafe.with_typed("positions", with_cell(cafe.record("positions").v, row, "wage", "60000"))
    after = dearer.with_typed("enterprise_name", "Annat namn")
    found = compared(handbook, cafe, after)
    assert found.before == outcome(worked_out(handbook, cafe))
    assert found.after == outcome(worked_out(handbook, after))
    assert found.before.result is not None
    assert found.after.result is not None
    assert found.after.result < found.before.result
    before = worked_out(handbook, cafe)
    assert outcome_of_one(handbook, before, after, "positions") == found.after
    assert outcome_of_one(handbook, before, after, "enterprise_name") == found.before


def test_another_plan_is_said_to_be_one(handbook: Handbook, cafe: Plan) -> None:
    assert not compared(handbook, cafe, replace(cafe, id="another")).same_plan
