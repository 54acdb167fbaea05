"""The page on which a reader in a hurry can stop: facts, criteria, figures, what is open, what is asked."""

from __future__ import annotations

from asf_starter.documents.tree import Block, Cell, Column, Heading, Paragraph, Run, Runs, Table, TableRow
from asf_starter.documents.views.budget import cash_sentence, missing_side, need_sentence
from asf_starter.documents.views.context import Context, run, shortened
from asf_starter.documents.views.criteria import criteria_short

_FACTS = ("business_idea", "target_group", "legal_form", "start_date", "founder_count")
_LONGEST = 160


def glance(context: Context) -> tuple[Block, ...]:
    """Five facts, the four criteria, the figures that count, what is open, what is asked of the reader."""
    return (*_facts(context), *_criteria(context), *_money(context), *_open(context))


def _facts(context: Context) -> tuple[Block, ...]:
    rows = []
    for question_id in _FACTS:
        label = run(context.words(f"views.glance.{question_id}"))
        rows.append(TableRow((Cell(label), Cell(_shortened(_fact(context, question_id))))))
    heads = (
        Column(run(context.words("views.glance.what")), share=1),
        Column(run(context.words("views.glance.so")), share=3),
    )
    return (Table(heads, tuple(rows), context.words("views.glance.facts_summary")),)


def _fact(context: Context, question_id: str) -> Runs:
    """An answer; the founders are counted where they are listed."""
    founders = context.assessment.answers.rows("founders")
    if question_id == "founder_count" and founders:
        return run(context.words("views.glance.founders", count=len(founders)), origins=("founders",))
    return context.answer_runs(question_id)


def _shortened(runs: Runs) -> Runs:
    """Long answers up to the end of a sentence, or of a word, that fits."""
    first = runs[0]
    text = first.text.strip().splitlines()[0] if first.text.strip() else first.text
    words = text if first.gap else shortened(text, _LONGEST)
    return (Run(words, gap=first.gap, origins=first.origins),)


def _criteria(context: Context) -> tuple[Block, ...]:
    title = Heading(2, run(context.words("views.glance.criteria")))
    return (title, *criteria_short(context))


def _money(context: Context) -> tuple[Block, ...]:
    title = Heading(2, run(context.words("views.glance.money")))
    if not context.assessment.has_budget:
        return (title, Paragraph(context.say("views.budget.nothing_yet")))
    needed = need_sentence(context)
    if not missing_side(context):
        first = context.assessment.key_figures[0]
        figures = context.say("views.glance.figures", sales=first.sales, result=first.result)
        needed = (*needed, Run(" "), *figures)
    return (title, Paragraph(context.phrases.runs(cash_sentence(context)), "lead"), Paragraph(needed))


def _open(context: Context) -> tuple[Block, ...]:
    answers = context.assessment.answers
    for_advisor = sum(1 for answer in answers.open_questions if answer.state == "ask_advisor")
    unknown = sum(1 for answer in answers.open_questions if answer.state == "unknown")
    conflicts = sum(1 for note in context.assessment.advice if note.severity == "conflict")
    left = len(answers.open_questions) - for_advisor - unknown
    return (
        Heading(2, run(context.words("views.glance.open"))),
        Paragraph(
            context.say(
                "views.glance.open_counts",
                for_advisor=for_advisor,
                unknown=unknown,
                left=left,
                conflicts=conflicts,
            )
        ),
    )
