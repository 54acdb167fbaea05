"""Keys that work everywhere in a window, and the list of all keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from asf_starter.gui.widgets import Action

if TYPE_CHECKING:
    from asf_starter.gui.desk_port import DeskPort
    from asf_starter.gui.kit import Kit


class Commanded(Protocol):
    """A window that can be told what to do."""

    @property
    def desk(self) -> DeskPort:
        """The desk that holds all windows."""

    def go_to_pane(self, step: int) -> None:
        """Puts the keyboard into the next part of the window (1), or the one before (-1)."""

    def new_plan(self) -> None:
        """Begins an empty plan."""

    def choose_file(self) -> None:
        """Asks for a plan and opens it."""

    def close_plan(self) -> None:
        """Goes back to the start page."""

    def save_by_hand(self) -> None:
        """Saves now."""

    def undo(self) -> None:
        """Takes the last step back."""

    def redo(self) -> None:
        """Takes the undone step again."""

    def search(self) -> None:
        """Finds a question, an answer or a word."""

    def go_to_export(self) -> None:
        """Shows the page where the plan becomes paper."""

    def show_keys(self) -> None:
        """Shows this list."""


@dataclass(frozen=True)
class Shortcut:
    """What it does, as words below ``window.keys``; a standard key with all its bindings on this platform,
    or a key sequence; and the action."""

    words: str
    keys: QKeySequence.StandardKey | str
    action: Action

    @property
    def sequences(self) -> list[QKeySequence]:
        """The key sequences that mean it; none where the platform has no such key."""
        if isinstance(self.keys, str):
            return [QKeySequence(self.keys)]
        return list(QKeySequence.keyBindings(self.keys))


MARK_KEYS: Mapping[str, str] = {"unknown": "Ctrl+1", "ask_advisor": "Ctrl+2", "note": "Ctrl+3"}
"""What stands under the field of a question, and its key."""
OWN_KEYS: Sequence[tuple[str, str]] = (
    ("go_on", "Ctrl+Return"),
    *MARK_KEYS.items(),
    ("change_cell", "F2"),
)
"""Keys that a part of the window listens to itself: what they do, and the sequence."""
HABITS: Sequence[str] = ("next", "choose", "press", "back")
"""What every program does so, told for those who are new to it."""


def shortcuts_of(window: Commanded) -> tuple[Shortcut, ...]:
    """What a window listens to, wherever the keyboard is."""
    standard, desk = QKeySequence.StandardKey, window.desk
    return (
        Shortcut("keys", "F1", window.show_keys),
        Shortcut("pane", "F6", lambda: window.go_to_pane(1)),
        Shortcut("pane_back", "Shift+F6", lambda: window.go_to_pane(-1)),
        Shortcut("search", "Ctrl+K", window.search),
        Shortcut("search", standard.Find, window.search),
        Shortcut("undo", standard.Undo, window.undo),
        Shortcut("redo", standard.Redo, window.redo),
        Shortcut("save", standard.Save, window.save_by_hand),
        Shortcut("print", standard.Print, window.go_to_export),
        Shortcut("new", standard.New, window.new_plan),
        Shortcut("open", standard.Open, window.choose_file),
        Shortcut("close_plan", "Ctrl+W", window.close_plan),
        Shortcut("larger", standard.ZoomIn, lambda: desk.step_text_size(1)),
        Shortcut("smaller", standard.ZoomOut, lambda: desk.step_text_size(-1)),
        Shortcut("usual_size", "Ctrl+0", lambda: desk.set_text_size("100")),
    )


def add_shortcuts(window: QWidget, shortcuts: Sequence[Shortcut]) -> None:
    """Lets a window listen to keys."""
    for given in shortcuts:
        shortcut = QShortcut(window)
        shortcut.setKeys(given.sequences)
        shortcut.activated.connect(given.action)


def keys_in_words(kit: Kit, shortcuts: Sequence[Shortcut]) -> list[tuple[str, str]]:
    """Every key: what it does, and what it is called here. Of several for the same, the first is told."""
    known = [(words, kit.words(f"keys.{words}_keys")) for words in HABITS]
    known += [(words, native(keys)) for words, keys in OWN_KEYS]
    known += [(given.words, native(given.sequences[0])) for given in shortcuts if given.sequences]
    named: dict[str, str] = {}
    for words, keys in known:
        named.setdefault(words, keys)
    return [(kit.words(f"keys.{words}"), keys) for words, keys in named.items()]


def native(keys: QKeySequence | str) -> str:
    """What a key sequence is called on this platform."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
