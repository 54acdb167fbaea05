"""What only some readers get: ten hard questions, the form as a lender sees it, signs of the criteria."""

from __future__ import annotations

from datetime import date

from asf_starter.core.figures import FIGURES
from asf_starter.core.hard_questions import HardQuestion, is_answered
from asf_starter.core.law.form_book import LegalForm
from asf_starter.documents.citations import each_once
from asf_starter.documents.tree import (
    Block,
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Table,
    TableRow,
)
from asf_starter.documents.views.budget import cash_sentence
from asf_starter.documents.views.context import Context, cell, run, simple_table

_NO_PAGE = "–"
_NOT_REGISTERED = "compass.why.not_registered"
_LENDER_ASKS = ("liability", "people", "votes", "surplus", "auditor", "yearly_duties")


def hard_questions(context: Context) -> tuple[Block, ...]:
    """Ten questions that are always asked, each with the place of its answer, or the word for missing."""
    heads = (
        Column(run(context.words("editions.hard.question")), share=4),
        Column(run(context.words("editions.hard.section")), share=2.4),
        Column(run(context.words("editions.hard.page")), "right", 0.7),
    )
    rows = tuple(
        TableRow((Cell(run(question.text)), *_place(context, question)))
        for question in context.handbook.hard_questions
    )
    return (
        Paragraph(context.say("editions.hard.intro")),
        Table(heads, rows, context.words("editions.hard.summary")),
    )


def _place(context: Context, question: HardQuestion) -> tuple[Cell, Cell]:
    """Where this document answers a question: section and page."""
    assessment = context.assessment
    section = next((name for name in question.sections if name in context.outline.sections), "")
    if not section or not is_answered(question, assessment.answers, lambda name: FIGURES[name](assessment)):
        missing = run(context.words("editions.hard.missing"), bold=True, origins=question.answers)
        return Cell(missing), Cell(run(_NO_PAGE))
    title = run(context.handbook.sections[section].title, origins=question.answers)
    return Cell(title), Cell((Run("", page_of=section),))


def form_for_lender(context: Context) -> tuple[Block, ...]:
    """Half a page on the chosen form: what it is and what a lender asks about it, with source and date."""
    chosen = context.assessment.answers.value("legal_form")
    form = context.handbook.forms.by_id.get(chosen) if isinstance(chosen, str) else None
    if form is None:
        return (Paragraph(context.answer_runs("legal_form")),)
    place = f"legal_forms.{form.id}"
    rows = []
    for name in _LENDER_ASKS:
        fact = form.fact(name)
        if fact is not None:
            words = context.words(f"{place}.facts.{name}.text")
            mark = "" if fact.verified else f" {context.words('views.sources.check')}"
            rows.append((cell(context.words(f"editions.lender.{name}")), cell(words + mark)))
    heads = (context.words("editions.lender.what"), context.words("editions.lender.so"))
    summary = context.words("editions.lender.summary", form=context.words(f"{place}.name"))
    return (
        Paragraph(context.say("editions.lender.intro", form=context.words(f"{place}.in_text"))),
        Paragraph(run(context.words(f"{place}.description"))),
        simple_table(heads, rows, summary, shares=(1, 3)),
        Paragraph(_sources(context, form), "small"),
    )


def _sources(context: Context, form: LegalForm) -> Runs:
    """The law behind the facts shown, and the oldest day on which one of them was checked."""
    facts = [fact for name in _LENDER_ASKS if (fact := form.fact(name)) is not None]
    sources = each_once(fact.source for fact in facts)
    checked: date = min((fact.checked for fact in facts), default=form.checked)
    return context.say("editions.lender.source", sources="; ".join(sources), day=checked)


def criteria_signs(context: Context) -> tuple[Block, ...]:
    """The four criteria with their verdicts and what each means, without advice: for readers outside."""
    items = []
    for verdict in context.assessment.criteria:
        place = f"criteria.{verdict.id}"
        word = context.words(f"common.status.{verdict.verdict}")
        lead = Run(f"{context.words(f'{place}.name')}: {word}. ", bold=True)
        meaning = context.words(f"editions.criteria.{verdict.id}")
        items.append(Item((Paragraph((lead, Run(meaning))),), verdict.verdict))
    signs = Items(tuple(items), "sign")
    reasons = (reason for verdict in context.assessment.criteria for reason in verdict.reasons)
    unregistered = next((reason for reason in reasons if reason.text == _NOT_REGISTERED), None)
    if unregistered is None:
        return (signs,)
    return (signs, Paragraph(context.phrases.runs(unregistered), "small"))


def money_in_short(context: Context) -> tuple[Block, ...]:
    """The money in two plain sentences."""
    if not context.assessment.has_budget:
        return (Paragraph(context.say("editions.members.no_budget")),)
    first = context.assessment.key_figures[0]
    words = "editions.members.plus" if first.result >= 0 else "editions.members.minus"
    return (
        Paragraph(context.phrases.runs(cash_sentence(context))),
        Paragraph(context.say(words, result=abs(first.result))),
    )
