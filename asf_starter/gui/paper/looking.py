"""Looking at a paper: its window, the way from a text to its question, and back to the paper after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.plan import Plan, state_code
from asf_starter.gui.kit import Kit

if TYPE_CHECKING:  # loads PDFium and reportlab, only when they are needed
    from asf_starter.documents.pdf import Printed
    from asf_starter.gui.paper.document_view import DocumentView
    from asf_starter.gui.paper.exporter import Job


class Looking(QObject):
    """Opens the paper's window and keeps it up to date.

    Going to a question puts the paper aside; when the page of printing is shown again, the paper comes back
    as it is then, at the same page (``again_wanted`` asks for it).
    """

    question_wanted = Signal(str)
    again_wanted = Signal(str)

    def __init__(self, kit: Kit, page: QWidget) -> None:
        super().__init__(page)
        self.kit = kit
        self._parent = page
        self._viewer: DocumentView | None = None
        self._outline = ""
        self._code = ""
        self._aside = False

    @property
    def viewer(self) -> DocumentView | None:
        """The paper's window, while it is open."""
        return self._viewer

    def show(self, job: Job, made: object) -> None:
        """Shows what a job has made; with the print dialog where it was made for that."""
        printed: Printed = made  # type: ignore[assignment] # what the worker gives for these purposes
        again = self._viewer is not None and (job.documents[0] == self._outline and len(job.documents) == 1)
        self._code = state_code(job.assessment.plan)
        self._outline = job.documents[0] if len(job.documents) == 1 else ""
        self._aside = False
        if again and self._viewer is not None:
            self._viewer.show_paper(printed)
        else:
            self._open(job.title, printed)
        assert self._viewer is not None
        self._viewer.show()
        self._viewer.raise_()
        self._viewer.activateWindow()
        if job.purpose == "print":
            QTimer.singleShot(0, self._viewer, self._viewer.print_it)

    def _open(self, title: str, printed: Printed) -> None:
        from asf_starter.gui.paper.document_view import DocumentView

        self.close()
        self._viewer = DocumentView(self.kit, title, printed, self._parent.window())
        self._viewer.question_wanted.connect(self._go_to_question)
        self._viewer.refresh_wanted.connect(self._refresh)

    def _go_to_question(self, question: str) -> None:
        if self._viewer is not None:
            self._viewer.hide()
            self._aside = bool(self._outline)
        window = self._parent.window()
        window.activateWindow()
        window.setFocus(Qt.FocusReason.OtherFocusReason)
        self.question_wanted.emit(question)

    def _refresh(self) -> None:
        if self._outline:
            self.again_wanted.emit(self._outline)

    def come_back(self) -> None:
        """The page of printing is shown again: so is a paper that was put aside."""
        if self._aside:
            self._aside = False
            QTimer.singleShot(0, self, self._refresh)

    def note_plan(self, plan: Plan) -> None:
        """Tells the paper's window whether the plan is another than on paper."""
        if self._viewer is not None and self._viewer.isVisible() and state_code(plan) != self._code:
            self._viewer.note_change()

    def close(self) -> None:
        """Closes the paper's window."""
        if self._viewer is not None:
            self._viewer.close()
            self._viewer.deleteLater()
            self._viewer = None
