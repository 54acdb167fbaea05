"""From a table's row to a row of the budget's inputs. See ``reading.py`` for what a blank cell means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Literal, TypeVar, cast

from asf_starter.core.economy.amounts import HUNDRED, ZERO
from asf_starter.core.economy.cells import Cells
from asf_starter.core.economy.inputs import (
    AT_ONCE,
    Contribution,
    Deposit,
    Grant,
    Loan,
    Name,
    Overhead,
    Part,
    Position,
    Product,
    Purchase,
    Status,
    Support,
)
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Statement

Row = TypeVar("Row")
RateOf = Callable[[str], Decimal]
Period = Literal["month", "quarter", "year"]
Method = Literal["none", "hours", "opening_days"]

_MOST_LAG = 60
_DAYS_OF_A_MONTH = 30
USUAL_PAYMENT_DAYS = 30
_USUAL_REST_LAG = 2
_USUAL_RAMP = 6
_USUAL_WAGE_TAX = Decimal(24)
_PAST_PENSION = ("senior", "born_1937_or_earlier")
"""The categories of employer fee whose people are too old for the agreement's pension."""
_USUAL_SUPPORT_LAG = "subsidy.payment_lag_default"

AMOUNTS: Mapping[str, tuple[str, ...]] = {
    "products": ("price", "volume"),
    "positions": ("wage", "wage_tax"),
    "supports": ("position", "share", "end"),
    "overheads": ("amount",),
    "investments": ("amount",),
    "start_costs": ("amount",),
    "deposits": ("amount",),
    "loans": ("amount", "interest"),
    "contributions": ("amount",),
    "grants": ("amount",),
}
"""The cells without which a row counts as nothing, or as less than it is: they are listed when blank."""


def missing(answers: Answers, first_month: Month, names: Mapping[str, Name]) -> list[Statement]:
    """What was counted as nought because a cell is blank: ``budget.assumption.<table>_<column>``.

    ``names`` gives the names of rows that borrow theirs from another table, by row id. The share of a
    support is asked for in lönebidrag only.
    """
    found = []
    for table, columns in AMOUNTS.items():
        for number, row in enumerate(answers.rows(table), 1):
            cells = Cells(row.value, first_month, row.id, number)
            name = names.get(row.id, cells.name()) if table == "supports" else cells.name()
            other_support = table == "supports" and cells.choice("kind", "lonebidrag") != "lonebidrag"
            found += [
                Statement(f"budget.assumption.{table}_{column}", {"name": name}, (table,))
                for column in columns
                if not cells.has(column) and not (column == "share" and other_support)
            ]
    return found


def earned_before(positions: Iterable[Position]) -> list[Statement]:
    """Jobs that began before the budget and earn the supplement: what was earned by then is not in it."""
    return [
        Statement("budget.assumption.positions_started_before", {"name": position.name}, ("positions",))
        for position in positions
        if position.start < 0 and position.holiday == "supplement" and position.wages[0]
    ]


def months_of_customers(days: int) -> int:
    """Months until a customer pays: started thirty days count as whole months (2.4)."""
    return -(-days // _DAYS_OF_A_MONTH)


def months_to_suppliers(days: int) -> int:
    """Months until a supplier is paid: only whole thirty days count (2.4)."""
    return days // _DAYS_OF_A_MONTH


def product(cells: Cells, rate: RateOf) -> Product:
    """A row of ``products``."""
    days = cells.whole("direct_cost_days", USUAL_PAYMENT_DAYS, _MOST_LAG * _DAYS_OF_A_MONTH)
    return Product(
        id=cells.id,
        name=cells.name(),
        price=cells.decimal("price"),
        price_includes_vat=cells.yes("price_includes_vat", True),
        vat=cells.choice("vat", "standard"),
        volume=cells.decimal("volume"),
        start=cells.month("start") or 0,
        end=cells.month("end"),
        season=cells.series("season"),
        ramp=cells.series("ramp"),
        ramp_months=max(1, cells.whole("ramp_months", _USUAL_RAMP, 60)),
        growth=cells.signed("growth", -HUNDRED, Decimal(1000)),
        direct_cost_share=cells.decimal("direct_cost_share", most=Decimal(1000)),
        direct_cost_per_unit=cells.decimal("direct_cost_per_unit"),
        direct_cost_vat=cells.choice("direct_cost_vat", "standard"),
        direct_cost_lag=months_to_suppliers(days),
        card_fee=cells.decimal("card_fee", most=HUNDRED),
        payment=_payment(cells, rate),
        hours_per_unit=cells.decimal("hours_per_unit"),
        largest_buyer=cells.yes("largest_buyer", False),
        buyer=cells.choice("buyer", ""),
    )


def _payment(cells: Cells, rate: RateOf) -> tuple[Part, ...]:
    """When customers pay: at once, by invoice, or in two parts.

    Choice: the first part comes after the days of the invoice, the rest (of rut Skatteverket's
    ``rut.share``) ``rest_lag`` months after the sale, two where nothing is said.
    """
    kind = cells.choice("payment", "at_once")
    if kind not in ("invoice", "rut", "parts"):
        return AT_ONCE
    days = cells.whole("payment_days", USUAL_PAYMENT_DAYS, _MOST_LAG * _DAYS_OF_A_MONTH)
    first = months_of_customers(days)
    if kind == "invoice":
        return (Part(HUNDRED, first),)
    if kind == "rut":
        share = HUNDRED - min(HUNDRED, rate("rut.share"))
    else:
        share = cells.decimal("first_share", HUNDRED / 2, HUNDRED)
    rest = max(first, cells.whole("rest_lag", _USUAL_REST_LAG, _MOST_LAG))
    return Part(share, first), Part(HUNDRED - share, rest)


def position(cells: Cells, wage_increase: Decimal, rate: RateOf) -> Position:
    """A row of ``positions``.

    Wages of years 2 and 3 are as given, else the year before's raised by ``wage_increase`` percent.
    Holiday, where nothing is said: hourly staff are paid it with the wage, monthly staff earn the
    supplement. Pension and insurance, where nothing is said, are the rates' proposals.
    Choice: the agreement's pension ends with the month before 65 (note of ``pension.saf_lo.up_to_cap``),
    so that none is counted for those of 67 or more unless it is entered.
    """
    hourly = cells.choice("pay", "month") == "hour"
    first = cells.decimal("wage")
    raised = (HUNDRED + wage_increase) / HUNDRED
    second = cells.decimal("wage_year_2", first * raised)
    third = cells.decimal("wage_year_3", second * raised)
    holiday = cells.choice("holiday", "paid_with_wage" if hourly else "supplement")
    fee = _one_of(cells.choice("fee", ""), ("youth", *_PAST_PENSION), "ordinary")
    return Position(
        id=cells.id,
        name=cells.name(),
        work=cells.choice("work", "in_production"),
        hourly=hourly,
        wages=(first, second, third),
        share=None if hourly else cells.decimal("share", HUNDRED, HUNDRED),
        hours=cells.decimal("hours", most=Decimal(744)),
        start=cells.month("start") or 0,
        end=cells.month("end"),
        fee=fee,
        holiday="paid_with_wage" if holiday == "paid_with_wage" else "supplement",
        holiday_percent=(
            _or_rate(cells, "holiday_percent", rate, "holiday.pay_percent")
            if holiday == "paid_with_wage"
            else ZERO
        ),
        pension=_pension(cells, fee, rate),
        insurance=_or_rate(cells, "insurance", rate, "insurance.default"),
        wage_tax=cells.decimal("wage_tax", _USUAL_WAGE_TAX, HUNDRED),
        billable=cells.decimal("billable", HUNDRED, HUNDRED),
    )


def _pension(cells: Cells, fee: str, rate: RateOf) -> Decimal:
    """The percentage as entered; else the agreement's, for those who are young enough for it."""
    if fee in _PAST_PENSION:
        return cells.decimal("pension", ZERO, HUNDRED)
    return _or_rate(cells, "pension", rate, "pension.saf_lo.up_to_cap")


def _or_rate(cells: Cells, column: str, rate: RateOf, rate_id: str) -> Decimal:
    """A percentage as entered, else the rate that stands in for it."""
    found = cells.optional(column, HUNDRED)
    return rate(rate_id) if found is None else found


def _one_of(value: str, allowed: tuple[str, ...], default: str) -> str:
    return value if value in allowed else default


def support(cells: Cells, positions: Mapping[str, Position], rate: RateOf) -> Support:
    """A row of ``supports``; its name is that of its position.

    Without a start it begins with the position, without an end it lasts one decision of
    Arbetsförmedlingen (the rate ``first_decision_max`` of its kind). Without a position it is nothing.
    """
    kind = _one_of(cells.choice("kind", ""), ("introduktionsjobb", "nystartsjobb"), "lonebidrag")
    target = positions.get(cells.choice("position", ""))
    multiple = _one_of(cells.choice("multiple", ""), ("multiple_2", "multiple_25"), "multiple_1")
    start = cells.month("start")
    if start is None:
        start = max(0, target.start) if target else 0
    end = cells.month("end")
    if end is None:
        end = start + max(1, int(rate(f"subsidy.{kind}.first_decision_max")) or 12) - 1
    return Support(
        id=cells.id,
        name=target.name if target else cells.name(),
        position=target.id if target else "",
        kind=cast(Literal["lonebidrag", "introduktionsjobb", "nystartsjobb"], kind),
        share=cells.decimal("share", ZERO, HUNDRED),
        multiple=rate(f"subsidy.nystartsjobb.{multiple}") if kind == "nystartsjobb" else Decimal(1),
        ceiling=cells.optional("ceiling"),
        premiums=cells.decimal("premiums", ZERO, HUNDRED),
        start=start,
        end=end,
        lag=cells.whole("lag", most=_MOST_LAG) if cells.has("lag") else int(rate(_USUAL_SUPPORT_LAG)),
        status=_status(cells),
    )


def _status(cells: Cells) -> Status:
    """How sure it is; "hoped" where nothing is said, since nothing is decided before it is."""
    return cast(Status, _one_of(cells.choice("status", ""), ("decided", "applied"), "hoped"))


def overhead(cells: Cells) -> Overhead:
    """A row of ``overheads``."""
    days = cells.whole("payment_days", 0, _MOST_LAG * _DAYS_OF_A_MONTH)
    return Overhead(
        id=cells.id,
        name=cells.name(),
        category=cells.choice("category", "other"),
        amount=cells.decimal("amount"),
        increase=cells.signed("increase", -HUNDRED, Decimal(1000)),
        season=cells.series("season"),
        vat=cells.choice("vat", "standard"),
        start=cells.month("start") or 0,
        end=cells.month("end"),
        in_advance=cells.choice("payment", "after") == "quarter_in_advance",
        lag=months_to_suppliers(days),
    )


def investment(cells: Cells) -> Purchase:
    """A row of ``investments``; five years of use where nothing is said."""
    return _purchase(cells, cells.choice("category", ""), max(1, cells.whole("years", 5, 50)))


def start_cost(cells: Cells) -> Purchase:
    """A row of ``start_costs``."""
    return _purchase(cells, cells.choice("category", "other"), 0)


def _purchase(cells: Cells, category: str, years: int) -> Purchase:
    days = cells.whole("payment_days", 0, _MOST_LAG * _DAYS_OF_A_MONTH)
    return Purchase(
        id=cells.id,
        name=cells.name(),
        category=category,
        amount=cells.decimal("amount"),
        vat=cells.choice("vat", "standard"),
        month=cells.month_or_first("month"),
        lag=months_to_suppliers(days),
        years=years,
    )


def deposit(cells: Cells) -> Deposit:
    """A row of ``deposits``."""
    return Deposit(
        cells.id,
        cells.name(),
        cells.decimal("amount"),
        cells.month_or_first("month"),
        cells.month("returned"),
    )


def loan(cells: Cells) -> Loan:
    """A row of ``loans``; three years where no term is given."""
    term = max(1, cells.whole("term", 36))
    return Loan(
        id=cells.id,
        name=cells.name(),
        lender=cells.choice("lender", "bank"),
        amount=cells.decimal("amount"),
        month=cells.month_or_first("month"),
        interest=cells.decimal("interest", most=HUNDRED),
        term=term,
        grace=min(term - 1, cells.whole("grace")),
        fee=cells.decimal("fee"),
    )


def contribution(cells: Cells) -> Contribution:
    """A row of ``contributions``."""
    kind = _one_of(cells.choice("kind", ""), ("share_capital", "investor", "shareholder"), "member")
    return Contribution(cells.id, cells.name(), kind, cells.decimal("amount"), cells.month_or_first("month"))


def grant(cells: Cells) -> Grant:
    """A row of ``grants``.

    Earned in one month where only the first is given. A payment without a month comes the month
    after the last earned one: prudent, since many grants are paid afterwards.
    """
    start = cells.month_or_first("earned_from")
    end = max(start, cells.month_or_first("earned_to"))
    payout = cells.choice("payout", "once")
    paid = cells.month_or_first("paid_month") if cells.has("paid_month") else end + 1
    payments: tuple[tuple[Decimal, int], ...] = ((HUNDRED, paid),)
    if payout == "two_parts":
        share = cells.decimal("first_share", HUNDRED / 2, HUNDRED)
        last = cells.month_or_first("last_paid_month") if cells.has("last_paid_month") else end + 1
        payments = ((share, paid), (HUNDRED - share, last))
    return Grant(
        id=cells.id,
        name=cells.name(),
        giver=cells.choice("giver", "municipality"),
        amount=cells.decimal("amount"),
        start=start,
        end=end,
        payments=payments,
        monthly_lag=cells.whole("lag", 0, _MOST_LAG) if payout == "monthly" else None,
        status=_status(cells),
    )
