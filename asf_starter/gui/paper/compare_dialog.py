"""The window that shows what has changed since a paper or an earlier version."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from asf_starter.core.plan import Plan
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.comparison_view import ComparisonView
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.session import Session
from asf_starter.gui.widgets import Button, Label, column


class CompareDialog(QDialog):
    """What is different in the open plan since ``old``; ``what`` says in words what that is.

    ``question_wanted`` asks for a question; then the window has closed.
    """

    question_wanted = Signal(str)

    def __init__(
        self,
        kit: Kit,
        session: Session,
        old: Plan,
        parent: QWidget,
        *,
        what: str,
        code: str = "",
        resources: Path,
    ) -> None:
        super().__init__(parent)
        self.kit = kit
        self.session = session
        self._resources = resources
        self.setObjectName("compare")
        self.setWindowTitle(paper_words(kit, "compare.title"))
        space = kit.look.tokens.space
        layout = column(self, spacing=space.inside, margin=space.parts)
        self.view = ComparisonView(kit, session)
        self.view.question_wanted.connect(self._go)
        found = self.view.show_plan(old, code)
        layout.addWidget(Label(kit.look, paper_words(kit, "compare.lead", what=what), bold=True))
        codes = paper_words(kit, "compare.earlier_code", earlier=found.old_code, now=found.new_code)
        layout.addWidget(Label(kit.look, codes, step="small", tone="soft"))
        layout.addWidget(self.view, 1)
        buttons = QHBoxLayout()
        self.close_button = Button(kit, paper_words(kit, "compare.close"))
        self.close_button.setObjectName("compare_close")
        self.close_button.clicked.connect(self.reject)
        self.print = Button(kit, paper_words(kit, "compare.print"), icon="print")
        self.print.setObjectName("compare_print")
        self.print.clicked.connect(self.show_paper)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.print)
        layout.addLayout(buttons)
        wanted = self.sizeHint().expandedTo(parent.size() * 0.8)
        self.resize(wanted.boundedTo(parent.size()))

    def _go(self, question: str) -> None:
        self.accept()
        self.question_wanted.emit(question)

    def show_paper(self) -> None:
        """Shows the list as a paper to look at and to print; a few pages, made at once."""
        from asf_starter.documents.changes import changes_document
        from asf_starter.documents.pdf import print_pdf
        from asf_starter.gui.paper.document_view import DocumentView  # loads PDFium, only when it is needed
        from asf_starter.look_files import load_look

        found = self.view.comparison
        if found is None:
            return
        document = changes_document(found, self.kit.handbook)
        printed = print_pdf(document, load_look(self._resources), day=found.new.day)
        viewer = DocumentView(self.kit, document.title, printed, self)
        viewer.question_wanted.connect(viewer.close)
        viewer.question_wanted.connect(self._go)
        viewer.open()

    def done(self, result: int) -> None:
        """The window closes."""
        self.view.stop()
        super().done(result)
