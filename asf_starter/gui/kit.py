"""What every widget is built with: the handbook, its words, the look, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtGui import QIcon

from asf_starter.core.filed_files import FiledFile
from asf_starter.core.handbook import Handbook
from asf_starter.core.texts import Statement
from asf_starter.documents.phrases import Phrases
from asf_starter.gui.look import Look

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Kit:
    """Words, look and clock of one window in one language. Another language is another kit.

    ``chosen_files`` holds files on their way from an editor into the plan, by SHA-256.
    """

    handbook: Handbook
    phrases: Phrases
    look: Look
    now: Clock
    chosen_files: dict[str, FiledFile] = field(default_factory=dict, compare=False)

    def words(self, key: str, **values: object) -> str:
        """The window's own words: ``words("start.new")`` is ``window.start.new``."""
        return self.phrases.say(Statement(f"window.{key}", values))

    def icon(self, name: str, colour: str = "ink") -> QIcon:
        """A sign as an icon for buttons."""
        return self.look.icon(name, colour)


def unmarked(text: str) -> str:
    """Words without their mnemonic, for accessible names."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def escaped(text: str) -> str:
    """Founders' own words on a button or beside a field: their ``&`` is no mnemonic."""
    return text.replace("&", "&&")
