"""Where text may lead: to places inside the document, and to a few safe kinds of address outside it."""

from __future__ import annotations

from collections.abc import Container, Iterable

from asf_starter.documents.cleaning import clean
from asf_starter.documents.tree import Advice, Block, Clause, Heading, Items, Paragraph, Run, Table

SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")


def target(run: Run, anchors: Container[str]) -> str:
    """Where a run leads: ``#`` and an anchor that exists, or a safe address; otherwise nowhere ("")."""
    link = run.link or (f"#{run.page_of}" if run.page_of else "")
    if link.startswith("#"):
        return link if link[1:] in anchors else ""
    return link if link.lower().startswith(SAFE_LINKS) and clean(link) == link else ""


def anchors_of(blocks: Iterable[Block]) -> list[str]:
    """Every anchor that links can lead to, at any depth, in order."""
    anchors = []
    for block in blocks:
        if isinstance(block, (Heading, Paragraph, Table, Clause)) and block.anchor:
            anchors.append(block.anchor)
        if isinstance(block, (Advice, Clause)):
            anchors += anchors_of(block.blocks)
        elif isinstance(block, Items):
            for item in block.items:
                anchors += anchors_of(item.blocks)
    return anchors
