"""The PDF writer: a document becomes a tagged, archivable file (PDF/UA-1 and PDF/A-3a)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from asf_starter.documents.headings import Entry, headings_of
from asf_starter.documents.links import anchors_of
from asf_starter.documents.pdf import front
from asf_starter.documents.pdf.blocks import block_parts
from asf_starter.documents.pdf.look import Look
from asf_starter.documents.pdf.origins import Printed, joined
from asf_starter.documents.pdf.pages import Page, Stretch, flowed
from asf_starter.documents.pdf.parts import PageBreakPart, Part, Spot
from asf_starter.documents.pdf.pen import LinkArea, Pen
from asf_starter.documents.pdf.place import Place, Trail
from asf_starter.documents.pdf.properties import (
    Attachment,
    add_attachment,
    add_info,
    add_metadata,
    add_outline,
    add_output_intent,
    destination,
)
from asf_starter.documents.pdf.setting import Setting, make_setting, with_pages
from asf_starter.documents.pdf.structure import AnnotationMark, Element, write_structure
from asf_starter.documents.pdf.syntax import ObjectFile, array, dictionary, number, text
from asf_starter.documents.tree import Document

_ROUNDS = 4
"""Times that pages are laid out anew because a page number in the text turned out wider than thought."""

Progress = Callable[[int], bool]


class Cancelled(Exception):
    """The export was stopped by whoever watches its progress."""


@dataclass(frozen=True)
class _Laid:
    """A document laid out: its pages, its structure, and where everything stands."""

    setting: Setting
    pages: Sequence[Page]
    root: Element
    trail: Trail


def write_pdf(
    document: Document,
    look: Look,
    *,
    day: date,
    attachment: Attachment | None = None,
    progress: Progress | None = None,
    large_print: bool = False,
    ink_saving: bool = False,
) -> bytes:
    """The document as a PDF file; for what the arguments mean see :func:`print_pdf`."""
    printed = print_pdf(
        document,
        look,
        day=day,
        attachment=attachment,
        progress=progress,
        large_print=large_print,
        ink_saving=ink_saving,
    )
    return printed.data


def print_pdf(
    document: Document,
    look: Look,
    *,
    day: date,
    attachment: Attachment | None = None,
    progress: Progress | None = None,
    large_print: bool = False,
    ink_saving: bool = False,
) -> Printed:
    """The document as a PDF file, and where on its pages the answers stand.

    ``day`` is the day of the file's properties: same document, look and day give the same bytes.
    ``progress`` is called with the number of each page before it is painted; if it returns False the
    export ends with :class:`Cancelled`. ``large_print`` sets running text in 16 points; ``ink_saving``
    leaves out fills and colours.
    """
    anchors = frozenset(anchors_of(document.blocks))
    setting = make_setting(document, look, anchors=anchors, large_print=large_print, ink_saving=ink_saving)
    laid = _laid_out(setting)
    for _ in range(_ROUNDS):
        pages = {anchor: spot.page + 1 for anchor, spot in laid.trail.anchors.items()}
        if pages == laid.setting.pages or not pages:
            break
        laid = _laid_out(with_pages(setting, pages))
    pens = [_painted(laid, index, progress) for index in range(len(laid.pages))]
    data = _written(laid, pens, look, day, attachment)
    return Printed(data, joined(area for pen in pens for area in pen.areas))


def _laid_out(setting: Setting) -> _Laid:
    document, frame = setting.document, setting.upright
    root = Element("Document")
    top = Element("Sect", root)
    place = Place(top, frame, 0.0, setting.measure, is_top=True)
    pages = [front.title_page(place, setting)] if document.title_page else []
    opening = [] if document.title_page else front.title_parts(place, setting)
    listing = Element("Sect", top)
    trail = Trail([entry.level for entry in headings_of(document)])
    body = block_parts(document.blocks, place, setting, trail)
    if document.contents:
        opening += front.contents_parts(
            _headings(document, trail), document.contents_levels, place, listing, setting
        )
        if document.title_page:
            opening.append(PageBreakPart())
    parts = [*opening, *body, *front.closing_parts(place, setting)]
    pages += flowed(_by_frame(parts, setting))
    for index, page in enumerate(pages):
        for placed in page.placed:
            placed.part.settle(index, page.frame.top + placed.top)
    return _Laid(setting, pages, root, trail)


def _headings(document: Document, trail: Trail) -> list[tuple[Entry, Spot]]:
    return list(zip(headings_of(document), trail.headings, strict=True))


def _by_frame(parts: Sequence[Part], setting: Setting) -> list[Stretch]:
    """The parts in stretches of upright pages and pages on their side.

    What announces a sideways table (its headings, and a few lines between) goes with it.
    """
    stretches: list[Stretch] = []
    current: list[Part] = []
    sideways = False
    for part in parts:
        if isinstance(part, PageBreakPart) or part.sideways == sideways:
            current.append(part)
            continue
        announced: list[Part] = []
        if part.sideways:
            announced = _announcing(current, setting.sideways.height * 0.3)
            current = current[: len(current) - len(announced)]
        stretches.append(Stretch(setting.sideways if sideways else setting.upright, tuple(current)))
        current, sideways = [*announced, part], part.sideways
    stretches.append(Stretch(setting.sideways if sideways else setting.upright, tuple(current)))
    # Sideways tables with nothing but their headings between them share pages.
    by_frame = groupby((stretch for stretch in stretches if stretch.parts), key=lambda stretch: stretch.frame)
    return [Stretch(frame, tuple(part for each in some for part in each.parts)) for frame, some in by_frame]


def _announcing(parts: Sequence[Part], room: float) -> list[Part]:
    """The last parts that belong to what follows: from the last headings on, if they are near."""
    height = 0.0
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        height += part.height + part.after
        if isinstance(part, PageBreakPart) or height > room:
            break
        if part.keep_with_next:
            while index and parts[index - 1].keep_with_next:
                index -= 1
            return list(parts[index:])
    return []


def _written(laid: _Laid, pens: Sequence[Pen], look: Look, day: date, attachment: Attachment | None) -> bytes:
    setting, document = laid.setting, laid.setting.document
    file = ObjectFile()
    references = [file.reserve() for _ in laid.pages]
    tree = file.reserve()
    targets = _targets(laid, references)
    annotations = _annotations(file, pens, targets, references)
    fonts: dict[str, str] = {}
    for font in setting.fonts.loaded:
        fonts |= font.embedded(file)
    resources = file.add(dictionary({"Font": dictionary(fonts)}))
    for pen, reference in zip(pens, references, strict=True):
        file.put(reference, _page(file, pen, tree, resources, annotations.get(pen.page, [])))
    kids = {"Type": "/Pages", "Kids": array(references), "Count": str(len(references))}
    file.put(tree, dictionary(kids))
    structure = write_structure(file, laid.root, references)
    outline = add_outline(
        file, headings_of(document), [targets[f"#{i}"] for i in range(len(laid.trail.headings))]
    )
    catalog = {
        "Type": "/Catalog",
        "Pages": tree,
        "Lang": text(document.language),
        "MarkInfo": "<</Marked true>>",
        "StructTreeRoot": structure,
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Metadata": add_metadata(file, document, day),
        "OutputIntents": array([add_output_intent(file, look.colour_profile.read_bytes())]),
    }
    if outline:
        catalog |= {"Outlines": outline}
    if attachment is not None:
        title, specification = add_attachment(file, attachment, day)
        catalog["Names"] = dictionary({"EmbeddedFiles": dictionary({"Names": array([title, specification])})})
        catalog["AF"] = array([specification])
    return file.finished(file.add(dictionary(catalog)), add_info(file, document, day))


def _painted(laid: _Laid, index: int, progress: Progress | None) -> Pen:
    if progress is not None and not progress(index + 1):
        raise Cancelled
    page, setting = laid.pages[index], laid.setting
    frame = page.frame
    pen = Pen(
        index,
        frame.page_width,
        frame.page_height,
        setting.fonts,
        setting.colours,
        ink_saving=setting.ink_saving,
    )
    if not page.has_footer:
        front.paint_band(pen, setting)
    for placed in page.placed:
        part = placed.part
        part.paint(pen, frame.left + part.indent, frame.top + placed.top)
    if page.has_footer:
        front.paint_footer(pen, page, len(laid.pages), setting)
    return pen


def _targets(laid: _Laid, references: Sequence[str]) -> dict[str, str]:
    """Destinations: of headings by their number in order, of anchors by their name."""
    spots: dict[str, Spot] = {str(index): spot for index, spot in enumerate(laid.trail.headings)}
    spots |= {anchor: spot for anchor, spot in laid.trail.anchors.items() if anchor not in spots}
    found = {}
    for key, spot in spots.items():
        page = max(spot.page, 0)
        frame = laid.pages[page].frame
        found[f"#{key}"] = destination(references[page], frame.page_height, 0, max(spot.top - 6, 0))
    return found


def _annotations(
    file: ObjectFile, pens: Sequence[Pen], targets: Mapping[str, str], references: Sequence[str]
) -> dict[int, list[str]]:
    """Write the clickable areas of all pages, and tell the elements of their links."""
    annotations: dict[int, list[str]] = {}
    key = len(pens)
    for pen in pens:
        for area in pen.links:
            reference = file.add(_annotation(area, pen, key, targets))
            area.owner.add(AnnotationMark(pen.page, reference, key))
            annotations.setdefault(pen.page, []).append(reference)
            key += 1
    return annotations


def _annotation(area: LinkArea, pen: Pen, key: int, targets: Mapping[str, str]) -> str:
    bottom = pen.height - area.top - area.height
    entries = {
        "Type": "/Annot",
        "Subtype": "/Link",
        "Rect": array(map(number, (area.left, bottom, area.left + area.width, bottom + area.height))),
        "Border": "[0 0 0]",
        "F": "4",
        "StructParent": str(key),
    }
    if area.target.startswith("#"):
        entries |= {"Dest": targets[area.target], "Contents": text(area.words.strip() or area.target)}
    else:
        action = {"S": "/URI", "URI": text(area.target)}
        entries |= {"A": dictionary(action), "Contents": text(area.target)}
    return dictionary(entries)


def _page(file: ObjectFile, pen: Pen, tree: str, resources: str, annotations: Sequence[str]) -> str:
    entries = {
        "Type": "/Page",
        "Parent": tree,
        "MediaBox": array(map(number, (0, 0, pen.width, pen.height))),
        "Resources": resources,
        "Contents": file.add_stream({}, pen.finished()),
        "StructParents": str(pen.page),
        "Tabs": "/S",
    }
    if annotations:
        entries["Annots"] = array(annotations)
    return dictionary(entries)
