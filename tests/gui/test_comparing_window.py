"""Comparing in the window: a paper against the open plan, versions, the code of a paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import state_code
from asf_starter.export import export_documents
from asf_starter.export_options import Options
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.paper.compare_dialog import CompareDialog
from asf_starter.gui.paper.document_view import DocumentView
from asf_starter.gui.route import Stop
from asf_starter.gui.search import SearchDialog
from asf_starter.gui.versions import VersionsDialog
from asf_starter.storage.folders import Folders, resources_folder
from asf_starter.storage.plan_files import read_plan_file, write_plan_file
from tests.gui.conftest import MakeDesk, show

WAIT = 60_000


@pytest.fixture
def plan_path(folders: Folders) -> Path:
    """The example of the café as a plan of one's own."""
    plan = read_plan_file(resources_folder() / "examples" / "cafe_and_second_hand.asfplan").plan
    folders.documents.mkdir(parents=True)
    path = folders.documents / "kornboden.asfplan"
    write_plan_file(path, plan, None)
    return path


@pytest.fixture
def code_before(plan_path: Path) -> str:
    """Its code before anything was changed."""
    return state_code(read_plan_file(plan_path).plan)


@pytest.fixture
def paper(plan_path: Path, handbook: Handbook, tmp_path: Path) -> Path:
    """A paper printed from it."""
    assessment = assess(handbook, read_plan_file(plan_path).plan, date(2026, 11, 1))
    return export_documents(
        assessment, handbook, ["advisor_paper"], tmp_path / "mejl", Options(), resources=resources_folder()
    )[0]


@pytest.fixture
def window(
    make_desk: MakeDesk, handbook: Handbook, plan_path: Path, paper: Path, code_before: str, qtbot: QtBot
) -> MainWindow:
    """The plan in a window, with two answers changed since the paper was printed."""
    made = make_desk({"sv": handbook}, theme="light").new_window()
    made.resize(1366, 768)
    show(made, qtbot)
    made.open_path(plan_path)
    session = made.session
    assert session is not None
    session.answer("enterprise_name", "Kornbodens kök")
    positions = session.assessment.answers.rows("positions")
    session.set_cell("positions", positions[0].id, "wage", "60 000")
    session.settle()
    return made


def words_of(dialog: CompareDialog | VersionsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def compared(window: MainWindow, paper: Path) -> CompareDialog:
    window.plan_actions.compare_with(paper)
    dialog = window.findChild(CompareDialog)
    assert dialog is not None
    return dialog


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def press_in_question(name: str) -> None:
    """Presses the button with these words in the message box that is about to open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == name).click()

    QTimer.singleShot(50, press)


def test_exactly_what_has_changed_is_shown_with_the_effect(
    window: MainWindow, paper: Path, qtbot: QtBot
) -> None:
    dialog = compared(window, paper)
    found = dialog.view.comparison
    assert found is not None
    assert [change.question.id for change in found.changes] == ["enterprise_name", "positions"]
    words = words_of(dialog)
    assert "2 svar är annorlunda" in words
    assert "Då: Kornbodens kafé" in words
    assert "Nu: Kornbodens kök" in words
    assert any(label.startswith("Resultat år 1:") and label.endswith("mindre") for label in words)
    assert found.before.result is not None
    assert found.after.result is not None
    assert found.after.result < found.before.result
    sentence = dialog.view.sentences["positions"]
    qtbot.waitUntil(lambda: not sentence.isHidden(), timeout=WAIT)
    assert sentence.text().startswith("Bara det här svaret: resultatet år 1 blir")
    assert dialog.view.sentences["enterprise_name"].isHidden()
    dialog.reject()


def test_everything_has_a_name_and_says_where_it_leads(window: MainWindow, paper: Path) -> None:
    dialog = compared(window, paper)
    names = [button.accessibleName() for button in dialog.findChildren(QPushButton)]
    label = window.kit.handbook.interview.question("positions").label
    assert f"Gå till frågan: {label}" in names
    assert all(names)
    dialog.reject()


def test_both_codes_are_told(window: MainWindow, paper: Path, code_before: str) -> None:
    dialog = compared(window, paper)
    assert window.session is not None
    now = state_code(window.session.plan)
    assert f"Kod då: {code_before}. Kod nu: {now}." in words_of(dialog)
    dialog.reject()


def test_a_changed_answer_leads_to_its_question_by_keyboard(
    window: MainWindow, paper: Path, qtbot: QtBot
) -> None:
    dialog = compared(window, paper)
    go = dialog.findChild(QPushButton, "compare/positions")
    assert go is not None
    go.setFocus()
    qtbot.keyClick(go, Qt.Key.Key_Space)
    assert window.view is not None
    place = window.kit.handbook.interview.place("positions")[1].id
    assert window.view.here == Stop("page", place)
    assert not dialog.isVisible()


def test_the_changes_become_a_paper(window: MainWindow, paper: Path, qtbot: QtBot) -> None:
    dialog = compared(window, paper)
    dialog.print.click()
    viewer = dialog.findChild(DocumentView)
    assert viewer is not None
    qtbot.waitUntil(viewer.isVisible)
    assert "Kornbodens kök" in viewer._paper.words(0)  # type: ignore[union-attr] # it has a paper
    viewer.close()
    dialog.reject()


def test_a_dropped_paper_of_the_open_plan_is_compared_when_wanted(
    window: MainWindow, paper: Path, qtbot: QtBot
) -> None:
    press_in_question("Se vad som har ändrats")
    drop(window, paper)
    dialog = window.findChild(CompareDialog)
    assert dialog is not None
    assert len(window.desk.windows) == 1  # type: ignore[attr-defined] # the desk of the tests
    dialog.reject()


def test_a_dropped_paper_is_opened_for_itself_when_wanted(window: MainWindow, paper: Path) -> None:
    press_in_question("Öppna den för sig")
    drop(window, paper)
    assert window.findChild(CompareDialog) is None
    assert len(window.desk.windows) == 2  # type: ignore[attr-defined] # the desk of the tests


def test_a_paper_without_a_plan_is_told_kindly(window: MainWindow, tmp_path: Path) -> None:
    strange = tmp_path / "annan.pdf"
    strange.write_bytes(b"%PDF-1.7 nothing")
    window.plan_actions.compare_with(strange)
    assert window.view is not None
    assert window.view.banner.label.text() == "Filen annan.pdf bär ingen plan."


def test_the_code_of_a_paper_finds_the_version(window: MainWindow, code_before: str, qtbot: QtBot) -> None:
    code = code_before
    assert window.session is not None
    window.session.save_now()
    window.search()
    search = window.findChild(SearchDialog)
    assert search is not None
    search.field.setText(code.lower())
    assert search.results.count() == 1
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    versions = window.findChild(VersionsDialog)
    assert versions is not None
    assert versions.isVisible()
    assert f"Kod då: {code}" in versions.code.text()
    versions.reject()


def test_the_code_of_today_and_a_strange_code_are_told(window: MainWindow) -> None:
    assert window.session is not None
    assert window.view is not None
    window.plan_actions.show_code(state_code(window.session.plan))
    assert window.view.banner.label.text() == "Papperet visar samma svar som planen har nu."
    window.plan_actions.show_code("00000000")
    assert window.view.banner.label.text().startswith("Koden 00000000 finns inte")


def test_the_page_of_printing_offers_to_compare(
    window: MainWindow, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(paper), ""))
    window.go_to_export()
    button = window.findChild(QPushButton, "export_compare")
    assert button is not None
    button.click()
    dialog = window.findChild(CompareDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
