"""What has changed between two versions of a plan, as a document to print."""

from __future__ import annotations

from collections.abc import Iterator

from asf_starter.core.comparing import Comparison
from asf_starter.core.handbook import Handbook
from asf_starter.core.texts import Statement
from asf_starter.documents.differences import differences, effect_lines, remarks
from asf_starter.documents.fixed_words import fixed_words
from asf_starter.documents.phrases import Phrases, phrases_of
from asf_starter.documents.tree import (
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    TableRow,
)


def changes_document(comparison: Comparison, handbook: Handbook) -> Document:
    """The changed answers and the effect in kronor, in the handbook's language."""
    phrases = phrases_of(handbook)
    text = phrases.text
    new = comparison.new
    name = new.answers.value("enterprise_name")
    compared = Statement("changes.document.compared", {"code": comparison.old_code})
    return Document(
        id="changes",
        title=text("changes.document.title"),
        subtitle=phrases.say(compared),
        subject=text("changes.document.subject"),
        enterprise=name if isinstance(name, str) and name else text("common.document.enterprise_missing"),
        date=phrases.notation.date(new.day),
        state_code=comparison.new_code,
        language=handbook.language,
        words=fixed_words(phrases),
        blocks=tuple(_blocks(comparison, phrases)),
        facts=(
            Fact(text("common.document.printed"), _run(phrases.notation.date(new.day))),
            Fact(text("common.document.code"), _run(comparison.new_code)),
        ),
    )


def _blocks(comparison: Comparison, phrases: Phrases) -> Iterator[Block]:
    text = phrases.text
    yield Heading(1, _run(text("changes.effect.heading")), anchor="effect")
    yield from _effect(comparison, phrases)
    yield Heading(1, _run(text("changes.list.heading")), anchor="changes")
    count = len(comparison.changes)
    words = phrases.say(Statement("changes.list.count" if count else "changes.list.same", {"count": count}))
    yield Paragraph(_run(words), "lead")
    yield from (Paragraph(_run(words), "small") for words in remarks(comparison, phrases))
    if count:
        yield _table(comparison, phrases)


def _effect(comparison: Comparison, phrases: Phrases) -> Iterator[Block]:
    lines = effect_lines(comparison.before, comparison.after, phrases)
    if not lines or all(line.is_same for line in lines):
        key = "unchanged" if lines else "no_budget"
        yield Paragraph(_run(phrases.text(f"changes.effect.{key}")))
        return
    heads = (
        "",
        *(phrases.text(f"changes.{key}") for key in ("list.before", "list.after", "effect.difference")),
    )
    rows = tuple(
        TableRow(tuple(Cell(_run(words)) for words in (line.label, line.before, line.after, line.difference)))
        for line in lines
    )
    columns = tuple(Column(_run(head)) for head in heads)
    yield Table(columns, rows, phrases.text("changes.effect.summary"))


def _table(comparison: Comparison, phrases: Phrases) -> Table:
    """A row for each thing that differs; the rows of one question under its label."""
    text = phrases.text
    number = phrases.interview.number
    rows: list[TableRow] = []
    last = ""
    for part in differences(comparison, phrases):
        question, origins = part.question, (part.question.id,)
        label = f"{number(question.id)} {question.on_paper}"
        if part.place and question.id != last:
            rows.append(TableRow((Cell(_run(label, origins)),), "group"))
        last = question.id
        first = part.place or label
        rows.append(TableRow(tuple(Cell(_run(words, origins)) for words in (first, part.before, part.after))))
    heads = ("answer", "before", "after")
    columns = tuple(
        Column(_run(text(f"changes.list.{head}")), share=share)
        for head, share in zip(heads, (1.3, 2.0, 2.0), strict=True)
    )
    return Table(columns, tuple(rows), text("changes.list.summary"))


def _run(text: str, origins: tuple[str, ...] = ()) -> Runs:
    return (Run(text, origins=origins),)
