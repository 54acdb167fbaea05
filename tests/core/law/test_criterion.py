"""The definitions of the criteria hold together: what they look at exists, what they say has words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Interview
from asf_starter.core.law.criteria import judge_criteria
from asf_starter.core.law.criterion import Criterion, Showing, problems_of
from asf_starter.core.law.rules import RULES
from asf_starter.documents.phrases import phrases_of

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]
Typed = Mapping[str, object]


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


BROKEN: Typed = {
    "ambition_to_employ": False,
    "idea_fit": "support_only",
    "participation_route": "unwritten",
    "participation_covers": ["employees"],
    "membership_opening": "never",
    "dissolution_assets": "members",
    "owner_distribution": "free",
    "distribution_change": False,
    "surplus_principle": "all",
    "pay_ratio": "3",
    "public_owner": "owner",
    "public_owner_behind": True,
    "board_appointed_by": "public_majority",
    "supervisors_employer": "mixed",
    "largest_public_payer_share": "75",
}


@pytest.mark.parametrize("name", ["nothing", "complete", "drafts", "begun", "broken"])
def test_everything_said_has_words_with_all_gaps_filled(
    handbook: Handbook, answered: Answered, complete: Typed, name: str
) -> None:
    """Said as a founder reads it: no text is missing, no gap is left, no text is empty."""
    drafts = {
        question: "draft" if str(question).endswith("_state") else typed
        for question, typed in complete.items()
    }
    typed = {
        "nothing": {},
        "complete": complete,
        "drafts": drafts,
        "begun": {"bylaws_state": "exists", "target_group": "Unga", "participation_route": "other"},
        "broken": BROKEN,
    }[name]
    phrases = phrases_of(handbook)
    for verdict in judge_criteria(answered(**typed), handbook.criteria, RULES):
        statements = [*verdict.reasons, *verdict.skoopi.reasons, *verdict.breakers, *verdict.remarks]
        statements += [found.statement for found in verdict.evidence]
        statements += [part for part in (verdict.next_step, verdict.helper) if part]
        for statement in statements:
            words = phrases.say(statement)
            assert words.strip()
            assert "{" not in words
