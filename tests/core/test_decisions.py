"""The decision diary: a big choice that is changed leaves its reason behind, and finds it again."""

from __future__ import annotations

from dataclasses import replace

from asf_starter.core.decisions import Decision, diary, is_older, with_answer
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Chapter, Interview, Option, Page, Question
from asf_starter.core.interview.reading import read_answers
from asf_starter.core.plan import Plan
from asf_starter.core.texts import Text

MONDAY, TUESDAY, FRIDAY = "2026-03-02T10:00:00", "2026-03-03T10:00:00", "2026-03-06T10:00:00"


def _question(question_id: str, kind: str, **more: object) -> Question:
    return Question(question_id, kind, Text(question_id), **more)  # type: ignore[arg-type] # small test helper


FORM = _question("form", "choice", options=tuple(Option(each, Text(each)) for each in ("club", "firm")))
INTERVIEW = Interview(
    (
        Chapter(
            "chapter",
            Text("Chapter"),
            (
                Page(
                    "page",
                    Text("Page"),
                    (FORM, _question("form_why", "long_text", reason_for="form"), _question("name", "text")),
                ),
            ),
        ),
    )
)


def _typed(plan: Plan, question: str, typed: str, at: str) -> Plan:
    return with_answer(INTERVIEW, plan, question, typed, at=at)


def _diary(plan: Plan, handbook: Handbook) -> tuple[Decision, ...]:
    return diary(INTERVIEW, plan, read_answers(INTERVIEW, plan, handbook.vocabulary, handbook.rules))


CHOSEN = _typed(_typed(Plan(id="p"), "form", "club", MONDAY), "form_why", "Vi äger ihop.", TUESDAY)


def test_a_choice_with_its_reason_is_the_decision_in_force(handbook: Handbook) -> None:
    assert _diary(CHOSEN, handbook) == (Decision("form", "club", "Vi äger ihop.", MONDAY, in_force=True),)
    assert CHOSEN.decisions == ()


def test_a_changed_choice_leaves_the_earlier_one_and_its_reason(handbook: Handbook) -> None:
    changed = _typed(CHOSEN, "form", "firm", FRIDAY)
    assert is_older(INTERVIEW, changed, "form")
    assert _diary(changed, handbook) == (
        Decision("form", "club", "Vi äger ihop.", MONDAY),
        Decision("form", "firm", "", FRIDAY, in_force=True),
    )
    explained = _typed(changed, "form_why", "Banken ville det.", FRIDAY)
    assert not is_older(INTERVIEW, explained, "form")
    assert _diary(explained, handbook)[-1].why == "Banken ville det."


def test_clicking_to_and_fro_leaves_no_trace() -> None:
    back = _typed(_typed(CHOSEN, "form", "firm", FRIDAY), "form", "club", "2026-03-06T10:00:05")
    assert back.decisions == ()
    assert back.record("form").at == MONDAY
    assert not is_older(INTERVIEW, back, "form")


def test_a_choice_without_a_reason_leaves_nothing() -> None:
    plan = _typed(_typed(Plan(id="p"), "form", "club", MONDAY), "form", "firm", FRIDAY)
    assert plan.decisions == ()


def test_a_note_on_a_choice_leaves_its_reason_as_fresh_as_it_was() -> None:
    assert not is_older(INTERVIEW, CHOSEN.with_note("form", "Fråga banken", at=FRIDAY), "form")


def test_an_ordinary_answer_is_never_kept() -> None:
    plan = _typed(_typed(CHOSEN, "name", "Kornboden", MONDAY), "name", "Kornet", FRIDAY)
    assert plan.decisions == ()


def test_a_choice_taken_back_is_no_decision_in_force(handbook: Handbook) -> None:
    unsure = CHOSEN.with_state("form", "unknown")
    assert all(not decision.in_force for decision in _diary(unsure, handbook))


def test_a_broken_record_in_the_file_is_read_as_far_as_it_goes(handbook: Handbook) -> None:
    plan = replace(Plan(id="p"), decisions=({"question": "form", "value": "club", "at": 7}, "x"))
    assert _diary(plan, handbook) == (Decision("form", "club", "", ""),)
