"""Check your answers: what to mend, what is open, and every answer with a way back to its question."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.advice import Note
from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.answers import Answer, Problem
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.editors.row_words import row_summary
from asf_starter.gui.kit import Kit
from asf_starter.gui.route import is_dealt_with
from asf_starter.gui.session import Session
from asf_starter.gui.widgets import Button, Column, Heading, Label, column

OPEN = ("ask_advisor", "unknown", "")


@dataclass(frozen=True)
class Line:
    """One line of the page."""

    question: str
    label: str
    words: str
    sign: str = ""
    soft: bool = False


class CheckPage(Column):
    """The page before printing. Made from the definitions, anew on each visit. On the short track the
    questions of the long one are not held against anybody: they are counted, and can wait."""

    question_wanted = Signal(str)

    def __init__(self, kit: Kit, session: Session, *, short: bool) -> None:
        super().__init__(kit.look)
        self.kit = kit
        self.session = session
        self._short = short
        self.setObjectName("check")
        self.setAccessibleName(kit.words("check.title"))
        self.body.addWidget(Heading(kit.look, kit.words("check.title"), step="large"))
        self.summary = Label(kit.look)
        self.summary.setObjectName("check_summary")
        self.body.addWidget(self.summary)
        self.later = Label(kit.look, tone="soft")
        self.later.setObjectName("check_later")
        self.body.addWidget(self.later)
        self._parts = QWidget()
        self._column = column(self._parts, spacing=0)
        self.body.addWidget(self._parts)
        self._shown: object = None
        self._unfolded: set[str] = set()

    def refresh(self, assessment: Assessment) -> None:
        """Shows the plan as it is now."""
        groups = self._groups(assessment)
        if groups == self._shown:
            return
        self._shown = groups
        self._show_summary(assessment)
        # Made aside and shown as a whole: a layout on the screen is worked out anew for each row.
        old, self._parts = self._parts, QWidget()
        self._column = column(self._parts, spacing=0)
        for key, title, lines, folded in groups:
            self._add_group(key, title, lines, folded=folded)
        self.body.replaceWidget(old, self._parts)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._parts.show()
        self.fit_soon()

    def _show_summary(self, assessment: Assessment) -> None:
        found = assessment.answers.by_id.values()
        asked = [answer for answer in found if answer.question.short_track or not self._short]
        answered = sum(1 for answer in asked if not answer.is_open)
        key = "check.summary_all" if answered == len(asked) else "check.summary"
        self.summary.setText(self.kit.words(key, answered=answered, asked=len(asked)))
        later = sum(1 for answer in found if answer.is_open and not self._is_shown(answer))
        self.later.setText(self.kit.words("check.later", count=later) if later else "")
        self.later.setVisible(bool(later))

    def _is_shown(self, answer: Answer) -> bool:
        """Whether a question belongs to the chosen track, or was answered or marked all the same."""
        return answer.question.short_track or not self._short or is_dealt_with(answer)

    def _groups(self, assessment: Assessment) -> list[tuple[str, str, list[Line], bool]]:
        words, answers = self.kit.words, assessment.answers
        groups: list[tuple[str, str, list[Line], bool]] = []
        problems = [self._problem_line(problem) for problem in answers.problems]
        if problems:
            groups.append(("problems", words("check.problems", count=len(problems)), problems, False))
        conflicts = [self._conflict_line(note) for note in assessment.advice if note.severity == "conflict"]
        if conflicts:
            groups.append(("conflicts", self.kit.phrases.text("views.advice.conflict"), conflicts, False))
        for state in OPEN:
            lines = [
                self._line(answer)
                for answer in answers.by_id.values()
                if answer.state == state and answer.is_open and not answer.problems and self._is_shown(answer)
            ]
            if lines:
                key = state or "unanswered"
                groups.append((key, words(f"check.{key}", count=len(lines)), lines, not state))
        for chapter in self.kit.handbook.interview.chapters:
            lines = [
                self._line(answers.by_id[question.id])
                for page in chapter.pages
                for question in page.questions
                if question.id in answers.by_id and is_dealt_with(answers.by_id[question.id])
            ]
            if lines:
                groups.append((f"chapter/{chapter.id}", chapter.title, lines, True))
        return groups

    def _add_group(self, key: str, title: str, lines: list[Line], *, folded: bool) -> None:
        look = self.kit.look
        self._column.addSpacing(look.tokens.space.questions)
        self._column.addWidget(Heading(look, title, step="larger"))
        folded = folded and key not in self._unfolded
        shown = lines[:3] if folded and len(lines) > 4 else lines
        for line in shown:
            row = AnswerRow(self.kit, line.label, line.words, sign=line.sign, soft=line.soft)
            row.setObjectName(f"check/{key}/{line.question}")
            row.clicked.connect(lambda _=False, question=line.question: self.question_wanted.emit(question))
            self._column.addWidget(row)
        if len(shown) < len(lines):
            words = self.kit.words("check.show_all", count=len(lines))
            more = Button(self.kit, words, kind="link", icon="down", name=f"{words}. {title}")
            more.clicked.connect(lambda: self._unfold(key))
            self._column.addWidget(more)

    def _unfold(self, key: str) -> None:
        self._unfolded.add(key)
        self._shown = None
        self.refresh(self.session.assessment)

    def _line(self, answer: Answer) -> Line:
        question = answer.question
        phrases = self.kit.phrases
        if answer.state:
            return Line(
                question.id, question.label, phrases.text(f"common.answer.{answer.state}"), "unknown", True
            )
        if answer.value is None:
            empty = phrases.text("common.answer.unanswered")
            return Line(
                question.id, question.label, str(answer.typed) if answer.problems else empty, soft=True
            )
        if question.kind == "table" and isinstance(answer.value, tuple):
            return Line(question.id, question.label, self._rows_in_words(answer))
        return Line(question.id, question.label, phrases.answer_words(question, answer.value))

    def _rows_in_words(self, answer: Answer) -> str:
        rows = self.session.assessment.answers.rows(answer.question.id)
        empty = self.kit.words("check.empty_row")
        return "\n".join(row_summary(answer.question, row, self.kit) or empty for row in rows)

    def _conflict_line(self, note: Note) -> Line:
        """What does not fit together and how to mend it, with the way to an answer that it rests on.

        The first answer of a note is what the rule is for, such as the form; the next is what breaks it.
        """
        asked = self.session.assessment.answers.by_id
        breaking = next((name for name in note.answers[1:] if name in asked), note.answers[0])
        question = self.kit.handbook.interview.question(breaking)
        words = f"{self.kit.phrases.say(note.text)} {self.kit.phrases.say(note.mend)}"
        return Line(question.id, question.label, words, "conflict")

    def _problem_line(self, problem: Problem) -> Line:
        question = self.kit.handbook.interview.question(problem.question)
        found = question.column(problem.column) if problem.column else None
        label = f"{question.label} {found.label}" if found else question.label
        return Line(question.id, label, self.kit.phrases.problem(problem.text, problem.values), "warning")
