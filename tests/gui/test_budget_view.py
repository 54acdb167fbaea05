"""The budget in the window: tables by keyboard, explanations, charts, what if, warnings; live on typing."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from asf_starter.core.economy.scenarios import outcome
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import typed_rows
from asf_starter.gui.accessibility import DECORATION, ROLE
from asf_starter.gui.budget.explained import Figure
from asf_starter.gui.budget.panel import BudgetPanel
from asf_starter.gui.budget.tables import BudgetTables
from asf_starter.gui.budget.view import BudgetView
from asf_starter.gui.chapter_page import ChapterPage
from asf_starter.gui.editors.row_card import RowCard
from asf_starter.gui.editors.table import TableEditor
from asf_starter.gui.page_view import PageView
from asf_starter.gui.plan_view import PlanView
from asf_starter.gui.route import Stop
from asf_starter.gui.way_row import WayRow
from asf_starter.gui.widgets import Column
from tests.gui.conftest import MakeDesk, show
from tests.gui.test_accessibility import GUI, faults, is_cut

Key = Qt.Key
CHAPTER = Stop("chapter", "budget")


@pytest.fixture
def view(make_desk: MakeDesk, handbook: Handbook, qtbot: QtBot) -> PlanView:
    """The example of the café in a window."""
    window = make_desk({"sv": handbook}, theme="light").new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    window.open_example("cafe_and_second_hand")
    assert window.view is not None
    window.view.use_track(False)
    return window.view


@pytest.fixture
def budget(view: PlanView) -> BudgetView:
    view.go(CHAPTER)
    page = view.stack.currentWidget()
    assert isinstance(page, ChapterPage)
    assert page.budget is not None
    return page.budget


@pytest.fixture
def tables(budget: BudgetView) -> BudgetTables:
    return budget.tables


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_statements_and_periods_are_switched(tables: BudgetTables, qtbot: QtBot) -> None:
    model = tables.model
    assert (model.statement, model.columnCount()) == ("cash", 36)
    qtbot.mouseClick(tables.switches["years"], Qt.MouseButton.LeftButton)
    assert model.columnCount() == 3
    qtbot.mouseClick(tables.switches["balance"], Qt.MouseButton.LeftButton)
    assert model.rows[-1].line.id == "balance.liabilities_and_equity"
    few = model.rowCount()
    qtbot.mouseClick(tables.switches["result"], Qt.MouseButton.LeftButton)
    few = model.rowCount()
    qtbot.mouseClick(tables.switches["details"], Qt.MouseButton.LeftButton)
    assert model.rowCount() > few
    assert [name for name, button in tables.switches.items() if button.isChecked()] == [
        "result",
        "years",
        "details",
    ]
    assert tables.table.accessibleName() == "Resultat, År för år"


def test_the_lowest_month_is_named_in_its_head(view: PlanView, tables: BudgetTables) -> None:
    cash = view.session.assessment.budget.months("cash.end")
    column = cash.index(min(cash))
    heads = [str(tables.model.headerData(n, Qt.Orientation.Horizontal)) for n in range(36)]
    assert [n for n, words in enumerate(heads) if "lägst" in words] == [column]


def test_less_than_nought_has_a_sign_and_a_word(tables: BudgetTables) -> None:
    model = tables.model
    index = next(
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(36)
        if model.amount(model.index(row, column)) < 0
    )
    assert "\u2212" in str(model.data(index))
    assert model.told(index).startswith("minus ")


def test_enter_explains_and_escape_closes(tables: BudgetTables, qtbot: QtBot) -> None:
    tables.table.go_to(Figure("cash.end", range(3, 4)))
    press(qtbot, Key.Key_Return)
    explanation = tables.explanation
    assert explanation.isVisible()
    assert explanation.title.text() == "Pengar vid slutet, april\u00a02027"
    assert "44\u00a0688\u00a0kr" in explanation.sentence.text()
    explanation.close_button.setFocus()
    press(qtbot, Key.Key_Escape)
    assert not explanation.isVisible()
    assert tables.table.hasFocus()


def test_an_explanation_leads_on_to_lines_and_questions(
    view: PlanView, tables: BudgetTables, qtbot: QtBot
) -> None:
    tables.explain(Figure("result.sales", range(5, 6)))
    first = tables.explanation.findChildren(WayRow)[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    told = tables.explanation.told
    assert told is not None
    assert told.title.startswith("Försäljning: ")
    answer = next(
        row
        for row in tables.explanation.findChildren(WayRow)
        if row.words.startswith("Lunch på vardagar, Pris")
    )
    qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert view.here == Stop("page", "budget_sales")
    view.go_on()
    assert view.here == CHAPTER


def test_the_whole_table_is_copied_for_a_spreadsheet(tables: BudgetTables, qtbot: QtBot) -> None:
    qtbot.mouseClick(tables.switches["years"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tables.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Kronor\tÅr 1\tÅr 2\tÅr 3"
    assert len(lines) == tables.model.rowCount() + 1
    last = lines[-1].split("\t")
    assert last[0] == "Pengar vid slutet"
    assert [int(figure) for figure in last[1:]] == list(tables.model.rows[-1].figures)


def test_a_block_of_figures_is_copied_with_its_heads(tables: BudgetTables, qtbot: QtBot) -> None:
    tables.table.go_to(Figure("cash.start", range(1)))
    press(qtbot, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[0] == "Kronor"
    assert line.split("\t")[0] == "Pengar vid början"
    assert len(line.split("\t")) == 3


def test_assistive_technology_hears_line_month_and_amount(tables: BudgetTables) -> None:
    interface = QAccessible.queryAccessibleInterface(tables.table)
    cell = interface.child(37 + 1)
    assert cell is not None
    assert cell.text(QAccessible.Text.Name).endswith("kr. Pengar vid början, jan\u00a027")
    assert tables.table.accessibleName() == "Pengar, Månad för månad"


def test_charts_say_the_same_in_words(budget: BudgetView) -> None:
    shown = [chart for chart in budget.charts if not chart.isHidden()]
    assert len(shown) >= 3
    for chart in shown:
        assert chart.title.text()
        assert chart.words.text() == chart.drawing.accessibleName()
        assert chart.words.property(ROLE) == DECORATION  # heard once, by the drawing


@pytest.mark.parametrize(
    "scenario", ["pessimistic", "optimistic", "supports_refused", "three_months_late", "largest_buyer_leaves"]
)
def test_what_if_shows_the_lowest_month(
    scenario: str, view: PlanView, budget: BudgetView, qtbot: QtBot
) -> None:
    button = budget.stress.buttons[scenario]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    found = outcome(view.session.assessment.scenarios[scenario])
    month = view.session.assessment.budget.timeline.months[found.lowest_month]
    words = budget.stress.chart.title.text()
    assert view.kit.phrases.notation.month(month) in words
    assert view.kit.phrases.notation.kronor(abs(found.lowest_cash)) in words
    assert budget.stress.changes.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert budget.stress.chart.isHidden()


def test_warnings_lead_to_questions_and_months(view: PlanView, budget: BudgetView, qtbot: QtBot) -> None:
    ways = budget.warnings.findChildren(WayRow)
    month = next(way for way in ways if way.words == "Visa april\u00a02027")
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton)
    assert budget.tables.explanation.isVisible()
    every = budget.findChild(QPushButton, "budget_warnings//all")
    assert every is not None
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert len(budget.warnings.findChildren(WayRow)) > len(ways)
    question = next(
        way for way in budget.warnings.findChildren(WayRow) if way.words.startswith("Till frågan")
    )
    qtbot.mouseClick(question, Qt.MouseButton.LeftButton)
    assert view.here.kind == "page"


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(
    percent: int, make_desk: MakeDesk, handbook: Handbook, qtbot: QtBot
) -> None:
    window = make_desk({"sv": handbook}, theme="light", text_size=percent, table_view="sheet").new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    window.open_example("cafe_and_second_hand")
    view = window.view
    assert view is not None
    view.use_track(False)
    view.go(CHAPTER)
    page = view.stack.currentWidget()
    assert isinstance(page, ChapterPage)
    assert page.budget is not None
    page.budget.stress.buttons["pessimistic"].click()
    page.budget.tables.explain(Figure("result.staff", range(5, 6)))
    found = sight(page, qtbot)
    for stop in ("budget_sales", "budget_staff", "budget_supports", "budget_money"):
        view.go(Stop("page", stop))
        page = view.stack.currentWidget()
        assert isinstance(page, PageView)
        assert isinstance(page.panel, BudgetPanel)
        page.panel.set_open(True)
        found += sight(page, qtbot)
    assert found == []


def sight(page: Column, qtbot: QtBot) -> list[str]:
    """What is cut on a page, or has no name or place for assistive technology."""
    qtbot.wait(20)
    found = faults(page)
    found += [button.text() for button in page.findChildren(QPushButton) if is_cut(button)]
    if page.horizontalScrollBar().maximum():
        found.append("wider than the page")
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and label.height() < label.heightForWidth(label.width()) - 1:
            found.append(label.text())
    return found


def test_every_word_is_there_and_used(handbook: Handbook) -> None:
    code = "".join(path.read_text("utf-8") for path in GUI.rglob("*.py"))
    used = set(re.findall(r'say\(\s*(?:self\.)?kit,\s*"([a-z_.]+)"', code))
    begun = set(re.findall(r'f"((?:sheet|figures|explain|stress|warnings)\.[a-z_]*)\{', code))
    kept = set(re.findall(r'"((?:sheet|figures|explain|stress|warnings)\.[a-z_]+)"', code))
    known = {key.removeprefix("window_budget.") for key in handbook.texts if key.startswith("window_budget.")}
    assert used <= known
    unused = {key for key in known - used - kept if not any(key.startswith(start) for start in begun)}
    assert unused == set()


def test_figures_follow_each_letter_and_the_field_keeps_the_keyboard(view: PlanView, qtbot: QtBot) -> None:
    view.go(Stop("page", "budget_overheads"))
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    assert isinstance(page.panel, BudgetPanel)
    panel = page.panel
    assert panel.tables is None
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert panel.tables is not None
    assert panel.is_open
    row = str(typed_rows(view.session.plan.record("overheads").v)[0]["id"])
    card = page.views["overheads"].editor.cards[row]  # type: ignore[attr-defined] # a table's editor
    if not card.is_open:
        card.set_open(True)
    field = card.cells["amount"].editor.controls()[0]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    before = [row.figures for row in panel.tables.model.rows]
    with qtbot.waitSignal(view.session.changed):
        qtbot.keyClicks(field, "9")
    assert [row.figures for row in panel.tables.model.rows] != before
    assert field.hasFocus()
    resets: list[int] = []
    panel.tables.model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(view.session.changed):
        qtbot.keyClicks(field, "1")
    assert resets == []
    qtbot.mouseClick(panel.fold, Qt.MouseButton.LeftButton)
    assert not panel.is_open


def test_an_explanation_follows_the_answers(view: PlanView, qtbot: QtBot) -> None:
    view.go(CHAPTER)
    page = view.stack.currentWidget()
    assert isinstance(page, ChapterPage)
    assert page.budget is not None
    tables = page.budget.tables
    tables.explain(Figure("cash.end", range(3, 4)))
    before = tables.explanation.sentence.text()
    row = str(typed_rows(view.session.plan.record("overheads").v)[0]["id"])
    view.session.set_cell("overheads", row, "amount", "1")
    qtbot.waitUntil(lambda: tables.explanation.sentence.text() != before)


def test_figures_that_are_folded_out_stay_so_from_page_to_page(view: PlanView, qtbot: QtBot) -> None:
    def panel(name: str) -> BudgetPanel:
        view.go(Stop("page", name))
        page = view.stack.currentWidget()
        assert isinstance(page, PageView)
        assert isinstance(page.panel, BudgetPanel)
        return page.panel

    other = panel("budget_staff")
    first = panel("budget_overheads")
    first.fold.click()
    assert first.is_open
    assert not other.is_open, "a page that nobody sees waits"
    assert panel("budget_staff") is other
    assert other.is_open
    assert other.tables is not None
    assert other.tables.model.rows
    assert view.services.store.settings.panels_open
    other.fold.click()
    assert not panel("budget_overheads").is_open


def test_the_way_tables_are_shown_holds_for_pages_built_before(view: PlanView) -> None:
    def table(page_id: str) -> TableEditor:
        view.go(Stop("page", page_id))
        page = view.stack.currentWidget()
        assert isinstance(page, PageView)
        editors = [shown.editor for shown in page.views.values()]
        return next(editor for editor in editors if isinstance(editor, TableEditor) and editor.switch)

    overheads = table("budget_overheads")
    staff = table("budget_staff")
    staff.switch["sheet"].click()
    assert not overheads.is_sheet
    assert table("budget_overheads") is overheads
    assert overheads.is_sheet


def test_a_card_shows_first_what_counts(view: PlanView) -> None:
    card = first_card(view)
    card.set_open(True)
    price, season = card.cells["price"].editor, card.cells["season"].editor
    assert price.isVisible()
    assert not season.isVisible()
    assert season.controls()[0] not in card.controls()
    card.more.click()
    assert season.isVisible()
    order = [
        card.controls().index(control) for control in (price.controls()[0], card.more, season.controls()[0])
    ]
    assert order == sorted(order)
    card.more.click()
    assert not season.isVisible()


def test_what_has_to_be_mended_in_a_folded_cell_is_unfolded(view: PlanView) -> None:
    card = first_card(view)
    view.session.set_cell("products", card.row_id, "hours_per_unit", "jättemånga")
    view.session.settle()
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    page.check()
    assert card.cells["hours_per_unit"].problem.isVisible()
    assert card.cells["hours_per_unit"].editor.controls()[0].hasFocus()


def first_card(view: PlanView) -> RowCard:
    """The first thing that is sold, as a card."""
    view.go(Stop("page", "budget_sales"))
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    table = page.views["products"].editor
    assert isinstance(table, TableEditor)
    table.show_as("cards")
    return next(iter(table.cards.values()))
