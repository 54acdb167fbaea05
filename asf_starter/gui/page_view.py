"""One page of the interview, built from its definition; questions appear when they are asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.filed_files import named_files
from asf_starter.core.interview.answers import Problem, State
from asf_starter.core.interview.interview import Page, Question
from asf_starter.core.plan import Tree
from asf_starter.gui.accessibility import announce, follow_layout, in_sentences
from asf_starter.gui.chapter_end import ChapterEnd
from asf_starter.gui.editors.sheet import Change
from asf_starter.gui.editors.table import CARDS, TableEditor
from asf_starter.gui.focus import focused, is_inside
from asf_starter.gui.kit import Kit
from asf_starter.gui.panel import Panel
from asf_starter.gui.panels import PANELS
from asf_starter.gui.question_view import QuestionView
from asf_starter.gui.session import Session
from asf_starter.gui.shortcuts import MARK_KEYS
from asf_starter.gui.widgets import Column, Heading, Label
from asf_starter.storage.settings import Settings


class PageView(Column):
    """A page with its questions. ``entered(question)`` says where the keyboard is; ``table_view`` is how
    tables are shown, ``table_view_chosen`` tells when somebody wants them in another way."""

    entered = Signal(str)
    rebuilt = Signal()
    table_view_chosen = Signal(str)
    panel_unfolded = Signal(bool)
    question_wanted = Signal(str)
    paper_wanted = Signal(str)

    def __init__(
        self, kit: Kit, session: Session, page: Page, *, place: str, short: bool, table_view: str = CARDS
    ) -> None:
        super().__init__(kit.look)
        self._table_view = table_view
        self._wanted = 0
        self.views: dict[str, QuestionView] = {}
        self.kit = kit
        self.session = session
        self.page = page
        self.short = short
        self._help_here = False
        self._now_in: QuestionView | None = None
        self.setObjectName(f"page/{page.id}")
        self.setAccessibleName(page.title)
        space = kit.look.tokens.space
        self.eyebrow = Label(kit.look, place, step="small", tone="soft")
        self.body.addWidget(self.eyebrow)
        self._alone = len(self.asked_here) == 1 and not page.intro
        self.title = Heading(kit.look, page.title, step="large")
        self.body.addWidget(self.title)
        self.title.setVisible(not self._alone)
        if page.intro:
            self.body.addWidget(Label(kit.look, page.intro))
        self._first = self.body.count()
        self.later = Label(kit.look, step="small", tone="soft")
        self.later.hide()
        self.body.addSpacing(space.inside)
        self.body.addWidget(self.later)
        self.panel = self._make_panel()
        self.end = ChapterEnd(kit, page, short=short)
        self.end.paper_wanted.connect(self.paper_wanted)
        self.body.addSpacing(space.inside)
        self.body.addWidget(self.end)
        for mark, keys in MARK_KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda mark=mark: self._press(mark))
        session.changed.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        self.refresh(session.assessment)
        for view in self.views.values():
            if not session.plan.record(view.question.id).is_empty:
                view.touch()  # what was typed on an earlier visit has been left
        self.refresh(session.assessment)

    @property
    def asked_here(self) -> tuple[Question, ...]:
        """The page's questions on the chosen track, whether they are in force or not."""
        return tuple(q for q in self.page.questions if q.short_track or not self.short)

    def _make_panel(self) -> Panel | None:
        """What follows from the answers, after the questions."""
        if not self.page.panel:
            return None
        panel = PANELS[self.page.panel](self.kit)
        panel.question_wanted.connect(self.question_wanted)
        panel.resized.connect(self.fit_soon)
        panel.unfolded.connect(self.panel_unfolded)
        self.body.addSpacing(self.kit.look.tokens.space.questions)
        self.body.addWidget(panel)
        return panel

    @property
    def heard(self) -> str:
        """What is said when one comes to the page: its title, where it is, what it is about."""
        return in_sentences(self.page.title, self.eyebrow.text(), self.page.intro)

    def follow_settings(self, settings: Settings) -> None:
        """Shows tables and panel in the way that was last chosen, on this page or another one."""
        for view in self.views.values():
            if isinstance(view.editor, TableEditor):
                view.editor.follow(settings.table_view)
        if self.panel is not None:
            self.panel.set_open(settings.panels_open)

    # -- showing --

    def wanted_width(self) -> int:
        """As wide as the widest sheet of the page wants to be."""
        shown = (view for view in self.views.values() if not view.isHidden())
        return max((view.wanted_width for view in shown), default=super().wanted_width())

    def _tell_width(self) -> None:
        wanted = self.wanted_width()
        if wanted != self._wanted:
            self._wanted = wanted
            self.widened.emit()

    def fit(self) -> None:
        super().fit()
        for view in self.views.values():
            view.keep_measure()
        self._tell_width()

    def _follow(self, assessment: Assessment) -> None:
        """A page that nobody sees is brought up to date when it is shown again."""
        if self.isVisible():
            self.refresh(assessment)

    def refresh(self, assessment: Assessment) -> None:
        """Shows the questions that are asked now, with their answers."""
        grown = False
        for number, question in enumerate(self.asked_here):
            asked = question.id in assessment.answers.by_id
            view = self.views.get(question.id)
            if asked and view is None:
                view = self._add(question, number)
                grown = True
            if view is not None:
                if view.isHidden() == asked:
                    view.setVisible(asked)
                    grown = True
                if asked:
                    view.show_answer(assessment.plan.record(question.id), assessment)
        waiting = any(question.id in assessment.answers.doubtful for question in self.asked_here)
        self.later.setText(self.kit.words("page.more_later") if waiting else "")
        self.later.setVisible(waiting)
        if self.panel is not None:
            self.panel.refresh(assessment)
        grown = self.end.refresh(assessment) or grown
        if grown:
            follow_layout(self.body)
            self.fit_soon()
            self.rebuilt.emit()

    def _add(self, question: Question, number: int) -> QuestionView:
        view = QuestionView(question, self.kit, step="large" if self._alone else "larger")
        question_id = question.id
        view.answered.connect(lambda typed: self._answer(question_id, typed))
        view.state_wanted.connect(lambda state: self._mark(question_id, state))
        view.note_edited.connect(lambda which, text: self.session.set_note(question_id, text, which))
        view.resized.connect(self.fit_soon)
        view.offer_help(self._help_here)
        if isinstance(view.editor, TableEditor):
            self._connect_table(question, view.editor)
        before = sum(1 for q in self.asked_here[:number] if q.id in self.views)
        margin = self.kit.look.tokens.space
        top = margin.parts if before == 0 and not self._alone else 0 if before == 0 else margin.questions
        view.setContentsMargins(0, top, 0, 0)
        self.body.insertWidget(self._first + before, view)
        self.views[question_id] = view
        return view

    def _connect_table(self, question: Question, editor: TableEditor) -> None:
        def add() -> None:
            cells = {column.id: column.default for column in question.columns if column.default}
            row = self.session.add_row(question.id, cells)
            self.session.settle()
            editor.focus_row(row)

        def remove(row: str) -> None:
            editor.add.setFocus()
            self.session.remove_row(question.id, row)
            self.session.settle()
            announce(self, self.kit.words("table.removed"))

        def change(change: Change) -> None:
            self.session.leave()
            self.session.answer(question.id, change(self.session.plan.record(question.id).v))
            self.session.leave()
            self.session.settle()

        def leave_cell() -> None:
            self.session.leave()
            self.session.settle()

        editor.table_changed.connect(change)
        editor.cell_left.connect(leave_cell)
        editor.view_chosen.connect(self.table_view_chosen)
        editor.show_as(self._table_view)
        editor.row_wanted.connect(add)
        editor.row_unwanted.connect(remove)
        editor.cell_edited.connect(lambda row, column, typed: self._set_cell(question.id, row, column, typed))
        editor.rows_changed.connect(self.rebuilt)

    def _answer(self, question_id: str, typed: Tree) -> None:
        self._keep_files(typed)
        self.session.answer(question_id, typed)

    def _set_cell(self, question_id: str, row: str, column: str, typed: Tree) -> None:
        self._keep_files(typed)
        self.session.set_cell(question_id, row, column, typed)

    def _keep_files(self, typed: Tree) -> None:
        """Files that were just chosen go into the plan together with the answer that names them."""
        for sha256 in named_files(typed):
            file = self.kit.chosen_files.pop(sha256, None)
            if file is not None:
                self.session.keep_file(file)

    def _press(self, mark: str) -> None:
        """A key marks the question one is at, as its button does; but not from within a table."""
        view = self.current
        if view is None or (isinstance(view.editor, TableEditor) and is_inside(focused(), view.editor)):
            return
        said = view.marks.press(mark) or self.kit.phrases.text("common.answer.unanswered")
        if mark != "note":
            announce(self, said)

    def _mark(self, question_id: str, state: str) -> None:
        known: State = "unknown" if state == "unknown" else "ask_advisor" if state == "ask_advisor" else ""
        self.session.set_state(question_id, known)
        self.session.settle()

    # -- leaving and finding --

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """A field is left when the keyboard goes somewhere else: then its problem is told."""
        if not self.isVisible():
            return
        left = self._view_of(old)
        if left is not None and is_inside(old, left.editor):
            cell = _cell_editor(left, old)
            if not is_inside(new, cell or left.editor):
                self.session.leave()
                left.touch(cell)
                self.session.settle()
                left.show_answer(self.session.plan.record(left.question.id), self.session.assessment)
                self.fit_soon()
        entered = self._view_of(new)
        if entered is not None:
            self._show_focused(new)
            if entered is not self._now_in:
                self._now_in = entered
                self.entered.emit(entered.question.id)

    def _view_of(self, widget: QWidget | None) -> QuestionView | None:
        return next((view for view in self.views.values() if is_inside(widget, view)), None)

    def _show_focused(self, widget: QWidget | None) -> None:
        if widget is not None:
            self.ensureWidgetVisible(widget, 0, 4 * self.kit.look.tokens.space.parts)

    def leave(self) -> None:
        """The page is left: everything on it counts as left."""
        self.session.leave()
        self._now_in = None
        self.touch_answered()

    def touch_answered(self) -> None:
        """What has an answer counts as left: what is wrong with it is told."""
        for view in self.views.values():
            if not self.session.plan.record(view.question.id).is_empty:
                view.touch()

    def check(self) -> int:
        """Tells every problem of the page and puts the keyboard at the first; how many there are."""
        self.session.settle()
        for view in self.views.values():
            view.touch()
        self.refresh(self.session.assessment)
        wrong = [view for view in self.views.values() if view.isVisibleTo(self) and self._is_wrong(view)]
        if wrong:
            self._focus_problem(wrong[0])
        return len(wrong)

    def _is_wrong(self, view: QuestionView) -> bool:
        return bool(self._problems(view))

    def _problems(self, view: QuestionView) -> Sequence[Problem]:
        answer = self.session.assessment.answers.by_id.get(view.question.id)
        return answer.problems if answer else ()

    def _focus_problem(self, view: QuestionView) -> None:
        """Puts the keyboard where the first problem of a question is mended, and shows what is said there."""
        told_at = view.editor.focus_problem(self._problems(view)[0]) or view.problem
        self.fit()  # a row may just have been unfolded
        self.ensureWidgetVisible(told_at, 0, self.kit.look.tokens.space.sections)

    @property
    def current(self) -> QuestionView | None:
        """The question one is at, else the first."""
        shown = (view for view in self.views.values() if not view.isHidden())
        return self._view_of(focused()) or self._now_in or next(shown, None)

    def offer_help(self, here: bool) -> None:
        """Whether help stands under each question, because there is no room beside it."""
        self._help_here = here
        for view in self.views.values():
            view.offer_help(here)

    def take_focus(self, question_id: str = "") -> None:
        """Puts the keyboard into a question (none named: the first one); where it has to be mended, there."""
        shown = [view for view in self.views.values() if not view.isHidden()]
        view = self.views.get(question_id) or (shown[0] if shown else None)
        if view is not None and question_id and self._is_wrong(view):
            self._focus_problem(view)
        elif view is not None:
            view.editor.take_focus()

    def close_page(self) -> None:
        """Lets go of the session before the page is thrown away."""
        self.session.changed.disconnect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._follow_focus)


def _cell_editor(view: QuestionView, widget: QWidget | None) -> QWidget | None:
    """The cell editor that holds a widget, None outside tables."""
    if not isinstance(view.editor, TableEditor):
        return None
    for card in view.editor.cards.values():
        for cell in card.cells.values():
            if is_inside(widget, cell.editor):
                return cell.editor
    return None
