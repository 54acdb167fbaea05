"""Lists: bullets, numbers, boxes to tick and signs of status, nested as deep as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.docx.elements import Element, fonts, indent, make, paragraph, tab, words
from asf_starter.documents.docx.inline import direction, inline, sign_word
from asf_starter.documents.docx.making import Making, Place
from asf_starter.documents.docx.numbering import SYMBOLS, label
from asf_starter.documents.docx.styles import advice_box, advice_indent
from asf_starter.documents.tree import Block, Item, Items, Paragraph

Blocks = Callable[[Iterable[Block], Making, Place], list[Element]]

_DEEPEST = 8
_EMPTY_BOX, _TICKED_BOX = "2610", "2612"  # as Unicode numbers, the way controls want them


def list_elements(block: Items, making: Making, place: Place, blocks: Blocks) -> list[Element]:
    """The entries of a list; ``blocks`` makes what stands inside them."""
    numbered = block.style == "number"
    number = making.numbering.numbers(letters=place.numbered > 0) if numbered else 0
    inside = place.deeper(making.measures.step, numbered=numbered)
    return [element for item in block.items for element in _item(item, block, number, making, inside, blocks)]


def _item(
    item: Item, block: Items, number: int, making: Making, place: Place, blocks: Blocks
) -> list[Element]:
    first, rest = _first(item)
    content = inline(first.runs, making, place)
    level = min(place.depth - 1, _DEEPEST)
    mark: Element | None = None
    if item.sign:
        style, mark = "StatusList", label(making.numbering.signs(item.sign), level)
        content = [*sign_word(item.sign, first.runs, making), *content]
    elif block.style == "checkbox":
        style = "Checklist"
        content = [_box_to_tick(making), tab(), *content]
    elif block.style == "number":
        style, mark = "ListNumber", label(number, level)
    else:
        style, mark = "ListBullet", label(making.numbering.bullets(), level)
    step = making.measures.step
    entry = paragraph(
        style,
        making.marked(first.anchor, content),
        mark,
        direction(first.runs),
        *placed(making, place, hanging=step),
    )
    return [entry, *blocks(rest, making, place)]


def _first(item: Item) -> tuple[Paragraph, tuple[Block, ...]]:
    """The paragraph that carries the label, an empty one if need be, and the blocks below it."""
    match item.blocks:
        case (Paragraph() as first, *rest):
            return first, tuple(rest)
        case _:
            return Paragraph(()), item.blocks


def placed(making: Making, place: Place, hanging: int = 0) -> tuple[Element, ...]:
    """The indent of a paragraph inside lists, and the ground and bar of one inside an advice box."""
    if not place.bar:
        return (indent(place.left, making.measures.margin, hanging),)
    return (*advice_box(making.measures, place.bar), advice_indent(making.measures, place.left, hanging))


def _box_to_tick(making: Making) -> Element:
    """A control that is ticked with a click; on paper, a box."""
    name = one_line(making.document.words.signs.get("checkbox", ""))

    def state(tag: str, code: str) -> Element:
        return make(f"w14:{tag}", val=code, font=SYMBOLS)

    ticking = make(
        "w14:checkbox",
        make("w14:checked", val=0),
        state("checkedState", _TICKED_BOX),
        state("uncheckedState", _EMPTY_BOX),
    )
    properties = make(
        "sdtPr", make("alias", val=name) if name else None, make("id", val=making.number()), ticking
    )
    box = words(chr(int(_EMPTY_BOX, 16)), fonts(SYMBOLS))
    return make("sdt", properties, make("sdtContent", box))
