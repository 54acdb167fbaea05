"""What is typed, and the values that answers have once they are understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Tree = str | int | bool | None | Sequence["Tree"] | Mapping[str, "Tree"]
"""What is typed: what JSON can hold, but no binary floats."""


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month. ``number`` is 1 to 12."""

    year: int
    number: int

    @property
    def index(self) -> int:
        """Months since year 0, for arithmetic."""
        return self.year * 12 + self.number - 1

    def plus(self, months: int) -> Month:
        """The month so many months later (or earlier, if negative)."""
        year, zero_based = divmod(self.index + months, 12)
        return Month(year, zero_based + 1)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


@dataclass(frozen=True)
class Person:
    """A role, and a name that may be left for handwriting (empty)."""

    role: str
    name: str = ""


@dataclass(frozen=True)
class Organisation:
    """A legal person. ``number`` is the organisation number, empty before registration."""

    name: str
    number: str = ""


@dataclass(frozen=True)
class EvidenceFile:
    """A file filed as evidence: its name and SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Row:
    """One row of a table. ``id`` never changes. ``cells`` hold values by column id, None if unknown;
    ``proposed`` are the columns in which still stands what a new row begins with."""

    id: str
    cells: Mapping[str, Value | None]
    states: Mapping[str, str]
    proposed: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row but what it began with."""
        return all(value in (None, ()) or column in self.proposed for column, value in self.cells.items())

    def value(self, column_id: str) -> Value | None:
        """The value of a cell, None where unanswered or unknown."""
        return self.cells.get(column_id)


Value = (
    str
    | bool
    | int
    | Decimal
    | date
    | Month
    | Person
    | Organisation
    | EvidenceFile
    | tuple[str, ...]
    | tuple[Decimal, ...]
    | tuple[Row, ...]
)
"""text, choice, row pointer: str · yes_no: bool · whole_number: int · money, decimal, percent:
Decimal (percent in percent: 4.5 means 4.5 %) · choices: tuple of option ids · series: tuple of
Decimal · table: tuple of rows."""
