"""Check your answers: what to mend and what is open at once, and every answer folded by chapter."""

from __future__ import annotations

from PySide6.QtCore import Signal

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.answers import Answer, Problem
from asf_starter.core.standing import contradictions
from asf_starter.gui.chapter_answers import ChapterAnswers
from asf_starter.gui.count_tile import Count
from asf_starter.gui.counted_lines import CountedLines, Heap, Line
from asf_starter.gui.editors.row_words import row_summary
from asf_starter.gui.kit import Kit
from asf_starter.gui.route import is_dealt_with
from asf_starter.gui.session import Session
from asf_starter.gui.standing_heaps import contradiction_line
from asf_starter.gui.widgets import Column, Heading, Label

OPEN = ("ask_advisor", "unknown", "")


class CheckPage(Column):
    """The page before printing. On the short track the questions of the long one are not held against
    anybody: they are counted, and can wait."""

    question_wanted = Signal(str)
    rebuilt = Signal()

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
        self.body.addSpacing(kit.look.tokens.space.inside)
        self.open = CountedLines(kit, "check")
        self.open.question_wanted.connect(self.question_wanted)
        self.open.resized.connect(self._follow)
        self.body.addWidget(self.open)
        self.body.addSpacing(kit.look.tokens.space.parts)
        self.answers = Heading(kit.look, kit.words("check.answers"), step="larger")
        self.body.addWidget(self.answers)
        self._chapters = {
            chapter.id: ChapterAnswers(kit, chapter) for chapter in kit.handbook.interview.chapters
        }
        for part in self._chapters.values():
            part.question_wanted.connect(self.question_wanted)
            part.resized.connect(self._follow)
            self.body.addWidget(part)

    def refresh(self, assessment: Assessment) -> None:
        """Shows the plan as it is now."""
        self._show_summary(assessment)
        self.open.show_heaps([heap for heap in self._heaps(assessment) if heap.lines])
        answers = assessment.answers
        for chapter in self.kit.handbook.interview.chapters:
            found = [
                answers.by_id[question.id]
                for page in chapter.pages
                for question in page.questions
                if question.id in answers.by_id
            ]
            lines = tuple(self._line(answer) for answer in found if is_dealt_with(answer))
            self._chapters[chapter.id].show_lines(lines)
        self.answers.setVisible(any(is_dealt_with(answer) for answer in answers.by_id.values()))

    def _follow(self) -> None:
        self.fit_soon()
        self.rebuilt.emit()

    def _show_summary(self, assessment: Assessment) -> None:
        found = assessment.answers.by_id.values()
        asked = [answer for answer in found if answer.question.short_track or not self._short]
        answered = sum(1 for answer in asked if not answer.is_open)
        key = "check.summary_all" if answered == len(asked) else "check.summary"
        self.summary.setText(self.kit.words(key, answered=answered, asked=len(asked)))
        later = any(answer.is_open and not self._is_shown(answer) for answer in found)
        self.later.setText(self.kit.words("check.later") if later else "")
        self.later.setVisible(later)

    def _is_shown(self, answer: Answer) -> bool:
        """Whether a question belongs to the chosen track, or was answered or marked all the same."""
        return answer.question.short_track or not self._short or is_dealt_with(answer)

    def _heaps(self, assessment: Assessment) -> tuple[Heap, ...]:
        """What is to be changed; then what is open, by who could answer it, with the founders' notes."""
        answers = assessment.answers
        found = contradictions(answers, assessment.advice, assessment.criteria)
        problems = (
            *(self._problem_line(problem) for problem in answers.problems),
            *(contradiction_line(self.kit, each) for each in found),
        )
        heaps = [self._heap("problems", problems, "conflict")]
        for state in OPEN:
            lines = [
                Line(question.id, question.label, assessment.plan.record(question.id).note)
                for answer in answers.by_id.values()
                if answer.state == state and answer.is_open and not answer.problems and self._is_shown(answer)
                for question in (answer.question,)
            ]
            heaps.append(self._heap(state or "unanswered", tuple(lines), way=self.kit.words("check.answer")))
        return tuple(heaps)

    def _heap(self, name: str, lines: tuple[Line, ...], mark: str = "", way: str = "") -> Heap:
        words = self.kit.words(f"check.{name}")
        return Heap(Count(name, str(len(lines)), words, sign=mark, colour=mark or "ink"), lines, way=way)

    def _line(self, answer: Answer) -> Line:
        question = answer.question
        phrases = self.kit.phrases
        if answer.state:
            return Line(
                question.id, question.label, phrases.text(f"common.answer.{answer.state}"), "unknown", True
            )
        if answer.value is None:
            return Line(question.id, question.label, str(answer.typed), soft=True)
        if question.kind == "table" and isinstance(answer.value, tuple):
            return Line(question.id, question.label, self._rows_in_words(answer))
        return Line(question.id, question.label, phrases.answer_words(question, answer.value))

    def _rows_in_words(self, answer: Answer) -> str:
        rows = self.session.assessment.answers.rows(answer.question.id)
        empty = self.kit.words("check.empty_row")
        return "\n".join(row_summary(answer.question, row, self.kit) or empty for row in rows)

    def _problem_line(self, problem: Problem) -> Line:
        question = self.kit.handbook.interview.question(problem.question)
        found = question.column(problem.column) if problem.column else None
        label = f"{question.label} {found.label}" if found else question.label
        return Line(question.id, label, self.kit.phrases.problem(problem.text, problem.values), "warning")
