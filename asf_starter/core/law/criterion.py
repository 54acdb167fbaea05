"""The definitions of the four criteria: what each means, what shows it, what breaks it.

They are read from ``resources/criteria/``, one file a criterion, and never change after loading. How
they are judged stands in ``criteria.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from asf_starter.core.interview.conditions import ALWAYS, Any, Condition, questions_in
from asf_starter.core.interview.interview import Interview
from asf_starter.core.texts import Text

NO_TEXT = Text("")
NEVER: Condition = Any(())

CRITERIA = ("purpose", "participation", "reinvestment", "independence")
"""The ids of the four criteria, in their order."""

State = Literal["exists", "draft", "missing", "unknown"]
"""How an evidence item stands. Only answers count; nothing is guessed."""

Yardstick = Literal["official", "skoopi"]
"""The government's definition, or the branch organisation's sharper reading."""


@dataclass(frozen=True)
class Showing:
    """How one answer shows an evidence item. ``id`` is the question.

    ``exists``, ``draft`` and ``missing`` list options of a choice ("yes" and "no" for yes or no).
    ``otherwise`` is the state for any other answer; without it such an answer says nothing by itself.
    ``at_least`` (a number or a number of rows) gives ``exists`` from there on, ``draft`` for less, and
    ``missing`` for 0; ``at_least_of`` names the question that holds the number to reach, without which
    nothing is known.
    ``says`` repeats the answer in a sentence, with the gap ``{answer}``.
    """

    id: str
    exists: tuple[str, ...] = ()
    draft: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    otherwise: Literal["", "exists", "draft", "missing"] = ""
    at_least: int | None = None
    at_least_of: str = ""
    says: Text = NO_TEXT


@dataclass(frozen=True)
class EvidenceItem:
    """A piece of evidence. It is as strong as the weakest of its showings.

    ``need``: "must" decides the verdict, "skoopi" only that of Skoopi's reading, "should" none.
    ``when`` says for whom it counts, such as after the start. ``date_question`` holds the day of the
    document. ``next_step`` is said while it is missing or not known, ``next_step_draft`` of a draft.
    """

    id: str
    need: Literal["must", "should", "skoopi"]
    text: Text
    exists: Text
    draft: Text
    missing: Text
    next_step: Text
    shown_by: tuple[Showing, ...]
    source: str
    checked: date
    verified: bool
    next_step_draft: Text = NO_TEXT
    helper: Text = NO_TEXT
    date_question: str = ""
    when: Condition = ALWAYS


@dataclass(frozen=True)
class Breaker:
    """An answer that contradicts the criterion, whatever else there is. ``mend`` is the way out.

    It does not count while ``unless`` is known to hold. A breaker of the official yardstick breaks
    Skoopi's, too.
    """

    id: str
    when: Condition
    text: Text
    mend: Text
    source: str
    checked: date
    verified: bool
    unless: Condition = NEVER
    yardstick: Yardstick = "official"


@dataclass(frozen=True)
class Remark:
    """A risk or a contradiction that is worth knowing but changes no verdict.

    It is made when ``when`` holds and, if ``question`` is given, its number is above ``above``. The
    text may hold the gap ``{answer}`` for that number.
    """

    id: str
    text: Text
    source: str
    checked: date
    verified: bool
    when: Condition = ALWAYS
    question: str = ""
    above: Decimal = Decimal(0)
    yardstick: Yardstick = "official"


@dataclass(frozen=True)
class Reading:
    """A way to read "mainly reinvests": its threshold, and who reads it so.

    ``meets``, ``fails`` and ``open`` are said when a plan satisfies it, does not, or it is not known.
    """

    id: str
    name: Text
    text: Text
    used_by: Text
    meets: Text
    fails: Text
    open: Text
    source: str
    checked: date
    verified: bool


@dataclass(frozen=True)
class ShareRule:
    """The share of the target group, in percent, that reserved contracts ask for; below ``warn_below``
    one absence may break it."""

    least: Decimal
    warn_below: Decimal
    source: str
    checked: date
    verified: bool


@dataclass(frozen=True)
class ClausesOf:
    """The clauses of a founding paper that make the criterion binding; ``parts`` are their ids there."""

    document: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Criterion:
    """A criterion. ``meaning`` is the official reading, ``skoopi_meaning`` the branch's sharper one.

    ``clauses`` say where it is binding, form by form (see ``binding.py``). ``readings`` belong to
    reinvestment, ``share_rule`` to the purpose.
    """

    id: str
    number: int
    name: Text
    meaning: Text
    skoopi_meaning: Text
    helper: Text
    evidence: tuple[EvidenceItem, ...]
    breakers: tuple[Breaker, ...]
    source: str
    skoopi_source: str
    checked: date
    verified: bool
    clauses: tuple[ClausesOf, ...] = ()
    remarks: tuple[Remark, ...] = ()
    readings: tuple[Reading, ...] = ()
    share_rule: ShareRule | None = None


def problems_of(criteria: Iterable[Criterion], interview: Interview) -> Iterator[str]:
    """What does not fit together: questions and options that nobody defines, answers without a meaning."""
    known = {criterion.id for criterion in criteria}
    yield from (f"criteria: {name} is missing" for name in CRITERIA if name not in known)
    for criterion in criteria:
        place = f"criteria.{criterion.id}"
        if not any(item.need == "must" for item in criterion.evidence):
            yield f"{place}: no evidence is a must"
        for item in criterion.evidence:
            yield from _problems_of_item(item, interview, f"{place}.evidence.{item.id}")
        for breaker in criterion.breakers:
            conditions = (breaker.when, breaker.unless)
            yield from _problems_of_conditions(conditions, interview, f"{place}.breakers.{breaker.id}")
        for remark in criterion.remarks:
            remark_place = f"{place}.remarks.{remark.id}"
            yield from _problems_of_conditions((remark.when,), interview, remark_place)
            yield from _unknown((remark.question,) if remark.question else (), interview, remark_place)


def _problems_of_item(item: EvidenceItem, interview: Interview, place: str) -> Iterator[str]:
    if not item.shown_by:
        yield f"{place}: nothing shows it"
    named = (item.date_question, *(showing.at_least_of for showing in item.shown_by))
    yield from _unknown((name for name in named if name), interview, place)
    yield from _problems_of_conditions((item.when,), interview, place)
    for showing in item.shown_by:
        question = interview.find(showing.id)
        if question is None:
            yield f"{place}: no question {showing.id}"
            continue
        options = {option.id for option in question.options}
        if question.kind == "yes_no":
            options = {"yes", "no"}
        for option in (*showing.exists, *showing.draft, *showing.missing):
            if option not in options:
                yield f"{place}: {showing.id} has no answer {option}"
        counted = showing.at_least is not None or showing.at_least_of
        if not (options or showing.otherwise or counted):
            yield f"{place}: no answer to {showing.id} shows anything"


def _problems_of_conditions(
    conditions: Iterable[Condition], interview: Interview, place: str
) -> Iterator[str]:
    for condition in conditions:
        yield from _unknown(questions_in(condition), interview, place)


def _unknown(question_ids: Iterable[str], interview: Interview, place: str) -> Iterator[str]:
    yield from (f"{place}: no question {asked}" for asked in question_ids if interview.find(asked) is None)
