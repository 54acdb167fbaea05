"""Cells that do not fit the budget or each other: what is counted instead, and how to mend it.

Such a cell is an answer all right, but the budget can't count with it as it stands: a loan from before
the first month, a support that ends before it begins. Specification 2.16 knows no months before the first
and no opening debts. Choice: what happens once and is dated earlier counts in the first month, what runs
from earlier counts from the first month; each of them says so at its cell and in the budget's warnings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from asf_starter.core.economy.amounts import HUNDRED, MONTHS
from asf_starter.core.economy.cells import Cells
from asf_starter.core.economy.financial_year import NO_NAMES, disagreement, year_end_month
from asf_starter.core.economy.inputs import Name
from asf_starter.core.economy.row_reading import USUAL_PAYMENT_DAYS, months_of_customers
from asf_starter.core.interview.answers import Answers, Problem
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Statement

_ONCE: Mapping[str, str] = {
    "investments": "month",
    "start_costs": "month",
    "deposits": "month",
    "contributions": "month",
    "loans": "month",
}
"""Tables whose rows happen once, and the column that says when."""

_RUNNING = ("products", "positions", "supports", "overheads")
"""Tables whose rows run from ``start`` to ``end``."""


@dataclass(frozen=True)
class Misfit:
    """A cell that is counted otherwise than it says. ``row`` and ``column`` are empty outside tables.

    ``what`` says what is counted instead and how to mend it: the text ``budget.misfit.<name>``.
    """

    question: str
    what: Statement
    row: str = ""
    column: str = ""
    name: Name = ""

    @property
    def warning(self) -> Statement:
        """The same as a warning of the budget, which says what it is about."""
        if not self.row:
            return self.what
        values = {"name": self.name, "what": self.what}
        return Statement("budget.warning.misfit", values, (self.question,))

    @property
    def problem(self) -> Problem:
        """The same as a problem at its cell."""
        return Problem(self.question, self.what.text, self.row, self.column, self.what.values)


def find_misfits(
    answers: Answers, first_month: Month, month_names: Mapping[str, int] = NO_NAMES
) -> tuple[Misfit, ...]:
    """Every misfit, in the order of the tables and their rows, then of the financial year."""
    found: list[Misfit] = []
    positions = {
        row.id: Cells(row.value, first_month, row.id, number)
        for number, row in enumerate(answers.rows("positions"), 1)
    }

    def check(table: str, misfits_of: Callable[[_Row], Iterator[Misfit]]) -> None:
        for number, row in enumerate(answers.rows(table), 1):
            cells = Cells(row.value, first_month, row.id, number)
            position = positions.get(cells.choice("position", "")) if table == "supports" else None
            found.extend(misfits_of(_Row(table, cells, (position or cells).name())))

    for table in _RUNNING:
        check(table, _about_span)
    check("products", _about_rest)
    check("positions", _about_hours)
    check("supports", lambda row: _about_position(row, positions))
    for table in _ONCE:
        check(table, _about_month)
    check("deposits", _about_return)
    check("loans", _about_grace)
    check("grants", _about_grant)
    return (*found, *_about_year_end(answers, month_names))


@dataclass(frozen=True)
class _Row:
    """A row that is looked at."""

    table: str
    cells: Cells
    name: Name

    def month(self, column: str) -> int | None:
        return self.cells.month(column)

    def misfit(self, column: str, text: str, /, **values: object) -> Misfit:
        cells = self.cells
        known = {"first": cells.first_month, "last": cells.first_month.plus(MONTHS - 1), **values}
        what = Statement(f"budget.misfit.{text}", known, (self.table,))
        return Misfit(self.table, what, cells.id, column, self.name)

    def named(self, index: int) -> Month:
        """A month counted from the first, as a month of the calendar."""
        return self.cells.first_month.plus(index)


def _about_span(row: _Row) -> Iterator[Misfit]:
    """From when to when it runs."""
    start, end = row.month("start"), row.month("end")
    if end is not None and start is not None and end < start:
        yield row.misfit("end", "end_before_start")
    elif end is not None and end < 0:
        yield row.misfit("end", "ended_before")
    elif start is not None and start >= MONTHS:
        yield row.misfit("start", "after_budget")


def _about_month(row: _Row) -> Iterator[Misfit]:
    """What happens once."""
    month = row.month(_ONCE[row.table])
    if month is not None and month < 0:
        yield row.misfit(_ONCE[row.table], f"{row.table}_before")
    elif month is not None and month >= MONTHS:
        yield row.misfit(_ONCE[row.table], "after_budget")


def _about_rest(row: _Row) -> Iterator[Misfit]:
    """The last part of a payment comes with the first one at the earliest."""
    cells = row.cells
    if cells.choice("payment", "") not in ("rut", "parts") or not cells.has("rest_lag"):
        return
    first = months_of_customers(cells.whole("payment_days", USUAL_PAYMENT_DAYS))
    if cells.whole("rest_lag") < first:
        yield row.misfit("rest_lag", "rest_too_early", months=first)


def _about_hours(row: _Row) -> Iterator[Misfit]:
    """Who is paid by the hour works by the hour: a share of full time counts for nothing."""
    if row.cells.choice("pay", "month") != "hour":
        return
    if not row.cells.has("hours"):
        yield row.misfit("hours", "hours_missing")
    elif row.cells.decimal("share", HUNDRED) != HUNDRED:
        yield row.misfit("share", "share_of_hours")


def _about_position(row: _Row, positions: Mapping[str, Cells]) -> Iterator[Misfit]:
    """A support counts only while its position does."""
    position = positions.get(row.cells.choice("position", ""))
    if position is None:
        return
    start, end = row.month("start"), row.month("end")
    begins, ends = position.month("start") or 0, position.month("end")
    if (start is not None and ends is not None and start > ends) or (end is not None and end < begins):
        yield row.misfit("start" if start is not None else "end", "support_outside_position")
        return
    if start is not None and max(0, start) < begins:
        yield row.misfit("start", "support_before_position", month=row.named(begins))
    if end is not None and ends is not None and end > ends:
        yield row.misfit("end", "support_after_position", month=row.named(ends))


def _about_return(row: _Row) -> Iterator[Misfit]:
    """A deposit comes back when it has been paid."""
    returned, paid = row.month("returned"), row.cells.month_or_first("month")
    if returned is not None and returned < paid:
        yield row.misfit("returned", "deposit_returned_early", month=row.named(paid))


def _about_grace(row: _Row) -> Iterator[Misfit]:
    """At least one month with an instalment."""
    term = max(1, row.cells.whole("term", 36))
    if row.cells.whole("grace") >= term:
        yield row.misfit("grace", "grace_too_long", grace=term - 1)


def _about_grant(row: _Row) -> Iterator[Misfit]:
    """When a grant is earned and paid."""
    start, end = row.month("earned_from"), row.month("earned_to")
    paid, last = row.month("paid_month"), row.month("last_paid_month")
    if start is not None and start >= MONTHS:
        yield row.misfit("earned_from", "after_budget")
        return
    if start is not None and start < 0:
        yield row.misfit("earned_from", "grant_before")
    if end is not None and end < max(0, start or 0):
        yield row.misfit("earned_to", "grant_ends_early", month=row.named(max(0, start or 0)))
    if paid is not None and paid < 0:
        yield row.misfit("paid_month", "grant_paid_before")
    if last is not None and last < 0:
        yield row.misfit("last_paid_month", "grant_paid_before")
    elif last is not None and paid is not None and last < paid:
        yield row.misfit("last_paid_month", "grant_parts_in_disorder")


def _about_year_end(answers: Answers, month_names: Mapping[str, int]) -> Iterator[Misfit]:
    """The end of the first financial year against the year that the founding papers name."""
    text = disagreement(answers, year_end_month(answers, month_names))
    if text:
        yield Misfit("first_year_end", Statement(f"budget.misfit.{text}", {}, ("first_year_end",)))
