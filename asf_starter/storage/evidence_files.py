"""Filing a file as evidence, and handing it out again.

A file is copied into the plan, so that losing the original loses nothing. Names are made safe in both
directions: what is filed may come from a stranger's plan.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from asf_starter.core.filed_files import MOST_BYTES_OF_ALL, MOST_BYTES_OF_FILE, FiledFile
from asf_starter.core.plan import Plan
from asf_starter.storage.atomic import replace_file
from asf_starter.storage.evidence_kinds import ENDINGS, HEIC, JPEG, PNG, kind_of
from asf_starter.storage.heic import without_descriptions
from asf_starter.storage.pictures import scaled_down
from asf_starter.storage.problems import FileProblem

MOST_BYTES_OF_PICTURE = 40_000_000
"""Before it is scaled down."""
LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")


def file_for_plan(path: Path, room: int = MOST_BYTES_OF_ALL) -> tuple[str, FiledFile]:
    """A file of this computer as evidence, with its name. ``room``: bytes that the plan has left.

    Raises FileProblem ``evidence.…`` for files that are too large, of a strange kind, empty or unreadable.
    """
    name = path.name
    try:
        if not path.is_file():
            raise FileProblem("evidence.missing", name=name)
        if path.stat().st_size > MOST_BYTES_OF_PICTURE:
            raise _too_large(name)
        data = path.read_bytes()
    except OSError as error:
        raise FileProblem("evidence.unreadable", name=name) from error
    file = as_evidence(data, name)
    if len(file.data) > room:
        raise FileProblem("evidence.plan_is_full", name=name, most=_megabytes(MOST_BYTES_OF_ALL))
    return safe_name(name, file.media), file


def room_for_files(plan: Plan) -> int:
    """How many bytes of files a plan can still take."""
    return MOST_BYTES_OF_ALL - sum(len(file.data) for file in plan.files_in_use)


def as_evidence(data: bytes, name: str) -> FiledFile:
    """Bytes as evidence: pictures scaled down (but HEIC), and without the place where they were taken.

    Raises FileProblem; ``name`` is for its words.
    """
    if not data.strip():
        raise FileProblem("evidence.empty", name=name)
    media = kind_of(data)
    if media is None:
        raise FileProblem("evidence.strange", name=name)
    if media in (JPEG, PNG):
        scaled = scaled_down(data)
        if scaled is None:
            raise FileProblem("evidence.broken_picture", name=name)
        data, is_jpeg = scaled
        media = JPEG if is_jpeg else PNG
    if media == HEIC:
        blanked = without_descriptions(data)
        if blanked is None:
            raise FileProblem("evidence.broken_picture", name=name)
        data = blanked
    if len(data) > MOST_BYTES_OF_FILE:
        raise _too_large(name)
    return FiledFile(hashlib.sha256(data).hexdigest(), media, data)


def _too_large(name: str) -> FileProblem:
    return FileProblem("evidence.too_large", name=name, most=_megabytes(MOST_BYTES_OF_FILE))


def _megabytes(count: int) -> int:
    return count // 1_000_000


def safe_name(name: str, media: str) -> str:
    """A name that every system takes and that says truly what the file is: the ending follows the content."""
    base = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in base if unicodedata.category(letter)[0] != "C")
    kept = " ".join(_NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", kept)).split())
    ending = ENDINGS.get(media, ".txt")
    old = kept.lower().endswith(ending)
    stem = kept[: -len(ending)] if old else re.sub(r"\.[A-Za-z][A-Za-z0-9]{0,4}$", "", kept)
    stem = stem.strip(". ")[:LONGEST_NAME].strip(". ")
    if not stem or _RESERVED.match(stem):
        stem = f"_{stem}"
    return f"{stem}{ending}"


def hand_out(file: FiledFile, path: Path) -> None:
    """Writes a filed file to a place that a person chose. Raises FileProblem."""
    replace_file(path, file.data)


def hand_out_to_look_at(file: FiledFile, name: str, folder: Path) -> Path:
    """Writes a filed file into a folder of one's own, to be opened by another program, and gives its path."""
    path = folder / safe_name(name, file.media)
    replace_file(path, file.data)
    return path
