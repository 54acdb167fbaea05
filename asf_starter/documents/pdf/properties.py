"""The file's properties: description in XMP, colour profile, attachments, outline.

Together with the structure tree they make it PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.headings import Entry
from asf_starter.documents.pdf.syntax import ObjectFile, array, dictionary, name, number, text
from asf_starter.documents.tree import Document

PRODUCER = "ASF Starter"


@dataclass(frozen=True)
class Attachment:
    """A file that travels inside the PDF; ``name`` is its file name, ``description`` for people."""

    name: str
    data: bytes
    description: str
    media_type: str = "application/json"


def add_info(file: ObjectFile, document: Document, day: date) -> str:
    """The document information dictionary, in step with the XMP packet as PDF/A wants it."""
    stamp = f"D:{day:%Y%m%d}000000Z"
    entries = {
        "Title": text(_title(document)),
        "Author": text(one_line(document.enterprise)),
        "Subject": text(one_line(document.subject)),
        "Creator": text(PRODUCER),
        "Producer": text(PRODUCER),
        "CreationDate": f"({stamp})",
        "ModDate": f"({stamp})",
    }
    return file.add(dictionary({key: value for key, value in entries.items() if value != "()"}))


def add_metadata(file: ObjectFile, document: Document, day: date) -> str:
    """The XMP packet. It is not compressed by PDF/A-1 rules; later parts allow it, and so do we."""
    return file.add_stream({"Type": "/Metadata", "Subtype": "/XML"}, _xmp(document, day).encode())


def add_output_intent(file: ObjectFile, profile: bytes) -> str:
    """The colour profile that all colours are meant in."""
    stream = file.add_stream({"N": "3"}, profile)
    entries = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": "(sRGB)",
        "Info": "(sRGB)",
        "DestOutputProfile": stream,
    }
    return file.add(dictionary(entries))


def add_attachment(file: ObjectFile, attachment: Attachment, day: date) -> tuple[str, str]:
    """Embed a file; (the name in PDF notation, the reference of its specification)."""
    parameters = {
        "Size": str(len(attachment.data)),
        "ModDate": f"(D:{day:%Y%m%d}000000Z)",
        "CheckSum": f"<{hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()}>",
    }
    stream = file.add_stream(
        {"Type": "/EmbeddedFile", "Subtype": name(attachment.media_type), "Params": dictionary(parameters)},
        attachment.data,
    )
    title = text(one_line(attachment.name))
    entries = {
        "Type": "/Filespec",
        "F": title,
        "UF": title,
        "Desc": text(one_line(attachment.description)),
        "AFRelationship": "/Source",
        "EF": dictionary({"F": stream, "UF": stream}),
    }
    return title, file.add(dictionary(entries))


def add_outline(file: ObjectFile, headings: Sequence[Entry], targets: Sequence[str]) -> str:
    """The bookmarks, nested like the headings; ``targets`` are their destinations. Empty without headings."""
    if not headings:
        return ""
    root = file.reserve()
    items = [file.reserve() for _ in headings]
    parents = _parents([heading.level for heading in headings])
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    for index, heading in enumerate(headings):
        siblings = children[parents[index]]
        place = siblings.index(index)
        entries = {"Title": text(one_line(f"{heading.number} {heading.words}")), "Dest": targets[index]}
        entries["Parent"] = root if parents[index] < 0 else items[parents[index]]
        if place:
            entries["Prev"] = items[siblings[place - 1]]
        if place + 1 < len(siblings):
            entries["Next"] = items[siblings[place + 1]]
        if index in children:
            below = children[index]
            entries |= {"First": items[below[0]], "Last": items[below[-1]], "Count": str(-len(below))}
        file.put(items[index], dictionary(entries))
    top = children[-1]
    root_entries = {
        "Type": "/Outlines",
        "First": items[top[0]],
        "Last": items[top[-1]],
        "Count": str(len(top)),
    }
    file.put(root, dictionary(root_entries))
    return root


def destination(page: str, page_height: float, left: float, top: float) -> str:
    """A place on a page to jump to."""
    return array([page, "/XYZ", number(left), number(page_height - top), "null"])


def _parents(levels: Sequence[int]) -> list[int]:
    """For each heading the index of the heading it stands under, or -1."""
    parents: list[int] = []
    open_ones: list[int] = []
    for index, level in enumerate(levels):
        while open_ones and levels[open_ones[-1]] >= level:
            open_ones.pop()
        parents.append(open_ones[-1] if open_ones else -1)
        open_ones.append(index)
    return parents


def _title(document: Document) -> str:
    return one_line(document.title) or one_line(document.id)


def _xmp(document: Document, day: date) -> str:
    stamp = f"{day:%Y-%m-%d}T00:00:00Z"
    language = escape(document.language or "x-default", {'"': "&quot;"})
    subject = one_line(document.subject)
    description = f"<dc:description>{_alternatives(subject)}</dc:description>" if subject else ""
    author = one_line(document.enterprise)
    creator = f"<rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq>" if author else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title>{_alternatives(_title(document))}</dc:title>
{f"<dc:creator>{creator}</dc:creator>" if creator else ""}
{description}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _alternatives(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt>'
