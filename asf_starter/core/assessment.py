"""Everything that is worked out from a plan, in one go: the one road from typed words to verdicts.

Window, documents and command line all call :func:`assess`; nothing of it is ever stored. What costs
time (the budget and its scenarios) is worked out when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, partial

from asf_starter.core.advice import Note, advise
from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.key_figures import KeyFigures
from asf_starter.core.economy.misfits import find_misfits
from asf_starter.core.economy.rates import Rates
from asf_starter.core.economy.reading import first_month_of, read_inputs
from asf_starter.core.economy.scenarios import Effect, compute_scenarios, sensitivity
from asf_starter.core.economy.staffing import employed_months
from asf_starter.core.figures_in_text import figure_notes
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.reading import Earlier, read_answers
from asf_starter.core.law.criteria import CriterionVerdict, judge_criteria
from asf_starter.core.law.criterion import Criterion, ShareRule
from asf_starter.core.law.legal_forms import FormRanking, rank_forms
from asf_starter.core.law.names import legal_name, name_notes
from asf_starter.core.law.procurement import YEAR, PlannedShare, TargetGroupShare, judge_share, plan_share
from asf_starter.core.law.readings import ReadingVerdict, judge_readings
from asf_starter.core.law.reinvestment import Allotment, plan_surplus
from asf_starter.core.memory import Made, Memory
from asf_starter.core.plan import Plan, state_code
from asf_starter.core.privacy import Hint, find_hints, privacy_notes
from asf_starter.core.texts import Statement


@dataclass(frozen=True)
class Assessment:
    """A plan's answers in force and what follows from them. ``day`` is the day that amounts hold on.

    ``legal_name`` is the name to register: the enterprise's with the words that its form demands.
    ``privacy`` are the hints on what is said about people. ``own_plan`` is the founders' own plan, where
    ``plan`` is one in which something is covered for others.
    ``month_names`` are the words for months that typed answers may hold. ``memory`` is what the next
    assessment may take over.
    """

    plan: Plan
    day: date
    answers: Answers
    forms: FormRanking
    criteria: tuple[CriterionVerdict, ...]
    advice: tuple[Note, ...]
    rates: Rates
    reinvestment: Criterion
    share_rule: ShareRule | None
    legal_name: Statement | str | None
    month_names: Mapping[str, int]
    privacy: tuple[Hint, ...] = ()
    own_plan: Plan | None = None
    memory: Memory | None = field(default=None, compare=False, repr=False)

    @cached_property
    def state_code(self) -> str:
        """The code that tells states of the founders' own plan apart."""
        return state_code(self.own_plan or self.plan)

    @cached_property
    def budget(self) -> Budget:
        """The budget with what is answered so far; all noughts before anything is."""
        return compute_budget(read_inputs(self.answers, self.rates, self.month_names), self.rates)

    @property
    def has_budget(self) -> bool:
        """Whether anything is bought, sold or paid in the budget at all."""
        return any(any(self.budget.months(f"cash.{line}")) for line in ("inflows", "outflows"))

    @cached_property
    def scenarios(self) -> Mapping[str, Budget]:
        """The budget under other circumstances, the base included, by id."""
        return compute_scenarios(self.budget.inputs, self.rates)

    @cached_property
    def sensitivities(self) -> tuple[Effect, ...]:
        """What one change at a time does to the budget."""
        return sensitivity(self.budget)

    @property
    def key_figures(self) -> tuple[KeyFigures, ...]:
        """The key figures of each budget year."""
        return self.budget.key_figures[: len(self.budget.timeline.budget_years)]

    @cached_property
    def surplus(self) -> tuple[Allotment, ...]:
        """What is left of each complete financial year, and where it goes."""
        results = [year.result for year in self.budget.surplus]
        margin = self.rates.value("svb.margin", self.day) or Decimal(0)
        paid_in = [year.share_capital for year in self.budget.surplus]
        return plan_surplus(self.answers, results, self.reinvestment, svb_margin=margin, paid_in=paid_in)

    @cached_property
    def readings(self) -> tuple[ReadingVerdict, ...]:
        """Which readings of "mainly reinvests" the rules and the surplus plan satisfy."""
        plan = self.surplus if self.has_budget else ()
        return judge_readings(self.answers, self.reinvestment, plan)

    @cached_property
    def share(self) -> TargetGroupShare | None:
        """The share of the target group among all who are occupied; None while it is not counted."""
        return judge_share(self.answers, self.share_rule) if self.share_rule else None

    @cached_property
    def planned_share(self) -> PlannedShare | None:
        """The average of the first twelve months by jobs plan and budget; None while one is missing."""
        if self.share_rule is None:
            return None
        months = [employed_months(position, delay=0) for position in self.budget.inputs.positions]
        employed = [sum(month in those for those in months) for month in range(YEAR)]
        return plan_share(self.answers, employed, self.share_rule)


def assess(handbook: Handbook, plan: Plan, day: date, before: Assessment | None = None) -> Assessment:
    """Works out a plan with what is answered so far; gaps never stop it. Amounts are those of ``day``.

    ``before`` is what was worked out a moment ago. It changes nothing but the time it takes: what looks
    only at answers that are the same is taken over.
    """
    recent = before.memory if before is not None and before.day == day else None
    if recent is not None and recent.handbook is not handbook:
        recent = None
    earlier = Earlier(recent.plan, recent.read) if recent else None
    read = read_answers(handbook.interview, plan, handbook.vocabulary, handbook.rules, earlier)
    memory = Memory(handbook, plan, read)

    def part(name: str, make: Callable[[Answers], Made]) -> Made:
        return memory.recall(name, recent, answers, make)

    answers = read
    month_names = handbook.vocabulary.months
    misfits = part(
        "misfits",
        lambda given: tuple(find_misfits(given, first_month_of(given, handbook.rates)[0], month_names)),
    )
    answers = read.with_problems(misfit.problem for misfit in misfits)
    amount_of = partial(_amount_on, handbook.rates, day)
    hints = tuple(
        hint
        for question in answers.by_id
        for hint in part(f"hints.{question}", partial(find_hints, question=question, words=handbook.privacy))
    )
    return Assessment(
        plan=plan,
        day=day,
        answers=answers,
        forms=part("forms", lambda given: rank_forms(given, handbook.forms, handbook.rules)),
        criteria=part("criteria", lambda given: judge_criteria(given, handbook.criteria, handbook.rules)),
        advice=(
            *part("names", lambda given: tuple(name_notes(given, handbook.law.names))),
            *part("advice", lambda given: tuple(advise(given, handbook.advice, handbook.rules, amount_of))),
            *privacy_notes(hints),
            *part("figures", lambda given: figure_notes(given, handbook.figure_words, handbook.vocabulary)),
        ),
        rates=handbook.rates,
        reinvestment=next(criterion for criterion in handbook.criteria if criterion.id == "reinvestment"),
        share_rule=next(
            (criterion.share_rule for criterion in handbook.criteria if criterion.share_rule), None
        ),
        legal_name=legal_name(answers, handbook.law.names),
        privacy=hints,
        month_names=month_names,
        memory=memory,
    )


def _amount_on(rates: Rates, day: date, rate_id: str) -> Decimal | None:
    return rates.value(rate_id, day)
