"""How wide the columns of a sheet are: by what stands in them, and by the room there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST_EM: Mapping[str, int] = {
    "text": 16,
    "long_text": 18,
    "choice": 12,
    "choices": 14,
    "yes_no": 8,
    "money": 11,
    "whole_number": 9,
    "decimal": 9,
    "percent": 9,
    "date": 12,
    "month": 15,
    "series": 14,
    "person": 16,
    "organisation": 16,
    "row": 14,
    "file": 14,
}
"""Letters that a column of a kind has room for, also while nothing stands in it."""
MOST_EM = 46
"""Letters that a column takes at the most; a longer text is read where one types it."""


EASY_EM, NAMES_EM = 26, 36
"""Letters that a column takes at the most in a sheet that has to be scrolled sideways anyway, and the first
column, which names the rows."""


@dataclass(frozen=True)
class ColumnWidth:
    """The least width that a column can be used in, and the one in which nothing of it is cut; pixels."""

    least: int
    wanted: int


def share_width(columns: Sequence[ColumnWidth], room: int, *, easy: int) -> list[int]:
    """The widths of columns in so much room, in pixels: what they want where that fits. Else the widest give
    way first, all to the same width, and none below its least. Where even that is too much, the sheet is
    scrolled, and no column has to be narrower than ``easy``."""
    if sum(column.least for column in columns) > room:
        return _limited(columns, easy)
    low, high = 0, max((column.wanted for column in columns), default=0)
    while low < high:
        limit = (low + high + 1) // 2
        if sum(_limited(columns, limit)) <= room:
            low = limit
        else:
            high = limit - 1
    return _limited(columns, low)


def _limited(columns: Sequence[ColumnWidth], limit: int) -> list[int]:
    return [max(column.least, min(column.wanted, limit)) for column in columns]
