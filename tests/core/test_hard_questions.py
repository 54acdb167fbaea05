"""Ten hard questions: when one counts as answered, and what the loader is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.hard_questions import HardQuestion, is_answered, problems_of
from asf_starter.core.plan import Plan
from asf_starter.core.texts import Text

DAY = date(2026, 11, 23)
KEEPER = HardQuestion("keeper", Text("Vem?"), ("plan_founders",), ("enterprise_name", "municipality"))
NEED = HardQuestion("need", Text("Hur mycket?"), ("plan_financing",), figures=("figure.capital_need",))


def figure(value: object) -> Callable[[str], object]:
    return lambda name: value


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ({}, False),
        ({"enterprise_name": "Kornboden"}, False),
        ({"enterprise_name": "Kornboden", "municipality": "Hudiksvall"}, True),
    ],
)
def test_all_answers_are_needed(
    handbook: Handbook, a_plan: Callable[..., Plan], typed: dict[str, str], answered: bool
) -> None:
    answers = assess(handbook, a_plan(**typed), DAY).answers
    assert is_answered(KEEPER, answers, figure(None)) is answered


def test_an_answer_that_is_left_for_the_advisor_does_not_count(
    handbook: Handbook, a_plan: Callable[..., Plan]
) -> None:
    plan = a_plan(enterprise_name="Kornboden", municipality="Hudiksvall")
    plan = plan.with_state("municipality", "ask_advisor")
    assert is_answered(KEEPER, assess(handbook, plan, DAY).answers, figure(None)) is False


@pytest.mark.parametrize(("value", "answered"), [(None, False), (0, False), (120_000, True)])
def test_a_figure_must_be_there(
    handbook: Handbook, a_plan: Callable[..., Plan], value: object, answered: bool
) -> None:
    assert is_answered(NEED, assess(handbook, a_plan(), DAY).answers, figure(value)) is answered


def test_the_loader_is_told_what_nobody_defines() -> None:
    questions = (
        HardQuestion("empty", Text("?"), ()),
        HardQuestion("strange", Text("?"), ("a",), ("b",), ("c",)),
    )
    assert list(problems_of(questions, (), (), ())) == [
        "hard_questions.empty: name the sections and the answers or figures that answer it",
        'hard_questions.strange: no section "a"',
        'hard_questions.strange: no question "b"',
        'hard_questions.strange: no figure "c"',
    ]
