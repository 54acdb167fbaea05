"""A document's words in the order in which a writer should put them, worked out from its blocks alone.

Writers differ in small ways (what surrounds a gap, whether a summary is written out), which a :class:`Way`
names; the order and the words are the same for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asf_starter.documents.cleaning import clean
from asf_starter.documents.headings import headings_of
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
    SignatureLines,
    Table,
    WritingLines,
)


@dataclass(frozen=True)
class Way:
    """How a writer does it. ``gap`` is a pattern; ``page`` stands for a page number.

    ``counted``: numbers of headings that are no text, since the file counts by itself. ``summaries``: tables
    say their summary. ``list_signs``: lists say the word of a sign. ``name_first``: a signer's name stands
    before the labels of its line.
    """

    gap: str
    page: str
    counted: str = ""
    summaries: bool = False
    list_signs: bool = False
    name_first: bool = False


DOCX = Way(gap="({})", page="…", counted=r"\D{0,9}\d{1,4}\D{0,9}", list_signs=True, name_first=True)
HTML = Way(gap="[{}]", page="", summaries=True)


def words_of(document: Document, way: Way) -> list[str]:
    """All words from the title to the last block, with the table of contents."""
    said = [document.words.draft if document.draft else ""]
    said.append(document.enterprise if document.title_page or way is HTML else "")
    said += [document.title, document.subtitle]
    for fact in document.facts:
        said += [fact.label, " ", _text(fact.runs, document, way)]
    disclaimer = _text(document.disclaimer, document, way)
    if document.title_page and way is not HTML:
        said.append(disclaimer)
    said += list(_contents(document, way))
    said += _said(document.blocks, document, way)
    if way is HTML:
        line = (document.enterprise, document.title, document.date, document.state_code)
        said += [disclaimer, " · ".join(filter(None, (clean(part).strip() for part in line)))]
    elif not document.title_page:
        said.append(disclaimer)
    return " ".join(map(clean, said)).replace("\u00ad", "").split()


def _contents(document: Document, way: Way) -> Iterator[str]:
    entries = [entry for entry in headings_of(document) if entry.level <= document.contents_levels]
    if way is HTML:
        entries = [entry for entry in entries if entry.words]
    if document.contents and (entries or way is not HTML):
        yield document.words.contents
        for entry in entries:
            yield f"{clean(entry.number)} {entry.words}"


def _said(blocks: Iterable[Block], document: Document, way: Way) -> Iterator[str]:
    def text(runs: Runs) -> str:
        return _text(runs, document, way)

    for block in blocks:
        match block:
            case Heading(runs=runs, number=number):
                yield _number(number, way)
                yield text(runs)
            case Paragraph(runs=runs):
                yield text(runs)
            case Items():
                yield from _items(block, document, way)
            case Table():
                yield from _table(block, document, way)
            case Figure(title=title):
                yield text(title)
            case Advice(sign, title, inside, source):
                if way.list_signs:
                    yield _sign(sign, title, document)
                yield text(title)
                yield from _said(inside, document, way)
                yield clean(source)
            case Clause(number, title, inside, law):
                yield _number(number, way)
                yield text(title)
                yield clean(law)
                yield from _said(inside, document, way)
            case SignatureLines():
                yield from _signatures(block, way)
            case WritingLines(label=label):
                yield text(label)
            case PageBreak():
                pass


def _number(number: str, way: Way) -> str:
    shown = clean(number).strip()
    return "" if way.counted and re.fullmatch(way.counted, shown) else shown


def _items(block: Items, document: Document, way: Way) -> Iterator[str]:
    for item in block.items:
        match item.blocks:
            case (Paragraph(runs=runs), *_):
                first = runs
            case _:
                first = ()
        if way.list_signs and item.sign:
            yield _sign(item.sign, first, document)
        yield from _said(item.blocks, document, way)


def _table(block: Table, document: Document, way: Way) -> Iterator[str]:
    if not block.columns:
        return
    caption = _text(block.caption, document, way)
    yield caption
    if way.summaries and block.summary.strip() != "".join(run.text for run in block.caption).strip():
        yield clean(block.summary)
    for column in block.columns:
        yield _text(column.runs, document, way)
    for row in block.rows:
        for cell in row.cells:
            if way.list_signs and cell.sign and not any(run.text or run.page_of for run in cell.runs):
                yield _sign(cell.sign, cell.runs, document)
            yield _text(cell.runs, document, way)
    yield _text(block.note, document, way)


def _signatures(block: SignatureLines, way: Way) -> Iterator[str]:
    for signature in block.signatures:
        name = clean(signature.name)
        yield clean(signature.role)
        yield from (clean(block.place_label), clean(block.date_label))
        if way.name_first:
            yield from (name, clean(block.signature_label), clean(block.name_label))
        else:
            yield from (clean(block.signature_label), name, clean(block.name_label))


def _sign(sign: str, runs: Runs, document: Document) -> str:
    word = document.words.signs.get(sign, "")
    said = "".join(run.text for run in runs)
    if word.casefold() in clean(said).casefold():
        return ""
    return f"{word}:" if runs else word


def _text(runs: Runs, document: Document, way: Way) -> str:
    return "".join(_run(run, document, way) for run in runs)


def _run(run: Run, document: Document, way: Way) -> str:
    text = clean(run.text)
    if run.gap and not text.strip():
        return " "
    if run.gap:
        # A word processor's dotted line is made of spaces.
        return way.gap.format(text) if way is HTML else f" {way.gap.format(' '.join(text.split()))}"
    if run.page_of and not text.strip():
        entry = next((entry for entry in headings_of(document) if entry.anchor == run.page_of), None)
        if way is HTML:
            return f"{entry.number} {entry.words}".strip() if entry else text
        return way.page
    return text
