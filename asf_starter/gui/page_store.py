"""The pages of an open plan: built when first visited, the likely ones already while nobody waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from asf_starter.gui.chapter_page import ChapterPage
from asf_starter.gui.check_page import CheckPage
from asf_starter.gui.focus import chain, in_reading_order
from asf_starter.gui.page_view import PageView
from asf_starter.gui.paper.export_page import ExportPage
from asf_starter.gui.route import Stop, nearest
from asf_starter.gui.standing_page import StandingPage
from asf_starter.gui.tidying import Tidying
from asf_starter.gui.widgets import Column

AHEAD = 3
"""How many pages around the one that is read are built ahead."""

KEPT = 8
"""How many pages of questions are kept. Each takes a megabyte or two, and is soon built again."""

AHEAD_AFTER = 120
"""Milliseconds of rest after which the next page is built."""

REST_BETWEEN = 600
"""Milliseconds of rest before each page after that, so that whoever has begun to type is not held up."""

MakePage = Callable[[Stop, bool], Column]


class PageStore(QObject):
    """Keeps the pages of a stack. Its signals pass on what the pages say."""

    question_wanted = Signal(str, object)
    paper_wanted = Signal(str, object)
    entered = Signal(str)
    rebuilt = Signal()
    widened = Signal()
    ready_changed = Signal(bool)
    compare_wanted = Signal()

    def __init__(self, stack: QStackedWidget, make: MakePage) -> None:
        super().__init__(stack)
        self._stack = stack
        self._make = make
        self._pages: dict[tuple[Stop, bool], Column] = {}
        self._left: set[tuple[Stop, bool]] = set()
        self._likely: list[tuple[Stop, bool]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._build_ahead)
        self._tidying = Tidying(self)

    def page(self, stop: Stop, *, short: bool) -> Column:
        """The page of a stop. What somebody has left is told about as it was when they come back."""
        key = (stop, short)
        page = self._pages.pop(key, None)
        if page is None:
            page = self._build(stop, short)
            if key in self._left and isinstance(page, PageView):
                page.touch_answered()
            chain(in_reading_order(page))  # quicker here than among everything else in the window
            self._stack.addWidget(page)
        self._pages[key] = page  # the one asked for last stands last
        self._throw_oldest()
        return page

    def known(self, stop: Stop, *, short: bool) -> Column | None:
        """The page of a stop, None where it is not built."""
        return self._pages.get((stop, short))

    def leave(self, stop: Stop, *, short: bool) -> None:
        """Somebody goes on from here: everything on the page counts as left."""
        page = self._pages.get((stop, short))
        if isinstance(page, PageView):
            page.leave()
            self._left.add((stop, short))

    def _throw_oldest(self) -> None:
        """Lets go of the pages of questions that nobody has been to for longest: their answers are in the
        plan. Other pages hold more than that, such as what is to be printed and the open preview."""
        pages = [key for key, page in self._pages.items() if isinstance(page, PageView)]
        others = [key for key in pages if self._pages[key] is not self._stack.currentWidget()]
        for key in others[: max(0, len(pages) - KEPT)]:
            page = self._pages.pop(key)
            _close(page)
            self._stack.removeWidget(page)
            page.deleteLater()

    def prepare(self, way: tuple[Stop, ...], here: Stop, *, short: bool) -> None:
        """Builds the pages nearest to a stop while nobody waits, one at a time."""
        near = [stop for stop in nearest(way, here) if stop.kind == "page"][:AHEAD]
        self._likely = [(stop, short) for stop in near if (stop, short) not in self._pages]
        self._rest.start(AHEAD_AFTER)
        self._tidying.wait()

    def wait(self, *_what_happened: object) -> None:
        """Somebody is typing: what is done while nobody waits is put off."""
        if self._rest.isActive():
            self._rest.start(REST_BETWEEN)
        self._tidying.wait()

    def _build_ahead(self) -> None:
        if self._likely:
            stop, short = self._likely.pop(0)
            page = self.page(stop, short=short)
            page.resize(self._stack.size())
            for widget in page.findChildren(QWidget):
                widget.ensurePolished()  # so that nothing but painting is left when it is shown
            page.fit()
            self._rest.start(REST_BETWEEN)

    def _build(self, stop: Stop, short: bool) -> Column:
        page = self._make(stop, short)
        page.refitted.connect(self.rebuilt)
        if isinstance(page, ChapterPage | CheckPage | StandingPage | PageView | ExportPage):
            page.question_wanted.connect(lambda question: self.question_wanted.emit(question, stop))
        if isinstance(page, ExportPage):
            page.ready_changed.connect(self.ready_changed)
            page.compare_wanted.connect(self.compare_wanted)
        elif isinstance(page, PageView | CheckPage | StandingPage):
            page.rebuilt.connect(self.rebuilt)
        if isinstance(page, PageView):
            page.entered.connect(self.entered)
            page.widened.connect(self.widened)
            page.paper_wanted.connect(lambda paper: self.paper_wanted.emit(paper, stop))
        return page

    def close(self) -> None:
        """Lets every page let go of the session."""
        self._rest.stop()
        self._tidying.close()
        for page in self._pages.values():
            if isinstance(page, PageView):
                page.leave()
            _close(page)


def _close(page: Column) -> None:
    """Lets a page let go of the session."""
    if isinstance(page, PageView | ExportPage):
        page.close_page()
