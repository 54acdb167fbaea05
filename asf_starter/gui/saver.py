"""Saving in a worker thread, so that writing never holds the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from asf_starter.core.plan import Plan
from asf_starter.core.texts import Statement
from asf_starter.gui.kit import Clock
from asf_starter.gui.plan_file import PlanFile, stamped
from asf_starter.storage.problems import FileProblem


class Saver(QObject):
    """Saves the newest plan it was given, one save after the other.

    ``saved(revision, time)`` and ``failed(statement)`` are emitted in the window's thread.
    """

    saved = Signal(int, object)
    failed = Signal(object)

    def __init__(self, file: PlanFile, now: Clock, handbook_date: Callable[[], str]) -> None:
        super().__init__()
        self.file = file
        self._now = now
        self._handbook_date = handbook_date
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="save")
        self._last: Future[bool] | None = None

    def save(self, plan: Plan) -> Future[bool]:
        """Saves soon; the future says whether it went well."""
        self._last = self._worker.submit(self._write, stamped(plan, self._now(), self._handbook_date()))
        return self._last

    def save_now(self, plan: Plan) -> bool:
        """Saves and waits for it: on closing, and before the file is moved."""
        return self.save(plan).result()

    def _write(self, plan: Plan) -> bool:
        try:
            now = self._now()
            self.file.save(plan, now)
        except FileProblem as problem:
            self.failed.emit(problem.statement)
            return False
        except Exception:
            self.failed.emit(Statement("files.write.failed", {"name": self.file.path.name}))
            raise
        self.saved.emit(plan.revision, now)
        return True

    def stop(self) -> None:
        """Ends the worker when its last save is done."""
        self._worker.shutdown(wait=True)
