"""Answers in words: units, persons, and the short names that stand in cells of tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Option, Question
from asf_starter.core.interview.values import Person, Value
from asf_starter.core.texts import Text
from asf_starter.documents.phrases import Phrases, phrases_of

RHYTHM = Question(
    "rhythm",
    "choice",
    Text("Hur ofta?"),
    options=(
        Option("weekly", Text("Varje vecka"), Text("varje vecka")),
        Option("often", Text("Ja, så ofta det går"), Text("ofta")),
        Option("hoped", Text("Vi hoppas"), Text("bara en förhoppning")),
        Option("bare", Text("Utan kortare namn")),
    ),
)
WHO = Question("who", "choices", Text("Vilka?"), options=RHYTHM.options)
PEOPLE = Question(
    "people", "whole_number", Text("Hur många?"), unit=Text("personer"), unit_one=Text("person")
)
YEARS = Question("years", "whole_number", Text("Hur länge?"), unit=Text("år"))


@pytest.fixture(scope="module")
def phrases(handbook: Handbook) -> Phrases:
    return phrases_of(handbook)


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        (RHYTHM, "weekly", "Varje vecka"),
        (RHYTHM, "often", "Ofta"),
        (RHYTHM, "hoped", "Vi hoppas"),
        (RHYTHM, "bare", "Utan kortare namn"),
        (WHO, ("often",), "Ofta"),
        (WHO, ("often", "weekly"), "Ofta och varje vecka"),
        (PEOPLE, Decimal(2), "2\u00a0personer"),
    ],
)
def test_a_cell_takes_the_shorter_name(
    phrases: Phrases, question: Question, value: Value, expected: str
) -> None:
    assert phrases.cell_words(question, value) == expected


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        (PEOPLE, Decimal(0), "0\u00a0personer"),
        (PEOPLE, Decimal(1), "1\u00a0person"),
        (PEOPLE, Decimal("1.5"), "1,5\u00a0personer"),
        (YEARS, Decimal(1), "1\u00a0år"),
    ],
)
def test_one_of_a_thing_has_its_own_unit(
    phrases: Phrases, question: Question, value: Value, expected: str
) -> None:
    assert phrases.answer_words(question, value) == expected


@pytest.mark.parametrize(
    ("person", "alone", "in_text"),
    [
        (Person("Kassör", "Amina"), "Amina, kassör", "Amina (kassör)"),
        (Person("VD", "Amina"), "Amina, VD", "Amina (VD)"),
        (Person("Kassör", ""), "Kassör", "kassör"),
        (Person("", "Amina"), "Amina", "Amina"),
    ],
)
def test_a_role_after_a_name_has_no_capital(
    phrases: Phrases, person: Person, alone: str, in_text: str
) -> None:
    question = Question("who", "person", Text("Vem?"))
    assert phrases.answer_words(question, person) == alone
    assert phrases.answer_words(question, person, in_text=True) == in_text


def test_no_name_on_paper_speaks_to_the_group(handbook: Handbook) -> None:
    """Documents are read by advisors, banks and municipalities: no questions, and nobody called "ni"."""
    names = [
        (question.id, part.id, part.on_paper)
        for _, _, question in handbook.interview.walk()
        for part in (question, *question.columns)
        if part.paper or part is not question
    ]
    spoken = {"ni", "er", "era", "ert", "du", "dig"}
    assert len(names) > 250
    assert [name for name in names if "?" in name[2] or spoken & set(name[2].lower().split())] == []
