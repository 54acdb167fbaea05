"""The decision diary as a table: what was chosen, when and why; earlier choices beside today's."""

from __future__ import annotations

from datetime import datetime

from asf_starter.core.decisions import Decision, diary
from asf_starter.core.plan import Tree
from asf_starter.documents.tree import Block, Cell, Column, Paragraph, Run, Table, TableRow, WritingLines
from asf_starter.documents.views.context import Context, run
from asf_starter.documents.views.forms import empty_cell

_EMPTY = "–"
_LINES = 6


def decision_diary(context: Context) -> tuple[Block, ...]:
    """Every big choice in the order of the interview, today's marked; lines to go on with by pen."""
    assessment = context.assessment
    interview = context.handbook.interview
    decisions = diary(interview, assessment.plan, assessment.answers)
    heads = tuple(
        Column(run(context.words(f"editions.diary.{key}")), share=share)
        for key, share in (("day", 1.3), ("question", 1.5), ("choice", 2.2), ("why", 3))
    )
    rows = tuple(_row(context, decision) for decision in decisions)
    table = Table(heads, rows, context.words("editions.diary.summary"))
    more = WritingLines(run(context.words("editions.diary.more")), _LINES)
    return (table if rows else Paragraph(context.say("editions.diary.nothing")), more)


def _row(context: Context, decision: Decision) -> TableRow:
    question = context.handbook.interview.question(decision.question)
    origins = (decision.question,)
    choice = [
        Run(_choice(context, decision.question, decision.value), bold=decision.in_force, origins=origins)
    ]
    if not decision.in_force:
        choice.append(Run(f" {context.words('editions.diary.earlier')}", soft=True))
    by = f", {decision.by}" if decision.by else ""
    return TableRow(
        (
            Cell(run(_day(context, decision.at) + by)),
            Cell(run(question.on_paper, origins=origins)),
            Cell(tuple(choice)),
            Cell(run(decision.why, origins=origins)) if decision.why else empty_cell(context),
        )
    )


def _day(context: Context, at: str) -> str:
    """The day of a time stamp in words; a dash where none is kept."""
    try:
        return context.notation.date(datetime.fromisoformat(at).date())
    except ValueError:
        return _EMPTY


def _choice(context: Context, question_id: str, value: Tree) -> str:
    """A choice as typed, in words."""
    question = context.handbook.interview.question(question_id)
    typed = value if isinstance(value, list | tuple) else (value,)
    labels = []
    for part in typed:
        option = question.option(str(part))
        labels.append(option.label if option else str(part))
    return context.phrases.join(labels)
