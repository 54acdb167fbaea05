"""PDF's own notation (names, strings, arrays, dictionaries) and the file that gathers numbered objects.

Values are strings in PDF notation, built by the small functions here. :class:`ObjectFile` packs all
objects without a stream into compressed object streams and ends with a cross-reference stream
(PDF 1.7, ISO 32000-1, 7.5.7 and 7.5.8): less than half the size of a plain file.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Mapping

OBJECTS_IN_A_STREAM = 100

_REGULAR_IN_NAMES = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+:")
_PLAIN_IN_STRINGS = frozenset(map(chr, range(32, 127))) - frozenset("()\\")


def number(value: float) -> str:
    """A number with at most two decimals, which is a hundredth of a point on paper."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def name(value: str) -> str:
    """A name; what is not a plain letter or digit is written as ``#`` and its hexadecimal bytes."""
    coded = "".join(
        char if char in _REGULAR_IN_NAMES else "".join(f"#{byte:02X}" for byte in char.encode())
        for char in value
    )
    return "/" + coded


def text(value: str) -> str:
    """A text string: as it is for plain ASCII, else in UTF-16 with its mark."""
    if _PLAIN_IN_STRINGS.issuperset(value):
        return f"({value})"
    return "<FEFF" + value.encode("utf-16-be").hex().upper() + ">"


def array(parts: Iterable[str]) -> str:
    """An array of values already in PDF notation."""
    return "[" + " ".join(parts) + "]"


def dictionary(entries: Mapping[str, str]) -> str:
    """A dictionary; keys without their slash, values already in PDF notation."""
    return "<<" + "".join(f"{name(key)} {value}" for key, value in entries.items()) + ">>"


class ObjectFile:
    """The objects of one PDF file, numbered in the order in which they are reserved or added."""

    def __init__(self) -> None:
        self._plain: dict[int, str] = {}
        self._streams: dict[int, tuple[str, bytes]] = {}
        self._count = 0

    def reserve(self) -> str:
        """A reference to an object that :meth:`put` fills later."""
        self._count += 1
        return f"{self._count} 0 R"

    def put(self, reference: str, value: str) -> None:
        """Fill a reserved object."""
        self._plain[int(reference.split()[0])] = value

    def add(self, value: str) -> str:
        """Add an object; its reference."""
        reference = self.reserve()
        self.put(reference, value)
        return reference

    def add_stream(self, entries: Mapping[str, str], data: bytes) -> str:
        """Add a stream, compressed; its reference."""
        reference = self.reserve()
        packed = zlib.compress(data, 9)
        head = dictionary({**entries, "Filter": "/FlateDecode", "Length": str(len(packed))})
        self._streams[int(reference.split()[0])] = (head, packed)
        return reference

    def finished(self, root: str, info: str) -> bytes:
        """The whole file. The file's identity is worked out from its contents: same objects, same bytes."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        numbers = sorted(self._plain)
        for start in range(0, len(numbers), OBJECTS_IN_A_STREAM):
            chunk = numbers[start : start + OBJECTS_IN_A_STREAM]
            holder = self._add_object_stream(chunk)
            places.update({number: (2, holder, index) for index, number in enumerate(chunk)})
        for number_, (head, data) in sorted(self._streams.items()):
            places[number_] = (1, len(out), 0)
            out += f"{number_} 0 obj\n{head}\nstream\n".encode("latin-1") + data + b"\nendstream\nendobj\n"
        identity = hashlib.md5(bytes(out), usedforsecurity=False).hexdigest()
        self._append_cross_references(out, places, root, info, f"[<{identity}> <{identity}>]")
        return bytes(out)

    def _add_object_stream(self, numbers: list[int]) -> int:
        bodies = [self._plain[number_] for number_ in numbers]
        offsets, offset = [], 0
        for number_, body in zip(numbers, bodies, strict=True):
            offsets.append(f"{number_} {offset}")
            offset += len(body) + 1
        head = " ".join(offsets) + "\n"
        data = (head + "\n".join(bodies)).encode("latin-1")
        entries = {"Type": "/ObjStm", "N": str(len(numbers)), "First": str(len(head))}
        return int(self.add_stream(entries, data).split()[0])

    def _append_cross_references(
        self, out: bytearray, places: dict[int, tuple[int, int, int]], root: str, info: str, identity: str
    ) -> None:
        start = len(out)
        self._count += 1
        places[self._count] = (1, start, 0)
        size = self._count + 1
        rows = b"".join(struct.pack(">BIH", *places[number_]) for number_ in range(size))
        packed = zlib.compress(rows, 9)
        head = dictionary(
            {
                "Type": "/XRef",
                "Size": str(size),
                "W": "[1 4 2]",
                "Root": root,
                "Info": info,
                "ID": identity,
                "Filter": "/FlateDecode",
                "Length": str(len(packed)),
            }
        )
        out += f"{self._count} 0 obj\n{head}\nstream\n".encode("latin-1") + packed
        out += f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode()
