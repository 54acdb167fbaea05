"""Everything that is worked out from a plan, in one go: the one road from typed words to verdicts.

Window, documents and command line all call :func:`assess`; nothing of it is ever stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from asf_starter.core.advice import Note, advise
from asf_starter.core.economy.rates import Rates
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.reading import read_answers
from asf_starter.core.law.criteria import CriterionVerdict, judge_criteria
from asf_starter.core.law.legal_forms import FormRanking, rank_forms
from asf_starter.core.plan import Plan


@dataclass(frozen=True)
class Assessment:
    """A plan's answers in force and what follows from them. ``day`` is the day that amounts hold on."""

    plan: Plan
    day: date
    answers: Answers
    forms: FormRanking
    criteria: tuple[CriterionVerdict, ...]
    advice: tuple[Note, ...]


def assess(handbook: Handbook, plan: Plan, day: date) -> Assessment:
    """Works out a plan with what is answered so far; gaps never stop it. Amounts are those of ``day``."""
    answers = read_answers(handbook.interview, plan, handbook.vocabulary, handbook.rules)
    return Assessment(
        plan=plan,
        day=day,
        answers=answers,
        forms=rank_forms(answers, handbook.forms, handbook.rules),
        criteria=judge_criteria(answers, handbook.criteria, handbook.rules),
        advice=advise(answers, handbook.advice, handbook.rules, partial(_amount_on, handbook.rates, day)),
    )


def _amount_on(rates: Rates, day: date, rate_id: str) -> Decimal | None:
    return rates.value(rate_id, day)
