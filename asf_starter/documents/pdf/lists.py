"""Lists: bullets, numbers, boxes to tick and signs of status, nested as deep as they come."""

from __future__ import annotations

from dataclasses import replace

from asf_starter.documents.pdf.ink import Ink
from asf_starter.documents.pdf.parts import Label, Part, TextPart
from asf_starter.documents.pdf.place import Making, Place, text_part
from asf_starter.documents.pdf.structure import Element
from asf_starter.documents.pdf.text import in_line
from asf_starter.documents.tree import Item, Items

_BULLETS = ("•", "–")
_NUMBERINGS = ("Decimal", "LowerAlpha")

# In parts of the size of running text.
_INDENT = 1.6
_INDENT_OF_SIGNS = 1.75
_BETWEEN_SHORT = 0.3
_BETWEEN_LONG = 0.55


def list_parts(block: Items, place: Place, making: Making) -> list[Part]:
    """The entries of a list, each with its label in the margin that the indent leaves."""
    style = making.setting.styles.body
    signs = block.style in ("checkbox", "sign") or any(item.sign for item in block.items)
    indent = style.size * (_INDENT_OF_SIGNS if signs or len(block.items) > 9 else _INDENT)
    attributes = {"ListNumbering": f"/{_numbering(block, place.numbered)}"}
    element = Element("L", place.parent, owner="List", attributes=attributes)
    parts: list[Part] = []
    for index, item in enumerate(block.items):
        entry = Element("LI", element)
        label = _label(block, item, index, Element("Lbl", entry), -indent, place, making)
        inner = place.inside(Element("LBody", entry), indent)
        parts += _entry(item, label, _deeper(inner, block), making)
    if parts:
        parts[-1].after = max(parts[-1].after, style.after if place.depth == 0 else 0.0)
    return parts


def _deeper(place: Place, block: Items) -> Place:
    numbered = place.numbered + (block.style == "number")
    return replace(place, depth=place.depth + 1, numbered=numbered)


def _numbering(block: Items, depth: int) -> str:
    if block.style == "number":
        return _NUMBERINGS[min(depth, len(_NUMBERINGS) - 1)]
    return "Square" if block.style == "checkbox" else "Disc"


def _label(
    block: Items, item: Item, index: int, owner: Element, left: float, place: Place, making: Making
) -> Label:
    setting = making.setting
    sign = item.sign or ("checkbox" if block.style == "checkbox" else "")
    if sign:
        owner.actual_text = setting.words.signs.get(sign, "") or _BULLETS[0]
        return Label(left, owner, sign=sign)
    if block.style == "number":
        words = f"{index + 1}." if place.numbered == 0 else f"{_letters(index)})"
    else:
        words = _BULLETS[min(place.depth, len(_BULLETS) - 1)]
    ink = Ink(setting.styles.body.size, False, "ink", owner)
    return Label(left, owner, scraps=in_line(words + " ", ink, setting.fonts))


def _letters(index: int) -> str:
    """a … z, aa, ab …"""
    letters = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _entry(item: Item, label: Label, place: Place, making: Making) -> list[Part]:
    """The parts of an entry; an empty line holds the label where the entry does not begin with text."""
    style = making.setting.styles.body
    parts = making.parts(item.blocks, place)
    first = parts[0] if parts else None
    if not isinstance(first, TextPart) or first.labels:
        first = text_part((), style, place, making.setting)
        first.after, first.keep_with_next = 0.0, bool(parts)
        parts = [first, *parts]
    first.labels = (label,)
    for part in parts[:-1]:
        part.after = min(part.after, style.size * _BETWEEN_SHORT)
    first.before = min(first.before, style.size * _BETWEEN_SHORT)
    is_short = len(item.blocks) == 1 and len(first.lines) < 3
    parts[-1].after = style.size * (_BETWEEN_SHORT if is_short else _BETWEEN_LONG)
    return parts
