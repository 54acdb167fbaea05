"""The pages of a plan: few are kept, the likely ones are built ahead, and nobody notices either."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from asf_starter.gui import page_store
from asf_starter.gui.page_view import PageView
from asf_starter.gui.plan_view import PlanView
from asf_starter.gui.route import CHECK, EXPORT, Stop
from tests.gui.conftest import MakeDesk, show

NUMBERS, NAME, BOARD, TIMES = (Stop("page", name) for name in ("numbers", "name", "board", "times"))


@pytest.fixture
def view(make_desk: MakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> PlanView:
    """An empty plan in a window that keeps two pages and builds none ahead."""
    monkeypatch.setattr(page_store, "KEPT", 2)
    monkeypatch.setattr(page_store, "AHEAD", 0)
    window = make_desk().new_window()
    show(window, qtbot)
    window.new_plan()
    assert window.view is not None
    window.view.use_track(False)
    return window.view


def pages(view: PlanView) -> list[str]:
    """The names of the question pages that there are."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [page.objectName() for page in view.stack.findChildren(PageView)]


def rent_field(view: PlanView) -> QLineEdit:
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    (field,) = page.views["rent"].findChildren(QLineEdit)
    return field


def test_only_the_pages_read_last_are_kept(view: PlanView) -> None:
    for stop in (NAME, BOARD, NUMBERS, TIMES):
        view.go(stop)
    assert len(pages(view)) == 2
    view.go(NUMBERS)  # was kept, and is the newest now
    view.go(NAME)
    view.go(NUMBERS)
    assert len(pages(view)) == 2


def test_a_page_built_again_shows_the_answer_and_what_is_wrong_with_it(view: PlanView) -> None:
    view.go(NUMBERS)
    rent_field(view).setText("mycket")
    rent_field(view).textEdited.emit("mycket")
    first = view.stack.currentWidget()
    for stop in (NAME, BOARD, TIMES):
        view.go(stop)
    view.go(NUMBERS)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    assert page is not first
    assert rent_field(view).text() == "mycket"
    assert page.views["rent"].problem.isVisibleTo(page)
    assert not page.views["people"].problem.isVisibleTo(page)


def test_what_is_to_be_printed_stays_chosen(view: PlanView) -> None:
    view.go(EXPORT)
    page = view.stack.currentWidget()
    for stop in (NAME, BOARD, NUMBERS, TIMES, NAME):
        view.go(stop)
    view.go(EXPORT)
    assert view.stack.currentWidget() is page


def test_a_change_after_a_page_was_thrown_away_reaches_nobody_who_is_gone(view: PlanView) -> None:
    for stop in (NAME, NUMBERS, BOARD, TIMES, CHECK):
        view.go(stop)
    pages(view)
    gc.collect()
    view.session.answer("enterprise_name", "Kornboden")
    view.session.settle()
    QApplication.processEvents()
    view.go(NAME)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    assert [field.text() for field in page.findChildren(QLineEdit)] == ["Kornboden"]


def test_the_next_page_is_built_while_nobody_waits(
    view: PlanView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_store, "AHEAD", 1)
    view.go(NAME)
    qtbot.waitUntil(lambda: view.pages.known(BOARD, short=False) is not None)
    assert view.stack.currentWidget() is view.pages.known(NAME, short=False)
