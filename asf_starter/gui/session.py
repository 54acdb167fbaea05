"""The session: one open plan. The only place that changes it: answers, undo, redo, autosave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.decisions import with_answer
from asf_starter.core.filed_files import FiledFile
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import State
from asf_starter.core.plan import (
    NOTHING,
    History,
    NoteField,
    Plan,
    Tree,
    next_row_id,
    with_cell,
    with_row,
    without_row,
)
from asf_starter.gui.kit import Clock
from asf_starter.gui.plan_file import PlanFile
from asf_starter.gui.saver import Saver

REST_BEFORE_SAVING = 600
REST_BEFORE_ASSESSING = 25
"""Milliseconds. A letter is painted first; what follows from it comes a frame later."""


def place(question: str, row: str = "", column: str = "") -> str:
    """The place of a change: a question, or a cell of its table."""
    return "/".join(part for part in (question, row, column) if part)


class Session(QObject):
    """An open plan with its history and its file.

    ``changed(assessment)`` follows each change; ``stepped(place)`` an undo or redo; ``saved(time)`` and
    ``save_failed(statement)`` each save. A visit to a place is one step of undo: changes at the same
    place belong together until :meth:`leave` is called or another place is changed.
    """

    changed = Signal(object)
    stepped = Signal(str)
    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, plan: Plan, handbook: Handbook, file: PlanFile, now: Clock) -> None:
        super().__init__()
        self.plan = plan
        self.file = file
        self.history = History()
        self.now = now
        self._handbook = handbook
        self._assessment: Assessment | None = None
        self._visited = ""
        self._saved_revision = plan.revision if file.exists else -1
        self._first_revision = plan.revision
        self._saver = Saver(file, now, lambda: self._handbook.date)
        self._saver.saved.connect(self._note_saved)
        self._saver.failed.connect(self.save_failed)
        self._rest = _timer(self, REST_BEFORE_SAVING, self.save)
        self._assess_soon = _timer(self, REST_BEFORE_ASSESSING, self._announce)

    # -- what follows from the plan --

    @property
    def handbook(self) -> Handbook:
        """The handbook in the language of the window."""
        return self._handbook

    def use_handbook(self, handbook: Handbook) -> None:
        """Goes on in another language."""
        self._handbook = handbook
        self._assessment = None

    @property
    def assessment(self) -> Assessment:
        """What follows from the plan as it is at this moment."""
        if self._assessment is None or self._assessment.plan is not self.plan:
            self._assessment = assess(self._handbook, self.plan, self.now().date(), before=self._assessment)
        return self._assessment

    def _announce(self) -> None:
        self._assess_soon.stop()
        self.changed.emit(self.assessment)

    def settle(self) -> None:
        """Tells everybody now what a change a moment ago has led to."""
        if self._assess_soon.isActive():
            self._announce()

    # -- changing the plan --

    def answer(self, question: str, typed: Tree) -> None:
        """The founder typed or chose something."""
        interview = self._handbook.interview
        self._change(with_answer(interview, self.plan, question, typed, at=self._stamp()), place(question))

    def keep_file(self, file: FiledFile) -> None:
        """Keeps a file in the plan; the answer that names it follows, and is the step of undo."""
        self.plan = self.plan.with_file(file)

    def set_state(self, question: str, state: State) -> None:
        """Marks a question "don't know" or "ask the advisor", or takes the mark back."""
        self.leave()
        self._change(self.plan.with_state(question, state, at=self._stamp()), place(question))
        self.leave()

    def set_note(self, question: str, text: str, which: NoteField = "note") -> None:
        """Changes a note on a question: the one for all, or the advisor's own."""
        changed = self.plan.with_note(question, text, which=which, at=self._stamp())
        self._change(changed, f"{question}//{which}")

    def add_row(self, question: str, cells: Mapping[str, Tree] = NOTHING) -> str:
        """Adds a row to a table and gives its id."""
        typed = self.plan.record(question).v
        row = next_row_id(typed)
        self.leave()
        self._change_table(question, with_row(typed, row, cells), place(question, row))
        self.leave()
        return row

    def remove_row(self, question: str, row: str) -> None:
        """Takes a row out of a table."""
        self.leave()
        self._change_table(question, without_row(self.plan.record(question).v, row), place(question))
        self.leave()

    def set_cell(self, question: str, row: str, column: str, typed: Tree) -> None:
        """The founder typed or chose something in a cell of a table."""
        table = with_cell(self.plan.record(question).v, row, column, typed)
        self._change_table(question, table, place(question, row, column))

    def replace_plan(self, plan: Plan) -> None:
        """Puts an earlier version in place, as one step that can be undone."""
        self.leave()
        self._change(replace(plan, id=self.plan.id, revision=self.plan.revision + 1), "")
        self.leave()

    def rename_plan(self, name: str) -> None:
        """Gives the plan another name."""
        self.leave()
        self._change(replace(self.plan, name=name, revision=self.plan.revision + 1), "")
        self.leave()

    def _change_table(self, question: str, typed: Tree, where: str) -> None:
        self._change(self.plan.with_typed(question, typed, at=self._stamp()), where)

    def _change(self, plan: Plan, where: str) -> None:
        if self._visited != where or not where:
            self.history = self.history.after(self.plan, where)
            self._visited = where
        self._take(plan)

    def _take(self, plan: Plan) -> None:
        self.plan = plan
        self._rest.start()
        self._assess_soon.start()

    def leave(self) -> None:
        """The visit to a field is over: the next change there is a step of its own."""
        self._visited = ""

    def undo(self) -> None:
        """Takes the last step back."""
        self._step(self.history.undo(self.plan))

    def redo(self) -> None:
        """Takes the step that was undone last."""
        self._step(self.history.redo(self.plan))

    def _step(self, step: tuple[Plan, str, History] | None) -> None:
        if step is None:
            return
        plan, where, self.history = step
        self.leave()
        self._take(replace(plan, revision=self.plan.revision + 1))
        self._announce()
        self.stepped.emit(where)

    def _stamp(self) -> str:
        return self.now().isoformat(timespec="seconds")

    # -- the file --

    @property
    def is_saved(self) -> bool:
        """Whether the file holds the plan as it is now (a new plan without a change needs no file)."""
        untouched = not self.file.exists and self.plan.revision == self._first_revision
        return untouched or self._saved_revision == self.plan.revision

    def save(self) -> None:
        """Saves soon, in the worker; nothing to do where nothing changed."""
        self._rest.stop()
        if not self.is_saved:
            self._saver.save(self.plan)

    def save_now(self, *, always: bool = False) -> bool:
        """Saves and waits; whether it went well. ``always`` also writes a plan that has no change."""
        self._rest.stop()
        if self.is_saved and not (always and not self.file.exists):
            return True
        if not self._saver.save_now(self.plan):
            return False
        self._saved_revision = self.plan.revision
        return True

    def note_moved(self) -> None:
        """The plan was just saved under another name."""
        self._saved_revision = self.plan.revision
        self.saved.emit(self.now())

    def _note_saved(self, revision: int, time: object) -> None:
        self._saved_revision = max(revision, self._saved_revision)
        self.saved.emit(time)

    def close(self) -> None:
        """Ends the session and lets go of the file. Call :meth:`save_now` first."""
        self._rest.stop()
        self._assess_soon.stop()
        self._saver.stop()
        self.file.release()


def _timer(parent: QObject, milliseconds: int, action: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(action)
    return timer
