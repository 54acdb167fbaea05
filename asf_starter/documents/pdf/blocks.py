"""From the document's blocks to parts of the flow, and to the structure tree at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from asf_starter.documents.cleaning import clean, one_line
from asf_starter.documents.pdf.boxes import Blank, FigurePart, PanelPart, SignaturePart, WritingPart
from asf_starter.documents.pdf.ink import Ink
from asf_starter.documents.pdf.inline import set_runs, set_words
from asf_starter.documents.pdf.lists import list_parts
from asf_starter.documents.pdf.parts import Label, MarginNote, PageBreakPart, Part, Spot, TextPart
from asf_starter.documents.pdf.place import Making, Place, Trail, text_part
from asf_starter.documents.pdf.setting import Setting, Style
from asf_starter.documents.pdf.signs import sign_width
from asf_starter.documents.pdf.structure import Element
from asf_starter.documents.pdf.tables import fits, measured, note_part, sign_label, table_parts
from asf_starter.documents.pdf.text import in_line
from asf_starter.documents.tree import (
    Advice,
    Block,
    Clause,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signature,
    SignatureLines,
    Table,
    WritingLines,
)

_EM_SPACE = "\u2003"
_DEEPEST_TAG = 6
_MARGIN_GAP = 14.0
_NARROWEST_NOTE = 34.0
_ROOM_TO_SIGN = 0.75
"""Part of a page; signatures that take more are not kept on a single one."""

_ROOM_ABOVE = 0.15
"""Part of a page that the words above signatures may take to be kept with them."""

_PAGE_EDGE = 17.0
"""Least distance of margin notes from the edge of the sheet, for printers: 6 mm."""


def block_parts(blocks: Iterable[Block], place: Place, setting: Setting, trail: Trail) -> list[Part]:
    """The parts of some blocks, one after the other."""
    parts: list[Part] = []
    making = Making(setting, trail, lambda inner, where: block_parts(inner, where, setting, trail))
    for block in blocks:
        here = place
        if place.is_top and trail.sections and not isinstance(block, Heading):
            here = replace(place, parent=trail.sections[-1][1])
        made = _parts(block, here, making)
        if isinstance(block, SignatureLines):
            _tie_signatures(parts, made, setting.upright.height)
        if isinstance(block, Table):
            _tie_words_before(parts)
        parts += made
    return parts


def _tie_words_before(parts: Sequence[Part]) -> None:
    """Keep a heading and its one paragraph with the table that they announce."""
    if len(parts) > 1 and parts[-2].keep_with_next and isinstance(parts[-1], TextPart):
        parts[-1].tied = True


def _tie_signatures(before: Sequence[Part], signatures: Sequence[Part], page: float) -> None:
    """Keep signatures on one page with the words above them: nobody signs a sheet that says nothing."""
    if sum(part.height + part.after for part in signatures) <= page * _ROOM_TO_SIGN:
        for part in signatures[:-1]:
            part.tied = True
    height = 0.0
    for part in reversed(before):
        height += part.height + part.after
        if part.keep_with_next or isinstance(part, PageBreakPart) or height > page * _ROOM_ABOVE:
            break
        part.tied = True


def _parts(block: Block, place: Place, making: Making) -> Sequence[Part]:
    match block:
        case Heading():
            return [_heading(block.runs, block.level, block.number, block.anchor, place, making)]
        case Paragraph():
            return [_paragraph(block, place, making)]
        case Items():
            return list_parts(block, place, making)
        case Table():
            return _table(block, place, making)
        case Figure():
            return [_figure(block, place, making.setting)]
        case Advice():
            return [_advice(block, place, making)]
        case Clause():
            return _clause(block, place, making)
        case SignatureLines():
            return [_signature(each, block, place, making.setting) for each in block.signatures]
        case WritingLines():
            return _writing_lines(block, place, making.setting)
        case PageBreak():
            return [PageBreakPart()]
        case _:
            assert_never(block)


def _heading(
    runs: Runs,
    level: int,
    number: str,
    anchor: str,
    place: Place,
    making: Making,
    style: Style | None = None,
    width: float = 0.0,
) -> TextPart:
    """A heading; at the top level it opens a section. Tags never skip a level, whatever the document does."""
    setting, trail = making.setting, making.trail
    style = style or setting.styles.headings[min(level, len(setting.styles.headings)) - 1]
    tag = min(trail.levels[len(trail.headings)] + 1, _DEEPEST_TAG)
    if place.is_top:
        while trail.sections and trail.sections[-1][0] >= tag:
            trail.sections.pop()
        parent = trail.sections[-1][1] if trail.sections else place.parent
        place = replace(place, parent=Element("Sect", parent))
        trail.sections.append((tag, place.parent))
    spots = trail.spots(anchor) or (Spot(),)
    trail.headings.append(spots[0])
    part = _numbered(runs, number, style, place, setting, f"H{tag}", width or place.full_width)
    part.keep_with_next = True
    part.spots = spots
    if level == 1 and place.is_top:
        part.at_top = setting.chapter_air
    return part


def _numbered(
    runs: Runs, number: str, style: Style, place: Place, setting: Setting, tag: str, width: float
) -> TextPart:
    """A heading with its number hung out, so that further lines begin below the first word."""
    owner = Element(tag, place.parent)
    ink = Ink(style.size, style.bold, style.colour, owner)
    label = in_line(one_line(number) + _EM_SPACE, ink, setting.fonts) if number else []
    hung = sum(scrap.width for scrap in label)
    if hung > width / 3:
        runs, label, hung = (Run(number + _EM_SPACE), *runs), [], 0.0
    return TextPart(
        lines=set_runs(runs, style, width - hung, owner, setting),
        style=style,
        width=width - hung,
        indent=place.indent + hung,
        labels=(Label(-hung, owner, scraps=label),) if label else (),
        before=style.before,
        after=style.after,
    )


def _paragraph(block: Paragraph, place: Place, making: Making) -> Part:
    styles = making.setting.styles
    style = {"body": styles.body, "lead": styles.lead, "quiet": styles.quiet, "small": styles.small}[
        block.style
    ]
    part = text_part(block.runs, style, place, making.setting)
    part.keep_with_next = block.keep_with_next or block.style == "quiet"
    part.spots = making.trail.spots(block.anchor)
    return part


def _table(block: Table, place: Place, making: Making) -> list[Part]:
    setting = making.setting
    if not block.columns:
        return []
    measure = measured(block, setting)
    width = place.full_width
    if place.is_top and not fits(measure, width, setting):
        width = setting.widest  # rather into the margin for comments than on a page on its side
    sideways = place.is_top and (block.wide or not fits(measure, width, setting))
    frame = setting.sideways if sideways else replace(place.frame, width=width)
    parts = table_parts(measure, place.parent, frame, setting, making.trail.spots(block.anchor))
    parts[-1].foot = note_part(block, place.parent, frame, setting)
    for part in parts:
        part.sideways = sideways
        part.indent = 0.0 if sideways else place.indent
    return [*parts]


def _figure(block: Figure, place: Place, setting: Setting) -> Part:
    style = replace(setting.styles.body, bold=True)
    drawing, width = block.drawing, place.full_width
    lines = set_runs(block.title, style, width, Element("P", place.parent), setting) if block.title else []
    return FigurePart(
        lines=lines,
        style=style,
        width=width,
        indent=place.indent,
        element=Element("Figure", place.parent, owner="Layout", alternative=clean(block.alternative)),
        drawing=drawing,
        origins=block.origins,
        scale=min(setting.scale, width / drawing.width, place.frame.height * 0.6 / drawing.height),
        before=setting.styles.body.leading * 0.9,
        after=setting.styles.body.leading,
    )


def _advice(block: Advice, place: Place, making: Making) -> Part:
    setting = making.setting
    body = setting.styles.body
    padding = body.size
    room = sign_width(body.size) * 1.25 if block.sign else 0.0
    element = Element("Div", place.parent)
    width = place.full_width
    inside = place.inside(element, padding + room, min(width - 2 * padding - room, setting.measure))
    parts: list[Part] = []
    if block.title or block.sign:
        style = replace(body, bold=True, after=2.0)
        owner = Element("P", element)
        title = TextPart(
            labels=(sign_label(block.sign, block.title, -room, owner, setting),) if block.sign else (),
            lines=set_runs(block.title, style, inside.width, owner, setting),
            style=style,
            width=inside.width,
            indent=inside.indent,
            after=style.after,
            keep_with_next=bool(block.blocks),
        )
        parts.append(title)
    parts += making.parts(block.blocks, inside)
    if block.source:
        source = text_part((Run(block.source),), setting.styles.small, inside, setting)
        source.before = 2.0
        parts.append(source)
    return PanelPart(
        parts=parts,
        width=width,
        indent=place.indent,
        padding=padding * 0.9,
        fill="accent_soft",
        bar="conflict" if block.sign == "conflict" else "note" if block.sign == "warning" else "accent",
        line="ink" if setting.is_austere else "",
        before=body.leading * 0.6,
        after=body.leading,
    )


def _clause(block: Clause, place: Place, making: Making) -> list[Part]:
    """A numbered paragraph of a legal paper; the law it answers stands small in the outer margin."""
    setting, trail = making.setting, making.trail
    level = 2 if setting.document.title_page else 1
    style = setting.styles.headings[2]
    heading = _heading(block.title, level, block.number, block.anchor, place, making, style, place.width)
    inner = replace(place, parent=trail.sections[-1][1]) if place.is_top else place
    if block.law:
        note = _margin_note(block.law, replace(inner, indent=heading.indent), setting)
        heading.labels = (*heading.labels, note)
    return [heading, *making.parts(block.blocks, inner)]


def _margin_note(words: str, place: Place, setting: Setting) -> MarginNote:
    """Small words to the right of running text, down to where printers can print."""
    frame = setting.upright
    left = setting.measure + _MARGIN_GAP
    width = max(frame.page_width - frame.left - left - _PAGE_EDGE, _NARROWEST_NOTE)
    style = replace(setting.styles.footer, size=8.5, leading=10.5)
    lines = set_words(words, style, width, Element("P", place.parent), setting)
    return MarginNote(left - place.indent, lines, style, width)


def _signature(signature: Signature, block: SignatureLines, place: Place, setting: Setting) -> Part:
    """Place and date beside each other where they are asked for, then the signature and the name in print."""
    styles = setting.styles
    gap = styles.body.size * 2
    half = (place.full_width - gap) / 2
    heading_style = replace(styles.body, bold=True)

    def blank(label: str, left: float, name: str = "") -> Blank:
        under = set_words(label, styles.quiet, half, Element("P", place.parent), setting)
        above = set_words(name, styles.body, half, Element("P", place.parent), setting) if name else ()
        return Blank(left, half, under, above)

    heading = set_words(signature.role, heading_style, place.width, Element("P", place.parent), setting)
    rows = []
    if block.place_label or block.date_label:
        rows.append([blank(block.place_label, 0.0), blank(block.date_label, half + gap)])
    rows.append([blank(block.signature_label, 0.0), blank(block.name_label, half + gap, signature.name)])
    return SignaturePart(
        heading=heading if signature.role else (),
        heading_style=heading_style,
        style=styles.quiet,
        rows=rows,
        row_height=styles.body.leading * 1.9,
        indent=place.indent,
        before=styles.body.leading,
        after=styles.body.leading,
    )


def _writing_lines(block: WritingLines, place: Place, setting: Setting) -> list[Part]:
    label = text_part(block.label, setting.styles.quiet, place, setting)
    label.keep_with_next, label.after = True, 0.0
    lines = WritingPart(
        count=max(1, block.lines),
        distance=setting.styles.body.size * 2.2,
        origins=block.origins,
        width=place.full_width,
        indent=place.indent,
        after=setting.styles.body.leading * 0.75,
    )
    return [label, lines] if block.label else [lines]
