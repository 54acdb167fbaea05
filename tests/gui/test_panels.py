"""What follows from the answers, on the screen: ranking and comparison of forms, criteria, decisions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.documents.tree import (
    Cell,
    Column,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TableRow,
)
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.blocks_view import BlocksView
from asf_starter.gui.help_words import source_in_full
from asf_starter.gui.kit import Kit
from asf_starter.gui.page_view import PageView
from asf_starter.gui.panels import PANELS, FormsPanel
from asf_starter.gui.paper.export_page import ExportPage
from asf_starter.gui.plan_view import PlanView
from asf_starter.gui.route import EXPORT, STANDING, Stop, is_asked
from asf_starter.gui.standing_page import StandingPage
from tests.gui.conftest import Clock, MakeDesk, show

DECISION = Stop("page", "form_decision")


@pytest.fixture
def view(make_desk: MakeDesk, handbook: Handbook, qtbot: QtBot) -> PlanView:
    """The example of the café in a window."""
    window = make_desk({"sv": handbook}, theme="light").new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    window.open_example("cafe_and_second_hand")
    assert window.view is not None
    return window.view


def words(widget: QWidget) -> str:
    """All words that are seen, when everything new has been shown."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def forms_panel(view: PlanView) -> FormsPanel:
    view.go(DECISION)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    assert isinstance(page.panel, FormsPanel)
    return page.panel


def test_every_panel_that_a_page_names_exists(handbook: Handbook) -> None:
    named = {page.panel for chapter in handbook.interview.chapters for page in chapter.pages if page.panel}
    assert named
    assert named <= set(PANELS)


def test_the_ranking_is_read_where_the_form_is_chosen(view: PlanView) -> None:
    said = words(forms_panel(view))
    assert "Med era svar finns det bara en möjlig form: en ekonomisk förening." in said
    assert "Talar för:" in said
    assert "Talar emot:" in said
    assert "Det här skulle ändra resultatet" in said
    assert "(EFL 1:4, 1:6, 2:4)" in said


def test_a_reason_leads_to_its_question_and_back(view: PlanView, qtbot: QtBot) -> None:
    panel = forms_panel(view)
    way = panel.findChild(QPushButton, "way/worker_ownership")
    assert way is not None
    assert way.accessibleName().startswith("Till frågan: ")
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Space)
    assert view.here.kind == "page"
    assert view.here != DECISION
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    assert "worker_ownership" in page.views
    view.go_on()
    assert view.here == DECISION


def test_two_to_four_forms_are_compared(view: PlanView, qtbot: QtBot) -> None:
    panel = forms_panel(view)
    assert next(form for form, chip in panel.chips.items() if chip.isChecked()) == "economic_association"
    for form in ("limited_company", "limited_company_svb"):
        if not panel.chips[form].isChecked():
            panel.chips[form].setFocus()
            qtbot.keyClick(panel.chips[form], Qt.Key.Key_Space)
    said = words(panel)
    assert "Pengar som krävs" in said
    assert "25 000 kronor" in said.replace("\N{NO-BREAK SPACE}", " ")
    while sum(chip.isChecked() for chip in panel.chips.values()) < 4:
        next(chip for chip in panel.chips.values() if not chip.isChecked()).click()
    left = [chip for chip in panel.chips.values() if not chip.isChecked()]
    assert len(left) == 1
    assert not left[0].isEnabled()
    for chip in list(panel.chips.values()):
        if chip.isChecked():
            chip.click()
    assert "Pengar som krävs" not in words(panel)


def test_the_compass_follows_the_answers(view: PlanView, qtbot: QtBot) -> None:
    view.go(STANDING)
    page = view.stack.currentWidget()
    assert "Statens definition" not in words(page)
    fold = page.findChild(QPushButton, "standing_fold/reinvestment")
    assert fold is not None
    assert fold.accessibleName() == "Återinvestering: Delvis. Klart: 1 av 4."
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Return)
    assert "Statens definition: Delvis." in words(page)
    assert "Skoopis läsning" in words(page)
    view.session.answer("dissolution_assets", "members")
    view.session.settle()
    qtbot.waitUntil(lambda: "Statens definition: Inte ännu." in words(page))
    way = page.findChild(QPushButton, "way/dissolution_assets")
    assert way is not None
    way.click()
    assert view.here.kind == "page"
    view.go_on()
    assert view.here == STANDING


def test_how_the_plan_stands_is_seen_at_once_the_worst_first(view: PlanView, qtbot: QtBot) -> None:
    view.go(STANDING)
    page = view.stack.currentWidget()
    assert isinstance(page, StandingPage)
    assert page.summary is not None
    tiles = page.summary.counts.tiles
    said = [tile.accessibleName() for tile in tiles.values()]
    assert said == [
        "0 svar som inte går ihop. Inget att ändra här.",
        "11 kvar att göra klart. Saknas: 0. Påbörjat: 11.",
        "4 av 15 är klart. Av det som måste finnas.",
    ]
    assert tiles["left"].isChecked()
    assert not page.verticalScrollBar().value()
    tiles["done"].setFocus()
    qtbot.keyClick(tiles["done"], Qt.Key.Key_Space)
    done = [row for row in page.findChildren(AnswerRow) if row.objectName().startswith("standing/done/")]
    assert len(done) == 4
    view.session.answer("dissolution_assets", "members")
    view.session.settle()
    assert tiles["contradicts"].accessibleName() == "1 svar som inte går ihop. Ändra dem först."
    assert tiles["done"].isChecked()
    tiles["contradicts"].click()
    row = page.findChild(AnswerRow, "standing/contradicts/dissolution_assets")
    assert row is not None
    row.click()
    assert view.here.kind == "page"
    view.go_on()
    assert view.here == STANDING


def test_tab_meets_the_lines_right_after_their_counts(view: PlanView, qtbot: QtBot) -> None:
    view.go(STANDING)
    page = view.stack.currentWidget()
    assert isinstance(page, StandingPage)
    assert page.summary is not None
    tile = page.summary.counts.tiles["done"]
    tile.setFocus()
    tile.click()

    def lines_follow() -> bool:
        tile.setFocus()
        view.focusNextChild()
        following = view.focusWidget()
        return isinstance(following, AnswerRow) and following.objectName().startswith("standing/done/")

    qtbot.waitUntil(lines_follow)


def test_the_short_track_gets_a_line_for_each_criterion(view: PlanView) -> None:
    view.use_track(True)
    view.go(STANDING)
    page = view.stack.currentWidget()
    words = [label.text() for label in page.findChildren(QLabel)]  # type: ignore[union-attr]
    names = ("Syfte", "Delaktighet", "Återinvestering", "Fristående")
    for name in names:
        assert [text for text in words if text.startswith(f"{name}: Delvis.")], name
    assert "Underlag" not in words


def test_reopening_a_big_choice_reminds_of_the_last_one(view: PlanView, clock: Clock, qtbot: QtBot) -> None:
    clock.move(days=30)
    view.session.answer("legal_form", "limited_company")
    view.session.settle()
    panel_page = forms_panel(view).window()
    earlier = panel_page.findChild(QLabel, "legal_form//decision")
    assert earlier is not None
    day = "23\N{NO-BREAK SPACE}november\N{NO-BREAK SPACE}2026"
    assert f"Förut hade ni valt ”Ekonomisk förening” (den {day})" in earlier.text()
    assert "Vi vill att alla som arbetar här ska kunna bli medlemmar" in earlier.text()
    why = panel_page.findChild(QLabel, "legal_form_why//decision")
    assert why is not None
    assert why.text() == "Ni skrev det här när ni hade valt något annat. Stämmer det fortfarande?"
    view.session.undo()
    assert view.session.plan.decisions == ()


def test_a_table_that_gets_too_narrow_is_read_row_by_row(kit: Kit, qtbot: QtBot) -> None:
    blocks = BlocksView(kit)
    qtbot.addWidget(blocks)
    heads = tuple(Column((Run(head),)) for head in ("Form", "Kapital", "Ansvar"))
    cells = tuple(Cell((Run(word),)) for word in ("Aktiebolag", "Tjugofemtusen", "Bolagsstyrelsen"))
    blocks.resize(900, 400)
    blocks.show()
    blocks.show_blocks([Table(heads, (TableRow(cells),), "Två former.")])
    assert words(blocks).splitlines() == [
        "Form",
        "Kapital",
        "Ansvar",
        "Aktiebolag",
        "Tjugofemtusen",
        "Bolagsstyrelsen",
    ]
    blocks.resize(260, 400)
    qtbot.waitUntil(
        lambda: (
            words(blocks).splitlines()
            == ["Aktiebolag", "Kapital", "Tjugofemtusen", "Ansvar", "Bolagsstyrelsen"]
        )
    )


def test_what_belongs_to_paper_is_left_out_and_gaps_are_named(kit: Kit, qtbot: QtBot) -> None:
    blocks = BlocksView(kit)
    qtbot.addWidget(blocks)
    blocks.show()
    shown = [
        Heading(2, (Run("Rubrik"),)),
        PageBreak(),
        Paragraph((Run("Firma: "), Run("namn", gap=True))),
        Items((Item((Paragraph((Run("<b>ett</b> & två"),)),)),)),
    ]
    assert blocks.show_blocks(shown)
    assert not blocks.show_blocks(shown)
    assert "Firma: ………… (namn)" in words(blocks)
    assert "<b>ett</b> & två" in words(blocks)


def test_the_place_where_one_is_stays_in_sight_in_the_list(view: PlanView) -> None:
    for stop in (EXPORT, Stop("page", "budget_staff")):
        view.go(stop)
        QApplication.processEvents()
        tasks = view.tasks.list
        assert tasks.viewport().rect().contains(tasks.visualItemRect(tasks.currentItem()))


def test_a_chapter_ends_with_something_to_read(view: PlanView, handbook: Handbook, qtbot: QtBot) -> None:
    chapter = next(each for each in handbook.interview.chapters if each.id == "surplus")
    asked = [page for page in chapter.pages if is_asked(page, view.session.assessment.answers, short=False)]
    view.use_track(False)
    view.go(Stop("page", asked[0].id))
    assert view.stack.currentWidget().findChild(QWidget, "chapter_end").isHidden()
    view.go(Stop("page", asked[-1].id))
    button = view.stack.currentWidget().findChild(QPushButton, "chapter_end/reinvestment_policy")
    assert button is not None
    assert button.text() == "Läs: Policy för återinvestering"
    button.click()
    page = view.stack.currentWidget()
    assert isinstance(page, ExportPage)
    qtbot.waitUntil(lambda: page.looking.viewer is not None, timeout=60_000)
    page.looking.close()
    view.go_back()
    assert view.here == Stop("page", asked[-1].id)


def test_on_the_short_track_every_chapter_adds_to_the_same_paper(view: PlanView, handbook: Handbook) -> None:
    view.use_track(True)
    for chapter in handbook.interview.chapters:
        answers = view.session.assessment.answers
        asked = [page for page in chapter.pages if is_asked(page, answers, short=True)]
        if asked:
            view.go(Stop("page", asked[-1].id))
            assert view.stack.currentWidget().findChild(QPushButton, "chapter_end/advisor_paper") is not None


def test_the_companions_go_into_a_window_of_their_own_and_back(view: PlanView, qtbot: QtBot) -> None:
    view.go(DECISION)
    button = view.help.own_window
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert view.floating.is_out
    assert view.help.window() is not view.window()
    assert view.help.isVisible()
    assert button.text() == "Sätt tillbaka i fönstret"
    view.go(STANDING)
    view.session.answer("dissolution_assets", "members")
    view.session.settle()
    assert "Inte ännu" in words(view.help)
    qtbot.keyClick(view.help.window(), Qt.Key.Key_Escape)
    assert not view.floating.is_out
    assert view.help.window() is view.window()
    assert view.help.isVisible()


def test_a_column_of_single_words_leaves_its_room_to_sentences(view: PlanView, qtbot: QtBot) -> None:
    blocks = BlocksView(view.kit)
    qtbot.addWidget(blocks)
    blocks.resize(700, 400)
    blocks.show()
    sentence = "Anta stadgarna på ett möte och skriv in beslutet i protokollet, så att alla kan läsa det."
    heads = tuple(Column((Run(words),)) for words in ("Vad", "Läge", "Nästa steg"))
    row = TableRow(tuple(Cell((Run(words),)) for words in ("Syfte", "Delvis", sentence)))
    blocks.show_blocks([Table(heads, (row,), "Ett kriterium.")])
    qtbot.wait(20)
    widths = {label.text(): label.width() for label in blocks.findChildren(QLabel)}
    assert widths[sentence] > 2 * (widths["Syfte"] + widths["Delvis"])


def test_a_law_is_named_in_full_before_its_short_name(kit: Kit) -> None:
    assert source_in_full("EFL 1:3; ABL 2:1, 2:2", kit) == (
        "Lagen (2018:672) om ekonomiska föreningar, EFL 1:3; Aktiebolagslagen (2005:551), ABL 2:1, 2:2"
    )


def test_a_source_that_only_mentions_a_short_name_stays_as_it_is(kit: Kit) -> None:
    source = "Tillväxtverket, definition av ASF; Skoopi, kriterier 2021"
    assert source_in_full(source, kit) == source
