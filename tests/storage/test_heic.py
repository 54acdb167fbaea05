"""HEIC pictures lose where they were taken, and nothing else. The files here are built box by box."""

from __future__ import annotations

import pytest

from asf_starter.storage.evidence_files import as_evidence
from asf_starter.storage.evidence_kinds import HEIC
from asf_starter.storage.heic import without_descriptions
from asf_starter.storage.problems import FileProblem

PICTURE, PLACE, XMP = b"PICTURE-BYTES", b"Exif GPS 59.33 N 18.07 E", b"<x:xmpmeta>Stockholm</x:xmpmeta>"


def box(kind: bytes, contents: bytes, *, long: bool = False) -> bytes:
    if long:
        return (1).to_bytes(4, "big") + kind + (16 + len(contents)).to_bytes(8, "big") + contents
    return (8 + len(contents)).to_bytes(4, "big") + kind + contents


def full(kind: bytes, version: int, contents: bytes) -> bytes:
    return box(kind, version.to_bytes(1, "big") + bytes(3) + contents)


def number(value: int, size: int) -> bytes:
    return value.to_bytes(size, "big")


def infe(item: int, kind: bytes, version: int) -> bytes:
    return full(b"infe", version, number(item, 4 if version > 2 else 2) + bytes(2) + kind + b"\0")


def entry(item: int, version: int, method: int, offset: int, length: int) -> bytes:
    """An item of one extent, with offsets and lengths of 4 bytes, and no base."""
    wide = 4 if version > 1 else 2
    way = number(method, 2) if version else b""
    return number(item, wide) + way + bytes(2) + number(1, 2) + number(offset, 4) + number(length, 4)


def heic(version: int, *, method: int = 0, long: bool = False) -> bytes:
    """A picture with Exif and XMP; by ``method`` 1 these lie inside ``meta``, else after it."""
    head = box(b"ftyp", b"heic" + bytes(4) + b"mif1heic")
    kinds = ((1, b"hvc1"), (2, b"Exif"), (3, b"mime"))
    names = b"".join(infe(item, kind, 3 if version > 1 else 2) for item, kind in kinds)
    iinf = full(b"iinf", 0, number(3, 2) + names)
    inside = box(b"idat", PLACE + XMP) if method else b""

    def meta(start: int) -> bytes:
        first = start + len(PICTURE)
        where = (0, len(PLACE)) if method else (first, first + len(PLACE))
        entries = entry(1, version, 0, start, len(PICTURE))
        entries += entry(2, version, method, where[0], len(PLACE))
        entries += entry(3, version, method, where[1], len(XMP))
        count = number(3, 4 if version > 1 else 2)
        return full(b"meta", 0, iinf + full(b"iloc", version, b"\x44\x00" + count + entries) + inside)

    before = len(head) + len(meta(0)) + (16 if long else 8)
    data = PICTURE if method else PICTURE + PLACE + XMP
    return head + meta(before) + box(b"mdat", data, long=long)


@pytest.mark.parametrize(
    ("version", "method", "long"), [(0, 0, False), (1, 0, False), (1, 1, False), (2, 0, True), (2, 1, True)]
)
def test_place_and_words_are_blanked_and_the_picture_stays(version: int, method: int, long: bool) -> None:
    source = heic(version, method=method, long=long)
    assert PLACE in source
    assert XMP in source
    made = without_descriptions(source)
    assert made == source.replace(PLACE, bytes(len(PLACE))).replace(XMP, bytes(len(XMP)))
    assert PICTURE in made


def test_a_picture_that_tells_nothing_is_left_as_it_is() -> None:
    plain = box(b"ftyp", b"heic" + bytes(4)) + box(b"mdat", PICTURE)
    assert without_descriptions(plain) == plain


@pytest.mark.parametrize("cut", [30, 60, 100, 150])
def test_a_torn_file_is_not_taken(cut: int) -> None:
    assert without_descriptions(heic(1)[:cut]) is None


def test_an_address_outside_the_file_is_not_followed() -> None:
    source = heic(0)
    address = number(source.index(PLACE), 4)
    assert without_descriptions(source.replace(address, number(10**6, 4))) is None
    assert without_descriptions(heic(1, method=2)) is None  # an item made of other items


def test_pieces_without_end_are_not_counted() -> None:
    item = number(2, 2) + bytes(2) + number(65_535, 2)
    iloc = full(b"iloc", 0, b"\0\0" + number(60_000, 2) + item * 60_000)
    iinf = full(b"iinf", 0, number(1, 2) + infe(2, b"Exif", 2))
    assert without_descriptions(full(b"meta", 0, iinf + iloc)) is None


def test_what_is_filed_tells_no_place() -> None:
    filed = as_evidence(heic(1, method=1), "IMG_0042.HEIC")
    assert filed.media == HEIC
    assert PLACE not in filed.data
    with pytest.raises(FileProblem, match=r"evidence\.broken_picture"):
        as_evidence(heic(1)[:100], "IMG_0042.HEIC")
