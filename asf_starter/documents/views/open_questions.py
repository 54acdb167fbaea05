"""What is open: the agenda of the next meeting, and how much is left by chapter."""

from __future__ import annotations

from asf_starter.core.interview.answers import Answer
from asf_starter.documents.tree import Block, Item, Items, Paragraph, Run
from asf_starter.documents.views.context import Context, cell, quiet, run, simple_table


def agenda(context: Context) -> tuple[Block, ...]:
    """Questions left for the advisor first, then those with "don't know", then contradictions.

    The notes on them stand only in papers that print notes.
    """
    answers = context.assessment.answers
    blocks: list[Block] = []
    for state in ("ask_advisor", "unknown"):
        chosen = [answer for answer in answers.open_questions if answer.state == state]
        if chosen:
            blocks.append(quiet(context.words(f"views.agenda.{state}", count=len(chosen))))
            blocks.append(Items(tuple(_item(context, answer) for answer in chosen), "checkbox"))
    if answers.problems:
        blocks.append(quiet(context.words("views.agenda.problems", count=len(answers.problems))))
        items = []
        for problem in answers.problems:
            question = context.handbook.interview.question(problem.question)
            text = context.phrases.problem(problem.text, problem.values)
            number = context.handbook.interview.number(problem.question)
            origins = (problem.question,)
            items.append(
                Item(
                    (Paragraph((Run(f"{number} {question.label} ", origins=origins), Run(text, soft=True))),)
                )
            )
        blocks.append(Items(tuple(items), "checkbox"))
    if not blocks:
        blocks.append(Paragraph(context.say("views.agenda.nothing")))
    return tuple(blocks)


def _item(context: Context, answer: Answer) -> Item:
    question = answer.question
    number = context.handbook.interview.number(question.id)
    runs = [Run(f"{number} {question.label}", origins=(question.id,))]
    if answer.note and context.outline.notes:
        runs.append(Run(f" {answer.note}", soft=True, origins=(question.id,)))
    return Item((Paragraph(tuple(runs)),))


def unanswered_by_chapter(context: Context) -> tuple[Block, ...]:
    """How many questions of each chapter are answered, left open or not answered yet."""
    rows = []
    for chapter in context.handbook.interview.chapters:
        asked = [
            context.assessment.answers.by_id[question.id]
            for page in chapter.pages
            for question in page.questions
            if question.id in context.assessment.answers.by_id
        ]
        if not asked:
            continue
        unsure = sum(1 for answer in asked if answer.state)
        missing = sum(1 for answer in asked if answer.value is None and not answer.state)
        answered = len(asked) - unsure - missing
        rows.append((cell(chapter.title), cell(str(answered)), cell(str(unsure)), cell(str(missing))))
    heads = [context.words(f"views.progress.{key}") for key in ("chapter", "answered", "unsure", "missing")]
    table = simple_table(heads, rows, context.words("views.progress.summary"), shares=(3, 1, 1.2, 1.2))
    return (table,) if rows else (Paragraph(run(context.words("common.document.no_rows"))),)
