"""What every widget is built with: the handbook, its words, the look, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

from asf_starter.core.texts import Statement
from asf_starter.documents.phrases import Phrases, phrases_of
from asf_starter.gui.look import Look

if TYPE_CHECKING:  # the start page is there before they are loaded
    from asf_starter.core.filed_files import FiledFile
    from asf_starter.core.handbook import Handbook

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Kit:
    """Words, look and clock of one window in one language. Another language is another kit.

    ``own`` says the window's own words, which is all that the start page needs. ``read`` gives the whole
    handbook, and is asked for it when a plan is opened. ``chosen_files`` holds files on their way from an
    editor into the plan, by SHA-256.
    """

    own: Phrases
    read: Callable[[], Handbook]
    look: Look
    now: Clock
    chosen_files: dict[str, FiledFile] = field(default_factory=dict, compare=False)

    @cached_property
    def handbook(self) -> Handbook:
        """The handbook in the window's language."""
        return self.read()

    @cached_property
    def phrases(self) -> Phrases:
        """Says everything of the handbook."""
        return phrases_of(self.handbook)

    def words(self, key: str, **values: object) -> str:
        """The window's own words: ``words("start.new")`` is ``window.start.new``."""
        return self.own.say(Statement(f"window.{key}", values))

    def icon(self, name: str, colour: str = "ink") -> QIcon:
        """A sign as an icon for buttons."""
        return self.look.icon(name, colour)


def unmarked(text: str) -> str:
    """Words without their mnemonic, for accessible names."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def escaped(text: str) -> str:
    """Founders' own words on a button or beside a field: their ``&`` is no mnemonic."""
    return text.replace("&", "&&")


def shortened(text: str, most: int) -> str:
    """At most so many letters of a text. A cut one ends with a whole word, where it has one, and a sign."""
    if len(text) <= most:
        return text
    whole = text[: most - 1].rpartition(" ")[0].rstrip(" .,;:–")
    return f"{whole} …" if whole else text[: most - 1] + "…"
