"""Fonts: which one draws a character, how wide it is, and the small font files that go into the PDF.

reportlab reads the TrueType files and cuts them down. What is read from a file is kept and shared; which
characters are used belongs to one document.
"""

from __future__ import annotations

import unicodedata
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFace

from asf_starter.documents.pdf.look import Look
from asf_starter.documents.pdf.syntax import ObjectFile, array, dictionary, number

_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
# Codes for characters inside a subset: never those that PDF strings must escape, so that text in page
# streams needs no escaping; 0 is the glyph for missing characters, 32 stays the space.
_CODES = tuple(code for code in range(1, 256) if code not in (10, 13, 32, 40, 41, 92))
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class _Face:
    """What a font file holds: widths in parts of the size, by character."""

    file: TTFontFace
    widths: dict[str, float]
    characters: frozenset[str]


@lru_cache(maxsize=8)
def _face(path: Path) -> _Face:
    file = TTFontFace(str(path))
    glyphs = file.charToGlyph
    widths = {chr(code): width / 1000 for code, width in file.charWidths.items() if code in glyphs}
    return _Face(file, widths, frozenset(widths))


class Subset:
    """At most 250 characters of a font, each with a code of one byte."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {32: " "}
        self.table: dict[int, str] = {32: " "}

    def take(self, char: str) -> None:
        """Give the character a code: its own if it is free and plain, else the next free one."""
        own = ord(char)
        free = own if own in _CODES and own not in self.codes else self._next_free()
        self.codes[free] = char
        self.table[own] = chr(free)

    @property
    def is_full(self) -> bool:
        return len(self.codes) > len(_CODES)

    def _next_free(self) -> int:
        # From the top, so that plain letters that come later still get their own code.
        return next(code for code in reversed(_CODES) if code not in self.codes)


class Font:
    """One font file in one document: widths in parts of the size, and the characters used so far."""

    def __init__(self, path: Path, key: str) -> None:
        self.key = key
        face = _face(path)
        self.widths = face.widths
        self.characters = face.characters
        self._file = face.file
        self._word_widths: dict[str, float] = {}
        self._subsets: list[Subset] = [Subset()]
        self._home: dict[str, int] = {" ": 0}
        self._used = False

    def width(self, text: str) -> float:
        """Width of the text in parts of the font's size."""
        known = self._word_widths.get(text)
        if known is None:
            known = self._word_widths[text] = sum(map(self.widths.__getitem__, text))
        return known

    def encoded(self, text: str) -> list[tuple[str, str]]:
        """The text as (resource name of a subset, codes) pairs; registers the characters as used."""
        self._used = True
        text = text.replace(_NO_BREAK_SPACE, " ")
        home = self._home
        for char in set(text):
            if char not in home:
                self._register(char)
        if len(self._subsets) == 1:
            return [(self.key, text.translate(self._subsets[0].table))]
        pairs: list[tuple[str, str]] = []
        for char in text:
            index = home[char]
            if char == " " and pairs:  # every subset has a space
                pairs[-1] = (pairs[-1][0], pairs[-1][1] + char)
                continue
            resource, code = self._resource(index), self._subsets[index].table[ord(char)]
            if pairs and pairs[-1][0] == resource:
                pairs[-1] = (resource, pairs[-1][1] + code)
            else:
                pairs.append((resource, code))
        return pairs

    def embedded(self, file: ObjectFile) -> dict[str, str]:
        """Write the used characters into the file; resource name → reference of the font."""
        if not self._used:
            return {}
        return {
            self._resource(index): self._embed(file, index, subset)
            for index, subset in enumerate(self._subsets)
        }

    def _register(self, char: str) -> None:
        if self._subsets[-1].is_full:
            self._subsets.append(Subset())
        self._subsets[-1].take(char)
        self._home[char] = len(self._subsets) - 1

    def _resource(self, index: int) -> str:
        return self.key if index == 0 else f"{self.key}+{index}"

    def _embed(self, file: ObjectFile, index: int, subset: Subset) -> str:
        face = copy(self._file)  # reading moves a place in the file, and exports may run side by side
        last = max(subset.codes)
        characters = [ord(subset.codes.get(code, "\0")) for code in range(last + 1)]
        program = face.makeSubset(characters)
        tag = "".join(chr(ord("A") + int(digit)) for digit in f"{index:06d}")
        base = f"/{tag}+{face.name.decode('ascii')}"
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": base,
            "Flags": str(face.flags & ~_NONSYMBOLIC | _SYMBOLIC),
            "FontBBox": array(number(edge) for edge in face.bbox),
            "ItalicAngle": number(face.italicAngle),
            "Ascent": number(face.ascent),
            "Descent": number(face.descent),
            "CapHeight": number(face.capHeight),
            "StemV": number(face.stemV),
            "MissingWidth": number(face.defaultWidth),
            "FontFile2": file.add_stream({"Length1": str(len(program))}, program),
        }
        widths = (face.charWidths.get(code, face.defaultWidth) for code in characters)
        return file.add(
            dictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/TrueType",
                    "BaseFont": base,
                    "FirstChar": "0",
                    "LastChar": str(last),
                    "Widths": array(number(width) for width in widths),
                    "FontDescriptor": file.add(dictionary(descriptor)),
                    "ToUnicode": file.add_stream({}, _to_unicode(subset).encode("ascii")),
                }
            )
        )


class FontChain:
    """The families in the order in which they are tried; files are read when first needed."""

    def __init__(self, look: Look) -> None:
        self._paths = [
            (look.fonts[family.regular], look.fonts[family.bold]) for family in look.paper.families
        ]
        self._loaded: dict[tuple[int, bool], Font] = {}

    def font(self, family: int = 0, bold: bool = False) -> Font:
        """A font of the chain; family 0 is the one for everyday text."""
        font = self._loaded.get((family, bold))
        if font is None:
            key = f"F{2 * family + bold + 1}"
            font = self._loaded[family, bold] = Font(self._paths[family][bold], key)
        return font

    @property
    def loaded(self) -> tuple[Font, ...]:
        """Every font read so far, in a fixed order."""
        return tuple(font for _, font in sorted(self._loaded.items()))

    def runs(self, text: str, bold: bool) -> list[tuple[Font, str]]:
        """The text cut into pieces that one font can draw; what no font has is replaced, readable."""
        first = self.font(0, bold)
        if first.characters.issuperset(text.replace("\n", "")):
            return [(first, text)]
        pieces: list[tuple[Font, str]] = []
        current = first
        for char in text:
            shown = char
            if char == "\n" or (char in current.characters and not char.isalpha()):
                font = current
            else:
                found = self._having(char, bold)
                font = found or first
                if found is None:
                    shown = "".join(c for c in stand_in(char) if c in first.characters)
            if pieces and pieces[-1][0] is font:
                pieces[-1] = (font, pieces[-1][1] + shown)
            else:
                pieces.append((font, shown))
            current = font
        return pieces

    def _having(self, char: str, bold: bool) -> Font | None:
        for family in range(len(self._paths)):
            font = self.font(family, bold)
            if char in font.characters:
                return font
        return None


def stand_in(char: str) -> str:
    """Something readable for a character that no font has: a name for a picture, a space for a space."""
    if "\U0001f1e6" <= char <= "\U0001f1ff":  # the letters that make flags
        return chr(ord(char) - 0x1F1E6 + ord("A"))
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Sk", "Cf"):
        return ""
    if category.startswith("Z"):
        return _NO_BREAK_SPACE
    if category == "Pd":
        return "-"
    if category.startswith("S"):
        return f"[{unicodedata.name(char, '?').lower()}]"
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain != char and plain.isascii() else "?"


def _to_unicode(subset: Subset) -> str:
    """The map from codes back to characters, which copying, searching and reading aloud rely on."""
    pairs = [
        f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>"
        for code, char in sorted(subset.codes.items())
    ]
    blocks = []
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
