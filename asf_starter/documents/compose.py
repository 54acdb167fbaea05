"""From an outline, a plan worked out and the handbook to a document tree.

The outline's sections are walked in order; each part becomes blocks. A gap in a text that nobody has
answered becomes a dotted line, and the document is a draft while there are any.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from asf_starter.core.assessment import Assessment
from asf_starter.core.figures import FIGURES
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.conditions import Condition, holds
from asf_starter.core.interview.interview import Question
from asf_starter.core.outlines import Outline, Part
from asf_starter.core.plan import state_code
from asf_starter.core.texts import Statement
from asf_starter.documents.notation import Notation
from asf_starter.documents.phrases import Fill, Phrases
from asf_starter.documents.prose import prose_blocks, prose_runs
from asf_starter.documents.tree import (
    Advice,
    Block,
    Clause,
    Document,
    Fact,
    FixedWords,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signature,
    SignatureLines,
    Table,
    WritingLines,
)
from asf_starter.documents.views import VIEWS
from asf_starter.documents.views.answer_table import answer_table
from asf_starter.documents.views.context import Context, cell, quiet, run, simple_table

_SIGNS = ("met", "partly", "not_yet", "unknown", "note", "warning", "conflict", "checkbox")


def compose(outline_id: str, assessment: Assessment, handbook: Handbook) -> Document:
    """The document of an outline. Raises KeyError for an outline that the handbook does not hold.

    ``handbook`` is in the document's language; the date printed is the assessment's day.
    """
    outline = handbook.outlines[outline_id]
    phrases = Phrases(handbook, Notation(handbook.language))
    context = Context(assessment, handbook, phrases, outline)
    blocks: list[Block] = []
    number = 0
    clauses = itertools.count(1)
    for section_id in outline.sections:
        section = handbook.sections[section_id]
        if not _applies(context, section.when):
            continue
        inside = [block for part in section.parts for block in _part(context, part, clauses)]
        if not inside:
            continue
        if section.new_page and blocks:
            blocks.append(PageBreak())
        if section.title:
            number += 1
            shown = str(number) if outline.numbered else ""
            title = prose_runs(section.title, _gap(context))
            blocks.append(Heading(1, title, anchor=section.id, number=shown))
        blocks += inside
    enterprise = phrases_of_enterprise(context)
    return Document(
        id=outline.id,
        title=outline.title,
        subtitle=outline.subtitle,
        subject=outline.subject,
        enterprise=enterprise,
        date=context.notation.date(assessment.day),
        state_code=state_code(assessment.plan),
        language=handbook.language,
        words=FixedWords(
            contents=phrases.text("common.document.contents"),
            draft=phrases.text("common.document.draft"),
            page=phrases.text("common.document.page"),
            continued=phrases.text("common.document.continued"),
            signs={sign: phrases.text(f"common.status.{sign}") for sign in _SIGNS},
        ),
        blocks=tuple(blocks),
        draft=_is_draft(outline, assessment, blocks),
        title_page=outline.title_page,
        contents=outline.contents,
        facts=tuple(_title_facts(context)),
        legal_paper=outline.legal_paper,
        margin_for_comments=outline.margin_for_comments,
        disclaimer=run(phrases.text("common.document.disclaimer")),
    )


def phrases_of_enterprise(context: Context) -> str:
    """The enterprise's name as founders typed it, or words for one without a name."""
    name = context.assessment.answers.value("enterprise_name")
    return name if isinstance(name, str) and name else context.words("common.document.enterprise_missing")


def _applies(context: Context, condition: Condition) -> bool:
    """Whether a section or part belongs into this document; unknown counts as no."""
    return holds(condition, context.assessment.answers.value, context.handbook.rules) is True


def _title_facts(context: Context) -> Iterator[Fact]:
    if context.outline.recipient:
        yield Fact(context.words("common.document.recipient"), run(context.outline.recipient))
    yield Fact(context.words("common.document.contact"), context.answer_runs("contact_person"))
    yield Fact(context.words("common.document.printed"), run(context.notation.date(context.assessment.day)))
    yield Fact(context.words("common.document.code"), run(state_code(context.assessment.plan)))


def _is_draft(outline: Outline, assessment: Assessment, blocks: list[Block]) -> bool:
    """A document is a draft while it has gaps, or until its adoption is answered with "exists"."""
    if outline.adopted and assessment.answers.value(outline.adopted) != "exists":
        return True
    return any(run.gap for block in blocks for run in runs_in(block))


def runs_in(block: Block) -> Iterator[Run]:
    """All runs of a block and of the blocks inside it."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            yield from runs
        case Items(items=items):
            for item in items:
                for inner in item.blocks:
                    yield from runs_in(inner)
        case Table(rows=rows):
            for row in rows:
                for part in row.cells:
                    yield from part.runs
        case Advice(title=title, blocks=inside) | Clause(title=title, blocks=inside):
            yield from title
            for inner in inside:
                yield from runs_in(inner)
        case WritingLines(label=label):
            yield from (replace(run, gap=True) for run in label)
        case _:
            return


def _gap(context: Context) -> Fill:
    """What fills the gaps of section texts: answers by question id, figures by name."""

    def gap(name: str, form: str) -> Runs:
        figure = FIGURES.get(name)
        if figure is None:
            return context.answer_runs(name, in_text=form != "label")
        value = figure(context.assessment)
        if value is None:
            return (Run(context.words(f"figures.{name}"), gap=True, origins=(name,)),)
        if isinstance(value, Statement):
            return context.phrases.runs(value)
        return (Run(context.phrases.value_words(value, form), origins=(name,)),)

    return gap


def _part(context: Context, part: Part, clauses: Iterator[int]) -> Iterator[Block]:
    """The blocks of a part; a part with a title becomes one clause, numbered."""
    if not _applies(context, part.when):
        return
    if part.title:
        title = prose_runs(part.title, _gap(context))
        number = context.words("common.document.clause", number=next(clauses))
        inside = tuple(_contents(context, part))
        yield Clause(number, title, inside, part.law, anchor=part.id)
    else:
        yield from _contents(context, part)


def _contents(context: Context, part: Part) -> Iterator[Block]:
    if part.text:
        yield from _text(context, part)
    for question_id in part.answers:
        yield from _answer(context, question_id, part.label if len(part.answers) == 1 else "")
    if part.facts:
        yield _facts(context, part.facts)
    if part.table:
        yield from _table(context, part)
    if part.view:
        yield from VIEWS[part.view](context) if part.view in VIEWS else ()
    if part.signers:
        yield _signature_lines(context, part)
    if part.lines:
        yield WritingLines(run(part.label), part.lines)


def _text(context: Context, part: Part) -> Iterator[Block]:
    style = part.style if part.style != "advice" else "body"
    blocks = prose_blocks(part.text, _gap(context), style=style)
    if part.style == "advice":
        title = prose_runs(part.label, _gap(context))
        yield Advice("note", title, blocks)
    else:
        yield from blocks


def _asked(context: Context, question_id: str) -> Question | None:
    """The question, where it is asked or not yet known to be; None where it is out of force."""
    answers = context.assessment.answers
    if question_id in answers.by_id or question_id in answers.doubtful:
        return context.handbook.interview.question(question_id)
    return None


def _answer(context: Context, question_id: str, label: str) -> Iterator[Block]:
    """Founders' own words under a quiet label (the question's, if none is given); a dotted line where
    they are missing."""
    question = _asked(context, question_id)
    if question is None:
        return
    answer = context.assessment.answers.by_id.get(question_id)
    origins = (question_id,)
    if answer is None or answer.value is None:
        lines = 3 if question.kind == "long_text" else 1
        yield WritingLines(run(label or question.label, origins=origins), lines, origins)
        return
    yield quiet(label or question.label, origins)
    yield from context.own_words(question, answer.value)


def _facts(context: Context, question_ids: tuple[str, ...]) -> Table:
    """Short answers as a table of two columns."""
    rows = []
    for question_id in question_ids:
        question = _asked(context, question_id)
        if question is not None:
            value = context.answer_runs(question_id)
            rows.append((cell(question.label, origins=(question_id,)), replace(cell(""), runs=value)))
    heads = (context.words("common.document.question"), context.words("common.document.answer"))
    return simple_table(heads, rows, context.words("views.facts.summary"), shares=(1, 1))


def _table(context: Context, part: Part) -> Iterator[Block]:
    question = _asked(context, part.table)
    if question is None:
        return
    rows = context.assessment.answers.rows(part.table)
    origins = (part.table,)
    label = part.label or question.label
    if not rows:
        yield WritingLines(run(label, origins=origins), 3, origins)
        return
    yield quiet(label, origins)
    yield answer_table(context, question, rows, part.columns)


def _signature_lines(context: Context, part: Part) -> SignatureLines:
    signatures = []
    for signer in part.signers:
        value = context.assessment.answers.value(signer.name_from) if signer.name_from else None
        name = getattr(value, "name", "") if value is not None else ""
        signatures.append(Signature(signer.role, name))
    text = context.phrases.text
    return SignatureLines(
        tuple(signatures),
        place_label=text("common.document.place"),
        date_label=text("common.document.date"),
        signature_label=text("common.document.signature"),
        name_label=text("common.document.name_in_print"),
    )
