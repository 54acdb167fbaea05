"""How one legal form stands: its sum, what stops it, the reasons each way, and flips, in sentences.

Rules of presentation: facts 11.5. Which form comes first is worked out in ``legal_forms.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import Rules, holds
from asf_starter.core.law.flips import ANY_FORM, Turn
from asf_starter.core.law.form_book import Effect, FormBook, Hindrance, LegalForm, Variant
from asf_starter.core.law.form_scores import Choices, points_of
from asf_starter.core.law.unverified import marked
from asf_starter.core.texts import NO_VALUES, OptionOf, QuestionOf, Statement

MOST_REASONS = 3


@dataclass(frozen=True)
class Contribution:
    """What one answer gives a form: points other than 0, and the reason in words."""

    question: str
    answer: str
    points: int
    reason: Statement


@dataclass(frozen=True)
class Flip:
    """Changed answers (question id → value) after which ``first`` comes first, with its sum then."""

    changes: Mapping[str, str | bool]
    first: str
    first_sum: int
    new_stops: tuple[Statement, ...]
    text: Statement


@dataclass(frozen=True)
class FormStanding:
    """How one form stands. ``score`` is None for forms that are only explained.

    ``excluded``: why it cannot be chosen with these answers (empty: it can). ``stops``: criteria that
    the answers break. ``warnings``: to think about. ``people``: who is missing; beside the result.
    ``flips``: for the form shown first, what would put another one first; for the others, what would
    put this one first; ``out_of_reach`` says that three changes are not enough. ``offer``: an
    unranked form that may suit after all.
    """

    id: str
    name: Statement
    in_text: Statement
    score: int | None
    excluded: tuple[Statement, ...]
    stops: tuple[Statement, ...]
    warnings: tuple[Statement, ...]
    people: tuple[Statement, ...]
    reasons_for: tuple[Statement, ...]
    reasons_against: tuple[Statement, ...]
    contributions: tuple[Contribution, ...] = ()
    variant: Statement | None = None
    flips: tuple[Flip, ...] = ()
    out_of_reach: Statement | None = None
    offer: Statement | None = None


@dataclass(frozen=True)
class Findings:
    """What was found out about all forms together: the scored answers, the hindrances in force, the
    form shown first ("" for none), and for each form what would put it first."""

    choices: Choices
    in_force: tuple[Hindrance, ...]
    first: str
    turns: Mapping[str, tuple[Turn, ...]]


def form_words(
    key: str, values: Mapping[str, object] = NO_VALUES, answers: tuple[str, ...] = ()
) -> Statement:
    """A sentence of ``resources/words/form_choice.toml``."""
    return Statement(f"form_choice.{key}", values, answers)


def in_text_of(form_id: str) -> Statement:
    """What a form is called inside a sentence."""
    return Statement(f"legal_forms.{form_id}.in_text")


def standing_of(
    form: LegalForm, found: Findings, answers: Answers, book: FormBook, rules: Rules
) -> FormStanding:
    """How a form stands, given what was found about all of them."""

    def hindered(effect: Effect) -> tuple[Statement, ...]:
        return tuple(
            _of_hindrance(hindrance)
            for hindrance in found.in_force
            if hindrance.effect == effect and hindrance.concerns(form.id)
        )

    place = f"legal_forms.{form.id}"
    excluded = hindered("out")
    contributions = _contributions(form.id, found.choices, book) if form.ranked else ()
    helpful = [part for part in contributions if part.points > 0]
    harmful = [part for part in contributions if part.points < 0]
    # sorted() keeps the lower question number first where points are equal.
    reasons_for = [part.reason for part in sorted(helpful, key=lambda part: -part.points)]
    reasons_against = [part.reason for part in sorted(harmful, key=lambda part: part.points)]
    variant = _variant(form, answers, rules)
    is_first = form.id == found.first
    turns = found.turns.get(ANY_FORM if is_first else form.id, ())
    flips = tuple(told(turn, found.choices, book, "first") for turn in turns)
    out_of_reach = "none" if is_first else "out_of_reach"
    named = f"{place}.variants.{variant.id}" if variant else place
    return FormStanding(
        id=form.id,
        name=Statement(f"{named}.name"),
        in_text=Statement(f"{named}.in_text"),
        score=sum(part.points for part in contributions) if form.ranked else None,
        excluded=excluded,
        stops=hindered("stop"),
        warnings=hindered("warning"),
        people=hindered("people"),
        reasons_for=tuple(reasons_for[:MOST_REASONS])
        or (Statement(f"{place}.suits_when", source=form.source),),
        reasons_against=tuple(reasons_against[:MOST_REASONS])
        or (Statement(f"{place}.say_plainly", source=form.source),),
        contributions=contributions,
        variant=Statement(f"{named}.text", source=variant.source) if variant else None,
        flips=flips,
        out_of_reach=form_words(f"flip.{out_of_reach}", {"form": in_text_of(form.id)})
        if form.ranked and not flips
        else None,
        offer=Statement(f"{place}.offer", source=form.source) if not form.ranked and not excluded else None,
    )


def _contributions(form_id: str, choices: Choices, book: FormBook) -> tuple[Contribution, ...]:
    contributions = []
    for question_id, points in points_of(form_id, choices, book.scoring).items():
        if points:
            answer = book.scoring.by_question[question_id].by_answer[choices[question_id]]
            side = "speaks_for" if points > 0 else "speaks_against"
            text = f"legal_forms.scoring.questions.{question_id}.answers.{answer.id}.{side}"
            reason = Statement(text, answers=(question_id,), source=answer.source)
            contributions.append(Contribution(question_id, answer.id, points, reason))
    return tuple(contributions)


def _of_hindrance(hindrance: Hindrance) -> Statement:
    statement = Statement(
        f"legal_forms.scoring.hindrances.{hindrance.id}.text",
        answers=hindrance.answers,
        source=hindrance.source,
    )
    return marked(statement, hindrance.verified)


def _variant(form: LegalForm, answers: Answers, rules: Rules) -> Variant | None:
    return next(
        (variant for variant in form.variants if holds(variant.when, answers.value, rules) is True), None
    )


def told(turn: Turn, choices: Choices, book: FormBook, outcome: Literal["possible", "first"]) -> Flip:
    """A turn with its values and its sentence. ``outcome`` is what is said where no form was possible
    before: that one becomes possible, or that a certain one comes first."""
    by_question = book.scoring.by_question
    asked = tuple(question for question, _ in turn.changes)
    changes = tuple(_change(question, answer, book) for question, answer in turn.changes)
    instead = "instead" if all(question in choices for question in asked) else "newly"
    values: dict[str, object] = {
        "changes": form_words(f"flip.{instead}", {"changes": changes}, asked),
        "form": in_text_of(turn.first),
    }
    if not turn.passed:
        sentence = form_words(f"flip.{outcome}", values, asked)
    elif turn.passed_is_out:
        sentence = form_words("flip.other_is_out", values | {"other": in_text_of(turn.passed)}, asked)
    else:
        points = {"points": turn.first_sum, "other_points": turn.passed_sum}
        sentence = form_words("flip.overtakes", values | points, asked)
    hindrances = {hindrance.id: hindrance for hindrance in book.scoring.hindrances}
    stops = tuple(_of_hindrance(hindrances[stop]) for stop in turn.new_stops)
    for stop in stops:
        sentence = form_words("flip.with_stop", {"flip": sentence, "stop": stop}, asked)
    return Flip(
        changes={question: by_question[question].value(answer) for question, answer in turn.changes},
        first=turn.first,
        first_sum=turn.first_sum,
        new_stops=stops,
        text=sentence,
    )


def _change(question: str, answer: str, book: FormBook) -> Statement:
    yes_no = book.scoring.by_question[question].yes_no
    chosen = Statement(f"common.answer.{answer}") if yes_no else OptionOf(question, answer)
    return form_words("flip.change", {"answer": chosen, "question": QuestionOf(question)}, (question,))
