"""The order of the keyboard: the same as the order of reading, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedWidget, QWidget

_BY_TAB = frozenset((Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus))


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """The widgets that take the keyboard, as their layouts order them. Hidden ones are named, too."""
    if widget.focusPolicy() in _BY_TAB:
        yield widget
        if not isinstance(widget, QScrollArea):
            return
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from in_reading_order(inner)
        return
    if isinstance(widget, QStackedWidget):
        current = widget.currentWidget()
        if current is not None:
            yield from in_reading_order(current)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from in_reading_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def chain(widgets: Iterable[QWidget]) -> None:
    """Makes Tab go from each widget to the next.

    Never ask Qt for the next in its chain: PySide then takes the one before for the owner of the next, and
    when that one goes, everything after it counts as deleted.
    """
    before: QWidget | None = None
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def is_inside(widget: QWidget | None, ancestor: QWidget) -> bool:
    """Whether a widget is the ancestor or inside it."""
    return widget is not None and (widget is ancestor or ancestor.isAncestorOf(widget))


def focused() -> QWidget | None:
    """The widget that has the keyboard."""
    return QApplication.focusWidget()
