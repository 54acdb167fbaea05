"""Safety copies of plans, in the state folder, by plan id.

A copy is made before the first change after opening and once a day. Names hold a running number,
which alone decides what is newest, so that a wrong clock deletes nothing. Kept are the newest ten, and
beyond them one a day for 14 days, one a week for 8 weeks, one a month for 12 months. The filed files of all
copies lie beside them, each once.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asf_starter.storage.atomic import replace_file
from asf_starter.storage.evidence_section import bring_files_back, files_set_aside, set_files_aside

NEWEST = 10
FILES = "files"
"""The folder of filed files beside the copies."""
DAYS, WEEKS, MONTHS = 14, 8, 12
_NAME = re.compile(r"(\d{6})-(\d{8}T\d{6})-r(\d+)\.json\.gz")


@dataclass(frozen=True)
class Copy:
    """A safety copy: its running number, the time in its name, and the plan's revision."""

    path: Path
    number: int
    time: datetime
    revision: int


def copies_folder(state: Path, plan_id: str) -> Path:
    """Where the copies of a plan lie. The id is cut down to what a folder name may hold."""
    return state / "copies" / re.sub(r"[^0-9A-Za-z-]", "_", plan_id)[:64]


def list_copies(state: Path, plan_id: str) -> tuple[Copy, ...]:
    """The copies of a plan, newest first."""
    folder = copies_folder(state, plan_id)
    copies = []
    for path in folder.glob("*.json.gz") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match:
            time = datetime.strptime(match[2], "%Y%m%dT%H%M%S")
            copies.append(Copy(path, int(match[1]), time, int(match[3])))
    return tuple(sorted(copies, key=lambda copy: copy.number, reverse=True))


def keep_copy(state: Path, plan_id: str, revision: int, data: bytes, now: datetime) -> Copy | None:
    """Keeps a copy of a plan's file and thins out older ones. None where the newest copy is the same."""
    copies = list_copies(state, plan_id)
    if copies and read_copy(copies[0]) == data:
        return None
    folder = copies_folder(state, plan_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    number = copies[0].number + 1 if copies else 1
    path = folder / f"{number:06d}-{now:%Y%m%dT%H%M%S}-r{revision}.json.gz"
    thin, files = set_files_aside(data)
    for sha256, contents in files.items():
        _keep_file(folder / FILES / sha256, contents)
    replace_file(path, gzip.compress(thin, mtime=0))
    copy = Copy(path, number, now.replace(microsecond=0, tzinfo=None), revision)
    dropped = copies_to_drop((copy, *copies))
    for old in dropped:
        old.path.unlink(missing_ok=True)
    if dropped:
        _drop_files_of_no_copy(folder)
    return copy


def _keep_file(path: Path, contents: bytes) -> None:
    """Keeps a filed file, unless it lies there whole."""
    path.parent.mkdir(exist_ok=True, mode=0o700)
    if not path.is_file() or path.stat().st_size != len(contents):
        replace_file(path, contents)


def _drop_files_of_no_copy(folder: Path) -> None:
    """Lets go of the files that no copy names any more."""
    kept = {name for path in folder.glob("*.json.gz") for name in files_set_aside(_unpacked(path))}
    for path in (folder / FILES).glob("*"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def read_copy(copy: Copy) -> bytes:
    """The plan file in a copy, its filed files with it; empty where the copy is damaged."""

    def find(sha256: str) -> bytes | None:
        path = copy.path.parent / FILES / sha256
        contents = path.read_bytes() if path.is_file() else b""
        return contents if hashlib.sha256(contents).hexdigest() == sha256 else None

    try:
        return bring_files_back(_unpacked(copy.path), find)
    except OSError:
        return b""


def _unpacked(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, ValueError, zlib.error):
        return b""


def copies_to_drop(copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """Which copies to let go of; ``copies`` come newest first."""
    kept = set(copies[:NEWEST])
    for most, key in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        seen: list[str] = []
        for copy in copies:
            period = copy.time.strftime(key)
            if period not in seen and len(seen) < most:
                seen.append(period)
                kept.add(copy)
    return tuple(copy for copy in copies if copy not in kept)
