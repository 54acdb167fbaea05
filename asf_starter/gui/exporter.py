"""The worker that exports and previews. It gets a frozen plan; the window goes on meanwhile."""

from __future__ import annotations

import logging
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.interview.conditions import holds
from asf_starter.core.outlines import Outline
from asf_starter.gui.kit import Kit
from asf_starter.gui.services import Services
from asf_starter.storage.problems import FileProblem

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """What to write, and how. ``preview`` is the outline of a document that is only looked at."""

    assessment: Assessment
    documents: tuple[str, ...]
    folder: Path
    day: date
    with_plan: bool = True
    large_print: bool = False
    ink_saving: bool = False
    preview: Outline | None = None


class Exporter(QObject):
    """One job at a time. ``finished(job, paths)``, ``failed(words)``, ``progressed(title, page)``."""

    progressed = Signal(str, int)
    finished = Signal(object, object)
    failed = Signal(str)

    def __init__(self, kit: Kit, services: Services) -> None:
        super().__init__()
        self.kit = kit
        self._services = services
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="export")
        self._cancelled = threading.Event()
        self._busy = threading.Event()
        self._previews = tempfile.TemporaryDirectory(prefix="asf-starter-", ignore_cleanup_errors=True)

    @property
    def is_busy(self) -> bool:
        """Whether a job is running."""
        return self._busy.is_set()

    def documents(self, assessment: Assessment) -> tuple[Outline, ...]:
        """The documents that make sense for a plan, in order."""
        handbook = self.kit.handbook
        return tuple(
            outline
            for outline in handbook.outlines.values()
            if holds(outline.when, assessment.answers.value, handbook.rules) is True
        )

    def start(self, job: Job) -> None:
        """Begins a job."""
        self._cancelled.clear()
        self._busy.set()
        self._worker.submit(self._run, job)

    def look_at(self, outline: Outline, assessment: Assessment, day: date) -> None:
        """Makes a document to look at. It carries no plan, so that it is ready sooner."""
        folder = Path(self._previews.name)
        self.start(Job(assessment, (outline.id,), folder, day, with_plan=False, preview=outline))

    def cancel(self) -> None:
        """Stops after the page that is being set."""
        self._cancelled.set()

    def _go_on(self, title: str, page: int) -> bool:
        self.progressed.emit(title, page)
        return not self._cancelled.is_set()

    def _run(self, job: Job) -> None:
        try:
            paths = self._export(job)
        except FileProblem as problem:
            self._busy.clear()
            self.failed.emit(self.kit.phrases.say(problem.statement))
        except Exception as error:
            self._busy.clear()
            if self._cancelled.is_set():
                self.finished.emit(job, [])
                return
            _LOG.error("export failed: %s", type(error).__name__, exc_info=error)
            self.failed.emit(self.kit.words("export.failed"))
        else:
            self._busy.clear()
            self.finished.emit(job, paths)

    def _export(self, job: Job) -> list[Path]:
        from asf_starter.export import Options, export_documents  # reportlab is slow to import

        # The paper has its own language: the plan is worked out anew with the handbook of that language.
        handbook = self._services.library.handbook(self._services.store.settings.document_language)
        options = Options(with_plan=job.with_plan, large_print=job.large_print, ink_saving=job.ink_saving)
        return export_documents(
            assess(handbook, job.assessment.plan, job.day),
            handbook,
            job.documents,
            job.folder,
            options,
            resources=self._services.library.resources,
            progress=self._go_on,
        )

    def stop(self) -> None:
        """Ends the worker, and removes what was only looked at."""
        self._cancelled.set()
        self._worker.shutdown(wait=True)
        self._previews.cleanup()
