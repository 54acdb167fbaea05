"""Differences in words: what was, what is, and the effect in kronor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.comparing import Comparison, Outcome, compare
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.values import Month
from asf_starter.core.plan import Plan
from asf_starter.documents.differences import differences, effect_lines, effect_sentence, remarks
from asf_starter.documents.phrases import Phrases, phrases_of

DAY = date(2026, 11, 23)
SPACE = "\u00a0"
MINUS = "\u2212"


@pytest.fixture(scope="module")
def phrases(handbook: Handbook) -> Phrases:
    return phrases_of(handbook)


def compared(handbook: Handbook, before: Plan, after: Plan) -> Comparison:
    return compare(handbook.interview, assess(handbook, before, DAY), assess(handbook, after, DAY))


def lines(handbook: Handbook, phrases: Phrases, before: Plan, after: Plan) -> list[tuple[str, str, str, str]]:
    found = differences(compared(handbook, before, after), phrases)
    return [(part.question.id, part.place, part.before, part.after) for part in found]


def test_answers_are_said_as_on_paper(
    handbook: Handbook, phrases: Phrases, a_plan: Callable[..., Plan]
) -> None:
    before = a_plan(enterprise_name="Förr", legal_form="two_tier")
    after = a_plan(enterprise_name="Nu", start_date="2027-03").with_state("legal_form", "unknown")
    form = handbook.interview.question("legal_form").option("two_tier")
    assert form is not None
    assert lines(handbook, phrases, before, after) == [
        ("enterprise_name", "", "Förr", "Nu"),
        ("start_date", "", "Inte besvarad", f"mars{SPACE}2027"),
        ("legal_form", "", form.label, "Vet inte"),
    ]


def test_rows_are_called_by_their_first_words(
    handbook: Handbook, phrases: Phrases, a_plan: Callable[..., Plan]
) -> None:
    def row(row_id: str, role: str, hours: str) -> dict[str, object]:
        return {"id": row_id, "cells": {"name": {"v": {"role": role, "name": ""}}, "hours": {"v": hours}}}

    before = a_plan(founders=[row("r1", "Kock", "10"), row("r2", "Snickare", "5")])
    after = a_plan(founders=[row("r1", "Kock", "12"), row("r3", "", "8")])
    column = handbook.interview.question("founders").column("hours")
    assert column is not None
    hours = f"{column.on_paper}: "
    table = handbook.interview.question("founders")
    unit = f"{SPACE}{column.unit}" if column.unit else ""
    assert lines(handbook, phrases, before, after) == [
        ("founders", f"Kock: {column.on_paper}", f"10{unit}", f"12{unit}"),
        ("founders", f"{table.row_name.capitalize()} 2", "Fanns inte", f"{hours}8{unit}"),
        ("founders", "Snickare", f"Snickare · {hours}5{unit}", "Borttagen"),
    ]


def test_the_effect_is_said_in_kronor_with_the_month(phrases: Phrases) -> None:
    before = Outcome(result=110_000, lowest_cash=40_000, lowest_month=Month(2027, 5))
    after = Outcome(result=98_000, lowest_cash=-2_000, lowest_month=Month(2027, 8))
    result, cash = effect_lines(before, after, phrases)
    assert (result.before, result.after) == (f"110{SPACE}000{SPACE}kr", f"98{SPACE}000{SPACE}kr")
    assert result.difference == f"12{SPACE}000{SPACE}kr mindre"
    assert cash.before == f"40{SPACE}000{SPACE}kr i maj{SPACE}2027"
    assert cash.after == f"{MINUS}2{SPACE}000{SPACE}kr i augusti{SPACE}2027"
    assert cash.difference == f"42{SPACE}000{SPACE}kr mindre"


def test_without_a_budget_there_is_no_effect(phrases: Phrases) -> None:
    assert effect_lines(Outcome(), Outcome(), phrases) == ()
    line = effect_lines(Outcome(), Outcome(5, 5, Month(2027, 1)), phrases)[0]
    assert (line.before, line.after, line.difference) == ("Ingen budget", f"5{SPACE}kr", "Ingen budget")


def test_one_answer_alone_is_a_sentence_or_nothing(phrases: Phrases) -> None:
    before = Outcome(100, 50, Month(2027, 1))
    assert effect_sentence(before, before, phrases) == ""
    words = effect_sentence(before, Outcome(130, 20, Month(2027, 1)), phrases)
    assert words == (
        f"Bara det här svaret: resultatet år 1 blir 30{SPACE}kr mer "
        f"och den lägsta kassan blir 30{SPACE}kr mindre."
    )


def test_what_came_out_of_force_is_remarked(
    handbook: Handbook, phrases: Phrases, a_plan: Callable[..., Plan]
) -> None:
    before = a_plan(gone_question="a")
    after = a_plan(gone_question="b")
    assert remarks(compared(handbook, before, before), phrases) == ()
    assert remarks(compared(handbook, before, after), phrases) == (
        "Svar som inte används just nu är också ändrade: 1.",
    )
