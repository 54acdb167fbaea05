"""A document as Markdown: for reading in tests and for those who paste it elsewhere.

Whatever a founder typed is escaped, so that it shows as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import assert_never

from asf_starter.documents.cleaning import clean
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
    Runs,
    Sign,
    SignatureLines,
    Table,
    WritingLines,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)]|=+)(\s)")
_SIGNS: Mapping[Sign, str] = {
    "": "",
    "met": "● ",
    "partly": "◐ ",
    "not_yet": "○ ",
    "unknown": "? ",
    "note": "→ ",
    "warning": "! ",
    "conflict": "‼ ",
}


def write_markdown(document: Document) -> str:
    """The whole document. Ends with a newline."""
    lines = [f"# {_escape(document.enterprise)}: {_escape(document.title)}", ""]
    if document.subtitle:
        lines += [_escape(document.subtitle), ""]
    if document.draft:
        lines += [f"**{_escape(document.words.draft)}**", ""]
    lines += [f"- {_escape(fact.label)}: {_runs(fact.runs)}" for fact in document.facts]
    lines.append("")
    for block in document.blocks:
        lines += [*_block(block), ""]
    if document.disclaimer:
        lines += ["---", "", _runs(document.disclaimer), ""]
    text = "\n".join(lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _escape(text: str) -> str:
    return _LINE_START.sub(r"\1\\\2\3", _SPECIAL.sub(r"\\\1", clean(text)))


def _runs(runs: Runs) -> str:
    parts = []
    for run in runs:
        text = _escape(run.text)
        if run.gap:
            text = f"……… *({text})*"
        elif run.bold and text.strip():
            text = f"**{text.strip()}**" + (" " if text.endswith(" ") else "")
        if run.link and not run.link.startswith("#"):
            text = f"[{text}]({run.link})"
        parts.append(text)
    return "".join(parts)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, runs, _, number):
            yield f"{'#' * (level + 1)} {number + ' ' if number else ''}{_runs(runs)}"
        case Paragraph(runs, style):
            text = _runs(runs)
            yield f"*{text}*" if style in ("quiet", "small") and text else text
        case Items(items, style):
            for place, item in enumerate(items, 1):
                yield from _item(item, style, place)
        case Table():
            yield from _table(block)
        case Figure(title, _, alternative):
            yield f"**{_runs(title)}**"
            yield ""
            yield f"> {_escape(alternative)}"
        case Advice(sign, title, blocks, source):
            yield f"> **{_SIGNS[sign]}{_runs(title)}**"
            for inner in blocks:
                for line in _block(inner):
                    yield f"> {line}"
            if source:
                yield f"> *{_escape(source)}*"
        case Clause(number, title, blocks, law):
            yield f"### {_escape(number)} {_runs(title)}" + (f" *({_escape(law)})*" if law else "")
            for inner in blocks:
                yield ""
                yield from _block(inner)
        case SignatureLines(signatures, place, date, signature, name):
            for signer in signatures:
                yield _escape(signer.role)
                yield ""
                for label in filter(None, (place, date, signature)):
                    yield f"- {_escape(label)}: ………"
                yield f"- {_escape(name)}: {_escape(signer.name) or '………'}"
                yield ""
        case WritingLines(label, count):
            yield f"{_runs(label)}"
            yield ""
            for _ in range(count):
                yield "………………………………"
        case PageBreak():
            yield "---"
        case _:
            assert_never(block)


def _item(item: Item, style: str, number: int) -> Iterator[str]:
    mark = {"number": f"{number}. ", "checkbox": "- [ ] "}.get(style, "- ") + _SIGNS[item.sign]
    lines = [line for block in item.blocks for line in _block(block)]
    yield mark + (lines[0] if lines else "")
    for line in lines[1:]:
        yield f"  {line}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"**{_runs(table.caption)}**"
        yield ""
    yield "| " + " | ".join(_runs(column.runs) for column in table.columns) + " |"
    yield "|" + "|".join(" ---: " if column.align == "right" else " --- " for column in table.columns) + "|"
    for row in table.rows:
        cells = [_SIGNS[cell.sign] + _runs(cell.runs).replace("\n", " ") for cell in row.cells]
        if row.style in ("sum", "group"):
            cells = [f"**{text}**" if text.strip() and not text.startswith("**") else text for text in cells]
        yield "| " + " | ".join(cells) + " |"
    if table.note:
        yield ""
        yield f"*{_runs(table.note)}*"
