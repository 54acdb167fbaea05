"""The DOCX writer: a document becomes a file for word processors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO

from asf_starter.documents.docx.blocks import block_elements
from asf_starter.documents.docx.elements import Element, make, paragraph, twips
from asf_starter.documents.docx.front import closing, opening
from asf_starter.documents.docx.inline import text_of
from asf_starter.documents.docx.making import Making, Place
from asf_starter.documents.docx.measures import make_measures, millimetres
from asf_starter.documents.docx.numbering import Numbering
from asf_starter.documents.docx.package import File, font_table, settings
from asf_starter.documents.docx.pictures import band
from asf_starter.documents.docx.sections import Furniture, Stretch, footer, joined
from asf_starter.documents.docx.styles import styles
from asf_starter.documents.docx.tables import is_sideways
from asf_starter.documents.figure_image import png
from asf_starter.documents.headings import headings_of
from asf_starter.documents.links import anchors_of
from asf_starter.documents.pdf.look import Look
from asf_starter.documents.tree import Block, Document, Heading, Paragraph, Table

_REGIONS: Mapping[str, str] = {"sv": "SE", "en": "GB"}
_LONGEST_ANNOUNCEMENT = 500  # letters between a heading and a table on a page on its side
_AUSTERE_BAND = 0.75  # points; papers without colour have a line instead of a band


def write_docx(document: Document, look: Look, *, day: date) -> bytes:
    """The document as a DOCX file. Same document, look and day give the same bytes.

    ``day`` is the day of the file's properties.
    """
    file = File()
    measures = make_measures(document, look)
    anchors = dict.fromkeys(anchors_of(document.blocks))
    making = Making(
        document=document,
        look=look,
        measures=measures,
        links=file,
        bookmarks={anchor: f"place_{number}" for number, anchor in enumerate(anchors, 1)},
        headings=headings_of(document),
        numbering=Numbering(measures),
    )
    language = office_language(document.language)
    stretches = _stretches(making)
    furniture = _furniture(file, making)
    body = file.main.element.body
    body.extend(joined(stretches, (measures.upright, measures.sideways), furniture))
    definitions = styles(measures, language), making.numbering.element()
    file.add_definitions(*definitions, settings(language), font_table(look.paper))
    file.describe(document, language, day)
    return file.finished(day)


def office_language(code: str) -> str:
    """The language as word processors know it, with a country: "sv-SE"."""
    language, *rest = re.split("[-_@]", code)
    if language in _REGIONS:
        return f"{language}-{_REGIONS[language]}"
    return "-".join((language, *rest))


def _stretches(making: Making) -> list[Stretch]:
    """The document in stretches of upright pages and pages on their side."""
    measures = making.measures
    upright, sideways = Place(measures.measure), Place(measures.sideways.width)
    wide = Place(measures.upright.width)
    stretches = [Stretch(opening(making, upright))]
    current: list[tuple[Block, list[Element]]] = []
    for block in making.document.blocks:
        if isinstance(block, Table) and is_sideways(block, measures):
            start = len(current) - _announcing([before for before, _ in current])
            stretches.append(Stretch(_elements(current[:start])))
            table = block_elements((block,), making, sideways)
            stretches.append(Stretch([*_elements(current[start:]), *table], sideways=True))
            current = []
        else:
            place = wide if isinstance(block, Table) else upright
            current.append((block, block_elements((block,), making, place)))
    stretches.append(Stretch([*_elements(current), *closing(making, upright)]))
    return _merged(stretches)


def _elements(made: Iterable[tuple[Block, list[Element]]]) -> list[Element]:
    return [element for _, elements in made for element in elements]


def _announcing(blocks: Sequence[Block]) -> int:
    """How many of the last blocks announce what follows them: the last headings, and what stands below
    these, if it is little."""
    letters = announcing = 0
    is_below_heading = True
    for count, block in enumerate(reversed(blocks), 1):
        if isinstance(block, Heading):
            announcing, is_below_heading = count, False
            continue
        if not is_below_heading or not isinstance(block, Paragraph):
            break
        letters += len(text_of(block.runs))
        if letters > _LONGEST_ANNOUNCEMENT:
            break
        if block.keep_with_next and announcing == count - 1:
            announcing = count
    return announcing


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours of one kind as one, without empty ones; a break at a section's edge is not needed twice."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if merged and merged[-1].sideways == stretch.sideways:
            stretch = Stretch([*merged.pop().elements, *stretch.elements], stretch.sideways)
        if stretch.elements:
            merged.append(stretch)
    return merged or [Stretch(())]


def _furniture(file: File, making: Making) -> Furniture:
    """Footers for both kinds of page; a title page has none, but a band at its left edge."""
    document, measures = making.document, making.measures
    upright = file.add_footer(footer(document, measures, measures.upright))
    sideways = file.add_footer(footer(document, measures, measures.sideways))
    if not document.title_page:
        return Furniture(upright, sideways)
    header, header_key = file.add_header()
    colour = measures.colour("accent")
    pixel = png(1, 1, bytes.fromhex(colour))
    picture, _ = header.get_or_add_image(BytesIO(pixel))
    width = millimetres(measures.paper.page_mm.title_band) / twips(1)
    size = (_AUSTERE_BAND if document.legal_paper else width, measures.upright.page_height / twips(1))
    drawing = band(picture, making.number(), size)
    header.element.append(paragraph("Header", [make("r", drawing)]))
    empty = file.add_footer(make("ftr", paragraph("Space", ())))
    return Furniture(upright, sideways, header_key, empty)
