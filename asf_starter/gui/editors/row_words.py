"""A row of a table in words: what it is called, and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping

from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Row
from asf_starter.core.plan import Tree, typed_cell
from asf_starter.gui.kit import Kit, shortened

LONGEST_NAME = 60
TELLING = ("text", "choice", "money", "date", "month", "yes_no")
MOST_PARTS = 4
"""A folded row shows so many values of the kinds that speak for themselves."""


def row_place(table: Question, number: int, kit: Kit) -> str:
    """A row by its number: "person 2"."""
    return kit.words("table.row_name", row=table.row_name or kit.words("table.row"), number=number)


def row_name(table: Question, row: Mapping[str, Tree], number: int, kit: Kit) -> str:
    """What a row is called: its first words, else what was chosen in its first column, else its place."""
    for column in table.columns:
        if column.kind in ("text", "person", "organisation"):
            words = _first_words(typed_cell(row, column.id)[0])
            if words:
                return words
    first = table.columns[0]
    chosen = typed_cell(row, first.id)[0]
    option = first.option(chosen) if first.kind == "choice" and isinstance(chosen, str) else None
    return option.label if option else row_place(table, number, kit)


def row_summary(table: Question, row: Row, kit: Kit, *, short: bool = False) -> str:
    """What stands in a row; ``short`` leaves out its name and what takes long to read."""
    parts: list[str] = []
    for column in table.columns[1:] if short else table.columns:
        value = row.value(column.id)
        if value is None or column.kind == "row":
            continue
        if short and (column.kind not in TELLING or len(parts) == MOST_PARTS):
            continue
        words = kit.phrases.answer_words(column, value)
        sign = "" if column.label.endswith("?") else ":"
        parts.append(f"{column.label}{sign} {words}" if column.kind == "yes_no" else words)
    return " · ".join(part for part in parts if part)


def _first_words(typed: Tree) -> str:
    if isinstance(typed, str):
        words = " ".join(typed.split())
    elif isinstance(typed, Mapping):
        words = ", ".join(
            part for part in (_first_words(typed.get("name")), _first_words(typed.get("role"))) if part
        )
    else:
        return ""
    return shortened(words, LONGEST_NAME)
