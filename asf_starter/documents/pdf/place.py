"""Where blocks go while they are made into parts, and what the making leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from asf_starter.documents.pdf.inline import set_runs
from asf_starter.documents.pdf.parts import Part, Spot, TextPart
from asf_starter.documents.pdf.setting import Frame, Setting, Style
from asf_starter.documents.pdf.structure import Element
from asf_starter.documents.tree import Block, Runs


@dataclass(frozen=True)
class Place:
    """The element that blocks belong to, and their column in a frame.

    ``depth`` counts the lists around them, ``numbered`` those with numbers.
    """

    parent: Element
    frame: Frame
    indent: float
    width: float
    depth: int = 0
    numbered: int = 0
    is_top: bool = False

    @property
    def full_width(self) -> float:
        """Width for tables and figures: at the top level the whole frame, not only the measure of text."""
        return self.frame.width if self.is_top else self.width

    def inside(self, parent: Element, indent: float, width: float | None = None) -> Place:
        """A narrower column for an element; down to the right edge unless a width is given."""
        return replace(
            self,
            parent=parent,
            indent=self.indent + indent,
            width=self.width - indent if width is None else width,
            is_top=False,
        )


@dataclass(eq=False)
class Trail:
    """What the making of parts leaves behind: where headings and anchors stand, and open sections.

    ``levels`` are those of all headings to come, in order, none skipped.
    """

    levels: Sequence[int] = ()
    headings: list[Spot] = field(default_factory=list)
    anchors: dict[str, Spot] = field(default_factory=dict)
    sections: list[tuple[int, Element]] = field(default_factory=list)

    def spots(self, anchor: str) -> tuple[Spot, ...]:
        """The spot of an anchor, if there is one."""
        return (self.anchors.setdefault(anchor, Spot()),) if anchor else ()


@dataclass(frozen=True)
class Making:
    """The setting, the trail, and the way to make the parts of blocks inside blocks."""

    setting: Setting
    trail: Trail
    parts: Callable[[Iterable[Block], Place], list[Part]]


def text_part(runs: Runs, style: Style, place: Place, setting: Setting, tag: str = "P") -> TextPart:
    """A paragraph with an element of the given tag."""
    return TextPart(
        lines=set_runs(runs, style, place.width, Element(tag, place.parent), setting),
        style=style,
        width=place.width,
        indent=place.indent,
        before=style.before,
        after=style.after,
    )
