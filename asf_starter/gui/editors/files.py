"""The editor for a file filed as evidence: chosen or dropped here, looked at, copied out, taken away again.

Reading, and scaling a picture down, is done by a worker; the window never waits for it.
"""

from __future__ import annotations

import contextlib
import logging
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.filed_files import MOST_BYTES_OF_ALL, FiledFile
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Plan, Tree
from asf_starter.core.texts import Statement
from asf_starter.gui.accessibility import announce
from asf_starter.gui.editors.base import Editor
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Label, column
from asf_starter.storage.evidence_files import file_for_plan, hand_out, hand_out_to_look_at, room_for_files
from asf_starter.storage.evidence_kinds import ENDINGS
from asf_starter.storage.problems import FileProblem

_LOG = logging.getLogger(__name__)


class FileEditor(Editor):
    """A file. Its bytes wait in the kit until the page has put them into the plan."""

    _read = Signal(object)

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self._typed: Tree = None
        self._plan: Plan | None = None
        self._just_read: FiledFile | None = None
        self._looked_at: tempfile.TemporaryDirectory[str] | None = None
        self.setAcceptDrops(True)
        self.name = Label(kit.look)
        self.said = Label(kit.look, step="small", tone="error")
        self.said.hide()
        self.choose = Button(kit, kit.words("file.choose"), icon="file")
        self.open = Button(kit, kit.words("file.open"), kind="link")
        self.save_copy = Button(kit, kit.words("file.save_copy"), kind="link")
        self.remove = Button(kit, kit.words("file.remove"), kind="link", icon="remove")
        self.choose.clicked.connect(self._choose)
        self.open.clicked.connect(self._open)
        self.save_copy.clicked.connect(self._save_copy)
        self.remove.clicked.connect(self._remove)
        self._read.connect(self._take_read)
        layout = column(self, spacing=4)
        layout.addWidget(self.name)
        layout.addWidget(self.said)
        buttons = Flow(kit.look.tokens.space.inside)
        for button in self._buttons:
            buttons.addWidget(button)
        layout.addLayout(buttons)
        self.set_typed(None)

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return (self.choose, self.open, self.save_copy, self.remove)

    # -- taking a file --

    def _choose(self) -> None:
        endings = " ".join(f"*{ending}" for ending in (*ENDINGS.values(), ".jpeg"))
        kinds = f"{self.kit.words('file.kinds')} ({endings})"
        path, _ = QFileDialog.getOpenFileName(self, self.kit.words("file.choose"), "", kinds)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Takes a file of this computer soon; one that cannot be taken is told about."""
        self._say("")
        self.name.setText(self.kit.words("file.reading", name=path.name))
        self.choose.setEnabled(False)
        room = room_for_files(self._plan) if self._plan else MOST_BYTES_OF_ALL
        QThreadPool.globalInstance().start(lambda: self._read_in_worker(path, room))

    def _read_in_worker(self, path: Path, room: int) -> None:
        read: tuple[str, FiledFile] | Statement
        try:
            read = file_for_plan(path, room)
        except FileProblem as problem:
            read = problem.statement
        except Exception as error:
            _LOG.error("a file could not be filed: %s", type(error).__name__, exc_info=error)
            read = Statement("files.evidence.unreadable", {"name": path.name})
        with contextlib.suppress(RuntimeError):  # the page may have been closed meanwhile
            self._read.emit(read)

    def _take_read(self, read: tuple[str, FiledFile] | Statement) -> None:
        self.choose.setEnabled(True)
        if isinstance(read, Statement):
            self.set_typed(self._typed)
            self._say(self.kit.phrases.say(read))
            return
        name, file = read
        self._just_read = self.kit.chosen_files[file.sha256] = file
        self._take({"name": name, "sha256": file.sha256})
        announce(self, self.kit.words("file.taken", name=name))

    def _take(self, typed: Tree) -> None:
        self._say("")
        self.set_typed(typed)
        self.edited.emit(typed)

    def _remove(self) -> None:
        self.choose.setFocus()  # the button that was pressed goes away
        self._take(None)

    def _say(self, words: str) -> None:
        """What went wrong; empty: nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.resized.emit()
        if words:
            announce(self, words, urgent=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()
            self.name.setText(self.kit.words("file.drop"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_typed(self._typed)

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    # -- handing it out --

    @property
    def _file(self) -> FiledFile | None:
        """The file shown, where its bytes are at hand."""
        sha256 = self._field("sha256")
        if self._just_read is not None and self._just_read.sha256 == sha256:
            return self._just_read
        return self._plan.file(sha256) if self._plan else None

    def _open(self) -> None:
        file, name = self._file, self._field("name")
        if file is None:
            return
        if self._looked_at is None:
            self._looked_at = tempfile.TemporaryDirectory(prefix="asf-starter-", ignore_cleanup_errors=True)
            self.destroyed.connect(self._looked_at.cleanup)
        try:
            path = hand_out_to_look_at(file, name, Path(self._looked_at.name))
        except FileProblem as problem:
            self._say(self.kit.phrases.say(problem.statement))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(self.kit.words("file.cannot_open", name=name))

    def _save_copy(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.kit.words("file.save_copy"), self._field("name"))
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Writes the file to a place that a person chose."""
        if self._file is not None:
            try:
                hand_out(self._file, path)
            except FileProblem as problem:
                self._say(self.kit.phrases.say(problem.statement))

    # -- showing --

    def _field(self, name: str) -> str:
        part = self._typed.get(name) if isinstance(self._typed, Mapping) else None
        return part if isinstance(part, str) else ""

    def typed(self) -> Tree:
        return self._typed

    def set_typed(self, typed: Tree) -> None:
        self._typed = typed
        name = self._field("name") or (typed if isinstance(typed, str) else "")
        self.name.setText(name or self.kit.words("file.none"))
        self.choose.setText(self.kit.words("file.choose_another" if name else "file.choose"))
        self.remove.setVisible(bool(name))
        self._show_ways_out()

    def refresh(self, assessment: Assessment) -> None:
        """Takes over which files the plan holds."""
        self._plan = assessment.plan
        self._show_ways_out()

    def _show_ways_out(self) -> None:
        for button in (self.open, self.save_copy):
            button.setVisible(self._file is not None)

    def controls(self) -> Sequence[QWidget]:
        return self._buttons

    def describe(self, name: str, description: str) -> None:
        for button in self._buttons:
            button.setAccessibleName(f"{name} {button.text()}")
        self.choose.setAccessibleDescription(description)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file of this computer that is dropped; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
