"""What a file is, told by its content and never by its name; and the ending that goes with it.

Text that is meant to be run or opened by a browser is plain text here: it gets the ending ``.txt``.
Office files with macros are not taken.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

PDF, JPEG, PNG, HEIC, TEXT = "application/pdf", "image/jpeg", "image/png", "image/heic", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

ENDINGS: Mapping[str, str] = {
    PDF: ".pdf",
    JPEG: ".jpg",
    PNG: ".png",
    HEIC: ".heic",
    TEXT: ".txt",
    DOCX: ".docx",
    XLSX: ".xlsx",
    ODT: ".odt",
    ODS: ".ods",
}
"""The kinds that are taken, and the ending that a file of each gets."""

_OFFICE: Mapping[str, str] = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_MACROS = ("vbaproject.bin", "basic/", "scripts/")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1")
_MOST_MEMBERS = 5_000
_LONGEST_MIMETYPE = 100
_WITHIN_PDF = 1024


def kind_of(data: bytes) -> str | None:
    """The media type of a file's bytes; None for a kind that is not taken."""
    if b"%PDF-" in data[:_WITHIN_PDF]:
        return PDF
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return HEIC
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_package(data)
    return TEXT if _is_text(data) else None


def _kind_of_package(data: bytes) -> str | None:
    """An office file, told by the parts it consists of. Nothing but a short name is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            names = {member.filename for member in members}
            if len(members) > _MOST_MEMBERS or any(_is_macro(name) for name in names):
                return None
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in _OFFICE.items() if part in names), None)
            if members and members[0].filename == "mimetype" and members[0].file_size <= _LONGEST_MIMETYPE:
                with package.open(members[0]) as part:
                    written = part.read(_LONGEST_MIMETYPE).decode("ascii", "replace")
                return written if written in (ODT, ODS) else None
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return None
    return None


def _is_macro(name: str) -> bool:
    lower = name.lower()
    return lower.endswith(_MACROS[0]) or lower.startswith(_MACROS[1:])


def _is_text(data: bytes) -> bool:
    """Whether bytes are readable text in UTF-8, or in the older letters of Western Europe."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            return False
    return bool(text.strip()) and all(letter >= " " or letter in "\t\r\n\f" for letter in text[:100_000])
