"""What all editors share: they show what is typed, and tell when a person changes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.answers import Problem
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree, has_content
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import set_mark

MOST_CHARACTERS = 1_000_000
"""Qt's own limit of 32 767 would cut a long text without a word."""

LEAST_LETTERS = 12
"""Letters that a line to type in has room for in the narrowest place: an amount of millions is never cut."""


class Editor(QWidget):
    """Edits the typed answer to one question.

    ``edited(typed)`` is emitted only when a person types or chooses. ``set_typed`` shows an answer and
    emits nothing. ``resized`` says that the editor needs another height.
    """

    edited = Signal(object)
    resized = Signal()

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__()
        self.question = question
        self.kit = kit
        self.in_cell = in_cell

    def typed(self) -> Tree:
        """What is typed, as the plan keeps it."""
        raise NotImplementedError

    def set_typed(self, typed: Tree) -> None:
        """Shows an answer."""
        raise NotImplementedError

    def controls(self) -> Sequence[QWidget]:
        """The controls that take the keyboard, in order."""
        raise NotImplementedError

    def refresh(self, assessment: Assessment) -> None:
        """Shows what other answers mean for this one, such as the rows to point to."""

    def describe(self, name: str, description: str) -> None:
        """Names the controls for assistive technology; ``description`` holds error and hint."""
        for control in self.controls():
            control.setAccessibleName(name)
            control.setAccessibleDescription(description)

    def set_wrong(self, wrong: bool) -> None:
        """Marks the controls as holding something that has to be mended."""
        for control in self.controls():
            set_mark(control, "bad", "true" if wrong else None)

    def take_focus(self) -> None:
        """Puts the keyboard where the answer begins."""
        controls = self.controls()
        if controls:
            controls[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_problem(self, problem: Problem) -> QWidget | None:
        """Puts the keyboard where a problem is to be mended; the part that tells it, None where it is not
        told inside the editor."""
        self.take_focus()
        return None

    def shows(self, typed: Tree) -> bool:
        """Whether this answer is what the editor shows already."""
        return same(self.typed(), typed)

    def leave_undo_to_window(self, control: QWidget) -> None:
        """Undo and redo belong to the plan, not to the single field."""
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(
            event, QKeyEvent
        ):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class Line(QLineEdit):
    """A line to type in. It never cuts what is typed.

    ``written(text)`` tells what a person writes, also through assistive technology, which in Qt sets a
    text as the program itself does.
    """

    written = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shows = False
        self.textChanged.connect(self._tell)
        self.setMaxLength(MOST_CHARACTERS)
        self.setFont(kit.look.font())

    def show_text(self, text: str) -> None:
        """Shows a text and tells nobody."""
        if self.text() != text:
            self._shows = True
            self.setText(text)
            self._shows = False

    def _tell(self, text: str) -> None:
        if not self._shows:
            self.written.emit(text)


class Field(Line):
    """A line to type in, wide enough for so many letters."""

    def __init__(self, kit: Kit, letters: int = 0) -> None:
        super().__init__(kit)
        self._size = QSize(
            (letters or 30) * kit.look.em + 2 * kit.look.tokens.space.parts,
            kit.look.target + 2 * kit.look.tokens.space.focus_ring,
        )
        self._least = LEAST_LETTERS * kit.look.em + 2 * kit.look.tokens.space.parts
        self.setMaximumWidth(self._size.width())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._size.width(), self._least), self._size.height())

    def show_text(self, text: str) -> None:
        """Shows a text from its beginning."""
        if self.text() != text:
            super().show_text(text)
            self.setCursorPosition(0)


def as_text(typed: Tree) -> str:
    """Typed scalars as the text of a field."""
    if typed is None or isinstance(typed, bool | dict | list | tuple):
        return {True: "yes", False: "no"}.get(typed, "") if isinstance(typed, bool) else ""
    return str(typed)


def same(one: Tree, other: Tree) -> bool:
    """Whether two typed answers are the same; nothing and blank fields are the same nothing."""
    if not has_content(one) and not has_content(other):
        return True
    return _plain(one) == _plain(other)


def _plain(tree: Tree) -> object:
    if isinstance(tree, dict):
        return {key: _plain(part) for key, part in tree.items()}
    if isinstance(tree, list | tuple):
        return [_plain(part) for part in tree]
    return str(tree) if isinstance(tree, int) and not isinstance(tree, bool) else tree
