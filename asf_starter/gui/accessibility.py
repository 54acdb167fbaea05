"""What Qt Widgets lack for assistive technology: headings, named groups, announcements, and being told
when it ticks or presses something by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QLayout, QWidget

ROLE = "a11yRole"
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
    if not QAccessible.isActive():
        return  # nobody has asked, and whoever asks later finds the role
    known = QAccessible.queryAccessibleInterface(widget)
    if known is not None and known.role() != getattr(QAccessible.Role, role):
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


class RoleFactory:
    """Gives widgets with the property :data:`ROLE` the role named there, see :func:`set_role`.

    It keeps the interfaces it made alive, as Qt asks for; install it after the QApplication.
    """

    def __init__(self) -> None:
        self._kept: list[QAccessibleInterface] = []

    def __call__(self, key: str, thing: QObject) -> QAccessibleInterface | None:
        role = thing.property(ROLE) if isinstance(thing, QWidget) else None
        if not role or not isinstance(thing, QWidget):
            return None
        interface = _RoleInterface(thing, getattr(QAccessible.Role, str(role)))
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


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Says a message to assistive technology without moving the focus."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
