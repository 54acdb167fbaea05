"""The parts of an open plan for the keyboard: Tab goes through them in the order of reading, F6 from one to
the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from asf_starter.gui.floating import Floating
from asf_starter.gui.focus import chain, focused, in_reading_order, is_inside
from asf_starter.gui.help_panel import HelpPanel
from asf_starter.gui.page_view import PageView


class Panes:
    """The parts in their order, the help last, unless it has a window of its own. ``beginnings`` names where
    one begins in a part that does not begin at its first place."""

    def __init__(
        self,
        parts: Sequence[QWidget],
        help_panel: HelpPanel,
        floating: Floating,
        beginnings: Mapping[QWidget, QWidget],
    ) -> None:
        self._parts = parts
        self._help = help_panel
        self._floating = floating
        self._beginnings = beginnings
        self._chained: list[QWidget] = []
        self._soon = QTimer(floating, singleShot=True, interval=0)
        self._soon.timeout.connect(self.chain)

    @property
    def _shown(self) -> list[QWidget]:
        return [*self._parts] if self._floating.is_out else [*self._parts, self._help]

    def chain(self) -> None:
        """Lets Tab follow the order of reading. Where that is the same as last, there is nothing to move."""
        wanted = [widget for part in self._shown for widget in in_reading_order(part)]
        if wanted != self._chained:
            self._chained = wanted
            chain(wanted)

    def chain_soon(self) -> None:
        """The same when everything that came or went has done so."""
        if not self._soon.isActive():
            self._soon.start()

    def go(self, step: int) -> None:
        """Puts the keyboard into the next part that is shown (1), or the one before (-1)."""
        places = [(part, self._place_in(part)) for part in self._shown if part.isVisible()]
        shown = [(part, place) for part, place in places if place is not None]
        at = next((number for number, (part, _) in enumerate(shown) if is_inside(focused(), part)), -step)
        if shown:
            shown[(at + step) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enter(self, part: QWidget) -> None:
        """Puts the keyboard into a part."""
        place = self._place_in(part)
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_page(self) -> None:
        """Before another page comes and takes the keyboard. Else Qt would hand it to something outside in
        between, and that would be heard, too."""
        at = focused()
        if at is not None and any(is_inside(at, part) for part in self._pages):
            at.clearFocus()

    @property
    def _pages(self) -> list[QStackedWidget]:
        return [part for part in self._parts if isinstance(part, QStackedWidget)]

    def _place_in(self, part: QWidget) -> QWidget | None:
        """Where one begins in a part: where one was last in a page, else at the question one was at."""
        page = part.currentWidget() if isinstance(part, QStackedWidget) else None
        last = page.focusWidget() if page is not None else None
        if last is not None and last.isVisible() and last.isEnabled():
            return last
        first = page.current if isinstance(page, PageView) else None
        beginning = self._beginnings.get(part)
        places = [*([beginning] if beginning else []), *in_reading_order(first or part)]
        return next((place for place in places if place.isVisible() and place.isEnabled()), None)
