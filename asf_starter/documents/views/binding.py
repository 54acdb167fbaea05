"""Where the criteria are binding: the numbered clauses of the founding papers, for plan, policy and annex."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from asf_starter.core.law.binding import BindingClause, binding_clauses
from asf_starter.core.texts import Statement
from asf_starter.documents.tree import Block, Paragraph, Run
from asf_starter.documents.views.context import Context
from asf_starter.documents.views.founding import applies


def binding_participation(context: Context) -> tuple[Block, ...]:
    """The clauses on participation in the papers of the chosen form."""
    return binding(context, "participation")


def binding_reinvestment(context: Context) -> tuple[Block, ...]:
    """The clauses on surplus and on what is left, in the papers of the chosen form."""
    return binding(context, "reinvestment")


def binding(context: Context, criterion_id: str) -> tuple[Block, ...]:
    """One paragraph: the clauses by paper and number, and whether they are adopted."""
    return (Paragraph(tuple(_runs(context, criterion_id))),)


def clauses_of(context: Context, criterion_id: str) -> tuple[BindingClause, ...]:
    """The clauses that make a criterion binding in the papers of this plan."""
    criterion = next(each for each in context.handbook.criteria if each.id == criterion_id)
    handbook = context.handbook
    return binding_clauses(
        criterion, handbook.outlines, handbook.sections, lambda condition: applies(context, condition)
    )


def _runs(context: Context, criterion_id: str) -> Iterator[Run]:
    clauses = clauses_of(context, criterion_id)
    if not clauses:
        yield from context.say("participation.binding.not_yet")
        return
    for paper, group in groupby(clauses, key=lambda found: found.paper.title):
        named = tuple(_clause(found) for found in group)
        yield from context.say("participation.binding.read", paper=paper, clauses=named)
        yield Run(" ")
    answers = context.assessment.answers
    day = answers.value("bylaws_date")
    if answers.value("bylaws_state") == "exists" and isinstance(day, date):
        yield from context.say("participation.binding.adopted", date=day)
    else:
        yield from context.say("participation.binding.draft")


def _clause(found: BindingClause) -> Statement:
    number = Statement("common.document.clause", {"number": found.clause.number})
    title = found.clause.parts[0].title
    return Statement("participation.binding.clause", {"number": number, "title": title})
