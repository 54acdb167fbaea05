"""Which readings of "mainly reinvests" a plan satisfies (asf-practice 3.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.law.readings import judge_readings, problems_of_readings
from asf_starter.core.law.reinvestment import Allotment, plan_surplus
from asf_starter.core.texts import Statement

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]
Typed = dict[str, object]

MARGIN = Decimal(1)
SVB: Typed = {
    "legal_form": "limited_company_svb",
    "owner_distribution": "limited",
    "share_capital": "25 000",
    "svb_rate": "2,55",
}


def plan(criteria: Criteria, answers: Answers, *results: int, opening: int = 0) -> tuple[Allotment, ...]:
    """The surplus plan of these results."""
    return plan_surplus(answers, results, criteria["reinvestment"], svb_margin=MARGIN, opening=opening)


ORDER = ("more_than_half", "capped", "no_dividend", "no_transfer", "procurement")
REGISTER: Typed = {"owner_distribution": "none", "dissolution_assets": "registered_organisation"}
LIMITED: Typed = {"legal_form": "economic_association", "owner_distribution": "limited"}

READINGS: list[tuple[str, Typed, tuple[int, ...], tuple[bool | None, ...]]] = [
    ("nothing answered", {}, (), (None, None, None, None, None)),
    ("nothing is paid", {"owner_distribution": "none"}, (), (True, True, True, None, True)),
    (
        "nothing is paid, assets to similar activity",
        {"owner_distribution": "none", "dissolution_assets": "similar_activity"},
        (),
        (True, True, True, False, True),
    ),
    ("assets undecided", REGISTER | {"dissolution_assets": "undecided"}, (), (True, True, True, None, True)),
    ("assets to a registered organisation", REGISTER, (), (True, True, True, True, True)),
    (
        "support to other enterprises, registered or not",
        REGISTER | {"surplus_uses": [{"purpose": "other_enterprises"}]},
        (),
        (True, True, True, None, True),
    ),
    ("assets to members", {"dissolution_assets": "members"}, (), (None, None, None, False, None)),
    (
        "free distribution, whatever is planned",
        {"owner_distribution": "free", "owner_part": "0"},
        (100_000,),
        (False, False, False, False, False),
    ),
    ("limited, no budget yet", LIMITED, (), (None, None, False, False, None)),
    (
        "limited, less than half",
        LIMITED | {"owner_part": "40 000"},
        (100_000,),
        (True, None, False, False, None),
    ),
    ("limited, just half", LIMITED | {"owner_part": "50 000"}, (100_000,), (False, None, False, False, None)),
    (
        "limited, one lean year breaks the half",
        LIMITED | {"owner_part": "40 000"},
        (100_000, 60_000),
        (False, None, False, False, None),
    ),
    ("limited, no surplus", LIMITED | {"owner_part": "40 000"}, (-5,), (None, None, False, False, None)),
    ("svb below the cap", SVB | {"owner_part": "0"}, (9_000,), (True, True, False, False, None)),
    ("svb above the cap", SVB | {"owner_part": "900"}, (9_000, 9_000), (True, False, False, False, None)),
]


@pytest.mark.parametrize(("name", "typed", "results", "expected"), READINGS, ids=[row[0] for row in READINGS])
def test_readings(
    criteria: Criteria,
    answered: Answered,
    name: str,
    typed: Typed,
    results: tuple[int, ...],
    expected: tuple[bool | None, ...],
) -> None:
    answers = answered(**typed)
    verdicts = judge_readings(answers, criteria["reinvestment"], plan(criteria, answers, *results))
    assert tuple(verdict.id for verdict in verdicts) == ORDER
    assert tuple(verdict.satisfied for verdict in verdicts) == expected
    said = {True: "meets", False: "fails", None: "open"}
    for verdict in verdicts:
        text = f"criteria.reinvestment.readings.{verdict.id}.{said[verdict.satisfied]}"
        inner = verdict.statement.values.get("text", verdict.statement)
        assert isinstance(inner, Statement)
        assert inner.text == text
        assert verdict.statement.source


def test_the_everyday_reading_asks_to_be_checked(criteria: Criteria, answered: Answered) -> None:
    """No source says that "mainly" is more than half (asf-practice 3.1)."""
    half, capped, *_ = judge_readings(answered(owner_distribution="none"), criteria["reinvestment"])
    assert half.statement.text == "unverified.check"
    assert capped.statement.text == "criteria.reinvestment.readings.capped.meets"


def test_each_reading_is_decided_by_a_rule(criteria: Criteria) -> None:
    assert problems_of_readings(criteria["reinvestment"]) == []
    assert problems_of_readings(criteria["purpose"]) == []


def test_a_reading_without_a_rule_is_found(criteria: Criteria) -> None:
    reading = replace(criteria["reinvestment"].readings[0], id="half")
    strange = replace(criteria["reinvestment"], readings=(reading,))
    assert problems_of_readings(strange) == ["criteria.reinvestment.readings.half: no rule decides it"]
