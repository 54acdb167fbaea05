"""Widths of a table's columns: as wide as their words need, never wider together than the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_starter.documents.tree import Column

NARROWEST = 24.0
"""Least width of a column in points; more columns than fit so are shared out over several tables."""


@dataclass(frozen=True)
class Need:
    """What a column's words need, in points: the longest word, and the longest cell on one line."""

    least: float
    whole: float


def fitted(columns: Sequence[Column], needs: Sequence[Need], room: float) -> list[float] | None:
    """Widths that add up to ``room`` without cutting a word, or None if there is no such way."""
    least = sum(need.least for need in needs)
    if least > room:
        return None
    if len({column.share for column in columns}) > 1:
        return _shared(columns, needs, room)
    whole = sum(need.whole for need in needs)
    if whole <= room:
        return _roomy(columns, needs, room - whole)
    wish = whole - least
    return [need.least + (need.whole - need.least) / wish * (room - least) for need in needs]


def squeezed(needs: Sequence[Need], room: float) -> list[float]:
    """Widths when words must be cut: the widest columns give most."""
    limit = room
    for _ in range(60):
        widths = [min(need.least, limit) for need in needs]
        excess = sum(widths) - room
        if excess <= 0.01:
            break
        limit -= excess / sum(width == limit for width in widths) if limit in widths else excess
    total = sum(widths)
    return [width * room / total for width in widths]


def groups(needs: Sequence[Need], room: float, repeated: int) -> list[list[int]]:
    """Columns shared out over tables that each fit; the first ``repeated`` columns stand in every one."""
    heads = list(range(repeated))
    head_width = min(sum(needs[index].least for index in heads), room / 2)
    result: list[list[int]] = []
    current: list[int] = []
    used = head_width
    for index in range(repeated, len(needs)):
        width = max(NARROWEST, min(needs[index].least, room - head_width))
        if current and used + width > room + 0.01:
            result.append(heads + current)
            current, used = [], head_width
        current.append(index)
        used += width
    result.append(heads + current)
    return _evened(result, repeated)


def _evened(result: list[list[int]], repeated: int) -> list[list[int]]:
    """The same number of tables, with as equal a number of columns as the order allows."""
    indices = [index for group in result for index in group[repeated:]]
    size = -(-len(indices) // len(result))
    heads = list(range(repeated))
    return [heads + indices[start : start + size] for start in range(0, len(indices), size)]


def _shared(columns: Sequence[Column], needs: Sequence[Need], room: float) -> list[float]:
    """By the shares asked for, except that no column is narrower than its longest word."""
    fixed: dict[int, float] = {}
    while True:
        free = room - sum(fixed.values())
        shares = sum(max(column.share, 0.01) for index, column in enumerate(columns) if index not in fixed)
        widths = [
            fixed.get(index, free * max(column.share, 0.01) / shares if shares else 0.0)
            for index, column in enumerate(columns)
        ]
        short = {
            index: need.least
            for index, need in enumerate(needs)
            if index not in fixed and widths[index] < need.least
        }
        if not short:
            return widths
        fixed |= short


def _roomy(columns: Sequence[Column], needs: Sequence[Need], spare: float) -> list[float]:
    """Everything fits on one line: columns of figures get equal widths, the rest goes to columns of words."""
    widths = [need.whole for need in needs]
    figures = [index for index, column in enumerate(columns) if column.align != "left"]
    if figures:
        widest = max(widths[index] for index in figures)
        cost = sum(widest - widths[index] for index in figures)
        if cost <= spare:
            spare -= cost
            for index in figures:
                widths[index] = widest
    words = [index for index, column in enumerate(columns) if column.align == "left"]
    takers = words or list(range(len(widths)))
    total = sum(widths[index] for index in takers) or 1.0
    for index in takers:
        widths[index] += spare * widths[index] / total
    return widths
