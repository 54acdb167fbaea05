"""Printing: choose papers, see what lies inside, look at them, write them in a worker, print them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar

from asf_starter.core.assessment import Assessment
from asf_starter.core.plan import state_code
from asf_starter.export_options import Options, documents_for
from asf_starter.gui.accessibility import announce
from asf_starter.gui.editors.rows_to_choose import TickRow
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.paper.exporter import Exporter, Job, Purpose
from asf_starter.gui.paper.looking import Looking
from asf_starter.gui.paper.paper_choice import PaperChoice
from asf_starter.gui.paper.paper_contents import PaperContents, what_there_is
from asf_starter.gui.paper.paper_options import PaperOptions
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.recent import with_exports
from asf_starter.gui.services import Services
from asf_starter.gui.session import Session
from asf_starter.gui.widgets import Button, Card, Column, Heading, Label, clear


class ExportPage(Column):
    """The page where the plan becomes paper."""

    ready_changed = Signal(bool)
    question_wanted = Signal(str)
    compare_wanted = Signal()

    def __init__(self, kit: Kit, session: Session, services: Services) -> None:
        super().__init__(kit.look)
        self.kit = kit
        self.session = session
        self.services = services
        self.exporter = Exporter(kit, services)
        self.exporter.progressed.connect(self._show_progress)
        self.exporter.finished.connect(self._show_result)
        self.exporter.failed.connect(self._show_failure)
        self.looking = Looking(kit, self)
        self.looking.question_wanted.connect(self.question_wanted)
        self.looking.again_wanted.connect(lambda outline: self.make("look", (outline,)))
        session.changed.connect(self._note_change)
        self.setObjectName("export")
        self.setAccessibleName(kit.words("export.title"))
        self._total = 0
        look, words, space = kit.look, kit.words, kit.look.tokens.space
        self.body.addWidget(Heading(look, words("export.title"), step="large"))
        self.open_words = Label(look, tone="soft")
        self.body.addWidget(self.open_words)
        self.code = Label(look, step="small", tone="soft")
        self.code.setObjectName("export_code")
        self.body.addWidget(self.code)
        self.body.addSpacing(space.inside)
        self.body.addWidget(Heading(look, words("export.documents")))
        self.choice = PaperChoice(kit)
        self.options = PaperOptions(kit, services.store.settings.document_language)
        self.inside = PaperContents(kit)
        for part in (self.choice, self.options, self.inside):
            self.body.addWidget(part)
            self.body.addSpacing(space.parts)
        self.choice.changed.connect(self._follow_choice)
        self.choice.look_wanted.connect(lambda outline: self.make("look", (outline,)))
        self.options.changed.connect(self._follow_choice)
        self.choice.resized.connect(self.fit_soon)
        self.options.resized.connect(self.fit_soon)
        self.inside.changed.connect(self.fit_soon)
        self._add_folder()
        self._add_work()
        self.result = Card(look, kind="example")
        self.result.setObjectName("export_result")
        self.result.hide()
        self.body.addWidget(self.result)

    # -- parts --

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
        self.body.addSpacing(kit.look.tokens.space.inside)
        self._show_folder()

    def _add_work(self) -> None:
        kit = self.kit
        line = Flow(kit.look.tokens.space.inside)
        self.print = Button(kit, paper_words(kit, "work.print"), icon="print")
        self.print.setObjectName("export_print")
        self.print.clicked.connect(lambda: self.make("print", self.choice.chosen))
        self.cancel = Button(kit, kit.words("export.cancel"))
        self.cancel.setObjectName("export_cancel")
        self.cancel.clicked.connect(self.exporter.cancel)
        self.cancel.hide()
        self.compare = Button(kit, paper_words(kit, "compare.menu"), kind="link")
        self.compare.setObjectName("export_compare")
        self.compare.clicked.connect(self.compare_wanted)
        line.addWidget(self.print)
        line.addWidget(self.cancel)
        line.addWidget(self.compare)
        self.body.addLayout(line)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(kit.words("export.progress_name"))
        self.bar.hide()
        self.message = Label(kit.look)
        self.message.setObjectName("export_message")
        self.body.addWidget(self.bar)
        self.body.addWidget(self.message)

    # -- showing --

    @property
    def rows(self) -> dict[str, TickRow]:
        """The row of each paper, by its id."""
        return self.choice.rows

    def refresh(self, assessment: Assessment) -> None:
        """Shows the papers that make sense for the plan as it is now."""
        self.choice.show_outlines(documents_for(assessment, self.kit.handbook))
        is_open = bool(assessment.answers.open_questions)
        self.open_words.setText(
            self.kit.words("export.open_questions" if is_open else "export.no_open_questions")
        )
        code = paper_words(self.kit, "work.code", code=state_code(assessment.plan))
        self.code.setText(f"{code}. {paper_words(self.kit, 'work.code_more')}")
        self._follow_choice()

    def _note_change(self, assessment: Assessment) -> None:
        self.looking.note_plan(assessment.plan)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.looking.come_back()

    def _follow_choice(self) -> None:
        outlines = self.choice.chosen_outlines
        self.options.refresh(outlines)
        self.inside.refresh(
            what_there_is(
                self.session.assessment, self.kit.handbook.interview, outlines, self.options.chosen_formats
            )
        )
        self._enable()
        self.fit_soon()

    @property
    def is_ready(self) -> bool:
        """Whether papers are chosen that can be made, and none are being made."""
        formats = self.options.chosen_formats
        can_be_made = any(
            form in outline.formats for outline in self.choice.chosen_outlines for form in formats
        )
        return can_be_made and not self.exporter.is_busy

    def _enable(self) -> None:
        self.print.setEnabled(bool(self.choice.chosen) and not self.exporter.is_busy)
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

    # -- making --

    def start(self) -> None:
        """Writes the chosen documents."""
        if self.is_ready:
            self.make("write", self.choice.chosen)

    def make(self, purpose: Purpose, documents: tuple[str, ...]) -> None:
        """Makes documents in the worker: as files, to look at, or to print."""
        if not documents or self.exporter.is_busy:
            return
        self.session.save_now(always=purpose == "write")
        self.result.hide()
        self._total = len(documents)
        self.bar.setRange(0, self._total if self._total > 1 and purpose == "write" else 0)
        self.bar.setValue(0)
        self.bar.show()
        self.cancel.show()
        self.message.setText(self.kit.words("export.working"))
        self.exporter.start(
            Job(
                assessment=self.session.assessment,
                documents=documents,
                day=self.session.now().date(),
                options=self.export_options,
                folder=self.folder,
                purpose=purpose,
                language=self.options.language,
                title=self._title(documents),
            )
        )
        self._enable()
        if purpose == "write":
            self.fit()
            self.ensureWidgetVisible(self.cancel)

    @property
    def export_options(self) -> Options:
        """How the papers are to be made, as it is chosen on the page."""
        return Options(
            formats=self.options.chosen_formats,
            one_file=self.options.one_file,
            with_plan=self.inside.carries_plan,
            with_evidence=self.inside.carries_files,
            large_print=self.options.large_print.isChecked(),
            ink_saving=self.options.ink_saving.isChecked(),
            names=self.inside.carries_names,
            private_notes=self.inside.carries_private_notes,
        )

    def _title(self, documents: tuple[str, ...]) -> str:
        if len(documents) > 1:
            return self.kit.phrases.text("common.dossier.title")
        return self.kit.handbook.outlines[documents[0]].title

    def _show_progress(self, title: str, page: int, number: int) -> None:
        self.bar.setValue(number - 1)
        words = self.kit.words("export.at", title=title, page=page)
        if self.bar.maximum():
            words = paper_words(
                self.kit, "work.progress", title=title, page=page, number=number, total=self._total
            )
        self.message.setText(words)

    def _rest(self, words: str) -> None:
        self.bar.hide()
        self.cancel.hide()
        self.message.setText(words)
        self._enable()
        self.fit_soon()

    def _show_failure(self, words: str) -> None:
        self._rest(words)
        announce(self, words, urgent=True)

    def _show_result(self, job: Job, made: object) -> None:
        if isinstance(made, list):
            self._show_files(job, made)
            return
        self._rest("")
        self.looking.show(job, made)

    def _show_files(self, job: Job, paths: list[Path]) -> None:
        if len(paths) == 1:
            words = paper_words(self.kit, "work.done_one")
        else:
            words = self.kit.words("export.done" if paths else "export.cancelled", count=len(paths))
        self._rest("")
        if paths:
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

    def close_page(self) -> None:
        """Ends the worker before the page is thrown away."""
        self.session.changed.disconnect(self._note_change)
        self.looking.close()
        self.exporter.stop()


def open_outside(path: Path) -> None:
    """Opens a file or folder in the computer's own program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
