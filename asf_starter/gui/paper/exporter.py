"""The worker that exports and previews. It gets a frozen plan; the window goes on meanwhile."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from asf_starter.core.assessment import Assessment, assess
from asf_starter.export_options import Options
from asf_starter.gui.kit import Kit
from asf_starter.gui.services import Services
from asf_starter.storage.folders import SOURCE_LANGUAGE
from asf_starter.storage.problems import FileProblem

if TYPE_CHECKING:
    from asf_starter.documents.pdf import Printed

_LOG = logging.getLogger(__name__)

Purpose = Literal["write", "look", "print"]


@dataclass(frozen=True)
class Job:
    """What to make, and how: files in a folder, or one PDF in memory to look at or to print.

    ``language`` is that of the papers; what a document does not speak is made in Swedish.
    """

    assessment: Assessment
    documents: tuple[str, ...]
    day: date
    options: Options = field(default_factory=Options)
    folder: Path = field(default_factory=Path)
    purpose: Purpose = "write"
    language: str = SOURCE_LANGUAGE
    title: str = ""


class Exporter(QObject):
    """One job at a time. ``finished(job, paths or Printed)`` (an empty list where it was cancelled),
    ``failed(words)``, ``progressed(title, page, number of the paper)``."""

    progressed = Signal(str, int, int)
    finished = Signal(object, object)
    failed = Signal(str)

    def __init__(self, kit: Kit, services: Services) -> None:
        super().__init__()
        self.kit = kit
        self._services = services
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="export")
        self._cancelled = threading.Event()
        self._busy = threading.Event()
        self._titles: list[str] = []

    @property
    def is_busy(self) -> bool:
        """Whether a job is running."""
        return self._busy.is_set()

    def start(self, job: Job) -> None:
        """Begins a job."""
        self._cancelled.clear()
        self._busy.set()
        self._titles = []
        self._worker.submit(self._run, job)

    def cancel(self) -> None:
        """Stops after the page that is being set; then no file has been written."""
        self._cancelled.set()

    def _go_on(self, title: str, page: int) -> bool:
        if title not in self._titles:
            self._titles.append(title)
        self.progressed.emit(title, page, len(self._titles))
        return not self._cancelled.is_set()

    def _run(self, job: Job) -> None:
        try:
            made = self._made(job)
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
            self.finished.emit(job, made)

    def _made(self, job: Job) -> list[Path] | Printed:
        from asf_starter.export import export_documents, print_documents  # brings reportlab

        # The paper has its own language: the plan is worked out anew with the handbook of that language.
        handbook = self._services.library.handbook(self._language(job))
        assessment = assess(handbook, job.assessment.plan, job.day)
        resources = self._services.library.resources
        if job.purpose == "write":
            return export_documents(
                assessment,
                handbook,
                job.documents,
                job.folder,
                job.options,
                resources=resources,
                progress=self._go_on,
            )
        return print_documents(
            assessment, handbook, job.documents, job.options, resources=resources, progress=self._go_on
        )

    def _language(self, job: Job) -> str:
        outlines = [self.kit.handbook.outlines[document] for document in job.documents]
        speak = all(job.language in outline.languages for outline in outlines)
        return job.language if speak else SOURCE_LANGUAGE

    def stop(self) -> None:
        """Ends the worker."""
        self._cancelled.set()
        self._worker.shutdown(wait=True)
