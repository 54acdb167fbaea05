"""The steps of founding an enterprise, in order, with their days as far as the founding day is known.

The steps are data (``resources/law/``). A day is worked out only from a day that founders have given;
what hangs on an agency's decision, or on a year's end that nobody knows yet, keeps its rule in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from asf_starter.core.advice import months_later
from asf_starter.core.economy.rates import Rates, RateValue
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.conditions import ALWAYS, Condition, Rules, holds
from asf_starter.core.interview.interview import NO_TEXT
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Text

Phase = Literal["before", "founding", "registration", "start"]

PHASES: tuple[Phase, ...] = ("before", "founding", "registration", "start")
"""In the order in which founders go through them."""

Relation = Literal["before", "on", "latest"]
"""before: any day before it · on: that day · latest: that day at the latest."""


@dataclass(frozen=True)
class StepDay:
    """When a step is due: a question's day (or the first day of its month), and so many months later."""

    question: str
    relation: Relation
    months: int = 0


@dataclass(frozen=True)
class Step:
    """One step. ``due`` says in words when; ``day`` gives the day where it can be worked out.

    ``documents`` are the papers of this program that belong to it, ``fees`` ids of rates, ``authority``
    who receives it. A step that is not ``verified`` is shown with a request to check it.
    """

    id: str
    phase: Phase
    text: Text
    verified: bool
    due: Text = NO_TEXT
    authority: Text = NO_TEXT
    statute: str = ""
    law: str = ""
    day: StepDay | None = None
    documents: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    when: Condition = ALWAYS


@dataclass(frozen=True)
class DatedFee:
    """A fee in force. ``established`` False: the last value known, which may have changed since."""

    rate: str
    value: RateValue
    established: bool


@dataclass(frozen=True)
class DatedStep:
    """A step with its day (None: not known) and the fees of the day asked about."""

    step: Step
    day: date | None
    fees: tuple[DatedFee, ...]


def founding_timeline(
    steps: Iterable[Step], answers: Answers, rules: Rules, rates: Rates, today: date
) -> tuple[DatedStep, ...]:
    """The steps that apply, in the order of the file. Fees are those in force on ``today``."""
    return tuple(
        DatedStep(step, _day(step, answers), tuple(_fees(step, rates, today)))
        for step in steps
        if holds(step.when, answers.value, rules) is True
    )


def _day(step: Step, answers: Answers) -> date | None:
    if step.day is None:
        return None
    known = answers.value(step.day.question)
    if isinstance(known, Month):
        known = known.first_day
    return months_later(known, step.day.months) if isinstance(known, date) else None


def _fees(step: Step, rates: Rates, today: date) -> Iterable[DatedFee]:
    for rate in step.fees:
        value = rates.in_force(rate, today)
        if value is not None and value.value is not None:
            yield DatedFee(rate, value, rates.is_established(rate, today) and value.verified)
