"""Printing: choose documents, look at them, write them to a folder in a worker, see where they lie."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.outlines import Outline
from asf_starter.gui.accessibility import announce
from asf_starter.gui.editors.rows_to_choose import TickRow
from asf_starter.gui.exporter import Exporter, Job
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.recent import with_exports
from asf_starter.gui.services import Services
from asf_starter.gui.session import Session
from asf_starter.gui.widgets import Button, Card, Column, Heading, Label, add, clear, column


class ExportPage(Column):
    """The page where the plan becomes paper."""

    ready_changed = Signal(bool)

    def __init__(self, kit: Kit, session: Session, services: Services) -> None:
        super().__init__(kit.look)
        self.kit = kit
        self.session = session
        self.services = services
        self.exporter = Exporter(kit, services)
        self.exporter.progressed.connect(self._show_progress)
        self.exporter.finished.connect(self._show_result)
        self.exporter.failed.connect(self._show_failure)
        self.setObjectName("export")
        self.setAccessibleName(kit.words("export.title"))
        self.rows: dict[str, TickRow] = {}
        self._outlines: tuple[str, ...] = ()
        self._viewer: QWidget | None = None
        look, words = kit.look, kit.words
        self.body.addWidget(Heading(look, words("export.title"), step="large"))
        self.open_words = Label(look, tone="soft")
        self.body.addWidget(self.open_words)
        self.body.addSpacing(look.tokens.space.inside)
        self.body.addWidget(Heading(look, words("export.documents")))
        self._documents = QWidget()
        self._documents_column = column(self._documents, spacing=6)
        self.body.addWidget(self._documents)
        self.body.addSpacing(look.tokens.space.parts)
        self._add_options()
        self._add_folder()
        self._add_work()
        self.result = Card(look, kind="example")
        self.result.setObjectName("export_result")
        self.result.hide()
        self.body.addWidget(self.result)

    # -- parts --

    def _add_options(self) -> None:
        kit = self.kit
        self.body.addWidget(Heading(kit.look, kit.words("export.options")))
        self.with_plan = TickRow(kit.look, kit.words("export.with_plan"), kit.words("export.with_plan_help"))
        self.with_plan.setObjectName("export_with_plan")
        self.with_plan.setChecked(True)
        self.large_print = TickRow(kit.look, kit.words("export.large_print"))
        self.large_print.setObjectName("export_large_print")
        self.ink_saving = TickRow(kit.look, kit.words("export.ink_saving"))
        self.ink_saving.setObjectName("export_ink_saving")
        for row in (self.with_plan, self.large_print, self.ink_saving):
            self.body.addWidget(row)
        self.body.addSpacing(kit.look.tokens.space.parts)

    def _add_folder(self) -> None:
        kit = self.kit
        self.body.addWidget(Heading(kit.look, kit.words("export.folder")))
        line = QHBoxLayout()
        self.folder_words = Label(kit.look)
        self.folder_words.setObjectName("export_folder")
        self.change_folder = Button(kit, kit.words("export.change_folder"), icon="folder")
        self.change_folder.setObjectName("export_change_folder")
        self.change_folder.clicked.connect(self._choose_folder)
        line.addWidget(self.folder_words, 1)
        line.addWidget(self.change_folder)
        self.body.addLayout(line)
        self.body.addSpacing(kit.look.tokens.space.parts)
        self._show_folder()

    def _add_work(self) -> None:
        kit = self.kit
        line = QHBoxLayout()
        self.cancel = Button(kit, kit.words("export.cancel"))
        self.cancel.setObjectName("export_cancel")
        self.cancel.clicked.connect(self.exporter.cancel)
        self.cancel.hide()
        line.addWidget(self.cancel)
        line.addStretch(1)
        self.body.addLayout(line)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(kit.words("export.progress_name"))
        self.bar.hide()
        self.message = Label(kit.look)
        self.message.setObjectName("export_message")
        self.body.addWidget(self.bar)
        self.body.addWidget(self.message)

    # -- showing --

    def refresh(self, assessment: Assessment) -> None:
        """Shows the documents that make sense for the plan as it is now."""
        outlines = self.exporter.documents(assessment)
        if tuple(outline.id for outline in outlines) != self._outlines:
            chosen = {name for name, row in self.rows.items() if row.isChecked()}
            first = not self._outlines
            self._outlines = tuple(outline.id for outline in outlines)
            clear(self._documents_column)
            self.rows = {}
            for number, outline in enumerate(outlines):
                self._add_document(outline, on=number == 0 if first else outline.id in chosen)
        count = len(assessment.answers.open_questions)
        key = "export.open_questions" if count else "export.no_open_questions"
        self.open_words.setText(self.kit.words(key, count=count))
        self.fit_soon()

    def _add_document(self, outline: Outline, *, on: bool) -> None:
        kit = self.kit
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        row = TickRow(kit.look, outline.title, outline.subject)
        row.setObjectName(f"export/{outline.id}")
        row.setChecked(on)
        row.clicked.connect(self._enable)
        look_at = Button(
            kit,
            kit.words("export.look"),
            kind="quiet",
            icon="example",
            name=kit.words("export.look_name", title=outline.title),
        )
        look_at.setObjectName(f"export/{outline.id}//look")
        look_at.clicked.connect(lambda: self.look_at(outline))
        line.addWidget(row, 1)
        line.addWidget(look_at)
        add(self._documents_column, holder)
        self.rows[outline.id] = row

    @property
    def is_ready(self) -> bool:
        """Whether documents are chosen and none are being made."""
        return any(row.isChecked() for row in self.rows.values()) and not self.exporter.is_busy

    def _enable(self) -> None:
        self.ready_changed.emit(self.is_ready)

    @property
    def folder(self) -> Path:
        """Where the documents will lie."""
        remembered = self.services.store.settings.export_folder
        return Path(remembered) if remembered else self.services.folders.documents

    def _show_folder(self) -> None:
        self.folder_words.setText(str(self.folder))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.kit.words("export.folder"), str(self.folder))
        if chosen:
            self.use_folder(Path(chosen))

    def use_folder(self, folder: Path) -> None:
        """Writes to another folder from now on."""
        self.services.store.change(lambda settings: replace(settings, export_folder=str(folder)))
        self._show_folder()

    # -- writing --

    def start(self) -> None:
        """Writes the chosen documents."""
        chosen = tuple(name for name, row in self.rows.items() if row.isChecked())
        if not chosen or self.exporter.is_busy:
            return
        self.session.save_now(always=True)
        self.result.hide()
        self.bar.show()
        self.cancel.show()
        self.message.setText(self.kit.words("export.working"))
        self.exporter.start(
            Job(
                assessment=self.session.assessment,
                documents=chosen,
                folder=self.folder,
                day=self.session.now().date(),
                with_plan=self.with_plan.isChecked(),
                large_print=self.large_print.isChecked(),
                ink_saving=self.ink_saving.isChecked(),
            )
        )
        self._enable()
        self.fit()
        self.ensureWidgetVisible(self.cancel)

    def _show_progress(self, title: str, page: int) -> None:
        self.message.setText(self.kit.words("export.at", title=title, page=page))

    def _rest(self, words: str) -> None:
        self.bar.hide()
        self.cancel.hide()
        self.message.setText(words)
        self._enable()
        self.fit_soon()

    def _show_failure(self, words: str) -> None:
        self._rest(words)
        announce(self, words, urgent=True)

    def _show_result(self, job: Job, paths: list[Path]) -> None:
        if job.preview is not None:
            self._rest("")
            if paths:
                self._open_viewer(job.preview, paths[0])
            return
        words = self.kit.words("export.done" if paths else "export.cancelled", count=len(paths))
        self._rest("")
        self._remember(paths)
        clear(self.result.column)
        self.result.column.addWidget(Heading(self.kit.look, words, step="body"))
        for path in paths:
            self._add_file(path)
        folder = Button(self.kit, self.kit.words("export.open_folder"), icon="folder")
        folder.setObjectName("export_open_folder")
        folder.clicked.connect(lambda: open_outside(job.folder))
        self.result.column.addWidget(folder)
        self.result.setVisible(bool(paths))
        if not paths:
            self.message.setText(words)
        announce(self, words)
        self.fit_soon()
        if paths:
            self.fit()
            folder.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.result, 0, 24))

    def _add_file(self, path: Path) -> None:
        line = QHBoxLayout()
        line.addWidget(Label(self.kit.look, path.name), 1)
        words = self.kit.words("export.open")
        button = Button(self.kit, words, kind="link", name=f"{words} {escaped(path.name)}")
        button.clicked.connect(lambda: open_outside(path))
        line.addWidget(button)
        self.result.column.addLayout(line)

    def _remember(self, paths: list[Path]) -> None:
        """The plan's traces hold the exports, so that all of them can be deleted one day."""
        self.services.store.change(
            lambda settings: with_exports(settings, self.session.file.path, [str(path) for path in paths])
        )

    # -- looking --

    def look_at(self, outline: Outline) -> None:
        """Makes the real document in a folder of its own and shows it page by page."""
        if self.exporter.is_busy:
            return
        self.message.setText(self.kit.words("export.working"))
        self.exporter.look_at(outline, self.session.assessment, self.session.now().date())

    def _open_viewer(self, outline: Outline, path: Path) -> None:
        from asf_starter.gui.document_view import DocumentView  # loads PDFium, only when it is needed

        if self._viewer is not None:
            self._viewer.close()
        self._viewer = DocumentView(self.kit, outline.title, path.read_bytes(), self.window())
        self._viewer.show()

    def close_page(self) -> None:
        """Ends the worker before the page is thrown away."""
        if self._viewer is not None:
            self._viewer.close()
        self.exporter.stop()


def open_outside(path: Path) -> None:
    """Opens a file or folder in the computer's own program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
