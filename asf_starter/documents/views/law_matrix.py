"""The matrix for the advisor: what the law demands, which clause answers it, which question is behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from asf_starter.core.figures import QUESTIONS_OF_FIGURES
from asf_starter.core.law.law_items import AnsweredItem, answered_items
from asf_starter.core.outlines import Outline
from asf_starter.core.placing import Placed
from asf_starter.documents.tree import (
    Block,
    Cell,
    Column,
    Heading,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Table,
    TableRow,
)
from asf_starter.documents.views.context import Context, run
from asf_starter.documents.views.founding import applies

COLUMNS = (("demand", 2.4), ("where", 1.7), ("answer", 1.9))


def law_matrix(context: Context) -> tuple[Block, ...]:
    """One table for each founding paper of this form; what is not chosen stands below it."""
    blocks: list[Block] = []
    for outline in _papers(context):
        items = answered_items(
            outline,
            context.handbook.sections,
            context.handbook.law.items,
            lambda condition: applies(context, condition),
        )
        if items:
            blocks += _of_paper(context, outline, items)
    return tuple(blocks) or (Paragraph(context.gap_for("legal_form")),)


def _papers(context: Context) -> Iterator[Outline]:
    """The papers that fit this plan and of which the law says something."""
    about = {name for item in context.handbook.law.items for name in item.documents}
    for outline in context.handbook.outlines.values():
        if outline.id in about and applies(context, outline.when):
            yield outline


def _of_paper(context: Context, outline: Outline, items: tuple[AnsweredItem, ...]) -> Iterator[Block]:
    used = [item for item in items if item.places or item.item.need != "if_used"]
    unused = [each for each in items if each not in used and each.item.parts]
    not_offered = [each for each in items if each not in used and not each.item.parts]
    yield Heading(2, run(outline.title), anchor=f"matrix_{outline.id}")
    heads = tuple(Column(run(context.words(f"founding.matrix.{key}")), share=share) for key, share in COLUMNS)
    rows = tuple(_row(context, item) for item in used)
    yield Table(heads, rows, context.words("founding.matrix.summary", paper=outline.title))
    yield from _listed(context, "unused", unused)
    if not_offered:
        yield from _listed(context, "not_offered", not_offered)
        yield Paragraph(context.say("founding.matrix.not_offered_mend"))


def _listed(context: Context, title: str, items: list[AnsweredItem]) -> Iterator[Block]:
    """What does not stand in the paper, under a quiet title."""
    if items:
        yield Paragraph(context.say(f"founding.matrix.{title}"), "quiet", keep_with_next=True)
        yield Items(tuple(Item((Paragraph(_demand(context, item)),)) for item in items))


def _row(context: Context, answered: AnsweredItem) -> TableRow:
    return TableRow(
        (
            Cell(_demand(context, answered)),
            Cell(_where(context, answered.places)),
            Cell(_answers(context, answered)),
        )
    )


def _demand(context: Context, answered: AnsweredItem) -> Runs:
    """What is demanded, where the law says so, and what is to be checked."""
    item = answered.item
    place = f"law.items.{item.id}"
    runs = [*context.say(f"{place}.text"), Run(f" {item.statute} {item.law}", soft=True)]
    if item.need == "practice":
        runs.append(Run(f" ({context.words('founding.matrix.practice')})", soft=True))
    if item.note:
        runs += [Run(" "), *context.say(f"{place}.note")]
    if item.note or not item.verified:
        runs += [Run(" "), Run(context.words("founding.check"), bold=True)]
    return tuple(runs)


def _where(context: Context, places: tuple[Placed, ...]) -> Runs:
    """Number and title of each clause, or the section where the paper has no clauses; never empty."""
    if not places:
        return run(context.words("founding.matrix.missing"), bold=True)
    named = dict.fromkeys(_place_name(context, place) for place in places)
    return run("; ".join(named))


def _place_name(context: Context, place: Placed) -> str:
    if place.number:
        number = context.words("common.document.clause", number=place.number)
        return f"{number} {place.parts[0].title}"
    return place.section.title or context.words("founding.matrix.in_the_text")


def _answers(context: Context, answered: AnsweredItem) -> Runs:
    """The questions by number with their answers; fixed words where no question is behind it."""
    runs: list[Run] = []
    named = (QUESTIONS_OF_FIGURES.get(name, (name,)) for name in answered.questions)
    for question_id in dict.fromkeys(chain.from_iterable(named)):
        question = context.handbook.interview.find(question_id)
        answer = context.assessment.answers.by_id.get(question_id)
        if question is None or answer is None:
            continue
        number = context.handbook.interview.number(question_id)
        words = context.words("common.answer.unanswered")
        rows = context.assessment.answers.rows(question_id)
        if rows:
            words = context.words("founding.matrix.rows", count=len(rows))
        elif answer.value is not None:
            words = _shortened(context.phrases.answer_words(question, answer.value))
        elif answer.state:
            words = context.words(f"common.answer.{answer.state}")
        runs.append(Run(f"{'; ' if runs else ''}{number} {words}", origins=(question_id,)))
    return tuple(runs) or run(context.words("founding.matrix.fixed"))


def _shortened(words: str, most: int = 60) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1].rstrip()}…"


def law_statutes(context: Context) -> tuple[Block, ...]:
    """The laws and pages behind the items of this plan's papers, with state of the text and day read."""
    papers = {outline.id for outline in _papers(context)}
    named = {
        item.statute
        for item in context.handbook.law.items
        if not papers.isdisjoint(item.documents) and applies(context, item.when)
    }
    items = []
    for statute in context.handbook.law.statutes:
        if statute.id not in named:
            continue
        words = context.say(
            f"founding.matrix.{'statute_amended' if statute.amended else 'statute'}",
            id=statute.id,
            name=statute.name,
            source=statute.source,
            day=statute.checked,
            amended=statute.amended,
        )
        items.append(Item((Paragraph(words, "small"),)))
    return (Items(tuple(items)),) if items else ()
