"""Every page of the real interview, as assistive technology, keyboard and eye meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Plan, Tree
from asf_starter.gui.accessibility import ROLE
from asf_starter.gui.desk import Desk
from asf_starter.gui.editors.base import LEAST_LETTERS, Field
from asf_starter.gui.editors.text import MOST_LINES, GrowingText
from asf_starter.gui.focus import in_reading_order
from asf_starter.gui.look import TEXT_SIZES, Look, load_fonts
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.page_view import PageView
from asf_starter.gui.plan_view import PlanView
from asf_starter.gui.route import CHECK, EXPORT, Stop
from asf_starter.look_files import load_tokens
from asf_starter.storage.folders import Folders, resources_folder
from asf_starter.storage.plan_files import write_plan_file
from tests.gui.conftest import MakeDesk, open_cafe, show

Roles = QAccessible.Role
INTERACTIVE = {
    Roles.Button,
    Roles.ButtonMenu,
    Roles.CheckBox,
    Roles.RadioButton,
    Roles.EditableText,
    Roles.ComboBox,
    Roles.List,
    Roles.ListItem,
    Roles.Slider,
}
SMALLEST_TARGET = 24
GUI = Path(__file__).parents[2] / "asf_starter" / "gui"


def answered_all_over(handbook: Handbook) -> Plan:
    """A plan in which as many questions are asked as can be, tables with a row each."""
    plan = Plan(id="00000000-0000-4000-8000-000000000000", name="Allt")
    for _, _, question in handbook.interview.walk():
        plan = plan.with_typed(question.id, some_answer(question))
    return plan


def some_answer(question: Question) -> Tree:
    match question.kind:
        case "table":
            return [{"id": "r1", "cells": {c.id: {"v": some_answer(c)} for c in question.columns}}]
        case "yes_no":
            return "yes"
        case "choice":
            return question.options[0].id
        case "choices":
            return [option.id for option in question.options]
        case "person":
            return {"role": "Ordförande", "name": ""}
        case "organisation":
            return {"name": "Coompanion", "number": ""}
        case "date":
            return "2027-03-05"
        case "month":
            return "mars 2027"
        case "series":
            return ["1"] * question.length
        case "file":
            return {"name": "protokoll.pdf", "sha256": "a" * 64}
        case "text" | "long_text":
            return "Några ord"
        case "row":
            return "r1"
        case _:
            return "10"


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that assistive technology sees below a thing."""
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield child
        yield from tree(child)


def faults(widget: QWidget) -> list[str]:
    """What a person with a screen reader, a keyboard or a shaking hand would stumble over."""
    found = []
    for interface in tree(QAccessible.queryAccessibleInterface(widget)):
        if interface.role() not in INTERACTIVE:
            continue
        name = interface.text(QAccessible.Text.Name)
        place = f"{interface.role().name} {name!r}"
        thing = interface.object()
        if isinstance(thing, QWidget) and thing.objectName() == "qt_scrollarea_viewport":
            continue
        if not name.strip() and interface.role() != Roles.ListItem:
            found.append(f"{place} ({thing}) has no name")
        if isinstance(thing, QWidget) and interface.role() != Roles.ListItem:
            if thing.focusPolicy() == Qt.FocusPolicy.NoFocus and not is_inside_another(thing):
                found.append(f"{place} cannot be reached by keyboard")
            if min(thing.width(), thing.height()) < SMALLEST_TARGET:
                found.append(f"{place} is only {thing.width()} by {thing.height()}")
    return found


def is_inside_another(widget: QWidget) -> bool:
    """The parts of a list that unfolds, which are reached through it."""
    parent = widget.parentWidget()
    return parent is not None and parent.metaObject().className().startswith("QComboBox")


@pytest.fixture
def real_window(make_desk: MakeDesk, handbook: Handbook, folders: Folders, qtbot: QtBot) -> MainWindow:
    """The real interview, answered all over, in a window."""
    desk = make_desk({"sv": handbook}, theme="light")
    window = desk.new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    folders.documents.mkdir(parents=True)
    path = folders.documents / "allt.asfplan"
    write_plan_file(path, answered_all_over(handbook), None)
    window.open_path(path)
    assert window.view is not None
    window.view.use_track(False)
    return window


def every_stop(view: PlanView) -> Iterator[Stop]:
    view.go(view._way()[0])
    while True:
        yield view.here
        if view.here == EXPORT:
            return
        way = view._way()
        view.go(way[way.index(view.here) + 1])


def test_every_page_of_the_real_interview(real_window: MainWindow, qtbot: QtBot) -> None:
    view = real_window.view
    assert view is not None
    found: list[str] = []
    headings = 0
    for stop in every_stop(view):
        page = view.stack.currentWidget()
        found += [f"{stop.kind} {stop.id}: {fault}" for fault in faults(page)]
        titles = [label for label in page.findChildren(QLabel) if label.property(ROLE) == "Heading"]
        assert any(label.isVisible() and label.text() for label in titles), stop
        headings += len(titles)
        cut = [button.text() for button in page.findChildren(QPushButton) if is_cut(button)]
        assert cut == [], stop
    assert found == []
    assert headings > 100
    assert faults(view.bar) == []
    assert faults(view.footer) == []
    assert faults(view.tasks) == []


def is_cut(button: QPushButton) -> bool:
    """Whether a button is too small for its words."""
    return button.isVisible() and bool(button.text()) and button.width() < button.sizeHint().width()


def test_every_question_names_and_describes_its_field(real_window: MainWindow) -> None:
    view = real_window.view
    assert view is not None
    seen = 0
    for stop in every_stop(view):
        page = view.stack.currentWidget()
        if not isinstance(page, PageView):
            continue
        for shown in page.views.values():
            question = shown.question
            group = shown.editor.accessibleName()
            names = [group, *(control.accessibleName() for control in shown.editor.controls())]
            assert any(question.label in name for name in names), stop
            if question.help:
                told = [shown.editor, *shown.editor.controls()]
                assert any(question.help.rstrip(".") in part.accessibleDescription() for part in told), (
                    question.id
                )
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(640, 480), (1366, 768)])
def test_nothing_is_cut_at_any_size(
    percent: int, size: tuple[int, int], make_desk: MakeDesk, qtbot: QtBot, clock: object
) -> None:
    desk = make_desk(theme="light", text_size=percent)
    window = desk.new_window()
    window.resize(*size)
    show(window, qtbot)
    cut = [button.text() for button in window.findChildren(QPushButton) if is_cut(button)]
    window.new_plan()
    view = window.view
    assert view is not None
    view.use_track(False)
    for stop in every_stop(view):
        qtbot.wait(5)
        cut += [f"{stop.id} {b.text()}" for b in window.findChildren(QPushButton) if is_cut(b)]
        page = view.stack.currentWidget()
        assert page.horizontalScrollBar().maximum() == 0, stop
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.text() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()) - 1, (stop, label.text())
        for field in page.findChildren(QLineEdit):
            assert not field.isVisible() or field.height() >= field.minimumSizeHint().height()
        assert view.footer.geometry().bottom() <= view.middle.height()
    assert cut == []


def test_what_is_written_is_seen_whole_and_helped_with(
    make_desk: MakeDesk, handbook: Handbook, folders: Folders, qtbot: QtBot
) -> None:
    window = make_desk({"sv": handbook}, theme="light").new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    view = open_cafe(window, folders)
    seen = 0
    for stop in every_stop(view):
        page = view.stack.currentWidget()
        if not isinstance(page, PageView):
            continue
        qtbot.wait(5)
        for field in page.findChildren(Field):
            text = field.text()
            if field.isVisible() and 0 < len(text) <= LEAST_LETTERS:
                seen += 1
                assert field.width() - 24 >= field.fontMetrics().horizontalAdvance(text), (stop, text)
        for long in page.findChildren(GrowingText):
            if long.isVisible() and long.height() < long.fontMetrics().lineSpacing() * MOST_LINES:
                assert long.verticalScrollBar().maximum() == 0, (stop, long.toPlainText())
        assert page.current is not None
        assert view.help.question is page.current.question, stop
    assert seen > 50


def test_mnemonics_are_unique(window: MainWindow) -> None:
    window.new_plan()
    view = window.view
    assert view is not None
    for stop in every_stop(view):
        keys = [
            match[1].lower()
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and (match := re.search(r"(?<!&)&(\w)", button.text()))
        ]
        assert len(keys) == len(set(keys)), (stop, keys)


def test_every_control_of_a_page_is_reached_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = window.view
    assert view is not None
    view.use_track(False)
    for stop in every_stop(view):
        qtbot.wait(2)
        wanted = [w for w in in_reading_order(view.stack.currentWidget()) if w.isVisible() and w.isEnabled()]
        view.tasks.list.setFocus()
        reached: list[QWidget | None] = []
        for _ in range(len(wanted) + 60):
            view.focusNextChild()
            now = QApplication.focusWidget()
            if now in reached:
                break
            reached.append(now)
        missing = [w for w in wanted if w not in reached and not is_other_radio(w)]
        assert missing == [], (stop, [w.accessibleName() for w in missing])
        order = [w for w in reached if w in wanted]
        assert order == [w for w in wanted if w in order], stop


def is_other_radio(widget: QWidget) -> bool:
    """Of a group of rows only one is a stop of Tab; the arrow keys reach the others."""
    return widget.metaObject().className() == "RadioRow"


class WindowWatch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_is_ever_shown_as_a_window_of_its_own(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    window = desk.new_window()
    window.new_plan()
    assert window.view is not None
    window.view.use_track(False)
    for _ in every_stop(window.view):
        qtbot.wait(2)
    window.view.go(Stop("page", "group"))
    add = window.findChild(QPushButton, "founders//add")
    assert add is not None
    add.click()
    window.view.go(CHECK)
    qapp.removeEventFilter(watch)
    assert watch.shown == ["MainWindow window"]


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_contrast_in_every_theme(scheme: str, qapp: QApplication) -> None:
    folder = resources_folder() / "look"
    look = Look(folder, load_tokens(resources_folder()), scheme, 100, load_fonts(folder))  # type: ignore[arg-type]
    colours = look.colours
    grounds = (colours.ground, colours.surface, colours.accent_soft)
    for ground in grounds:
        for words in (colours.ink, colours.ink_soft, colours.note, colours.conflict, colours.accent):
            assert contrast(words, ground) >= 4.5, (words, ground)
    for edge in (colours.field_line, colours.focus, colours.accent):
        assert contrast(edge, colours.surface) >= 3, edge
    assert contrast(look.on_accent.name(), colours.accent) >= 4.5


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_the_style_sheet_knows_all_its_names(percent: int, qapp: QApplication) -> None:
    folder = resources_folder() / "look"
    look = Look(folder, load_tokens(resources_folder()), "light", percent, ())
    assert "@" not in look.style_sheet().split("*/", 1)[1]


def test_every_word_of_the_window_is_there(handbook: Handbook) -> None:
    used: set[str] = set()
    for path in GUI.rglob("*.py"):
        used |= set(re.findall(r'words\(\s*f?"([a-z_]+\.[a-z_]+)"', path.read_text("utf-8")))
    missing = sorted(key for key in used if f"window.{key}" not in handbook.texts)
    assert missing == []
    assert len(used) > 100
