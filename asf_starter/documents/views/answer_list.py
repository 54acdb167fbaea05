"""All answers with their question numbers, for those who correct by pen; and the notes."""

from __future__ import annotations

from asf_starter.core.interview.answers import Answer
from asf_starter.documents.tree import Block, Heading, Paragraph, Run
from asf_starter.documents.views.answer_table import answer_table
from asf_starter.documents.views.context import Context, open_state_key, quiet, run


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
        return [label, answer_table(context, question, context.assessment.answers.rows(question.id))]
    if answer.value is None:
        return [label, Paragraph((Run(context.words(open_state_key(answer)), soft=True, origins=origins),))]
    return [label, *context.own_words(question, answer.value)]


def own_notes(context: Context) -> tuple[Block, ...]:
    """The free notes that founders left on questions (never private notes)."""
    blocks: list[Block] = []
    for answer in context.assessment.answers.by_id.values():
        if answer.note:
            number = context.handbook.interview.number(answer.question.id)
            blocks.append(quiet(f"{number} {answer.question.label}", (answer.question.id,)))
            blocks.append(Paragraph(run(answer.note, origins=(answer.question.id,))))
    return tuple(blocks) or (Paragraph(context.say("views.notes.none")),)
