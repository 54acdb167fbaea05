"""Files that founders have filed as evidence: their bytes, known by SHA-256.

The bytes are never copied: every snapshot of a plan shares them, so that undo and typing stay cheap. An
answer names a file as ``{"name": …, "sha256": …}``; a plan keeps the bytes that its answers name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

MOST_BYTES_OF_FILE = 5_000_000
MOST_BYTES_OF_ALL = 20_000_000
"""How large a filed file may be, and all files of a plan together."""


@dataclass(frozen=True)
class FiledFile:
    """A file's contents. ``media`` is its kind by content, such as ``application/pdf``."""

    sha256: str
    media: str
    data: bytes = field(repr=False)


def named_files(typed: object) -> Iterator[str]:
    """The SHA-256 of every file that a typed answer names, in rows of tables, too."""
    if isinstance(typed, Mapping):
        sha256 = typed.get("sha256")
        if isinstance(sha256, str):
            yield sha256
        for part in typed.values():
            yield from named_files(part)
    elif isinstance(typed, Sequence) and not isinstance(typed, str | bytes):
        for part in typed:
            yield from named_files(part)
