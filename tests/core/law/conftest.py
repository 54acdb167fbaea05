"""The real interview up to the criteria and the real criteria, and answers typed as a founder would."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Chapter, Interview
from asf_starter.core.interview.numbers import Vocabulary
from asf_starter.core.interview.reading import read_answers
from asf_starter.core.law.criterion import CRITERIA, Criterion
from asf_starter.core.law.rules import RULES
from asf_starter.core.plan import Plan, Tree
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.strict import Reader

T = TypeVar("T")

CHAPTERS = ("start", "idea", "purpose", "legal_form", "participation", "surplus", "independence")


BYLAWS: dict[str, object] = {
    "bylaws_state": "exists",
    "bylaws_date": "2026-09-15",
    "bylaws_clauses": ["purpose", "surplus", "dissolution", "independence"],
}
REGISTERED: dict[str, object] = {"registered": True, "organisation_number": "769600-0000"}
PURPOSE: dict[str, object] = {
    "target_group": "Vuxna som länge varit utan jobb.",
    "target_group_obstacles": "Få jobb utan körkort.",
    "ambition_to_employ": True,
    "work_started": True,
    "target_employees_today": "2",
    "target_fte_today": "1",
    "target_employees_12_months": "3",
    "target_fte_12_months": "1,5",
    "target_employees_36_months": "5",
    "target_fte_36_months": "4",
    "training_places_12_months": "4",
    "business_idea": "Vi säljer lunch till dem som arbetar i centrum.",
    "place_buyers": ["municipality"],
    "supervision_routine": "Köksansvarig tar emot.",
    "persons_per_supervisor": "4",
    "supervision_routine_state": "exists",
}
PARTICIPATION: dict[str, object] = {
    "work_started": True,
    "participation_route": "combined",
    "participation_route_state": "exists",
    "participation_plan_state": "exists",
    "participation_plan_date": "2026-11-10",
    "decision_order_state": "exists",
    "coworker_meetings_per_year": "10",
    "meetings_held": "10",
    "introduction_state": "exists",
    "meetings": [{"name": "Husmöte", "rhythm": "monthly"}],
    "membership_opening": "later",
}
REINVESTMENT: dict[str, object] = {
    "owner_distribution": "none",
    "dissolution_assets": "similar_activity",
    "reinvestment_policy_state": "exists",
    "surplus_uses": [{"purpose": "buffer", "share": "100"}],
    "work_started": True,
    "first_accounts": False,
}
INDEPENDENCE: dict[str, object] = {
    "public_owner": "none",
    "public_owner_behind": False,
    "owner_list_state": "exists",
    "board_appointed_by": "members",
    "supervisors_employer": "own",
}
COMPLETE: dict[str, object] = REGISTERED | BYLAWS | PURPOSE | PARTICIPATION | REINVESTMENT | INDEPENDENCE


def _read(kind: type[T], path: Path) -> T:
    reader = Reader()
    read = reader.read(kind, tomllib.loads(path.read_text("utf-8"), parse_float=Decimal), path.stem)
    assert reader.problems == []
    assert read is not None
    return read


@pytest.fixture(scope="session")
def complete() -> Mapping[str, object]:
    """What is typed for a registered enterprise that meets all four criteria, by both yardsticks."""
    return COMPLETE


@pytest.fixture(scope="session")
def criteria() -> Mapping[str, Criterion]:
    """The real criteria by id."""
    return {name: _read(Criterion, resources_folder() / f"criteria/{name}.toml") for name in CRITERIA}


@pytest.fixture(scope="session")
def criteria_interview() -> Interview:
    """The real chapters that the criteria look at."""
    return Interview(
        tuple(_read(Chapter, resources_folder() / f"interview/{name}.toml") for name in CHAPTERS)
    )


@pytest.fixture(scope="session")
def answered(criteria_interview: Interview) -> Callable[..., Answers]:
    """Answers in force after typing: ``answered(bylaws_state="draft", target_group=...)``.

    An ellipsis stands for "don't know". A table is given as a list of rows, each a mapping of columns
    to what is typed.
    """
    vocabulary = _read(Vocabulary, resources_folder() / "vocabulary.toml")

    def answer(**typed: object) -> Answers:
        plan = Plan(id="00000000-0000-4000-8000-000000000000")
        for question, value in typed.items():
            if value is ...:
                plan = plan.with_state(question, "unknown")
            else:
                plan = plan.with_typed(question, _tree(value))
        answers = read_answers(criteria_interview, plan, vocabulary, RULES)
        assert answers.problems == ()
        return answers

    return answer


def _tree(value: object) -> Tree:
    """What JSON can hold, of what a test wrote; rows get the ids r1, r2 …"""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [
            {"id": f"r{number}", "cells": {column: {"v": cell} for column, cell in row.items()}}
            for number, row in enumerate(value, 1)
        ]
    assert value is None or isinstance(value, str | bool | int | list)
    return value
