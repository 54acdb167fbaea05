"""The words of the window about paper: printing, preview, comparing. Knows no Qt."""

from __future__ import annotations

from asf_starter.core.texts import Statement
from asf_starter.gui.kit import Kit


def paper_words(kit: Kit, key: str, **values: object) -> str:
    """``paper_words(kit, "inside.plan")`` is the text ``window_paper.inside.plan``, filled."""
    return kit.phrases.say(Statement(f"window_paper.{key}", values))
