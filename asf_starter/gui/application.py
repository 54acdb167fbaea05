"""Starting the window: everything is built here and passed on."""

from __future__ import annotations

import importlib
import logging
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from asf_starter.core.interview.values import Month
from asf_starter.gui.desk import Desk
from asf_starter.gui.kit import Clock
from asf_starter.gui.services import Library, Services, SettingsStore
from asf_starter.screen import missing_for_window
from asf_starter.storage.folders import Folders, resources_folder, translations_folder
from asf_starter.storage.resource_files import HandbookProblem

_LOG = logging.getLogger(__name__)
DESKTOP_NAME = "asf-starter"
LATER = (
    "asf_starter.gui.editors",
    "asf_starter.gui.budget.view",
    "asf_starter.gui.page_view",
    "asf_starter.gui.plan_view",
    "asf_starter.gui.plan_actions",
)
NO_WINDOW = 2


def main(plan_path: Path | None, folders: Folders, today: date | None = None) -> int:
    """Opens the window, with a plan if one is given; gives the exit code.

    ``today`` moves the clock to that day, for trying things out.
    """
    problem = missing_for_window()
    if problem is not None:  # without a screen Qt would end the whole process
        print(problem.message, file=sys.stderr)
        return NO_WINDOW
    app = make_application()
    library = Library(resources_folder(), translations_folder(), folders.compiled)
    services = Services(folders, library, SettingsStore(folders.config))
    try:
        desk = Desk(app, services, clock(today))
    except HandbookProblem as contradictions:
        print(*contradictions.problems, sep="\n", file=sys.stderr)
        return NO_WINDOW
    sys.excepthook = _CrashNotice(desk)
    window = desk.new_window()
    if plan_path is not None:
        window.open_path(plan_path)
    _WarmUp(desk)
    code = app.exec()
    desk.close()
    return code


def make_application() -> QApplication:
    """Qt's application, with the names and the style that all windows share."""
    QApplication.setApplicationName(DESKTOP_NAME)
    QApplication.setDesktopFileName(DESKTOP_NAME)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    return app


def clock(today: date | None) -> Clock:
    """The computer's clock, moved so that this moment is on the day given."""
    moved = today - date.today() if today else timedelta()
    return lambda: datetime.now().astimezone() + moved


class _WarmUp(QObject):
    """Gets ready, once the window is there, what opening a plan needs: the handbook and the modules.

    A worker reads, so that the window answers all the while. A handbook that contradicts itself ends the
    program, as it does on the command line: only somebody who is changing the resources meets it.
    """

    _ready = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._left = list(LATER)
        self._ready.connect(self._go_on)
        threading.Thread(target=self._read, name="handbook", daemon=True).start()

    def _read(self) -> None:
        """Runs in the worker."""
        try:
            language = self._desk.services.store.settings.language
            handbook = self._desk.services.library.handbook(language)
            from asf_starter.core.handbook_checks import check_handbook  # needs all of core

            self._ready.emit(check_handbook(handbook))
        except HandbookProblem as contradictions:
            self._ready.emit(contradictions.problems)

    def _go_on(self, problems: list[str]) -> None:
        if problems:
            print(*problems, sep="\n", file=sys.stderr)
            self._desk.app.exit(NO_WINDOW)
            return
        self._next()

    def _next(self) -> None:
        """One module at a time, with the window's own work in between."""
        if self._left:
            importlib.import_module(self._left.pop(0))
            QTimer.singleShot(0, self, self._next)
        elif self._desk.windows:
            now = self._desk.now()
            self._desk.windows[0].kit.own.notation.month(Month(now.year, now.month))


class _CrashNotice:
    """Tells in plain words where the plan is saved when the program itself has gone wrong. Once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _LOG.error("unexpected %s", kind.__name__, exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        if self._told:
            return
        self._told = True
        for window in self._desk.windows:
            if window.session is not None:
                window.session.save()
                words = window.kit.words("crash.words", path=str(window.session.file.path))
                QMessageBox.warning(window, window.kit.words("crash.title"), words)
