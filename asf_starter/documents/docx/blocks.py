"""Blocks as paragraphs, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise
from typing import assert_never

from asf_starter.documents.cleaning import clean, one_line
from asf_starter.documents.docx.elements import (
    Element,
    indents_of,
    make,
    paragraph,
    space,
    tab,
    twips,
    words,
)
from asf_starter.documents.docx.inline import direction, inline, sign_text, sign_word, text_of
from asf_starter.documents.docx.lists import list_elements, placed
from asf_starter.documents.docx.making import Making, Place
from asf_starter.documents.docx.pictures import picture
from asf_starter.documents.docx.sections import page_break
from asf_starter.documents.docx.styles import LEVELS, advice_box, advice_indent
from asf_starter.documents.docx.tables import table_elements
from asf_starter.documents.figure_image import drawing_png
from asf_starter.documents.tree import (
    Advice,
    Block,
    Clause,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Runs,
    Signature,
    SignatureLines,
    Table,
    WritingLines,
)

_STYLES = (("body", "BodyText"), ("lead", "Lead"), ("quiet", "QuietLabel"), ("small", "NoteText"))
_BEHIND_NUMBER = 0.5  # space between a heading's number and its words, in parts of its size
_BOX_PADDING = 21.0
_AROUND_BOX = 14.0
_EM_SPACE = "\u2003"


def block_elements(blocks: Iterable[Block], making: Making, place: Place) -> list[Element]:
    """The elements of some blocks, one after the other. A page break is a paragraph that starts a page."""
    return [element for block in blocks for element in _elements(block, making, place)]


def _elements(block: Block, making: Making, place: Place) -> list[Element]:
    match block:
        case Heading():
            return [_heading(block.runs, making, place)]
        case Paragraph():
            return [_paragraph(block, making, place)]
        case Items():
            return list_elements(block, making, place, block_elements)
        case Table():
            return table_elements(block, making, place)
        case Figure():
            return _figure(block, making, place)
        case Advice():
            return _advice(block, making, place)
        case Clause():
            return _clause(block, making, place)
        case SignatureLines():
            return [each for one in block.signatures for each in _signature(one, block)]
        case WritingLines():
            return _writing_lines(block, making, place)
        case PageBreak():
            return [page_break()]
        case _:
            assert_never(block)


def _heading(runs: Runs, making: Making, place: Place) -> Element:
    order, entry = next(making.coming)
    level = min(entry.level, LEVELS)
    content = inline(runs, making, place)
    number, shown = None, one_line(entry.number)
    if shown:
        number = making.numbering.heading(shown, level, _number_room(level, making))
        if number is None:
            content.insert(0, words(f"{shown}{_EM_SPACE}"))
    marks = [contents_mark(order)] if entry.level <= making.document.contents_levels else []
    return paragraph(f"Heading{level}", making.marked(entry.anchor, content, marks), number, direction(runs))


def _number_room(level: int, making: Making) -> int:
    """Room for the widest number among the headings of a level, in twips."""
    size = making.measures.headings[level - 1].size
    numbers = (one_line(entry.number) for entry in making.headings if min(entry.level, LEVELS) == level)
    widest = max(making.measures.width(number, size, bold=True) for number in numbers)
    return twips(widest + float(size) * _BEHIND_NUMBER)


def contents_mark(order: int) -> str:
    """The bookmark of a heading that the table of contents lists, by the heading's order."""
    return f"_Toc{order:06}"


def _paragraph(block: Paragraph, making: Making, place: Place) -> Element:
    style = dict(_STYLES)[block.style]
    if block.style == "body" and (place.bar or place.depth):
        style = "AdviceText" if place.bar else "ListContinue"
    return paragraph(
        style,
        making.marked(block.anchor, inline(block.runs, making, place)),
        make("keepNext") if block.keep_with_next else None,
        direction(block.runs),
        *_inside(making, place),
    )


def _figure(block: Figure, making: Making, place: Place) -> list[Element]:
    """A drawing under its title, as wide as it was drawn, or as the place is."""
    drawing, measures = block.drawing, making.measures
    if drawing.width <= 0 or drawing.height <= 0:
        return []
    room = place.width / twips(1)
    scale = min(1.0, room / drawing.width, measures.upright.width / twips(1) / drawing.height)
    key = making.links.picture(BytesIO(drawing_png(drawing, making.look, measures.colours)))
    shown = picture(
        key,
        making.number(),
        (drawing.width * scale, drawing.height * scale),
        title=one_line(text_of(block.title)),
        alternative=clean(block.alternative),
    )
    elements = [paragraph("Figure", [make("r", shown)], *_inside(making, place))]
    if block.title:
        title = inline(block.title, making, place)
        elements.insert(0, paragraph("FigureTitle", title, direction(block.title), *_inside(making, place)))
    return elements


def _advice(block: Advice, making: Making, place: Place) -> list[Element]:
    bar = {"conflict": "conflict", "warning": "note"}.get(block.sign, "accent")
    inside = Place(place.width - twips(_BOX_PADDING), place.left, place.depth, place.numbered, bar)
    elements: list[Element] = []
    if block.title or block.sign:
        sign = [*sign_text(block.sign), *sign_word(block.sign, block.title, making)]
        title = [*sign, *inline(block.title, making, inside)]
        elements.append(_boxed("AdviceTitle", title, making, inside, direction(block.title)))
    elements += block_elements(block.blocks, making, inside)
    if block.source:
        elements.append(_boxed("AdviceSource", [words(one_line(block.source))], making, inside))
    return _as_box(elements)


def _as_box(elements: list[Element]) -> list[Element]:
    """Space around a box, and none inside where its ground would be torn: between different indents."""
    if elements:
        space(elements[0], before=_AROUND_BOX)
        space(elements[-1], after=_AROUND_BOX)
    for element, following in pairwise(elements):
        if indents_of(element) != indents_of(following):
            space(element, after=0)
    return elements


def _boxed(
    style: str, content: list[Element], making: Making, place: Place, *more: Element | None
) -> Element:
    box = advice_box(making.measures, place.bar)
    return paragraph(style, content, *more, *box, advice_indent(making.measures, place.left))


def _clause(block: Clause, making: Making, place: Place) -> list[Element]:
    """A numbered heading, the law that it answers in small type, and what it says."""
    elements = [_heading(block.title, making, place)]
    if block.law:
        elements.append(paragraph("LawReference", [words(one_line(block.law))]))
    return elements + block_elements(block.blocks, making, place)


def _signature(signature: Signature, block: SignatureLines) -> list[Element]:
    """Place and date beside each other, then the signature and the name in print below it."""
    elements = []
    if signature.role:
        elements.append(paragraph("SignatureRole", [words(one_line(signature.role))]))
    rows = (
        (block.place_label, block.date_label, ""),
        (block.signature_label, block.name_label, signature.name),
    )
    shown = [row for row in rows if row[0] or row[1]]
    for number, (left, right, name) in enumerate(shown, 1):
        rule = make("u", val="single")
        written = [words(one_line(name), make("u", val="single"))] if name else []
        blanks = [tab(rule), tab(), *written, tab(make("u", val="single"))]
        labels = [words(one_line(left)), tab(), words(one_line(right))]
        elements.append(paragraph("SignatureLine", blanks))
        keep = make("keepNext") if number < len(shown) else None
        elements.append(paragraph("SignatureLabel", labels, keep))
    return elements


def _writing_lines(block: WritingLines, making: Making, place: Place) -> list[Element]:
    """Dotted lines; whoever types on one pushes its dots before them."""
    elements = []
    if block.label:
        label = inline(block.label, making, place)
        elements.append(paragraph("QuietLabel", label, direction(block.label), *_inside(making, place)))
    for _ in range(max(1, block.lines)):
        elements.append(paragraph("WritingLine", [tab()], *_inside(making, place)))
    return elements


def _inside(making: Making, place: Place) -> tuple[Element, ...]:
    """What a paragraph needs inside lists and boxes; nothing at the top level, where its style is enough."""
    return placed(making, place) if place.left or place.bar else ()
