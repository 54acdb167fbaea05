"""What Qt Widgets lack for assistive technology: headings, named groups, buttons that fold something out,
announcements, and being told when it ticks or presses something by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAccessibleWidget,
    QLabel,
    QLayout,
    QListView,
    QTableView,
    QWidget,
)

ROLE = "a11yRole"
UNFOLDED = "a11yUnfolded"
DECORATION = "Whitespace"
"""The role of a sign that says nothing which the words beside it do not say."""

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # Qt classes do not mix: at run time this is a plain mixin


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget the role of that name in QAccessible.Role ("Heading", "Grouping" …).

    Qt asks for a widget's interface once, often while the widget is still being made, if a screen reader
    is running; an interface with another role is therefore taken back.
    """
    widget.setProperty(ROLE, role)
    _take_back_another(widget, getattr(QAccessible.Role, role))


def set_unfolded(button: QAbstractButton, on: bool) -> None:
    """Says that a button folds something out or away, and whether it is out now."""
    before = button.property(UNFOLDED)
    if before == on:
        return
    button.setProperty(UNFOLDED, on)
    _take_back_another(button, QAccessible.Role.Button)
    if before is not None and QAccessible.isActive():
        changed = QAccessible.State()
        changed.expanded = changed.collapsed = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(button, changed))


def _take_back_another(widget: QWidget, role: QAccessible.Role) -> None:
    """Lets go of an interface that was made before the widget had this role of ours."""
    if not QAccessible.isActive():
        return  # nobody has asked, and whoever asks later finds the role
    known = QAccessible.queryAccessibleInterface(widget)
    if known is not None and not (isinstance(known, _RoleInterface) and known.role() == role):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


class _RoleInterface(QAccessibleWidget):
    """A widget with another role than its class has. Its name follows its words."""

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.widget()
        if kind == QAccessible.Text.Name and isinstance(widget, QLabel):
            return widget.accessibleName() or widget.text()
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        if self.role() == getattr(QAccessible.Role, DECORATION):
            state.invisible = True  # screen readers pass it by
        return state


class _FoldInterface(_RoleInterface):
    """A button that folds something out: it says whether that is out, and can be pressed."""

    def _button(self) -> QAbstractButton:
        button = self.widget()
        assert isinstance(button, QAbstractButton)
        return button

    def state(self) -> QAccessible.State:
        state = super().state()
        out = bool(self._button().property(UNFOLDED))
        state.expandable = True
        state.expanded, state.collapsed = out, not out
        return state

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button().click()
        else:
            super().doAction(name)


class RoleFactory:
    """Gives widgets with the property :data:`ROLE` the role named there, see :func:`set_role`; and buttons
    with the property :data:`UNFOLDED` what :func:`set_unfolded` says.

    It keeps the interfaces it made alive, as Qt asks for; install it after the QApplication.
    """

    def __init__(self) -> None:
        self._kept: list[QAccessibleInterface] = []

    def __call__(self, key: str, thing: QObject) -> QAccessibleInterface | None:
        interface: QAccessibleInterface
        if not isinstance(thing, QWidget):
            return None
        role = thing.property(ROLE)
        if isinstance(thing, QAbstractButton) and thing.property(UNFOLDED) is not None:
            interface = _FoldInterface(thing, QAccessible.Role.Button)
        elif role:
            interface = _RoleInterface(thing, getattr(QAccessible.Role, str(role)))
        else:
            return None
        self._kept.append(interface)
        return interface


def install_roles() -> RoleFactory:
    """Installs a factory; whoever calls keeps it."""
    factory = RoleFactory()
    QAccessible.installFactory(factory)
    return factory


class TellsWhenToggled(_Button):
    """Mixed into buttons that can be checked: ``clicked`` is emitted also when assistive technology checks
    them, which in Qt changes the button without a click."""

    def tell_when_toggled(self) -> None:
        """To be called once the button is made."""
        self._explained = False
        self.toggled.connect(self._follow_toggle)

    def setChecked(self, checked: bool) -> None:
        """The program itself shows a state: nobody is told."""
        with self._explaining():
            super().setChecked(checked)

    def nextCheckState(self) -> None:
        """A person presses it: Qt emits ``clicked``."""
        with self._explaining():
            super().nextCheckState()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        before, self._explained = self._explained, True
        try:
            yield
        finally:
            self._explained = before

    def _follow_toggle(self, checked: bool) -> None:
        if not self._explained and (checked or not self.autoExclusive()):
            self.clicked[bool].emit(checked)  # type: ignore[index]  # the stubs lack it


def follow_layout(layout: QLayout) -> None:
    """Lets assistive technology meet the widgets of a layout in its order, whenever they were made."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item else None
        if widget is not None:
            widget.raise_()


def in_sentences(*parts: str) -> str:
    """Parts that are said one after the other, each as a sentence; a question keeps its mark."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join(part if part[-1] in ".?!…:" else f"{part}." for part in said)


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Says a message to assistive technology without moving the focus."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def tell_current(view: QTableView | QListView) -> None:
    """Says where the keyboard is in a table or list that has just got it. Qt itself names the whole, after
    the item or instead of it."""
    if QAccessible.isActive():
        here = QPersistentModelIndex(view.currentIndex())
        QTimer.singleShot(0, view, lambda: _tell_current(view, here))


def _tell_current(view: QTableView | QListView, here: QPersistentModelIndex) -> None:
    index = view.currentIndex()
    if not index.isValid() or not view.hasFocus() or here != index:
        return  # it has moved on, and Qt has said so
    child = index.row()
    if isinstance(view, QTableView):
        width = view.model().columnCount() + 1  # Qt counts the heads in, also those that are hidden
        child = (index.row() + 1) * width + index.column() + 1
    event = QAccessibleEvent(view, QAccessible.Event.Focus)
    event.setChild(child)
    QAccessible.updateAccessibility(event)


def follow_selection(view: QAbstractItemView, chosen: Callable[[QModelIndex], object]) -> None:
    """Calls ``chosen`` with an item that assistive technology selects by itself. In Qt the current item,
    which keys and mouse move along with the selection, then stays where it was."""

    def look() -> None:
        indexes = view.selectedIndexes()
        if len(indexes) == 1 and indexes[0] != view.currentIndex():
            index = indexes[0]
            view.setCurrentIndex(index)
            chosen(index)

    view.selectionModel().selectionChanged.connect(lambda *_: QTimer.singleShot(0, view, look))
