"""One entry of the input sheets, and how the entries of a row are made.

An entry belongs to a ``group`` (a table of the interview, ``rates``, ``settings`` or ``factors``) and a
row, and is called by its ``key``, ``group/row/field``. Amounts are kronor, shares are in percent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from asf_starter.core.economy.formulas.expressions import Expr
from asf_starter.core.economy.inputs import Name
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Statement

Unit = Literal["kr", "percent", "number", "month", "months", "years", "yes_no", "calendar_month", "times"]

_FAR = 1200
"""A month so much later is as far away as any: no calendar of a spreadsheet is left behind."""
_LONG_AGO = -120
"""A month so much earlier is as long ago as any: whatever grows has grown."""


@dataclass(frozen=True)
class Entry:
    """One input. ``value`` None: nothing is entered. ``series``: one value for each month instead.

    ``formula`` is given where the value follows from other entries until somebody writes over it.
    ``is_end``: a month that may be left out, and then never comes. ``may_precede``: a month that counts as
    it is also where it lies before the budget. ``rate`` is the id of the rate it is.
    """

    key: str
    group: str
    name: Name
    label: Name
    unit: Unit
    value: Decimal | int | bool | Month | None = None
    series: tuple[Decimal | None, ...] = ()
    formula: Expr = ()
    is_end: bool = False
    may_precede: bool = False
    rate: str = ""


@dataclass(frozen=True)
class EntryRow:
    """Makes the entries of one row of a group."""

    group: str
    id: str
    name: Name
    first_month: Month

    def _entry(
        self, field: str, unit: Unit, value: Decimal | int | bool | Month | None, *, is_end: bool = False
    ) -> Entry:
        label = Statement(f"workbook.entry.{self.group}.{field}")
        return Entry(
            f"{self.group}/{self.id}/{field}", self.group, self.name, label, unit, value, is_end=is_end
        )

    def kr(self, field: str, value: Decimal) -> Entry:
        """An amount in kronor."""
        return self._entry(field, "kr", value)

    def percent(self, field: str, value: Decimal) -> Entry:
        """A share in percent."""
        return self._entry(field, "percent", value)

    def number(self, field: str, value: Decimal | int, unit: Unit = "number") -> Entry:
        """A number, counted in the unit."""
        return self._entry(field, unit, value)

    def yes(self, field: str, value: bool) -> Entry:
        """Yes or no."""
        return self._entry(field, "yes_no", value)

    def month(self, field: str, index: int) -> Entry:
        """A month counted from the first; earlier ones count as the first."""
        return self._entry(field, "month", self.first_month.plus(min(_FAR, max(0, index))))

    def since(self, field: str, index: int) -> Entry:
        """A month counted from the first, from which something counts its own months."""
        month = self.first_month.plus(max(_LONG_AGO, min(_FAR, index)))
        return replace(self._entry(field, "month", month), may_precede=True)

    def end(self, field: str, index: int | None) -> Entry:
        """A last month that may be left out."""
        value = None if index is None else self.first_month.plus(min(_FAR, max(-1, index)))
        return self._entry(field, "month", value, is_end=True)

    def series(self, field: str, unit: Unit, values: Sequence[Decimal | None]) -> Entry:
        """One value for each month."""
        label = Statement(f"workbook.entry.{self.group}.{field}")
        key = f"{self.group}/{self.id}/{field}"
        return Entry(key, self.group, self.name, label, unit, series=tuple(values))
