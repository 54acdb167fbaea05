"""From runs to lines: words are measured, broken into lines and given to their elements.

Lines break at spaces, after hyphens and slashes between letters, and at soft hyphens; a word wider
than the column is cut. Nothing is hyphenated otherwise, and the right edge is ragged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from asf_starter.documents.pdf.fonts import FontChain
from asf_starter.documents.pdf.ink import Ink, Scrap
from asf_starter.documents.pdf.right_to_left import (
    in_order_of_the_eye,
    runs_right_to_left,
    shaped,
    starts_at_the_right,
)

_PIECES = re.compile(r"\n| +|\u00ad|[^ \n\u00ad]+")
_JOINTS = re.compile("[-–/]")
_AFTER_JOINT = re.compile(r"(?<=[^\W\d]{2}[-–/])(?=[^\W\d])")
"""Where a word may be torn: after a joint between letters, but never behind a single one ("F-skatt")."""
_SOFT_HYPHEN = "\u00ad"
_HYPHEN = "-"
_WIDE = 1e9
_ROOM_FOR_THE_HAND = 0.7
"""Extra height above a dotted line, in parts of the size of the words below it."""


class Joint(Enum):
    """What stands between two words."""

    SPACE = "space"
    NOTHING = "nothing"
    SOFT_HYPHEN = "soft hyphen"
    NEW_LINE = "new line"


@dataclass(slots=True)
class Word:
    """Scraps that stay together, and what comes before them."""

    scraps: list[Scrap]
    width: float
    joint: Joint
    space: Scrap | None = None


@dataclass(slots=True)
class Line:
    """One line: its scraps and their width.

    Lines to write on need more room: ``rise`` above for the hand, ``depth`` below for small words.
    """

    scraps: list[Scrap] = field(default_factory=list)
    width: float = 0.0
    rise: float = 0.0
    depth: float = 0.0
    from_right: bool = False

    def height(self, leading: float) -> float:
        """Height in a paragraph whose lines are ``leading`` apart."""
        return self.rise + leading + self.depth


@dataclass(frozen=True)
class Stretch:
    """A cleaned piece of text in one ink. For a gap, the text stands below a dotted line of ``width``."""

    text: str
    ink: Ink
    width: float = 0.0


def broken(stretches: Sequence[Stretch], width: float, fonts: FontChain) -> list[Line]:
    """The lines of a paragraph, no wider than ``width``."""
    lines: list[Line] = [Line()]
    words = _words(stretches, width, fonts)
    for index, word in enumerate(words):
        line = lines[-1]
        space = word.space.width if word.space is not None and line.scraps else 0.0
        hyphen = _hyphen_room(words, index)
        if word.joint is Joint.NEW_LINE:
            end(line, word.space)
            lines.append(Line())
        elif line.scraps and line.width + space + word.width + hyphen > width:
            _end_before(line, word, fonts)
            lines.append(Line())
        elif space and word.space is not None:
            _append(line, word.space)
        _place(lines, word, width)
    text = "".join(stretch.text for stretch in stretches)
    if runs_right_to_left(text):
        from_right = starts_at_the_right(text)
        return [_reordered(line, from_right) for line in lines]
    return lines


def in_line(words: str, ink: Ink, fonts: FontChain, room: float = 0.0) -> list[Scrap]:
    """Cleaned words on one line of their own; those wider than ``room`` (if any) are cut and end with "…"."""
    scraps = _in_line(words, ink, fonts)
    if not room or sum(scrap.width for scrap in scraps) <= room:
        return scraps
    fits, cut = 0, len(words)
    while cut - fits > 1:
        middle = (fits + cut) // 2
        tried = _in_line(words[:middle].rstrip() + "…", ink, fonts)
        fits, cut = (middle, cut) if sum(scrap.width for scrap in tried) <= room else (fits, middle)
    return _in_line(words[:fits].rstrip() + "…", ink, fonts)


def _in_line(words: str, ink: Ink, fonts: FontChain) -> list[Scrap]:
    if runs_right_to_left(words):
        pairs = in_order_of_the_eye([(char, None) for char in shaped(words)], starts_at_the_right(words))
        words = "".join(char for char, _ in pairs)
    runs = fonts.runs(words, ink.bold)
    return [Scrap(font, piece, font.width(piece) * ink.size, ink) for font, piece in runs]


def _reordered(line: Line, from_right: bool) -> Line:
    """The line as it stands on paper when parts of it run from right to left."""
    result = Line(rise=line.rise, depth=line.depth, from_right=from_right)
    if any(scrap.ink.gap for scrap in line.scraps):
        scraps = line.scraps[::-1] if from_right else line.scraps
        return Line(scraps, line.width, line.rise, line.depth, from_right)
    text = [(char, (scrap.font, scrap.ink)) for scrap in line.scraps for char in scrap.text]
    while text and text[-1][0] == " ":
        text.pop()
    for char, (font, ink) in in_order_of_the_eye(text, from_right):
        shown = char if char in font.characters else "?"
        _append(result, Scrap(font, shown, font.widths[shown] * ink.size, ink))
    return result


def needed_widths(stretches: Sequence[Stretch], fonts: FontChain) -> tuple[float, float, tuple[float, ...]]:
    """Widths that a column needs: for the longest word, for everything on one line, and for each word with
    the space before it."""
    least = whole = line = 0.0
    steps: list[float] = []
    for word in _words(stretches, _WIDE, fonts):
        if word.joint is Joint.NEW_LINE:
            line = 0.0
        step = word.width + (word.space.width if word.space is not None and line else 0.0)
        line += step
        steps.append(step)
        least, whole = max(least, word.width), max(whole, line)
    return least, whole, tuple(steps)


def _place(lines: list[Line], word: Word, width: float) -> None:
    """Put a word at the end of the last line, cut over several lines if it is wider than one."""
    if word.width <= width or (len(word.scraps) == 1 and word.scraps[0].ink.gap):
        for scrap in word.scraps:
            _append(lines[-1], scrap)
        return
    for scrap in word.scraps:
        font, ink = scrap.font, scrap.ink
        room = width - lines[-1].width
        start, used = 0, 0.0
        for place, char in enumerate(scrap.text):
            step = font.widths[char] * ink.size
            if used + step > room and (place > start or lines[-1].scraps):
                if place > start:
                    _append(lines[-1], Scrap(font, scrap.text[start:place], used, ink))
                lines.append(Line())
                start, used, room = place, 0.0, width
            used += step
        _append(lines[-1], Scrap(font, scrap.text[start:], used, ink))


def _words(stretches: Sequence[Stretch], width: float, fonts: FontChain) -> list[Word]:
    words: list[Word] = []
    joint, space = Joint.NOTHING, None
    open_word = False
    for stretch in stretches:
        ink = stretch.ink
        if ink.gap:
            words += _gap(stretch, width, joint, space, fonts)
            joint, space, open_word = Joint.NOTHING, None, True
            continue
        has_joints = _JOINTS.search(stretch.text) is not None
        for font, text in fonts.runs(stretch.text, ink.bold):
            for piece in _PIECES.findall(text):
                if piece == "\n":
                    if joint is Joint.NEW_LINE:
                        words.append(Word([], 0.0, joint))
                    joint, open_word = Joint.NEW_LINE, False
                    space = Scrap(font, " ", 0.0, ink)
                elif piece == _SOFT_HYPHEN:
                    joint, space, open_word = Joint.SOFT_HYPHEN, None, False
                elif piece[0] == " ":
                    if joint is not Joint.NEW_LINE:
                        joint = Joint.SPACE
                        space = Scrap(font, " ", font.width(" ") * ink.size, ink)
                    open_word = False
                else:
                    parts = _AFTER_JOINT.split(piece) if has_joints else (piece,)
                    for index, part in enumerate(parts):
                        scrap = Scrap(font, part, font.width(part) * ink.size, ink)
                        if open_word and not index:
                            words[-1].scraps.append(scrap)
                            words[-1].width += scrap.width
                        else:
                            words.append(Word([scrap], scrap.width, joint, space))
                        joint, space = Joint.NOTHING, None
                    open_word = True
    return words


def _gap(stretch: Stretch, width: float, joint: Joint, space: Scrap | None, fonts: FontChain) -> list[Word]:
    """A dotted line at least as wide as the words below it; words too wide for the column go before it."""
    ink = stretch.ink
    pieces = fonts.runs(stretch.text.replace("\n", " "), ink.bold)
    note_width = sum(font.width(piece) for font, piece in pieces) * ink.size
    before: list[Word] = []
    if note_width > width or len(pieces) > 1:
        plain = ink._replace(gap=False)
        before = _words([Stretch(stretch.text, plain)], width, fonts)
        if before:
            before[0].joint, before[0].space = joint, space
            joint, space = Joint.SPACE, Scrap(pieces[0][0], " ", pieces[0][0].width(" ") * ink.size, plain)
        pieces, note_width = [(fonts.font(0, ink.bold), "")], 0.0
    wide = min(max(stretch.width, note_width), width)
    font, piece = pieces[0]
    return [*before, Word([Scrap(font, piece, wide, ink)], wide, joint, space)]


def _hyphen_room(words: Sequence[Word], index: int) -> float:
    """Width to keep free for a hyphen, if the next word may be torn from this one."""
    if index + 1 == len(words) or words[index + 1].joint is not Joint.SOFT_HYPHEN or not words[index].scraps:
        return 0.0
    last = words[index].scraps[-1]
    return last.font.width(_HYPHEN) * last.ink.size


def _end_before(line: Line, word: Word, fonts: FontChain) -> None:
    """End a line that a word did not fit on."""
    last = line.scraps[-1]
    if word.joint is Joint.SOFT_HYPHEN:
        # The soft hyphen itself, so that reading aloud and copying join the word again.
        font = last.font if _SOFT_HYPHEN in last.font.characters else fonts.font(0, last.ink.bold)
        mark = _SOFT_HYPHEN if _SOFT_HYPHEN in font.characters else _HYPHEN
        _append(line, Scrap(font, mark, font.width(mark) * last.ink.size, last.ink))
    elif word.joint is Joint.SPACE:
        end(line, word.space)


def end(line: Line, space: Scrap | None = None) -> None:
    """A space at the end of a line: readers that go by the text alone would join the words otherwise."""
    if not line.scraps:
        return
    last = line.scraps[-1]
    if not last.ink.gap:
        line.scraps[-1] = last._replace(text=last.text + " ")
    elif space is not None:
        line.scraps.append(space._replace(width=0.0))


def _append(line: Line, scrap: Scrap) -> None:
    """Add to a line, joined with the scrap before it when both look the same."""
    line.width += scrap.width
    if scrap.ink.gap:
        line.rise = scrap.ink.size * _ROOM_FOR_THE_HAND
        line.depth = max(line.depth, scrap.ink.size if scrap.text else 0.0)
    if line.scraps:
        last = line.scraps[-1]
        if last.font is scrap.font and last.ink is scrap.ink and not scrap.ink.gap:
            line.scraps[-1] = Scrap(last.font, last.text + scrap.text, last.width + scrap.width, last.ink)
            return
    line.scraps.append(scrap)
