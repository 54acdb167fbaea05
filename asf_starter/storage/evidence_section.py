"""The last section of a plan file: the filed files, one a line, as base 64 by SHA-256.

Reading is strict. A file whose bytes are missing, broken, too large or not what its fingerprint says is left
out: the plan opens all the same, and the answer that names the file says that it has to be filed anew.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from asf_starter.core.filed_files import MOST_BYTES_OF_ALL, MOST_BYTES_OF_FILE, FiledFile
from asf_starter.storage.evidence_kinds import kind_of

MOST_FILES = 500
_LONGEST = 4 * (MOST_BYTES_OF_FILE // 3 + 2)


def evidence_lines(files: Iterable[FiledFile]) -> list[str]:
    """The section's records, each the JSON of one file."""
    return [f'{{"data":"{base64.b64encode(file.data).decode()}","sha256":"{file.sha256}"}}' for file in files]


def read_evidence(section: Sequence[object]) -> tuple[FiledFile, ...]:
    """The files of a section that can be trusted, in order, each once."""
    files: dict[str, FiledFile] = {}
    room = MOST_BYTES_OF_ALL
    for file in _sound_files(section[:MOST_FILES]):
        if file.sha256 not in files and len(file.data) <= room:
            files[file.sha256] = file
            room -= len(file.data)
    return tuple(files.values())


def _sound_files(section: Sequence[object]) -> Iterator[FiledFile]:
    for entry in section:
        if not isinstance(entry, Mapping):
            continue
        written, sha256 = entry.get("data"), entry.get("sha256")
        if not isinstance(written, str) or not isinstance(sha256, str) or len(written) > _LONGEST:
            continue
        try:
            data = base64.b64decode(written, validate=True)
        except (ValueError, binascii.Error):
            continue
        # The kind is told by the content again: what a stranger's file says of itself counts for nothing.
        media = kind_of(data)
        if media and len(data) <= MOST_BYTES_OF_FILE and hashlib.sha256(data).hexdigest() == sha256:
            yield FiledFile(sha256, media, data)


# -- safety copies: the files lie beside the copies, each once --

_LINE = re.compile(rb'(?m)^\{"data":"([A-Za-z0-9+/=]*)","sha256":"([0-9a-f]{64})"\}(?=,?$)')
_THIN_LINE = re.compile(rb'(?m)^\{"sha256":"([0-9a-f]{64})"\}(?=,?$)')


def set_files_aside(data: bytes) -> tuple[bytes, Mapping[str, bytes]]:
    """A plan file without the bytes of its filed files, and these by SHA-256.

    Only lines that :func:`bring_files_back` makes again to the byte are touched.
    """
    aside: dict[str, bytes] = {}

    def thin(match: re.Match[bytes]) -> bytes:
        try:
            contents = base64.b64decode(match[1], validate=True)
        except (ValueError, binascii.Error):
            return match[0]
        sha256 = match[2].decode()
        if hashlib.sha256(contents).hexdigest() != sha256 or base64.b64encode(contents) != match[1]:
            return match[0]
        aside[sha256] = contents
        return b'{"sha256":"' + match[2] + b'"}'

    return _LINE.sub(thin, data), aside


def bring_files_back(data: bytes, find: Callable[[str], bytes | None]) -> bytes:
    """The plan file as it was before its files were set aside; those not found any more are left out."""

    def whole(match: re.Match[bytes]) -> bytes:
        contents = find(match[1].decode())
        if contents is None:
            return match[0]
        return b'{"data":"' + base64.b64encode(contents) + b'","sha256":"' + match[1] + b'"}'

    return _THIN_LINE.sub(whole, data)


def files_set_aside(data: bytes) -> frozenset[str]:
    """Which files a plan file has set aside."""
    return frozenset(match[1].decode() for match in _THIN_LINE.finditer(data))
