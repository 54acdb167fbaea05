"""Reading a DOCX back: what is wrong with it by the standard's schemas, and what words stand in it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from openxml_audit import FileFormat, OpenXmlValidator

_NOT_NEEDED = "relationships/theme'"  # a theme is optional (ISO 29500-1, 11.3); we name fonts and colours
_SIGNS = ("☐", "●", "◐", "○", "?", "!", "→", "×")


def problems(data: bytes) -> list[str]:
    """What the schemas of the standard say against a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "checked.docx")
        path.write_bytes(data)
        found = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(path).errors
    return [f"{each.path}: {each.description}" for each in found if _NOT_NEEDED not in each.description]


def texts(element: BaseOxmlElement) -> Iterator[str]:
    """The text of an element in order; tabs, breaks and paragraphs are spaces."""
    for part in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:p")):
        yield (part.text or "") if part.tag == qn("w:t") else " "


def said(element: BaseOxmlElement) -> list[str]:
    """The words of an element in order, without boxes to tick and signs."""
    text = "".join(texts(element)).replace("\u00ad", "")
    return [word for word in text.split() if word not in _SIGNS]
