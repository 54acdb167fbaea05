"""The file: its parts, its properties, and a zip archive that is the same for the same document and day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.numbering import NumberingPart
from docx.parts.settings import SettingsPart
from docx.parts.story import StoryPart
from docx.parts.styles import StylesPart

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.docx.elements import Element, make
from asf_starter.documents.pdf.look import Paper
from asf_starter.documents.tree import Document

PROGRAM = "ASF Starter"
_LONGEST_PROPERTY = 255
_FIRST_YEAR_OF_ZIP = 1980

# Prefixes that elements may use; "w14" holds the boxes to tick, which older programs pass over.
_ROOT = b"""<w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 mc:Ignorable="w14"><w:body/></w:document>"""
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{PROGRAM}</Application></Properties>"
)


@dataclass
class File:
    """A document's parts. The body stands in the main part; addresses and pictures are kept by key."""

    package: Package = field(default_factory=Package)
    main: DocumentPart = field(init=False)
    _furniture: Iterator[int] = field(default_factory=lambda: iter(range(1, 100)))

    def __post_init__(self) -> None:
        name = PackURI("/word/document.xml")
        self.main = DocumentPart(name, CONTENT_TYPE.WML_DOCUMENT_MAIN, parse_xml(_ROOT), self.package)
        self.package.relate_to(self.main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def address(self, link: str) -> str:
        """The key of an address outside the document."""
        return self.main.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def picture(self, png: BytesIO) -> str:
        """The key of a picture in the text."""
        return self.main.get_or_add_image(png)[0]

    def add_footer(self, element: Element) -> str:
        """The key of a footer."""
        name = PackURI(f"/word/footer{next(self._furniture)}.xml")
        part = FooterPart(name, CONTENT_TYPE.WML_FOOTER, element, self.package)
        return self.main.relate_to(part, RELATIONSHIP_TYPE.FOOTER)

    def add_header(self) -> tuple[StoryPart, str]:
        """An empty header, which may hold pictures of its own, and its key."""
        name = PackURI(f"/word/header{next(self._furniture)}.xml")
        part = HeaderPart(name, CONTENT_TYPE.WML_HEADER, make("hdr"), self.package)
        return part, self.main.relate_to(part, RELATIONSHIP_TYPE.HEADER)

    def add_definitions(self, styles: Element, numbering: Element, settings: Element, fonts: Element) -> None:
        """What the main part refers to."""
        for name, kind, content_type, relationship, element in (
            ("styles", StylesPart, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles),
            ("numbering", NumberingPart, CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, numbering),
            ("settings", SettingsPart, CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings),
            ("fontTable", XmlPart, CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, fonts),
        ):
            part = kind(PackURI(f"/word/{name}.xml"), content_type, element, self.package)
            self.main.relate_to(part, relationship)

    def describe(self, document: Document, language: str, day: date) -> None:
        """The file's properties: what it is, whose, in which language, from which day."""
        properties = self.package.core_properties
        midnight = datetime.combine(day, time())
        properties.title = _property(document.title)
        properties.author = _property(document.enterprise)
        properties.last_modified_by = _property(document.enterprise)
        properties.subject = _property(document.subject)
        properties.identifier = _property(document.state_code)
        properties.language = language
        properties.created = properties.modified = midnight
        part = Part(
            PackURI("/docProps/app.xml"),
            CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
            _APPLICATION.encode(),
            self.package,
        )
        self.package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)

    def finished(self, day: date) -> bytes:
        """The bytes of the file; every part carries the same day."""
        written = io.BytesIO()
        self.package.save(written)
        stamped = io.BytesIO()
        when = (max(day.year, _FIRST_YEAR_OF_ZIP), day.month, day.day, 0, 0, 0)
        with zipfile.ZipFile(written) as source, zipfile.ZipFile(stamped, "w") as target:
            for entry in source.infolist():
                info = zipfile.ZipInfo(entry.filename, when)
                info.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(info, source.read(entry))
        return stamped.getvalue()


def settings(language: str) -> Element:
    """The document's settings: no compatibility mode, and the language that programs check it in."""
    mode = make(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    return make(
        "settings",
        make("zoom", percent=100),
        make("defaultTabStop", val=709),
        make("characterSpacingControl", val="doNotCompress"),
        make("compat", mode),
        make("themeFontLang", val=language),
        make("decimalSymbol", val=","),
        make("listSeparator", val=";"),
    )


def font_table(paper: Paper) -> Element:
    """The fonts that the document names, and which ones take their place where they are not installed."""
    families = (
        make("font", make("altName", val=family.stand_in), make("family", val="swiss"), name=family.name)
        for family in paper.families
    )
    return make("fonts", *families)


def _property(text: str) -> str:
    return one_line(text)[:_LONGEST_PROPERTY]
