"""The four criteria: each evidence item, each breaker, the order of the verdict, the two yardsticks.

What is expected is taken from the facts (asf-practice 1.4, 1.5) and contract.md, "Legal verdict order".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Interview, Question
from asf_starter.core.law.criteria import CriterionVerdict, judge_criteria, judge_criterion
from asf_starter.core.law.criterion import CRITERIA, Criterion, Showing, problems_of
from asf_starter.core.law.rules import RULES
from asf_starter.core.texts import OptionOf, Statement
from asf_starter.storage.strict import map_texts

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]
Typed = dict[str, object]

RANK = {"not_yet": 0, "unknown": 1, "partly": 2, "met": 3}

BYLAWS: Typed = {
    "bylaws_state": "exists",
    "bylaws_date": "2026-09-15",
    "bylaws_clauses": ["purpose", "surplus", "dissolution", "independence"],
}
REGISTERED: Typed = {"registered": True, "organisation_number": "769600-0000"}
PURPOSE: Typed = {
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
PARTICIPATION: Typed = {
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
REINVESTMENT: Typed = {
    "owner_distribution": "none",
    "dissolution_assets": "similar_activity",
    "reinvestment_policy_state": "exists",
    "surplus_uses": [{"purpose": "buffer", "share": "100"}],
    "work_started": True,
    "first_accounts": False,
}
INDEPENDENCE: Typed = {
    "public_owner": "none",
    "public_owner_behind": False,
    "owner_list_state": "exists",
    "board_appointed_by": "members",
    "supervisors_employer": "own",
}
COMPLETE: Typed = REGISTERED | BYLAWS | PURPOSE | PARTICIPATION | REINVESTMENT | INDEPENDENCE


def judged(criteria: Criteria, answers: Answers, criterion: str) -> CriterionVerdict:
    """The verdict on one criterion."""
    return judge_criterion(answers, criteria[criterion], RULES)


def states(verdict: CriterionVerdict) -> dict[str, str]:
    """The state of each evidence item."""
    return {found.id: found.state for found in verdict.evidence}


def bare(statement: Statement) -> str:
    """The id of a statement's text, without the request to check it."""
    inner = statement.values.get("text")
    return (
        inner.text
        if statement.text == "unverified.check" and isinstance(inner, Statement)
        else statement.text
    )


def text_ids(statements: tuple[Statement, ...]) -> list[str]:
    """The ids of statements and of the statements inside them."""
    found: list[str] = []
    for statement in statements:
        found.append(statement.text)
        inner = tuple(value for value in statement.values.values() if isinstance(value, Statement))
        found += text_ids(inner)
    return found


# --- The resources hold together -------------------------------------------------------------------


def test_questions_options_and_conditions_of_the_criteria_exist(
    criteria: Criteria, criteria_interview: Interview
) -> None:
    assert list(problems_of(criteria.values(), criteria_interview)) == []


def test_what_does_not_fit_together_is_found(criteria: Criteria) -> None:
    problems = list(problems_of([criteria["independence"]], Interview(())))
    assert "criteria: purpose is missing" in problems
    assert "criteria.independence.evidence.c4_1: no question organisation_number" in problems
    assert "criteria.independence.evidence.c4_3: no question bylaws_date" in problems
    assert "criteria.independence.breakers.public_power: no question board_appointed_by" in problems
    assert (
        "criteria.independence.remarks.one_public_payer: no question largest_public_payer_share" in problems
    )


def test_evidence_that_nothing_shows_is_found(criteria: Criteria, criteria_interview: Interview) -> None:
    purpose = criteria["purpose"]
    item = replace(purpose.evidence[0], need="should")
    broken = replace(
        purpose,
        evidence=(
            replace(item, id="bare", shown_by=()),
            replace(item, id="strange", shown_by=(Showing("bylaws_state", exists=("adopted",)),)),
            replace(item, id="yes", shown_by=(Showing("work_started", exists=("true",)),)),
            replace(item, id="silent", shown_by=(Showing("target_group"),)),
            replace(item, id="counted", shown_by=(Showing("target_group_seats", at_least_of="seats"),)),
        ),
    )
    others = [criterion for criterion in criteria.values() if criterion.id != "purpose"]
    place = "criteria.purpose.evidence"
    assert list(problems_of([broken, *others], criteria_interview)) == [
        "criteria.purpose: no evidence is a must",
        f"{place}.bare: nothing shows it",
        f"{place}.strange: bylaws_state has no answer adopted",
        f"{place}.yes: work_started has no answer true",
        f"{place}.silent: no answer to target_group shows anything",
        f"{place}.counted: no question seats",
    ]


def test_every_option_of_a_must_question_decides_something(
    criteria: Criteria, criteria_interview: Interview
) -> None:
    """An option that shows nothing would leave a must item as it is, without a word."""
    silent = []
    for criterion in criteria.values():
        for item in criterion.evidence:
            for showing in item.shown_by:
                question = criteria_interview.question(showing.id)
                named = {*showing.exists, *showing.draft, *showing.missing}
                if item.need == "must" and question.kind == "choice" and not showing.otherwise:
                    silent += [
                        f"{item.id}: {option.id}" for option in question.options if option.id not in named
                    ]
    assert silent == []


def test_every_statement_has_words(criteria: Criteria, answered: Answered) -> None:
    """Each text id that a verdict can name is a text of the resource files."""
    texts: set[str] = set()
    for criterion in criteria.values():
        map_texts(criterion, f"criteria.{criterion.id}", lambda text_id, text: (texts.add(text_id), text)[1])
    for answers in (answered(), answered(**COMPLETE), answered(**COMPLETE | {"bylaws_state": "draft"})):
        for verdict in judge_criteria(answers, criteria.values(), RULES):
            said = (
                *verdict.reasons,
                *verdict.skoopi.reasons,
                *(found.statement for found in verdict.evidence),
            )
            said += tuple(part for part in (verdict.next_step, verdict.helper) if part)
            named = {text_id for text_id in text_ids(said) if text_id.startswith("criteria.")}
            assert named - texts == set()


# --- Evidence: one table for all items -------------------------------------------------------------

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
    return [({question: state}, state) for state in ("exists", "draft", "missing")] + [({}, "unknown")]


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
        ({**STARTED, "meetings_held": "12"}, "draft"),
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


def criterion_of(item: str) -> str:
    """The criterion that an item belongs to, by its number."""
    return CRITERIA[int(item[1]) - 1]


@pytest.mark.parametrize(
    ("item", "typed", "state"),
    [
        pytest.param(item, typed, state, id=f"{item}-{number}-{state}")
        for item, rows in EVIDENCE.items()
        for number, (typed, state) in enumerate(rows, 1)
    ],
)
def test_evidence(criteria: Criteria, answered: Answered, item: str, typed: Typed, state: str) -> None:
    assert states(judged(criteria, answered(**typed), criterion_of(item)))[item] == state


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
    assert item not in states(judged(criteria, answered(**typed), criterion_of(item)))


DATED = {
    "c1_1": ("bylaws_date", BYLAWS),
    "c1_5": ("supervision_routine_date", PURPOSE),
    "c1_6": (
        "place_agreement_date",
        {"place_buyers": ["municipality"], "place_agreement_state": "exists"},
    ),
    "c2_2": ("participation_plan_date", PARTICIPATION),
    "c2_3": ("decision_order_date", PARTICIPATION),
    "c2_4": ("introduction_date", PARTICIPATION),
    "c3_1": ("bylaws_date", BYLAWS | REINVESTMENT),
    "c3_2": ("bylaws_date", BYLAWS | REINVESTMENT),
    "c3_3": ("reinvestment_policy_date", REINVESTMENT),
    "c3_7": ("allocation_decision_date", ACCOUNTS | {"allocation_decision_state": "exists"}),
    "c4_3": ("bylaws_date", BYLAWS | INDEPENDENCE),
}


@pytest.mark.parametrize("item", DATED)
def test_a_document_that_exists_is_cited_with_its_date(
    criteria: Criteria, answered: Answered, item: str
) -> None:
    question, typed = DATED[item]
    verdict = judged(criteria, answered(**{**typed, question: "2026-11-10"}), criterion_of(item))
    found = next(found for found in verdict.evidence if found.id == item)
    assert (found.state, found.date) == ("exists", date(2026, 11, 10))
    assert found.statement.text == "compass.reason.dated"
    assert found.statement.values["date"] == date(2026, 11, 10)
    assert question in found.statement.answers


def test_a_draft_has_no_date(criteria: Criteria, answered: Answered) -> None:
    """The date is kept in the plan when the document falls back to a draft, but it is not in force."""
    answers = answered(participation_plan_state="draft", participation_plan_date="2026-11-10")
    plan = judged(criteria, answers, "participation").evidence[1]
    assert (plan.id, plan.state, plan.date) == ("c2_2", "draft", None)


# --- Breakers --------------------------------------------------------------------------------------

BREAKERS: list[tuple[str, str, Typed]] = [
    ("purpose", "no_employment", {"ambition_to_employ": False}),
    ("participation", "no_written_route", {"participation_route": "unwritten"}),
    ("participation", "no_influence", {"worker_ownership": "no", "participation_route": None}),
    ("reinvestment", "free_distribution", {"owner_distribution": "free", "distribution_change": False}),
    (
        "reinvestment",
        "free_distribution_wished",
        {"surplus_principle": "free", "owner_distribution": None},
    ),
    ("reinvestment", "assets_to_members", {"dissolution_assets": "members"}),
    ("independence", "public_owner", {"public_owner": "owner"}),
    ("independence", "public_owner_behind", {"public_owner_behind": True}),
    ("independence", "public_power", {"board_appointed_by": "public_majority"}),
    ("independence", "no_own_number", {"registered": False, "own_number_plan": False}),
]


@pytest.mark.parametrize(("criterion", "breaker", "typed"), BREAKERS)
def test_a_breaker_overrides_everything_else(
    criteria: Criteria, answered: Answered, criterion: str, breaker: str, typed: Typed
) -> None:
    """With all other evidence at hand, and with nothing but the breaking answer."""
    for before in (COMPLETE, {}):
        verdict = judged(criteria, answered(**{**before, **typed}), criterion)
        place = f"criteria.{criterion}.breakers.{breaker}"
        assert (verdict.verdict, verdict.skoopi.verdict) == ("not_yet", "not_yet")
        assert f"{place}.text" in [bare(statement) for statement in verdict.breakers]
        assert verdict.reasons[0].text == "compass.why.breaker"
        assert verdict.reasons[1] == verdict.breakers[0]
        assert verdict.breakers[0].source
        assert set(verdict.breakers[0].answers) <= set(typed)
        assert verdict.next_step is not None
        assert verdict.next_step.text == f"{place}.mend"


@pytest.mark.parametrize(
    ("criterion", "typed"),
    [
        ("participation", {"worker_ownership": "no", "participation_route": "agreement"}),
        ("reinvestment", {"owner_distribution": "free", "distribution_change": True}),
        ("reinvestment", {"owner_distribution": "free"}),
        ("reinvestment", {"surplus_principle": "free", "owner_distribution": "none"}),
        ("reinvestment", {"dissolution_assets": "undecided"}),
        ("independence", {"public_owner": "seat"}),
        ("independence", {"board_appointed_by": "public_minority"}),
        ("independence", {"registered": False}),
    ],
)
def test_what_is_mended_or_not_known_breaks_nothing(
    criteria: Criteria, answered: Answered, criterion: str, typed: Typed
) -> None:
    assert judged(criteria, answered(**typed), criterion).breakers == ()


SKOOPI_BREAKERS: list[tuple[str, str, Typed]] = [
    ("participation", "closed_membership", {"membership_opening": "never"}),
    ("reinvestment", "any_distribution", {"owner_distribution": "limited"}),
    ("independence", "public_supervisors", {"supervisors_employer": "mixed"}),
    ("independence", "public_supervisors", {"supervisors_employer": "public"}),
]


@pytest.mark.parametrize(("criterion", "breaker", "typed"), SKOOPI_BREAKERS)
def test_what_breaks_only_skoopis_reading(
    criteria: Criteria, answered: Answered, criterion: str, breaker: str, typed: Typed
) -> None:
    verdict = judged(criteria, answered(**{**COMPLETE, **typed}), criterion)
    assert (verdict.verdict, verdict.breakers) == ("met", ())
    assert verdict.skoopi.verdict == "not_yet"
    place = f"criteria.{criterion}.breakers.{breaker}"
    assert verdict.skoopi.reasons[1].text == f"{place}.text"
    assert verdict.next_step is not None
    assert verdict.next_step.text == f"{place}.mend"


def test_every_breaker_stands_in_a_table(criteria: Criteria) -> None:
    tabled = {(criterion, breaker) for criterion, breaker, _ in (*BREAKERS, *SKOOPI_BREAKERS)}
    assert tabled == {
        (criterion.id, breaker.id) for criterion in criteria.values() for breaker in criterion.breakers
    }


def test_what_nobody_has_verified_asks_to_be_checked(criteria: Criteria, answered: Answered) -> None:
    answers = answered(board_appointed_by="public_majority", public_owner="owner")
    for statement in judged(criteria, answers, "independence").breakers:
        breaker = next(one for one in criteria["independence"].breakers if f".{one.id}." in bare(statement))
        assert (statement.text == "unverified.check") is not breaker.verified
        assert statement.source == breaker.source


# --- Risks that change no verdict ------------------------------------------------------------------

REMARKS: list[tuple[str, str, Typed, bool]] = [
    ("purpose", "sells_only", {"idea_fit": "sell_only"}, True),
    ("purpose", "support_only", {"idea_fit": "support_only"}, True),
    ("purpose", "support_only", {"idea_fit": "sell_and_employ"}, False),
    ("participation", "trainees_left_out", {"participation_covers": ["employees"]}, True),
    ("participation", "trainees_left_out", {"participation_covers": ["employees", "trainees"]}, False),
    (
        "reinvestment",
        "wish_and_rule_differ",
        {"surplus_principle": "all", "owner_distribution": "limited"},
        True,
    ),
    ("reinvestment", "wish_and_rule_differ", {"surplus_principle": "all"}, False),
    (
        "reinvestment",
        "svb_needs_svb",
        {"legal_form": "limited_company_svb", "dissolution_assets": "similar_activity"},
        True,
    ),
    (
        "reinvestment",
        "svb_needs_svb",
        {
            "legal_form": "two_tier",
            "subsidiary_form": "limited_company_svb",
            "dissolution_assets": "registered_organisation",
        },
        True,
    ),
    (
        "reinvestment",
        "svb_needs_svb",
        {"legal_form": "limited_company_svb", "dissolution_assets": "svb_company"},
        False,
    ),
    (
        "reinvestment",
        "register_needs_registered",
        {"public_benefit_only": True, "dissolution_assets": "similar_activity"},
        True,
    ),
    (
        "reinvestment",
        "register_allows_nothing",
        {"public_benefit_only": True, "owner_distribution": "limited"},
        True,
    ),
    ("independence", "public_seat", {"public_owner": "seat"}, True),
    ("independence", "public_minority", {"board_appointed_by": "public_minority"}, True),
    (
        "independence",
        "no_agreement",
        {"public_premises": True, "public_premises_agreement": "missing"},
        True,
    ),
    (
        "independence",
        "no_agreement",
        {"public_premises": True, "public_premises_agreement": "exists"},
        False,
    ),
    ("independence", "one_public_payer", {"largest_public_payer_share": "60,5"}, True),
    ("independence", "one_public_payer", {"largest_public_payer_share": "60"}, False),
    ("independence", "one_public_payer", {}, False),
]


@pytest.mark.parametrize(("criterion", "remark", "typed", "made"), REMARKS)
def test_remarks_are_made_and_change_no_verdict(
    criteria: Criteria, answered: Answered, criterion: str, remark: str, typed: Typed, made: bool
) -> None:
    verdict = judged(criteria, answered(**typed), criterion)
    text = f"criteria.{criterion}.remarks.{remark}.text"
    assert (text in [bare(statement) for statement in verdict.remarks]) is made
    assert text not in [bare(statement) for statement in verdict.reasons]


@pytest.mark.parametrize(("ratio", "made"), [("2,5", False), ("2,6", True)])
def test_a_high_pay_ratio_is_told_as_skoopis_old_advice(
    criteria: Criteria, answered: Answered, ratio: str, made: bool
) -> None:
    verdict = judged(criteria, answered(**COMPLETE, pay_ratio=ratio), "reinvestment")
    text = "criteria.reinvestment.remarks.pay_ratio_high.text"
    assert (text in [bare(reason) for reason in verdict.skoopi.reasons]) is made
    assert (verdict.verdict, verdict.skoopi.verdict) == ("met", "met")


# --- The order of the verdict ----------------------------------------------------------------------


def test_nothing_answered_is_unknown(criteria: Criteria, answered: Answered) -> None:
    for verdict in judge_criteria(answered(), criteria.values(), RULES):
        assert (verdict.verdict, verdict.skoopi.verdict) == ("unknown", "unknown")
        assert [reason.text for reason in verdict.reasons] == ["compass.why.nothing_answered"]
        assert {found.state for found in verdict.evidence} == {"unknown"}
        assert verdict.next_step is not None
        assert verdict.helper is not None


def test_dont_know_is_never_a_no(
    criteria: Criteria, criteria_interview: Interview, answered: Answered
) -> None:
    """ "Don't know" to every question that is asked leaves all four unknown."""
    everything = {question.id: ... for _, _, question in criteria_interview.walk()}
    for verdict in judge_criteria(answered(**everything), criteria.values(), RULES):
        assert (verdict.verdict, verdict.skoopi.verdict) == ("unknown", "unknown")


def test_everything_at_hand_and_registered_is_met(criteria: Criteria, answered: Answered) -> None:
    for verdict in judge_criteria(answered(**COMPLETE), criteria.values(), RULES):
        assert (verdict.verdict, verdict.skoopi.verdict) == ("met", "met"), verdict.id
        assert verdict.reasons[0].text == "compass.why.all_exist"


@pytest.mark.parametrize(
    ("registered", "why"),
    [(False, "not_registered"), (None, "registration_unknown"), (..., "registration_unknown")],
)
def test_before_registration_partly_is_the_best(
    criteria: Criteria, answered: Answered, registered: object, why: str
) -> None:
    """The participation criterion has everything that it needs, but the enterprise is not registered."""
    verdict = judged(criteria, answered(**COMPLETE | {"registered": registered}), "participation")
    assert (verdict.verdict, verdict.skoopi.verdict) == ("partly", "partly")
    assert [reason.text for reason in verdict.reasons[:2]] == ["compass.why.all_exist", f"compass.why.{why}"]
    assert verdict.next_step is not None
    assert verdict.next_step.text == "compass.next.register"


ORDER: list[tuple[str, Typed, str, str]] = [
    # Participation before the start has three musts: route, plan, decision order.
    ("all drafts", {"plan": "draft", "order": "draft", "route": "draft"}, "partly", "all_begun"),
    ("two of three exist", {"plan": "exists", "order": "exists", "route": "missing"}, "partly", "half_exist"),
    (
        "one exists, one draft, one missing",
        {"plan": "exists", "order": "draft", "route": "missing"},
        "not_yet",
        "too_little",
    ),
    (
        "one exists, two missing",
        {"plan": "exists", "order": "missing", "route": "missing"},
        "not_yet",
        "too_little",
    ),
    (
        "one exists, one draft, one open",
        {"plan": "exists", "order": "draft", "route": None},
        "unknown",
        "unanswered",
    ),
    (
        "one exists, one missing, one open",
        {"plan": "exists", "order": "missing", "route": None},
        "unknown",
        "unanswered",
    ),
    (
        "one draft, one missing, one open",
        {"plan": "draft", "order": "missing", "route": None},
        "not_yet",
        "too_little",
    ),
    ("two drafts, one open", {"plan": "draft", "order": "draft", "route": None}, "unknown", "unanswered"),
    (
        "two missing, one open",
        {"plan": "missing", "order": "missing", "route": None},
        "not_yet",
        "too_little",
    ),
    ("one missing, two open", {"plan": "missing", "order": None, "route": None}, "unknown", "unanswered"),
    ("two exist, one open", {"plan": "exists", "order": "exists", "route": None}, "partly", "half_exist"),
]


@pytest.mark.parametrize(("name", "found", "verdict", "why"), ORDER, ids=[row[0] for row in ORDER])
def test_order_of_the_verdict(
    criteria: Criteria, answered: Answered, name: str, found: Typed, verdict: str, why: str
) -> None:
    typed: Typed = {"work_started": False}
    typed |= {"participation_plan_state": found["plan"], "decision_order_state": found["order"]}
    if found["route"]:
        typed |= {"participation_route": "other", "participation_route_state": found["route"]}
    judgement = judged(criteria, answered(**typed), "participation")
    assert judgement.verdict == verdict
    assert judgement.reasons[0].text == f"compass.why.{why}"


def test_a_draft_that_only_waits_for_answers_is_still_open(criteria: Criteria, answered: Answered) -> None:
    """The route is chosen, but whether it is written down is not answered: it may turn out to exist."""
    typed = {
        "work_started": False,
        "participation_route": "other",
        "participation_plan_state": "missing",
        "decision_order_state": "exists",
    }
    verdict = judged(criteria, answered(**typed), "participation")
    assert states(verdict)["c2_1"] == "draft"
    assert verdict.verdict == "unknown"


def test_the_reason_counts_what_decides(criteria: Criteria, answered: Answered) -> None:
    typed = {"work_started": False, "participation_plan_state": "exists", "decision_order_state": "missing"}
    verdict = judged(criteria, answered(**typed), "participation")
    assert dict(verdict.reasons[0].values) == {"exists": 1, "missing": 1, "open": 1, "must": 3}


# --- Reasons, next step, helper --------------------------------------------------------------------


def test_founders_words_stand_in_the_reasons(criteria: Criteria, answered: Answered) -> None:
    verdict = judged(criteria, answered(target_group="Unga utan jobb i byn"), "purpose")
    reason = next(reason for reason in verdict.reasons if "target_group" in reason.answers)
    said = reason.values["said"]
    assert isinstance(said, Statement)
    assert said.text == "criteria.purpose.evidence.c1_2.shown_by.target_group.says"
    assert said.values["answer"] == "Unga utan jobb i byn"


def test_chosen_options_stand_in_the_reasons_by_name(criteria: Criteria, answered: Answered) -> None:
    answers = answered(participation_route="agreement", place_buyers=["region", "municipality"])
    route = judged(criteria, answers, "participation").evidence[0].statement.values["said"]
    assert isinstance(route, Statement)
    assert route.values["answer"] == OptionOf("participation_route", "agreement")
    buyers = next(
        found for found in judged(criteria, answers, "purpose").evidence if found.id == "c1_4"
    ).statement.values["said"]
    assert isinstance(buyers, Statement)
    assert buyers.values["answer"] == (
        OptionOf("place_buyers", "municipality"),
        OptionOf("place_buyers", "region"),
    )


def test_each_must_item_has_its_reason_and_source(criteria: Criteria, answered: Answered) -> None:
    verdict = judged(criteria, answered(**COMPLETE), "participation")
    must = [found for found in verdict.evidence if found.item.need == "must"]
    assert list(verdict.reasons[1:]) == [found.statement for found in must]
    assert all(reason.source and reason.answers for reason in verdict.reasons[1:])


def test_what_is_not_answered_is_named(criteria: Criteria, answered: Answered) -> None:
    verdict = judged(criteria, answered(participation_plan_state="exists"), "participation")
    order = next(found for found in verdict.evidence if found.id == "c2_3")
    assert order.statement.text == "compass.reason.unanswered"
    assert order.statement.values["item"] == Statement("criteria.participation.evidence.c2_3.text")
    assert order.statement.answers == ("decision_order_state",)
    assert order.statement in verdict.reasons


NEXT: list[tuple[str, Typed, str]] = [
    (
        "missing comes first",
        {"participation_plan_state": "draft", "decision_order_state": "missing"},
        "c2_3.next_step",
    ),
    (
        "then what is not known",
        {"participation_plan_state": "draft", "decision_order_state": "exists"},
        "c2_1.next_step",
    ),
    (
        "then drafts",
        {**PARTICIPATION, "participation_plan_state": "draft"},
        "c2_2.next_step_draft",
    ),
    (
        "then what should be, once it is met",
        {**COMPLETE, "individual_plan_state": "missing", "target_group_seats": "1"},
        "c2_6.next_step",
    ),
]


@pytest.mark.parametrize(("name", "typed", "step"), NEXT, ids=[row[0] for row in NEXT])
def test_next_step(criteria: Criteria, answered: Answered, name: str, typed: Typed, step: str) -> None:
    verdict = judged(criteria, answered(**typed), "participation")
    assert verdict.next_step is not None
    assert verdict.next_step.text == f"criteria.participation.evidence.{step}"
    assert verdict.helper == Statement("criteria.participation.helper")


def test_who_can_help_with_the_very_item(criteria: Criteria, answered: Answered) -> None:
    verdict = judged(criteria, answered(bylaws_state="missing"), "purpose")
    assert verdict.next_step is not None
    assert verdict.next_step.text == "criteria.purpose.evidence.c1_1.next_step"
    assert verdict.helper == Statement("criteria.purpose.evidence.c1_1.helper")


def test_nothing_is_left_to_do(criteria: Criteria, answered: Answered) -> None:
    typed = COMPLETE | {"public_premises": False, "largest_public_payer_share": "20"}
    verdict = judged(criteria, answered(**typed), "independence")
    assert (verdict.verdict, verdict.next_step, verdict.helper) == ("met", None, None)


# --- Skoopi beside the official reading ------------------------------------------------------------


def test_skoopi_asks_for_more(criteria: Criteria, answered: Answered) -> None:
    """Without the introduction the official criterion is met, Skoopi's is only partly so."""
    verdict = judged(criteria, answered(**COMPLETE | {"introduction_state": "missing"}), "participation")
    assert (verdict.verdict, verdict.skoopi.verdict) == ("met", "partly")
    assert verdict.skoopi.reasons[0].text == "compass.why.half_exist"
    assert "criteria.participation.evidence.c2_4.missing" in text_ids(verdict.skoopi.reasons)
    assert "criteria.participation.evidence.c2_4.missing" not in text_ids(verdict.reasons)


def test_skoopi_is_never_better_than_the_official_reading(criteria: Criteria, answered: Answered) -> None:
    """Two of five of Skoopi's items would be partly, but one of three official ones is not enough."""
    typed: Typed = {
        "work_started": False,
        "participation_route": "other",
        "participation_route_state": "missing",
        "participation_plan_state": "exists",
        "decision_order_state": "missing",
        "introduction_state": "exists",
        "meetings": [{"name": "Husmöte"}],
    }
    verdict = judged(criteria, answered(**typed), "participation")
    assert (verdict.verdict, verdict.skoopi.verdict) == ("not_yet", "not_yet")
    assert verdict.skoopi.reasons[0].text == "compass.why.as_official"


# --- Properties over any answers -------------------------------------------------------------------

LOOKED_AT = (
    "registered",
    "organisation_number",
    "own_number_plan",
    "bylaws_state",
    "bylaws_clauses",
    "work_started",
    "first_accounts",
    "target_group",
    "target_group_obstacles",
    "training_places_12_months",
    "ambition_to_employ",
    "target_employees_today",
    "target_fte_today",
    "target_employees_12_months",
    "target_fte_12_months",
    "target_employees_36_months",
    "target_fte_36_months",
    "business_idea",
    "place_buyers",
    "supervision_routine",
    "supervision_routine_state",
    "persons_per_supervisor",
    "participation_route",
    "participation_route_state",
    "participation_plan_state",
    "decision_order_state",
    "introduction_state",
    "meetings_held",
    "coworker_meetings_per_year",
    "membership_opening",
    "worker_ownership",
    "surplus_principle",
    "owner_distribution",
    "distribution_change",
    "dissolution_assets",
    "reinvestment_policy_state",
    "allocation_decision_state",
    "public_owner",
    "public_owner_behind",
    "owner_list_state",
    "board_appointed_by",
    "supervisors_employer",
)


def some_answer(question: Question) -> st.SearchStrategy[object]:
    """Something that may be typed for a question, "don't know", or nothing."""
    typed: st.SearchStrategy[object] = st.just("1")
    if question.kind == "yes_no":
        typed = st.booleans()
    elif question.kind == "choice":
        typed = st.sampled_from([option.id for option in question.options])
    elif question.kind == "choices":
        typed = st.sampled_from([[option.id] for option in question.options])
    elif question.kind == "whole_number":
        typed = st.sampled_from(["1", "2", "10"])
    return st.one_of(typed, typed, st.just(...), st.none())


def some_answers(interview: Interview) -> st.SearchStrategy[dict[str, object]]:
    """Something for each question that the verdicts hang on."""
    return st.fixed_dictionaries({name: some_answer(interview.question(name)) for name in LOOKED_AT})


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_what_holds_for_any_answers(
    data: st.DataObject, criteria: Criteria, criteria_interview: Interview, answered: Answered
) -> None:
    typed = data.draw(some_answers(criteria_interview))
    answers = answered(**typed)
    verdicts = judge_criteria(answers, criteria.values(), RULES)
    assert tuple(verdict.id for verdict in verdicts) == CRITERIA
    for verdict in verdicts:
        needed = [found for found in verdict.evidence if found.item.need == "must"]
        must = [found.state for found in needed]
        is_decided = all(found.could_exist == (found.state == "exists") for found in needed)
        assert RANK[verdict.skoopi.verdict] <= RANK[verdict.verdict]
        assert (verdict.verdict == "met") == (
            not verdict.breakers and answers.value("registered") is True and set(must) == {"exists"}
        )
        if verdict.breakers:
            assert verdict.verdict == "not_yet"
        elif set(must) == {"unknown"}:
            assert verdict.verdict == "unknown"
        if is_decided:
            assert verdict.verdict != "unknown"
        assert verdict.next_step is not None or verdict.verdict == "met"


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_adopting_a_document_never_makes_it_worse(
    data: st.DataObject, criteria: Criteria, criteria_interview: Interview, answered: Answered
) -> None:
    documents = [name for name in LOOKED_AT if name.endswith("_state")]
    typed = data.draw(some_answers(criteria_interview))
    document = data.draw(st.sampled_from(documents))
    adopted_now: Typed = {document: "exists"}
    if document == "bylaws_state":  # what stands in the bylaws is asked once there are bylaws
        adopted_now["bylaws_clauses"] = BYLAWS["bylaws_clauses"]
    before = judge_criteria(answered(**typed), criteria.values(), RULES)
    after = judge_criteria(answered(**typed | adopted_now), criteria.values(), RULES)
    for was, became in zip(before, after, strict=True):
        assert RANK[became.verdict] >= RANK[was.verdict], document
