"""What holds for the four verdicts whatever is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Interview, Question
from asf_starter.core.law.criteria import judge_criteria
from asf_starter.core.law.criterion import CRITERIA, Criterion
from asf_starter.core.law.rules import RULES

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]
Typed = Mapping[str, object]

RANK = {"not_yet": 0, "unknown": 1, "partly": 2, "met": 3}

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
    data: st.DataObject,
    criteria: Criteria,
    criteria_interview: Interview,
    answered: Answered,
    complete: Typed,
) -> None:
    documents = [name for name in LOOKED_AT if name.endswith("_state")]
    typed = data.draw(some_answers(criteria_interview))
    document = data.draw(st.sampled_from(documents))
    adopted_now: dict[str, object] = {document: "exists"}
    if document == "bylaws_state":  # what stands in the bylaws is asked once there are bylaws
        adopted_now["bylaws_clauses"] = complete["bylaws_clauses"]
    before = judge_criteria(answered(**typed), criteria.values(), RULES)
    after = judge_criteria(answered(**typed | adopted_now), criteria.values(), RULES)
    for was, became in zip(before, after, strict=True):
        assert RANK[became.verdict] >= RANK[was.verdict], document
