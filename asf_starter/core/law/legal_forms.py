"""Which legal forms suit a group: ranking, reasons for and against, what excludes a form, what would flip it.

The definitions are in ``form_book.py``, the sums in ``form_scores.py``, the search for flips in
``flips.py``, the sentences about one form in ``form_standing.py``.
Rules of presentation: facts 11.4 and 11.5. The group decides; nothing here chooses for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import Rules
from asf_starter.core.law.flips import ANY_FORM, find_turns
from asf_starter.core.law.form_book import FormBook
from asf_starter.core.law.form_scores import Choices, choices_in, hindrances_in_force, points_of, tally
from asf_starter.core.law.form_standing import (
    Findings,
    Flip,
    FormStanding,
    form_words,
    in_text_of,
    standing_of,
    told,
)
from asf_starter.core.texts import QuestionOf, Statement

CHOSEN_FORM = "legal_form"
"""The question in which the group decides."""

Outcome = Literal["nothing_answered", "none_possible", "only_one", "even", "first"]


@dataclass(frozen=True)
class FormRanking:
    """All forms: the possible ones by rank, then those that are out, then those only explained.

    ``leaders`` are the ids of the form shown first and, when even, of all that are level with it.
    ``preliminary`` says that ``missing`` questions are still open. ``flips`` change the result as a
    whole. ``decision`` compares the group's own choice with the result (None: not chosen yet).
    """

    outcome: Outcome
    headline: Statement
    forms: tuple[FormStanding, ...]
    leaders: tuple[str, ...]
    deciding_question: str
    deciding: Statement | None
    preliminary: Statement | None
    missing: tuple[str, ...]
    flips: tuple[Flip, ...]
    decision: Statement | None
    proposal: Statement

    def form(self, form_id: str) -> FormStanding:
        """The standing of a form. Raises KeyError for an unknown id."""
        return {form.id: form for form in self.forms}[form_id]


def rank_forms(answers: Answers, book: FormBook, rules: Rules) -> FormRanking:
    """Ranks the legal forms by what is answered so far; open questions give 0 points."""
    scoring = book.scoring
    choices = choices_in(answers, scoring)
    result = tally(choices, book, answers.value, rules)
    possible = result.possible
    found = Findings(
        choices=choices,
        in_force=hindrances_in_force(scoring, answers.value, rules),
        first=possible[0] if possible else "",
        turns=find_turns(choices, book, answers.value, rules),
    )
    out = tuple(form.id for form in book.ranked if form.id in result.out)
    explained = tuple(form.id for form in book.explained)
    leaders = _leaders(possible, result.sums, scoring.even_within)
    outcome = _outcome(choices, possible, leaders)
    deciding = _deciding_question(possible, choices, book) if outcome == "even" else ""
    missing = tuple(
        question.id for question in scoring.questions if question.needed and question.id not in choices
    )
    return FormRanking(
        outcome=outcome,
        headline=_headline(outcome, leaders, tuple(choices)),
        forms=tuple(
            standing_of(book.by_id[form_id], found, answers, book, rules)
            for form_id in (*possible, *out, *explained)
        ),
        leaders=leaders,
        deciding_question=deciding,
        deciding=_deciding(deciding) if deciding else None,
        preliminary=form_words("preliminary", {"count": len(missing)}, missing) if missing else None,
        missing=missing,
        flips=tuple(told(turn, choices, book, "possible") for turn in found.turns[ANY_FORM]),
        decision=_decision(answers, possible, book),
        proposal=Statement("legal_forms.scoring.proposal"),
    )


def _leaders(possible: tuple[str, ...], sums: Mapping[str, int], even_within: int) -> tuple[str, ...]:
    return tuple(form for form in possible if sums[possible[0]] - sums[form] <= even_within)


def _outcome(choices: Choices, possible: tuple[str, ...], leaders: tuple[str, ...]) -> Outcome:
    if not choices:
        return "nothing_answered"
    if not possible:
        return "none_possible"
    if len(possible) == 1:
        return "only_one"
    return "even" if len(leaders) > 1 else "first"


def _headline(outcome: Outcome, leaders: tuple[str, ...], asked: tuple[str, ...]) -> Statement:
    if outcome in ("nothing_answered", "none_possible"):
        return form_words(f"outcome.{outcome}", answers=asked)
    forms = tuple(in_text_of(form_id) for form_id in leaders)
    return form_words(f"outcome.{outcome}", {"forms": forms}, asked)


def _deciding_question(possible: tuple[str, ...], choices: Choices, book: FormBook) -> str:
    """The question with the largest difference in points between the first two forms."""
    first, second = (points_of(form, choices, book.scoring) for form in possible[:2])
    by_question = book.scoring.by_question

    def order(question_id: str) -> tuple[int, bool, int]:
        question = by_question[question_id]
        return (
            -abs(first[question_id] - second[question_id]),
            not question.first_to_decide,
            question.number,
        )

    return min(choices, key=order)


def _deciding(question: str) -> Statement:
    return form_words("deciding", {"question": QuestionOf(question)}, (question,))


def _decision(answers: Answers, possible: tuple[str, ...], book: FormBook) -> Statement | None:
    chosen = answers.value(CHOSEN_FORM)
    if not isinstance(chosen, str) or chosen not in book.by_id:
        return None
    values = {"form": in_text_of(chosen)}
    if chosen not in possible:
        return form_words("decision.excluded", values, (CHOSEN_FORM,))
    if chosen == possible[0]:
        return form_words("decision.first", values, (CHOSEN_FORM,))
    return form_words("decision.other", values | {"first": in_text_of(possible[0])}, (CHOSEN_FORM,))
