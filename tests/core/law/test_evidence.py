"""Each evidence item of the four criteria: which answers make it exist, a draft, missing or unknown.

What is expected is taken from the facts (asf-practice 1.4): one table for all items.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criterion import CRITERIA, Criterion
from asf_starter.core.law.evidence import Evidence, find_evidence
from asf_starter.core.law.rules import RULES
from asf_starter.core.texts import OptionOf, Statement

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]
Typed = Mapping[str, object]

BYLAWS: Typed = {
    "bylaws_state": "exists",
    "bylaws_clauses": ["purpose", "surplus", "dissolution", "independence"],
}
REGISTERED: Typed = {"registered": True, "organisation_number": "769600-0000"}
STARTED: Typed = {"work_started": True}
ACCOUNTS: Typed = {"registered": True, "work_started": True, "first_accounts": True}
JOBS: Typed = {
    "work_started": False,
    "target_employees_12_months": "1",
    "target_fte_12_months": "0,5",
    "target_employees_36_months": "2",
    "target_fte_36_months": "1,5",
}


def adopted(question: str) -> list[tuple[Typed, str]]:
    """The states of a document that one choice tells."""
    return [*(({question: state}, state) for state in ("exists", "draft", "missing")), ({}, "unknown")]


def clause(name: str, also: Typed) -> list[tuple[Typed, str]]:
    """The states of a clause in the bylaws, where ``also`` are the other answers it needs."""
    other = "surplus" if name == "purpose" else "purpose"
    return [
        ({**also, "bylaws_state": "exists", "bylaws_clauses": [name]}, "exists"),
        ({**also, "bylaws_state": "draft", "bylaws_clauses": [name]}, "draft"),
        ({**also, "bylaws_state": "exists", "bylaws_clauses": [other]}, "missing"),
        ({**also, "bylaws_state": "exists", "bylaws_clauses": ["none_of_these"]}, "missing"),
        ({**also, "bylaws_state": "missing"}, "missing"),
        ({**also, "bylaws_state": "exists"}, "draft"),
        ({"bylaws_state": "draft", "bylaws_clauses": [name]}, "draft"),
        ({}, "unknown"),
    ]


EVIDENCE: dict[str, list[tuple[Typed, str]]] = {
    "c1_1": clause("purpose", {}),
    "c1_2": [
        ({"target_group": "a", "target_group_obstacles": "b", "training_places_12_months": "0"}, "exists"),
        ({"target_group": "a", "target_group_obstacles": "b"}, "draft"),
        ({"target_group": "a"}, "draft"),
        ({}, "unknown"),
    ],
    "c1_3": [
        (JOBS, "exists"),
        ({**JOBS, "target_employees_36_months": "0"}, "missing"),
        ({**JOBS, "target_fte_36_months": None}, "draft"),
        ({**JOBS, "work_started": True}, "draft"),
        (
            {**JOBS, "work_started": True, "target_employees_today": "0", "target_fte_today": "0"},
            "exists",
        ),
        ({**JOBS, "work_started": None}, "draft"),
        ({}, "unknown"),
    ],
    "c1_4": [
        ({"business_idea": "a", "place_buyers": ["municipality", "region"]}, "exists"),
        ({"business_idea": "a"}, "draft"),
        ({"place_buyers": ["municipality"]}, "draft"),
        ({"business_idea": "a", "place_buyers": ["no_one"]}, "missing"),
        ({}, "unknown"),
    ],
    "c1_5": [
        (
            {
                "supervision_routine_state": "exists",
                "supervision_routine": "a",
                "persons_per_supervisor": "4",
            },
            "exists",
        ),
        ({"supervision_routine_state": "exists", "supervision_routine": "a"}, "draft"),
        ({"supervision_routine_state": "missing", "supervision_routine": "a"}, "missing"),
        ({"supervision_routine": "a"}, "draft"),
        ({}, "unknown"),
    ],
    "c1_6": [
        ({"place_buyers": ["region"], **typed}, state) for typed, state in adopted("place_agreement_state")
    ],
    "c1_7": [
        (
            {
                **STARTED,
                "occupied_count": "10",
                "target_group_count": "4",
                "share_date": "2026-11-02",
            },
            "exists",
        ),
        ({**STARTED, "occupied_count": "10"}, "draft"),
        (STARTED, "unknown"),
    ],
    "c1_8": [({**STARTED, **typed}, state) for typed, state in adopted("outcome_log_state")],
    "c1_employed": [
        ({**STARTED, "target_employees_today": "1"}, "exists"),
        ({**STARTED, "target_employees_today": "0"}, "missing"),
        (STARTED, "unknown"),
    ],
    "c2_1": [
        ({"participation_route": "ownership", "participation_route_state": "exists"}, "exists"),
        ({"participation_route": "agreement", "participation_route_state": "draft"}, "draft"),
        ({"participation_route": "other", "participation_route_state": "missing"}, "missing"),
        ({"participation_route": "combined"}, "draft"),
        ({"participation_route": "unwritten"}, "missing"),
        ({}, "unknown"),
    ],
    "c2_2": adopted("participation_plan_state"),
    "c2_3": adopted("decision_order_state"),
    "c2_4": adopted("introduction_state"),
    "c2_5": [
        ({**STARTED, "coworker_meetings_per_year": "10", "meetings_held": "10"}, "exists"),
        ({**STARTED, "coworker_meetings_per_year": "10", "meetings_held": "12"}, "exists"),
        ({**STARTED, "coworker_meetings_per_year": "10", "meetings_held": "9"}, "draft"),
        ({**STARTED, "coworker_meetings_per_year": "10", "meetings_held": "0"}, "missing"),
        ({**STARTED, "meetings_held": "12"}, "unknown"),
        ({**STARTED, "coworker_meetings_per_year": "10"}, "unknown"),
        ({}, "unknown"),
    ],
    "c2_6": adopted("individual_plan_state"),
    "c2_7": [
        ({"target_group_seats": "1"}, "exists"),
        ({"target_group_seats": "0"}, "missing"),
        ({}, "unknown"),
    ],
    "c2_8": [
        ({"legal_form": "limited_company", "membership_opening": "now"}, "exists"),
        (
            {
                "legal_form": "economic_association",
                "member_contribution": "100",
                "membership_opening": "later",
                "membership_months": "6",
            },
            "exists",
        ),
        ({"legal_form": "economic_association", "membership_opening": "now"}, "draft"),
        ({"legal_form": "non_profit_association", "membership_opening": "now"}, "draft"),
        ({"legal_form": "limited_company", "membership_opening": "never"}, "missing"),
        ({}, "unknown"),
    ],
    "c2_9": adopted("participation_survey_state"),
    "c2_10": [
        ({"participation_support": ["pictures", "breaks"]}, "exists"),
        ({"participation_support": ["nothing_yet"]}, "missing"),
        ({}, "unknown"),
    ],
    "c2_daily": [({"meetings": [{"name": "Husmöte"}]}, "exists"), ({"meetings": []}, "unknown")],
    "c3_1": [
        *clause("surplus", {"owner_distribution": "none"}),
        ({**BYLAWS, "owner_distribution": "limited"}, "exists"),
        ({**BYLAWS, "owner_distribution": "free"}, "missing"),
        (BYLAWS, "draft"),
    ],
    "c3_2": [
        *clause("dissolution", {"dissolution_assets": "similar_activity"}),
        ({**BYLAWS, "dissolution_assets": "registered_organisation"}, "exists"),
        ({**BYLAWS, "dissolution_assets": "svb_company"}, "exists"),
        ({**BYLAWS, "dissolution_assets": "members"}, "missing"),
        ({**BYLAWS, "dissolution_assets": "undecided"}, "missing"),
        (BYLAWS, "draft"),
    ],
    "c3_3": adopted("reinvestment_policy_state"),
    "c3_4": [({"surplus_uses": [{"purpose": "buffer"}]}, "exists"), ({}, "unknown")],
    "c3_5": [({"pay_ratio": "1,4"}, "exists"), ({}, "unknown")],
    "c3_6": [
        ({"related_parties": False}, "exists"),
        ({"related_parties": True, "related_party_terms": "exists"}, "exists"),
        ({"related_parties": True, "related_party_terms": "draft"}, "draft"),
        ({"related_parties": True, "related_party_terms": "missing"}, "missing"),
        ({"related_parties": True}, "unknown"),
        ({}, "unknown"),
    ],
    "c3_7": [({**ACCOUNTS, **typed}, state) for typed, state in adopted("allocation_decision_state")],
    "c4_1": [
        (REGISTERED, "exists"),
        ({"registered": True}, "unknown"),
        ({"registered": False, "own_number_plan": True}, "draft"),
        ({"registered": False, "own_number_plan": False}, "missing"),
        ({"registered": False}, "unknown"),
        ({}, "unknown"),
    ],
    "c4_2": [
        ({"public_owner": "none", "public_owner_behind": False, "owner_list_state": "exists"}, "exists"),
        ({"public_owner": "seat", "public_owner_behind": False, "owner_list_state": "exists"}, "exists"),
        ({"public_owner": "none", "public_owner_behind": False, "owner_list_state": "draft"}, "draft"),
        ({"public_owner": "none", "public_owner_behind": False}, "draft"),
        ({"public_owner": "none", "public_owner_behind": False, "owner_list_state": "missing"}, "missing"),
        ({"public_owner": "owner", "public_owner_behind": False, "owner_list_state": "exists"}, "missing"),
        ({"public_owner": "none", "public_owner_behind": True, "owner_list_state": "exists"}, "missing"),
        ({}, "unknown"),
    ],
    "c4_3": [
        *clause("independence", {"board_appointed_by": "members"}),
        ({**BYLAWS, "board_appointed_by": "public_minority"}, "exists"),
        ({**BYLAWS, "board_appointed_by": "public_majority"}, "missing"),
        (BYLAWS, "draft"),
    ],
    "c4_4": [
        ({"supervisors_employer": "own"}, "exists"),
        ({"supervisors_employer": "mixed"}, "missing"),
        ({"supervisors_employer": "public"}, "missing"),
        ({}, "unknown"),
    ],
    "c4_5": [
        ({"public_premises": False}, "exists"),
        ({"public_premises": True, "public_premises_agreement": "exists"}, "exists"),
        ({"public_premises": True, "public_premises_agreement": "draft"}, "draft"),
        ({"public_premises": True, "public_premises_agreement": "missing"}, "missing"),
        ({"public_premises": True}, "unknown"),
        ({}, "unknown"),
    ],
    "c4_6": [({"largest_public_payer_share": "45"}, "exists"), ({}, "unknown")],
}


def criterion_of(criteria: Criteria, item: str) -> Criterion:
    """The criterion that an item belongs to, by its number."""
    return criteria[CRITERIA[int(item[1]) - 1]]


def evidence(criteria: Criteria, answers: Answers, item: str) -> Evidence:
    """How one item stands."""
    found = find_evidence(answers, criterion_of(criteria, item), RULES)
    return next(one for one in found if one.id == item)


@pytest.mark.parametrize(
    ("item", "typed", "state"),
    [
        pytest.param(item, typed, state, id=f"{item}-{number}-{state}")
        for item, rows in EVIDENCE.items()
        for number, (typed, state) in enumerate(rows, 1)
    ],
)
def test_evidence(criteria: Criteria, answered: Answered, item: str, typed: Typed, state: str) -> None:
    assert evidence(criteria, answered(**typed), item).state == state


def test_every_item_stands_in_the_table(criteria: Criteria) -> None:
    items = {item.id for criterion in criteria.values() for item in criterion.evidence}
    assert set(EVIDENCE) == items


@pytest.mark.parametrize(
    ("item", "typed"),
    [
        ("c1_6", {"place_buyers": ["no_one"]}),
        ("c1_7", {"work_started": False}),
        ("c1_8", {"work_started": False}),
        ("c1_employed", {"work_started": False}),
        ("c2_5", {"work_started": False}),
        ("c3_7", {"registered": False}),
        ("c3_7", {"registered": True, "work_started": False}),
        ("c3_7", {"registered": True, "work_started": True, "first_accounts": False}),
    ],
)
def test_items_that_do_not_count_yet_are_left_out(
    criteria: Criteria, answered: Answered, item: str, typed: Typed
) -> None:
    found = find_evidence(answered(**typed), criterion_of(criteria, item), RULES)
    assert item not in [one.id for one in found]


DATED = {
    "c1_1": "bylaws_date",
    "c1_5": "supervision_routine_date",
    "c1_6": "place_agreement_date",
    "c2_2": "participation_plan_date",
    "c2_3": "decision_order_date",
    "c2_4": "introduction_date",
    "c3_1": "bylaws_date",
    "c3_2": "bylaws_date",
    "c3_3": "reinvestment_policy_date",
    "c3_7": "allocation_decision_date",
    "c4_3": "bylaws_date",
}


@pytest.mark.parametrize("item", DATED)
def test_a_document_that_exists_is_cited_with_its_date(
    criteria: Criteria, answered: Answered, complete: Typed, item: str
) -> None:
    question = DATED[item]
    typed = {
        **complete,
        "place_agreement_state": "exists",
        "first_accounts": True,
        "allocation_decision_state": "exists",
        question: "2026-11-10",
    }
    found = evidence(criteria, answered(**typed), item)
    assert (found.state, found.date) == ("exists", date(2026, 11, 10))
    assert found.statement.text == "compass.reason.dated"
    assert found.statement.values["date"] == date(2026, 11, 10)
    assert question in found.statement.answers


def test_a_draft_has_no_date(criteria: Criteria, answered: Answered) -> None:
    """The date is kept in the plan when the document falls back to a draft, but it is not in force."""
    answers = answered(participation_plan_state="draft", participation_plan_date="2026-11-10")
    plan = evidence(criteria, answers, "c2_2")
    assert (plan.state, plan.date) == ("draft", None)


# --- What is said of an item -----------------------------------------------------------------------


def test_founders_words_are_repeated(criteria: Criteria, answered: Answered) -> None:
    typed = {
        "target_group": "Unga utan jobb i byn",
        "target_group_obstacles": "Inga bussar",
        "training_places_12_months": "3",
    }
    found = evidence(criteria, answered(**typed), "c1_2")
    assert found.statement.text == "compass.reason.with_words"
    assert found.statement.values["sentence"] == Statement(
        "criteria.purpose.evidence.c1_2.exists", {}, tuple(typed), found.item.source
    )
    assert found.statement.values["said"] == Statement(
        "criteria.purpose.evidence.c1_2.shown_by.target_group.says", {"answer": "Unga utan jobb i byn"}
    )


@pytest.mark.parametrize(
    ("item", "typed", "answer"),
    [
        (
            "c2_1",
            {"participation_route": "agreement"},
            OptionOf("participation_route", "agreement"),
        ),
        (
            "c1_4",
            {"place_buyers": ["region", "municipality"]},
            (OptionOf("place_buyers", "municipality"), OptionOf("place_buyers", "region")),
        ),
        ("c2_7", {"target_group_seats": "2"}, 2),
    ],
)
def test_answers_are_repeated_by_their_names(
    criteria: Criteria, answered: Answered, item: str, typed: Typed, answer: object
) -> None:
    said = evidence(criteria, answered(**typed), item).statement.values["said"]
    assert isinstance(said, Statement)
    assert said.values == {"answer": answer}


@pytest.mark.parametrize(
    ("item", "typed", "text", "answers"),
    [
        ("c2_3", {}, "unanswered", ("decision_order_state",)),
        (
            "c2_5",
            {"work_started": True, "meetings_held": "3"},
            "unanswered",
            ("meetings_held", "coworker_meetings_per_year"),
        ),
        (
            "c2_1",
            {"participation_route_state": "exists", "participation_route": ...},
            "unanswered",
            ("participation_route",),
        ),
        (
            "c1_1",
            {"bylaws_state": "draft"},
            "partly_answered",
            ("bylaws_state", "bylaws_clauses"),
        ),
        ("c2_5", {}, "may_not_count", ("work_started",)),
        ("c3_7", {"registered": True, "work_started": True}, "may_not_count", ("first_accounts",)),
    ],
)
def test_what_is_not_answered_is_named(
    criteria: Criteria,
    answered: Answered,
    item: str,
    typed: Typed,
    text: str,
    answers: tuple[str, ...],
) -> None:
    found = evidence(criteria, answered(**typed), item)
    name = Statement(f"criteria.{criterion_of(criteria, item).id}.evidence.{item}.text")
    assert found.statement == Statement(f"compass.reason.{text}", {"item": name}, answers, found.item.source)
    assert found.waits_for == (answers[0] if text == "may_not_count" else "")


@pytest.mark.parametrize(
    ("typed", "state", "could_exist"),
    [
        ({"participation_route": "other", "participation_route_state": "exists"}, "exists", True),
        ({"participation_route": "other"}, "draft", True),
        ({"participation_route": "other", "participation_route_state": "draft"}, "draft", False),
        ({"participation_route": "unwritten"}, "missing", False),
        ({}, "unknown", True),
    ],
)
def test_whether_only_answers_are_missing(
    criteria: Criteria, answered: Answered, typed: Typed, state: str, could_exist: bool
) -> None:
    found = evidence(criteria, answered(**typed), "c2_1")
    assert (found.state, found.could_exist) == (state, could_exist)
