"""From a run of the document to a stretch of text: its ink, and its own element where it needs one."""

from __future__ import annotations

from dataclasses import replace

from asf_starter.documents.cleaning import clean
from asf_starter.documents.links import target
from asf_starter.documents.pdf.ink import ARTIFACT, Ink, Owner
from asf_starter.documents.pdf.right_to_left import runs_right_to_left, shaped
from asf_starter.documents.pdf.setting import Setting, Style
from asf_starter.documents.pdf.structure import Element
from asf_starter.documents.pdf.text import Line, Stretch, broken
from asf_starter.documents.tree import Run, Runs

UNKNOWN_PAGE = "00"
"""Stands for a page number until the pages are known; as wide as most of them."""

GAP_NOTE_SIZE = 8.0


def set_runs(
    runs: Runs, style: Style, width: float, owner: Owner, setting: Setting, gap: float = 0.0
) -> list[Line]:
    """The lines of these runs in a column, belonging to an element of the structure tree (or to nobody).

    ``gap`` is the width of dotted lines, where it is not the usual one.
    """
    made = stretches(runs, style, owner, setting)
    if gap:
        made = [replace(stretch, width=gap) if stretch.ink.gap else stretch for stretch in made]
    return broken(made, width, setting.fonts)


def set_words(words: str, style: Style, width: float, owner: Owner, setting: Setting) -> list[Line]:
    """The lines of plain words."""
    return set_runs((Run(words),), style, width, owner, setting)


def stretches(runs: Runs, style: Style, owner: Owner, setting: Setting) -> list[Stretch]:
    """The runs, cleaned, with links, foreign languages and gaps as elements of their own."""
    texts = [_text(run, setting) for run in runs]
    if any(map(runs_right_to_left, texts)):
        return [_turned(run, text, style, owner, setting) for run, text in zip(runs, texts, strict=True)]
    return [_stretch(run, text, style, owner, setting) for run, text in zip(runs, texts, strict=True)]


def _text(run: Run, setting: Setting) -> str:
    if run.page_of:
        return str(setting.pages.get(run.page_of, UNKNOWN_PAGE))
    return clean(run.text)


def _stretch(run: Run, text: str, style: Style, owner: Owner, setting: Setting) -> Stretch:
    if run.gap:
        size, below = GAP_NOTE_SIZE * setting.scale, _gap_owner(text, owner)
        note = Ink(size, False, "ink_soft", below, gap=True, origins=run.origins)
        return Stretch(text, note, setting.gap)
    link = target(run, setting.anchors) if owner is not ARTIFACT and text.strip() else ""
    colour = "accent" if link and not run.page_of else "ink_soft" if run.soft else style.colour
    ink = Ink(style.size, run.bold or style.bold, colour, _owner(run, link, owner, setting), link)
    return Stretch(text, ink._replace(origins=run.origins))


def _turned(run: Run, text: str, style: Style, owner: Owner, setting: Setting) -> Stretch:
    """A run of a paragraph with right-to-left text: its element stands in order and says what was typed."""
    stretch = _stretch(run, text, style, owner, setting)
    if owner is ARTIFACT or run.gap:
        return Stretch(shaped(text), stretch.ink, stretch.width)
    tag = "Link" if stretch.ink.link else "Span"
    element = Element(tag, owner, actual_text=text, language=run.language)
    return Stretch(shaped(text), stretch.ink._replace(owner=element))


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
