"""All answers with their question numbers, for those who correct by pen; and the notes."""

from __future__ import annotations

from collections.abc import Sequence

from asf_starter.core.interview.answers import Answer
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Row
from asf_starter.documents.tree import Block, Heading, Item, Items, Paragraph, Run
from asf_starter.documents.views.answer_table import EMPTY, answer_cell, answer_table, filled_columns
from asf_starter.documents.views.context import Context, open_state_key, quiet, run

_WIDEST = 6
"""Tables with more columns stand as lists in the booklet."""


def all_answers(context: Context) -> tuple[Block, ...]:
    """Every question in force with its answer, chapter by chapter."""
    blocks: list[Block] = []
    for number, chapter in enumerate(context.handbook.interview.chapters, 1):
        answers = [
            context.assessment.answers.by_id[question.id]
            for page in chapter.pages
            for question in page.questions
            if question.id in context.assessment.answers.by_id
        ]
        if answers:
            blocks.append(Heading(2, run(f"{number} {chapter.title}")))
        for answer in answers:
            blocks += _answer(context, answer)
    return tuple(blocks)


def _answer(context: Context, answer: Answer) -> list[Block]:
    question = answer.question
    origins = (question.id,)
    label = quiet(f"{context.handbook.interview.number(question.id)} {question.label}", origins)
    if question.kind == "table" and answer.value:
        rows = context.assessment.answers.rows(question.id)
        if len(filled_columns(question, rows)) > _WIDEST:
            return [label, _row_list(context, question, rows)]
        return [label, answer_table(context, question, rows)]
    if answer.value is None:
        return [label, Paragraph((Run(context.words(open_state_key(answer)), soft=True, origins=origins),))]
    return [label, *context.own_words(question, answer.value)]


def _row_list(context: Context, question: Question, rows: Sequence[Row]) -> Items:
    """A table of many columns as a list: a row an entry, each cell after its label."""
    items = []
    for row in rows:
        runs: list[Run] = []
        for place, column in enumerate(filled_columns(question, rows)):
            words = "".join(run.text for run in answer_cell(context, question, row, column).runs)
            if words != EMPTY:
                lead = "" if place == 0 else f"{column.on_paper}: "
                runs += [Run(lead, soft=True), Run(f"{words}. ", bold=place == 0, origins=(question.id,))]
        items.append(Item((Paragraph(tuple(runs)),)))
    return Items(tuple(items))


def own_notes(context: Context) -> tuple[Block, ...]:
    """The notes that founders left on questions; private ones, marked so, only where they are asked for."""
    blocks: list[Block] = []
    for answer in context.assessment.answers.by_id.values():
        origins = (answer.question.id,)
        record = context.assessment.plan.record(answer.question.id)
        private = record.private_note if context.private_notes else ""
        if answer.note or private:
            number = context.handbook.interview.number(answer.question.id)
            blocks.append(quiet(f"{number} {answer.question.label}", origins))
        if answer.note:
            blocks += _note_paragraphs(answer.note, "", origins)
        if private:
            blocks += _note_paragraphs(private, context.words("editions.notes.private"), origins)
    return tuple(blocks) or (Paragraph(context.say("views.notes.none")),)


def _note_paragraphs(note: str, mark: str, origins: tuple[str, ...]) -> list[Block]:
    """A note as its writer broke it into lines, each after a mark."""
    return [
        Paragraph(
            (*run(f"{mark} ", bold=True), *run(line.strip(), origins=origins))
            if mark
            else run(line.strip(), origins=origins)
        )
        for line in note.splitlines()
        if line.strip()
    ]
