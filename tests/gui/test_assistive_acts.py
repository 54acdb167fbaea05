"""What assistive technology finds and does, with Qt's own tree and no bus: roles, ticks, texts, messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.interview.answers import Problem
from asf_starter.core.interview.interview import Question
from asf_starter.gui import problem_line, search
from asf_starter.gui.accessibility import (
    DECORATION,
    follow_layout,
    follow_selection,
    install_roles,
    set_role,
    set_unfolded,
)
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.editors import make_editor
from asf_starter.gui.editors.base import Field
from asf_starter.gui.editors.choices import ListEditor
from asf_starter.gui.editors.rows_to_choose import RadioRow, TickRow
from asf_starter.gui.editors.sheet_cells import LineCell
from asf_starter.gui.kit import Kit
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.problem_line import ProblemLine
from asf_starter.gui.widgets import Button, Heading, Label, Separator
from asf_starter.storage.folders import languages, resources_folder, translations_folder
from asf_starter.storage.handbook_files import load_handbook_in

Roles = QAccessible.Role
ALL_LANGUAGES = languages(translations_folder())


@pytest.fixture
def listening(qapp: object) -> Iterator[None]:
    """A screen reader is running, so that Qt asks for every widget while it is being made."""
    roles = install_roles()
    QAccessible.setActive(True)
    assert QAccessible.isActive()
    yield
    QAccessible.setActive(False)
    del roles


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.usefixtures("listening")
def test_a_heading_is_one_also_while_a_screen_reader_runs(kit: Kit, qtbot: QtBot) -> None:
    heading = Heading(kit.look, "Gruppen")
    qtbot.addWidget(heading)
    assert role_of(heading) == Roles.Heading
    heading.setText("Idén")
    assert QAccessible.queryAccessibleInterface(heading).text(QAccessible.Text.Name) == "Idén"


@pytest.mark.usefixtures("listening")
def test_a_role_that_is_given_late_counts(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert role_of(widget) == Roles.Client
    set_role(widget, "Grouping")
    widget.setAccessibleName("Vad ska ert företag göra?")
    assert role_of(widget) == Roles.Grouping
    assert (
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        == "Vad ska ert företag göra?"
    )


@pytest.mark.usefixtures("listening")
def test_signs_and_lines_are_passed_by(kit: Kit, qtbot: QtBot) -> None:
    sign, line = QLabel(), Separator()
    sign.setPixmap(kit.look.pixmap("warning", "conflict"))
    set_role(sign, DECORATION)
    for widget in (sign, line):
        qtbot.addWidget(widget)
        widget.show()
        assert QAccessible.queryAccessibleInterface(widget).state().invisible


def test_the_tree_follows_the_layout(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    end, first, second = QLabel("slut"), QLabel("ett"), QLabel("två")
    layout.addWidget(end)
    layout.insertWidget(0, second)
    layout.insertWidget(0, first)
    follow_layout(layout)
    tree = QAccessible.queryAccessibleInterface(page)
    said = [tree.child(number).text(QAccessible.Text.Name) for number in range(tree.childCount())]
    assert said == ["ett", "två", "slut"]


def test_a_button_that_is_toggled_without_a_click_tells(kit: Kit, qtbot: QtBot) -> None:
    """QAbstractButton.toggle is what Qt does when assistive technology ticks something."""
    group = QWidget()
    qtbot.addWidget(group)
    layout = QVBoxLayout(group)
    one, other, tick = RadioRow(kit.look, "Ett"), RadioRow(kit.look, "Två"), TickRow(kit.look, "Tre")
    mark = Button(kit, "Vet inte", kind="toggle")
    mark.setCheckable(True)
    told: list[tuple[str, bool]] = []
    for name, button in {"Ett": one, "Två": other, "Tre": tick, "Vet inte": mark}.items():
        layout.addWidget(button)
        button.clicked.connect(lambda on, name=name: told.append((name, on)))
    for button in (one, other, tick, tick, mark):
        button.toggle()
    assert told == [("Ett", True), ("Två", True), ("Tre", True), ("Tre", False), ("Vet inte", True)]
    told.clear()
    for button in (one, tick, mark):
        button.click()
    assert told == [("Ett", True), ("Tre", True), ("Vet inte", False)]
    told.clear()
    other.setChecked(True)
    tick.setChecked(False)
    mark.setChecked(True)
    assert told == []


def test_a_field_that_is_filled_without_keys_tells(kit: Kit, qtbot: QtBot) -> None:
    field = Field(kit)
    qtbot.addWidget(field)
    told: list[str] = []
    field.written.connect(told.append)
    field.show_text("Kornboden")
    assert told == []
    text = QAccessible.queryAccessibleInterface(field)
    text.setText(QAccessible.Text.Value, "Åsas kafé")
    assert told == ["Åsas kafé"]


def test_a_cell_that_is_filled_without_keys_tells(kit: Kit, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    cell = LineCell(kit, parent)
    told: list[str] = []
    cell.written.connect(told.append)
    cell.show_typed("Lunch")
    assert told == []
    QAccessible.queryAccessibleInterface(cell).setText(QAccessible.Text.Value, "Fika")
    assert told == ["Fika"]
    assert cell.typed() == "Fika"


def test_a_list_that_is_changed_without_keys_tells(kit: Kit, qtbot: QtBot) -> None:
    """In Qt assistive technology sets the current item as the program does."""
    question = next(q for _, _, q in kit.handbook.interview.walk() if q.kind == "choice")
    editor = ListEditor(question, kit)
    qtbot.addWidget(editor)
    told: list[object] = []
    editor.edited.connect(told.append)
    first, second = question.options[0].id, question.options[1].id
    editor.set_typed(first)
    editor.show_options([(option.id, option.label) for option in reversed(question.options)])
    assert editor.typed() == first
    assert told == []
    editor.list.setCurrentIndex(editor.list.findData(second))
    assert told == [second]


def test_what_assistive_technology_selects_counts(qtbot: QtBot) -> None:
    """In Qt it selects without moving the current item, as keys and mouse do."""
    view = QListWidget()
    qtbot.addWidget(view)
    view.addItems(["ett", "två", "tre"])
    view.setCurrentRow(0)
    chosen: list[int] = []
    follow_selection(view, lambda index: chosen.append(index.row()))
    view.setCurrentRow(1)
    qtbot.wait(5)
    assert chosen == []
    view.clearSelection()
    view.selectionModel().select(view.model().index(2, 0), QItemSelectionModel.SelectionFlag.Select)
    qtbot.waitUntil(lambda: chosen == [2])
    assert view.currentRow() == 2


def test_a_button_that_folds_says_whether_it_is_out_and_can_be_pressed(kit: Kit, qtbot: QtBot) -> None:
    roles = install_roles()
    button = Button(kit, "Anteckning")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    set_unfolded(button, False)
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.role() == Roles.Button
    assert interface.state().expandable
    assert interface.state().collapsed
    set_unfolded(button, True)
    assert interface.state().expanded
    action = interface.actionInterface()
    action.doAction(QAccessibleActionInterface.pressAction())
    assert pressed == [True]
    del roles


def test_the_unit_is_heard_with_its_field(kit: Kit, qtbot: QtBot) -> None:
    question = next(q for _, _, q in kit.handbook.interview.walk() if q.kind == "money")
    editor = make_editor(question, kit)
    qtbot.addWidget(editor)
    editor.describe("Hyra", "Räkna utan moms.")
    assert editor.controls()[0].accessibleDescription() == "kr. Räkna utan moms."


def test_the_hint_of_a_choice_is_said_once(kit: Kit, handbook: object, qtbot: QtBot) -> None:
    question = kit.handbook.interview.find("legal_form") or next(
        q for _, _, q in kit.handbook.interview.walk() if q.kind == "choice"
    )
    editor = make_editor(question, kit)
    qtbot.addWidget(editor)
    editor.describe("Vilken?", "Välj en.")
    assert editor.accessibleDescription() == "Välj en."
    assert sum("Välj en." in row.accessibleDescription() for row in editor.controls()) == 1


def test_enter_presses_the_button_one_is_at(kit: Kit, qtbot: QtBot) -> None:
    button = Button(kit, "Fortsätt")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # goes to the next page
    assert len(pressed) == 2


def test_a_problem_is_announced_once(kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(problem_line, "announce", lambda widget, words: said.append(words))
    line = ProblemLine(kit)
    question: Question = next(q for _, _, q in kit.handbook.interview.walk() if q.kind == "whole_number")
    asked = "problems.kind.whole_number"
    page = QWidget()  # what is hidden itself is not told before its page is shown
    QVBoxLayout(page).addWidget(line)
    qtbot.addWidget(page)
    page.show()
    line.show_problem(Problem(question.id, asked, values={"typed": "många"}), question)
    line.show_problem(Problem(question.id, asked, values={"typed": "månge"}), question)  # being mended
    line.show_problem(None, question)
    assert len(said) == 1
    assert said[0].startswith(str(question.label))
    assert "många" in said[0]


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ("Kornbodens kafé", "Vad? Kornbodens kafé. Ändra"),
        ("Vi lagar lunch.", "Vad? Vi lagar lunch. Ändra"),
        ("Lunch · Vardagar\nFika", "Vad? Lunch · Vardagar Fika. Ändra"),
        ("ord " * 60, "Vad? " + "ord " * 39 + "ord … Ändra"),
    ],
)
def test_an_answer_is_heard_from_its_beginning(answer: str, heard: str, kit: Kit, qtbot: QtBot) -> None:
    row = AnswerRow(kit, "Vad?", answer)
    qtbot.addWidget(row)
    assert row.accessibleName() == heard


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_keys_with_alt_do_not_clash_in_any_language(language: str) -> None:
    """Back and one other button stand in the footer; no other words have a key of their own."""
    texts = load_handbook_in(language, resources_folder(), translations_folder()).texts
    marked = {
        key: found[1].lower()
        for key, words in texts.items()
        if key.startswith(("window.", "panels.")) and (found := re.search(r"(?<!&)&(\w)", words))
    }
    back = marked.pop("window.footer.back")
    assert back not in marked.values()
    ways = {"forward", "begin", "to_check", "to_paper", "to_reading"}
    assert set(marked) == {*(f"window.footer.{way}" for way in ways), "window.export.write"}


def test_labels_are_no_headings(kit: Kit, qtbot: QtBot) -> None:
    label = Label(kit.look, "Ett arbetsnamn räcker.")
    qtbot.addWidget(label)
    assert role_of(label) == Roles.StaticText


def test_what_is_found_is_said_while_the_keyboard_stays_in_the_field(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(search, "announce", lambda widget, words: said.append(words))
    window.new_plan()
    window.search()
    dialog = window.findChild(search.SearchDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field, "e")
    qtbot.waitUntil(lambda: bool(said))
    found = [dialog.results.item(row) for row in range(dialog.results.count())]
    assert len(found) > 1
    assert said == [f"{dialog.count.text()} {found[0].data(Qt.ItemDataRole.AccessibleTextRole)}"]
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert said[1:] == [found[1].data(Qt.ItemDataRole.AccessibleTextRole)]
    assert "\n" not in said[1]
