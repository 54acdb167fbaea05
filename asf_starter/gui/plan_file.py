"""The file of an open plan: its lock, its safety copies, saving, moving. Knows no Qt.

The saving worker and the window use the same object; the worker is a single thread, so that a save
always follows the one before it.
"""

from __future__ import annotations

import contextlib
import logging
import re
import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from asf_starter.core.plan import Plan
from asf_starter.storage.atomic import file_hash
from asf_starter.storage.backups import keep_copy
from asf_starter.storage.folders import Folders
from asf_starter.storage.locks import PlanLock
from asf_starter.storage.plan_files import SUFFIX, write_plan_file
from asf_starter.storage.problems import FileProblem

_LOG = logging.getLogger(__name__)
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")
LONGEST_NAME = 80


class PlanFile:
    """Where a plan lies, and the only one who writes it. Takes the lock; raises FileProblem."""

    def __init__(self, folders: Folders, path: Path, known: str | None, revision: int = 0) -> None:
        """``known`` is the hash of the file as read, None for a file that is not there yet."""
        self.folders = folders
        self.path = path
        self._known = known
        self._revision = revision
        self._copied_on: date | None = None
        self._lock = PlanLock(folders.state, path)
        self._busy = threading.Lock()

    @property
    def exists(self) -> bool:
        """Whether the plan has been saved in this file."""
        return self._known is not None

    def save(self, plan: Plan, now: datetime) -> None:
        """Writes the plan. Before the first change, and once a day, what lay there is kept as a copy."""
        with self._busy:
            self._keep_copy(plan.id, now)
            self._make_folder(self.path.parent)
            self._known = write_plan_file(self.path, plan, self._known)
            self._revision = plan.revision

    def _keep_copy(self, plan_id: str, now: datetime) -> None:
        if self._known is None or self._copied_on == now.date():
            return
        try:
            keep_copy(self.folders.state, plan_id, self._revision, self.path.read_bytes(), now)
            self._copied_on = now.date()
        except (OSError, FileProblem):  # a missing safety copy must never stop the saving itself
            _LOG.warning("no safety copy could be made")

    def save_as(self, path: Path, plan: Plan, now: datetime) -> None:
        """Writes the plan to another file and goes on there; the old file stays as it is."""
        with self._busy:
            lock = PlanLock(self.folders.state, path)
            try:
                self._make_folder(path.parent)
                # The person has just said yes to this name in the file dialog: replace what is there.
                known = write_plan_file(path, plan, file_hash(path))
            except FileProblem:
                lock.release()
                raise
            self._lock.release()
            self._lock, self.path, self._known = lock, path, known
            self._revision, self._copied_on = plan.revision, now.date()

    def rename(self, path: Path) -> None:
        """Gives the file another name in its folder. Raises FileProblem where that name is taken."""
        with self._busy:
            if path == self.path:
                return
            if path.exists():
                raise FileProblem("plan.exists", name=path.name)
            lock = PlanLock(self.folders.state, path)
            try:
                if self._known is not None:
                    self.path.rename(path)
            except OSError as error:
                lock.release()
                raise FileProblem("write.failed", name=path.name) from error
            self._lock.release()
            self._lock, self.path = lock, path

    def release(self) -> None:
        """Lets go of the plan."""
        self._lock.release()

    def _make_folder(self, folder: Path) -> None:
        with contextlib.suppress(OSError):  # writing will say what is wrong
            folder.mkdir(parents=True, exist_ok=True)


def file_name(name: str) -> str:
    """A plan's name as a file name that every system takes, without the ending."""
    cleaned = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(". ")[:LONGEST_NAME].strip(". ")
    return f"_{cleaned}" if _RESERVED.match(cleaned) else cleaned


def free_path(folder: Path, name: str) -> Path:
    """A file in the folder that is not there yet: ``name.asfplan``, ``name 2.asfplan`` …"""
    path, number = folder / f"{name}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{SUFFIX}", number + 1
    return path


def stamped(plan: Plan, now: datetime, handbook_date: str) -> Plan:
    """The plan as it goes into the file: with the time and the handbook it was saved with."""
    return replace(plan, modified=now.isoformat(timespec="seconds"), handbook_date=handbook_date)
