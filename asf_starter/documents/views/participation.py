"""Parts of the participation papers: meetings in a line each, and what one is part of deciding.

The handout for the wall must stay one page, whatever founders typed: it shows so many meetings and
decisions at most, and of their own words only names that are short. Its last line says where all stands.
"""

from __future__ import annotations

from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Row
from asf_starter.core.texts import Statement
from asf_starter.documents.tree import Block, Item, Items, Paragraph
from asf_starter.documents.views.context import Context, run

MOST_MEETINGS = 3
MOST_DECISIONS = 5
LONGEST_NAME = 40
"""Characters of a meeting's name on the handout; meetings with longer ones stand in the plan only."""

ABOVE_DAILY_WORK = frozenset({"board", "members_meeting", "annual_meeting"})
AT_LEAST_ASKED = frozenset({"consultation", "contribution", "codecision", "ownership"})
WITH_TRAINEES = frozenset({"everyone", "trainees"})
WITH_COWORKERS = WITH_TRAINEES | {"employees"}


def meeting_rhythm(context: Context) -> tuple[Block, ...]:
    """The meetings of the plan and how often they are, in a sentence; nothing where there are none yet."""
    said = tuple(
        Statement("participation.meetings.in_sentence", {"name": row.value("name"), "rhythm": rhythm})
        for row in context.assessment.answers.rows("meetings")
        if row.value("name") and (rhythm := _cell(context, "meetings", "rhythm", row))
    )
    if not said:
        return ()
    return (Paragraph(context.say("participation.meetings.in_plan", meetings=said), "small"),)


def handout_meetings(context: Context) -> tuple[Block, ...]:
    """The first meetings that co-workers take part in: name and rhythm."""
    rows = [row for row in context.assessment.answers.rows("meetings") if _has(row, WITH_COWORKERS)]
    shown = [row for row in rows if 0 < len(str(row.value("name") or "")) <= LONGEST_NAME][:MOST_MEETINGS]
    lines = []
    for row in shown:
        rhythm = _cell(context, "meetings", "rhythm", row)
        line = context.words("participation.meetings.line", name=row.value("name"), rhythm=rhythm)
        lines.append(line if rhythm else str(row.value("name")))
    return (_points(lines, "meetings"),) if lines else ()


def handout_decisions(context: Context) -> tuple[Block, ...]:
    """The first decisions that co-workers are part of, and how much, in a few words each."""
    found: dict[str, str] = {}
    rows = context.assessment.answers.rows("decision_order")
    for row in rows:
        decision = _cell(context, "decision_order", "decision", row)
        step = row.value("step_today")
        if decision and isinstance(step, str):
            words = context.words(f"participation.decisions.{step}")
            named = f"{decision[:1].upper()}{decision[1:]}"
            found.setdefault(
                decision, context.words("participation.decisions.line", decision=named, step=words)
            )
    lines = list(found.values())
    if not lines:
        return ()
    title = Paragraph(run(context.words("participation.decisions.title"), bold=True), keep_with_next=True)
    return (title, _points(lines[:MOST_DECISIONS], "decision_order"))


def trainee_decisions(context: Context) -> tuple[Block, ...]:
    """What those on placements take part in deciding, in a sentence; nothing where there is nothing."""
    rows = context.assessment.answers.rows("decision_order")
    named = dict.fromkeys(
        _cell(context, "decision_order", "decision", row) for row in rows if _has(row, WITH_TRAINEES)
    )
    decisions = tuple(words for words in named if words)
    if not decisions:
        return ()
    return (Paragraph(context.say("participation.trainees.take_part", decisions=decisions)),)


def heard_before(context: Context) -> tuple[Block, ...]:
    """What co-workers are heard about before board or annual meeting decides; nothing where there is nothing.

    Skoopi's third moment of participation: the major decisions.
    """
    rows = [
        row
        for row in context.assessment.answers.rows("decision_order")
        if row.value("forum") in ABOVE_DAILY_WORK and row.value("step_today") in AT_LEAST_ASKED
    ]
    named = dict.fromkeys(_cell(context, "decision_order", "decision", row) for row in rows)
    decisions = tuple(words for words in named if words)
    if not decisions:
        return ()
    return (Paragraph(context.say("participation.board.heard", decisions=decisions)),)


def _has(row: Row, roles: frozenset[str]) -> bool:
    """Whether one of these roles takes part in a meeting or decision."""
    who = row.value("who")
    return isinstance(who, tuple) and not roles.isdisjoint(map(str, who))


def _cell(context: Context, table_id: str, column_id: str, row: Row) -> str:
    """A cell in words for use inside a sentence; empty where it is not answered."""
    column = _column(context, table_id, column_id)
    value = row.value(column_id)
    return "" if value is None else context.phrases.answer_words(column, value, in_text=True)


def _column(context: Context, table_id: str, column_id: str) -> Question:
    column = context.handbook.interview.question(table_id).column(column_id)
    if column is None:
        raise KeyError(f"{table_id} has no column {column_id}")
    return column


def _points(lines: list[str], origin: str) -> Items:
    return Items(tuple(Item((Paragraph(run(line, origins=(origin,))),)) for line in lines))
