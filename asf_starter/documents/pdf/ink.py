"""Ink: how a piece of text is written, in which font, and for which element of the structure tree."""

from __future__ import annotations

from typing import Final, NamedTuple

from asf_starter.documents.pdf.fonts import Font
from asf_starter.documents.pdf.structure import Element

ARTIFACT: Final = None
"""The owner of what is not read aloud."""

Owner = Element | None


class Ink(NamedTuple):
    """How a piece of text is written, and for whom. ``link`` is an address or ``#anchor``.

    A ``gap`` is a dotted line to write on; its text stands small below the line. ``origins`` name the
    answers that it stems from.
    """

    size: float
    bold: bool
    colour: str
    owner: Owner
    link: str = ""
    gap: bool = False
    origins: tuple[str, ...] = ()


class Scrap(NamedTuple):
    """A piece of text in one font and ink, with its width in points."""

    font: Font
    text: str
    width: float
    ink: Ink
