"""What stands before and after the text: title page, title on the first page, contents, disclaimer."""

from __future__ import annotations

import math
from collections.abc import Sequence

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.docx.blocks import contents_mark
from asf_starter.documents.docx.elements import (
    Element,
    field,
    indent,
    make,
    paragraph,
    space,
    tab,
    tab_stops,
    twips,
    words,
)
from asf_starter.documents.docx.inline import direction, inline, text_of
from asf_starter.documents.docx.making import Making, Place
from asf_starter.documents.docx.sections import page_break
from asf_starter.documents.headings import Entry
from asf_starter.documents.tree import Fact, Run, Runs

_NAME_FROM_TOP = 0.26
"""Where the enterprise's name begins on the title page, in parts of the text area's height."""

_FACT_COLUMN = 0.3
_LEAST_AIR = 40.0  # points between the title and the facts of a title page
_BELOW_TITLE = 20.0
_CAUTION = 0.85  # of the free height is used, since fonts differ between computers


def opening(making: Making, place: Place) -> list[Element]:
    """Everything before the first block. A title page ends with a page break, and so do its contents."""
    document = making.document
    elements = _draft(making)
    if document.title_page:
        elements += _title_page(making, place)
        if document.contents:
            elements += [page_break(), *_contents(making)]
        return [*elements, page_break()]
    elements.append(_title(document.title, "Title"))
    if document.subtitle:
        elements.append(_title(document.subtitle, "Subtitle"))
    elements += [_fact(fact, making, place) for fact in document.facts]
    space(elements[-1], after=_BELOW_TITLE)
    return elements + (_contents(making) if document.contents else [])


def closing(making: Making, place: Place) -> list[Element]:
    """What stands last where there is no title page to hold it."""
    document = making.document
    return [] if document.title_page else _disclaimer(document.disclaimer, making, place)


def _title_page(making: Making, place: Place) -> list[Element]:
    document = making.document
    height = making.measures.upright.height / twips(1)
    name = _title(document.enterprise, "Enterprise", before=height * _NAME_FROM_TOP)
    elements = [name, _title(document.title, "Title")]
    if document.subtitle:
        elements.append(_title(document.subtitle, "Subtitle"))
    lower = [_fact(fact, making, place) for fact in document.facts]
    lower += _disclaimer(document.disclaimer, making, place)
    if lower:
        space(lower[0], before=max(_LEAST_AIR, (height - _height_needed(making)) * _CAUTION))
    return elements + lower


def _height_needed(making: Making) -> float:
    """About how high the title page is without the space between its two parts, in points."""
    document, paper = making.document, making.measures.paper
    height = making.measures.upright.height / twips(1) * _NAME_FROM_TOP + 2 * float(paper.body.leading)
    facts = ((f"{fact.label}{'.' * 20}{text_of(fact.runs)}", paper.body) for fact in document.facts)
    for text, style in (
        (document.enterprise, paper.enterprise),
        (document.title, paper.title),
        (document.subtitle, paper.lead),
        *facts,
        (text_of(document.disclaimer), paper.small),
    ):
        width = making.measures.width(one_line(text), style.size, style.bold)
        lines = math.ceil(width / (making.measures.measure / twips(1)))
        height += lines * float(style.leading) * 1.2
    return height


def _draft(making: Making) -> list[Element]:
    """The draft word in a box."""
    document = making.document
    if not document.draft:
        return []
    frame = make("bdr", val="single", sz=8, space=0, color=making.measures.colour("note"))
    return [paragraph("Draft", [words(f"\u00a0\u00a0{one_line(document.words.draft)}\u00a0\u00a0", frame)])]


def _title(text: str, style: str, before: float = 0) -> Element:
    title = paragraph(style, [words(one_line(text))] if text.strip() else [], direction((Run(text),)))
    if before:
        space(title, before=before)
    return title


def _fact(fact: Fact, making: Making, place: Place) -> Element:
    """A label and its value beside each other; below a long label."""
    column = round(making.measures.measure * _FACT_COLUMN)
    label = one_line(fact.label)
    fits = making.measures.width(label, making.measures.paper.body.size) < column / twips(1) - 4
    content = [
        words(label, make("rStyle", val="SoftText")),
        tab() if fits else make("r", make("br")),
        *inline(fact.runs, making, Place(place.width - column)),
    ]
    return paragraph(
        "Fact",
        content,
        tab_stops(("left", column, "none")) if fits else None,
        indent(column, making.measures.margin, column) if fits else None,
    )


def _disclaimer(runs: Runs, making: Making, place: Place) -> list[Element]:
    return [paragraph("Disclaimer", inline(runs, making, place), direction(runs))] if runs else []


def _contents(making: Making) -> list[Element]:
    """A table of contents with its entries already in it, each a link.

    Page numbers stand in fields of their own, which Word fills when it prints or updates.
    """
    most = making.document.contents_levels
    listed = [(order, entry) for order, entry in enumerate(making.headings, 1) if entry.level <= most]
    title = paragraph("TOCHeading", [words(one_line(making.document.words.contents))])
    if not listed:
        return [title]
    start, separator, end = (
        make("r", make("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
    )
    levels = f'TOC \\o "1-{most}" \\h \\z \\u'
    instruction = make("r", make("instrText", text=f" {levels} ", xml__space="preserve"))
    entries = [_contents_entry(order, entry) for order, entry in listed]
    _put_after_properties(entries[0], (start, instruction, separator))
    entries[-1].append(end)
    gallery = make("docPartObj", make("docPartGallery", val="Table of Contents"), make("docPartUnique"))
    properties = make("sdtPr", make("id", val=making.number()), gallery)
    return [make("sdt", properties, make("sdtContent", title, *entries))]


def _contents_entry(order: int, entry: Entry) -> Element:
    mark = contents_mark(order)
    number = [words(one_line(entry.number)), tab()] if entry.number else []
    page = field(f"PAGEREF {mark} \\h", "")
    link = make("hyperlink", *number, words(entry.words), tab(), *page, anchor=mark, history=1)
    return paragraph(f"TOC{entry.level}", [link])


def _put_after_properties(element: Element, content: Sequence[Element]) -> None:
    for place, child in enumerate(content, 1):
        element.insert(place, child)
