"""Which legal forms suit a group: ranking, reasons for and against, what excludes a form, what would flip it.

The definitions are in ``form_book.py``, the sums in ``form_scores.py``, the search in ``flips.py``.
Rules of presentation: facts 11.4 and 11.5. The group decides; nothing here chooses for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import Rules, holds
from asf_starter.core.law.flips import Turn, find_turns
from asf_starter.core.law.form_book import Effect, FormBook, Hindrance, LegalForm, Variant
from asf_starter.core.law.form_scores import Choices, choices_in, hindrances_in_force, points_of, tally
from asf_starter.core.texts import NO_VALUES, OptionOf, QuestionOf, Statement

MOST_REASONS = 3

CHOSEN_FORM = "legal_form"
"""The question in which the group decides."""

Outcome = Literal["nothing_answered", "none_possible", "only_one", "even", "first"]


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
    in_force = hindrances_in_force(scoring, answers.value, rules)
    turns = find_turns(choices, book, answers.value, rules)
    flips = {target: tuple(_flip(turn, choices, book) for turn in found) for target, found in turns.items()}
    possible = result.possible
    out = [form.id for form in book.ranked if form.id in result.out]
    standings = [
        _standing(book.by_id[form_id], answers, choices, in_force, book, rules)
        for form_id in (*possible, *out, *(form.id for form in book.explained))
    ]
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
            _with_flips(standing, standing.id in possible[:1], flips, book) for standing in standings
        ),
        leaders=leaders,
        deciding_question=deciding,
        deciding=_words("deciding", {"question": QuestionOf(deciding)}, (deciding,)) if deciding else None,
        preliminary=_words("preliminary", {"count": len(missing)}, missing) if missing else None,
        missing=missing,
        flips=flips[""],
        decision=_decision(answers, possible, book),
        proposal=Statement("legal_forms.scoring.proposal"),
    )


def _words(key: str, values: Mapping[str, object] = NO_VALUES, answers: tuple[str, ...] = ()) -> Statement:
    """A sentence of ``resources/words/form_choice.toml``."""
    return Statement(f"form_choice.{key}", values, answers)


def _listed(parts: list[Statement]) -> Statement:
    """Two to five parts as "a, b and c"; one part as it is."""
    if len(parts) == 1:
        return parts[0]
    return _words(f"list.of_{len(parts)}", {f"part_{number}": part for number, part in enumerate(parts, 1)})


def _in_text(form_id: str) -> Statement:
    return Statement(f"legal_forms.{form_id}.in_text")


def _standing(
    form: LegalForm,
    answers: Answers,
    choices: Choices,
    in_force: tuple[Hindrance, ...],
    book: FormBook,
    rules: Rules,
) -> FormStanding:
    def hindered(effect: Effect) -> tuple[Statement, ...]:
        return tuple(
            _of_hindrance(hindrance)
            for hindrance in in_force
            if hindrance.effect == effect and hindrance.concerns(form.id)
        )

    place = f"legal_forms.{form.id}"
    excluded = hindered("out")
    contributions = _contributions(form.id, choices, book) if form.ranked else ()
    helpful = [part for part in contributions if part.points > 0]
    harmful = [part for part in contributions if part.points < 0]
    # sorted() keeps the lower question number first where points are equal.
    reasons_for = [part.reason for part in sorted(helpful, key=lambda part: -part.points)]
    reasons_against = [part.reason for part in sorted(harmful, key=lambda part: part.points)]
    variant = _variant(form, answers, rules)
    named = f"{place}.variants.{variant.id}" if variant else place
    return FormStanding(
        id=form.id,
        name=Statement(f"{named}.name"),
        in_text=Statement(f"{named}.in_text"),
        score=sum(points_of(form.id, choices, book.scoring).values()) if form.ranked else None,
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
    return statement if hindrance.verified else to_be_checked(statement)


def to_be_checked(statement: Statement) -> Statement:
    """A statement that nobody has verified, with the request to check it."""
    return Statement("form_choice.check", {"text": statement}, statement.answers, statement.source)


def _variant(form: LegalForm, answers: Answers, rules: Rules) -> Variant | None:
    return next(
        (variant for variant in form.variants if holds(variant.when, answers.value, rules) is True), None
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
        return _words(f"outcome.{outcome}", answers=asked)
    forms = _listed([_in_text(form_id) for form_id in leaders])
    return _words(f"outcome.{outcome}", {"forms": forms}, asked)


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


def _flip(turn: Turn, choices: Choices, book: FormBook) -> Flip:
    """A turn with its values and its sentence."""
    by_question = book.scoring.by_question
    asked = tuple(question for question, _ in turn.changes)
    parts: dict[str, object] = {}
    for number, (question, answer) in enumerate(turn.changes, 1):
        parts[f"question_{number}"] = QuestionOf(question)
        parts[f"answer_{number}"] = (
            Statement(f"common.answer.{answer}")
            if by_question[question].yes_no
            else OptionOf(question, answer)
        )
    instead = "instead" if all(question in choices for question in asked) else "newly"
    values: dict[str, object] = {
        "changes": _words(f"flip.{instead}_{len(asked)}", parts, asked),
        "form": _in_text(turn.first),
    }
    if not turn.passed:
        sentence = _words("flip.possible", values, asked)
    elif turn.passed_is_out:
        sentence = _words("flip.other_is_out", values | {"other": _in_text(turn.passed)}, asked)
    else:
        points = {"points": turn.first_sum, "other_points": turn.passed_sum}
        sentence = _words("flip.overtakes", values | points, asked)
    hindrances = {hindrance.id: hindrance for hindrance in book.scoring.hindrances}
    stops = tuple(_of_hindrance(hindrances[stop]) for stop in turn.new_stops)
    for stop in stops:
        sentence = _words("flip.with_stop", {"flip": sentence, "stop": stop}, asked)
    return Flip(
        changes={question: by_question[question].value(answer) for question, answer in turn.changes},
        first=turn.first,
        first_sum=turn.first_sum,
        new_stops=stops,
        text=sentence,
    )


def _with_flips(
    standing: FormStanding, is_first: bool, flips: Mapping[str, tuple[Flip, ...]], book: FormBook
) -> FormStanding:
    if not book.by_id[standing.id].ranked:
        return standing
    found = flips["" if is_first else standing.id]
    out_of_reach = None if found or is_first else _words("flip.out_of_reach", {"form": _in_text(standing.id)})
    return FormStanding(**{**vars(standing), "flips": found, "out_of_reach": out_of_reach})


def _decision(answers: Answers, possible: tuple[str, ...], book: FormBook) -> Statement | None:
    chosen = answers.value(CHOSEN_FORM)
    if not isinstance(chosen, str) or chosen not in book.by_id:
        return None
    values = {"form": _in_text(chosen)}
    if chosen not in possible:
        return _words("decision.excluded", values, (CHOSEN_FORM,))
    if chosen == possible[0]:
        return _words("decision.first", values, (CHOSEN_FORM,))
    return _words("decision.other", values | {"first": _in_text(possible[0])}, (CHOSEN_FORM,))
