"""Sections: stretches of pages that are upright or on their side, with their footers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.docx.elements import (
    Element,
    field,
    make,
    paragraph,
    tab,
    tab_stops,
    twips,
    words,
)
from asf_starter.documents.docx.measures import Frame, Measures
from asf_starter.documents.tree import Document

_TO_SPARE = 1.1


@dataclass(frozen=True)
class Stretch:
    """Elements for pages that are upright, or on their side."""

    elements: Sequence[Element]
    sideways: bool = False


@dataclass(frozen=True)
class Furniture:
    """The keys of footers and headers; ``first_header`` belongs to a title page, empty without one."""

    upright_footer: str
    sideways_footer: str
    first_header: str = ""
    first_footer: str = ""


def footer(document: Document, measures: Measures, frame: Frame) -> Element:
    """Enterprise and title at the left, date, state code and page at the right; where both are too long
    for one line, below each other."""
    left = " · ".join(filter(None, map(one_line, (document.enterprise, document.title))))
    right = " · ".join(filter(None, map(one_line, (document.date, document.state_code))))
    style = measures.paper.footer
    width = measures.width(f"{left}{right}{document.words.page}", style.size) * _TO_SPARE
    content = [
        words(left),
        *([make("r", make("br"))] if twips(width) > frame.width else []),
        tab(),
        words(f"{right} · " if right else ""),
        *_page(document.words.page),
    ]
    stops = tab_stops(("right", frame.width, "none"))
    return make("ftr", paragraph("Footer", content, stops))


def _page(text: str) -> Iterable[Element]:
    """The words around the number of the page and of all pages, which are fields."""
    for place, piece in enumerate(text.split("{number}")):
        if place:
            yield from field("PAGE", "1")
        for inner, words_between in enumerate(piece.split("{total}")):
            if inner:
                yield from field("NUMPAGES", "1")
            if words_between:
                yield words(words_between)


def joined(stretches: Sequence[Stretch], frames: tuple[Frame, Frame], furniture: Furniture) -> list[Element]:
    """The body: all elements, the last paragraph of each section holding the section's properties. A stretch
    of nothing but page breaks is no section."""
    body: list[Element] = []
    written = [(stretch.sideways, _spaced(_with_breaks(stretch.elements))) for stretch in stretches]
    filled = [(sideways, elements) for sideways, elements in written if elements] or written[-1:]
    for place, (sideways, elements) in enumerate(filled):
        properties = _section(sideways, frames, furniture, is_first=place == 0)
        body += elements
        if place + 1 == len(filled):
            body.append(properties)
        elif body and _is(body[-1], "p"):
            body[-1].get_or_add_pPr().append(properties)
        else:
            body.append(paragraph("Space", (), properties))
    return body


def page_break() -> Element:
    """Says that what follows starts a page."""
    return paragraph("Space", (), make("pageBreakBefore"))


def _with_breaks(elements: Sequence[Element]) -> list[Element]:
    """Page breaks as a property of the paragraph that follows. A section starts a page anyway."""
    changed: list[Element] = []
    for place, element in enumerate(elements):
        following = elements[place + 1] if place + 1 < len(elements) else None
        if not _is_break(element):
            changed.append(element)
        elif following is None or not changed or _is_break(following):
            continue
        elif _is(following, "p"):
            following.get_or_add_pPr().get_or_add_pageBreakBefore()
        else:
            changed.append(element)
    return changed


def _section(sideways: bool, frames: tuple[Frame, Frame], furniture: Furniture, *, is_first: bool) -> Element:
    frame = frames[sideways]
    key = furniture.sideways_footer if sideways else furniture.upright_footer
    has_title_page = is_first and bool(furniture.first_header)
    title_page = (
        make("headerReference", type="first", r__id=furniture.first_header),
        make("footerReference", type="first", r__id=furniture.first_footer),
    )
    size = {"w": frame.page_width, "h": frame.page_height} | ({"orient": "landscape"} if sideways else {})
    return make(
        "sectPr",
        *(title_page if has_title_page else ()),
        make("footerReference", type="default", r__id=key),
        make("type", val="nextPage"),
        make("pgSz", **size),
        make(
            "pgMar",
            top=frame.top,
            right=frame.right,
            bottom=frame.bottom,
            left=frame.left,
            header=frame.top // 2,
            footer=frame.bottom // 2,
            gutter=0,
        ),
        make("titlePg") if has_title_page else None,
    )


def _spaced(elements: Sequence[Element]) -> list[Element]:
    """A little space after each table, which cannot have any of its own; two in a row would become one."""
    spaced: list[Element] = []
    for place, element in enumerate(elements):
        spaced.append(element)
        following = elements[place + 1] if place + 1 < len(elements) else None
        if _is(element, "tbl") and not _is_note(following):
            spaced.append(paragraph("Space", ()))
    return spaced


def _is(element: Element | None, name: str) -> bool:
    return element is not None and element.tag.endswith(f"}}{name}")


def _is_break(element: Element) -> bool:
    """Whether the element is one that :func:`page_break` made: without text, and starting a page."""
    is_empty = _is(element, "p") and len(element) == 1
    return is_empty and element.find("./w:pPr/w:pageBreakBefore", element.nsmap) is not None


def _is_note(element: Element | None) -> bool:
    if element is None or not _is(element, "p"):
        return False
    style = element.find("./w:pPr/w:pStyle", element.nsmap)
    return style is not None and "TableNote" in style.values()
