"""What tables and annexes of the budget need: rows with label ids and figures, no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_starter.core.economy.amounts import rounded
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.inputs import Name, Position
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.subsidies import share_of_full_time
from asf_starter.core.economy.timeline import Span
from asf_starter.core.texts import Statement

RESULT = (
    "result.sales",
    "result.supports",
    "result.grants",
    "result.income",
    "result.direct_costs",
    "result.overheads",
    "result.one_offs",
    "result.staff",
    "result.before_depreciation",
    "result.depreciations",
    "result.interest",
    "result.before_tax",
    "result.income_tax",
    "result.net_result",
)
CASH = (
    "cash.start",
    "cash.customers",
    "cash.supports",
    "cash.grants",
    "cash.vat_refund",
    "cash.tax_refund",
    "cash.contributions",
    "cash.loan_draws",
    "cash.deposits_back",
    "cash.inflows",
    "cash.suppliers",
    "cash.net_pay",
    "cash.tax_and_fees",
    "cash.pension_and_insurance",
    "cash.vat_payment",
    "cash.preliminary_tax",
    "cash.final_tax",
    "cash.interest",
    "cash.instalments",
    "cash.loan_fees",
    "cash.investments",
    "cash.deposits",
    "cash.outflows",
    "cash.net_flow",
    "cash.end",
)
BALANCE = (
    "balance.equipment",
    "balance.deposits",
    "balance.stock",
    "balance.customers",
    "balance.support_claims",
    "balance.grant_claims",
    "balance.prepaid",
    "balance.vat_claim",
    "balance.tax_claim",
    "balance.cash",
    "balance.assets",
    "balance.loans",
    "balance.suppliers",
    "balance.vat_debt",
    "balance.tax_and_fees_debt",
    "balance.holiday_debt",
    "balance.pension_debt",
    "balance.tax_debt",
    "balance.grants_in_advance",
    "balance.liabilities",
    "balance.contributions",
    "balance.retained",
    "balance.result_of_year",
    "balance.equity",
    "balance.liabilities_and_equity",
)
_ALWAYS = frozenset(
    (
        "result.sales",
        "result.income",
        "result.staff",
        "result.before_depreciation",
        "result.before_tax",
        "result.net_result",
        "cash.start",
        "cash.inflows",
        "cash.outflows",
        "cash.net_flow",
        "cash.end",
        "balance.cash",
        "balance.assets",
        "balance.liabilities",
        "balance.equity",
        "balance.liabilities_and_equity",
    )
)


Years = Sequence[Span]


@dataclass(frozen=True)
class ReportRow:
    """A row of a table: the line, its caption, its figures, and how it stands.

    ``is_total`` rows are sums; ``level`` 1 rows are parts of the row of level 0 that follows them.
    """

    line: Line
    caption: Statement
    figures: tuple[int, ...]
    is_total: bool
    level: int = 0


@dataclass(frozen=True)
class StaffRow:
    """A position in a year: whole kronor; ``supports`` is what supports give, ``per_hour`` the net cost of
    an hour of work in it, None without hours."""

    position: str
    name: Name
    gross_pay: int
    holiday: int
    fees: int
    pension_and_insurance: int
    cost: int
    supports: int
    net_cost: int
    months: int
    per_hour: int | None


def rows_by_month(
    budget: Budget, line_ids: Sequence[str], months: range, *, detailed: bool = False, empty: bool = False
) -> tuple[ReportRow, ...]:
    """Rows with the figures of some months (0 to 35).

    Rows of noughts are left out unless ``empty`` or they carry the statement; ``detailed`` puts the
    founders' own rows before the sum they belong to.
    """
    return _rows(budget, line_ids, [range(month, month + 1) for month in months], detailed, empty)


def rows_by_quarter(
    budget: Budget, line_ids: Sequence[str], months: range, *, detailed: bool = False, empty: bool = False
) -> tuple[ReportRow, ...]:
    """Rows with figures of three months at a time, from the first of ``months``."""
    quarters = [range(start, min(start + 3, months.stop)) for start in range(months.start, months.stop, 3)]
    return _rows(budget, line_ids, quarters, detailed, empty)


def rows_by_year(
    budget: Budget, line_ids: Sequence[str], years: Years, *, detailed: bool = False, empty: bool = False
) -> tuple[ReportRow, ...]:
    """Rows with the figures of whole years."""
    return _rows(budget, line_ids, [span.months for span in years], detailed, empty)


def _rows(
    budget: Budget, line_ids: Sequence[str], columns: Sequence[range], detailed: bool, empty: bool
) -> tuple[ReportRow, ...]:
    found: list[ReportRow] = []
    for line_id in line_ids:
        line = budget.lines[line_id]
        figures = _figures(line, columns)
        if not (any(figures) or empty or line_id in _ALWAYS):
            continue
        if detailed and line.kind.is_total:
            parts = (budget.lines[term.line] for term in line.terms)
            found += [
                ReportRow(part, part.caption, _figures(part, columns), False, 1)
                for part in parts
                if part.name and any(_figures(part, columns))
            ]
        found.append(ReportRow(line, line.caption, figures, line.kind.is_total))
    return tuple(found)


def _figures(line: Line, columns: Sequence[range]) -> tuple[int, ...]:
    """A flow's sum over each column's months, a position at its start or end."""
    if line.kind.nature == "flow":
        return tuple(sum(line.months[column.start : column.stop]) for column in columns)
    if line.kind.nature == "opening":
        return tuple(line.months[column.start] for column in columns)
    return tuple(line.months[column.stop - 1] for column in columns)


def staff_rows(budget: Budget, year: Span) -> tuple[StaffRow, ...]:
    """The staff budget of a year, position by position; positions that do not work then are left out."""
    found = []
    for staff in budget.workings.positions:
        row = staff.position.id
        months = slice(year.first, year.last + 1)
        worked = sum(1 for amount in staff.gross[months] if amount)
        if not worked:
            continue
        cost, net = (
            sum(budget.months(f"basis.{kind}.{row}")[months]) for kind in ("staff_cost", "net_staff_cost")
        )
        found.append(
            StaffRow(
                position=row,
                name=staff.position.name,
                gross_pay=sum(staff.wage[months]),
                holiday=sum(staff.holiday[months]) + sum(staff.accrued[months]),
                fees=sum(staff.fee[months]) + sum(staff.fee_accrued[months]) + sum(staff.payroll_tax[months]),
                pension_and_insurance=sum(staff.pension[months]) + sum(staff.insurance[months]),
                cost=cost,
                supports=cost - net,
                net_cost=net,
                months=worked,
                per_hour=_per_hour(budget, staff.position, net, worked),
            )
        )
    return tuple(found)


def _per_hour(budget: Budget, position: Position, net: int, months: int) -> int | None:
    """Net cost per hour of work: hourly staff by their hours, others by their share of full time."""
    full_time = budget.inputs.capacity.full_time_hours.as_integer_ratio()
    if position.hourly:
        above, below = position.hours.as_integer_ratio()
    else:
        share, below_share = share_of_full_time(position, full_time)
        above, below = full_time[0] * share, full_time[1] * below_share
    return rounded(net * below, above * months) if above * months else None
