"""What a file is, is told by its content: names and claims count for nothing."""

from __future__ import annotations

import io
import zipfile

import pytest

from asf_starter.storage.evidence_kinds import DOCX, HEIC, JPEG, ODT, PDF, PNG, TEXT, XLSX, kind_of


def package(*names: str, mimetype: str = "") -> bytes:
    """A zip file with these members, as office programs make them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


KINDS = [
    ("pdf", b"%PDF-1.7\n", PDF),
    ("pdf after some bytes, as mail programs make them", b"\r\n\r\n%PDF-1.4\n", PDF),
    ("jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF", JPEG),
    ("png", b"\x89PNG\r\n\x1a\n\x00\x00", PNG),
    ("heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", HEIC),
    ("text", "Protokoll från mötet\n".encode(), TEXT),
    ("text in older letters", "Protokoll från mötet\n".encode("cp1252"), TEXT),
    ("web page: text, and handed out as text", b"<html><script>alert(1)</script>", TEXT),
    ("docx", package("[Content_Types].xml", "word/document.xml"), DOCX),
    ("xlsx", package("[Content_Types].xml", "xl/workbook.xml"), XLSX),
    ("odt", package("content.xml", mimetype="application/vnd.oasis.opendocument.text"), ODT),
    ("docx with macros", package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), None),
    ("odt with macros", package("Basic/x.xml", mimetype="application/vnd.oasis.opendocument.text"), None),
    ("zip", package("bild.jpg"), None),
    ("zip that is cut", package("[Content_Types].xml", "word/document.xml")[:40], None),
    ("odt that claims more", package("content.xml", mimetype="x" * 5000), None),
    ("program", b"MZ\x90\x00\x03\x00\x00\x00", None),
    ("film", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", None),
    ("noughts", b"\x00" * 100, None),
    ("blanks", b" \n ", None),
]


@pytest.mark.parametrize(("name", "data", "expected"), KINDS, ids=[name for name, _, _ in KINDS])
def test_the_kind_is_told_by_content(name: str, data: bytes, expected: str | None) -> None:
    assert kind_of(data) == expected
