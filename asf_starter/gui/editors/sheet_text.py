"""Cells of a table as text, for the clipboard: copying to a spreadsheet and pasting from one. Knows no Qt.

Pasting never loses anything: a text that cannot be taken as an answer is kept as it was written, and the
kind of its column says what to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from asf_starter.core.interview.answers import State
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Value
from asf_starter.core.plan import NOTHING, Tree, next_row_id, typed_rows, with_cell, with_row

MOST_ROWS = 500
"""So many rows are taken from one paste; more are not a budget any more."""

NUMBERS = ("money", "whole_number", "decimal", "percent")

ReadCell = Callable[[Question, str], tuple[Tree, State]]
"""What a pasted text means as the typed answer to a column, and its state."""


@dataclass(frozen=True)
class Pasted:
    """What a paste makes of a table: the table, how many cells were filled, rows and columns left out."""

    typed: Tree
    filled: int
    rows_left: int = 0
    columns_left: int = 0


def block_of(text: str) -> list[list[str]]:
    """The cells of a clipboard text: tabs between columns, lines between rows, quotes around cells that
    hold either. A last line end makes no row."""
    rows: list[list[str]] = [[]]
    at, length = 0, len(text)
    while at <= length:
        cell, at = _quoted(text, at) if text.startswith('"', at) else _plain(text, at)
        rows[-1].append(cell)
        if at >= length:
            break
        if text[at] != "\t":
            at += 1 if text.startswith("\r\n", at) else 0
            rows.append([])
        at += 1
        if at >= length and text[at - 1] != "\t":
            break
    return [row for row in rows if row]


def _plain(text: str, at: int) -> tuple[str, int]:
    end = at
    while end < len(text) and text[end] not in "\t\r\n":
        end += 1
    return text[at:end], end


def _quoted(text: str, at: int) -> tuple[str, int]:
    """A cell in quotes, doubled inside; a quote that is never closed is an ordinary sign."""
    parts: list[str] = []
    place = at + 1
    while True:
        end = text.find('"', place)
        if end < 0:
            return _plain(text, at)
        parts.append(text[place:end])
        if not text.startswith('"', end + 1):
            break
        parts.append('"')
        place = end + 2
    if end + 1 < len(text) and text[end + 1] not in "\t\r\n":
        return _plain(text, at)
    return "".join(parts), end + 1


def text_of(block: Sequence[Sequence[str]]) -> str:
    """A block of cells as clipboard text."""
    return "\n".join("\t".join(_quote(cell) for cell in row) for row in block)


def _quote(cell: str) -> str:
    if any(sign in cell for sign in '\t\r\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def plain_number(value: Value | None) -> str:
    """A number as spreadsheets read it: a comma, no groups, no unit; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return ""
    return f"{Decimal(value).normalize():f}".replace(".", ",")


def line_of(typed: Tree) -> str:
    """Typed content in one line of text: a series with semicolons, a person as "role, name"."""
    if isinstance(typed, Mapping):
        return ", ".join(part for part in map(line_of, typed.values()) if part)
    if isinstance(typed, bool):
        return "yes" if typed else "no"
    if isinstance(typed, list | tuple):
        parts = [line_of(part) for part in typed]
        return "; ".join(parts) if any(parts) else ""
    return "" if typed is None else str(typed)


def paste(
    question: Question, typed: Tree, row: int, column: int, block: Sequence[Sequence[str]], read: ReadCell
) -> Pasted:
    """The table with a block of texts put in, its first cell at ``row`` and ``column``.

    Rows that are not there are added with their defaults. A first line that names columns of the table
    says where the rest goes. What lies beyond the last column is left out, and counted.
    """
    heads = columns_named(question, block[0]) if block else None
    if heads is not None:
        block = block[1:]
        places: Sequence[int | None] = heads
    else:
        places = range(column, column + max((len(cells) for cells in block), default=0))
    taken = block[:MOST_ROWS]
    filled, lost = 0, 0
    for number, cells in enumerate(taken, row):
        ids = [str(entry["id"]) for entry in typed_rows(typed)]
        if number < len(ids):
            row_id = ids[number]
        else:
            row_id = next_row_id(typed)
            typed = with_row(typed, row_id, defaults(question))
        for place, text in zip(places, cells, strict=False):
            if place is None or place >= len(question.columns):
                lost = max(lost, sum(1 for each in places if each is None or each >= len(question.columns)))
                continue
            value, state = read(question.columns[place], text)
            typed = with_cell(typed, row_id, question.columns[place].id, value, state)
            filled += 1
    return Pasted(typed, filled, len(block) - len(taken), lost)


def columns_named(question: Question, cells: Sequence[str]) -> list[int | None] | None:
    """The columns that a line of headings names, None where it is no such line."""
    names = {_key(column.label): number for number, column in enumerate(question.columns)}
    names |= {_key(column.on_paper): number for number, column in enumerate(question.columns)}
    found = [names.get(_key(cell)) for cell in cells]
    known = [place for place in found if place is not None]
    return found if len(known) >= 2 and len(known) * 2 > len(cells) else None


def _key(words: str) -> str:
    return " ".join(words.split()).rstrip("?:").casefold()


def option_named(pairs: Sequence[tuple[str, Sequence[str]]], text: str) -> str | None:
    """The id among pairs of id and names that a text names, whatever the case; None where none does."""
    wanted = _key(text)
    for option, names in pairs:
        if wanted and wanted in (_key(option), *map(_key, names)):
            return option
    return None


def defaults(question: Question) -> Mapping[str, Tree]:
    """What a new row of a table begins with."""
    return {column.id: column.default for column in question.columns if column.default} or NOTHING
