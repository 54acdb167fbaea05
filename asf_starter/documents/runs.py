"""The text inside blocks: plain characters with a few properties. Nothing in a run is ever read as markup."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """A piece of text in one look.

    ``link`` is an address (https, http, mailto, tel) or ``#anchor`` inside the document.
    ``gap``: the answer is missing: writers draw a dotted line to write on, ``text`` says what
    belongs there. ``page_of`` is an anchor whose page number is printed instead of ``text``.
    """

    text: str
    bold: bool = False
    soft: bool = False
    link: str = ""
    gap: bool = False
    page_of: str = ""
    language: str = ""
    origins: tuple[str, ...] = ()


Runs = tuple[Run, ...]
