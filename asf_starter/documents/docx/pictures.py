"""Pictures: in the text, with the words that are read aloud in their place, and behind it, as a mere band."""

from __future__ import annotations

from docx.oxml.shape import CT_Inline
from docx.shared import Emu

from asf_starter.documents.docx.elements import Element, make

_POINT = 12_700
"""English metric units in a point."""


def picture(key: str, number: int, size: tuple[float, float], *, title: str, alternative: str) -> Element:
    """A picture that stands in its line like a letter; ``size`` in points."""
    inline = _inline(key, number, size)
    inline.docPr.set("descr", alternative)
    if title:
        inline.docPr.set("title", title)
    return make("drawing", inline)


def band(key: str, number: int, size: tuple[float, float]) -> Element:
    """A picture behind the text, at the upper left corner of the sheet; ``size`` in points."""
    inline = _inline(key, number, size)
    places = (
        make(f"wp:position{way}", make("wp:posOffset", text="0"), relativeFrom="page") for way in ("H", "V")
    )
    extent = make("wp:extent", cx=inline.extent.cx, cy=inline.extent.cy)
    attributes = dict.fromkeys(("distT", "distB", "distL", "distR", "simplePos", "locked"), 0)
    anchor = make(
        "wp:anchor",
        make("wp:simplePos", x=0, y=0),
        *places,
        extent,
        make("wp:wrapNone"),
        inline.docPr,
        make("wp:cNvGraphicFramePr"),
        inline.graphic,
        relativeHeight=0,
        behindDoc=1,
        layoutInCell=1,
        allowOverlap=1,
        **attributes,
    )
    return make("drawing", anchor)


def _inline(key: str, number: int, size: tuple[float, float]) -> CT_Inline:
    width, height = (Emu(round(side * _POINT)) for side in size)
    return CT_Inline.new_pic_inline(number, key, f"picture-{number}.png", width, height)
