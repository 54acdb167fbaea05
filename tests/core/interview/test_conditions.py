"""Conditions in three values."""

from __future__ import annotations

import itertools

import pytest

from asf_starter.core.interview.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Is,
    Not,
    Open,
    Rule,
    Truth,
    holds,
    questions_in,
)

KNOWN = {"form": "association", "public": False, "places": ("wages", "training"), "count": 3}
YES, NO, UNKNOWN = Is("form", ("association",)), Is("form", ("company",)), Is("nothing", ("x",))
RULES = {"has_three": lambda value_of: value_of("count") == 3 if value_of("count") else None}


def truth(condition: Condition) -> Truth:
    return holds(condition, KNOWN.get, RULES)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (ALWAYS, True),
        (YES, True),
        (NO, False),
        (UNKNOWN, None),
        (Is("public", (False,)), True),
        (Is("public", (True,)), False),
        (Is("places", ("training",)), True),
        (Is("places", ("sale", "gift")), False),
        (Not(YES), False),
        (Not(NO), True),
        (Not(UNKNOWN), None),
        (All((YES, UNKNOWN)), None),
        (All((NO, UNKNOWN)), False),
        (Any((YES, UNKNOWN)), True),
        (Any((NO, UNKNOWN)), None),
        (Any((NO, NO)), False),
        (Any(()), False),
        (Rule("has_three"), True),
        (Open("form"), False),
        (Open("public"), False),
        (Open("nothing"), True),
        (Not(Open("nothing")), False),
    ],
)
def test_a_condition_holds_does_not_hold_or_is_not_known(condition: Condition, expected: Truth) -> None:
    assert truth(condition) is expected


def test_unknown_is_never_taken_for_a_no() -> None:
    """De Morgan holds in three values."""
    for one, two in itertools.product((YES, NO, UNKNOWN), repeat=2):
        assert truth(Not(All((one, two)))) is truth(Any((Not(one), Not(two))))
        assert truth(Not(Any((one, two)))) is truth(All((Not(one), Not(two))))


def test_the_questions_of_a_condition_are_found() -> None:
    condition = All((YES, Any((UNKNOWN, Not(Is("public", (True,))))), Rule("has_three"), Open("seat")))
    assert list(questions_in(condition)) == ["form", "nothing", "public", "seat"]
