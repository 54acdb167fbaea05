"""The flow: parts are laid onto pages, one after the other, and headings stay with what they announce."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from asf_starter.documents.pdf.parts import PageBreakPart, Part
from asf_starter.documents.pdf.setting import Frame

_SCANT = 0.2
"""Part of a page; a last page that holds less is spared where a little less air makes room for its lines."""

_LESS_AIR = (0.9, 0.8, 0.7)
"""Parts of the usual space between parts that are tried, the most generous first."""


@dataclass(frozen=True)
class Placed:
    """A part and its distance from the top of the text area."""

    part: Part
    top: float


@dataclass(eq=False)
class Page:
    """One page: its frame and what stands on it. ``has_footer`` is false for a title page."""

    frame: Frame
    placed: list[Placed] = field(default_factory=list)
    has_footer: bool = True


@dataclass(frozen=True)
class Stretch:
    """Parts for pages of one frame."""

    frame: Frame
    parts: tuple[Part, ...]


def flowed(stretches: Sequence[Stretch]) -> list[Page]:
    """All parts on pages; every stretch starts a page. Nobody turns a leaf for two left-over lines."""
    pages: list[Page] = []
    for stretch in stretches:
        for parts in _between_breaks(stretch.parts):
            laid = _pages(parts, stretch.frame)
            if len(laid) > 1 and _filled(laid[-1]) < _SCANT * stretch.frame.height:
                closer = (_pages(parts, stretch.frame, air) for air in _LESS_AIR)
                laid = next((tried for tried in closer if len(tried) < len(laid)), laid)
            pages += laid
    return pages


def _between_breaks(parts: Sequence[Part]) -> list[list[Part]]:
    runs: list[list[Part]] = [[]]
    for part in parts:
        if isinstance(part, PageBreakPart):
            runs.append([])
        else:
            runs[-1].append(part)
    return [run for run in runs if run]


def _pages(parts: Sequence[Part], frame: Frame, air: float = 1.0) -> list[Page]:
    pages: list[Page] = []
    rest = list(parts)
    while rest:
        page = Page(frame)
        page.placed, rest = taken(rest, frame.height, air)
        pages.append(page)
    return pages


def _filled(page: Page) -> float:
    return page.placed[-1].top + page.placed[-1].part.height


def taken(parts: Sequence[Part], room: float, air: float = 1.0) -> tuple[list[Placed], list[Part]]:
    """What of the parts fits into a height, with its place, and what is left over.

    At least one part is always taken, so that nothing can stop an export. ``air`` is what is left of the
    usual space between parts.
    """
    placed: list[Placed] = []
    used = 0.0
    for index, part in enumerate(parts):
        if isinstance(part, PageBreakPart):
            if placed:
                return placed, list(parts[index + 1 :])
            continue
        top = used + space_between(placed[-1].part, part, air) if placed else part.at_top
        if placed and top + _least(parts, index, room, air) > room:
            return placed, list(parts[index:])
        if top + part.height > room:
            halves = part.cut(room - top)
            if halves is not None:
                placed.append(Placed(halves[0], top))
                return placed, [halves[1], *parts[index + 1 :]]
            if placed:
                return placed, list(parts[index:])
        placed.append(Placed(part, top))
        used = top + part.height
    return placed, []


def space_between(part: Part, following: Part, air: float = 1.0) -> float:
    """The larger of two spaces that meet; but what announces something stands close to it."""
    return part.after if part.keep_with_next else max(part.after, following.before) * air


def height_of(parts: Sequence[Part]) -> float:
    """Height of parts one below the other."""
    placed, _ = taken(parts, float("inf"))
    return placed[-1].top + placed[-1].part.height if placed else 0.0


def _least(parts: Sequence[Part], index: int, room: float, air: float) -> float:
    """Height needed for a part to begin, with everything that must not be torn from it.

    What is tied is torn only where a page cannot hold it all; then what announces something still stays.
    """
    for with_ties in (True, False):
        least = _bound(parts, index, air, with_ties)
        if least <= room:
            return least
    return parts[index].start


def _bound(parts: Sequence[Part], index: int, air: float, with_ties: bool) -> float:
    """Height of a chain of parts that are bound to the next, with the beginning of what ends it."""
    height = 0.0
    for place in range(index, len(parts)):
        part = parts[place]
        following = parts[place + 1] if place + 1 < len(parts) else None
        is_bound = part.keep_with_next or (with_ties and part.tied)
        if following is None or isinstance(following, PageBreakPart) or not is_bound:
            return height + (part.height if is_bound else part.start)
        height += part.height + space_between(part, following, air)
    return height
