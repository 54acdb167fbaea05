"""The four verdicts: breakers, the order of the verdict, reasons, next step, and the two yardsticks.

What is expected is taken from the facts (asf-practice 1.5, 4) and contract.md, "Legal verdict order".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Interview
from asf_starter.core.law.criteria import CriterionVerdict, judge_criteria, judge_criterion
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.law.rules import RULES
from asf_starter.core.texts import QuestionOf, Statement

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]
Typed = Mapping[str, object]


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
    criteria: Criteria, answered: Answered, complete: Typed, criterion: str, breaker: str, typed: Typed
) -> None:
    """With all other evidence at hand, and with nothing but the breaking answer."""
    for before in (complete, {}):
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
    criteria: Criteria, answered: Answered, complete: Typed, criterion: str, breaker: str, typed: Typed
) -> None:
    verdict = judged(criteria, answered(**{**complete, **typed}), criterion)
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
    criteria: Criteria, answered: Answered, complete: Typed, ratio: str, made: bool
) -> None:
    verdict = judged(criteria, answered(**complete, pay_ratio=ratio), "reinvestment")
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


def test_everything_at_hand_and_registered_is_met(
    criteria: Criteria, answered: Answered, complete: Typed
) -> None:
    for verdict in judge_criteria(answered(**complete), criteria.values(), RULES):
        assert (verdict.verdict, verdict.skoopi.verdict) == ("met", "met"), verdict.id
        assert verdict.reasons[0].text == "compass.why.all_exist"


@pytest.mark.parametrize(
    ("registered", "why"),
    [(False, "not_registered"), (None, "registration_unknown"), (..., "registration_unknown")],
)
def test_before_registration_partly_is_the_best(
    criteria: Criteria, answered: Answered, complete: Typed, registered: object, why: str
) -> None:
    """The participation criterion has everything that it needs, but the enterprise is not registered."""
    verdict = judged(criteria, answered(**{**complete, "registered": registered}), "participation")
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
    typed = {
        "work_started": False,
        "participation_plan_state": found["plan"],
        "decision_order_state": found["order"],
    }
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


def test_each_must_item_has_its_reason_and_source(
    criteria: Criteria, answered: Answered, complete: Typed
) -> None:
    verdict = judged(criteria, answered(**complete), "participation")
    must = [found for found in verdict.evidence if found.item.need == "must"]
    assert list(verdict.reasons[1:]) == [found.statement for found in must]
    assert all(reason.source and reason.answers for reason in verdict.reasons[1:])


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
        {
            "participation_route": "other",
            "participation_route_state": "exists",
            "participation_plan_state": "draft",
            "decision_order_state": "exists",
            "work_started": False,
        },
        "c2_2.next_step_draft",
    ),
]


@pytest.mark.parametrize(("name", "typed", "step"), NEXT, ids=[row[0] for row in NEXT])
def test_next_step(criteria: Criteria, answered: Answered, name: str, typed: Typed, step: str) -> None:
    verdict = judged(criteria, answered(**typed), "participation")
    assert verdict.next_step is not None
    assert verdict.next_step.text == f"criteria.participation.evidence.{step}"
    assert verdict.helper == Statement("criteria.participation.helper")


def test_once_it_is_met_what_should_exist_comes_next(
    criteria: Criteria, answered: Answered, complete: Typed
) -> None:
    typed = {**complete, "individual_plan_state": "missing", "target_group_seats": "1"}
    verdict = judged(criteria, answered(**typed), "participation")
    assert verdict.next_step is not None
    assert verdict.next_step.text == "criteria.participation.evidence.c2_6.next_step"


def test_first_it_must_be_known_whether_an_item_counts(criteria: Criteria, answered: Answered) -> None:
    """Minutes are a must once work has started, and nobody has said whether it has."""
    typed = {
        "participation_route": "other",
        "participation_route_state": "exists",
        "participation_plan_state": "exists",
        "decision_order_state": "exists",
    }
    verdict = judged(criteria, answered(**typed), "participation")
    assert verdict.next_step == Statement(
        "compass.next.answer", {"question": QuestionOf("work_started")}, ("work_started",)
    )


def test_who_can_help_with_the_very_item(criteria: Criteria, answered: Answered) -> None:
    verdict = judged(criteria, answered(bylaws_state="missing"), "purpose")
    assert verdict.next_step is not None
    assert verdict.next_step.text == "criteria.purpose.evidence.c1_1.next_step"
    assert verdict.helper == Statement("criteria.purpose.evidence.c1_1.helper")


def test_nothing_is_left_to_do(criteria: Criteria, answered: Answered, complete: Typed) -> None:
    typed = {**complete, "public_premises": False, "largest_public_payer_share": "20"}
    verdict = judged(criteria, answered(**typed), "independence")
    assert (verdict.verdict, verdict.next_step, verdict.helper) == ("met", None, None)


# --- Skoopi beside the official reading ------------------------------------------------------------


def test_skoopi_asks_for_more(criteria: Criteria, answered: Answered, complete: Typed) -> None:
    """Without the introduction the official criterion is met, Skoopi's is only partly so."""
    verdict = judged(criteria, answered(**{**complete, "introduction_state": "missing"}), "participation")
    assert (verdict.verdict, verdict.skoopi.verdict) == ("met", "partly")
    assert verdict.skoopi.reasons[0].text == "compass.why.half_exist"
    introduction = next(found for found in verdict.evidence if found.id == "c2_4").statement
    assert introduction in verdict.skoopi.reasons
    assert introduction not in verdict.reasons


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
