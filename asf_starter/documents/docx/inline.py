"""Text: runs with their properties, links, gaps to fill in, and references to pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from asf_starter.documents.cleaning import clean, one_line
from asf_starter.documents.docx.elements import Element, field, fonts, make, twips, words
from asf_starter.documents.docx.making import Making, Place
from asf_starter.documents.docx.numbering import SIGNS, SYMBOLS
from asf_starter.documents.links import target
from asf_starter.documents.pdf.right_to_left import runs_right_to_left, starts_at_the_right
from asf_starter.documents.tree import Run, Runs, Sign

UNKNOWN_PAGE = "…"
"""Stands for a page number until the program that opens the file puts it in."""

_BLANK = "\u00a0"
_BLANK_WIDTH = 3.1  # of a no-break space in running text, in points
_LONGEST_NAME = 60  # letters of a control's name that programs show
_IN_ADDRESSES = "!#$%&'()*+,-./:;=?@_~"
_TURNED = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:\\s+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*)"
)


def inline(runs: Runs, making: Making, place: Place) -> list[Element]:
    """The runs one after the other, as children of a paragraph."""
    return [element for run in runs for element in _run(run, making, place)]


def text_of(runs: Runs) -> str:
    """The runs' cleaned text."""
    return clean("".join(run.text for run in runs))


def direction(runs: Runs) -> Element | None:
    """The property of a paragraph that begins at the right edge."""
    return make("bidi") if starts_at_the_right(text_of(runs)) else None


def sign_text(sign: Sign) -> list[Element]:
    """A sign before words."""
    return [words(f"{SIGNS[sign]}{_BLANK}", fonts(SYMBOLS))] if sign else []


def sign_word(sign: Sign, runs: Runs, making: Making) -> list[Element]:
    """The word of a sign, unless the words behind it say it already: signs are not read aloud everywhere."""
    word = one_line(making.document.words.signs.get(sign, "")) if sign else ""
    said = text_of(runs).casefold()
    if not word or word.casefold() in said:
        return []
    return [words(f"{word}: " if runs else word, make("rStyle", val="SoftText"))]


def _run(run: Run, making: Making, place: Place) -> Iterator[Element]:
    if run.gap:
        yield _gap(run, making, place)
        return
    if run.page_of in making.bookmarks:
        shown = clean(run.text) or UNKNOWN_PAGE
        yield from field(f"PAGEREF {making.bookmarks[run.page_of]} \\h", shown, *_properties(run, making))
        return
    text = clean(run.text)
    if not text:
        return
    link = target(run, making.bookmarks)
    if not link:
        yield from _pieces(text, run, making)
    elif link.startswith("#"):
        pieces = _pieces(text, run, making, "Hyperlink")
        yield make("hyperlink", *pieces, anchor=making.bookmarks[link[1:]], history=1)
    else:
        key = making.links.address(quote(link, safe=_IN_ADDRESSES))
        yield make("hyperlink", *_pieces(text, run, making, "Hyperlink"), r__id=key, history=1)


def _pieces(text: str, run: Run, making: Making, style: str = "") -> Iterator[Element]:
    """A run's text, cut where the direction of writing changes."""
    for piece in _TURNED.split(text):
        if piece:
            turned = make("rtl") if runs_right_to_left(piece) else None
            yield words(piece, *_properties(run, making, style), turned)


def _properties(run: Run, making: Making, style: str = "") -> list[Element | None]:
    style = style or ("SoftText" if run.soft else "")
    language = run.language if run.language != making.document.language else ""
    return [
        make("rStyle", val=style) if style else None,
        *([make("b"), make("bCs")] if run.bold else []),
        make("lang", val=language, bidi=language) if language else None,
    ]


_ALONE = 0.85
"""A line without words fills so much of its cell."""


def _gap(run: Run, making: Making, place: Place) -> Element:
    """A dotted line and what belongs there. Whoever types on it replaces both; then the control is gone."""
    label = one_line(run.text)
    whole = place.width / twips(1)
    room = min(float(making.measures.paper.page_mm.gap) * 72 / 25.4, whole / 2) if label else whole * _ALONE
    line = words(
        _BLANK * max(6, round(room / _BLANK_WIDTH)),
        make("u", val="dotted", color=making.measures.colour("ink_soft")),
    )
    shown = [line, words(f"{_BLANK}({label})", make("rStyle", val="Gap"))] if label else [line]
    name = label[:_LONGEST_NAME]
    properties = make(
        "sdtPr",
        make("alias", val=name) if name else None,
        make("id", val=making.number()),
        make("temporary"),
        make("showingPlcHdr"),
    )
    return make("sdt", properties, make("sdtContent", *shown))
