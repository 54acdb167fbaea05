"""An open plan: task list, one page at a time, help beside it, and the way from page to page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QStackedWidget, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.gui.accessibility import announce
from asf_starter.gui.chapter_page import ChapterPage
from asf_starter.gui.check_page import CheckPage
from asf_starter.gui.floating import Floating
from asf_starter.gui.focus import focused, in_reading_order
from asf_starter.gui.footer import Footer
from asf_starter.gui.help_panel import HelpPanel
from asf_starter.gui.kit import Kit
from asf_starter.gui.news import News
from asf_starter.gui.page_store import PageStore
from asf_starter.gui.page_view import PageView
from asf_starter.gui.pages import make_page
from asf_starter.gui.panes import Panes
from asf_starter.gui.paper.export_page import ExportPage
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.reader import Listening
from asf_starter.gui.room import HELP_EM, LIST_EM, UNLIMITED, Room, room_in
from asf_starter.gui.route import (
    CHECK,
    EXPORT,
    Stop,
    chapter_progress,
    first_open,
    neighbour,
    stops,
)
from asf_starter.gui.services import Services
from asf_starter.gui.session import Session
from asf_starter.gui.standing_page import StandingPage
from asf_starter.gui.task_list import TaskPanel
from asf_starter.gui.top_bar import Banner, TopBar
from asf_starter.gui.widgets import Column, column


class PlanView(QWidget):
    """The plan in the window. ``moved(stop, short)`` says where one is."""

    moved = Signal(object, bool)
    search_wanted = Signal()

    def __init__(
        self, kit: Kit, session: Session, services: Services, plan_menu: QMenu, appearance: QMenu
    ) -> None:
        super().__init__()
        self.kit = kit
        self.session = session
        self.services = services
        self.short = False
        self.here = CHECK
        self._return_to: Stop | None = None
        self._return_short = False
        self._room = Room()
        self._shown = "page"
        self.bar = TopBar(kit, plan_menu, appearance)
        plan_menu.aboutToShow.connect(lambda: self.bar.show_code(session.assessment.state_code))
        self.banner = Banner(kit)
        self.tasks = TaskPanel(kit)
        self.stack = QStackedWidget()
        self.pages = PageStore(
            self.stack, lambda stop, short: make_page(kit, session, services, stop, short=short)
        )
        self.stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.help = HelpPanel(kit)
        self.footer = Footer(kit)
        self._set_up()
        self.aloud = Listening(kit, self.bar, self.banner)
        self.news = News(kit, session, self)
        session.changed.connect(self.pages.wait)
        session.changed.connect(self._refresh)
        session.stepped.connect(self._go_to_place)

    def _set_up(self) -> None:
        em = self.kit.look.em
        self.tasks.setMinimumWidth(LIST_EM * em)
        self.help.setMinimumWidth(HELP_EM * em)
        self.middle = QWidget()
        self.middle.setObjectName("page_ground")
        self.middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = column(self.middle, spacing=0)
        inside.addWidget(self.stack, 1)
        inside.addWidget(self.footer)
        line = self._line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.tasks)
        line.addWidget(self.middle, 1)
        line.addWidget(self.help)
        self.floating = Floating(self.help, line, em)
        self.floating.moved.connect(self._follow_floating)
        self.help.own_window.clicked.connect(self.floating.toggle)
        shown = (self.bar, self.banner, self.tasks, self.stack, self.footer)
        begin = {self.tasks: self.tasks.list, self.footer: self.footer.forward}
        self.panes = Panes(shown, self.help, self.floating, begin)
        self.banner.left.connect(lambda: self.panes.enter(self.stack))
        outer = column(self, spacing=0)
        outer.addWidget(self.bar)
        outer.addWidget(self.banner)
        outer.addLayout(line, 1)
        self.pages.question_wanted.connect(
            lambda question, stop: self.go_to_question(question, return_to=stop)
        )
        self.pages.paper_wanted.connect(self.look_at_paper)
        self.pages.ready_changed.connect(self.footer.forward.setEnabled)
        self.pages.entered.connect(self._entered)
        self.pages.rebuilt.connect(lambda: self.panes.chain_soon())
        self.pages.widened.connect(self._fit)
        self.tasks.chosen.connect(lambda stop: self.go(stop, focus=True))
        self.tasks.track_chosen.connect(self.use_track)
        self.footer.back.clicked.connect(self.go_back)
        self.footer.forward.clicked.connect(self.go_on)
        self.bar.search_wanted.connect(self.search_wanted)
        self.bar.listen_wanted.connect(self.listen)
        self.bar.code_wanted.connect(self._explain_code)
        self.bar.list_wanted.connect(lambda: self._unfold("list"))
        self.bar.companions_wanted.connect(lambda: self._unfold("help"))

    # -- moving --

    def go(self, stop: Stop, *, question: str = "", focus: bool = False, short: bool | None = None) -> None:
        """Shows a stop, on this track or that. The page that is left keeps everything."""
        self.aloud.stop()
        if stop != self.here:
            self.pages.leave(self.here, short=self.short)
            self.session.save()
        self._shown = "page"
        self.here, self.short = stop, self.short if short is None else short
        self.footer.forget()
        now = self.pages.page(stop, short=self.short)
        if isinstance(now, PageView):
            now.follow_settings(self.services.store.settings)
            now.refresh(self.session.assessment)
        if (question or focus) and now is not self.stack.currentWidget():
            self.panes.leave_page()
        self.stack.setCurrentWidget(now)
        if not question:
            now.verticalScrollBar().setValue(0)
        self._refresh(self.session.assessment)
        self._fit()
        now.fit_where_needed()
        self.panes.chain()
        self.pages.prepare(self._way(), stop, short=self.short)
        self.moved.emit(stop, self.short)
        if question and isinstance(now, PageView):
            now.take_focus(question)
        elif focus:
            self._focus_page(now)

    def _focus_page(self, page: Column) -> None:
        if isinstance(page, PageView):
            page.take_focus()
        else:
            first = next(iter(in_reading_order(page)), None)
            (self.footer.forward if first is None or isinstance(page, ChapterPage) else first).setFocus()
        announce(self, page.heard)

    def go_on(self) -> None:
        """Goes to the next stop; a page with something wrong first says so, once, and never holds on."""
        page = self.stack.currentWidget()
        if isinstance(page, ExportPage):
            page.start()
            return
        if isinstance(page, PageView) and not self.footer.warned:
            wrong = page.check()
            if wrong:
                self.footer.warn(self.kit.words("footer.wrong", count=wrong))
                announce(self, self.footer.words, urgent=True)
                return
        if self._return_to is not None:
            stop, self._return_to = self._return_to, None
            self.go(stop, focus=True, short=self._return_short)
            return
        following = neighbour(self._way(), self.here, 1)
        if following is not None:
            self.go(following, focus=True)

    def go_back(self) -> None:
        """Goes to the stop before; from a paper that was looked at, to where one came from."""
        came_from, self._return_to = self._return_to, None
        before = came_from if self.here == EXPORT else None
        before = before or neighbour(self._way(), self.here, -1)
        if before is not None:
            self.go(before, focus=True)

    def go_to_question(self, question_id: str, *, return_to: Stop | None = None) -> None:
        """Shows a question; ``return_to`` is where the main button then leads."""
        _, page = self.kit.handbook.interview.place(question_id)
        stop = Stop("page", page.id)
        self._return_to, self._return_short = return_to, self.short
        self.go(stop, question=question_id, short=self.short and stop in self._way())

    def look_at_paper(self, outline_id: str, came_from: Stop) -> None:
        """Shows a paper, over the page where it can be printed."""
        self.go(EXPORT)
        self._return_to = came_from
        page = self.stack.currentWidget()
        if isinstance(page, ExportPage):
            page.make("look", (outline_id,))

    def use_track(self, short: bool) -> None:
        """Takes the short track, or all questions; the same answers."""
        if short == self.short:
            return
        here = self.here
        page = self.pages.known(here, short=self.short)
        if isinstance(page, PageView):
            page.leave()
        self.short = short
        way = self._way()
        self._return_to = None
        self.go(here if here in way else self._first_open())

    def start(self, stop: Stop | None, *, short: bool) -> None:
        """Opens the plan where one left it, or at the first open page."""
        self.short = short
        way = self._way()
        if stop is None or stop not in way:
            stop = self._first_open() if self.session.plan.answers else way[0]
        self.go(stop, focus=True)

    def _first_open(self) -> Stop:
        return first_open(self.kit.handbook.interview, self.session.assessment.answers, short=self.short)

    def _way(self) -> tuple[Stop, ...]:
        return stops(self.kit.handbook.interview, self.session.assessment.answers, short=self.short)

    def _go_to_place(self, place: str) -> None:
        """After undo and redo: shows where it happened."""
        question = place.split("/", 1)[0]
        if question and question in self.session.assessment.answers.by_id:
            self.go_to_question(question)

    def _entered(self, question_id: str) -> None:
        self.help.show_question(self.kit.handbook.interview.find(question_id))
        self.footer.calm()

    # -- showing --

    def _refresh(self, assessment: Assessment) -> None:
        self.tasks.refresh(assessment, self.here, short=self.short)
        page = self.stack.currentWidget()
        if isinstance(page, ChapterPage):
            chapter = next(c for c in self.kit.handbook.interview.chapters if c.id == self.here.id)
            page.show_progress(chapter_progress(chapter, assessment.answers, short=False))
            page.refresh(assessment)
        elif isinstance(page, StandingPage | CheckPage | ExportPage):
            page.refresh(assessment)
        at = page.current if isinstance(page, PageView) else None
        self.help.refresh(assessment, at.question if at else None)
        self.footer.forward.setEnabled(not isinstance(page, ExportPage) or page.is_ready)
        way = self._way()
        self.footer.show_way(
            first=neighbour(way, self.here, -1) is None,
            printing=self.here == EXPORT,
            back_to=self._return_to.kind if self._return_to else "",
            opening=isinstance(page, ChapterPage) and page.is_new,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Folds help, then the list, where the question would get too little room."""
        em = self.kit.look.em
        page = self.stack.currentWidget()
        wanted = page.wanted_width() if isinstance(page, Column) else 0
        room = room_in(self.width(), em, wanted)
        self._line.setContentsMargins(room.spare, 0, room.spare, 0)
        if (room.help_folded, room.list_folded) != (self._room.help_folded, self._room.list_folded):
            self._shown = "page"
        self._room = room
        self.bar.fit(
            list_folded=room.list_folded,
            companions_folded=room.help_folded and self.help.has_something and not self.floating.is_out,
            roomy=room.roomy,
        )
        self.tasks.setVisible(not room.list_folded or self._shown == "list")
        self.middle.setVisible(self._shown == "page" or not room.list_folded)
        beside = not room.help_folded and (self.here.kind == "page" or self.help.has_something)
        self.help.setVisible(beside or self._shown == "help" or self.floating.is_out)
        self.tasks.setMaximumWidth(UNLIMITED if room.list_folded else LIST_EM * em)
        alone = self._shown == "help" or self.floating.is_out
        self.help.setMaximumWidth(UNLIMITED if alone else HELP_EM * em)
        self.help.show_help(not room.help_folded or self.floating.is_out)
        if isinstance(page, Column):
            page.use_width(wanted)
            self.footer.use_width(wanted)
        if isinstance(page, PageView):
            page.offer_help(room.help_folded and not self.floating.is_out)

    def _follow_floating(self) -> None:
        self._shown = "page"
        self.help.name_button(out=self.floating.is_out)
        self._fit()
        self.panes.chain()

    def _unfold(self, part: str) -> None:
        self._shown = "page" if self._shown == part else part
        self._fit()
        self.panes.enter({"list": self.tasks, "help": self.help}.get(self._shown, self.stack))

    def _explain_code(self) -> None:
        words = f"{self.bar.code.text()}. {paper_words(self.kit, 'work.code_more')}"
        self.banner.show_message(words, [(self.kit.words("banner.dismiss"), self.banner.dismiss)], calm=True)
        self.panes.chain()

    def listen(self) -> None:
        """Reads the question one is at and its help aloud; pressed again, it becomes quiet."""
        page = self.stack.currentWidget()
        if isinstance(page, PageView):
            current = [page.current] if page.current else []
            self.aloud.toggle([page.title, *current, *([self.help.ground] if self.help.isVisible() else [])])
        elif isinstance(page, Column):
            self.aloud.toggle([page.ground])

    # -- keyboard --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.go_on()
                return
            if isinstance(focused(), QLineEdit):
                self.focusNextChild()
                return
        if key == Qt.Key.Key_Escape and self._shown != "page":
            self._unfold(self._shown)
            return
        super().keyPressEvent(event)

    def close_view(self) -> None:
        """Lets go of the session before the view is thrown away."""
        self.aloud.stop()
        self.floating.close()
        self.news.stop()
        self.session.changed.disconnect(self.pages.wait)
        self.session.changed.disconnect(self._refresh)
        self.session.stepped.disconnect(self._go_to_place)
        self.pages.close()
