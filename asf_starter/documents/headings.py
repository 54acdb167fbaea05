"""The headings of a document, gathered in advance: for tables of contents and the places they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.tree import Advice, Block, Clause, Document, Heading, Items, Runs


@dataclass(frozen=True)
class Entry:
    """A heading as it is printed. ``level`` is from 1, and one more than that of the heading above it."""

    level: int
    number: str
    runs: Runs
    anchor: str

    @property
    def words(self) -> str:
        """The heading's words on one line, without its number."""
        return one_line("".join(run.text for run in self.runs))


def headings_of(document: Document) -> tuple[Entry, ...]:
    """Headings and clauses at any depth, in the order of reading."""
    clause_level = 2 if document.title_page else 1
    entries: list[Entry] = []
    above: list[int] = []
    for entry in _entries(document.blocks, clause_level):
        while above and above[-1] >= entry.level:
            above.pop()
        above.append(entry.level)
        entries.append(replace(entry, level=len(above)))
    return tuple(entries)


def _entries(blocks: Iterable[Block], clause_level: int) -> Iterator[Entry]:
    for block in blocks:
        match block:
            case Heading(level, runs, anchor, number):
                yield Entry(level, number, runs, anchor)
            case Clause(number, title, inside, _, anchor):
                yield Entry(clause_level, number, title, anchor)
                yield from _entries(inside, clause_level)
            case Advice(blocks=inside):
                yield from _entries(inside, clause_level)
            case Items(items):
                for item in items:
                    yield from _entries(item.blocks, clause_level)
            case _:
                pass
