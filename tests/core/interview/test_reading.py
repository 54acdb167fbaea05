"""Which questions are asked, and that nothing typed is ever lost."""

from __future__ import annotations

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import ALWAYS, Condition, Is, Not
from asf_starter.core.interview.interview import Chapter, Interview, Option, Page, Question
from asf_starter.core.interview.reading import read_answers
from asf_starter.core.plan import Plan
from asf_starter.core.texts import Text


def question(question_id: str, kind: str = "text", when: Condition = ALWAYS) -> Question:
    options = (Option("a", Text("A")), Option("b", Text("B"))) if kind == "choice" else ()
    return Question(question_id, kind, Text(question_id), options=options, when=when)


INTERVIEW = Interview(
    (
        Chapter(
            "first",
            Text("Först"),
            (
                Page("one", Text("Ett"), (question("form", "choice"), question("name"))),
                Page(
                    "two",
                    Text("Två"),
                    (question("only_a", "money"), question("not_b", when=Not(Is("form", ("b",))))),
                    when=Is("form", ("a",)),
                ),
            ),
        ),
        Chapter(
            "second",
            Text("Sedan"),
            (Page("three", Text("Tre"), (question("deep", when=Is("only_a", (1,))), question("last"))),),
        ),
    )
)


def read(handbook: Handbook, plan: Plan) -> Answers:
    return read_answers(INTERVIEW, plan, handbook.vocabulary, {})


def test_without_answers_conditional_questions_are_doubtful(handbook: Handbook) -> None:
    answers = read(handbook, Plan("p"))
    assert list(answers.by_id) == ["form", "name", "last"]
    assert answers.doubtful == ("only_a", "not_b", "deep")
    assert [answer.question.id for answer in answers.open_questions] == ["form", "name", "last"]


def test_changing_a_choice_keeps_what_was_typed_behind_it(handbook: Handbook) -> None:
    plan = Plan("p").with_typed("form", "a").with_typed("only_a", "25 000").with_typed("not_b", "x")
    assert read(handbook, plan).value("only_a") == 25000
    changed = plan.with_typed("form", "b")
    answers = read(handbook, changed)
    assert answers.value("only_a") is None
    assert answers.not_in_force == ("only_a", "not_b")
    assert read(handbook, changed.with_typed("form", "a")).value("only_a") == 25000


def test_dont_know_is_unknown_and_never_no(handbook: Handbook) -> None:
    plan = Plan("p").with_typed("form", "b").with_state("form", "ask_advisor")
    answers = read(handbook, plan)
    assert answers.value("form") is None
    assert answers.state("form") == "ask_advisor"
    assert answers.doubtful == ("only_a", "not_b", "deep")
    assert answers.by_id["form"].typed == "b"


def test_answers_the_handbook_no_longer_knows_are_kept_and_listed(handbook: Handbook) -> None:
    assert read(handbook, Plan("p").with_typed("gone", "x")).not_in_force == ("gone",)


def test_a_wrong_value_is_a_problem_and_no_value(handbook: Handbook) -> None:
    answers = read(handbook, Plan("p").with_typed("form", "a").with_typed("only_a", "mycket"))
    assert [problem.question for problem in answers.problems] == ["only_a"]
    assert answers.value("only_a") is None
    assert read(handbook, Plan("p").with_typed("form", "a").with_state("only_a", "unknown")).problems == ()
    assert answers.state("nowhere") == ""
    assert answers.rows("form") == ()


def test_every_question_has_a_number_and_a_place() -> None:
    assert [INTERVIEW.number(question_id) for question_id in ("form", "only_a", "last")] == [
        "1.1",
        "1.3",
        "2.2",
    ]
    chapter, page = INTERVIEW.place("not_b")
    assert (chapter.id, page.id) == ("first", "two")
    assert INTERVIEW.find("nowhere") is None
    assert INTERVIEW.question("form").option("c") is None
    assert INTERVIEW.question("form").column("c") is None


@pytest.mark.parametrize(
    ("cells", "is_open"),
    [
        ({}, True),
        ({"sold_in": "styck", "vat": "standard"}, True),
        ({"sold_in": "timme", "vat": "standard"}, False),
        ({"name": "Lunch", "sold_in": "styck"}, False),
    ],
)
def test_a_row_that_holds_only_what_it_began_with_is_no_answer(
    handbook: Handbook, cells: dict[str, str], is_open: bool
) -> None:
    columns = (
        Question("name", "text", Text("Namn")),
        Question("sold_in", "text", Text("Räknas i"), default="styck"),
        Question("vat", "text", Text("Moms"), default="standard"),
    )
    table = Question("products", "table", Text("Vad säljer ni?"), columns=columns)
    typed = [{"id": "r1", "cells": {column: {"v": text} for column, text in cells.items()}}]
    interview = Interview((Chapter("c", Text("C"), (Page("p", Text("P"), (table,)),)),))
    plan = Plan(id="x").with_typed("products", typed)
    answers = read_answers(interview, plan, handbook.vocabulary, {})
    assert answers.by_id["products"].is_open is is_open
