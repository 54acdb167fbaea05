"""Where entries, lines and steps stand in the workbook, and formulas written with those places.

All sheets with months have the same columns: two of words, three of years, then the months.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import assert_never

from xlsxwriter.utility import quote_sheetname, xl_col_to_name

from asf_starter.core.economy.amounts import MONTHS
from asf_starter.core.economy.formulas.expressions import (
    Calendar,
    Cell,
    Entered,
    Expr,
    Heads,
    Monthly,
    Now,
    Piece,
    Place,
    Series,
    Span,
    Total,
    Year,
    Yes,
)

FIRST_YEAR_COLUMN = 2
FIRST_MONTH_COLUMN = 5
LAST_COLUMN = FIRST_MONTH_COLUMN + MONTHS - 1
VALUE_COLUMN, UNIT_COLUMN, PLACE_COLUMN = 2, 3, 4
HEAD_ROWS = 2
"""The rows at the head of a sheet with months: the months' names and their numbers."""


def month_column(month: int) -> int:
    """The column of a month (0 to 35), counted from 0."""
    return FIRST_MONTH_COLUMN + month


_NAMES = tuple(str(xl_col_to_name(column)) for column in range(LAST_COLUMN + 1))


def _name(month: int) -> str:
    return _NAMES[month_column(month)]


@dataclass(frozen=True)
class Places:
    """The sheet and row (counted from 0) of each line and step by id, and of each entry by key.

    ``yes`` is the word that an entry of yes or no holds when it is yes.
    """

    rows: Mapping[str, tuple[str, int]]
    entries: Mapping[str, tuple[str, int]]
    yes: str

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """What stands before a cell of another sheet, by the sheet's name."""
        names = {sheet for places in (self.rows, self.entries) for sheet, _ in places.values()}
        return {name: f"{quote_sheetname(name)}!" for name in names}

    def formula(self, expr: Expr, sheet: str) -> str:
        """A formula as it is stored in a cell of a sheet."""
        return "=" + "".join(self._piece(piece, sheet) for piece in expr)

    def _piece(self, piece: Piece, sheet: str) -> str:
        match piece:
            case str():
                return piece
            case Cell(line, month):
                return self._on(line, sheet, _name(month))
            case Span(line, first, last):
                return self._range(line, sheet, f"${_name(first)}", f"${_name(last)}")
            case Year(line, year):
                return self._on(line, sheet, _NAMES[FIRST_YEAR_COLUMN + year])
            case Total(cells):
                return self._total(cells, sheet)
            case Entered(key):
                return self._entry(key, VALUE_COLUMN, sheet)
            case Yes(key):
                return f'{self._entry(key, VALUE_COLUMN, sheet)}="{self.yes}"'
            case Place(key):
                return self._entry(key, PLACE_COLUMN, sheet)
            case Monthly(key, month):
                target, row = self.entries[key]
                return f"{self._prefix(target, sheet)}{_name(month)}${row + 1}"
            case Series(key, length):
                target, row = self.entries[key]
                values = f"${_name(0)}${row + 1}:${_name(length - 1)}${row + 1}"
                return f"{self._prefix(target, sheet)}{values}"
            case Now(month):
                return f"{_name(month)}$2"
            case Calendar(month):
                return f"{_name(month)}$1"
            case Heads(first, last):
                target, _ = self.rows["cash.end"]
                return f"{self._prefix(target, sheet)}${_name(first)}$1:${_name(last)}$1"
        assert_never(piece)

    def _prefix(self, target: str, sheet: str) -> str:
        return "" if target == sheet else self.prefixes[target]

    def _entry(self, key: str, column: int, sheet: str) -> str:
        target, row = self.entries[key]
        return f"{self._prefix(target, sheet)}${_NAMES[column]}${row + 1}"

    def _on(self, line: str, sheet: str, column: str) -> str:
        target, row = self.rows[line]
        return f"{self._prefix(target, sheet)}{column}{row + 1}"

    def _range(self, line: str, sheet: str, first: str, last: str) -> str:
        target, row = self.rows[line]
        return f"{self._prefix(target, sheet)}{first}{row + 1}:{last}{row + 1}"

    def _total(self, cells: Iterable[tuple[int, Cell]], sheet: str) -> str:
        """Cells added and taken away; neighbours below each other become a range."""
        text = ""
        for sign, run in self._runs(cells):
            first, last = run[0], run[-1]
            if len(run) > 1:
                target, row = self.rows[first.line]
                column = _name(first.month)
                part = f"{self._prefix(target, sheet)}{column}{row + 1}:{column}{row + len(run)}"
                part = f"SUM({part})"
            else:
                part = self._on(last.line, sheet, _name(last.month))
            text += ("-" if sign < 0 else "+" if text else "") + part
        return text

    def _runs(self, cells: Iterable[tuple[int, Cell]]) -> Iterator[tuple[int, list[Cell]]]:
        """Cells of the same sign, sheet and column whose rows follow each other."""

        def belongs(numbered: tuple[int, tuple[int, Cell]]) -> tuple[int, str, int, int]:
            number, (sign, cell) = numbered
            target, row = self.rows[cell.line]
            return sign, target, cell.month, row - number

        for key, run in groupby(enumerate(cells), key=belongs):
            yield key[0], [cell for _, (_, cell) in run]
