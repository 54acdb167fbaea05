"""Sums of points, and which forms are out: the part of the form finder that flips search over.

Pure arithmetic on ids; no texts. The table is ``resources/legal_forms/scoring.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import Rules, holds
from asf_starter.core.law.form_book import FormBook, Hindrance, Scoring

Choices = Mapping[str, str]
"""Answers to scored questions: question id → id of the scored answer. Open questions are left out."""

ValueOf = Callable[[str], object]


def choices_in(answers: Answers, scoring: Scoring) -> dict[str, str]:
    """The answers in force to the scored questions; unknown ones are left out (they give 0 points)."""
    choices: dict[str, str] = {}
    for question in scoring.questions:
        value = answers.value(question.id)
        chosen = ("yes" if value else "no") if isinstance(value, bool) else value
        if isinstance(chosen, str) and chosen in question.by_answer:
            choices[question.id] = chosen
    return choices


def values_with(choices: Choices, scoring: Scoring, value_of: ValueOf) -> ValueOf:
    """Values of questions where scored questions are answered as in ``choices``, others as before."""

    def changed_value(question_id: str) -> object:
        question = scoring.by_question.get(question_id)
        if question is None:
            return value_of(question_id)
        chosen = choices.get(question_id)
        return None if chosen is None else question.value(chosen)

    return changed_value


def hindrances_in_force(scoring: Scoring, value_of: ValueOf, rules: Rules) -> tuple[Hindrance, ...]:
    """The hindrances that apply. What is not known hinders nothing."""
    return tuple(
        hindrance for hindrance in scoring.hindrances if holds(hindrance.when, value_of, rules) is True
    )


def points_of(form_id: str, choices: Choices, scoring: Scoring) -> dict[str, int]:
    """A form's points by question, in the order of the questions."""
    return {
        question.id: question.by_answer[choices[question.id]].points.get(form_id, 0)
        for question in scoring.questions
        if question.id in choices
    }


@dataclass(frozen=True)
class Tally:
    """The sums of the ranked forms, and those of them that are out, under some choices."""

    sums: Mapping[str, int]
    out: frozenset[str]
    stops: frozenset[str]

    @property
    def possible(self) -> tuple[str, ...]:
        """The forms that are not out, highest sum first; equal sums in the order of display."""
        # sorted() keeps the order of ``sums``, which is the order of display, where sums are equal.
        return tuple(
            sorted((form for form in self.sums if form not in self.out), key=lambda form: -self.sums[form])
        )


def tally(choices: Choices, book: FormBook, value_of: ValueOf, rules: Rules) -> Tally:
    """Sums, exclusions and stop flags under some choices; ``value_of`` gives all other answers."""
    in_force = hindrances_in_force(book.scoring, values_with(choices, book.scoring, value_of), rules)
    return Tally(
        sums={form.id: sum(points_of(form.id, choices, book.scoring).values()) for form in book.ranked},
        out=frozenset(
            form.id
            for form in book.ranked
            if any(hindrance.effect == "out" and hindrance.concerns(form.id) for hindrance in in_force)
        ),
        stops=frozenset(hindrance.id for hindrance in in_force if hindrance.effect == "stop"),
    )
