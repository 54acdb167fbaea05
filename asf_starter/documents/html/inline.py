"""Text as HTML: runs with their properties, and signs with the words that they are read as."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from asf_starter.documents.cleaning import clean, one_line
from asf_starter.documents.headings import Entry, headings_of
from asf_starter.documents.links import anchors_of, target
from asf_starter.documents.pdf.right_to_left import runs_right_to_left
from asf_starter.documents.svg import sign_svg
from asf_starter.documents.tree import Document, Run, Runs, Sign

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.]*")


@dataclass(frozen=True)
class Making:
    """What the writing of one page needs to know.

    ``places`` maps anchors to ids of the page; ``unclaimed`` are those that no block has taken as its id
    yet. ``headings`` are all headings with their ids, and ``coming`` those still to be written.
    ``numbers`` keep pictures and tables apart.
    """

    document: Document
    places: Mapping[str, str]
    unclaimed: dict[str, str]
    headings: Sequence[tuple[str, Entry]]
    coming: Iterator[tuple[str, Entry]]
    numbers: Iterator[int]

    def claim(self, anchor: str) -> str:
        """The id for a block with this anchor; empty for none, or where another has taken it."""
        return self.unclaimed.pop(anchor, "")

    def entry(self, anchor: str) -> Entry | None:
        """The heading with this anchor."""
        return next((entry for _, entry in self.headings if entry.anchor == anchor), None)


def make_making(document: Document) -> Making:
    """The making of a document, nothing written yet."""
    places = {
        anchor: anchor if _PLAIN_NAME.fullmatch(anchor) else f"place-{number}"
        for number, anchor in enumerate(anchors_of(document.blocks), 1)
    }
    unclaimed = dict(places)
    headings = [
        (unclaimed.pop(entry.anchor, "") or f"heading-{number}", entry)
        for number, entry in enumerate(headings_of(document), 1)
    ]
    return Making(document, places, unclaimed, headings, iter(headings), itertools.count(1))


def colour(token: str) -> str:
    """A token of the look as the page's CSS knows it."""
    return f"var(--{token.replace('_', '-')})"


def plain(text: str) -> str:
    """Cleaned and escaped text on one line."""
    return escape(one_line(text))


def direction(runs: Runs) -> str:
    """The attribute of a block whose text may run from right to left."""
    return ' dir="auto"' if any(runs_right_to_left(run.text) for run in runs) else ""


def inline(runs: Runs, making: Making) -> str:
    """The runs one after the other."""
    return "".join(_run(run, making) for run in runs)


def sign(name: Sign | str, runs: Runs, making: Making) -> str:
    """A sign before words; it is read as its own word, unless the words say so already."""
    if not name:
        return ""
    word = making.document.words.signs.get(name, "")
    said = "".join(run.text for run in runs).casefold()
    return sign_svg(name, "" if word.casefold() in said else word, colour)


def signed(name: Sign, runs: Runs, making: Making) -> str:
    """Runs with their sign before them, on one line with their first word."""
    text = inline(runs, making)
    return f'<span class="signed">{sign(name, runs, making)}{text}</span>' if name else text


def _run(run: Run, making: Making) -> str:
    text = _text(run, making)
    if run.gap:
        return f'<span class="gap">{_bracketed(text) if text.strip() else ""}</span>'
    language = run.language if run.language != making.document.language else ""
    attributes = f' lang="{escape(language)}"' if language else ""
    if run.soft:
        attributes += ' class="soft"'
    if attributes and text:
        text = f"<span{attributes}>{text}</span>"
    if run.bold and text.strip():
        text = f"<strong>{text}</strong>"
    link = target(run, making.places)
    if link.startswith("#"):
        link = f"#{making.places[link[1:]]}"
    return f'<a href="{escape(link)}">{text}</a>' if link and text.strip() else text


def _bracketed(text: str) -> str:
    """What belongs into a gap, small below its line; read in brackets, so that it is no answer."""
    return f'<span class="unseen">[</span><small>{text}</small><span class="unseen">]</span>'


def _text(run: Run, making: Making) -> str:
    """A web page has no page numbers: where one would stand, the heading that it leads to is named."""
    text = run.text
    if run.page_of and not text.strip():
        entry = making.entry(run.page_of)
        text = f"{entry.number} {entry.words}".strip() if entry else text
    return escape(clean(text)).replace("\n", "<br>")
