"""A table question as a sheet, driven by keyboard in a real window: typing, pasting, marks, undo, names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.plan import Tree, typed_cell, typed_rows
from asf_starter.gui.editors.sheet import Sheet
from asf_starter.gui.editors.sheet_cells import LineCell
from asf_starter.gui.editors.table import TableEditor
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.page_view import PageView
from asf_starter.gui.route import Stop
from asf_starter.gui.session import Session

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ROWS: Tree = [
    {"id": "r1", "cells": {"name": {"v": "Lunch"}, "price": {"v": "115"}, "season": {"v": "winter"}}},
    {"id": "r2", "cells": {"name": {"v": "Fika"}, "price": {"v": "64"}}},
]
PEOPLE: Tree = [
    {"id": "r1", "cells": {"name": {"v": {"role": "Kock", "name": ""}}, "paid": {"v": "no"}}},
    {"id": "r2", "cells": {"name": {"v": {"role": "Diskare", "name": ""}}, "paid": {"v": "yes"}}},
]


class Desk:
    """A sheet in a window, with what a person does to it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, question: str, rows: Tree) -> None:
        window.new_plan()
        assert window.view is not None
        assert window.session is not None
        self.window, self.qtbot, self.question = window, qtbot, question
        self.session: Session = window.session
        self.session.answer("founders", PEOPLE)
        self.session.answer(question, rows)
        self.session.leave()
        window.view.use_track(False)
        window.view.go(Stop("page", "group" if question == "founders" else "offer"))
        page = window.view.stack.currentWidget()
        assert isinstance(page, PageView)
        editor = page.views[question].editor
        assert isinstance(editor, TableEditor)
        self.page, self.editor = page, editor
        qtbot.mouseClick(editor.switch["sheet"], Qt.MouseButton.LeftButton)
        assert editor.sheet is not None
        self.sheet: Sheet = editor.sheet

    def at(self, row: int, column: int) -> None:
        self.sheet.view.go_to(self.sheet.model.index(row, column))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            self.qtbot.keyClick(QApplication.focusWidget(), letter)

    @property
    def place(self) -> tuple[int, int]:
        return self.sheet.here.row(), self.sheet.here.column()

    def typed(self, row: int, column: str) -> tuple[Tree, str]:
        return typed_cell(typed_rows(self.session.plan.record(self.question).v)[row], column)

    @property
    def count(self) -> int:
        return len(typed_rows(self.session.plan.record(self.question).v))

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(Key.Key_V, CONTROL)

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()


@pytest.fixture
def offer(window: MainWindow, qtbot: QtBot) -> Desk:
    return Desk(window, qtbot, "offer", ROWS)


@pytest.fixture
def founders(window: MainWindow, qtbot: QtBot) -> Desk:
    return Desk(window, qtbot, "founders", PEOPLE)


def test_the_chosen_view_is_remembered(offer: Desk) -> None:
    assert offer.editor.is_sheet
    assert offer.window.services.store.settings.table_view == "sheet"
    offer.qtbot.mouseClick(offer.editor.switch["cards"], Qt.MouseButton.LeftButton)
    assert not offer.editor.is_sheet
    assert list(offer.editor.cards) == ["r1", "r2"]
    assert offer.window.services.store.settings.table_view == "cards"


def test_typing_replaces_and_enter_goes_down(offer: Desk) -> None:
    offer.at(0, 1)
    offer.type("120")
    assert isinstance(offer.focus, LineCell)
    assert offer.typed(0, "price") == ("120", "")
    offer.press(Key.Key_Return)
    assert offer.place == (1, 1)
    assert offer.focus is offer.sheet.view


@pytest.mark.parametrize(
    ("key", "expected", "typing"),
    [
        (Key.Key_Right, (0, 2), False),
        (Key.Key_Left, (0, 0), False),
        (Key.Key_Down, (1, 1), False),
        (Key.Key_Down, (1, 1), True),
        (Key.Key_Tab, (0, 2), False),
        (Key.Key_Tab, (0, 2), True),
        (Key.Key_Backtab, (0, 0), False),
        (Key.Key_Backtab, (0, 0), True),
        (Key.Key_Return, (1, 1), False),
        (Key.Key_Return, (1, 1), True),
        (Key.Key_Left, (0, 1), True),  # inside a field it goes from letter to letter
    ],
)
def test_keys_lead_from_cell_to_cell(
    key: Qt.Key, expected: tuple[int, int], typing: bool, offer: Desk
) -> None:
    offer.at(0, 1)
    if typing:
        offer.type("9")
    offer.press(key)
    assert offer.place == expected


def test_tab_goes_on_in_the_next_row_and_leaves_at_the_end(offer: Desk) -> None:
    offer.at(0, 3)
    offer.press(Key.Key_Tab)
    assert offer.place == (1, 0)
    offer.at(2, 3)
    offer.press(Key.Key_Tab)
    assert offer.focus is not offer.sheet.view


def test_escape_is_the_way_out(offer: Desk) -> None:
    offer.at(0, 0)
    offer.press(Key.Key_Escape)
    assert offer.focus is offer.editor.add


def test_f2_goes_on_where_the_text_ends_and_escape_takes_it_back(offer: Desk) -> None:
    offer.at(0, 0)
    offer.press(Key.Key_F2)
    assert isinstance(offer.focus, LineCell)
    assert offer.focus.text() == "Lunch"
    offer.press(Key.Key_End)
    offer.type("!")
    assert offer.typed(0, "name") == ("Lunch!", "")
    offer.press(Key.Key_Escape)
    assert offer.typed(0, "name") == ("Lunch", "")
    assert offer.focus is offer.sheet.view


def test_delete_empties_a_block_in_one_step(offer: Desk) -> None:
    offer.at(0, 0)
    offer.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    offer.press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    offer.press(Key.Key_Delete)
    assert [offer.typed(row, name)[0] for row in (0, 1) for name in ("name", "price")] == [None] * 4
    offer.session.undo()
    assert offer.typed(1, "price") == ("64", "")


def test_a_visit_to_a_cell_is_one_step_of_undo(offer: Desk) -> None:
    offer.at(0, 1)
    offer.type("120")
    offer.press(Key.Key_Return)
    offer.press(Key.Key_Up)
    offer.type("130")
    offer.press(Key.Key_Return)
    offer.session.undo()
    assert offer.typed(0, "price") == ("120", "")
    offer.session.undo()
    assert offer.typed(0, "price") == ("115", "")


def test_the_editor_stays_open_when_what_follows_arrives(offer: Desk) -> None:
    offer.at(0, 1)
    offer.type("1")
    editor = offer.focus
    with offer.qtbot.waitSignal(offer.session.changed):
        offer.type("2")
    assert offer.focus is editor
    assert isinstance(editor, LineCell)
    assert editor.text() == "12"
    offer.type("5")
    assert offer.typed(0, "price") == ("125", "")


def test_typing_below_the_last_row_adds_one_with_defaults(founders: Desk) -> None:
    founders.at(2, 2)
    founders.type("15")
    founders.press(Key.Key_Tab)
    assert founders.count == 3
    assert founders.typed(2, "hours") == ("15", "")
    assert founders.place == (2, 3)
    founders.session.undo()
    assert founders.count == 2


def test_a_choice_is_made_by_its_letters(offer: Desk) -> None:
    offer.at(1, 3)
    offer.type("v")
    offer.qtbot.waitUntil(lambda: offer.typed(1, "season")[0] is not None)
    assert offer.typed(1, "season")[0] in ("winter", "spring")
    assert offer.focus is offer.sheet.view


def test_a_block_from_a_spreadsheet_is_one_step_and_nothing_is_lost(offer: Desk) -> None:
    offer.at(1, 0)
    offer.paste("Fika\t12 tkr\tKock\tvintern\r\nBröd\t1.234\tIngen\tHösten\r\nSylt\t45:-\t\tVet inte\r\n")
    assert offer.count == 4
    assert [offer.typed(1, name)[0] for name in ("name", "price", "who", "season")] == [
        "Fika",
        "12 tkr",
        "r1",
        "winter",
    ]
    assert [offer.typed(2, name)[0] for name in ("price", "who", "season")] == ["1.234", "Ingen", "Hösten"]
    assert offer.typed(3, "season") == (None, "unknown")
    wrong = [(index.row(), index.column()) for index in offer.sheet.model.wrong()]
    assert wrong == [(2, 1), (2, 2), (2, 3)]
    assert "3" in offer.sheet.message.text()
    offer.session.undo()
    assert offer.count == 2
    assert offer.typed(1, "price") == ("64", "")


def test_what_is_wrong_stands_below_and_a_reading_is_chosen(offer: Desk) -> None:
    offer.at(0, 1)
    offer.type("1.234")
    assert not offer.sheet.problem.words
    offer.press(Key.Key_Return)
    offer.press(Key.Key_Up)
    assert "1.234" in offer.sheet.problem.words
    readings = offer.sheet.problem.findChildren(QPushButton)
    offer.qtbot.mouseClick(readings[0], Qt.MouseButton.LeftButton)
    offer.session.settle()
    assert offer.sheet.problem.words == ""
    assert offer.typed(0, "price")[0] != "1.234"


def test_copied_cells_are_what_a_spreadsheet_reads(offer: Desk) -> None:
    offer.at(0, 1)
    offer.type("12 tkr")
    offer.press(Key.Key_Return)
    offer.at(0, 0)
    for _ in range(3):
        offer.press(Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    offer.press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Lunch\t12000\t\tVintern"


@pytest.mark.parametrize("state", ["unknown", "ask_advisor"])
def test_a_single_cell_can_be_left_open(state: str, offer: Desk) -> None:
    offer.at(0, 1)
    mark = offer.window.findChild(QPushButton, f"offer//cell_{state}")
    assert mark is not None
    offer.qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert offer.typed(0, "price") == ("115", state)
    assert mark.isChecked()
    offer.qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert offer.typed(0, "price") == ("115", "")


def test_a_row_is_removed_and_comes_back(offer: Desk) -> None:
    offer.at(0, 1)
    offer.qtbot.mouseClick(offer.sheet.remove, Qt.MouseButton.LeftButton)
    assert offer.count == 1
    assert offer.typed(0, "name")[0] == "Fika"
    offer.session.undo()
    assert offer.typed(0, "name")[0] == "Lunch"


def test_a_cell_that_is_not_asked_says_so_and_takes_nothing(founders: Desk) -> None:
    model = founders.sheet.model
    founders.at(0, 4)
    assert not model.cell(founders.sheet.here).asked
    founders.type("7")
    assert founders.focus is founders.sheet.view
    assert "frågas inte" in model.told(model.index(0, 4))
    assert model.cell(model.index(1, 4)).asked


def test_kinds_that_need_room_are_edited_below(founders: Desk) -> None:
    founders.at(0, 1)
    founders.type("Bakar")
    assert founders.focus is not founders.sheet.view
    assert founders.typed(0, "contribution") == ("Bakar", "")
    founders.press(Key.Key_Escape)
    assert founders.focus is founders.sheet.view
    assert founders.place == (0, 1)


def test_assistive_technology_hears_value_column_and_row(offer: Desk) -> None:
    offer.at(0, 1)
    offer.session.settle()
    interface = QAccessible.queryAccessibleInterface(offer.sheet.view)
    columns = offer.sheet.model.columnCount() + 1  # the names of rows and columns are children, too
    cell = interface.child(columns + 2)
    assert cell is not None
    assert cell.text(QAccessible.Text.Name) == "115 kr. Pris, vara 1 Lunch"
    assert "Vad säljer ni?" in interface.text(QAccessible.Text.Name)
    assert offer.sheet.view.cells.editor is None
    offer.type("9")
    assert isinstance(offer.focus, LineCell)
    assert offer.focus.accessibleName() == "Pris, vara 1 Lunch"


def test_names_of_rows_stay_in_sight(offer: Desk) -> None:
    view, model = offer.sheet.view, offer.sheet.model
    view.setFixedWidth(300)
    offer.at(0, 0)
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"
    offer.at(0, 3)
    assert model.headerData(0, Qt.Orientation.Vertical) == "1  Lunch"
    assert view.verticalHeader().width() > 40
    offer.at(0, 0)
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"
    assert view.horizontalScrollBar().value() == 0


LONG = "Lunch med soppa, bröd, kaffe och kaka i den stora matsalen alla vardagar"


def test_columns_are_as_wide_as_what_stands_in_them(offer: Desk) -> None:
    view, words = offer.sheet.view, "Lunch med soppa och kaffe"
    before = view.columnWidth(0)
    offer.at(0, 0)
    offer.type(words)
    assert view.columnWidth(0) == before  # nothing moves while one types
    offer.press(Key.Key_Return)
    assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance(words)
    assert view.columnWidth(0) + view.columnWidth(1) < view.width()


@pytest.fixture
def wide(offer: Desk) -> Desk:
    """A sheet that wants more room than text."""
    offer.session.answer("offer", [{"id": "r1", "cells": {"name": {"v": LONG}}}])
    offer.session.settle()
    return offer


def test_a_wide_sheet_gets_the_room_of_the_help(wide: Desk) -> None:
    view = wide.window.view
    assert view is not None
    wide.window.resize(1366, 768)
    wide.qtbot.waitUntil(lambda: view.help.isHidden())
    assert wide.page.views["offer"].marks.help.isVisible() == (wide.page.views["offer"].help is not None)
    assert view.bar.companions.isHidden() != view.help.has_something
    wide.qtbot.mouseClick(wide.editor.switch["cards"], Qt.MouseButton.LeftButton)
    wide.qtbot.waitUntil(lambda: not view.help.isHidden())


def test_beside_a_sheet_text_keeps_its_measure(wide: Desk) -> None:
    wide.window.resize(1920, 1080)
    measure = 78 * wide.page.kit.look.em
    shown = wide.page.views["offer"]
    wide.qtbot.waitUntil(lambda: shown.width() > measure)
    wide.qtbot.waitUntil(lambda: shown.label.width() <= measure)
    others = [view for view in wide.page.views.values() if view is not shown and view.isVisible()]
    assert others
    wide.qtbot.waitUntil(lambda: all(view.editor.width() <= measure for view in others))


def test_keys_lead_through_wide_rows_in_a_window_of_any_width(window: MainWindow, qtbot: QtBot) -> None:
    """Names beside the rows take room, which scrolls, which may take the names away again."""
    wide = [{"id": "r1", "cells": {"name": {"v": "Lunch på vardagar med kaffe och sallad"}}}]
    offer = Desk(window, qtbot, "offer", wide)
    view = offer.sheet.view
    last = offer.sheet.model.columnCount() - 1
    for width in range(260, 900, 20):
        window.resize(width + 300, 768)
        view.setFixedWidth(width)
        offer.at(0, 0)
        for _ in range(last):
            offer.press(Qt.Key.Key_Right)
        assert view.currentIndex().column() == last
        for _ in range(last):
            offer.press(Qt.Key.Key_Left)
        assert view.currentIndex().column() == 0
