"""One question on a page: label, hint, error, editor, what was understood, marks, note, help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.answers import Answer
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Record
from asf_starter.gui.decision_line import DecisionLine
from asf_starter.gui.editors import make_editor
from asf_starter.gui.editors.table import TableEditor
from asf_starter.gui.help_words import HelpBox, has_help
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.look import Step
from asf_starter.gui.note_box import NoteBox
from asf_starter.gui.problem_line import HintLine, ProblemLine
from asf_starter.gui.question_marks import QuestionMarks
from asf_starter.gui.room import MEASURE_EM
from asf_starter.gui.widgets import Heading, Label, column

ECHOED = ("money", "whole_number", "decimal", "percent", "date", "month")


class QuestionView(QWidget):
    """A question. It shows what it is given and tells what a person does; it never changes the plan."""

    answered = Signal(object)
    state_wanted = Signal(str)
    note_edited = Signal(str, str)
    resized = Signal()

    def __init__(self, question: Question, kit: Kit, *, step: Step = "larger") -> None:
        super().__init__()
        self.question = question
        self.kit = kit
        self.setObjectName(f"{question.id}//question")
        self.touched = False
        self._record = Record()
        space = kit.look.tokens.space.inside
        layout = column(self, spacing=space)
        above, self._middle, below = (column(spacing=space) for _ in range(3))
        self._lines_of_text = (above, below)
        for part in (above, self._middle, below):
            layout.addLayout(part)
        self.label = Heading(kit.look, escaped(question.label), step=step)
        self.hint = Label(kit.look, question.help, tone="soft")
        self.problem = ProblemLine(kit)
        self.problem.reading_chosen.connect(self._take_reading)
        self.editor = make_editor(question, kit)
        self.editor.setObjectName(question.id)
        self.editor.edited.connect(self.answered)
        self.editor.resized.connect(self.resized)
        self.echo = Label(kit.look, step="small", tone="soft")
        self.echo.hide()
        self.privacy = HintLine(kit)
        self.privacy.setObjectName(f"{question.id}//privacy")
        above.addWidget(self.label)
        if question.help:
            above.addWidget(self.hint)
        self.decision = DecisionLine(kit, question)
        above.addWidget(self.decision)
        above.addWidget(self.problem)
        self._middle.addWidget(self.editor)
        below.addWidget(self.echo)
        below.addWidget(self.privacy)
        self.marks = QuestionMarks(kit, question)
        self.marks.state_wanted.connect(self.state_wanted)
        self.marks.note_wanted.connect(self._toggle_note)
        self.marks.help_wanted.connect(self._toggle_help)
        below.addWidget(self.marks)
        self.notes = NoteBox(kit, question, self.editor.leave_undo_to_window)
        self.notes.edited.connect(self.note_edited)
        self.notes.resized.connect(self.resized)
        self.notes.hide()
        below.addWidget(self.notes)
        self.help = HelpBox(kit, question) if has_help(question) else None
        if self.help:
            self.help.hide()
            below.addWidget(self.help)
        if not isinstance(self.editor, TableEditor) and self.editor.controls():
            self.label.setBuddy(self.editor.controls()[0])
        self._describe("")

    # -- parts --

    @property
    def wanted_width(self) -> int:
        """The width in pixels in which nothing is cut: that of text, or more for a sheet."""
        measure = MEASURE_EM * self.kit.look.em
        return max(measure, self.editor.wanted_width) if isinstance(self.editor, TableEditor) else measure

    def keep_measure(self) -> None:
        """Beside a wide sheet text keeps its length of line, and so does every other editor."""
        spare = max(0, self.width() - MEASURE_EM * self.kit.look.em)
        is_sheet = isinstance(self.editor, TableEditor) and self.editor.is_sheet
        for layout in (*self._lines_of_text, self._middle):
            room = 0 if is_sheet and layout is self._middle else spare
            left, right = (room, 0) if self.isRightToLeft() else (0, room)
            margins = layout.contentsMargins()
            if (margins.left(), margins.right()) != (left, right):
                layout.setContentsMargins(left, 0, right, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_measure()

    def _toggle_note(self, on: bool) -> None:
        self.notes.setVisible(on)
        if on:
            self.notes.take_focus()
        self.resized.emit()

    def _toggle_help(self, on: bool) -> None:
        if self.help:
            self.help.setVisible(on)
        self.resized.emit()

    def offer_help(self, here: bool) -> None:
        """Help stands under the question where there is no room for it beside."""
        self.marks.help.setVisible(here and self.help is not None)
        if self.help:
            self.help.setVisible(here and self.marks.help.isChecked())

    # -- showing --

    def show_answer(self, record: Record, assessment: Assessment) -> None:
        """Shows what is typed for the question, and what it means."""
        self._record = record
        if not self.editor.shows(record.v):
            self.editor.set_typed(record.v)
        self.editor.refresh(assessment)
        self.marks.show_marks(record)
        self.notes.show_notes(record)
        before = (self.notes.isHidden(), self.problem.isHidden(), self.problem.words, self.echo.isHidden())
        self.notes.setVisible(self.marks.note.isChecked())
        answer = assessment.answers.by_id.get(self.question.id)
        self._show_hints(assessment)
        self._show_problem(answer)
        self._show_echo(answer)
        if self.decision.refresh(assessment):
            self.resized.emit()
        now = (self.notes.isHidden(), self.problem.isHidden(), self.problem.words, self.echo.isHidden())
        if now != before:
            self.resized.emit()

    def _show_problem(self, answer: Answer | None) -> None:
        problem = next((p for p in answer.problems if not p.row), None) if answer else None
        shown = problem if self.touched else None
        self.problem.show_problem(shown, self.question)
        self.editor.set_wrong(shown is not None)
        self._describe(" ".join(part for part in (self.problem.words, self.privacy.words) if part))

    def _show_hints(self, assessment: Assessment) -> None:
        """Says what to think again about, once the field was left: a hint never holds anybody up."""
        before = self.privacy.words
        hints = [hint for hint in assessment.privacy if hint.question == self.question.id]
        self.privacy.show_hints(hints if self.touched else ())
        if self.privacy.words != before:
            self.resized.emit()

    def _show_echo(self, answer: Answer | None) -> None:
        """Says how a number or a date was read, where it was written in another way."""
        words = ""
        if answer and answer.value is not None and self.question.kind in ECHOED:
            read = self.kit.phrases.answer_words(self.question, answer.value)
            if _letters(read) != _letters(str(answer.typed)) and _letters(read) != _letters(
                f"{answer.typed}{self._unit()}"
            ):
                words = self.kit.words("question.read_as", value=read)
        self.echo.setText(words)
        self.echo.setVisible(bool(words))

    def _unit(self) -> str:
        return {"money": "kr", "percent": "%"}.get(self.question.kind, str(self.question.unit))

    def _describe(self, error: str) -> None:
        description = ". ".join(part.rstrip(".") for part in (error, self.question.help) if part)
        self.editor.describe(self.question.label, description)

    @property
    def has_problem(self) -> bool:
        """Whether something wrong is shown here."""
        return bool(self.problem.words)

    def touch(self, control: QWidget | None = None) -> None:
        """The field was left (None: the page): from now on its problem is shown."""
        self.touched = True
        if isinstance(self.editor, TableEditor):
            self.editor.touch(control)

    def _take_reading(self, typed: str) -> None:
        self.editor.take_focus()  # before the button that was pressed goes away
        self.editor.set_typed(typed)
        self.answered.emit(typed)


def _letters(text: str) -> str:
    return "".join(text.split()).lower()
