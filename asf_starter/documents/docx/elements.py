"""Elements of WordprocessingML (ISO 29500), and the order in which the standard wants properties."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

_QUALIFYING = ("w", "w14")

_PARAGRAPH_PROPERTIES = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)
_RUN_PROPERTIES = (
    *("rStyle", "rFonts", "b", "bCs", "color", "position", "sz", "szCs", "u", "bdr", "vertAlign", "rtl"),
    *("lang",),
)


def make(tag: str, *children: Element | None, text: str | int = "", **attributes: str | int) -> Element:
    """An element of the ``w:`` namespace, or of the one that ``tag`` names. Children that are None are left
    out.

    Attributes of ``w:`` and ``w14:`` elements are of the same namespace, those of others of none; one of
    another namespace is written with two underscores: ``r__id``.
    """
    prefix, _, name = tag.rpartition(":")
    prefix = prefix or "w"
    element = OxmlElement(f"{prefix}:{name}")
    for key, value in attributes.items():
        space, _, local = key.rpartition("__")
        space = space or (prefix if prefix in _QUALIFYING else "")
        element.set(qn(f"{space}:{local}") if space else local, str(value))
    if text:
        element.text = str(text)
    element.extend(child for child in children if child is not None)
    return element


def paragraph(style: str, content: Iterable[Element], *properties: Element | None) -> Element:
    """A paragraph in a style, with properties of its own in any order."""
    return make("p", paragraph_properties(make("pStyle", val=style), *properties), *content)


def paragraph_properties(*properties: Element | None) -> Element:
    """Properties of a paragraph in the standard's order; None is left out."""
    return make("pPr", *_in_order(properties, _PARAGRAPH_PROPERTIES))


def run_properties(*properties: Element | None) -> Element | None:
    """Properties of a run in the standard's order; None for none at all."""
    chosen = _in_order(properties, _RUN_PROPERTIES)
    return make("rPr", *chosen) if chosen else None


def words(text: str, *properties: Element | None) -> Element:
    """A run of cleaned text; line ends become breaks."""
    pieces: list[Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append(make("br"))
        if line:
            pieces.append(make("t", text=line, xml__space="preserve"))
    return make("r", run_properties(*properties), *pieces)


def tab(*properties: Element | None) -> Element:
    """A run that holds one tab."""
    return make("r", run_properties(*properties), make("tab"))


def field(instruction: str, result: str, *properties: Element | None) -> list[Element]:
    """A field with the result that stands there until the field is updated."""

    def part(*children: Element) -> Element:
        return make("r", run_properties(*properties), *children)

    return [
        part(make("fldChar", fldCharType="begin")),
        part(make("instrText", text=f" {instruction} ", xml__space="preserve")),
        part(make("fldChar", fldCharType="separate")),
        *([words(result, *properties)] if result else []),
        part(make("fldChar", fldCharType="end")),
    ]


def fonts(name: str) -> Element:
    """One font for every script."""
    return make("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def indent(left: int, right: int, hanging: int = 0) -> Element:
    """Indents in twips."""
    more = {"hanging": hanging} if hanging else {}
    return make("ind", left=left, right=right, **more)


def indents_of(element: Element) -> dict[str, str]:
    """A paragraph's own indents; nothing for other elements."""
    found = element.find("./w:pPr/w:ind", element.nsmap)
    return {} if found is None else dict(found.attrib)


def space(element: Element, **distances: float) -> None:
    """Gives a paragraph space of its own, ``before`` or ``after``, in points; other elements have none."""
    if element.tag == qn("w:p"):
        spacing = element.get_or_add_pPr().get_or_add_spacing()
        for side, points in distances.items():
            spacing.set(qn(f"w:{side}"), str(twips(points)))


def tab_stops(*stops: tuple[str, int, str]) -> Element:
    """Tab stops: (kind, place in twips, what fills the way there: none, dot, underscore)."""
    return make("tabs", *(make("tab", val=kind, leader=leader, pos=place) for kind, place, leader in stops))


def twips(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)


def _in_order(properties: Iterable[Element | None], order: tuple[str, ...]) -> list[Element]:
    chosen = [element for element in properties if element is not None]
    return sorted(chosen, key=lambda element: order.index(element.tag.rpartition("}")[2]))
