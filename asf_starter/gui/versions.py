"""Earlier versions: the safety copies, what is new since then, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QWidget

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.plan import Plan
from asf_starter.core.texts import Text
from asf_starter.gui.accessibility import announce
from asf_starter.gui.kit import Kit
from asf_starter.gui.services import Services
from asf_starter.gui.session import Session
from asf_starter.gui.widgets import Button, Heading, Label, clear, column
from asf_starter.storage.backups import Copy, list_copies, read_copy
from asf_starter.storage.plan_files import decode_plan
from asf_starter.storage.problems import FileProblem

_COPY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Change:
    """A question whose answer differs between two versions, in words (empty: none)."""

    label: Text
    before: str
    after: str


def changes(kit: Kit, before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """The questions whose answers differ, in the order of the interview."""
    found = []
    for _, _, question in kit.handbook.interview.walk():
        old, new = before.plan.record(question.id), after.plan.record(question.id)
        if (old.v, old.state) != (new.v, new.state):
            found.append(
                Change(question.label, _words(kit, before, question.id), _words(kit, after, question.id))
            )
    return tuple(found)


def _words(kit: Kit, assessment: Assessment, question_id: str) -> str:
    answer = assessment.answers.by_id.get(question_id)
    if answer is None or answer.value is None:
        state = answer.state if answer else ""
        return kit.phrases.text(f"common.answer.{state or 'unanswered'}")
    if answer.question.kind == "table":
        return kit.words("versions.rows", count=len(assessment.answers.rows(question_id)))
    words = kit.phrases.answer_words(answer.question, answer.value)
    return words if len(words) <= 200 else words[:199] + "…"


class VersionsDialog(QDialog):
    """A list of versions at the left, what is new since the chosen one at the right."""

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
        self.list.setFixedWidth(26 * kit.look.em)
        for copy in list_copies(services.folders.state, session.plan.id):
            item = QListWidgetItem(self._time(copy))
            item.setData(_COPY, copy)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(lambda *_: self._compare())
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        ground = QWidget()
        ground.setObjectName("page_ground")
        self._column = column(
            ground, spacing=kit.look.tokens.space.inside, margin=kit.look.tokens.space.parts
        )
        self._area.setWidget(ground)
        self.restore = Button(kit, kit.words("versions.restore"), kind="main")
        self.restore.clicked.connect(self._restore)
        close = Button(kit, kit.words("versions.close"))
        close.clicked.connect(self.reject)
        self._set_up(close)
        self.resize(900, 600)
        self._chosen: Plan | None = None
        self.restore.setEnabled(False)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self._column.addWidget(Label(kit.look, kit.words("versions.none")))

    def _set_up(self, close: Button) -> None:
        space = self.kit.look.tokens.space
        layout = column(self, spacing=space.inside, margin=space.parts)
        layout.addWidget(Label(self.kit.look, self.kit.words("versions.lead"), tone="soft"))
        line = QHBoxLayout()
        line.addWidget(self.list)
        line.addWidget(self._area, 1)
        layout.addLayout(line, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(close)
        buttons.addStretch(1)
        buttons.addWidget(self.restore)
        layout.addLayout(buttons)

    def _time(self, copy: Copy) -> str:
        return f"{self.kit.phrases.notation.date(copy.time.date())} {copy.time:%H:%M}"

    def _compare(self) -> None:
        item = self.list.currentItem()
        copy = item.data(_COPY) if item else None
        clear(self._column)
        self._chosen = None
        if isinstance(copy, Copy):
            try:
                self._chosen = decode_plan(read_copy(copy)).plan
            except FileProblem as problem:
                self._column.addWidget(Label(self.kit.look, self.kit.phrases.say(problem.statement)))
        self.restore.setEnabled(self._chosen is not None)
        if self._chosen is None:
            return
        before = assess(self.kit.handbook, self._chosen, self.session.now().date())
        found = changes(self.kit, before, self.session.assessment)
        words = self.kit.words("versions.changes" if found else "versions.same", count=len(found))
        self._column.addWidget(Heading(self.kit.look, words))
        for change in found:
            self._column.addWidget(Label(self.kit.look, change.label, bold=True))
            self._column.addWidget(
                Label(self.kit.look, self.kit.words("versions.before", words=change.before))
            )
            self._column.addWidget(Label(self.kit.look, self.kit.words("versions.after", words=change.after)))
        self._column.addStretch(1)

    def _restore(self) -> None:
        if self._chosen is not None:
            self.session.replace_plan(self._chosen)
            self.session.settle()
            announce(self, self.kit.words("versions.restored"))
            self.accept()
