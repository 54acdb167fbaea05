"""The flow: parts are laid onto pages, one after the other, and headings stay with what they announce."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from asf_starter.documents.pdf.parts import PageBreakPart, Part
from asf_starter.documents.pdf.setting import Frame


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
    """All parts on pages; every stretch starts a page."""
    pages: list[Page] = []
    for stretch in stretches:
        rest = list(stretch.parts)
        while rest:
            page = Page(stretch.frame)
            page.placed, rest = taken(rest, stretch.frame.height)
            if page.placed:
                pages.append(page)
    return pages


def taken(parts: Sequence[Part], room: float) -> tuple[list[Placed], list[Part]]:
    """What of the parts fits into a height, with its place, and what is left over.

    At least one part is always taken, so that nothing can stop an export.
    """
    placed: list[Placed] = []
    used = 0.0
    for index, part in enumerate(parts):
        if isinstance(part, PageBreakPart):
            if placed:
                return placed, list(parts[index + 1 :])
            continue
        top = used + space_between(placed[-1].part, part) if placed else part.at_top
        if placed and top + _least(parts, index, room) > room:
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


def space_between(part: Part, following: Part) -> float:
    """The larger of two spaces that meet; but what announces something stands close to it."""
    return part.after if part.keep_with_next else max(part.after, following.before)


def height_of(parts: Sequence[Part]) -> float:
    """Height of parts one below the other."""
    placed, _ = taken(parts, float("inf"))
    return placed[-1].top + placed[-1].part.height if placed else 0.0


def _least(parts: Sequence[Part], index: int, room: float) -> float:
    """Height needed for a part to begin, with everything that must not be torn from it."""
    part = parts[index]
    if not part.keep_with_next:
        return part.start
    least = part.height
    for before, following in zip(parts[index:], parts[index + 1 :], strict=False):
        if isinstance(following, PageBreakPart):
            break
        least += space_between(before, following)
        if not following.keep_with_next:
            least += following.start
            break
        least += following.height
    return least if least <= room else part.start
