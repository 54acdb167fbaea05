"""Buttons of which exactly one is on: by keyboard and as assistive technology meets them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.gui.editors.rows_to_choose import RadioRow
from asf_starter.gui.kit import Kit
from asf_starter.gui.one_of import OneOf
from asf_starter.gui.widgets import Button

TAB = Qt.FocusPolicy.TabFocus


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def ways(page: QWidget, kit: Kit, qtbot: QtBot) -> OneOf:
    """Two ways to show something, beside rows to choose that are exclusive, too."""
    layout = QVBoxLayout(page)
    made = OneOf()
    for key in ("cards", "sheet"):
        made.add(key, Button(kit, key, kind="toggle"))
    layout.addWidget(made)
    for words in ("Ja", "Nej"):
        layout.addWidget(RadioRow(kit.look, words))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return made


def on(ways: OneOf) -> list[str]:
    return [key for key, button in ways.buttons.items() if button.isChecked()]


def stops(ways: OneOf) -> list[str]:
    return [key for key, button in ways.buttons.items() if button.focusPolicy() & TAB == TAB]


def test_the_first_is_on_and_the_only_stop(ways: OneOf) -> None:
    assert on(ways) == stops(ways) == ["cards"]
    interface = QAccessible.queryAccessibleInterface(ways.buttons["sheet"])
    assert interface.role() == QAccessible.Role.RadioButton
    assert not interface.state().checked


def test_arrow_keys_choose_and_tell(ways: OneOf, qtbot: QtBot) -> None:
    told: list[str] = []
    ways.chosen.connect(told.append)
    ways.buttons["cards"].setFocus()
    qtbot.keyClick(ways.buttons["cards"], Qt.Key.Key_Right)
    assert told == ["sheet"]
    assert on(ways) == stops(ways) == ["sheet"]
    assert ways.buttons["sheet"].hasFocus()
    qtbot.keyClick(ways.buttons["sheet"], Qt.Key.Key_Left)
    assert told == ["sheet", "cards"]


def test_the_program_shows_without_telling(ways: OneOf) -> None:
    told: list[str] = []
    ways.chosen.connect(told.append)
    ways.buttons["sheet"].setChecked(True)
    assert told == []
    assert on(ways) == stops(ways) == ["sheet"]


def test_rows_beside_them_are_another_choice(page: QWidget, ways: OneOf) -> None:
    rows = page.findChildren(RadioRow)
    rows[0].click()
    assert on(ways) == ["cards"]
    ways.buttons["sheet"].click()
    assert rows[0].isChecked()
