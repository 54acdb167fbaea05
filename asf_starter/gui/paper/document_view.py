"""A document as it will be printed, page by page. The only place that knows pypdfium2."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pypdfium2
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFocusEvent,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asf_starter.documents.pdf import Area, Printed, origins_on
from asf_starter.documents.pdfium import IN_USE
from asf_starter.gui.accessibility import announce, set_role
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.page_questions import PageQuestions
from asf_starter.gui.paper.page_widget import PageWidget
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.paper.printing import PrintRun
from asf_starter.gui.widgets import Action, Button, Heading, Label, column

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
TITLE_EM = 22
KEPT = 4
"""Pages before and after the one in view whose pictures are kept."""
ROOMY_EM = 110
"""Letters from where on the questions of the page always stand beside it."""
WIDEST = 860
"""Pixels of a page at 100 per cent, before the size of the text is counted in."""


class Paper:
    """The pages of a PDF file: their sizes, words and pictures."""

    def __init__(self, data: bytes) -> None:
        with IN_USE:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes: list[tuple[float, float]] = [page.get_size() for page in self._document]

    def __len__(self) -> int:
        return len(self.sizes)

    def words(self, number: int) -> str:
        """What stands on a page."""
        with IN_USE:
            return str(self._document[number].get_textpage().get_text_range())

    def picture(self, number: int, scale: float) -> QImage:
        """A page as a picture; ``scale`` 1 is 72 dots an inch."""
        with IN_USE:
            bitmap = self._document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            return QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
            ).copy()

    def close(self) -> None:
        """Lets go of the file."""
        with IN_USE:
            self._document.close()


class DocumentView(QDialog):
    """All pages below each other; only those in view are drawn. A click on an answer, or Enter in the list
    beside the pages, asks for its question (``question_wanted``)."""

    question_wanted = Signal(str)
    refresh_wanted = Signal()

    def __init__(self, kit: Kit, title: str, printed: Printed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.setWindowTitle(title)
        self.setObjectName("document_view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages: list[PageWidget] = []
        self._areas: Sequence[Area] = ()
        self._paper: Paper | None = None
        self._run: PrintRun | None = None
        self._page = 0
        self._roomy = True
        self._zoom = ZOOMS.index(1.0)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_bar(title))
        layout.addWidget(self._make_notice())
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._make_area(), 1)
        self.questions = PageQuestions(kit)
        self.questions.chosen.connect(self.question_wanted)
        line.addWidget(self.questions)
        layout.addLayout(line, 1)
        self._add_keys()
        self.resize(self._fitting_size(parent))
        self.show_paper(printed)
        self.area.setFocus()

    # -- parts --

    def _make_bar(self, title: str) -> QWidget:
        kit = self.kit
        bar = QWidget()
        bar.setObjectName("top_bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(bar)
        line.setContentsMargins(10, 4, 10, 4)
        head = column(spacing=0)
        heading = Heading(kit.look, title, step="body")
        heading.setMinimumWidth(TITLE_EM * kit.look.em)
        self.place = Label(kit.look, step="small", tone="soft")
        head.addWidget(heading)
        head.addWidget(self.place)
        line.addLayout(head, 1)
        room = QWidget()  # where it is narrow, the buttons take a second line
        flow = Flow(0)
        room.setLayout(flow)
        line.addWidget(room)
        buttons: tuple[tuple[str, str, Action], ...] = (
            ("questions", paper_words(kit, "preview.questions"), self.unfold_questions),
            ("smaller", kit.words("viewer.smaller"), lambda: self.zoom(-1)),
            ("larger", kit.words("viewer.larger"), lambda: self.zoom(1)),
            ("print", kit.words("viewer.print"), self.print_it),
            ("close", kit.words("viewer.close"), self.close),
        )
        self.buttons: dict[str, Button] = {}
        for name, words, action in buttons:
            button = Button(kit, words, kind="quiet")
            button.setObjectName(f"viewer_{name}")
            button.clicked.connect(action)
            flow.addWidget(button)
            self.buttons[name] = button
        return bar

    def _make_notice(self) -> QWidget:
        """What there is to say of the paper: that the plan has changed since, or how printing goes."""
        self.notice = QWidget()
        line = QHBoxLayout(self.notice)
        line.setContentsMargins(16, 4, 10, 4)
        self.notice_words = Label(self.kit.look, tone="note")
        self.notice_words.setObjectName("viewer_notice")
        self.refresh_button = Button(self.kit, paper_words(self.kit, "preview.refresh"))
        self.refresh_button.setObjectName("viewer_refresh")
        self.refresh_button.clicked.connect(self.refresh_wanted)
        line.addWidget(self.notice_words, 1)
        line.addWidget(self.refresh_button)
        self.stop_button = Button(self.kit, self.kit.words("export.cancel"))
        self.stop_button.setObjectName("viewer_stop")
        self.stop_button.clicked.connect(self.stop_printing)
        line.addWidget(self.stop_button)
        self.notice.hide()
        return self.notice

    def _make_area(self) -> QScrollArea:
        self.area = _Pages(self._heard)
        self.area.setObjectName("paper_pages")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.kit.words("viewer.pages"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.verticalScrollBar().valueChanged.connect(self._show_place)
        return self.area

    def _add_keys(self) -> None:
        keys: tuple[tuple[QKeySequence.StandardKey, Action], ...] = (
            (QKeySequence.StandardKey.ZoomIn, lambda: self.zoom(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.zoom(-1)),
            (QKeySequence.StandardKey.Print, self.print_it),
            (QKeySequence.StandardKey.Close, self.close),
            (QKeySequence.StandardKey.Refresh, self.refresh_wanted.emit),
        )
        for key, action in keys:
            QShortcut(QKeySequence(key), self, activated=action)  # type: ignore[call-overload]

    def _fitting_size(self, parent: QWidget | None) -> QSize:
        wanted = QSize(self.kit.look.px(1160), self.kit.look.px(900))
        return wanted.boundedTo(self.screen().availableSize() * 0.95) if parent else wanted

    # -- showing --

    def show_paper(self, printed: Printed) -> None:
        """Shows a paper; the place that one was at stays in view."""
        at = self.area.verticalScrollBar().value()
        if self._run is not None:
            self._run.stop()
        if self._paper is not None:
            self._paper.close()
        self._paper = Paper(printed.data)
        self._areas = printed.areas
        ground = QWidget()
        inside = column(ground, spacing=16, margin=16)
        self.pages = [
            PageWidget(self.kit, self._paper, number, self._of_questions(number))
            for number in range(len(self._paper))
        ]
        for page in self.pages:
            page.question_wanted.connect(self.question_wanted)
            inside.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        self.area.setWidget(ground)
        self.notice.hide()
        self._fit()
        QTimer.singleShot(0, self, lambda: self.area.verticalScrollBar().setValue(at))
        QTimer.singleShot(0, self, self._show_place)
        self._show_place()

    def _of_questions(self, page: int) -> list[tuple[Area, str]]:
        """The areas of a page that lead to a question, and to which."""
        find = self.kit.handbook.interview.find
        return [
            (area, next(name for name in area.origins if find(name)))
            for area in self._areas
            if area.page == page and any(find(name) for name in area.origins)
        ]

    def note_change(self) -> None:
        """The plan has changed since the paper was made."""
        self._say(paper_words(self.kit, "preview.stale"), refresh=True)

    def _say(self, words: str, *, refresh: bool = False) -> None:
        self.notice_words.setText(words)
        self.refresh_button.setVisible(refresh)
        self.stop_button.setVisible(self._run is not None)
        self.notice.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY_EM * self.kit.look.em
        self.buttons["questions"].setVisible(not roomy)
        if roomy or self._roomy:
            self.questions.setVisible(roomy)
        self._roomy = roomy
        self._layout.activate()
        self._fit()
        QTimer.singleShot(0, self, self._show_place)

    def _fit(self) -> None:
        room = max(240, min(self.area.viewport().width() - 40, self.kit.look.px(WIDEST)))
        for page in self.pages:
            page.fit(round(room * ZOOMS[self._zoom]))

    def unfold_questions(self) -> None:
        """Shows or folds away the questions of the page, where there is no room for them always."""
        self.questions.setVisible(self.questions.isHidden())
        self._layout.activate()
        self._fit()
        if not self.questions.isHidden():
            self.questions.list.setFocus()

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1)."""
        self._zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        self._fit()

    def go_to_page(self, page: int) -> None:
        """Brings a page into view, counted from 0."""
        page = min(max(page, 0), len(self.pages) - 1)
        self.area.verticalScrollBar().setValue(self.pages[page].y() - 16)

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self._page

    def _show_place(self) -> None:
        top = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        before = [number for number, page in enumerate(self.pages) if page.y() <= top]
        if len(self.pages) > 1 and self.pages[1].y() < self.pages[0].height():
            before = []  # they have not found their places yet
        was, self._page = self._page, before[-1] if before else 0
        if was != self._page and self.area.hasFocus():
            announce(self, self._heard())
        self.place.setText(self.kit.words("viewer.place", page=self._page + 1, total=len(self.pages)))
        for number, page in enumerate(self.pages):
            if abs(number - self._page) > KEPT:
                page.forget_picture()
        find = self.kit.handbook.interview.find
        self.questions.show_questions([q for q in map(find, origins_on(self._areas, self._page)) if q])

    def _heard(self) -> str:
        """The page in view for those who listen."""
        return self.pages[self._page].heard if self.pages else ""

    # -- printing --

    def print_it(self) -> None:
        """Asks which printer, and prints every page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Sends the pages to a printer in a worker, while the window goes on."""
        if self._paper is None or self._run is not None:
            return
        self._run = PrintRun(printer, len(self._paper), self._paper.picture, self)
        self._run.progressed.connect(self._show_printing)
        self._run.finished.connect(self._end_printing)
        self._run.start()

    def stop_printing(self) -> None:
        """Prints no further page."""
        if self._run is not None:
            self._run.cancel()

    def _show_printing(self, page: int, total: int) -> None:
        self._say(paper_words(self.kit, "work.printing", page=page, total=total))

    def _end_printing(self, complete: bool) -> None:
        if self._run is not None:
            self._run.stop()
            self._run.deleteLater()
            self._run = None
        words = paper_words(self.kit, "work.printed" if complete else "work.print_stopped")
        self._say(words)
        announce(self, words)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._run is not None:
            self._run.stop()
        super().closeEvent(event)


class _Pages(QScrollArea):
    """The pages; who comes here with the keyboard hears the one in view."""

    def __init__(self, heard: Callable[[], str]) -> None:
        super().__init__()
        self._heard = heard
        set_role(self, "Grouping")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setAccessibleDescription(self._heard())
        super().focusInEvent(event)
