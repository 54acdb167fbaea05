"""What stands before and around the text: title page, title on the first page, table of contents, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.headings import Entry
from asf_starter.documents.pdf.ink import ARTIFACT, Ink
from asf_starter.documents.pdf.inline import set_runs, set_words
from asf_starter.documents.pdf.pages import Page, Placed, height_of, taken
from asf_starter.documents.pdf.parts import ContentsPart, Label, Part, Spot, TextPart
from asf_starter.documents.pdf.pen import Pen
from asf_starter.documents.pdf.place import Place, text_part
from asf_starter.documents.pdf.setting import Setting, Style
from asf_starter.documents.pdf.structure import Element
from asf_starter.documents.pdf.text import end, in_line
from asf_starter.documents.tree import Fact, Run

_NAME_FROM_TOP = 0.26
"""Where the enterprise's name begins on the title page, in parts of the text area's height."""

_FACT_COLUMN = 0.28
_NUMBER_ROOM = 40.0
_FOOTER_GAP = 22.0


class DraftPart(Part):
    """The draft word in a box."""

    def __init__(self, words: str, style: Style, element: Element, setting: Setting) -> None:
        super().__init__(after=style.leading * 0.8)
        self._style = style
        self._scraps = in_line(words, Ink(style.size, True, style.colour, element), setting.fonts)

    @property
    def height(self) -> float:
        return self._style.leading + 8

    def paint(self, pen: Pen, left: float, top: float) -> None:
        width = sum(scrap.width for scrap in self._scraps)
        pen.box(left, top, width + 20, self.height, "", self._style.colour)
        pen.write(left + 10, top + 4 + self._style.drop, self._scraps)


def title_page(place: Place, setting: Setting) -> Page:
    """A page of its own: whose plan, what it is, the facts, and the disclaimer at the foot."""
    document, styles, frame = setting.document, setting.styles, setting.upright
    upper: list[Part] = []
    if document.draft:
        upper.append(_draft(place, setting))
    middle = [
        text_part((Run(document.enterprise),), styles.enterprise, place, setting),
        text_part((Run(document.title),), replace(styles.title, bold=False), place, setting, "H1"),
    ]
    if document.subtitle:
        middle.append(text_part((Run(document.subtitle),), replace(styles.lead, bold=False), place, setting))
    lower: list[Part] = [*facts(place, setting)]
    if document.disclaimer:
        disclaimer = text_part(document.disclaimer, styles.small, place, setting)
        disclaimer.before = styles.body.leading * 1.5
        lower.append(disclaimer)
    page = Page(frame, has_footer=False)
    page.placed += _stacked(upper, 0.0)
    start = max(frame.height * _NAME_FROM_TOP, height_of(upper) + 20)
    page.placed += _stacked(middle, start)
    page.placed += _stacked(lower, max(frame.height - height_of(lower), start + height_of(middle) + 30))
    return page


def paint_band(pen: Pen, setting: Setting) -> None:
    """The slim accent band at the left edge of the title page; a line where colour is unwanted."""
    if setting.is_austere:
        x = setting.title_band
        pen.line([(x, 0.0), (x, pen.height)], "ink", 0.75)
    else:
        pen.box(0, 0, setting.title_band, pen.height, "accent")


def title_parts(place: Place, setting: Setting) -> list[Part]:
    """The title on top of the first page, for documents without a title page."""
    document, styles = setting.document, setting.styles
    parts: list[Part] = []
    if document.draft:
        parts.append(_draft(place, setting))
    parts.append(text_part((Run(document.title),), styles.title, place, setting, "H1"))
    if document.subtitle:
        parts.append(text_part((Run(document.subtitle, soft=True),), styles.body, place, setting))
    parts += facts(place, setting)
    parts[-1].after = styles.body.leading * 1.25
    return parts


def closing_parts(place: Place, setting: Setting) -> list[Part]:
    """What stands last where there is no title page to hold it."""
    document = setting.document
    if document.title_page or not document.disclaimer:
        return []
    part = text_part(document.disclaimer, setting.styles.small, place, setting)
    part.before = setting.styles.body.leading * 1.5
    return [part]


def facts(place: Place, setting: Setting) -> list[Part]:
    """Labels and values beside each other; a long label stands on a line of its own."""
    return [part for fact in setting.document.facts for part in _fact(fact, place, setting)]


def _fact(fact: Fact, place: Place, setting: Setting) -> list[Part]:
    style = replace(setting.styles.body, after=setting.styles.body.size * 0.25)
    column = place.width * _FACT_COLUMN
    element = Element("P")
    label = in_line(one_line(fact.label) + " ", Ink(style.size, False, "ink_soft", element), setting.fonts)
    if sum(scrap.width for scrap in label) > column:
        return [text_part((Run(fact.label + "\n", soft=True), *fact.runs), style, place, setting)]
    place.parent.adopt(element)
    width = place.width - column
    part = TextPart(
        lines=set_runs(fact.runs, style, width, element, setting),
        style=style,
        width=width,
        indent=place.indent + column,
        labels=(Label(-column, element, scraps=label),),
        after=style.after,
    )
    return [part]


def _draft(place: Place, setting: Setting) -> Part:
    style = replace(setting.styles.body, colour="note")
    return DraftPart(one_line(setting.words.draft), style, Element("P", place.parent), setting)


def _stacked(parts: Sequence[Part], top: float) -> list[Placed]:
    placed, _ = taken(parts, float("inf"))
    return [Placed(each.part, top + each.top) for each in placed]


def contents_parts(
    headings: Sequence[tuple[Entry, Spot]], levels: int, place: Place, section: Element, setting: Setting
) -> list[Part]:
    """The table of contents under its heading, for a section of the tree that stands before the text's.

    The page numbers are read when the lines are painted. Nothing, where there is nothing to list.
    """
    shown = [index for index, (entry, _) in enumerate(headings) if entry.level <= levels]
    if not shown:
        return []
    style = setting.styles.headings[0]
    heading = text_part((Run(setting.words.contents),), style, replace(place, parent=section), setting, "H2")
    heading.keep_with_next, heading.at_top = True, setting.chapter_air if levels > 1 else 0.0
    air = 0.8 if levels > 1 else 0.4  # chapters stand apart where something stands between them
    toc = Element("TOC", section)
    has_numbers = any(entry.number for entry, _ in headings if entry.level == 1)
    return [
        heading,
        *(_contents_part(index, *headings[index], has_numbers, air, place, toc, setting) for index in shown),
    ]


def _contents_part(
    index: int,
    entry: Entry,
    spot: Spot,
    has_numbers: bool,
    air: float,
    place: Place,
    toc: Element,
    setting: Setting,
) -> ContentsPart:
    """One line: the number hung out if it fits there, the words, and room for the page."""
    body = setting.styles.body
    is_chapter = entry.level == 1
    style = replace(body, bold=is_chapter)
    link = Element("Link", Element("Reference", Element("TOCI", toc)))
    ink = Ink(style.size, style.bold, "ink", link)
    number = in_line(one_line(entry.number) + " ", ink, setting.fonts) if entry.number else []
    indent = body.size * (2.2 if has_numbers else 0.0 if is_chapter else 1.6)
    if sum(scrap.width for scrap in number) > indent:
        number = []
    width = place.full_width - indent
    words = entry.words if number else f"{entry.number} {entry.words}"
    lines = set_words(words, style, width - _NUMBER_ROOM, link, setting)
    end(lines[-1])
    return ContentsPart(
        lines=lines,
        label=Label(-indent, link, scraps=number) if number else None,
        style=style,
        width=width,
        indent=place.indent + indent,
        number=ink,
        target=f"#{index}",
        spot=spot,
        before=body.size * (air if is_chapter else 0.1),
        after=body.size * 0.1,
    )


def paint_footer(pen: Pen, page: Page, total: int, setting: Setting) -> None:
    """Enterprise · document · date · state code · page x of y, under a thin line."""
    document, style, frame = setting.document, setting.styles.footer, page.frame
    ink = Ink(style.size, False, style.colour, ARTIFACT)
    top = frame.top + frame.height + _FOOTER_GAP
    right = frame.left + frame.width
    pen.line([(frame.left, top), (right, top)], "line", 0.6)
    baseline = top + 5 + style.drop
    number = setting.words.page.replace("{number}", str(pen.page + 1)).replace("{total}", str(total))
    closing = " · ".join(
        filter(None, (one_line(document.date), one_line(document.state_code), one_line(number)))
    )
    width = pen.words(right, baseline, closing, ink, "end", frame.width * 0.7)
    opening = " · ".join(filter(None, (one_line(document.enterprise), one_line(document.title))))
    pen.words(frame.left, baseline, opening, ink, room=frame.width - width - 20)
