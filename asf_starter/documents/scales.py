"""Scales for charts: round steps that hold all values and zero, and how wide words will be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_STEP = 1_000
"""Steps are whole thousands of kronor, since the axis counts in them."""

_MOST_STEPS = 5

# Widths in parts of the size, close to the paper's font; the window's fonts are similar.
_NARROW = frozenset("iíìjlI.,:;'|!()[]ftr ·")
_WIDE = frozenset("mwMWÅÄÖOQGD%—…@")


@dataclass(frozen=True)
class Scale:
    """A vertical axis: kronor from ``low`` to ``high`` in steps, drawn from ``bottom`` up to ``top``."""

    low: int
    high: int
    step: int
    top: float
    bottom: float

    def y(self, value: int) -> float:
        """Where a value stands; y grows downwards."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    @property
    def ticks(self) -> list[int]:
        """The values that get a line, from low to high."""
        return list(range(self.low, self.high + 1, self.step))


def scale_for(values: Sequence[int], top: float, bottom: float) -> Scale:
    """The scale with round steps that holds zero and every value (whole kronor)."""
    least, most = min((0, *values)), max((0, *values))
    if least == most:
        return Scale(0, 10 * LEAST_STEP, 5 * LEAST_STEP, top, bottom)
    step = _round_step(most - least)
    low = least // step * step
    high = -(-most // step) * step
    return Scale(low, max(high, low + step), step, top, bottom)


def _round_step(span: int) -> int:
    """The smallest of 1, 2 and 5 times a power of ten that needs few enough steps."""
    power = LEAST_STEP
    while True:
        for factor in (1, 2, 5):
            if span <= factor * power * _MOST_STEPS:
                return factor * power
        power *= 10


def words_width(words: str, size: float, bold: bool = False) -> float:
    """About how wide words are, in points."""
    parts = sum(0.3 if char in _NARROW else 0.82 if char in _WIDE else 0.57 for char in words)
    return parts * size * (1.07 if bold else 1.0)


def spread(places: Sequence[float], distance: float, low: float, high: float) -> list[float]:
    """Places moved apart to at least ``distance``, in their order, between low and high if there is room."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    previous = low - distance
    for index in order:
        previous = moved[index] = max(moved[index], previous + distance)
    limit = high
    for index in reversed(order):
        limit = moved[index] = min(moved[index], limit)
        limit -= distance
    return moved
