"""Everything that is worked out from a plan, in one go: the one road from typed words to verdicts.

Window, documents and command line all call :func:`assess`; nothing of it is ever stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.reading import read_answers
from asf_starter.core.law.criteria import CriterionVerdict, judge_criteria
from asf_starter.core.law.legal_forms import FormRanking, rank_forms
from asf_starter.core.plan import Plan


@dataclass(frozen=True)
class Assessment:
    """A plan's answers in force and what follows from them."""

    plan: Plan
    answers: Answers
    forms: FormRanking
    criteria: tuple[CriterionVerdict, ...]


def assess(handbook: Handbook, plan: Plan) -> Assessment:
    """Works out a plan with what is answered so far; gaps never stop it."""
    answers = read_answers(handbook.interview, plan, handbook.vocabulary, handbook.rules)
    return Assessment(
        plan=plan,
        answers=answers,
        forms=rank_forms(answers, handbook.forms, handbook.rules),
        criteria=judge_criteria(answers, handbook.criteria, handbook.rules),
    )
