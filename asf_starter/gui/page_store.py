"""The pages of an open plan: built when first visited, the likely ones already while nobody waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from asf_starter.gui.chapter_page import ChapterPage
from asf_starter.gui.check_page import CheckPage
from asf_starter.gui.focus import chain, in_reading_order
from asf_starter.gui.page_view import PageView
from asf_starter.gui.paper.export_page import ExportPage
from asf_starter.gui.route import Stop, nearest
from asf_starter.gui.standing_page import StandingPage
from asf_starter.gui.tidying import Tidying
from asf_starter.gui.widgets import Column

AHEAD = 8
"""How many pages around the one that is read are built ahead."""

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
        self._likely: list[tuple[Stop, bool]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._build_ahead)
        self._tidying = Tidying(self)

    def page(self, stop: Stop, *, short: bool) -> Column:
        """The page of a stop."""
        key = (stop, short)
        if key not in self._pages:
            page = self._pages[key] = self._build(stop, short)
            chain(in_reading_order(page))  # quicker here than among everything else in the window
            self._stack.addWidget(page)
        return self._pages[key]

    def known(self, stop: Stop, *, short: bool) -> Column | None:
        """The page of a stop, None where nobody has been."""
        return self._pages.get((stop, short))

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
            self.page(stop, short=short)
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
            if isinstance(page, PageView | ExportPage):
                page.close_page()
