"""From an outline, a plan worked out and the handbook to a document tree.

The outline's sections are walked in order; each part becomes blocks. A gap in a text that nobody has
answered becomes a dotted line, and the document is a draft while there are any.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from asf_starter.core.assessment import Assessment
from asf_starter.core.figures import FIGURES
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.conditions import Condition, holds
from asf_starter.core.interview.interview import Question
from asf_starter.core.outlines import CLAUSE_GAP, LINE_FORM, PEN_GAP, Outline, Part
from asf_starter.core.placing import Placed, clause_numbers, placed_parts
from asf_starter.core.texts import Statement
from asf_starter.documents.fixed_words import fixed_words
from asf_starter.documents.phrases import Fill, phrases_of, plain
from asf_starter.documents.prose import prose_blocks, prose_runs
from asf_starter.documents.tree import (
    Advice,
    Block,
    Clause,
    Document,
    Fact,
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
from asf_starter.documents.views.forms import form_blocks, with_columns_by_hand

_ROOMY = 200
"""An edition whose answers may be longer than so many characters has room for two dotted lines."""
_NAME = 0.25
"""The enterprise's name in an edition with a limit may have this part of the longest answer."""
_LONGEST_OF_BARE = 80
"""Characters of the line under the title of a bare paper."""


def compose(
    outline_id: str, assessment: Assessment, handbook: Handbook, *, private_notes: bool = False
) -> Document:
    """The document of an outline. Raises KeyError for an outline that the handbook does not hold.

    ``handbook`` is in the document's language; the date printed is the assessment's day. Private notes
    stand only in an edition that prints notes, and only where they are asked for.
    """
    outline = handbook.outlines[outline_id]
    phrases = phrases_of(handbook)
    context = Context(assessment, handbook, phrases, outline, private_notes and outline.notes)
    blocks: list[Block] = []
    number = 0
    placed = placed_parts(outline, handbook.sections, lambda condition: _applies(context, condition))
    gap = _gap(context, clause_numbers(placed))
    for section, parts in itertools.groupby(placed, key=lambda part: part.section):
        inside = [block for part in parts for block in _part(context, part, gap)]
        if not inside:
            continue
        if section.new_page and blocks:
            blocks.append(PageBreak())
        if section.title:
            number += 1
            shown = str(number) if outline.numbered else ""
            title = prose_runs(section.title, gap)
            blocks.append(Heading(1, title, anchor=section.id, number=shown))
        blocks += inside
    enterprise = phrases_of_enterprise(context)
    draft = _is_draft(outline, assessment, blocks)
    clean = outline.bare or (outline.legal_paper and not draft)
    if outline.legal_paper and not draft:
        blocks = [replace(block, law="") if isinstance(block, Clause) else block for block in blocks]
    return Document(
        id=outline.id,
        title=outline.title,
        subtitle=_subtitle(outline, gap),
        subject=outline.subject,
        enterprise=enterprise,
        date=context.notation.date(assessment.day),
        state_code=assessment.state_code,
        language=handbook.language,
        words=fixed_words(phrases, legal_paper=outline.legal_paper),
        blocks=tuple(blocks),
        draft=draft,
        title_page=outline.title_page,
        contents=outline.contents,
        facts=() if clean else tuple(_title_facts(context)),
        legal_paper=outline.legal_paper,
        margin_for_comments=outline.margin_for_comments,
        easy_read=outline.easy_read,
        disclaimer=() if clean or not outline.disclaimer else run(phrases.text("common.document.disclaimer")),
    )


def phrases_of_enterprise(context: Context) -> str:
    """The enterprise's name as founders typed it, or words for one without a name."""
    name = context.assessment.answers.value("enterprise_name")
    if isinstance(name, str) and name:
        return context.fitted(name, _NAME)
    return context.words("common.document.enterprise_missing")


def _subtitle(outline: Outline, gap: Fill) -> str:
    """The subtitle with its gaps filled; none at all while an answer is missing.

    What is hung up must fit its page: a very long name stands in its footer only.
    """
    runs = prose_runs(outline.subtitle, gap)
    words = plain(runs)
    too_long = outline.bare and len(words) > _LONGEST_OF_BARE
    return "" if too_long or any(run.gap for run in runs) else words


def _applies(context: Context, condition: Condition) -> bool:
    """Whether a section or part belongs into this document; unknown counts as no."""
    return holds(condition, context.assessment.answers.value, context.handbook.rules) is True


def _title_facts(context: Context) -> Iterator[Fact]:
    if not context.outline.title_page:
        yield Fact(context.words("common.document.enterprise"), run(phrases_of_enterprise(context)))
    if context.outline.edition_of and not context.outline.title_page:
        # a short edition: its title names the reader, its footer day and code
        yield Fact(context.words("common.document.contact"), context.answer_runs("contact_person"))
        return
    if context.outline.recipient:
        yield Fact(context.words("common.document.recipient"), run(context.outline.recipient))
    yield Fact(context.words("common.document.contact"), context.answer_runs("contact_person"))
    yield Fact(context.words("common.document.printed"), run(context.notation.date(context.assessment.day)))
    yield Fact(context.words("common.document.code"), run(context.assessment.state_code))


def _is_draft(outline: Outline, assessment: Assessment, blocks: list[Block]) -> bool:
    """A document is a draft while an answer is missing, or until its adoption is answered with "exists".

    A gap that stems from no answer is meant for a pen, and leaves nothing open.
    """
    if outline.adopted and assessment.answers.value(outline.adopted) != "exists":
        return True
    return any(run.gap and run.origins for block in blocks for run in runs_in(block))


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


def _gap(context: Context, clauses: Mapping[str, int]) -> Fill:
    """What fills the gaps of section texts: answers by question id, figures by name, clauses by number."""

    def gap(name: str, form: str) -> Runs:
        if name == CLAUSE_GAP:
            return run(context.words("common.document.clause", number=clauses[form]))
        if name == PEN_GAP:
            return (Run(context.words(f"founding.pen.{form}"), gap=True),)
        if form == LINE_FORM:
            return context.gap_for(name)
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


def _part(context: Context, placed: Placed, gap: Fill) -> Iterator[Block]:
    """The blocks of a part and those that go on with it; with a title they become one numbered clause."""
    inside = (block for part in placed.parts for block in _contents(context, part, gap))
    if placed.number:
        lead = placed.parts[0]
        number = context.words("common.document.clause", number=placed.number)
        yield Clause(number, prose_runs(lead.title, gap), tuple(inside), lead.law, anchor=lead.id)
    else:
        yield from inside


def _contents(context: Context, part: Part, gap: Fill) -> Iterator[Block]:
    if part.text:
        yield from _text(part, gap)
    for question_id in part.answers:
        yield from _answer(context, question_id, part.label if len(part.answers) == 1 else "")
    if part.facts:
        yield from _facts(context, part.facts)
    if part.table:
        yield from _table(context, part)
    if part.view:
        yield from VIEWS[part.view](context) if part.view in VIEWS else ()
    if part.signers:
        yield _signature_lines(context, part)
    if part.lines:
        yield WritingLines(prose_runs(part.label, gap), part.lines)
    if part.form:
        yield from form_blocks(context, part.form, part.label, gap)


def _text(part: Part, gap: Fill) -> Iterator[Block]:
    style = part.style if part.style != "advice" else "body"
    blocks = prose_blocks(part.text, gap, style=style)
    if part.style == "advice":
        title = prose_runs(part.label, gap)
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
        lines = _lines(context) if question.kind == "long_text" else 1
        yield WritingLines(run(label or question.on_paper, origins=origins), lines, origins)
        return
    yield quiet(label or question.on_paper, origins)
    yield from context.own_words(question, answer.value)


def _lines(context: Context) -> int:
    """Dotted lines for an answer that is missing: fewer where answers must be short."""
    longest = context.outline.longest_answer
    return 3 if not longest else 2 if longest > _ROOMY else 1


def _facts(context: Context, question_ids: tuple[str, ...]) -> Iterator[Table]:
    """Short answers as a table of two columns; nothing where no question is in force."""
    rows = []
    for question_id in question_ids:
        question = _asked(context, question_id)
        if question is not None:
            value = context.answer_runs(question_id)
            rows.append((cell(question.on_paper, origins=(question_id,)), replace(cell(""), runs=value)))
    heads = (context.words("common.document.question"), context.words("common.document.answer"))
    if rows:
        yield simple_table(heads, rows, context.words("views.facts.summary"), shares=(1, 1))


def _table(context: Context, part: Part) -> Iterator[Block]:
    question = _asked(context, part.table)
    if question is None:
        return
    rows = context.assessment.answers.rows(part.table)
    origins = (part.table,)
    label = part.label or question.on_paper
    if not rows:
        yield WritingLines(run(label, origins=origins), _lines(context), origins)
        return
    yield quiet(label, origins)
    yield with_columns_by_hand(context, answer_table(context, question, rows, part.columns), part.by_hand)


def _signature_lines(context: Context, part: Part) -> SignatureLines:
    signatures = []
    for signer in part.signers:
        value = context.assessment.answers.value(signer.name_from) if signer.name_from else None
        name = getattr(value, "name", "") if value is not None and not context.names_by_hand else ""
        signatures.append(Signature(signer.role, name))
    text = context.phrases.text
    return SignatureLines(
        tuple(signatures),
        place_label=text("common.document.place") if part.dated else "",
        date_label=text("common.document.date") if part.dated else "",
        signature_label=text("common.document.signature"),
        name_label=text("common.document.name_in_print"),
    )
