"""The words of tables and figures in the window: ``resources/words/window_budget.toml``."""

from __future__ import annotations

from asf_starter.core.texts import Statement
from asf_starter.gui.kit import Kit


def say(kit: Kit, key: str, **values: object) -> str:
    """The words with a key, such as ``sheet.cards``, filled."""
    return kit.phrases.say(Statement(f"window_budget.{key}", values))
