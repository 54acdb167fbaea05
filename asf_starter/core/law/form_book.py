"""The definitions of the legal forms: what each form is, the points of the answers, and what stops a form.

They are read from ``resources/legal_forms/``: one file a form (:class:`LegalForm`) and ``scoring.toml``
(:class:`Scoring`). They never change after loading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from asf_starter.core.interview.conditions import ALWAYS, Condition
from asf_starter.core.texts import Text

NO_TEXT = Text("")

FACTS = (
    "people",
    "capital",
    "liability",
    "votes",
    "surplus",
    "public_owner",
    "auditor",
    "time",
    "yearly_duties",
)
"""The rows of the comparison that every ranked form fills; a row with the fees follows."""

Mark = Literal["by_default", "needs_clause", "in_tension"]
"""How a criterion stands with a form: met by the form itself, needs a clause or document, in tension."""

Effect = Literal["out", "stop", "warning", "people"]
"""out: the form cannot be chosen · stop: a criterion is broken · warning: think about this ·
people: a person is missing, shown beside the result. Only "out" changes the ranking."""


@dataclass(frozen=True)
class Fact:
    """One cell of the comparison. ``id`` is one of :data:`FACTS`."""

    id: str
    text: Text
    source: str
    checked: date
    verified: bool


@dataclass(frozen=True)
class CriterionNote:
    """How one of the four criteria stands with a form; a criterion may have several notes."""

    id: str
    criterion: Literal["purpose", "participation", "reinvestment", "independence"]
    mark: Mark
    text: Text
    source: str
    checked: date
    verified: bool


@dataclass(frozen=True)
class Variant:
    """A special case of a form, such as the worker co-operative. The first that applies is named."""

    id: str
    name: Text
    in_text: Text
    text: Text
    source: str
    checked: date
    verified: bool
    when: Condition = ALWAYS


@dataclass(frozen=True)
class Fee:
    """A state fee. ``online`` and ``paper`` are ids of rates (``resources/rates/founding.toml``)."""

    id: str
    label: Text
    online: str
    paper: str = ""


@dataclass(frozen=True)
class LegalForm:
    """A legal form. ``order`` is its place where sums are equal; only ``ranked`` forms get points.

    ``offer`` is what is said of an unranked form that nothing excludes (a foundation).
    """

    id: str
    name: Text
    in_text: Text
    short: Text
    description: Text
    suits_when: Text
    say_plainly: Text
    order: int
    source: str
    checked: date
    verified: bool
    ranked: bool = False
    offer: Text = NO_TEXT
    facts: tuple[Fact, ...] = ()
    criteria: tuple[CriterionNote, ...] = ()
    variants: tuple[Variant, ...] = ()
    fees: tuple[Fee, ...] = ()

    def fact(self, fact_id: str) -> Fact | None:
        """The form's cell in a row of the comparison, or None."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def notes_on(self, criterion: str) -> tuple[CriterionNote, ...]:
        """How a criterion stands with this form."""
        return tuple(note for note in self.criteria if note.criterion == criterion)


@dataclass(frozen=True)
class ScoredAnswer:
    """An answer and what it says about each form. ``id`` is an option, or "yes"/"no".

    ``points`` are by form, forms left out get 0. ``speaks_for`` stands under forms with points above
    0, ``speaks_against`` under those below.
    """

    id: str
    points: Mapping[str, int]
    source: str
    verified: bool
    speaks_for: Text = NO_TEXT
    speaks_against: Text = NO_TEXT


@dataclass(frozen=True)
class ScoredQuestion:
    """A question whose answer gives points. ``about`` is what a founder can change: wishes or facts.

    ``number`` is the order in which questions count where all else is equal. While a ``needed`` one
    is open the ranking is called preliminary. ``first_to_decide`` goes before all others as the
    deciding question of an even result.
    """

    id: str
    number: int
    about: Literal["wish", "fact"]
    answers: tuple[ScoredAnswer, ...]
    yes_no: bool = False
    needed: bool = False
    first_to_decide: bool = False

    @cached_property
    def by_answer(self) -> Mapping[str, ScoredAnswer]:
        """The answers by id."""
        return {answer.id: answer for answer in self.answers}

    def value(self, answer_id: str) -> str | bool:
        """The value that this answer has in :class:`~asf_starter.core.interview.answers.Answers`."""
        return answer_id == "yes" if self.yes_no else answer_id


@dataclass(frozen=True)
class Hindrance:
    """What stops, or warns of, some forms. No ``forms`` means all forms. ``mark`` is its name in the
    facts, such as H4. ``answers`` are the questions that ``when`` looks at, rules included."""

    id: str
    mark: str
    effect: Effect
    text: Text
    source: str
    checked: date
    verified: bool
    forms: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    criterion: str = ""
    when: Condition = ALWAYS

    def concerns(self, form_id: str) -> bool:
        """Whether this is about the form."""
        return not self.forms or form_id in self.forms


@dataclass(frozen=True)
class Scoring:
    """The table of points, and the hindrances. The points are a proposal, which ``proposal`` says.

    ``even_within``: a gap of at most so many points between first and second is an even result.
    """

    id: str
    proposal: Text
    checked: date
    even_within: int
    questions: tuple[ScoredQuestion, ...]
    hindrances: tuple[Hindrance, ...]

    @cached_property
    def by_question(self) -> Mapping[str, ScoredQuestion]:
        """The scored questions by id."""
        return {question.id: question for question in self.questions}


@dataclass(frozen=True)
class FormBook:
    """All the program knows about legal forms."""

    forms: tuple[LegalForm, ...]
    scoring: Scoring

    @cached_property
    def by_id(self) -> Mapping[str, LegalForm]:
        """The forms by id."""
        return {form.id: form for form in self.forms}

    @cached_property
    def ranked(self) -> tuple[LegalForm, ...]:
        """The forms that get points, in the order of display."""
        return tuple(sorted((form for form in self.forms if form.ranked), key=lambda form: form.order))

    @cached_property
    def explained(self) -> tuple[LegalForm, ...]:
        """The forms that are only explained, in the order of display."""
        return tuple(sorted((form for form in self.forms if not form.ranked), key=lambda form: form.order))
