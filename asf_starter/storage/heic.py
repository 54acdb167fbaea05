"""HEIC pictures without what they tell of where and with what they were taken.

A HEIC file (ISO/IEC 23008-12) is a tree of boxes. Its box ``meta`` lists items: the picture, and beside it
Exif and XMP, where a telephone writes the place. ``iinf`` names the kind of each item, ``iloc`` where its
bytes lie. Those bytes become noughts; nothing is moved, so that every other address in the file still
holds. Which way is up stands in a property of the picture, not in Exif, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PRIVATE = (b"Exif", b"mime")
"""Kinds of item that describe the picture: Exif, and XMP, which is text of a named type."""
_FILE, _INSIDE = 0, 1
"""Where an extent is counted from: the start of the file, or of the box ``idat`` inside ``meta``."""

_MOST_EXTENTS = 20_000
"""Pieces of items in a file; a telephone's picture has some fifty. Those of no bytes could be without end."""


@dataclass(frozen=True)
class _Box:
    """A box: its kind, and where its contents begin and end in the file."""

    kind: bytes
    start: int
    end: int


class _Reader:
    """Whole numbers one after the other. Raises ValueError past the end."""

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self._data, self.at, self._end = data, start, end

    def number(self, size: int) -> int:
        """The next number of so many bytes; nought for none."""
        return int.from_bytes(self.take(size), "big")

    def take(self, size: int) -> bytes:
        """The next bytes."""
        if self.at + size > self._end:
            raise ValueError("the box ends too early")
        self.at += size
        return self._data[self.at - size : self.at]


def without_descriptions(data: bytes) -> bytes | None:
    """The picture with its Exif and XMP blanked; None where its boxes cannot be followed.

    A file with no such items, and one without a box ``meta``, is given back as it is.
    """
    try:
        extents = list(_private_extents(data))
    except ValueError:
        return None
    blanked = bytearray(data)
    for start, end in extents:
        if not 0 <= start <= end <= len(data):
            return None
        blanked[start:end] = bytes(end - start)
    return bytes(blanked)


def _private_extents(data: bytes) -> Iterator[tuple[int, int]]:
    for meta in _boxes(data, 0, len(data)):
        if meta.kind != b"meta":
            continue
        inside = {box.kind: box for box in _boxes(data, meta.start + 4, meta.end)}
        if b"iinf" in inside and b"iloc" in inside:
            kinds = dict(_items(data, inside[b"iinf"]))
            yield from _places(data, inside, kinds)


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    """The boxes beside each other; a size of 0 reaches to the end, 1 means that a longer one follows."""
    while start < end:
        reader = _Reader(data, start, end)
        size, kind = reader.number(4), reader.take(4)
        if size == 1:
            size = reader.number(8)
        after = end if size == 0 else start + size
        if not reader.at <= after <= end:
            raise ValueError("a box is longer than what holds it")
        yield _Box(kind, reader.at, after)
        start = after


def _items(data: bytes, iinf: _Box) -> Iterator[tuple[int, bytes]]:
    """The id and kind of every item (box ``infe`` of version 2 or 3; older ones name no kind)."""
    reader = _Reader(data, iinf.start, iinf.end)
    version = reader.number(4) >> 24
    reader.number(4 if version else 2)
    for box in _boxes(data, reader.at, iinf.end):
        entry = _Reader(data, box.start, box.end)
        version = entry.number(4) >> 24
        if box.kind != b"infe" or version < 2:
            continue
        item = entry.number(4 if version > 2 else 2)
        entry.number(2)
        yield item, entry.take(4)


def _places(
    data: bytes, inside: Mapping[bytes, _Box], kinds: Mapping[int, bytes]
) -> Iterator[tuple[int, int]]:
    """Where the bytes of the private items lie, as ``iloc`` says (versions 0 to 2)."""
    reader = _Reader(data, inside[b"iloc"].start, inside[b"iloc"].end)
    version = reader.number(4) >> 24
    sizes = reader.number(2)
    of_offset, of_length, of_base, of_index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    seen = 0
    for _ in range(reader.number(4 if version > 1 else 2)):
        item = reader.number(4 if version > 1 else 2)
        method = reader.number(2) & 15 if version else _FILE
        reader.number(2)
        base = reader.number(of_base)
        extents = reader.number(2)
        seen += extents
        if seen > _MOST_EXTENTS:
            raise ValueError("more pieces than a picture has")
        for _ in range(extents):
            reader.number(of_index if version else 0)
            offset, length = base + reader.number(of_offset), reader.number(of_length)
            if kinds.get(item) not in _PRIVATE:
                continue
            if method == _INSIDE and b"idat" in inside:
                offset += inside[b"idat"].start
            elif method != _FILE:
                raise ValueError("an item lies where it cannot be followed")
            yield offset, offset + length if length else len(data)
