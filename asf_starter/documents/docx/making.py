"""What the making of a document keeps count of, and where its blocks stand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Protocol

from asf_starter.documents.docx.elements import Element, make
from asf_starter.documents.docx.measures import Measures
from asf_starter.documents.docx.numbering import Numbering
from asf_starter.documents.headings import Entry
from asf_starter.documents.pdf.look import Look
from asf_starter.documents.tree import Document


class Links(Protocol):
    """What keeps the addresses and pictures that the text refers to, each by a key."""

    def address(self, link: str) -> str:
        """The key of an address outside the document."""

    def picture(self, png: BytesIO) -> str:
        """The key of a picture."""


@dataclass(frozen=True)
class Place:
    """Where a block stands. ``left`` and ``width`` in twips; ``depth`` counts the lists around it,
    ``numbered`` those with numbers; ``bar`` is the token of an advice box's bar, empty outside of one."""

    width: int
    left: int = 0
    depth: int = 0
    numbered: int = 0
    bar: str = ""

    def deeper(self, step: int, *, numbered: bool) -> Place:
        """Inside an entry of a list."""
        return replace(
            self,
            width=self.width - step,
            left=self.left + step,
            depth=self.depth + 1,
            numbered=self.numbered + numbered,
        )


@dataclass
class Making:
    """One document in the making. ``bookmarks`` maps anchors to the names of their bookmarks."""

    document: Document
    look: Look
    measures: Measures
    links: Links
    bookmarks: Mapping[str, str]
    headings: Sequence[Entry]
    numbering: Numbering
    coming: Iterator[tuple[int, Entry]] = field(init=False)
    _unclaimed: dict[str, str] = field(init=False)
    _counter: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.coming = enumerate(self.headings, 1)
        self._unclaimed = dict(self.bookmarks)

    def number(self) -> int:
        """A number that nothing else in the document has."""
        return next(self._counter)

    def marked(self, anchor: str, content: Sequence[Element], more: Sequence[str] = ()) -> list[Element]:
        """Content inside the bookmark of its anchor (the first block with an anchor has it), and others."""
        names = [*filter(None, (self._unclaimed.pop(anchor, ""),)), *more]
        marked = list(content)
        for name in names:
            number = self.number()
            marked.insert(0, make("bookmarkStart", id=number, name=name))
            marked.append(make("bookmarkEnd", id=number))
        return marked
