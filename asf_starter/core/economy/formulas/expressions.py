"""What a cell formula is made of: plain spreadsheet text, and references that the writer turns into places.

A formula is a sequence of pieces. Function names, commas and numbers are written as spreadsheets store
them in files, whatever language the program shows. Months are counted from 0, as in the lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from asf_starter.core.economy.amounts import MONTHS


@dataclass(frozen=True, slots=True)
class Cell:
    """The figure of a line (or step) in one month."""

    line: str
    month: int


@dataclass(frozen=True, slots=True)
class Span:
    """The figures of a line (or step) from one month to another, both included."""

    line: str
    first: int = 0
    last: int = MONTHS - 1


@dataclass(frozen=True, slots=True)
class Year:
    """The figure of a line in a budget year, 0 to 2."""

    line: str
    year: int


@dataclass(frozen=True, slots=True)
class Total:
    """Cells added (sign 1) or taken away (sign −1); the writer joins neighbours into ranges."""

    cells: tuple[tuple[int, Cell], ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """The value of an entry on the input sheet."""

    key: str


@dataclass(frozen=True, slots=True)
class Yes:
    """Whether an entry of yes or no is yes."""

    key: str


@dataclass(frozen=True, slots=True)
class Place:
    """The number of an entered month, counted from 1; a month that is not given is later than any."""

    key: str


@dataclass(frozen=True, slots=True)
class Monthly:
    """The value of an entry that has one for each month."""

    key: str
    month: int


@dataclass(frozen=True, slots=True)
class Series:
    """All values of an entry that has several, ``length`` of them."""

    key: str
    length: int


@dataclass(frozen=True, slots=True)
class Now:
    """The number of a month, counted from 1, as it stands at the head of its column."""

    month: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The first day of a month, as it stands at the head of its column."""

    month: int


@dataclass(frozen=True, slots=True)
class Heads:
    """The first days of some months, as they stand at the heads of the columns of cash."""

    first: int
    last: int


Piece = str | Cell | Span | Year | Total | Entered | Yes | Place | Monthly | Series | Now | Calendar | Heads
Expr = tuple[Piece, ...]
Formula = Callable[[int], Expr]
"""The formula of a line in a month."""

NONE: Expr = ("0",)


def join(*parts: Piece | int | Expr) -> Expr:
    """One formula of several parts."""
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, tuple):
            pieces.extend(part)
        else:
            pieces.append(str(part) if isinstance(part, int) else part)
    return tuple(pieces)


def krona(*parts: Piece | int | Expr) -> Expr:
    """Whole kronor, half away from zero: R of the specification.

    Spreadsheets count in binary fractions, where half a krona may come out as 0.4999999999; the inner
    rounding, to seven decimals, mends that. It could only go wrong within a ten-millionth of a half.
    """
    return join("ROUND(ROUND(", *parts, ",7),0)")


def when(condition: Expr, then: Expr, otherwise: Expr = NONE) -> Expr:
    """``then`` where the condition holds."""
    return join("IF(", condition, ",", then, ",", otherwise, ")")


def between(month: int, start: str, end: str) -> Expr:
    """Whether a month lies between two entered months, both included."""
    return join("AND(", Now(month), ">=", Place(start), ",", Now(month), "<=", Place(end), ")")


def in_month_of(month: int, key: str, amount: Expr) -> Expr:
    """An amount in an entered month, nothing in all others."""
    return when(join(Now(month), "=", Place(key)), amount)


def later(line: str, lag: str, month: int) -> Expr:
    """The figure of a line as many months earlier as is entered."""
    earlier = join(Now(month), "-", Entered(lag))
    return when(join(earlier, ">=1"), join("INDEX(", Span(line), ",", earlier, ")"))


def part_of(amount: Expr, step: Expr, number: Expr) -> Expr:
    """R(C·k/n) − R(C·(k−1)/n): the k:th of n parts, so that nothing is lost."""
    whole = krona(amount, "*", step, "/", number)
    before = krona(amount, "*(", step, "-1)/", number)
    return join(whole, "-", before)
