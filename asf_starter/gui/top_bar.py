"""The bar above the plan: its name and menu, search, what is saved, help and appearance; the banner."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from asf_starter.gui.accessibility import DECORATION, announce, set_role
from asf_starter.gui.flow import Flow
from asf_starter.gui.focus import focused, is_inside
from asf_starter.gui.kit import Kit, escaped, shortened
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.widgets import Action, Button, Card, Label, clear, set_mark


class TopBar(QWidget):
    """Signals say what was wanted; the plan view knows what to do."""

    list_wanted = Signal()
    companions_wanted = Signal()
    search_wanted = Signal()
    listen_wanted = Signal()
    code_wanted = Signal()

    def __init__(self, kit: Kit, plan_menu: QMenu, appearance: QMenu) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 10, 4)
        line.setSpacing(4)
        self.parts = Button(kit, kit.words("bar.parts"), kind="quiet", icon="menu")
        self.parts.setObjectName("parts_button")
        self.parts.clicked.connect(self.list_wanted)
        self.plan = Button(kit, "", kind="quiet", icon="down")
        self.plan.setObjectName("plan_button")
        self.plan.setLayoutDirection(_other(self.layoutDirection()))
        self.plan.setFont(kit.look.font(bold=True))
        self.plan.setMenu(plan_menu)
        plan_menu.addSeparator()
        self.code = plan_menu.addAction("")
        self.code.setObjectName("state_code")
        self.code.triggered.connect(self.code_wanted)
        self.search = Button(kit, kit.words("bar.search"), kind="quiet", icon="search")
        self.search.setObjectName("search_button")
        self.search.clicked.connect(self.search_wanted)
        self.saved = QLabel()
        self.saved.setObjectName("saved")
        self.saved.setProperty("look", "soft")
        self.saved.setFont(kit.look.font("small"))
        self.companions = Button(kit, kit.words("bar.companions"), kind="quiet", icon="compass")
        self.companions.setObjectName("companions_button")
        self.companions.clicked.connect(self.companions_wanted)
        self.listen = Button(kit, kit.words("bar.listen"), kind="quiet", icon="listen")
        self.listen.setObjectName("listen_button")
        self.listen.clicked.connect(self.listen_wanted)
        self.look = Button(kit, kit.words("bar.look"), kind="quiet", name=kit.words("bar.look_name"))
        self.look.setObjectName("look_button")
        self.look.setMenu(appearance)
        line.addWidget(self.parts)
        line.addWidget(self.plan)
        line.addStretch(1)
        line.addWidget(self.search)
        line.addWidget(self.saved)
        line.addWidget(self.companions)
        line.addWidget(self.listen)
        line.addWidget(self.look)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._full = True

    def show_name(self, name: str) -> None:
        """Shows the plan's name, shortened where it is long."""
        self.plan.setText(escaped(shortened(name, 40)))
        self.plan.setAccessibleName(self.kit.words("bar.plan_name", name=name))

    def show_reading(self, reading: bool) -> None:
        """The same button begins and ends the reading aloud."""
        words = self.kit.words("bar.quiet" if reading else "bar.listen")
        self.listen.setAccessibleName(words)
        self.listen.setIcon(self.kit.icon("remove" if reading else "listen"))
        if self._full:
            self.listen.setText(words)
            self.listen.updateGeometry()

    def show_saved(self, words: str) -> None:
        """Says whether and when the plan was saved."""
        self.saved.setText(words)

    def show_code(self, code: str) -> None:
        """Shows in the plan's menu the code that a paper of the plan as it is now would carry."""
        self.code.setText(paper_words(self.kit, "work.code", code=code))

    def fit(self, *, list_folded: bool, companions_folded: bool, roomy: bool) -> None:
        """Shows the buttons for what is folded away; words give way to signs where it is narrow."""
        self.parts.setVisible(list_folded)
        self.companions.setVisible(companions_folded)
        if roomy != self._full:
            self._full = roomy
            for button, key in (
                (self.parts, "bar.parts"),
                (self.search, "bar.search"),
                (self.companions, "bar.companions"),
                (self.listen, "bar.listen"),
            ):
                button.setText(self.kit.words(key) if roomy else "")
                button.updateGeometry()
        self.saved.setVisible(roomy or not list_folded)


class Banner(QWidget):
    """A message that stays until it is dealt with, with buttons that help. ``left`` says that the keyboard
    was on one of them when it went away."""

    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("banner")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 4)
        card = self._card = Card(kit.look, kind="banner")
        outer.addWidget(card)
        line = QHBoxLayout()
        sign = self._sign = QLabel()
        sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_role(sign, DECORATION)
        self.label = Label(kit.look, bold=True)
        self.label.setObjectName("banner_words")
        line.addWidget(sign)
        line.addWidget(self.label, 1)
        card.column.addLayout(line)
        self._buttons = Flow(8)
        card.column.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_message(self, words: str, buttons: Sequence[tuple[str, Action]], *, calm: bool = False) -> None:
        """Shows a message; each button is its words and what it does. ``calm``: nothing has gone wrong."""
        sign, colour = ("note", "accent") if calm else ("warning", "conflict")
        self._sign.setPixmap(self.kit.look.pixmap(sign, colour, 24))
        set_mark(self._card, "look", "example" if calm else "banner")
        self.label.setText(words)
        clear(self._buttons)
        for text, action in buttons:
            button = Button(self.kit, text)
            button.clicked.connect(lambda _=False, action=action: action())
            self._buttons.addWidget(button)
        self.show()
        announce(self, words, urgent=not calm)

    def dismiss(self) -> None:
        """The message has been dealt with."""
        held = is_inside(focused(), self)
        self.hide()
        if held:
            self.left.emit()


def _other(direction: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """The arrow of a menu stands after the words."""
    left = Qt.LayoutDirection.LeftToRight
    return Qt.LayoutDirection.RightToLeft if direction == left else left
