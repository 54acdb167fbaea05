"""Founders' words made safe for files: what no writer can print is dropped or replaced.

All else stays as typed.

Every writer sends every piece of text through :func:`clean` before it does anything else with it.
"""

from __future__ import annotations

import re
import unicodedata

MARKS_IN_A_ROW = 4
"""Combining marks kept on one letter; more are only ever sent to overprint a page."""

REPLACEMENT = "\ufffd"

# Everyday Swedish and English text: nothing to do, and quick to see.
_PLAIN = re.compile(
    r"[ -~\n\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2212]*"
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_SOFT_HYPHEN = "\u00ad"
# Where joiners change how letters are written: Arabic and its neighbours, and the scripts of India.
_JOINING_SCRIPTS = re.compile("[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc]")


def clean(text: str) -> str:
    """The text in normal form C, without control, format and direction characters.

    Line separators become ``\\n`` and tabs a space. Surrogates, private and unassigned characters
    become U+FFFD, variation selectors vanish, and at most four combining marks follow each other.
    Soft hyphens stay; so do the joiners inside scripts that need them. Idempotent.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = "".join(_kept(text))
    return _without_piled_marks(unicodedata.normalize("NFC", text))


def one_line(text: str) -> str:
    """The cleaned text on a single line, for titles, file properties and footers."""
    return " ".join(clean(text).split())


def _kept(text: str) -> list[str]:
    kept = []
    for place, char in enumerate(text):
        category = unicodedata.category(char)
        if category in ("Cs", "Co", "Cn"):
            kept.append(REPLACEMENT)
        elif category == "Cc":
            if char == "\n":
                kept.append(char)
        elif category == "Cf":
            if char == _SOFT_HYPHEN or (char in _JOINERS and _joins(text, place)):
                kept.append(char)
        elif not _is_variation_selector(char):
            kept.append(char)
    return kept


def _joins(text: str, place: int) -> bool:
    return place > 0 and _JOINING_SCRIPTS.match(text[place - 1]) is not None


def _is_variation_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _without_piled_marks(text: str) -> str:
    kept = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)
