"""A document's words in the order in which they should be read, worked out from its blocks alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from asf_starter.documents.cleaning import clean
from asf_starter.documents.tree import (
    Advice,
    Block,
    Clause,
    Document,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Sign,
    SignatureLines,
    Table,
    TableRow,
    WritingLines,
)

PAGE = "<page>"
"""Stands for a page number among expected words."""


def words_of(document: Document, table_widths: Iterator[int]) -> list[str]:
    """All words of a document.

    ``table_widths``: columns of each table found in the file, since a table with too many columns for
    the page is shared out over several. The table of contents is left out.
    """
    said = [document.words.draft if document.draft else ""]
    said += [document.enterprise if document.title_page else "", document.title, document.subtitle]
    for fact in document.facts:
        said += [fact.label, _text(fact.runs)]
    if document.title_page:
        said.append(_text(document.disclaimer))
    said.append(document.words.contents if lists_contents(document) else "")
    said += _said(document.blocks, document, table_widths, bullets=0, numbers=0)
    if not document.title_page:
        said.append(_text(document.disclaimer))
    return " ".join(clean(words).replace("\u00ad", "") for words in said).split()


@dataclass(frozen=True)
class Story:
    """A heading: its level in the document, its words as read, and as listed in the table of contents."""

    level: int
    words: str
    plain: str


def lists_contents(document: Document) -> bool:
    """Whether there is a table of contents: it is asked for, and there is something to list."""
    return document.contents and any(
        heading.level <= document.contents_levels for heading in headings(document)
    )


def headings(document: Document) -> list[Story]:
    """Every heading, those of clauses included. Each is one level below the nearest higher one before it."""
    made: list[Story] = []
    given: list[int] = []
    for story in _headings(document.blocks, 2 if document.title_page else 1):
        higher = [place for place, level in enumerate(given) if level < story.level]
        made.append(replace(story, level=made[higher[-1]].level + 1 if higher else 1))
        given.append(story.level)
    return made


def _headings(blocks: Iterable[Block], clauses: int) -> Iterator[Story]:
    for block in blocks:
        match block:
            case Heading():
                yield _story(block.level, block.number, block.runs)
            case Clause():
                yield _story(clauses, block.number, block.title)
                yield from _headings(block.blocks, clauses)
            case Advice():
                yield from _headings(block.blocks, clauses)
            case Items():
                for item in block.items:
                    yield from _headings(item.blocks, clauses)


def _story(level: int, number: str, runs: Runs) -> Story:
    plain = "".join(run.text for run in runs)
    return Story(level, *(" ".join(f"{number} {clean(words)}".split()) for words in (_text(runs), plain)))


def _text(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    if run.page_of:
        return PAGE
    return f"[{run.text}]" if run.gap else run.text


def _said(
    blocks: Iterable[Block], document: Document, widths: Iterator[int], bullets: int, numbers: int
) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield from (block.number, _text(block.runs))
            case Paragraph():
                yield _text(block.runs)
            case Items():
                for index, item in enumerate(block.items):
                    yield _label(block, item.sign, index, bullets, numbers, document)
                    deeper = numbers + (block.style == "number")
                    yield from _said(item.blocks, document, widths, bullets + 1, deeper)
            case Table():
                yield from _table(block, document, widths)
            case Figure():
                yield _text(block.title)
            case Advice():
                yield _sign(block.sign, _text(block.title), document)
                yield _text(block.title)
                yield from _said(block.blocks, document, widths, bullets, numbers)
                yield block.source
            case Clause():
                yield from (block.number, _text(block.title), block.law)
                yield from _said(block.blocks, document, widths, bullets, numbers)
            case SignatureLines():
                for signature in block.signatures:
                    yield from (signature.role, block.place_label, block.date_label, block.signature_label)
                    yield from (block.name_label, signature.name)
            case WritingLines():
                yield _text(block.label)
            case PageBreak():
                pass


def _label(block: Items, sign: Sign, index: int, bullets: int, numbers: int, document: Document) -> str:
    drawn = sign or ("checkbox" if block.style == "checkbox" else "")
    if drawn:
        return document.words.signs.get(drawn, "•")
    if block.style == "number":
        return f"{index + 1}." if numbers == 0 else f"{'abcdefghijklmnopqrstuvwxyz'[index]})"
    return "•" if bullets == 0 else "–"


def _sign(sign: Sign, text: str, document: Document) -> str:
    word = document.words.signs.get(sign, "")
    return "" if word.casefold() in text.casefold() else word


def _table(table: Table, document: Document, widths: Iterator[int]) -> Iterator[str]:
    done = 0
    while done < len(table.columns):
        width = next(widths)
        repeated = 1 if done and table.row_headers and len(table.columns) > 1 else 0
        indices = [*range(repeated), *range(done, done + width - repeated)]
        done += width - repeated
        yield _text(table.caption)
        yield from (_text(table.columns[index].runs) for index in indices)
        for row in table.rows:
            yield from _row(row, indices, document)
    yield _text(table.note)


def _row(row: TableRow, indices: list[int], document: Document) -> Iterator[str]:
    for index in indices:
        if index < len(row.cells):
            cell = row.cells[index]
            yield _sign(cell.sign, _text(cell.runs), document)
            yield _text(cell.runs)
