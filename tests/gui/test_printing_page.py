"""The page of printing with real windows: choosing, what lies inside, preview and the way back, printing."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.filed_files import FiledFile
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import state_code, with_row
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.page_view import PageView
from asf_starter.gui.paper import export_page
from asf_starter.gui.paper.document_view import DocumentView
from asf_starter.gui.paper.export_page import ExportPage
from asf_starter.gui.route import EXPORT, Stop
from asf_starter.storage.folders import Folders
from asf_starter.storage.plan_store import open_any
from tests.gui.conftest import MakeDesk, show

WAIT = 60_000
GUI = Path(export_page.__file__).parents[1]


@pytest.fixture
def window(make_desk: MakeDesk, handbook: Handbook, qtbot: QtBot) -> MainWindow:
    """The example of the café, on the page of printing."""
    made = make_desk({"sv": handbook}, theme="light").new_window()
    made.resize(1366, 768)
    show(made, qtbot)
    made.open_example("cafe_and_second_hand")
    assert made.view is not None
    made.view.go(EXPORT, focus=True)
    return made


@pytest.fixture
def page(window: MainWindow, folders: Folders) -> ExportPage:
    assert window.view is not None
    found = window.view.stack.currentWidget()
    assert isinstance(found, ExportPage)
    found.use_folder(folders.documents / "papper")
    return found


def looked_at(page: ExportPage, qtbot: QtBot, document: str = "advisor_paper") -> DocumentView:
    button = page.findChild(QPushButton, f"export/{document}//look")
    assert button is not None
    with qtbot.waitSignal(page.exporter.finished, timeout=WAIT):
        button.click()
    viewer = page.looking.viewer
    assert viewer is not None
    qtbot.waitUntil(viewer.isVisible)
    return viewer


def hover(widget: QWidget, point: QPoint) -> None:
    """Moves the mouse over a widget (a platform without a screen cannot tell which window is on top)."""
    none = Qt.MouseButton.NoButton
    place = QPointF(widget.mapToGlobal(point))
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), place, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, move)


def written(page: ExportPage, qtbot: QtBot) -> list[Path]:
    with qtbot.waitSignal(page.exporter.finished, timeout=WAIT) as finished:
        page.start()
    paths = finished.args[1]
    assert isinstance(paths, list)
    return paths


# -- choosing --


def test_three_likely_papers_come_first_and_the_rest_is_folded(page: ExportPage) -> None:
    shown = [name for name, row in page.rows.items() if row.isVisible()]
    assert shown == ["advisor_paper", "business_plan", "budget_annex"]
    assert page.choice.chosen == ("advisor_paper",)
    assert len(page.rows) > 10


def test_a_shelf_unfolds_by_keyboard_and_says_what_is_chosen(page: ExportPage, qtbot: QtBot) -> None:
    fold = page.findChild(QPushButton, "export_shelf/founding")
    assert fold is not None
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    row = page.rows["founding_checklist"]
    assert row.isVisible()
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert row.isChecked()
    assert "valda: 1" in fold.accessibleName()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert not row.isVisible()
    assert "founding_checklist" in page.choice.chosen


def test_all_papers_are_chosen_at_once_and_bound_into_one_file(
    page: ExportPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert page.options.one.isHidden() or not page.options.one.isVisible()
    for name in ("business_plan", "budget_annex"):
        page.rows[name].click()
    assert page.options.one.isVisible()
    page.options.one.click()
    paths = written(page, qtbot)
    assert [path.suffix for path in paths] == [".pdf"]
    text = " ".join(part.extract_text() for part in pypdf.PdfReader(paths[0]).pages)
    for name in ("advisor_paper", "business_plan", "budget_annex"):
        assert window.kit.handbook.outlines[name].title in text
    page.choice.all.click()
    assert len(page.choice.chosen) == len(page.rows)
    page.choice.all.click()
    assert page.choice.chosen == ()
    assert not page.is_ready


def test_other_kinds_of_files_are_offered_where_a_paper_has_them(page: ExportPage, qtbot: QtBot) -> None:
    page.options.more.click()
    formats = page.options.formats
    assert formats["docx"].isVisible()
    assert not formats["xlsx"].isVisible()
    page.rows["budget_annex"].click()
    assert formats["xlsx"].isVisible()
    formats["pdf"].click()
    formats["xlsx"].click()
    page.rows["advisor_paper"].click()
    assert page.is_ready
    assert [path.suffix for path in written(page, qtbot)] == [".xlsx"]
    page.rows["budget_annex"].click()
    page.rows["advisor_paper"].click()
    assert not page.is_ready, "no kind of file is chosen that the paper has"


# -- what lies inside --


def test_a_plain_line_says_what_lies_inside(page: ExportPage) -> None:
    inside = page.inside
    assert inside.line.text() == (
        "Det som står på papperen. Hela planen, med alla svar. Namn på personer: 5. "
        "Era privata anteckningar ligger aldrig där."
    )
    inside.with_names.click()
    assert "Inga namn." in inside.line.text()
    inside.with_plan.click()
    assert "Planen ligger inte i filerna." in inside.line.text()


def test_the_plan_and_names_are_left_out(page: ExportPage, qtbot: QtBot) -> None:
    page.inside.with_names.click()
    path = written(page, qtbot)[0]
    inside = open_any(path).plan
    assert inside.record("contact_person").v == {"role": "Samordnare", "name": ""}
    reader = pypdf.PdfReader(path)
    assert "Amina" not in " ".join(part.extract_text() for part in reader.pages)
    page.inside.with_plan.click()
    path = written(page, qtbot)[0]
    assert not pypdf.PdfReader(path).attachments


def test_filed_files_travel_only_when_asked_for(page: ExportPage, window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    assert not page.inside.with_files.isVisible()
    data = b"Protokoll: vi valde nya tider.".ljust(100)
    sha256 = hashlib.sha256(data).hexdigest()
    table = next(
        question
        for _, _, question in window.kit.handbook.interview.walk()
        if any(column.kind == "file" for column in question.columns)
    )
    typed = with_row((), "r1", {"file": {"name": "protokoll.txt", "sha256": sha256}})
    plan = window.session.plan.with_typed(table.id, typed)
    window.session.replace_plan(plan.with_file(FiledFile(sha256, "text/plain", data)))
    window.session.settle()
    assert page.inside.with_files.isVisible()
    assert "Bilagorna ligger inte i filerna." in page.inside.line.text()
    assert not open_any(written(page, qtbot)[0]).plan.evidence
    page.inside.with_files.click()
    assert "Bilagor: 1." in page.inside.line.text()
    assert [file.sha256 for file in open_any(written(page, qtbot)[0]).plan.evidence] == [sha256]


# -- making --


def test_a_cancelled_export_of_many_papers_leaves_no_file(page: ExportPage, qtbot: QtBot) -> None:
    page.choice.choose_all(on=True)
    page.exporter.progressed.connect(lambda title, sheet, number: number > 2 and page.exporter.cancel())
    assert written(page, qtbot) == []
    assert not any(page.folder.glob("*"))
    assert not page.bar.isVisible()
    assert page.is_ready


def test_progress_counts_papers_and_pages(page: ExportPage, qtbot: QtBot) -> None:
    for name in ("business_plan", "budget_annex"):
        page.rows[name].click()
    said: list[str] = []
    page.exporter.progressed.connect(lambda *_: said.append(page.message.text()))
    assert len(written(page, qtbot)) == 3
    assert any("Papper 3 av 3." in words for words in said)


def code_in_menu(window: MainWindow) -> str:
    """What the menu under the plan's name says when it unfolds."""
    assert window.view is not None
    window.view.bar.plan.menu().aboutToShow.emit()
    return window.view.bar.code.text()


def test_the_code_of_the_plan_is_the_one_on_paper(page: ExportPage, window: MainWindow, qtbot: QtBot) -> None:
    assert window.session is not None
    code = state_code(window.session.plan)
    assert code in page.code.text()
    assert window.view is not None
    assert code_in_menu(window) == f"Kod {code}"
    assert window.view.bar.code.isVisible()
    text = pypdf.PdfReader(written(page, qtbot)[0]).pages[0].extract_text()
    assert code in text


# -- looking, and the way back to the question --


def test_a_click_on_an_answer_leads_to_its_question_and_back_to_the_paper(
    page: ExportPage, window: MainWindow, qtbot: QtBot
) -> None:
    viewer = looked_at(page, qtbot)
    first = viewer.pages[0]
    area, question = next((a, q) for a, q in viewer._of_questions(0) if q == "business_idea")
    scale = first.width() / first._points
    point = QPoint(round((area.left + area.width / 2) * scale), round((area.top + area.height / 2) * scale))
    hover(first, point)
    assert first.cursor().shape() == Qt.CursorShape.PointingHandCursor
    label = window.kit.handbook.interview.question(question).label
    assert label in first.toolTip()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=point)
    assert not viewer.isVisible()
    view = window.view
    assert view is not None
    assert window.session is not None
    there = view.stack.currentWidget()
    assert isinstance(there, PageView)
    assert "business_idea" in there.views
    assert view.footer.forward.text() == window.kit.words("footer.to_paper")
    window.session.answer("business_idea", "Vi säljer soppa till gäster som är hungriga.")
    window.session.settle()
    with qtbot.waitSignal(page.exporter.finished, timeout=WAIT):
        view.go_on()
    assert view.here == EXPORT
    qtbot.waitUntil(viewer.isVisible)
    qtbot.waitUntil(lambda: "soppa" in viewer._paper.words(0))  # type: ignore[union-attr] # it has a paper


def test_beside_the_texts_nothing_happens(page: ExportPage, window: MainWindow, qtbot: QtBot) -> None:
    viewer = looked_at(page, qtbot)
    with qtbot.assertNotEmitted(viewer.question_wanted):
        qtbot.mouseClick(viewer.pages[0], Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert viewer.isVisible()


def test_the_questions_of_the_page_are_a_list_for_the_keyboard(
    page: ExportPage, window: MainWindow, qtbot: QtBot
) -> None:
    viewer = looked_at(page, qtbot)
    listed = viewer.questions.list
    assert listed.count() > 2
    assert listed.accessibleName() == "Frågor på sidan"
    before = [listed.item(row).text() for row in range(listed.count())]
    viewer.go_to_page(1)
    qtbot.waitUntil(lambda: viewer.page == 1)
    assert [listed.item(row).text() for row in range(listed.count())] != before
    listed.setFocus()
    listed.setCurrentRow(1)
    question = listed.item(1).data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert window.view is not None
    assert window.view.here == Stop("page", window.kit.handbook.interview.place(question)[1].id)


def test_a_paper_says_that_the_plan_has_changed_and_is_made_anew(
    page: ExportPage, window: MainWindow, qtbot: QtBot
) -> None:
    viewer = looked_at(page, qtbot)
    assert window.session is not None
    assert not viewer.notice.isVisible()
    window.session.set_note("business_idea", "En anteckning ändrar inget på papperet.")
    window.session.settle()
    assert not viewer.notice.isVisible()
    window.session.answer("enterprise_name", "Ängens kafé")
    window.session.settle()
    assert viewer.notice.isVisible()
    with qtbot.waitSignal(page.exporter.finished, timeout=WAIT):
        viewer.refresh_button.click()
    assert not viewer.notice.isVisible()
    assert "Ängens kafé" in viewer._paper.words(0)  # type: ignore[union-attr] # it has a paper


def test_only_pages_in_view_are_drawn(page: ExportPage, qtbot: QtBot) -> None:
    viewer = looked_at(page, qtbot, "business_plan")
    assert len(viewer.pages) > 8
    qtbot.waitUntil(lambda: viewer.pages[0]._picture is not None)
    assert sum(part._picture is not None for part in viewer.pages) < 4
    last = len(viewer.pages) - 1

    def is_at_the_end() -> bool:
        viewer.go_to_page(last)
        return viewer.pages[last]._picture is not None

    qtbot.waitUntil(is_at_the_end)
    assert viewer.pages[0]._picture is None, "pages far away are forgotten"


def test_everything_in_the_preview_has_a_name(page: ExportPage, qtbot: QtBot) -> None:
    viewer = looked_at(page, qtbot)
    for widget in viewer.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), widget
    assert viewer.pages[0].accessibleName().startswith("Sida 1. Inför mötet med rådgivaren")
    assert "Amina" in viewer.pages[0].accessibleName()


# -- printing --


def test_all_pages_reach_the_printer_while_the_window_goes_on(
    page: ExportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    viewer = looked_at(page, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    viewer.print_to(printer)
    done = "Alla sidor är skickade till skrivaren."
    qtbot.waitUntil(lambda: viewer.notice_words.text() == done, timeout=WAIT)
    data = (tmp_path / "printed.pdf").read_bytes()
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == len(viewer.pages)


def test_a_range_of_pages_is_printed(page: ExportPage, tmp_path: Path, qtbot: QtBot) -> None:
    viewer = looked_at(page, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    viewer.print_to(printer)
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists() and viewer._run is None, timeout=WAIT)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_the_code_in_the_menu_follows_the_answers(window: MainWindow) -> None:
    assert window.session is not None
    before = code_in_menu(window)
    window.session.set_note("enterprise_name", "En anteckning")
    window.session.settle()
    assert code_in_menu(window) == before
    window.session.answer("enterprise_name", "Ett annat namn")
    window.session.settle()
    assert code_in_menu(window) == f"Kod {state_code(window.session.plan)}" != before


def test_printing_is_stopped(page: ExportPage, tmp_path: Path, qtbot: QtBot) -> None:
    viewer = looked_at(page, qtbot, "business_plan")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    viewer.print_to(printer)
    qtbot.waitUntil(viewer.stop_button.isVisible, timeout=WAIT)
    viewer.stop_button.click()
    qtbot.waitUntil(lambda: viewer.notice_words.text() == "Utskriften är avbruten.", timeout=WAIT)
    assert not viewer.stop_button.isVisible()


def test_the_window_goes_on_while_papers_are_made_and_printed(
    page: ExportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    turns: list[str] = []
    timer = QTimer()
    timer.setInterval(0)
    timer.timeout.connect(lambda: turns.append("making" if page.exporter.is_busy else "printing"))
    page.choice.choose_all(on=True)
    timer.start()
    count = len(written(page, qtbot))
    assert turns.count("making") > 10 * count
    timer.stop()
    viewer = looked_at(page, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    turns.clear()
    timer.start()
    viewer.print_to(printer)
    qtbot.waitUntil(lambda: viewer._run is None, timeout=WAIT)
    assert turns.count("printing") > 10 * len(viewer.pages)


def test_private_notes_are_printed_only_where_they_are_asked_for(
    page: ExportPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert window.session is not None
    private = "Bara för rådgivarens ögon"
    plan = window.session.plan.with_note("business_idea", private, which="private_note")
    window.session.replace_plan(plan)
    window.session.settle()
    page.choice.choose_all(on=False)
    page.rows["budget_annex"].click()
    assert not page.inside.with_private.isVisible()
    page.rows["budget_annex"].click()
    page.rows["business_plan_advisor"].setChecked(True)
    assert page.inside.with_private.isVisible()
    assert "Era privata anteckningar ligger aldrig där." in page.inside.line.text()

    def printed(path: Path) -> str:
        return " ".join(" ".join(part.extract_text().split()) for part in pypdf.PdfReader(path).pages)

    assert private not in printed(written(page, qtbot)[0])
    page.inside.with_private.click()
    assert page.inside.line.text().endswith("Era privata anteckningar.")
    path = written(page, qtbot)[0]
    assert private in printed(path)
    assert not any(record.private_note for record in open_any(path).plan.answers.values())


def test_every_word_about_paper_is_there(handbook: Handbook) -> None:
    used: set[str] = set()
    for path in GUI.rglob("*.py"):
        found = re.findall(r'words\(\s*(?:self\.)?kit,\s*"([a-z_]+\.[a-z_]+)"', path.read_text("utf-8"))
        used.update(found)
    assert sorted(key for key in used if f"window_paper.{key}" not in handbook.texts) == []
    assert len(used) > 30
