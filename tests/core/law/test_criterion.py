"""The definitions of the criteria hold together: what they look at exists, what they say has words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Interview
from asf_starter.core.law.criteria import judge_criteria
from asf_starter.core.law.criterion import Criterion, Showing, problems_of
from asf_starter.core.law.rules import RULES
from asf_starter.core.texts import Statement
from asf_starter.storage.strict import map_texts

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]
Typed = Mapping[str, object]


def text_ids(statements: tuple[Statement, ...]) -> list[str]:
    """The ids of statements and of the statements inside them."""
    found: list[str] = []
    for statement in statements:
        found.append(statement.text)
        inner = tuple(value for value in statement.values.values() if isinstance(value, Statement))
        found += text_ids(inner)
    return found


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


def test_every_statement_has_words(criteria: Criteria, answered: Answered, complete: Typed) -> None:
    """Each text id that a verdict can name is a text of the resource files."""
    texts: set[str] = set()
    for criterion in criteria.values():
        map_texts(criterion, f"criteria.{criterion.id}", lambda text_id, text: (texts.add(text_id), text)[1])
    for answers in (answered(), answered(**complete), answered(**{**complete, "bylaws_state": "draft"})):
        for verdict in judge_criteria(answers, criteria.values(), RULES):
            said = (
                *verdict.reasons,
                *verdict.skoopi.reasons,
                *(found.statement for found in verdict.evidence),
            )
            said += tuple(part for part in (verdict.next_step, verdict.helper) if part)
            named = {text_id for text_id in text_ids(said) if text_id.startswith("criteria.")}
            assert named - texts == set()
