"""Blocks as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from asf_starter.documents.html.inline import Making, colour, direction, inline, plain, sign, signed
from asf_starter.documents.html.tables import table_html
from asf_starter.documents.svg import drawing_svg
from asf_starter.documents.tree import (
    Advice,
    Block,
    Clause,
    Figure,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Runs,
    Signature,
    SignatureLines,
    Table,
    WritingLines,
)

_DEEPEST_TAG = 6


def blocks_html(blocks: Iterable[Block], making: Making) -> str:
    """Some blocks, one after the other."""
    return "".join(_block(block, making) for block in blocks)


def _block(block: Block, making: Making) -> str:
    match block:
        case Heading():
            return _heading(block.runs, making)
        case Paragraph():
            return _paragraph(block, making)
        case Items():
            return _items(block, making)
        case Table():
            return table_html(block, making)
        case Figure():
            return _figure(block, making)
        case Advice():
            return _advice(block, making)
        case Clause():
            return _clause(block, making)
        case SignatureLines():
            return "".join(_signature(each, block) for each in block.signatures)
        case WritingLines():
            return _writing_lines(block, making)
        case PageBreak():
            return '<div class="page-break"></div>\n'
        case _:
            assert_never(block)


def _heading(runs: Runs, making: Making) -> str:
    name, entry = next(making.coming)
    tag = f"h{min(entry.level + 1, _DEEPEST_TAG)}"
    number = f'<span class="number">{plain(entry.number)} </span>' if entry.number else ""
    return f'<{tag} id="{name}"{direction(runs)}>{number}{inline(runs, making)}</{tag}>\n'


def _paragraph(block: Paragraph, making: Making) -> str:
    name = making.claim(block.anchor)
    place = f' id="{name}"' if name else ""
    kind = f' class="{block.style}"' if block.style != "body" else ""
    return f"<p{place}{kind}{direction(block.runs)}>{inline(block.runs, making)}</p>\n"


def _items(block: Items, making: Making) -> str:
    """A list; where signs take the place of its bullets it says itself that it is one."""
    if not block.items:
        return ""
    tag = "ol" if block.style == "number" else "ul"
    marked = block.style in ("checkbox", "sign") or any(item.sign for item in block.items)
    attributes = ' class="marked" role="list"' if marked and tag == "ul" else ""
    items = "".join(_item(item, block, making) for item in block.items)
    return f"<{tag}{attributes}>{items}</{tag}>\n"


def _item(item: Item, block: Items, making: Making) -> str:
    said = tuple(run for inner in item.blocks if isinstance(inner, Paragraph) for run in inner.runs)
    mark = sign(item.sign or ("checkbox" if block.style == "checkbox" else ""), said, making)
    match item.blocks:
        case (Paragraph(runs, "body", ""),):
            return f"<li{direction(runs)}>{mark}{inline(runs, making)}</li>"
        case _:
            return f"<li>{mark}{blocks_html(item.blocks, making)}</li>"


def _figure(block: Figure, making: Making) -> str:
    number = next(making.numbers)
    caption = f"<figcaption>{inline(block.title, making)}</figcaption>" if block.title else ""
    picture = drawing_svg(block.drawing, block.alternative, colour, f"drawing-{number}-")
    return f'<figure>{caption}<div class="frame">{picture}</div></figure>\n'


def _advice(block: Advice, making: Making) -> str:
    title = ""
    if block.title or block.sign:
        title = f'<p class="advice-title">{signed(block.sign, block.title, making)}</p>'
    source = f'<p class="small">{plain(block.source)}</p>' if block.source else ""
    kind = f"advice {block.sign}".strip()
    return f'<div class="{kind}" role="note">{title}{blocks_html(block.blocks, making)}{source}</div>\n'


def _clause(block: Clause, making: Making) -> str:
    heading = _heading(block.title, making)
    law = f'<p class="law">{plain(block.law)}</p>\n' if block.law else ""
    return f'<div class="clause">{heading}{law}{blocks_html(block.blocks, making)}</div>\n'


def _signature(signature: Signature, block: SignatureLines) -> str:
    fields = (
        (block.place_label, ""),
        (block.date_label, ""),
        (block.signature_label, ""),
        (block.name_label, signature.name),
    )
    lines = "".join(
        f'<div><div class="line">{plain(value)}</div><div class="label">{plain(label)}</div></div>'
        for label, value in fields
        if label
    )
    role = f"<p><strong>{plain(signature.role)}</strong></p>" if signature.role else ""
    return f'<div class="signature">{role}<div class="fields">{lines}</div></div>\n'


def _writing_lines(block: WritingLines, making: Making) -> str:
    label = f'<p class="quiet"{direction(block.label)}>{inline(block.label, making)}</p>'
    lines = '<div class="line"></div>' * max(1, block.lines)
    return f'<div class="writing">{label if block.label else ""}<div aria-hidden="true">{lines}</div></div>\n'
