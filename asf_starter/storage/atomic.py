"""Writing files so that they are either the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import sys
import time
from collections.abc import Callable
from pathlib import Path

from asf_starter.storage.problems import FileProblem

TEMPORARY_PREFIX = ".~asfplan-"
_WINDOWS_BUSY = (5, 32, 33)
_TRIES = 6


def file_hash(path: Path) -> str | None:
    """SHA-256 of a file's bytes, None where there is no file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileProblem("plan.unreadable") from error


def replace_file(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Writes a file by temporary file, flush to disk, replace, and flush of the folder.

    Any failure leaves the old file as it was, removes the temporary file and raises FileProblem.
    """
    target = Path(os.path.realpath(path))
    digest = hashlib.sha256(path.name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    temporary = target.parent / f"{TEMPORARY_PREFIX}{digest}-{secrets.token_hex(4)}.tmp"
    try:
        exists = target.exists()
        if exists and not os.access(target, os.W_OK):
            raise FileProblem("write.read_only", name=path.name)
        old_mode = target.stat().st_mode & 0o777 if exists else mode
        descriptor = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), old_mode
        )
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            _flush(descriptor)
        finally:
            os.close(descriptor)
        _retry(lambda: temporary.replace(target))
        _flush_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise FileProblem(_reason(error), name=path.name) from error


def remove_leftovers(folder: Path) -> None:
    """Removes temporary files of ours that a killed program left in a folder."""
    for leftover in folder.glob(f"{TEMPORARY_PREFIX}*.tmp"):
        leftover.unlink(missing_ok=True)


def _flush(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _retry(action: Callable[[], object]) -> None:
    """Tries again while another program holds the file, which happens on Windows; 2.55 s in all."""
    for attempt in range(_TRIES):
        try:
            action()
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_BUSY or attempt == _TRIES - 1:
                raise
            time.sleep(0.05 * 2**attempt)


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "write.disk_full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "write.not_allowed"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "write.no_folder"
    if error.errno == errno.ENAMETOOLONG:
        return "write.name_too_long"
    return "write.failed"
