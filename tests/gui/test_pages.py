"""Pages that are not questions: printing with its worker, preview, the budget, charts on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.documents.tree import Box, Circle, Drawing, Line, Polyline, Words
from asf_starter.gui.chapter_page import ChapterPage
from asf_starter.gui.drawing_view import DrawingView
from asf_starter.gui.look import Look
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.paper.document_view import DocumentView
from asf_starter.gui.paper.export_page import ExportPage
from asf_starter.gui.route import EXPORT, Stop
from asf_starter.storage.folders import Folders
from asf_starter.storage.plan_store import open_any
from tests.gui.conftest import MakeDesk, show

CAFE = "cafe_and_second_hand"
WAIT = 60_000


@pytest.fixture
def cafe(make_desk: MakeDesk, handbook: Handbook, qtbot: QtBot) -> MainWindow:
    """The example of the café in a window."""
    window = make_desk({"sv": handbook}, theme="light").new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    window.open_example(CAFE)
    assert window.view is not None
    return window


def export_page(window: MainWindow) -> ExportPage:
    assert window.view is not None
    window.view.go(EXPORT, focus=True)
    page = window.view.stack.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def test_an_example_opens_at_its_beginning_and_is_never_changed(cafe: MainWindow, folders: Folders) -> None:
    view = cafe.view
    assert view is not None
    assert view.here.kind == "chapter"
    assert cafe.session is not None
    assert not cafe.session.file.exists
    assert cafe.session.file.path.parent == folders.documents


def test_a_document_is_written_and_carries_the_plan(cafe: MainWindow, folders: Folders, qtbot: QtBot) -> None:
    page = export_page(cafe)
    assert cafe.view is not None
    assert cafe.session is not None
    assert len(page.rows) > 3
    first = next(iter(page.rows))
    assert page.rows[first].isChecked()
    page.use_folder(folders.documents / "papper")
    with qtbot.waitSignal(page.exporter.finished, timeout=WAIT) as finished:
        cafe.view.footer.forward.click()
        assert page.cancel.isVisible()
        assert not cafe.view.footer.forward.isEnabled()
    paths = finished.args[1]
    assert [path.suffix for path in paths] == [".pdf"]
    assert paths[0].read_bytes().startswith(b"%PDF-")
    assert open_any(paths[0]).plan.answers == cafe.session.plan.answers
    assert page.result.isVisible()
    assert cafe.view.footer.forward.isEnabled()
    cafe.services.store.settle()
    remembered = cafe.services.store.settings.recent_plan(str(cafe.session.file.path))
    assert remembered is not None
    assert remembered.exports == (str(paths[0]),)


def test_an_exported_pdf_is_opened_again(
    cafe: MainWindow, make_desk: MakeDesk, handbook: Handbook, folders: Folders, qtbot: QtBot
) -> None:
    page = export_page(cafe)
    page.use_folder(folders.documents / "papper")
    with qtbot.waitSignal(page.exporter.finished, timeout=WAIT) as finished:
        page.start()
    assert cafe.session is not None
    answers = cafe.session.plan.answers
    other = make_desk({"sv": handbook}).new_window()
    other.open_path(finished.args[1][0])
    assert other.session is not None
    assert other.session.plan.answers == answers
    assert other.session.file.path.suffix == ".asfplan"
    assert not other.session.file.exists


def test_an_export_is_cancelled(cafe: MainWindow, folders: Folders, qtbot: QtBot) -> None:
    page = export_page(cafe)
    page.use_folder(folders.documents)
    for row in page.rows.values():
        row.setChecked(True)
    with qtbot.waitSignal(page.exporter.finished, timeout=WAIT) as finished:
        page.start()
        page.cancel.click()
    assert finished.args[1] == []
    assert page.message.text() == cafe.kit.words("export.cancelled", count=0)


def test_a_folder_that_cannot_be_written_to_is_told_kindly(
    cafe: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = export_page(cafe)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    page.use_folder(blocked / "papper")
    with qtbot.waitSignal(page.exporter.failed, timeout=WAIT) as failed:
        page.start()
    assert page.message.text() == failed.args[0]
    assert not page.bar.isVisible()


def test_nothing_chosen_nothing_to_write(cafe: MainWindow) -> None:
    page = export_page(cafe)
    assert cafe.view is not None
    for row in page.rows.values():
        if row.isChecked():
            row.click()
    assert not cafe.view.footer.forward.isEnabled()


def test_the_real_document_is_looked_at_page_by_page(cafe: MainWindow, qtbot: QtBot) -> None:
    page = export_page(cafe)
    look = page.findChild(QPushButton, f"export/{next(iter(page.rows))}//look")
    assert look is not None
    with qtbot.waitSignal(page.exporter.finished, timeout=WAIT):
        look.click()
    viewer = cafe.findChild(DocumentView)
    assert viewer is not None
    qtbot.waitUntil(viewer.isVisible)
    assert len(viewer.pages) >= 1
    width = viewer.pages[0].width()
    viewer.zoom(1)
    assert viewer.pages[0].width() > width
    picture = viewer.pages[0].grab().toImage()
    assert colours_in(picture) > 2
    assert "Kornboden" in viewer.pages[0].accessibleName()
    qtbot.waitUntil(lambda: viewer.place.text().startswith("Sida 1 av"))
    viewer.close()


def colours_in(picture: QImage) -> int:
    return len(
        {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
    )


def test_the_budget_stands_at_its_chapter_and_follows_the_answers(cafe: MainWindow, qtbot: QtBot) -> None:
    view = cafe.view
    assert view is not None
    assert cafe.session is not None
    view.use_track(False)
    view.go(Stop("chapter", "budget"))
    page = view.stack.currentWidget()
    assert isinstance(page, ChapterPage)
    assert page.budget is not None
    before = page.budget.sentence.text()
    assert "kr" in before
    assert page.budget.charts[0].isVisible()
    assert page.budget.charts[0].drawing.accessibleName()
    table = cafe.session.plan.record("overheads").v
    assert isinstance(table, list | tuple)
    first = table[0]
    assert isinstance(first, dict)
    cafe.session.set_cell("overheads", str(first["id"]), "amount", "99 000")
    qtbot.waitUntil(lambda: page.budget is not None and page.budget.sentence.text() != before)


def test_before_there_is_a_budget_it_says_what_will_stand_here(
    make_desk: MakeDesk, handbook: Handbook, qtbot: QtBot
) -> None:
    window = make_desk({"sv": handbook}).new_window()
    window.new_plan()
    assert window.view is not None
    window.view.use_track(False)
    window.view.go(Stop("chapter", "budget"))
    page = window.view.stack.currentWidget()
    assert isinstance(page, ChapterPage)
    assert page.budget is not None
    assert page.budget.sentence.text() == window.kit.words("budget.empty")
    assert not page.budget.charts[0].isVisible()


def test_every_shape_is_painted(look: Look, qtbot: QtBot) -> None:
    shapes = (
        Box(10, 10, 40, 40, "series_1"),
        Box(60, 10, 40, 40, "series_2", "hatch"),
        Box(110, 10, 40, 40, "series_3", "dots", "ink"),
        Line(10, 70, 190, 70, "ink", 2, True),
        Polyline(((10, 90), (100, 80), (190, 95)), "accent"),
        Circle(30, 75, 4, "ink", "surface"),
        Words(190, 60, "42 kr", anchor="end", bold=True),
    )
    view = DrawingView(look)
    qtbot.addWidget(view)
    view.show_drawing(Drawing(200, 100, shapes), "Kassan är 42 kr.")
    view.resize(400, view.heightForWidth(400))
    assert view.height() == 200
    picture = view.grab().toImage()
    assert picture.pixelColor(60, 60) == look.colour("series_1")
    assert colours_in(picture) > 5
    assert view.accessibleName() == "Kassan är 42 kr."


def test_the_companions_speak_when_there_is_something_to_say(
    window: MainWindow, cafe: MainWindow, qtbot: QtBot
) -> None:
    window.new_plan()
    assert window.view is not None
    assert not window.view.help.companions.has_something
    assert cafe.view is not None
    assert cafe.view.help.companions.has_something
    words = " ".join(
        label.text() for label in cafe.view.help.companions.findChildren(QWidget) if hasattr(label, "text")
    )  # type: ignore[attr-defined]
    assert "Delaktighet" in words


def test_companions_tell_in_full_what_belongs_to_the_chapter_one_is_in(cafe: MainWindow) -> None:
    view = cafe.view
    assert view is not None

    def beside(page: str) -> str:
        view.go(Stop("page", page))
        QApplication.processEvents()
        labels = view.help.companions.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(view.help))

    step, reason = "Besluta er väg på ett möte", "De som arbetar hos er ska kunna bli medlemmar."
    assert "Delaktighet: Delvis" in beside("in_short")
    assert step not in beside("in_short")
    assert step in beside("participation_ways")
    assert reason not in beside("participation_ways")
    assert "Företagsform" in beside("in_short")
    assert reason in beside("form_group")


def test_a_chapter_that_is_begun_is_gone_on_with(window: MainWindow, cafe: MainWindow) -> None:
    window.new_plan()
    for each, words in ((window, "&Börja kapitlet"), (cafe, "&Fortsätt")):
        assert each.view is not None
        each.view.use_track(False)
        each.view.go(Stop("chapter", each.view._way()[0].id))
        assert each.view.footer.forward.text() == words
