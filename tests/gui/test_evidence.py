"""Filing papers in the window, and the gentle hints beside a field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.gui.editors.files import FileEditor
from asf_starter.gui.editors.table import TableEditor
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.page_view import PageView
from asf_starter.gui.plan_view import PlanView
from asf_starter.gui.question_view import QuestionView
from asf_starter.gui.route import STANDING
from asf_starter.gui.standing_page import StandingPage
from asf_starter.storage.backups import list_copies, read_copy
from asf_starter.storage.folders import Folders
from asf_starter.storage.plan_files import decode_plan, read_plan_file
from tests.gui.conftest import Clock, MakeDesk, show

MINUTES = b"%PDF-1.4\nMinutes of a meeting\n"


def view_of(window: MainWindow) -> PlanView:
    assert window.view is not None
    return window.view


def question(window: MainWindow, name: str) -> QuestionView:
    """A question's view on its page, shown now."""
    view_of(window).use_track(False)
    view_of(window).go_to_question(name)
    page = view_of(window).stack.currentWidget()
    assert isinstance(page, PageView)
    return page.views[name]


def file_editor(window: MainWindow) -> FileEditor:
    editor = question(window, "evidence").editor
    assert isinstance(editor, FileEditor)
    return editor


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "protokoll & <b>.pdf"
    path.write_bytes(MINUTES)
    return path


def drag(path: Path) -> QDragEnterEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    nothing = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing)
    over.setAccepted(False)
    over.held = data  # type: ignore[attr-defined] # Qt does not hold what is dragged
    return over


def drop(editor: FileEditor, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    nothing = Qt.KeyboardModifier.NoModifier
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    editor.dropEvent(QDropEvent(QPoint(5, 5), action, data, button, nothing))


def test_a_dropped_file_is_in_the_plan_and_the_original_may_go(
    window: MainWindow, qtbot: QtBot, minutes: Path, tmp_path: Path
) -> None:
    window.new_plan()
    editor = file_editor(window)
    over = drag(minutes)
    editor.dragEnterEvent(over)
    assert over.isAccepted()
    assert editor.name.text() == "Släpp filen här."
    editor.dragLeaveEvent(QDragLeaveEvent())
    assert editor.name.text() == "Ingen fil vald. Ni kan också dra hit en fil."
    drop(editor, minutes)
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: len(session.plan.files_in_use) == 1)
    minutes.unlink()
    assert session.save_now()
    saved = read_plan_file(session.file.path).plan
    assert [file.data for file in saved.files_in_use] == [MINUTES]
    session.settle()
    assert editor.name.text() == "protokoll & b.pdf"
    assert editor.open.isVisible()
    editor.save_to(tmp_path / "kopia.pdf")
    assert (tmp_path / "kopia.pdf").read_bytes() == MINUTES


def test_taking_a_file_away_can_be_undone(window: MainWindow, qtbot: QtBot, minutes: Path) -> None:
    window.new_plan()
    editor = file_editor(window)
    session = window.session
    assert session is not None
    editor.take_file(minutes)
    qtbot.waitUntil(lambda: len(session.plan.files_in_use) == 1)
    session.leave()
    editor.remove.click()
    assert session.plan.files_in_use == ()
    session.undo()
    assert [file.data for file in session.plan.files_in_use] == [MINUTES]
    assert editor.name.text() == "protokoll & b.pdf"
    session.undo()
    assert not editor.remove.isVisible()


def test_a_strange_file_is_told_beside_the_field_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.new_plan()
    editor = file_editor(window)
    path = tmp_path / "program.pdf"
    path.write_bytes(b"MZ\x90\x00\x03\x00")
    editor.take_file(path)
    qtbot.waitUntil(editor.said.isVisible)
    assert "program.pdf" in editor.said.text()
    assert window.session is not None
    assert window.session.plan.answers == {}
    assert editor.choose.isEnabled()


def test_several_files_at_once_are_not_taken(window: MainWindow, minutes: Path) -> None:
    window.new_plan()
    editor = file_editor(window)
    drop(editor, minutes, minutes)
    assert editor.choose.isEnabled()
    assert editor.name.text() == "Ingen fil vald. Ni kan också dra hit en fil."


def test_opening_hands_a_copy_to_another_program(
    window: MainWindow, qtbot: QtBot, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.new_plan()
    editor = file_editor(window)
    editor.take_file(minutes)
    qtbot.waitUntil(lambda: editor.open.isVisible())
    opened: list[Path] = []

    def note(address: QUrl) -> bool:
        opened.append(Path(address.toLocalFile()))
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    editor.open.click()
    assert opened[0].read_bytes() == MINUTES
    assert opened[0] != minutes
    assert "protokoll & b.pdf" in editor.said.text()  # no program could open it, and that is told


def test_a_hint_stands_beside_the_field_when_it_is_left_and_holds_nobody(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.new_plan()
    story = question(window, "story")
    story.editor.take_focus()
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "Amina, 850709-9805, tar emot.")
    assert not story.privacy.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    view_of(window).footer.forward.setFocus()
    qtbot.waitUntil(story.privacy.isVisible)
    assert "personnummer" in story.privacy.words
    assert not story.has_problem
    assert "personnummer" in story.editor.controls()[0].accessibleDescription()
    here = view_of(window).here
    view_of(window).go_on()
    assert view_of(window).here != here


def test_a_hint_goes_when_the_words_go(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    story = question(window, "story")
    session = window.session
    assert session is not None
    session.answer("story", "Vi anställer missbrukare.")
    story.touch()
    session.settle()
    assert "missbrukare" in story.privacy.words
    session.answer("story", "Vi anställer människor.")
    session.settle()
    assert story.privacy.words == ""
    assert not story.privacy.isVisible()


def test_an_earlier_version_brings_its_files_back(
    window: MainWindow, qtbot: QtBot, minutes: Path, folders: Folders, clock: Clock
) -> None:
    window.new_plan()
    editor = file_editor(window)
    session = window.session
    assert session is not None
    editor.take_file(minutes)
    qtbot.waitUntil(lambda: len(session.plan.files_in_use) == 1)
    assert session.save_now()
    clock.move(days=1)
    editor.remove.click()
    assert session.save_now()
    assert read_plan_file(session.file.path).plan.evidence == ()
    (copy,) = list_copies(folders.state, session.plan.id)
    session.replace_plan(decode_plan(read_copy(copy)).plan)
    assert session.save_now()
    assert [file.data for file in read_plan_file(session.file.path).plan.files_in_use] == [MINUTES]


def test_the_compass_leads_to_filing(
    make_desk: MakeDesk, handbook: Handbook, minutes: Path, qtbot: QtBot
) -> None:
    window = make_desk({"sv": handbook}, theme="light").new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    window.new_plan()
    view = view_of(window)
    view.go(STANDING)
    page = view.stack.currentWidget()
    assert isinstance(page, StandingPage)
    assert page.papers.text().startswith("Inga papper ligger i planen än.")
    page.add_paper.click()
    form = view.stack.currentWidget()
    assert isinstance(form, PageView)
    table = form.views["evidence_files"].editor
    assert isinstance(table, TableEditor)
    table.add.click()
    editor = table.cards["r1"].cells["file"].editor
    assert isinstance(editor, FileEditor)
    editor.take_file(minutes)
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: len(session.plan.files_in_use) == 1)
    session.settle()
    view.go(STANDING)
    again = view.stack.currentWidget()
    assert isinstance(again, StandingPage)
    assert again.papers.text() == "Ett papper ligger i planen som fil."
