"""Everything without a mouse: from part to part, the list of keys, and a keyboard that is never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.gui import main_window, news, plan_actions, plan_view
from asf_starter.gui.budget.explained import Figure
from asf_starter.gui.budget.tables import BudgetTables
from asf_starter.gui.editors.rows_to_choose import RadioRow
from asf_starter.gui.focus import in_reading_order
from asf_starter.gui.keys_dialog import KeysDialog
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.news import news_between
from asf_starter.gui.page_view import PageView
from asf_starter.gui.plan_view import PlanView
from asf_starter.gui.route import CHECK, STANDING, Stop
from asf_starter.gui.shortcuts import keys_in_words, shortcuts_of
from tests.gui.conftest import MakeDesk, show

Keys, Mods = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def view(window: MainWindow) -> PlanView:
    window.new_plan()
    assert window.view is not None
    return window.view


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced."""
    told: list[str] = []
    for module in (main_window, plan_actions, plan_view, news):
        monkeypatch.setattr(module, "announce", lambda widget, words, urgent=False: told.append(words))
    return told


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Mods.NoModifier) -> None:
    qtbot.keyClick(here(), key, modifier)


def test_f6_goes_from_part_to_part_and_comes_back_to_where_one_was(view: PlanView, qtbot: QtBot) -> None:
    field = here()
    assert view.stack.isAncestorOf(field)
    parts = [view.footer.forward, view.help, view.bar.plan, view.tasks.list, field]
    for part in parts:
        press(qtbot, Keys.Key_F6)
        assert here() is part
    for part in (view.tasks.list, view.bar.plan, view.help):
        press(qtbot, Keys.Key_F6, Mods.ShiftModifier)
        assert here() is part


def test_who_comes_to_the_help_hears_all_of_it_and_scrolls_it_by_keys(view: PlanView, qtbot: QtBot) -> None:
    view.help.setFocus()
    told = view.help.accessibleDescription()
    question = view.help.question
    assert question is not None
    for words in (question.why, question.example):
        assert not words or str(words).rstrip(".") in told
    interface = QAccessible.queryAccessibleInterface(view.help)
    assert interface.text(QAccessible.Text.Name) == "Hjälp till frågan"
    view.window().resize(1366, 300)
    qtbot.waitUntil(lambda: view.help.verticalScrollBar().maximum() > 0)
    press(qtbot, Keys.Key_PageDown)
    assert view.help.verticalScrollBar().value() > 0


def test_the_list_of_keys_tells_the_truth(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    press(qtbot, Keys.Key_F1)
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    shown = [dialog.list.item(row).text().split("\n") for row in range(dialog.list.count())]
    wanted = keys_in_words(window.kit, shortcuts_of(window))
    assert [tuple(lines) for lines in shown] == wanted
    assert len({what for what, _ in shown}) == len(shown)
    qtbot.waitUntil(dialog.list.hasFocus)
    press(qtbot, Keys.Key_Escape)
    assert not dialog.isVisible()


def test_every_key_of_the_list_does_what_it_says(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def note(name: str) -> Callable[..., None]:
        return lambda *given: done.append(name)

    window.new_plan()
    for shortcut in window.findChildren(QShortcut):
        shortcut.activated.disconnect()
        shortcut.activated.connect(note(shortcut.key().toString()))
    given = [shortcut for shortcut in shortcuts_of(window) if shortcut.sequences]
    assert len(given) > 12
    for shortcut in given:
        sequence = shortcut.sequences[0]
        combined = sequence[0]
        qtbot.keyClick(here(), combined.key(), combined.keyboardModifiers())
        assert done, shortcut.words
        assert QKeySequence(done.pop()) in shortcut.sequences, shortcut.words


def test_going_on_never_takes_the_keyboard_elsewhere_first(view: PlanView, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    met: list[QWidget] = []
    view.use_track(False)
    view.go(Stop("page", "name"), focus=True)
    app.focusChanged.connect(lambda old, new: met.append(new) if new is not None else None)
    press(qtbot, Keys.Key_Return, Mods.ControlModifier)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    assert page.page.id != "name"
    assert [page.isAncestorOf(widget) for widget in met] == [True]


def test_what_is_taken_back_is_told(view: PlanView, qtbot: QtBot, said: list[str]) -> None:
    question = view.kit.handbook.interview.question("enterprise_name")
    qtbot.keyClicks(here(), "Kornboden")
    press(qtbot, Keys.Key_Z, Mods.ControlModifier)
    assert said[-1] == f"Ångrat: {question.label}"
    press(qtbot, Keys.Key_Z, Mods.ControlModifier | Mods.ShiftModifier)
    assert said[-1] == f"Gjort igen: {question.label}"
    press(qtbot, Keys.Key_Z, Mods.ControlModifier | Mods.ShiftModifier)
    assert said[-1] == "Det finns inget mer att göra om."


def test_the_page_one_comes_to_is_told_with_its_place(view: PlanView, said: list[str]) -> None:
    view.use_track(False)
    view.go(Stop("page", "group"), focus=True)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    assert said[-1].startswith(f"{page.page.title}. {page.eyebrow.text()}.")


def test_the_keyboard_is_never_lost(view: PlanView, qtbot: QtBot) -> None:
    """Add, fold, remove, undo, a note, a banner, another page: each leaves it at something one can use."""

    def at_something() -> None:
        qtbot.wait(5)
        assert here().isVisible()
        assert here().isEnabled()
        assert view.stack.isAncestorOf(here())

    view.use_track(False)
    view.go(Stop("page", "group"), focus=True)
    press(qtbot, Keys.Key_Space)  # adds a row
    at_something()
    fold = view.findChild(QWidget, "founders/r1//fold")
    assert fold is not None
    fold.setFocus()
    for _ in range(2):
        press(qtbot, Keys.Key_Space)
        at_something()
        assert here() is fold
    remove = view.findChild(QWidget, "founders/r1//remove")
    assert remove is not None
    remove.setFocus()
    press(qtbot, Keys.Key_Space)
    at_something()
    press(qtbot, Keys.Key_Z, Mods.ControlModifier)
    at_something()
    note = view.findChild(QWidget, "founders//note_button")
    assert note is not None
    note.setFocus()
    press(qtbot, Keys.Key_Space)
    at_something()
    before = here()
    view.banner.show_message("Något har hänt", [("Jag förstår", view.banner.dismiss)])
    view.panes.chain()
    press(qtbot, Keys.Key_F6, Mods.ShiftModifier)
    press(qtbot, Keys.Key_F6, Mods.ShiftModifier)
    assert view.banner.isAncestorOf(here())
    press(qtbot, Keys.Key_Space)
    at_something()
    assert here() is before
    view.go(CHECK, focus=True)
    at_something()


def test_where_things_are_folded_escape_leads_back_to_the_page(view: PlanView, qtbot: QtBot) -> None:
    window = view.window()
    window.resize(700, 700)
    qtbot.waitUntil(view.bar.parts.isVisible)
    field = here()
    view.bar.parts.setFocus()
    press(qtbot, Keys.Key_Space)
    assert here() is view.tasks.list
    press(qtbot, Keys.Key_Escape)
    assert view.stack.isVisible()
    assert here() is field


def test_tab_follows_reading_in_sheets_panels_and_what_unfolds(
    make_desk: MakeDesk, handbook: Handbook, qtbot: QtBot
) -> None:
    """On pages full of answers, with tables as sheets, figures out, one explained, lines of a count shown."""
    window = make_desk({"sv": handbook}, theme="light", table_view="sheet", panels_open=True).new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    window.open_example("cafe_and_second_hand")
    view = window.view
    assert view is not None
    view.use_track(False)
    places = (
        Stop("page", "budget_sales"),
        Stop("page", "form_decision"),
        STANDING,
        Stop("chapter", "budget"),
    )
    for stop in (*places, CHECK):
        view.go(stop, focus=True)
        page = view.stack.currentWidget()
        for tables in page.findChildren(BudgetTables):
            tables.explain(Figure("cash.end", range(3, 4)))
        for tile in page.findChildren(QWidget, "count/done"):
            tile.click()  # type: ignore[attr-defined] # a button
        for more in page.findChildren(QWidget, "budget_warnings//all"):
            more.setFocus()
            more.click()  # type: ignore[attr-defined] # a button
            assert page.isAncestorOf(here())

        qtbot.wait(100)
        wanted = [w for w in in_reading_order(view.stack) if w.isVisible() and w.isEnabled()]
        view.bar.plan.setFocus()
        met: list[QWidget] = []
        while not met or here() is not view.bar.plan:
            view.focusNextChild()
            met += [] if here() in met else [here()]
            assert len(met) < 500
        order = [widget for widget in met if widget in wanted]
        assert order == [widget for widget in wanted if widget in order], stop
        missing = [widget for widget in wanted if widget not in met]
        assert all(isinstance(widget, RadioRow) for widget in missing), (stop, missing)
        assert len(order) > 4, stop


def test_companions_say_what_is_new_once(
    make_desk: MakeDesk, handbook: Handbook, qtbot: QtBot, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_desk({"sv": handbook}, theme="light").new_window()
    show(window, qtbot)
    window.open_example("cafe_and_second_hand")
    assert window.session is not None
    assert window.view is not None
    before = window.session.assessment
    assert news_between(before, before, window.kit) == []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    row = str(window.session.plan.record("overheads").v[0]["id"])  # type: ignore[call-overload,index]
    window.session.set_cell("overheads", row, "amount", "90000")
    window.session.settle()
    window.view.news.tell()
    (words,) = [one for one in said if "Kassan räcker inte" in one]
    assert words.count("Kassan") == 1
    told = len(said)
    window.session.set_cell("overheads", row, "amount", "90001")
    window.session.settle()
    window.view.news.tell()
    assert len(said) == told, "a figure that moves a little is no news"
