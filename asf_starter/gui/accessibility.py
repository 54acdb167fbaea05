"""What Qt Widgets lack for assistive technology: headings, named groups, announcements."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

ROLE = "a11yRole"


class RoleFactory:
    """Gives widgets with the property :data:`ROLE` ("Heading", "Grouping" …) that role.

    It keeps the interfaces it made alive, as Qt asks for; install it after the QApplication.
    """

    def __init__(self) -> None:
        self._kept: list[QAccessibleInterface] = []

    def __call__(self, key: str, thing: QObject) -> QAccessibleInterface | None:
        role = thing.property(ROLE) if isinstance(thing, QWidget) else None
        if not role or not isinstance(thing, QWidget):
            return None
        name = thing.accessibleName() or (thing.text() if isinstance(thing, QLabel) else "")
        interface = QAccessibleWidget(thing, getattr(QAccessible.Role, str(role)), name)
        self._kept.append(interface)
        return interface


def install_roles() -> RoleFactory:
    """Installs a factory; whoever calls keeps it."""
    factory = RoleFactory()
    QAccessible.installFactory(factory)
    return factory


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Says a message to assistive technology without moving the focus."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
