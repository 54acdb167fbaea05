"""Small widgets that stand everywhere: labels, headings, buttons, cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from asf_starter.gui.accessibility import DECORATION, TellsWhenToggled, set_role
from asf_starter.gui.kit import Kit, unmarked
from asf_starter.gui.look import Look, Step
from asf_starter.gui.room import MEASURE_EM

ButtonLook = Literal["plain", "main", "quiet", "link", "chip", "toggle", "aside"]


class Label(QLabel):
    """Plain text that wraps; never read as markup."""

    def __init__(
        self, look: Look, text: str = "", *, step: Step = "body", bold: bool = False, tone: str = ""
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(look.font(step, bold=bold))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setMinimumWidth(1)
        self.setIndent(look.tokens.space.focus_ring)  # fields and buttons have their ring there
        if self.isRightToLeft():  # the page's direction, also for words of the other one
            edge = Qt.AlignmentFlag
            self.setAlignment(edge.AlignRight | edge.AlignAbsolute | edge.AlignVCenter)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if tone:
            self.setProperty("look", tone)

    def minimumSizeHint(self) -> QSize:
        """One line; the layout asks for the height that the width needs."""
        return QSize(1, QFontMetrics(self.font()).height())


class Heading(Label):
    """A heading, also for assistive technology."""

    def __init__(self, look: Look, text: str = "", *, step: Step = "larger") -> None:
        super().__init__(look, text, step=step, bold=True)
        set_role(self, "Heading")


class Button(TellsWhenToggled, QPushButton):
    """A button in one of the looks of the style sheet, never smaller than its words."""

    def __init__(
        self, kit: Kit, text: str, *, kind: ButtonLook = "plain", icon: str = "", name: str = ""
    ) -> None:
        super().__init__(text)
        self.tell_when_toggled()
        if kind != "plain":
            self.setProperty("look", kind)
        self.setFont(kit.look.font(bold=kind == "main"))
        self.setAutoDefault(False)
        self._air = kit.look.air(4)
        self._aired: tuple[tuple[object, ...], QIcon] | None = None
        self._target = kit.look.target if kind in ("plain", "main", "quiet") else 0
        if icon:
            colour = "on_accent" if kind == "main" else "accent" if kind in ("link", "chip") else "ink"
            self.setIcon(kit.icon(icon, colour))
            self.setIconSize(QSize(kit.look.px(18), kit.look.px(18)))
        self.setAccessibleName(name or unmarked(text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return size.expandedTo(QSize(size.height(), self._target + 6)) if self._target else size

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Qt sets a sign hard beside its words, however large they are."""
        super().initStyleOption(option)
        if option.text and not option.icon.isNull():
            option.icon, option.iconSize = self._with_air(option)

    def _with_air(self, option: QStyleOptionButton) -> tuple[QIcon, QSize]:
        """The sign with air between it and the words."""
        size, ahead = option.iconSize, option.direction == Qt.LayoutDirection.RightToLeft
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        key = (option.icon.cacheKey(), size.width(), ahead, mode)
        if self._aired is None or self._aired[0] != key:
            sign = option.icon.pixmap(size, self.devicePixelRatio(), mode)
            wider = QPixmap(QSize(size.width() + self._air, size.height()) * sign.devicePixelRatio())
            wider.setDevicePixelRatio(sign.devicePixelRatio())
            wider.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wider)
            painter.drawPixmap(self._air if ahead else 0, 0, sign)
            painter.end()
            icon = QIcon(wider)
            icon.addPixmap(wider, QIcon.Mode.Disabled)
            self._aired = key, icon
        return self._aired[1], QSize(size.width() + self._air, size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button one is at, as Space does; Qt does so in dialogs only."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.click()
            return
        super().keyPressEvent(event)


class Card(QFrame):
    """A framed surface with a column of things."""

    def __init__(self, look: Look, *, kind: str = "card") -> None:
        super().__init__()
        self.setProperty("look", kind)
        self._ring = look.tokens.space.focus_ring
        self.column = column(self, spacing=look.tokens.space.inside)
        self.use_margins(look.tokens.space.parts, look.tokens.space.parts)

    def use_margins(self, beside: int, above: int) -> None:
        """The air inside the frame, which stands where the edges of fields do."""
        self.column.setContentsMargins(beside + self._ring, above, beside + self._ring, above)


class Separator(QFrame):
    """A thin line between parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "separator")
        set_role(self, DECORATION)


class Scroller(QScrollArea):
    """A scroll area whose contents grow and shrink. ``ground`` is where the contents go; ``refitted`` says
    that something may have come or gone there."""

    refitted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ground = QWidget()
        self.ground.setObjectName(name)
        self.ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.fit)
        self._fitted_width = 0

    def fit(self) -> None:
        """Gives the contents the height that they need. Qt does so by itself only while every layout on
        the way from the change to the area is in order, which those of new and hidden parts are not."""
        self._later.stop()
        self._fitted_width = self.width()
        for layout in self.ground.findChildren(QLayout):
            layout.invalidate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.refitted.emit()

    def fit_soon(self) -> None:
        """The same when the parts that were just added have been shown."""
        self._fitted_width = 0
        self._later.start(0)

    def fit_where_needed(self) -> None:
        """Fits contents that have changed, or stood in another width, since they were fitted last."""
        if self._fitted_width != self.width():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fitted_width != self.width():
            self.fit_soon()


class Column(Scroller):
    """A page that scrolls: one column of limited width in the middle, ``body`` is where things go.

    ``widened`` says that ``wanted_width`` is another one than before.
    """

    widened = Signal()

    def __init__(self, look: Look, *, width_in_em: int = MEASURE_EM, margin: int = 32) -> None:
        super().__init__("page_ground")
        self._measure = width_in_em * look.em
        self._margin = margin
        outer = column(self.ground, margin=0)
        outer.setContentsMargins(margin, look.tokens.space.questions, margin, look.tokens.space.questions)
        self._inner = QWidget()
        self._inner.setMaximumWidth(self._measure)
        self.body = column(self._inner, spacing=look.tokens.space.inside, margin=0)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._inner, 1000)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        self._outer = outer
        self.setWidget(self.ground)
        self.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)

    def _make_room_for_bar(self) -> None:
        """The scroll bar stands in the margin, so that pages with and without one have the same lines."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
        margins = self._outer.contentsMargins()
        left, right = self._margin, max(0, self._margin - taken)
        if self.isRightToLeft():
            left, right = right, left
        if (margins.left(), margins.right()) != (left, right):
            self._outer.setContentsMargins(left, margins.top(), right, margins.bottom())

    def wanted_width(self) -> int:
        """The width in pixels that the column would like to have: that of text, and more for wide tables."""
        return self._measure

    def use_width(self, width: int) -> None:
        """Lets the column become so wide, where the page has the room."""
        self._inner.setMaximumWidth(width)

    @property
    def heard(self) -> str:
        """What is said when one comes to the page."""
        return self.accessibleName()


def column(parent: QWidget | None = None, *, spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """A layout from top to bottom."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout


def add(layout: QBoxLayout, *widgets: QWidget) -> None:
    """Adds widgets to a layout that may be on the screen already, and shows them at once."""
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and lets go of the widgets."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        if widget is not None:
            widget.hide()
            widget.setObjectName("")  # nobody shall find it any more
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def set_words(label: Label, words: str) -> bool:
    """Changes the words of a label; whether they need another height than it has."""
    if label.text() == words:
        return False
    label.setText(words)
    return label.isVisible() and label.heightForWidth(label.width()) != label.height()


def set_mark(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at, and lets the look follow."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


Action = Callable[[], object]
