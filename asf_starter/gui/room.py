"""How wide the parts of an open plan are, and which of them fold where there is little room."""

from __future__ import annotations

from dataclasses import dataclass

LIST_EM, HELP_EM, PAGE_EM, ROOMY_EM = 28, 34, 58, 110
"""Widths in letters: what the parts need, and from where on buttons in the bar have words."""
UNLIMITED = 16_777_215  # Qt's own number for "no limit" (QWIDGETSIZE_MAX)


@dataclass(frozen=True)
class Room:
    """Help folds first, then the list, so that the question never gets too little room."""

    help_folded: bool = False
    list_folded: bool = False
    roomy: bool = False


def room_in(width: int, em: int) -> Room:
    """The room that a window of this width has, in pixels, with letters ``em`` wide."""
    return Room(
        help_folded=width < (LIST_EM + PAGE_EM + HELP_EM) * em + 64,
        list_folded=width < (LIST_EM + PAGE_EM) * em + 40,
        roomy=width >= ROOMY_EM * em,
    )
