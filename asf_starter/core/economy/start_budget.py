"""The start budget: what is needed to begin, and how it is paid for (specification 2.3)."""

from __future__ import annotations

from dataclasses import dataclass

from asf_starter.core.economy.amounts import (
    MONTHS,
    fraction_of_percent,
    kronor,
    less,
    rounded,
    running,
    total,
)
from asf_starter.core.economy.computed import Computed

FIXED_PAYMENTS = (
    "cash.net_pay",
    "cash.tax_and_fees",
    "cash.pension_and_insurance",
    "cash.interest",
    "cash.instalments",
)


@dataclass(frozen=True)
class StartBudget:
    """Capital need and financing, in whole kronor.

    ``lowest_month`` is the month in which money would be lowest without any financing, None where it
    never falls below nought. ``window`` is the number of months looked at.
    """

    investments: int
    start_costs: int
    first_stock: int
    deposits: int
    need: int
    working_capital: int
    buffer: int
    own_money: int
    contributions: int
    loans: int
    grants: int
    lowest_month: int | None
    window: int

    @property
    def start_outlays(self) -> int:
        """Investments, start costs and stock including VAT, and deposits."""
        return self.investments + self.start_costs + self.first_stock + self.deposits

    @property
    def capital_need(self) -> int:
        """Kapitalbehov."""
        return self.start_outlays + self.working_capital + self.buffer

    @property
    def financing(self) -> int:
        """Own money, contributions, loans and grants that come inside the window."""
        return self.own_money + self.contributions + self.loans + self.grants

    @property
    def gap(self) -> int:
        """Financing less need; it must not be negative before a lender sees the plan."""
        return self.financing - self.capital_need


def start_budget(budget: Computed) -> StartBudget:
    """Capital need and financing.

    Choices where 2.3 leaves one: money on the account from the start is own money and left out of the
    cash flow before financing; wage supports stay in it, since only grants are named; start costs and
    deposits count in whichever month they fall, investments only in the first.
    """
    window = min(MONTHS, int(budget.rate("start_budget.window_months")) or 18)
    financing = total([budget.months(f"cash.{name}") for name in ("contributions", "loan_draws", "grants")])
    before = running(less(budget.months("cash.net_flow"), financing))[:window]
    need = max(0, -min(before))
    bills = budget.workings.bills
    investments = sum(row.bill.invoiced[0] for row in bills if row.kind == "investment")
    start_costs = sum(sum(row.bill.invoiced) for row in bills if row.kind == "start_cost")
    first_stock = sum(sum(row.bill.invoiced) for row in bills if row.kind == "first_stock")
    deposits = sum(budget.months("cash.deposits"))
    outlays = investments + start_costs + first_stock + deposits
    working_capital = max(0, need - outlays)

    def inside(name: str) -> int:
        return sum(budget.months(f"cash.{name}")[:window])

    return StartBudget(
        investments=investments,
        start_costs=start_costs,
        first_stock=first_stock,
        deposits=deposits,
        need=need,
        working_capital=working_capital,
        buffer=_buffer(budget, outlays + working_capital),
        own_money=kronor(budget.inputs.start_cash),
        contributions=inside("contributions"),
        loans=inside("loan_draws"),
        grants=inside("grants"),
        lowest_month=before.index(min(before)) if need else None,
        window=window,
    )


def _buffer(budget: Computed, base: int) -> int:
    share = budget.inputs.buffer_share
    if share is None:
        return month_of_fixed_payments(budget)
    above, below = fraction_of_percent(share)
    return rounded(base * above, below)


def month_of_fixed_payments(budget: Computed) -> int:
    """What falls due in an ordinary month whatever is sold: the mean of the first twelve months in operation.

    Pay, tax and fees, pension and insurance, interest, instalments, and the suppliers of overheads.
    """
    overheads = [row.bill.paid for row in budget.workings.bills_of("overhead")]
    payments = total([*(budget.months(line_id) for line_id in FIXED_PAYMENTS), *overheads])
    months = ordinary_months(budget)
    return rounded(sum(payments[months.start : months.stop]), len(months))


def ordinary_months(budget: Computed) -> range:
    """The first twelve months in operation, fewer where the budget ends before.

    Operation begins with the first month of sales; without any sales it is the first month of the
    budget. Choice: 2.3 and 2.13 say "one month" only; months before opening would make it too small.
    """
    sales = budget.months("result.sales")
    first = next((month for month, amount in enumerate(sales) if amount), 0)
    return range(first, min(first + 12, MONTHS))
