"""Earlier versions: the safety copies, what is new since then, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from asf_starter.core.plan import Plan, state_code
from asf_starter.gui.accessibility import announce, follow_selection
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.comparison_view import ComparisonView
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.services import Services
from asf_starter.gui.session import Session
from asf_starter.gui.widgets import Button, Label, column
from asf_starter.storage.backups import Copy, list_copies, read_copy
from asf_starter.storage.plan_files import decode_plan
from asf_starter.storage.problems import FileProblem

_COPY = Qt.ItemDataRole.UserRole


class VersionsDialog(QDialog):
    """A list of versions at the left, what is new since the chosen one at the right."""

    question_wanted = Signal(str)

    def __init__(self, kit: Kit, services: Services, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = kit
        self.session = session
        self.setObjectName("versions")
        self.setWindowTitle(kit.words("versions.title"))
        self.list = QListWidget()
        self.list.setObjectName("search_results")
        self.list.setFont(kit.look.font())
        self.list.setAccessibleName(kit.words("versions.title"))
        self.list.setMinimumWidth(20 * kit.look.em)
        self.list.setMaximumWidth(26 * kit.look.em)
        self.list.setWordWrap(True)
        for copy in list_copies(services.folders.state, session.plan.id):
            item = QListWidgetItem(self._time(copy))
            item.setData(_COPY, copy)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(lambda *_: self._compare())
        follow_selection(self.list, lambda _: None)  # which makes it the current one
        self.view = ComparisonView(kit, session)
        self.view.question_wanted.connect(self._go)
        self.restore = Button(kit, kit.words("versions.restore"), kind="main")
        self.restore.clicked.connect(self._restore)
        close = Button(kit, kit.words("versions.close"))
        close.clicked.connect(self.reject)
        self._set_up(close)
        self.resize(QSize(1000, 640).expandedTo(parent.size() * 0.85).boundedTo(parent.size()))
        self._chosen: Plan | None = None
        self.restore.setEnabled(False)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.list.hide()
            self.view.show_words(kit.words("versions.none"))

    def _set_up(self, close: Button) -> None:
        space = self.kit.look.tokens.space
        layout = column(self, spacing=space.inside, margin=space.parts)
        layout.addWidget(Label(self.kit.look, self.kit.words("versions.lead"), tone="soft"))
        self.code = Label(self.kit.look, step="small", tone="soft")
        self.code.setObjectName("versions_code")
        layout.addWidget(self.code)
        line = QHBoxLayout()
        line.addWidget(self.list, 1)
        line.addWidget(self.view, 3)
        layout.addLayout(line, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(close)
        buttons.addStretch(1)
        buttons.addWidget(self.restore)
        layout.addLayout(buttons)

    def _time(self, copy: Copy) -> str:
        return f"{self.kit.phrases.notation.date(copy.time.date())} {copy.time:%H:%M}"

    def choose(self, code: str) -> bool:
        """Chooses the newest version with this code; False where there is none."""
        for row in range(self.list.count()):
            copy = self.list.item(row).data(_COPY)
            if isinstance(copy, Copy) and code_of_copy(copy) == code:
                self.list.setCurrentRow(row)
                return True
        return False

    def _compare(self) -> None:
        item = self.list.currentItem()
        copy = item.data(_COPY) if item else None
        self._chosen = None
        if isinstance(copy, Copy):
            try:
                self._chosen = decode_plan(read_copy(copy)).plan
            except FileProblem as problem:
                self.view.show_words(self.kit.phrases.say(problem.statement))
        self.restore.setEnabled(self._chosen is not None)
        if self._chosen is not None:
            found = self.view.show_plan(self._chosen)
            self.code.setText(
                paper_words(self.kit, "compare.earlier_code", earlier=found.old_code, now=found.new_code)
            )

    def _go(self, question: str) -> None:
        self.accept()
        self.question_wanted.emit(question)

    def done(self, result: int) -> None:
        """The window closes."""
        self.view.stop()
        super().done(result)

    def _restore(self) -> None:
        if self._chosen is not None:
            self.session.replace_plan(self._chosen)
            self.session.settle()
            announce(self, self.kit.words("versions.restored"))
            self.accept()


def code_of_copy(copy: Copy) -> str:
    """The code of the plan in a copy; empty where it cannot be read."""
    try:
        return state_code(decode_plan(read_copy(copy)).plan)
    except FileProblem:
        return ""
