"""Editors for choosing: yes or no, one of several, several of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

from asf_starter.core.interview.interview import Option, Question
from asf_starter.core.plan import Tree
from asf_starter.core.texts import Text
from asf_starter.gui.accessibility import set_role
from asf_starter.gui.editors.base import Editor, as_text
from asf_starter.gui.editors.rows_to_choose import RadioRow, TickRow
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import column


class _RowsEditor(Editor):
    """Options as rows. The group carries the question's name for assistive technology."""

    rows: dict[str, RadioRow] | dict[str, TickRow]

    def controls(self) -> Sequence[QWidget]:
        return tuple(self.rows.values())

    def describe(self, name: str, description: str) -> None:
        set_role(self, "Grouping")
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        for number, option in enumerate(options_of(self.question, self.kit)):
            parts = (option.help, description if number == 0 else "")  # said once, not with every row
            self.rows[option.id].setAccessibleDescription(" ".join(part for part in parts if part))

    def set_wrong(self, wrong: bool) -> None:
        """The sentence above the rows says it; a row by itself is never wrong."""


class ChoiceEditor(_RowsEditor):
    """One of several answers. Yes and no stand beside each other."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self.rows: dict[str, RadioRow] = {}
        beside = question.kind == "yes_no"
        layout = Flow(8) if beside else column(self, spacing=4 if in_cell else 6)
        if beside:
            column(self).addLayout(layout)
        for option in options_of(question, kit):
            row = RadioRow(kit.look, option.label, option.help)
            if beside:
                row.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.clicked.connect(lambda _=False, chosen=option.id: self.edited.emit(chosen))
            self.rows[option.id] = row
            layout.addWidget(row)

    def typed(self) -> Tree:
        return next((option for option, row in self.rows.items() if row.isChecked()), None)

    def set_typed(self, typed: Tree) -> None:
        chosen = self._option(typed)
        for option, row in self.rows.items():
            if row.isChecked() != (option == chosen):
                row.setAutoExclusive(False)
                row.setChecked(option == chosen)
                row.setAutoExclusive(True)

    def shows(self, typed: Tree) -> bool:
        return self.typed() == self._option(typed)

    def _option(self, typed: Tree) -> str | None:
        """The option that a typed answer means; yes and no can be typed in many ways."""
        if self.question.kind != "yes_no":
            return as_text(typed) or None
        word = as_text(typed).strip().lower()
        vocabulary = self.kit.handbook.vocabulary
        return "yes" if word in vocabulary.yes else "no" if word in vocabulary.no else None

    def take_focus(self) -> None:
        chosen = self.rows.get(as_text(self.typed()))
        (chosen or next(iter(self.rows.values()))).setFocus(Qt.FocusReason.OtherFocusReason)


class ChoicesEditor(_RowsEditor):
    """Several answers of several. An option that stands alone takes the others away, and they it."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self.rows: dict[str, TickRow] = {}
        self._strange: list[str] = []
        layout = column(self, spacing=4 if in_cell else 6)
        for option in question.options:
            row = TickRow(kit.look, option.label, option.help)
            row.clicked.connect(lambda on=False, chosen=option: self._choose(chosen, on=on))
            self.rows[option.id] = row
            layout.addWidget(row)

    def _choose(self, chosen: Option, *, on: bool) -> None:
        for option in self.question.options if on else ():
            if option.id != chosen.id and (option.alone or chosen.alone):
                self.rows[option.id].setChecked(False)
        self.edited.emit(self.typed())

    def typed(self) -> Tree:
        return [option for option, row in self.rows.items() if row.isChecked()]

    def set_typed(self, typed: Tree) -> None:
        chosen = [typed] if isinstance(typed, str) else typed
        known = chosen if isinstance(chosen, list | tuple) else []
        for option, row in self.rows.items():
            row.setChecked(option in known)

    def shows(self, typed: Tree) -> bool:
        chosen = [typed] if isinstance(typed, str) else typed
        known = chosen if isinstance(chosen, list | tuple) else []
        return [option for option in self.rows if option in known] == self.typed()


class QuietComboBox(QComboBox):
    """A list that unfolds; the wheel scrolls the page and never changes the answer.

    ``chosen`` tells when a person chooses another item, also through assistive technology, which in Qt
    changes the list as the program itself does.
    """

    chosen = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shows = False
        self.currentIndexChanged.connect(self._tell)
        self.setFont(kit.look.font())
        self.setMinimumHeight(kit.look.target + 2 * kit.look.tokens.space.focus_ring)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(40 * kit.look.em)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._sign = kit.icon("down")
        self._sign_size = QSize(kit.look.px(18), kit.look.px(18))

    def sign_place(self) -> QRect:
        """Where the sign stands which says that the list unfolds."""
        option, style = QStyleOptionComboBox(), self.style()
        self.initStyleOption(option)
        arrow = QStyle.SubControl.SC_ComboBoxArrow
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, arrow, self)
        side = Qt.LayoutDirection.LeftToRight  # the room is mirrored already
        return QStyle.alignedRect(side, Qt.AlignmentFlag.AlignCenter, self._sign_size, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt paints no arrow where the style sheet gives the room for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        self._sign.paint(painter, self.sign_place())
        painter.end()

    def show_index(self, index: int) -> None:
        """Shows an item and tells nobody."""
        with self.showing():
            self.setCurrentIndex(index)

    @contextmanager
    def showing(self) -> Iterator[None]:
        """While the program changes the list, nobody is told."""
        before, self._shows = self._shows, True
        try:
            yield
        finally:
            self._shows = before

    def _tell(self) -> None:
        if not self._shows:
            self.chosen.emit()

    def setAccessibleName(self, name: str) -> None:
        """Names the list and what unfolds from it. On Linux Qt gives the chosen item in place of this name:
        what counts there is the label whose buddy the list is."""
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ListEditor(Editor):
    """One of several answers as a list that unfolds: in tables, where rows would take too much room."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self.list = QuietComboBox(kit)
        with self.list.showing():
            self.list.addItem(kit.words("question.choose"), "")
        self.list.chosen.connect(lambda: self.edited.emit(self.typed()))
        column(self).addWidget(self.list, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_options([(option.id, option.label) for option in question.options])

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offers these answers and keeps what is chosen, if it is still among them."""
        now = [
            (self.list.itemData(number), self.list.itemText(number)) for number in range(1, self.list.count())
        ]
        if now == list(options):
            return
        chosen = self.typed()
        with self.list.showing():
            while self.list.count() > 1:
                self.list.removeItem(1)
            for option, label in options:
                self.list.addItem(label, option)
        self.set_typed(chosen)

    def typed(self) -> Tree:
        return str(self.list.currentData() or "") or None

    def set_typed(self, typed: Tree) -> None:
        self.list.show_index(max(0, self.list.findData(as_text(typed))))

    def shows(self, typed: Tree) -> bool:
        return max(0, self.list.findData(as_text(typed))) == self.list.currentIndex()

    def controls(self) -> Sequence[QWidget]:
        return (self.list,)


def options_of(question: Question, kit: Kit) -> tuple[Option, ...]:
    """The options of a choice; those of yes or no are everywhere the same."""
    if question.kind != "yes_no":
        return question.options
    return tuple(Option(word, Text(kit.phrases.text(f"common.answer.{word}"))) for word in ("yes", "no"))
