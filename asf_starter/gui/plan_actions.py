"""What one can do with a plan as a whole: undo, rename, save elsewhere, copy, earlier versions, delete."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMenu, QMessageBox, QWidget

from asf_starter.core.plan import state_code
from asf_starter.core.travelling import paper_code
from asf_starter.gui.accessibility import announce
from asf_starter.gui.kit import Kit, escaped, shortened
from asf_starter.gui.menus import menu_action
from asf_starter.gui.paper.compare_dialog import CompareDialog
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.plan_file import PlanFile, file_name, free_path, stamped
from asf_starter.gui.services import Services
from asf_starter.gui.session import Session
from asf_starter.gui.versions import VersionsDialog
from asf_starter.storage.plan_files import SUFFIX
from asf_starter.storage.plan_store import open_any
from asf_starter.storage.problems import FileProblem
from asf_starter.storage.traces import delete_traces, find_traces

NAME_EM, EDGE = 56, 40
"""Letters that the field for a name is wide, so that one sees it whole; pixels beside it."""


class Frame(Protocol):
    """What these actions need of their window."""

    @property
    def plan_name(self) -> str:
        """What the plan is called."""

    def show_start(self, message: str = "") -> None:
        """Shows the start page."""

    def show_note(self, words: str, *, calm: bool = False) -> None:
        """Shows a message until it is dismissed; ``calm`` where nothing has gone wrong."""

    def close_plan(self) -> None:
        """Goes back to the start page."""

    def end_session(self) -> None:
        """Lets go of the plan without saving."""

    def go_to_question(self, question: str) -> None:
        """Shows a question of the open plan."""

    def new_plan(self) -> None:
        """Begins an empty plan."""

    def choose_file(self) -> None:
        """Opens another plan."""

    def show_keys(self) -> None:
        """Shows what can be done with which keys."""


class PlanActions:
    """The plan's menu and what its entries do."""

    def __init__(self, kit: Kit, services: Services, frame: Frame, session: Session) -> None:
        self.kit = kit
        self.services = services
        self.frame = frame
        self.session = session

    def menu(self, parent: QWidget) -> QMenu:
        """The menu under the plan's name."""
        words, menu = self.kit.words, QMenu(parent)
        self._parent = parent
        menu.setAccessibleName(words("menu.name"))
        self._undo = menu_action(menu, "", self.undo, name="menu_undo")
        self._redo = menu_action(menu, "", self.redo, name="menu_redo")
        menu.aboutToShow.connect(self._name_steps)
        menu.addSeparator()
        menu_action(menu, words("menu.rename"), self.rename, name="menu_rename")
        menu_action(menu, words("menu.save_as"), self.save_as, name="menu_save_as")
        menu_action(menu, words("menu.copy"), self.copy, name="menu_copy")
        menu_action(menu, words("menu.versions"), self.show_versions, name="menu_versions")
        compare = paper_words(self.kit, "compare.menu")
        menu_action(menu, compare, self.choose_to_compare, name="menu_compare")
        menu.addSeparator()
        menu_action(menu, words("menu.new"), self.frame.new_plan, name="menu_new")
        menu_action(menu, words("menu.open"), self.frame.choose_file, name="menu_open")
        menu_action(menu, words("menu.close"), self.frame.close_plan, name="menu_close")
        menu_action(menu, f"{words('menu.keys')}\tF1", self.frame.show_keys, name="menu_keys")
        menu.addSeparator()
        menu_action(menu, words("menu.delete"), self.delete, name="menu_delete")
        self._name_steps()
        return menu

    def _name_steps(self) -> None:
        """Says what will be undone and redone."""
        history = self.session.history
        self._name_step(self._undo, "undo", history.done[-1].place if history.done else None)
        self._name_step(self._redo, "redo", history.undone[-1].place if history.undone else None)

    def _name_step(self, action: QAction, key: str, place: str | None) -> None:
        action.setText(f"{self._step_words(key, place)}\t{_keys(key)}")
        action.setEnabled(place is not None)

    def _step_words(self, key: str, place: str | None) -> str:
        """A step in words, with the question where it was taken."""
        question = self.kit.handbook.interview.find(place.split("/")[0]) if place else None
        if question is None:
            return self.kit.words(f"menu.{key}")
        return self.kit.words(f"menu.{key}_of", what=shortened(question.label, 40))

    def undo(self) -> None:
        """Takes the last step back, and says which it was."""
        done = self.session.history.done
        self.session.undo()
        self._say_step("undo", done[-1].place if done else None)

    def redo(self) -> None:
        """Takes the undone step again, and says which it was."""
        undone = self.session.history.undone
        self.session.redo()
        self._say_step("redo", undone[-1].place if undone else None)

    def _say_step(self, key: str, place: str | None) -> None:
        taken = {"undo": "undone", "redo": "redone"}[key]
        words = self._step_words(taken, place) if place is not None else ""
        announce(self._parent, words or self.kit.words(f"menu.nothing_to_{key}"))

    # -- the file --

    def rename(self) -> None:
        """Asks for a name; the plan and its file get it."""
        asked = QInputDialog(self._parent)
        asked.setObjectName("rename_question")
        asked.setWindowTitle(self.kit.words("menu.rename"))
        asked.setLabelText(self.kit.words("plan.name_label"))
        asked.setTextValue(self.frame.plan_name)
        for field in asked.findChildren(QLineEdit):  # Qt makes the window itself as small as it can
            field.setMinimumWidth(min(NAME_EM * self.kit.look.em, self._parent.width() - 2 * EDGE))
        if asked.exec() and asked.textValue().strip():
            self.rename_to(asked.textValue().strip())

    def rename_to(self, name: str) -> None:
        """Gives plan and file a name. The plan keeps its name where the file cannot take it."""
        stem = file_name(name)
        old = self.session.file.path
        new = old.with_name(f"{stem}{SUFFIX}") if stem else old
        try:
            self.session.save_now()
            self.session.file.rename(new)
        except FileProblem as problem:
            self.frame.show_note(self.kit.phrases.say(problem.statement))
            return
        self.services.store.change(lambda settings: settings.without_recent(str(old)))
        self.session.rename_plan(name)
        self.session.settle()
        self.session.save()

    def save_as(self) -> None:
        """Asks for another file and goes on there."""
        path, _ = QFileDialog.getSaveFileName(
            self._parent,
            self.kit.words("menu.save_as"),
            str(self.session.file.path),
            self.kit.words("plan.file_kind"),
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Goes on in another file; the old one stays as it was last saved."""
        path = path if path.suffix.lower() == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")
        if path == self.session.file.path:
            self.session.save_now(always=True)
            return
        now = self.session.now()
        try:
            self.session.file.save_as(path, stamped(self.session.plan, now, self.kit.handbook.date), now)
        except FileProblem as problem:
            self.frame.show_note(self.kit.phrases.say(problem.statement))
            return
        self.session.note_moved()

    def copy(self) -> None:
        """Makes a copy with an id of its own beside the plan, and goes on in the plan."""
        now = self.session.now()
        name = self.kit.words("plan.copy_name", name=self.frame.plan_name)
        path = free_path(self.session.file.path.parent, file_name(name) or self.session.file.path.stem)
        plan = replace(
            stamped(self.session.plan, now, self.kit.handbook.date), id=str(uuid.uuid4()), name=name
        )
        try:
            file = PlanFile(self.services.folders, path, None)
            try:
                file.save(plan, now)
            finally:
                file.release()
        except FileProblem as problem:
            self.frame.show_note(self.kit.phrases.say(problem.statement))
            return
        words = self.kit.words("plan.copied", name=path.name, folder=str(path.parent))
        self.frame.show_note(words, calm=True)

    def show_versions(self) -> None:
        """Shows the safety copies, what differs, and offers to go back."""
        self.session.save_now()
        self._versions().open()

    def _versions(self) -> VersionsDialog:
        dialog = VersionsDialog(self.kit, self.services, self.session, self._parent)
        dialog.question_wanted.connect(self.frame.go_to_question)
        return dialog

    def show_code(self, code: str) -> None:
        """Shows the version whose code stands on a paper, or says that it is the plan as it is now."""
        if code == state_code(self.session.plan):
            self.frame.show_note(paper_words(self.kit, "code.now_more"), calm=True)
            return
        self.session.save_now()
        dialog = self._versions()
        if dialog.choose(code):
            dialog.open()
        else:
            dialog.reject()
            self.frame.show_note(paper_words(self.kit, "code.unknown", code=code))

    def choose_to_compare(self) -> None:
        """Asks for a paper or a plan, and shows what has changed since."""
        path, _ = QFileDialog.getOpenFileName(
            self._parent,
            paper_words(self.kit, "compare.choose"),
            str(self.services.folders.documents),
            self.kit.words("plan.file_kinds"),
        )
        if path:
            self.compare_with(Path(path))

    def compare_with(self, path: Path) -> None:
        """Shows what has changed since a paper or an earlier plan was made."""
        try:
            old = open_any(path).plan
        except FileProblem as problem:
            self.frame.show_note(self.kit.phrases.say(problem.statement))
            return
        dialog = CompareDialog(
            self.kit,
            self.session,
            old,
            self._parent,
            what=paper_words(self.kit, "compare.paper", name=path.name),
            code=paper_code(old),
            resources=self.services.library.resources,
        )
        dialog.question_wanted.connect(self.frame.go_to_question)
        dialog.open()

    def delete(self) -> None:
        """Asks, with everything listed that will go, and deletes the plan with all its traces."""
        words = self.kit.words
        traces = find_traces(self.services.folders, self.session.file.path, self.session.plan.id)
        box = QMessageBox(self._parent)
        box.setObjectName("delete_question")
        box.setWindowTitle(words("delete.title"))
        box.setText(words("delete.question", name=self.frame.plan_name))
        box.setInformativeText(
            "\n".join((words("delete.what", count=len(traces)), *(f"• {path}" for path in traces)))
        )
        yes = box.addButton(words("delete.yes"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(words("delete.no"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.exec()
        if box.clickedButton() is yes:
            self.delete_everything()

    def delete_everything(self) -> None:
        """Deletes the plan, its copies, exports and memories on this computer."""
        path, plan_id = self.session.file.path, self.session.plan.id
        self.frame.end_session()
        self.services.store.settle()
        message = self.kit.words("delete.done")
        try:
            delete_traces(self.services.folders, path, plan_id)
        except FileProblem as problem:
            message = self.kit.phrases.say(problem.statement)
        self.services.store.read_again()
        self.frame.show_start(message)


def _keys(step: str) -> str:
    standard = QKeySequence.StandardKey.Undo if step == "undo" else QKeySequence.StandardKey.Redo
    return escaped(QKeySequence(standard).toString(QKeySequence.SequenceFormat.NativeText))
