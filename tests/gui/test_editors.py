"""Every kind of answer and its editor: shown, typed by a person, read back; hostile text in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Option, Question
from asf_starter.core.interview.kinds import KINDS
from asf_starter.core.plan import Tree
from asf_starter.core.texts import Text
from asf_starter.gui.editors import EDITORS, make_cell_editor, make_editor
from asf_starter.gui.editors.base import Editor, same
from asf_starter.gui.editors.choices import ChoiceEditor, ChoicesEditor, ListEditor, QuietComboBox
from asf_starter.gui.editors.files import FileEditor
from asf_starter.gui.editors.numbers import SeriesEditor
from asf_starter.gui.editors.people import PairEditor
from asf_starter.gui.editors.row_words import row_name
from asf_starter.gui.editors.table import TableEditor
from asf_starter.gui.editors.text import MOST_LINES, LongTextEditor
from asf_starter.gui.kit import Kit, shortened
from asf_starter.gui.look import Scheme

SHOWN: dict[str, tuple[str, Tree]] = {
    "text": ("enterprise_name", "Kornbodens kafé"),
    "long_text": ("story", "Vi lagar lunch.\nVi säljer den."),
    "yes_no": ("has_board", "no"),
    "choice": ("rhythm", "monthly"),
    "choices": ("helpers", ["bank"]),
    "money": ("rent", "12 000 kr"),
    "whole_number": ("people", "5"),
    "decimal": ("hours", "37,5"),
    "percent": ("share", "4,5"),
    "date": ("founding_day", "5 mars 2027"),
    "month": ("start_date", "mars 2027"),
    "series": ("seasons", [str(number) for number in range(12)]),
    "person": ("contact_person", {"role": "Ordförande", "name": ""}),
    "organisation": ("partner", {"name": "Coompanion", "number": "556000-0000"}),
    "file": ("evidence", {"name": "protokoll.pdf", "sha256": "a" * 64}),
}


def editor_for(question: str, kit: Kit, qtbot: QtBot) -> Editor:
    editor = make_editor(kit.handbook.interview.question(question), kit)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def test_every_kind_has_an_editor() -> None:
    assert set(EDITORS) | {"table"} == set(KINDS)


def test_the_small_handbook_has_every_kind(small_handbook: Handbook) -> None:
    kinds = {question.kind for _, _, question in small_handbook.interview.walk()}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("kind", sorted(SHOWN))
def test_what_is_shown_is_read_back_and_nothing_is_told(kind: str, kit: Kit, qtbot: QtBot) -> None:
    question, typed = SHOWN[kind]
    editor = editor_for(question, kit, qtbot)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    editor.set_typed(typed)
    assert same(editor.typed(), typed)
    assert editor.shows(typed)
    editor.set_typed(None)
    assert same(editor.typed(), None)
    assert told == []


Do = Callable[[Editor, QtBot], None]


def keys(text: str) -> Do:
    """Types into the first control."""
    return lambda editor, qtbot: qtbot.keyClicks(editor.controls()[0], text)


def click(place: int) -> Do:
    """Presses a control."""
    return lambda editor, qtbot: qtbot.mouseClick(editor.controls()[place], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("question", "do", "expected"),
    [
        ("enterprise_name", keys("Kornboden"), "Kornboden"),
        ("story", keys("Vi vill"), "Vi vill"),
        ("has_board", click(0), "yes"),
        ("has_board", click(1), "no"),
        ("rhythm", click(2), "rarely"),
        ("helpers", click(1), ["bank"]),
        ("rent", keys("12 tkr"), "12 tkr"),
        ("people", keys("5"), "5"),
        ("hours", keys("1,5"), "1,5"),
        ("share", keys("4,5 %"), "4,5 %"),
        ("founding_day", keys("5/3 2027"), "5/3 2027"),
        ("start_date", keys("mars 2027"), "mars 2027"),
        ("seasons", keys("7"), ["7", *[""] * 11]),
        ("contact_person", keys("Vaktmastare"), {"role": "Vaktmastare", "name": ""}),
        ("partner", keys("Boden"), {"name": "Boden", "number": ""}),
    ],
)
def test_what_a_person_does_is_told(question: str, do: Do, expected: Tree, kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for(question, kit, qtbot)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    do(editor, qtbot)
    assert told[-1] == expected
    assert same(editor.typed(), expected)


HOSTILE = [
    "<b>fet</b> & <img src=x onerror=alert(1)>",
    "&Alt &amp; 100 % {gap} {{x}}",
    "עברית \u202e omvänt \u200f",
    "👩🏽‍🍳 é é ﷽",
    "x" * 100_000,
    "a\u0000b\u0007c",
]


@pytest.mark.parametrize(
    "text", HOSTILE, ids=["markup", "ampersand", "right-to-left", "emoji", "long", "control"]
)
@pytest.mark.parametrize("question", ["enterprise_name", "story", "rent", "founding_day"])
def test_hostile_text_comes_back_as_it_was(question: str, text: str, kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for(question, kit, qtbot)
    editor.set_typed(text)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    qtbot.keyClicks(editor.controls()[0], "!")
    assert len(told) == 1
    assert str(told[0]).replace("!", "") == text


@pytest.mark.parametrize("question", ["contact_person", "partner"])
def test_hostile_text_in_pairs(question: str, kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for(question, kit, qtbot)
    assert isinstance(editor, PairEditor)
    for text in HOSTILE:
        typed: Tree = dict.fromkeys(editor.parts, text)
        editor.set_typed(typed)
        assert editor.typed() == typed


def test_yes_in_any_words_is_shown(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("has_board", kit, qtbot)
    for typed in ("Ja", "j", "true", True):
        editor.set_typed(typed)
        assert editor.typed() == "yes"
        assert editor.shows(typed)


def test_arrow_keys_choose_among_rows(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("rhythm", kit, qtbot)
    assert isinstance(editor, ChoiceEditor)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    editor.take_focus()
    qtbot.keyClick(editor.controls()[0], Qt.Key.Key_Space)
    qtbot.keyClick(editor.controls()[0], Qt.Key.Key_Down)
    assert told == ["weekly", "monthly"]


def test_ticks_come_and_go(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("helpers", kit, qtbot)
    assert isinstance(editor, ChoicesEditor)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    for place in (0, 1, 0):
        qtbot.mouseClick(editor.controls()[place], Qt.MouseButton.LeftButton)
    assert told == [["municipality"], ["municipality", "bank"], ["bank"]]


def test_nothing_of_it_takes_the_other_ticks_away_and_they_it(kit: Kit, qtbot: QtBot) -> None:
    words = (("kitchen", "Kök"), ("garden", "Trädgård"), ("none", "Inget"))
    options = tuple(Option(name, Text(label), alone=name == "none") for name, label in words)
    editor = ChoicesEditor(Question("skills", "choices", Text("Vad?"), options=options), kit)
    qtbot.addWidget(editor)
    editor.show()
    told: list[Tree] = []
    editor.edited.connect(told.append)
    for place in (0, 1, 2, 2, 2, 1):
        qtbot.mouseClick(editor.controls()[place], Qt.MouseButton.LeftButton)
    assert told == [["kitchen"], ["kitchen", "garden"], ["none"], [], ["none"], ["garden"]]


def test_a_starter_begins_a_sentence(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("story", kit, qtbot)
    assert isinstance(editor, LongTextEditor)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    editor.starters[0].click()
    assert told[-1] == "Vi vill "
    assert editor.text.hasFocus()
    qtbot.keyClicks(editor.text, "baka.")
    editor.starters[1].click()
    assert told[-1] == "Vi vill baka. Våra kunder är "


def test_starters_are_for_an_empty_field_and_nothing_moves_while_one_types(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("story", kit, qtbot)
    assert isinstance(editor, LongTextEditor)
    assert editor.starters[0].isVisible()
    qtbot.keyClicks(editor.text, "Vi bakar.")
    assert editor.starters[0].isVisible()
    for typed, there in (("Vi bakar.", False), ("", True)):
        editor.hide()
        editor.set_typed(typed)
        editor.show()
        assert editor.starters[0].isVisible() is there


def test_a_long_text_grows_and_then_scrolls(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("story", kit, qtbot)
    assert isinstance(editor, LongTextEditor)
    editor.resize(600, 400)
    small = editor.text.height()
    editor.set_typed("rad\n" * 10)
    assert editor.text.height() > small
    editor.set_typed("rad\n" * 500)
    assert editor.text.height() < 1000


@pytest.mark.parametrize(
    ("scheme", "percent"), [("light", 100), ("light", 150), ("light", 200), ("contrast", 200)]
)
def test_a_long_text_has_no_scroll_bar_before_it_must_and_does_not_move_when_one_comes_to_it(
    kit: Kit, qtbot: QtBot, scheme: Scheme, percent: int
) -> None:
    look = replace(kit.look, scheme=scheme, percent=percent)
    editor = LongTextEditor(kit.handbook.interview.question("story"), replace(kit, look=look))
    editor.setStyleSheet(look.style_sheet())
    qtbot.addWidget(editor)
    editor.resize(1200, 1000)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    text = editor.text
    for lines in range(1, MOST_LINES + 1):
        editor.set_typed("\n".join(["Vi lagar lunch."] * lines))
        qtbot.wait(1)
        assert text.verticalScrollBar().maximum() == 0, lines
        spacing = text.fontMetrics().lineSpacing()
        assert text.viewport().height() >= lines * spacing
    text.clearFocus()
    room = text.viewport().geometry(), text.height()
    text.setFocus()
    qtbot.wait(1)
    assert (text.viewport().geometry(), text.height()) == room


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_list_that_unfolds_shows_that_it_does(
    kit: Kit, qtbot: QtBot, scheme: Scheme, direction: Qt.LayoutDirection
) -> None:
    look = replace(kit.look, scheme=scheme)
    box = QuietComboBox(replace(kit, look=look))
    box.setLayoutDirection(direction)
    box.setStyleSheet(look.style_sheet())
    box.addItem("Buffert")
    qtbot.addWidget(box)
    box.resize(300, 50)
    box.show()
    place, picture = box.sign_place(), box.grab().toImage()
    assert box.rect().contains(place)
    assert (place.center().x() > 200) is (direction == Qt.LayoutDirection.LeftToRight)
    ink = look.colour("ink").lightness()
    points = [(x, y) for x in range(place.width()) for y in range(place.height())]
    seen = [abs(picture.pixelColor(place.x() + x, place.y() + y).lightness() - ink) < 90 for x, y in points]
    assert 5 < sum(seen) < len(points) / 2  # lines as thin as those of letters


def test_a_series_can_be_pasted_into_its_first_field(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("seasons", kit, qtbot)
    assert isinstance(editor, SeriesEditor)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    QGuiApplication.clipboard().setText(";".join("123456789012"))
    qtbot.keyClick(editor.fields[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told[-1] == list("123456789012")
    assert editor.names[0].lower() == "januari"


def test_a_file_is_taken_by_name_and_fingerprint(kit: Kit, qtbot: QtBot, tmp_path: object) -> None:
    editor = editor_for("evidence", kit, qtbot)
    assert isinstance(editor, FileEditor)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    path = tmp_path / "protokoll.txt"  # type: ignore[operator]
    path.write_text("hej")
    editor.take_file(path)
    qtbot.waitUntil(lambda: bool(told))
    digest = "9c478bf63e9500cb5db1e85ece82f18c8eb9e52e2f9135acd7f10972c8d563ba"
    assert told == [{"name": "protokoll.txt", "sha256": digest}]
    assert kit.chosen_files[digest].data == b"hej"
    editor.take_file(tmp_path / "finns inte")  # type: ignore[operator]
    qtbot.waitUntil(lambda: "finns inte" in editor.said.text())
    assert len(told) == 1
    assert editor.name.text() == "protokoll.txt"
    editor.save_to(tmp_path / "kopia.txt")  # type: ignore[operator]
    assert (tmp_path / "kopia.txt").read_text() == "hej"  # type: ignore[operator]
    editor.remove.click()
    assert told[-1] is None
    assert editor.name.text() == "Ingen fil vald. Ni kan också dra hit en fil."


def test_a_choice_in_a_table_unfolds_and_the_wheel_leaves_it_alone(kit: Kit, qtbot: QtBot) -> None:
    question = kit.handbook.interview.question("offer").column("season")
    assert question
    editor = make_cell_editor(question, kit)
    qtbot.addWidget(editor)
    assert isinstance(editor, ListEditor)
    told: list[Tree] = []
    editor.edited.connect(told.append)
    editor.set_typed("winter")
    assert told == []
    editor.show()
    qtbot.keyClick(editor.list, Qt.Key.Key_Down)
    assert told == ["spring"]


def test_a_table_shows_rows_and_tells_what_is_wanted(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("founders", kit, qtbot)
    assert isinstance(editor, TableEditor)
    editor.set_typed([{"id": "r1", "cells": {"hours": {"v": "20"}}}, {"id": "r2", "cells": {}}])
    assert list(editor.cards) == ["r1", "r2"]
    told: list[tuple[str, str, Tree]] = []
    editor.cell_edited.connect(lambda row, column, typed: told.append((row, column, typed)))
    hours = editor.cards["r1"].cells["hours"].editor
    assert hours.typed() == "20"
    qtbot.keyClicks(hours.controls()[0], "0")
    assert told[-1][:2] == ("r1", "hours")
    with qtbot.waitSignal(editor.row_unwanted) as unwanted:
        editor.cards["r2"].remove.click()
    assert unwanted.args == ["r2"]
    with qtbot.waitSignal(editor.row_wanted):
        editor.add.click()
    kept = editor.cards["r1"]
    editor.set_typed([{"id": "r1", "cells": {}}])
    assert list(editor.cards) == ["r1"]
    assert editor.cards["r1"] is kept


def test_undo_is_left_to_the_plan(kit: Kit, qtbot: QtBot) -> None:
    editor = editor_for("enterprise_name", kit, qtbot)
    field = editor.controls()[0]
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(field, QWidget)
    assert editor.typed() == "abc"


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"decision": {"v": "hiring"}, "forum": {"v": "board"}}, "Vem som anställs"),
        ({"forum": {"v": "board"}}, "beslut 4"),
        ({"decision": {"v": "finns inte"}}, "beslut 4"),
    ],
)
def test_a_row_is_called_by_what_was_chosen_first(
    handbook: Handbook, kit: Kit, cells: Tree, name: str
) -> None:
    table = handbook.interview.question("decision_order")
    assert row_name(table, {"id": "r4", "cells": cells}, 4, kit) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sex personer", "Sex personer"),
        ("Två har fått jobb", "Två har fått …"),
        ("Två har få, jobb nu", "Två har få …"),
        ("Arbetsförmedlingen", "Arbetsförmedl…"),
    ],
)
def test_what_is_shortened_ends_with_a_whole_word(text: str, shown: str) -> None:
    assert shortened(text, 14) == shown
