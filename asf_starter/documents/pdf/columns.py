"""Widths of a table's columns: as wide as their words need, never wider together than the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from asf_starter.documents.tree import Column

NARROWEST = 24.0
"""Least width of a column in points; more columns than fit so are shared out over several tables."""

COMFORTABLE = 62.0
"""Width that a few columns of figures are given where there is room."""

FEW_FIGURES = 5

NEAR = 0.72
"""Part of the room for labels with one figure each: the eye must find the way from one to the other."""

_STEPS = 48
"""Into so many steps the room is divided when columns give width to each other."""

_GIFTS = (1, 2, 4, 8)
"""Steps that a column may give to another at a time."""

_ROUNDS = 24
"""Gifts after which a table is good enough."""


@dataclass(frozen=True)
class Need:
    """What a column's words need, in points: the longest word, the longest cell on one line.

    ``gap`` is the space to the next column; the other two do not hold it. ``cells``: for the header and
    each row the widths of the words, with the space before each. ``folded`` is the least width for a column
    of figures whose header may run over two lines or three, where that helps its neighbours; without end for
    a column to write in by hand, which gives nothing.
    """

    least: float
    whole: float
    gap: float = 0.0
    cells: tuple[tuple[float, ...], ...] = ()
    folded: float = 0.0

    @property
    def narrowest(self) -> float:
        """The least width where room is short, the space to the next column included."""
        return min(self.least, self.folded or self.least) + self.gap


def fitted(columns: Sequence[Column], needs: Sequence[Need], room: float) -> list[float] | None:
    """Widths, gaps included, that fill ``room`` without cutting a word; None if there is no such way.

    Labels with a single figure each take less than the room.
    """
    least = [need.least + need.gap for need in needs]
    if sum(least) > room:
        least = [need.narrowest for need in needs]
    if sum(least) > room:
        return None
    if len(columns) == 2 and columns[0].align == "left" and columns[1].align == "right":
        room = min(room, max(room * NEAR, sum(need.whole + need.gap for need in needs)))
    if len({column.share for column in columns}) > 1:
        shared = _shared([max(column.share, 0.01) for column in columns], least, room)
        return _lowest(shared, needs, room)
    if fits_on_lines(needs, room):
        return _roomy(columns, needs, room)
    wishes = [need.whole + need.gap - width for need, width in zip(needs, least, strict=True)]
    spare = room - sum(least)
    widths = [width + wish / sum(wishes) * spare for width, wish in zip(least, wishes, strict=True)]
    return _lowest(widths, needs, room)


def fits_on_lines(needs: Sequence[Need], room: float) -> bool:
    """Whether every cell fits on a single line."""
    return sum(need.whole + need.gap for need in needs) <= room


def squeezed(needs: Sequence[Need], room: float) -> list[float]:
    """Widths when words must be cut: narrow columns keep theirs, the widest share what is left."""
    widths = [need.least + need.gap for need in needs]
    free, left = room, len(widths)
    for index in sorted(range(len(widths)), key=lambda index: widths[index]):
        widths[index] = min(widths[index], free / left)
        free -= widths[index]
        left -= 1
    return widths


def groups(needs: Sequence[Need], room: float, repeated: int) -> list[list[int]]:
    """Columns shared out over tables that each fit; the first ``repeated`` columns stand in every one."""
    heads = list(range(repeated))
    head_width = min(sum(needs[index].least + needs[index].gap for index in heads), room / 2)
    count, used = 1, head_width
    for need in needs[repeated:]:
        width = max(NARROWEST, min(need.least + need.gap, room - head_width))
        if used > head_width and used + width > room + 0.01:
            count, used = count + 1, head_width
        used += width
    others = range(repeated, len(needs))
    size = -(-len(others) // count)
    return [heads + list(others[start : start + size]) for start in range(0, len(others), size)]


def _wishes(figures: Sequence[float]) -> list[float]:
    """Common widths for columns of figures, the best first: comfortable, equal, equal but for a wide sum."""
    if not figures:
        return []
    usual = sorted(figures)[len(figures) // 2] * 1.3
    wishes = [max(figures), max(width for width in figures if width <= usual)]
    return [max(COMFORTABLE, *figures), *wishes] if len(figures) <= FEW_FIGURES else wishes


def _shared(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """By the shares asked for, except that no column is narrower than its longest word."""
    fixed: dict[int, float] = {}
    while True:
        free = room - sum(fixed.values())
        total = sum(share for index, share in enumerate(shares) if index not in fixed)
        widths = [
            fixed.get(index, free * share / total if total else 0.0) for index, share in enumerate(shares)
        ]
        short = {
            index: width for index, width in enumerate(least) if index not in fixed and widths[index] < width
        }
        if not short:
            return widths
        fixed |= short


def _roomy(columns: Sequence[Column], needs: Sequence[Need], room: float) -> list[float]:
    """Everything fits on one line: columns of figures become equally wide, those of words take the rest."""
    widths = [need.whole for need in needs]
    figures = [index for index, column in enumerate(columns) if column.align == "right"]
    spare = room - sum(need.whole + need.gap for need in needs)
    for wish in _wishes([widths[index] for index in figures]):
        wanted = [max(width, wish) if index in figures else width for index, width in enumerate(widths)]
        if sum(wanted) - sum(widths) <= spare:
            spare -= sum(wanted) - sum(widths)
            widths = wanted
            break
    takers = [index for index in range(len(widths)) if index not in figures] or figures
    total = sum(widths[index] for index in takers) or 1.0
    return [
        width + need.gap + (spare * width / total if index in takers else 0.0)
        for index, (width, need) in enumerate(zip(widths, needs, strict=True))
    ]


def _lowest(widths: Sequence[float], needs: Sequence[Need], room: float) -> list[float]:
    """Widths that make the table low: columns with width to spare give to those whose words run on.

    From the widths given, gift by gift, as long as a gift saves lines in the table or at least in cells.
    """

    @cache
    def lines(index: int, steps: int) -> tuple[int, ...]:
        width = widths[index] + steps * step - needs[index].gap
        return tuple(_lines(words, width) for words in needs[index].cells)

    def cost(given: Sequence[int]) -> tuple[int, int]:
        columns = [lines(index, steps) for index, steps in enumerate(given)]
        return sum(map(max, zip(*columns, strict=True))), sum(map(sum, columns))

    def gifts(given: Sequence[int]) -> Iterator[tuple[int, ...]]:
        for giver, need in enumerate(needs):
            for size in _GIFTS:
                if widths[giver] + (given[giver] - size) * step < (need.folded or need.least) + need.gap:
                    break
                for taker in range(len(needs)):
                    if taker != giver:
                        gift = {giver: -size, taker: size}
                        yield tuple(steps + gift.get(index, 0) for index, steps in enumerate(given))

    step = room / _STEPS
    best: tuple[int, ...] = (0,) * len(needs)
    least = cost(best)
    for _ in range(_ROUNDS):
        tried = min(((cost(given), given) for given in gifts(best)), default=(least, best), key=_first)
        if tried[0] >= least:
            break
        least, best = tried
    return [width + steps * step for width, steps in zip(widths, best, strict=True)]


def _first(tried: tuple[tuple[int, int], tuple[int, ...]]) -> tuple[int, int]:
    return tried[0]


def _lines(words: Sequence[float], width: float) -> int:
    """Lines that words take in a column."""
    count, used = 1, 0.0
    for word in words:
        if used and used + word > width:
            count, used = count + 1, 0.0
        used += word
    return count
