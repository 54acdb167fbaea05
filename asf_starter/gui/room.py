"""How wide the parts of an open plan are, and which of them fold where there is little room."""

from __future__ import annotations

from dataclasses import dataclass

LIST_EM, HELP_EM, PAGE_EM, ROOMY_EM = 28, 34, 58, 110
"""Widths in letters: what the parts need, and from where on buttons in the bar have words."""
MEASURE_EM, WIDEST_EM = 78, 240
"""Letters in the longest line of text, and from where on a wider window leaves room at both ends: help
belongs beside its question, on a large screen, too."""
UNLIMITED = 16_777_215  # Qt's own number for "no limit" (QWIDGETSIZE_MAX)


@dataclass(frozen=True)
class Room:
    """Help folds first, then the list, so that the question never gets too little room.
    ``spare`` pixels stay free at each end."""

    help_folded: bool = False
    list_folded: bool = False
    roomy: bool = False
    spare: int = 0


def room_in(width: int, em: int, wanted: int = 0) -> Room:
    """The room that a window of this width has, in pixels, with letters ``em`` wide. A page that wants more
    width than text does, for a wide table, gets that of the help beside it, too."""
    page = wanted if wanted > MEASURE_EM * em else PAGE_EM * em
    needed = (LIST_EM + HELP_EM) * em + page + 64
    return Room(
        help_folded=width < needed,
        list_folded=width < (LIST_EM + PAGE_EM) * em + 40,
        roomy=width >= ROOMY_EM * em,
        spare=max(0, width - max(WIDEST_EM * em, needed)) // 2,
    )
