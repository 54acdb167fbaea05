"""Reading answers and cells for the budget: whatever is missing or odd becomes a default, never an error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from asf_starter.core.economy.amounts import ZERO
from asf_starter.core.economy.inputs import Name
from asf_starter.core.interview.values import Month, Person, Value
from asf_starter.core.texts import Statement

MOST = Decimal(10) ** 12
"""More than any figure of a small enterprise; larger typed numbers count as this."""


@dataclass(frozen=True)
class Cells:
    """The cells of one row, or the answers outside tables. ``value_of`` gives None where nothing is known.

    Months are read relative to ``first_month``: 0 for the first month of the budget.
    """

    value_of: Callable[[str], Value | None]
    first_month: Month
    id: str = ""
    number: int = 0

    def has(self, column: str) -> bool:
        """Whether anything is known."""
        return self.value_of(column) is not None

    def decimal(self, column: str, default: Decimal = ZERO, most: Decimal = MOST) -> Decimal:
        """A number from nought to ``most``, the default where there is none."""
        found = self.optional(column, most)
        return default if found is None else found

    def optional(self, column: str, most: Decimal = MOST) -> Decimal | None:
        """A number from nought to ``most``, None where there is none."""
        value = self.value_of(column)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return None
        number = Decimal(value)
        return min(most, max(ZERO, number)) if number.is_finite() else None

    def signed(self, column: str, least: Decimal, most: Decimal) -> Decimal:
        """A number that may be negative, nought where there is none."""
        value = self.value_of(column)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return ZERO
        number = Decimal(value)
        return min(most, max(least, number)) if number.is_finite() else ZERO

    def whole(self, column: str, default: int = 0, most: int = 600) -> int:
        """A whole number from nought to ``most``, the default where there is none."""
        return int(self.decimal(column, Decimal(default), Decimal(most)))

    def yes(self, column: str, default: bool) -> bool:
        """Yes or no, the default where nothing is known."""
        value = self.value_of(column)
        return value if isinstance(value, bool) else default

    def choice(self, column: str, default: str) -> str:
        """The id of an option, or of another table's row."""
        value = self.value_of(column)
        return value if isinstance(value, str) and value else default

    def series(self, column: str, length: int = 12) -> tuple[Decimal, ...]:
        """A series of numbers, none of them below nought; () where there is none of this length."""
        value = self.value_of(column)
        if not isinstance(value, tuple) or len(value) != length:
            return ()
        numbers = [part for part in value if isinstance(part, Decimal) and part.is_finite()]
        return tuple(min(MOST, max(ZERO, part)) for part in numbers) if len(numbers) == length else ()

    def month(self, column: str) -> int | None:
        """A month counted from the first one of the budget, None where there is none."""
        value = self.value_of(column)
        return value.index - self.first_month.index if isinstance(value, Month) else None

    def month_or_first(self, column: str) -> int:
        """A month counted from the first one; earlier ones, and none, count as the first."""
        return max(0, self.month(column) or 0)

    def name(self, column: str = "name") -> Name:
        """What the founders call the row; its number where they call it nothing."""
        value = self.value_of(column)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, Person) and (value.role or value.name):
            return value.role or value.name
        return Statement("budget.row.unnamed", {"number": self.number})
