"""From a run of the document to a stretch of text: its ink, and its own element where it needs one."""

from __future__ import annotations

from asf_starter.documents.cleaning import clean
from asf_starter.documents.pdf.pen import ARTIFACT, Ink, Owner, Scrap
from asf_starter.documents.pdf.setting import Setting, Style
from asf_starter.documents.pdf.structure import Element
from asf_starter.documents.pdf.text import Line, Stretch, broken
from asf_starter.documents.tree import Run, Runs

SAFE_LINKS = ("https://", "http://", "mailto:", "tel:")
UNKNOWN_PAGE = "00"
"""Stands for a page number until the pages are known; as wide as most of them."""

GAP_NOTE_SIZE = 8.0


def set_runs(runs: Runs, style: Style, width: float, owner: Owner, setting: Setting) -> list[Line]:
    """The lines of these runs in a column, belonging to an element of the structure tree (or to nobody)."""
    return broken(stretches(runs, style, owner, setting), width, setting.fonts)


def set_words(words: str, style: Style, width: float, owner: Owner, setting: Setting) -> list[Line]:
    """The lines of plain words."""
    return set_runs((Run(words),), style, width, owner, setting)


def words_in_line(words: str, ink: Ink, setting: Setting) -> list[Scrap]:
    """Cleaned words on one line of their own, however wide."""
    return [
        Scrap(font, piece, font.width(piece) * ink.size, ink)
        for font, piece in setting.fonts.runs(words, ink.bold)
    ]


def stretches(runs: Runs, style: Style, owner: Owner, setting: Setting) -> list[Stretch]:
    """The runs, cleaned, with links, foreign languages and gaps as elements of their own."""
    return [_stretch(run, style, owner, setting) for run in runs]


def _stretch(run: Run, style: Style, owner: Owner, setting: Setting) -> Stretch:
    text = clean(run.text)
    if run.page_of:
        text = str(setting.pages.get(run.page_of, UNKNOWN_PAGE))
    bold = run.bold or style.bold
    if run.gap:
        note = Ink(GAP_NOTE_SIZE * setting.scale, False, "ink_soft", _gap_owner(text, owner), gap=True)
        return Stretch(text, note, setting.gap)
    link = _target(run, setting) if owner is not ARTIFACT else ""
    colour = "accent" if link and not run.page_of else "ink_soft" if run.soft else style.colour
    return Stretch(text, Ink(style.size, bold, colour, _owner(run, link, owner, setting), link))


def _target(run: Run, setting: Setting) -> str:
    """Where a run leads: only to safe addresses and to places that exist; else nowhere."""
    link = run.link or (f"#{run.page_of}" if run.page_of else "")
    if link.startswith("#"):
        return link if link[1:] in setting.anchors else ""
    return link if link.lower().startswith(SAFE_LINKS) and clean(link) == link else ""


def _owner(run: Run, link: str, owner: Owner, setting: Setting) -> Owner:
    if owner is ARTIFACT:
        return ARTIFACT
    if link:
        return Element("Link", owner, waits=True)
    if run.language and run.language != setting.document.language:
        return Element("Span", owner, language=run.language, waits=True)
    return owner


def _gap_owner(text: str, owner: Owner) -> Owner:
    """What is missing is read in brackets, so that it isn't taken for an answer."""
    if owner is ARTIFACT:
        return ARTIFACT
    return Element("Span", owner, actual_text=f"[{text}]", waits=True)
