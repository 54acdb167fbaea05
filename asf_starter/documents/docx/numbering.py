"""Lists and numbers as Word counts them: bullets, figures, letters, signs of status, headings, clauses.

A definition (``abstractNum``) says how the labels look on each level; a list (``num``) is one that counts
for itself. A founder who adds an entry or a clause gets the next number by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from asf_starter.documents.docx.elements import Element, fonts, make, run_properties
from asf_starter.documents.docx.measures import Measures
from asf_starter.documents.tree import Sign

_LEVELS = 9
_BULLETS = ("•", "–")
SYMBOLS = "Segoe UI Symbol"
"""A font with the signs of status; programs without it take another by themselves."""

SIGNS: Mapping[Sign, str] = {
    "met": "●",
    "partly": "◐",
    "not_yet": "○",
    "unknown": "?",
    "note": "→",
    "warning": "!",
    "conflict": "×",
}
_COLOURS: Mapping[Sign, str] = {"note": "note", "warning": "note", "conflict": "conflict"}
_NUMBER = re.compile(r"([^\d%]{0,9})(\d{1,4})([^\d%]{0,9})")


@dataclass
class Numbering:
    """The definitions and lists of one document, made when they are first needed."""

    measures: Measures
    definitions: dict[str, Element] = field(default_factory=dict)
    lists: list[Element] = field(default_factory=list)
    running: dict[str, tuple[int, int]] = field(default_factory=dict)

    def bullets(self) -> int:
        """The list of all bullets."""
        levels = [self._level(level, "bullet", _BULLETS[min(level, 1)]) for level in range(_LEVELS)]
        return self._shared("bullets", levels)

    def numbers(self, *, letters: bool) -> int:
        """A list that counts from 1, or from a."""
        kind, text = ("lowerLetter", "%{})") if letters else ("decimal", "%{}.")
        levels = [self._level(level, kind, text.format(level + 1)) for level in range(_LEVELS)]
        return self._list(self._definition(kind, levels), starts=dict.fromkeys(range(_LEVELS), 1))

    def signs(self, sign: Sign) -> int:
        """The list of all entries with a sign of status."""
        colour = self.measures.colour(_COLOURS.get(sign, "ink"))
        look = (fonts(SYMBOLS), make("color", val=colour))
        levels = [self._level(level, "bullet", SIGNS[sign], *look) for level in range(_LEVELS)]
        return self._shared(f"sign {sign}", levels)

    def heading(self, number: str, level: int, room: int) -> Element | None:
        """What gives a heading or clause this number: it goes on counting, or starts anew.

        ``room`` for the number, in twips. None where the number is not a figure with a few letters around.
        """
        match = _NUMBER.fullmatch(number)
        if match is None:
            return None
        text, value = f"{match[1]}%1{match[3]}", int(match[2])
        key = f"heading {level} {text}"
        numbered, last = self.running.get(key, (0, 0))
        if not numbered or value != last + 1:
            levels = [self._level(0, "decimal", text, width=room)]
            numbered = self._list(self._definition(key, levels), starts={0: value})
        self.running[key] = (numbered, value)
        return label(numbered, 0)

    def element(self) -> Element:
        """The ``w:numbering`` element."""
        return make("numbering", *self.definitions.values(), *self.lists)

    def _shared(self, key: str, levels: list[Element]) -> int:
        if key not in self.running:
            self.running[key] = (self._list(self._definition(key, levels), starts={}), 0)
        return self.running[key][0]

    def _definition(self, key: str, levels: list[Element]) -> int:
        if key not in self.definitions:
            kind = make("multiLevelType", val="hybridMultilevel")
            number = len(self.definitions)
            self.definitions[key] = make("abstractNum", kind, *levels, abstractNumId=number)
        return list(self.definitions).index(key)

    def _list(self, definition: int, starts: Mapping[int, int]) -> int:
        overrides = (
            make("lvlOverride", make("startOverride", val=start), ilvl=level)
            for level, start in starts.items()
        )
        number = len(self.lists) + 1
        self.lists.append(make("num", make("abstractNumId", val=definition), *overrides, numId=number))
        return number

    def _level(self, level: int, kind: str, text: str, *look: Element, width: int = 0) -> Element:
        step = width or self.measures.step
        return make(
            "lvl",
            make("start", val=1),
            make("numFmt", val=kind),
            make("suff", val="tab"),
            make("lvlText", val=text),
            make("lvlJc", val="left"),
            make("pPr", make("ind", left=step * (level + 1), hanging=step)),
            run_properties(*look),
            ilvl=level,
        )


def label(number: int, level: int) -> Element:
    """The property that makes a paragraph an entry of a list."""
    return make("numPr", make("ilvl", val=level), make("numId", val=number))
