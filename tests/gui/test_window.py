"""The window as a founder meets it: by keyboard, over closing and opening again."""

from __future__ import annotations

import base64
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.desk import Desk
from asf_starter.gui.editors.table import TableEditor
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.page_view import PageView
from asf_starter.gui.plan_view import PlanView
from asf_starter.gui.route import CHECK, EXPORT, Stop
from asf_starter.gui.search import SearchDialog
from asf_starter.gui.versions import VersionsDialog
from asf_starter.gui.widgets import Label
from asf_starter.storage.folders import Folders
from asf_starter.storage.handbook_files import map_handbook_texts
from asf_starter.storage.plan_files import read_plan_file, write_plan_file
from tests.gui.conftest import MakeDesk, close_desk, show

PLAN_ID = "00000000-0000-4000-8000-000000000000"


def view_of(window: MainWindow) -> PlanView:
    assert window.view is not None
    return window.view


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, text)


def focus_name() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def saved_plan(folders: Folders, plan: Plan | None = None, name: str = "prov") -> Path:
    """A plan file as it was left some time ago."""
    folders.documents.mkdir(parents=True, exist_ok=True)
    path = folders.documents / f"{name}.asfplan"
    write_plan_file(path, plan or Plan(id=PLAN_ID, name="Provet"), None)
    return path


def test_a_founder_starts_answers_closes_and_comes_back_by_keyboard(
    window: MainWindow, make_desk: MakeDesk, folders: Folders, qtbot: QtBot
) -> None:
    assert focus_name() == "start_new"
    press(qtbot, Qt.Key.Key_Space)
    view = view_of(window)
    assert view.short
    assert focus_name() == "enterprise_name"
    type_text(qtbot, "Kornboden")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.here == Stop("page", "board")
    assert focus_name() == "has_board"
    press(qtbot, Qt.Key.Key_Space)
    for _ in range(20):
        if focus_name() == "forward":
            break
        press(qtbot, Qt.Key.Key_Tab)
    assert focus_name() == "forward"
    press(qtbot, Qt.Key.Key_Space)
    assert view.here == Stop("page", "choosing")
    assert window.windowTitle().startswith("Kornboden")
    window.close()
    path = folders.documents / "Ny plan.asfplan"
    saved = read_plan_file(path).plan
    assert saved.record("enterprise_name").v == "Kornboden"
    assert saved.record("has_board").v == "yes"

    again = make_desk().new_window()
    show(again, qtbot)
    assert again.start is not None
    row = again.findChild(QWidget, f"recent/{path}")
    assert row is not None
    row.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    view = view_of(again)
    assert (view.here, view.short) == (Stop("page", "choosing"), True)
    view.go(CHECK, focus=True)
    assert focus_name().startswith("count/")
    fold = again.findChild(QWidget, "check/chapter/start")
    assert fold is not None
    fold.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    row = again.findChild(QWidget, "check/chapter/start/enterprise_name")
    assert row is not None
    assert "Kornboden" in row.accessibleName()
    row.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert view.here == Stop("page", "name")
    assert focus_name() == "enterprise_name"
    type_text(qtbot, "!")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.here == CHECK
    row = again.findChild(QWidget, "check/chapter/start/enterprise_name")
    assert row is not None
    assert "Kornboden!" in row.accessibleName() or "!Kornboden" in row.accessibleName()


def test_going_back_loses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    type_text(qtbot, "Kornboden")
    view.go_on()
    view.go_back()
    field = view.findChild(QWidget, "enterprise_name").findChild(QLineEdit)
    assert field.text() == "Kornboden"
    assert not view.footer.back.isVisible()


def test_questions_appear_and_vanish_but_keep_their_answers(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    view.use_track(False)
    view.go(Stop("page", "board"), focus=True)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    assert list(page.views) == ["has_board"]
    assert page.later.isVisible()
    page.views["has_board"].editor.controls()[0].click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "board_name" in page.views and page.views["board_name"].isVisible())
    page.views["board_name"].editor.take_focus()
    type_text(qtbot, "Ordforande")
    page.views["has_board"].editor.controls()[1].click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not page.views["board_name"].isVisible())
    assert window.session is not None
    assert window.session.plan.record("board_name").v == "Ordforande"


def test_a_wrong_value_is_told_when_the_field_is_left_and_never_holds_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.new_plan()
    view = view_of(window)
    view.use_track(False)
    view.go(Stop("page", "numbers"), focus=True)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    rent = page.views["rent"]
    type_text(qtbot, "tolv")
    assert not rent.has_problem
    press(qtbot, Qt.Key.Key_Tab)
    assert rent.has_problem
    assert "tolv" in rent.problem.words
    assert rent.problem.words.rstrip(".") in rent.editor.controls()[0].accessibleDescription()
    view.go_on()
    assert view.here == Stop("page", "numbers")
    assert view.footer.message.isVisible()
    assert focus_name() == "rent"
    view.go_on()
    assert view.here == Stop("page", "times")


def test_a_doubtful_number_offers_both_readings(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    view.use_track(False)
    view.go(Stop("page", "numbers"), focus=True)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    page.views["hours"].editor.take_focus()
    type_text(qtbot, "1.234")
    press(qtbot, Qt.Key.Key_Tab)
    line = page.views["hours"].problem
    offered = [line.readings.itemAt(n).widget() for n in range(line.readings.count())]
    assert [button.text() for button in offered] == ["Jag menar 1\u00a0234", "Jag menar 1,234"]
    offered[1].click()
    qtbot.waitUntil(lambda: not page.views["hours"].has_problem)
    assert window.session is not None
    assert str(window.session.assessment.answers.value("hours")) == "1.2340"


def test_rows_grow_are_filled_and_removed_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    view.use_track(False)
    view.go(Stop("page", "group"), focus=True)
    assert focus_name() == "founders//add"
    press(qtbot, Qt.Key.Key_Space)
    assert focus_name() == "founders/r1/name"
    type_text(qtbot, "Kock")
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    table = page.views["founders"].editor
    assert isinstance(table, TableEditor)
    assert table.cards["r1"].cells["hours"].editor.typed() == "20"
    assert not table.cards["r1"].cells["wage"].isVisible()
    table.cards["r1"].cells["paid"].editor.controls()[0].click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: table.cards["r1"].cells["wage"].isVisible())
    table.add.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert focus_name() == "founders/r2/name"
    table.cards["r1"].remove.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert list(table.cards) == ["r2"]
    assert focus_name() == "founders//add"
    window.undo()
    assert list(table.cards) == ["r1", "r2"]
    assert table.cards["r1"].cells["name"].editor.typed() == {"role": "Kock", "name": ""}


def test_a_doubtful_number_in_a_cell_offers_both_readings(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    view.use_track(False)
    view.go(Stop("page", "group"), focus=True)
    press(qtbot, Qt.Key.Key_Space)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    table = page.views["founders"].editor
    assert isinstance(table, TableEditor)
    cell = table.cards["r1"].cells["hours"]
    qtbot.waitUntil(cell.isVisible)
    cell.editor.set_typed("")
    cell.editor.take_focus()
    type_text(qtbot, "1.234")
    assert not cell.problem.isVisible()
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.waitUntil(cell.problem.isVisible)
    first = cell.problem.readings.itemAt(0)
    assert first is not None
    first.widget().click()
    qtbot.waitUntil(lambda: not cell.problem.isVisible())
    assert window.session is not None
    assert window.session.assessment.answers.rows("founders")[0].value("hours") == 1234


def test_going_on_leads_to_the_cell_that_is_to_be_mended(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    assert window.session is not None
    for _ in range(4):
        window.session.add_row("founders")
    window.session.set_cell("founders", "r4", "hours", "mycket")
    view.use_track(False)
    view.go(Stop("page", "group"), focus=True)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    view.go_on()
    assert focus_name() == "founders/r4/hours"
    table = page.views["founders"].editor
    assert isinstance(table, TableEditor)
    told = table.cards["r4"].cells["hours"].problem
    qtbot.waitUntil(lambda: told.isVisible() and not told.visibleRegion().isEmpty())


def test_mending_a_question_of_the_long_track_leads_back_to_the_short_one(window: MainWindow) -> None:
    window.new_plan()
    view = view_of(window)
    assert view.short
    view.go_to_question("rent", return_to=CHECK)
    assert (view.here, view.short) == (Stop("page", "numbers"), False)
    view.go_on()
    assert (view.here, view.short) == (CHECK, True)


def test_long_tables_are_folded_and_unfold_by_keyboard(
    window: MainWindow, folders: Folders, qtbot: QtBot
) -> None:
    rows = [
        {"id": f"r{n}", "cells": {"name": {"v": f"Vara {n}"}, "price": {"v": "tolv"}}} for n in range(1, 6)
    ]
    window.open_path(saved_plan(folders, Plan(id=PLAN_ID, name="Provet").with_typed("offer", rows)))
    view = view_of(window)
    view.use_track(False)
    view.go(Stop("page", "offer"), focus=True)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    table = page.views["offer"].editor
    assert isinstance(table, TableEditor)
    card = table.cards["r3"]
    assert not card.cells
    assert card.title.text() == "Vara 3: Vara 3"
    assert "tolv" in card.wrong.text()
    card.fold.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert card.cells["name"].editor.typed() == "Vara 3"
    assert card.cells["price"].problem.isVisible()
    assert "Fäll ihop" in card.fold.accessibleName()
    press(qtbot, Qt.Key.Key_Space)
    assert not card.inside.isVisible()
    table.add.click()
    assert table.cards["r6"].is_open


def test_tab_follows_the_order_of_reading(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    view.use_track(False)
    view.go(Stop("page", "group"), focus=True)
    for _ in range(2):
        view.findChild(QWidget, "founders//add").click()  # type: ignore[union-attr]
    qtbot.wait(30)
    view.findChild(QWidget, "founders/r1//remove").setFocus()
    names = []
    for _ in range(12):
        names.append(focus_name())
        press(qtbot, Qt.Key.Key_Tab)
    assert names[:6] == [
        "founders/r1//remove",
        "founders/r1/name",
        "founders/r1/name",
        "founders/r1/contribution",
        "founders/r1/hours",
        "founders/r1/paid",
    ]
    assert names.index("founders/r2//remove") > names.index("founders/r1/paid")


def test_undo_leads_back_to_where_it_happened(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    type_text(qtbot, "Kornboden")
    view.go(Stop("page", "times"), focus=True)
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.here == Stop("page", "name")
    assert window.session is not None
    assert window.session.plan.record("enterprise_name").v is None
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.session.plan.record("enterprise_name").v == "Kornboden"


def test_marks_and_notes(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    view.findChild(QWidget, "enterprise_name//ask_advisor").click()  # type: ignore[union-attr]
    view.findChild(QWidget, "enterprise_name//note_button").click()  # type: ignore[union-attr]
    assert focus_name() == "enterprise_name//note"
    type_text(qtbot, "Prata med Lena")
    assert window.session is not None
    record = window.session.plan.record("enterprise_name")
    assert (record.state, record.note) == ("ask_advisor", "Prata med Lena")
    view.go(CHECK)
    assert view.findChild(QWidget, "check/ask_advisor/enterprise_name") is not None
    view.go(Stop("page", "name"))
    view.findChild(QWidget, "enterprise_name//ask_advisor").click()  # type: ignore[union-attr]
    assert window.session.plan.record("enterprise_name").state == ""


def test_one_key_marks_the_question_one_is_at(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    assert window.session is not None
    control = Qt.KeyboardModifier.ControlModifier
    for key, state in ((Qt.Key.Key_1, "unknown"), (Qt.Key.Key_2, "ask_advisor"), (Qt.Key.Key_2, "")):
        press(qtbot, key, control)
        assert window.session.plan.record("enterprise_name").state == state
        assert focus_name() == "enterprise_name"
    press(qtbot, Qt.Key.Key_3, control)
    assert focus_name() == "enterprise_name//note"
    view.go_to_question("founders")
    view.findChild(QWidget, "founders//add").click()  # type: ignore[union-attr]
    assert focus_name().startswith("founders/")
    press(qtbot, Qt.Key.Key_1, control)
    assert window.session.plan.record("founders").state == ""


def test_the_short_track_is_not_told_what_the_long_one_lacks(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    type_text(qtbot, "Kornboden")
    view.go(CHECK)
    assert view.findChild(QWidget, "check/unanswered/has_board") is not None
    assert view.findChild(QWidget, "check/unanswered/story") is None
    summary = view.findChild(Label, "check_summary")
    assert summary is not None
    assert summary.text().startswith("1 av 4 frågor har svar.")
    later = view.findChild(Label, "check_later")
    assert later is not None
    assert later.isVisible()
    view.use_track(False)
    view.go(CHECK)
    page = view.stack.currentWidget()
    rows = [row.objectName() for row in page.findChildren(AnswerRow)]  # type: ignore[union-attr]
    assert {"check/unanswered/has_board", "check/unanswered/story"} <= set(rows)
    later = page.findChild(Label, "check_later")  # type: ignore[union-attr]
    assert later is not None
    assert not later.isVisible()


def test_search_finds_a_question_and_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    press(qtbot, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(SearchDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "hyr lokalen"[4:])
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert view_of(window).here == Stop("page", "numbers")
    assert not view_of(window).short
    assert focus_name() == "rent"


def test_the_track_is_switched_over_the_same_answers(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    type_text(qtbot, "Kornboden")
    assert view.tasks.list.count() == 7
    view.findChild(QWidget, "track_full").click()  # type: ignore[union-attr]
    assert not view.short
    assert view.here == Stop("page", "name")
    field = view.stack.currentWidget().findChild(QLineEdit)
    assert field.text() == "Kornboden"


def test_the_task_list_is_used_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    view.tasks.list.setFocus()
    press(qtbot, Qt.Key.Key_End)
    press(qtbot, Qt.Key.Key_Return)
    assert view.here == EXPORT
    said = view.tasks.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Vi som startar. ")


def test_saved_is_shown_with_the_time(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    type_text(qtbot, "Kornboden")
    qtbot.waitUntil(lambda: view_of(window).bar.saved.text() == "Sparat 14:32", timeout=5000)


def test_a_failed_save_stays_as_a_banner_and_nothing_is_lost(
    window: MainWindow, folders: Folders, qtbot: QtBot
) -> None:
    window.new_plan()
    view = view_of(window)
    assert window.session is not None
    folders.documents.mkdir(parents=True)
    window.session.file.path.mkdir()
    type_text(qtbot, "Kornboden")
    qtbot.waitUntil(view.banner.isVisible, timeout=5000)
    window.close()
    assert window.isVisible()
    assert len(view.banner.findChildren(QWidget, "")) > 0
    window.session.file.path.rmdir()
    window.save_by_hand()
    assert not view.banner.isVisible()
    window.close()
    assert (
        read_plan_file(folders.documents / "Ny plan.asfplan").plan.record("enterprise_name").v == "Kornboden"
    )


def test_a_plan_open_elsewhere_is_told_kindly(
    window: MainWindow, desk: Desk, folders: Folders, qtbot: QtBot
) -> None:
    from asf_starter.storage.locks import PlanLock

    path = saved_plan(folders)
    with PlanLock(folders.state, path):
        window.open_path(path)
    assert window.session is None
    assert window.start is not None
    assert "redan öppen" in window.start.message_words.text()


def test_the_same_plan_is_brought_to_the_front(window: MainWindow, desk: Desk, folders: Folders) -> None:
    path = saved_plan(folders)
    window.open_path(path)
    other = desk.new_window()
    other.open_path(path)
    assert other.session is None
    assert window.session is not None


def test_a_second_plan_opens_in_a_window_of_its_own(window: MainWindow, desk: Desk, folders: Folders) -> None:
    window.open_path(saved_plan(folders))
    window.open_path(saved_plan(folders, Plan(id="2", name="Annan"), "annan"))
    assert [opened.plan_name for opened in desk.windows] == ["Provet", "Annan"]


@pytest.mark.parametrize("content", [b"", b"hej", b'{"format":"other"}', b"\x00" * 100])
def test_a_file_that_is_no_plan_is_told_and_left_alone(
    content: bytes, window: MainWindow, folders: Folders
) -> None:
    folders.documents.mkdir(parents=True)
    path = folders.documents / "fel.asfplan"
    path.write_bytes(content)
    window.open_path(path)
    assert window.start is not None
    assert window.start.message_words.text()
    assert path.read_bytes() == content


def test_a_dropped_plan_opens(window: MainWindow, folders: Folders) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved_plan(folders)))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.plan_name == "Provet"


def test_rename_copy_and_save_as(window: MainWindow, folders: Folders, qtbot: QtBot) -> None:
    window.open_path(saved_plan(folders))
    window.plan_actions.rename_to("Kornboden & Co")
    assert window.session is not None
    assert window.session.file.path.name == "Kornboden & Co.asfplan"
    assert view_of(window).bar.plan.text() == "Kornboden && Co"
    window.plan_actions.copy()
    copy = read_plan_file(folders.documents / "Kornboden & Co kopia.asfplan").plan
    assert copy.id != PLAN_ID
    window.plan_actions.save_to(folders.documents / "annanstans")
    assert window.session.file.path.name == "annanstans.asfplan"
    assert (folders.documents / "Kornboden & Co.asfplan").exists()


def test_deleting_takes_every_trace(window: MainWindow, folders: Folders, qtbot: QtBot) -> None:
    path = saved_plan(folders)
    window.open_path(path)
    assert window.session is not None
    window.session.answer("enterprise_name", "Hemligheten")
    window.session.save_now()
    from PySide6.QtCore import QTimer

    def say_yes() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert str(path) in box.informativeText()
        next(b for b in box.buttons() if box.buttonRole(b) == QMessageBox.ButtonRole.DestructiveRole).click()

    QTimer.singleShot(50, say_yes)
    window.plan_actions.delete()
    assert window.start is not None
    window.services.store.settle()
    left = [
        found
        for folder in (folders.documents, folders.state, folders.config)
        for found in folder.rglob("*")
        if found.is_file()
        and (b"Hemligheten" in found.read_bytes() or PLAN_ID.encode() in found.read_bytes())
    ]
    assert left == []


def test_earlier_versions_are_compared_and_brought_back(
    window: MainWindow, folders: Folders, qtbot: QtBot
) -> None:
    window.open_path(saved_plan(folders, Plan(id=PLAN_ID, name="Provet").with_typed("enterprise_name", "Då")))
    assert window.session is not None
    window.session.answer("enterprise_name", "Nu")
    window.plan_actions.show_versions()
    dialog = window.findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.list.count() == 1
    dialog.restore.click()
    assert window.session.plan.record("enterprise_name").v == "Då"
    window.undo()
    assert window.session.plan.record("enterprise_name").v == "Nu"


def english(handbook: Handbook) -> Handbook:
    """A translation for tests: every text is marked."""
    return replace(map_handbook_texts(handbook, lambda _, text: type(text)(f"[{text}]")), language="en")


def test_another_language_keeps_the_answers_and_the_place(
    make_desk: MakeDesk, small_handbook: Handbook, qtbot: QtBot
) -> None:
    desk = make_desk({"sv": small_handbook, "en": english(small_handbook)})
    window = desk.new_window()
    show(window, qtbot)
    window.new_plan()
    type_text(qtbot, "Kornboden")
    view_of(window).go_on()
    desk.set_language("en")
    view = view_of(window)
    assert view.here == Stop("page", "board")
    assert view.footer.forward.text().startswith("[")
    view.go_back()
    assert view.stack.currentWidget().findChild(QLineEdit).text() == "Kornboden"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    desk.set_language("sv")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Avbryt"


def test_the_look_is_changed_and_remembered(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(theme="light")
    window = desk.new_window()
    show(window, qtbot)
    window.new_plan()
    type_text(qtbot, "Kornboden")
    desk.set_theme("contrast")
    desk.step_text_size(1)
    assert window.kit.look.scheme == "contrast"
    assert window.kit.look.percent == 125
    assert focus_name() == "enterprise_name" or view_of(window).here == Stop("page", "name")
    again = make_desk()
    assert (
        again.services.store.settings.theme == "contrast" or desk.services.store.settings.theme == "contrast"
    )
    close_desk(again)


def test_hostile_names_and_answers_never_break_the_window(
    window: MainWindow, folders: Folders, qtbot: QtBot
) -> None:
    for text in ("<b>&</b><img src=x>", "\u202eomvänt\u0007", "👩🏽‍🍳" * 50, "x" * 100_000):
        plan = Plan(id=base64.b32encode(text[:5].encode()).decode(), name=text[:1000])
        for question in ("enterprise_name", "story", "rent", "start_date"):
            plan = plan.with_typed(question, text)
        plan = plan.with_typed("contact_person", {"role": text, "name": text})
        plan = plan.with_typed(
            "founders", [{"id": "r1", "cells": {"name": {"v": {"role": text, "name": ""}}}}]
        )
        plan = plan.with_note("enterprise_name", text)
        path = saved_plan(folders, plan, f"plan{len(text)}")
        window.open_path(path)
        view = view_of(window)
        view.use_track(False)
        for page in ("name", "numbers", "times", "people_around", "group", "offer"):
            view.go(Stop("page", page))
        view.go(CHECK)
        window.grab()
        assert window.session is not None
        assert window.session.plan.record("enterprise_name").v == text
        window.close_plan()


def test_the_start_page_waits_for_nothing_that_only_a_plan_needs() -> None:
    """What counts a plan (the budget, the law, the papers) is loaded when a plan is opened."""
    program = "import sys, asf_starter.gui.application; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "asf_starter.gui.start_page" in loaded
    waiting = ("core.assessment", "core.economy.budget", "documents.compose", "gui.plan_view", "gui.session")
    assert not {f"asf_starter.{module}" for module in waiting} & loaded
    assert not {"babel", "reportlab", "pypdf", "pypdfium2"} & loaded


def test_the_advisor_has_a_note_of_her_own(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = view_of(window)
    view.findChild(QWidget, "enterprise_name//note_button").click()  # type: ignore[union-attr]
    own = view.findChild(QWidget, "enterprise_name//private_note")
    assert own is not None
    assert not own.isVisible()
    view.findChild(QWidget, "enterprise_name//private_button").click()  # type: ignore[union-attr]
    assert focus_name() == "enterprise_name//private_note"
    type_text(qtbot, "Mer tid")
    assert window.session is not None
    record = window.session.plan.record("enterprise_name")
    assert (record.note, record.private_note) == ("", "Mer tid")
    window.session.undo()
    assert window.session.plan.record("enterprise_name").private_note == ""
