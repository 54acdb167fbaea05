"""Several documents bound into one: a title page, one table of contents, each document a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from asf_starter.documents.tree import (
    Advice,
    Block,
    Clause,
    Document,
    Figure,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    SignatureLines,
    Table,
    TableRow,
    WritingLines,
)

_DEEPEST = 4


def bind(documents: Sequence[Document], title: str, subject: str) -> Document:
    """One document out of several of the same plan and language. Raises IndexError for none at all.

    Each becomes a chapter on a page of its own, its headings one level deeper; anchors are kept apart.
    The contents name the documents only: what stands in each is found on its own pages. It is a draft while
    one of them is.
    """
    first = documents[0]
    blocks: list[Block] = []
    for document in documents:
        if blocks:
            blocks.append(PageBreak())
        blocks.append(Heading(1, (Run(document.title),), anchor=f"{document.id}.start"))
        if document.subtitle:
            blocks.append(Paragraph((Run(document.subtitle),), "small"))
        blocks += [_deeper(block, document.id) for block in document.blocks]
    return replace(
        first,
        id="dossier",
        title=title,
        subtitle="",
        subject=subject,
        blocks=tuple(blocks),
        draft=any(document.draft for document in documents),
        title_page=True,
        contents=True,
        contents_levels=1,
        legal_paper=False,
        margin_for_comments=any(document.margin_for_comments for document in documents),
    )


def _deeper(block: Block, scope: str) -> Block:
    """The block one level deeper, its anchors and links inside ``scope``."""
    match block:
        case Heading():
            level = min(block.level + 1, _DEEPEST)
            return replace(
                block, level=level, runs=_runs(block.runs, scope), anchor=_anchor(block.anchor, scope)
            )
        case Paragraph():
            return replace(block, runs=_runs(block.runs, scope), anchor=_anchor(block.anchor, scope))
        case Items():
            items = tuple(
                Item(tuple(_deeper(inner, scope) for inner in item.blocks), item.sign) for item in block.items
            )
            return replace(block, items=items)
        case Table():
            return replace(
                block,
                rows=tuple(_row(row, scope) for row in block.rows),
                note=_runs(block.note, scope),
                anchor=_anchor(block.anchor, scope),
            )
        case Advice():
            inside = tuple(_deeper(inner, scope) for inner in block.blocks)
            return replace(block, title=_runs(block.title, scope), blocks=inside)
        case Clause():
            inside = tuple(_deeper(inner, scope) for inner in block.blocks)
            return replace(
                block,
                title=_runs(block.title, scope),
                blocks=inside,
                anchor=_anchor(block.anchor, scope),
            )
        case Figure() | SignatureLines() | WritingLines() | PageBreak():
            return block
        case _:
            assert_never(block)


def _anchor(anchor: str, scope: str) -> str:
    return f"{scope}.{anchor}" if anchor else ""


def _row(row: TableRow, scope: str) -> TableRow:
    return replace(row, cells=tuple(replace(cell, runs=_runs(cell.runs, scope)) for cell in row.cells))


def _runs(runs: Runs, scope: str) -> Runs:
    return tuple(_run(run, scope) for run in runs)


def _run(run: Run, scope: str) -> Run:
    if run.link.startswith("#") or run.page_of:
        link = f"#{scope}.{run.link[1:]}" if run.link.startswith("#") else run.link
        return replace(run, link=link, page_of=_anchor(run.page_of, scope))
    return run
