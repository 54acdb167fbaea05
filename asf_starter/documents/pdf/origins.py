"""Where on the pages the answers stand: areas with the origins of what is printed there.

They are handed out beside the file, never written into it, so that a preview can lead from a text back to
the question that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_NEAR = 6.0
"""A click so many points beside a text still means it."""

_TOUCHING = 0.5


@dataclass(frozen=True)
class Area:
    """A rectangle on a page (counted from 0), in points from the page's upper left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float
    origins: tuple[str, ...]

    def distance(self, x: float, y: float) -> float:
        """How far a point lies outside, in points; 0 inside."""
        beside = max(self.left - x, 0.0, x - self.left - self.width)
        above = max(self.top - y, 0.0, y - self.top - self.height)
        return max(beside, above)


@dataclass(frozen=True)
class Printed:
    """A PDF file, and the areas of its pages in the order in which they were painted."""

    data: bytes
    areas: tuple[Area, ...]


def joined(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Pieces of a line that belong together as one area."""
    result: list[Area] = []
    for area in areas:
        last = result[-1] if result else None
        if last is not None and _goes_on(last, area):
            result[-1] = replace(last, width=area.left + area.width - last.left)
        else:
            result.append(area)
    return tuple(result)


def _goes_on(last: Area, area: Area) -> bool:
    same_line = (last.page, last.top, last.height, last.origins) == (
        area.page,
        area.top,
        area.height,
        area.origins,
    )
    return same_line and abs(last.left + last.width - area.left) < _TOUCHING


def area_at(areas: Sequence[Area], page: int, x: float, y: float) -> Area | None:
    """The area that is meant by a point: the smallest that holds it, else the nearest within reach."""
    reachable = [area for area in areas if area.page == page and area.distance(x, y) <= _NEAR]
    return min(reachable, key=lambda area: (area.distance(x, y), area.width * area.height), default=None)


def origins_on(areas: Sequence[Area], page: int) -> tuple[str, ...]:
    """The origins of everything on a page, each once, in the order of the page."""
    return tuple(dict.fromkeys(name for area in areas if area.page == page for name in area.origins))
