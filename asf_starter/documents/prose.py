"""The small markup of section texts: paragraphs, lists, sub-headings, bold and gaps become blocks.

A blank line ends a paragraph; ``- `` begins a bullet, ``1. `` a numbered entry, ``[] `` a tick box,
``### `` a sub-heading; ``**bold**``; ``{gap}`` is filled by the caller. The markup is parsed before the
gaps are filled, so that nothing a founder typed is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from asf_starter.documents.phrases import Fill, fill
from asf_starter.documents.tree import Block, Heading, Item, Items, Paragraph, Run, Runs

ListStyle = Literal["bullet", "number", "checkbox"]

_STARTS: tuple[tuple[str, ListStyle], ...] = (
    (r"- ", "bullet"),
    (r"\d+\. ", "number"),
    (r"\[ ?\] ", "checkbox"),
)
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def prose_runs(text: str, gap: Fill) -> Runs:
    """One line of markup as runs: bold and gaps."""
    runs: list[Run] = []
    at = 0
    for match in _BOLD.finditer(text):
        runs += fill(text[at : match.start()], gap)
        runs += (replace(run, bold=True) for run in fill(match[1], gap))
        at = match.end()
    runs += fill(text[at:], gap)
    return tuple(runs)


def prose_blocks(
    text: str, gap: Fill, *, style: Literal["body", "lead", "quiet", "small"] = "body", level: int = 3
) -> tuple[Block, ...]:
    """The blocks of a section text. Sub-headings get ``level``."""
    blocks: list[Block] = []
    for lines in _chunks(text):
        start = _list_start(lines[0])
        if start:
            items = tuple(Item((Paragraph(prose_runs(entry, gap)),)) for entry in _entries(lines, start[0]))
            blocks.append(Items(items, start[1]))
        elif lines[0].startswith("### "):
            blocks.append(Heading(level, prose_runs(lines[0][4:], gap)))
        else:
            blocks.append(Paragraph(prose_runs(" ".join(lines), gap), style))
    return tuple(blocks)


def _chunks(text: str) -> Iterator[list[str]]:
    """Groups of lines that belong together: paragraphs, and runs of list entries of one kind."""
    lines: list[str] = []
    for line in [*(line.strip() for line in text.strip().splitlines()), ""]:
        starts_anew = bool(line) and bool(lines) and _kind(line) != _kind(lines[0]) and _kind(line) != ""
        if (not line or starts_anew or (lines and lines[0].startswith("### "))) and lines:
            yield lines
            lines = []
        if line:
            lines.append(line)


def _kind(line: str) -> str:
    start = _list_start(line)
    return start[1] if start else "heading" if line.startswith("### ") else ""


def _list_start(line: str) -> tuple[str, ListStyle] | None:
    return next(((pattern, style) for pattern, style in _STARTS if re.match(pattern, line)), None)


def _entries(lines: list[str], pattern: str) -> Iterator[str]:
    """List entries; a line without a mark goes on with the entry before it."""
    entry = ""
    for line in lines:
        match = re.match(pattern, line)
        if match:
            if entry:
                yield entry
            entry = line[match.end() :]
        else:
            entry = f"{entry} {line}"
    if entry:
        yield entry
