"""What a budget is computed from, in the engine's own terms: months counted from the first, kinds, amounts.

Percentages are in percent (31.42 means 31.42 %), amounts in kronor with at most two decimals, all exact.
``start`` and ``end`` are months counted from the budget's first month (0); ``end`` is the last month
in which the row counts, None for no end. They may lie outside the 36 months. ``id`` is the id of the
table row, ``name`` what the founders call it, or a statement that stands in for a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from asf_starter.core.economy.amounts import HUNDRED, ZERO
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Statement

Status = Literal["decided", "applied", "hoped"]
Name = str | Statement
SIMPLE = "simple"
"""The id of a row that a question of the short track stands for."""

LIMITED_COMPANIES = frozenset(("limited_company", "limited_company_svb"))
"""The legal forms with a share capital."""

NO_SEASON: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a customer's payment: its share in percent, and how many months after the sale."""

    share: Decimal
    lag: int


AT_ONCE = (Part(HUNDRED, 0),)


@dataclass(frozen=True)
class Product:
    """A product or service (specification 2.4).

    ``vat`` is a category: ``standard``, ``food``, ``restaurant_catering``, ``mixed_food``, ``hotel``,
    ``books_culture_transport`` or ``exempt``. ``season`` has a factor per calendar month, January
    first, or is empty. ``ramp`` are factors of the first months of sale, after which it is 1; where
    it is empty sales grow evenly over ``ramp_months``: 1/n, 2/n … ``growth`` is a percentage a year,
    from the second budget year. ``direct_cost_share`` is a percentage of net sales, ``card_fee`` of gross.
    """

    id: str
    name: Name
    price: Decimal = ZERO
    price_includes_vat: bool = True
    vat: str = "standard"
    volume: Decimal = ZERO
    start: int = 0
    end: int | None = None
    season: tuple[Decimal, ...] = NO_SEASON
    ramp: tuple[Decimal, ...] = ()
    ramp_months: int = 1
    growth: Decimal = ZERO
    direct_cost_share: Decimal = ZERO
    direct_cost_per_unit: Decimal = ZERO
    direct_cost_vat: str = "standard"
    direct_cost_lag: int = 0
    card_fee: Decimal = ZERO
    payment: tuple[Part, ...] = AT_ONCE
    hours_per_unit: Decimal = ZERO
    largest_buyer: bool = False
    buyer: str = ""


@dataclass(frozen=True)
class Position:
    """A job, not a person (specification 2.6). ``wages`` are full-time monthly wages, or hourly wages,
    of the three budget years. ``share`` is the share of full time, for hourly staff None: then it is
    their hours over full-time hours. ``fee`` is ``ordinary``, ``youth``, ``senior`` or
    ``born_1937_or_earlier``. ``holiday_percent`` counts in the mode ``paid_with_wage``.
    """

    id: str
    name: Name
    work: str = "in_production"
    hourly: bool = False
    wages: tuple[Decimal, ...] = (ZERO, ZERO, ZERO)
    share: Decimal | None = HUNDRED
    hours: Decimal = ZERO
    start: int = 0
    end: int | None = None
    fee: str = "ordinary"
    holiday: Literal["paid_with_wage", "supplement"] = "supplement"
    holiday_percent: Decimal = ZERO
    pension: Decimal = ZERO
    insurance: Decimal = ZERO
    wage_tax: Decimal = ZERO
    billable: Decimal = HUNDRED


@dataclass(frozen=True)
class Support:
    """A wage support for one position. ``ceiling`` is gross pay a month at full time, None for the rate of
    its kind and month; ``premiums`` the insurance premiums that count in the base of lönebidrag, in
    percent; ``multiple`` that of nystartsjobb.
    """

    id: str
    name: Name
    position: str
    kind: Literal["lonebidrag", "introduktionsjobb", "nystartsjobb"] = "lonebidrag"
    share: Decimal = ZERO
    multiple: Decimal = Decimal(1)
    ceiling: Decimal | None = None
    premiums: Decimal = ZERO
    start: int = 0
    end: int | None = None
    lag: int = 2
    status: Status = "hoped"

    @property
    def ceiling_rate(self) -> str:
        """The id of the rate that holds where no ceiling is entered."""
        return f"subsidy.{self.kind}.gross_wage_cap"


@dataclass(frozen=True)
class Overhead:
    """A cost by month. ``amount`` is without VAT; ``increase`` a percentage a year from the second
    budget year; ``in_advance`` paid by calendar quarter in advance, else ``lag`` months later.
    """

    id: str
    name: Name
    category: str = "other"
    amount: Decimal = ZERO
    increase: Decimal = ZERO
    season: tuple[Decimal, ...] = NO_SEASON
    vat: str = "standard"
    start: int = 0
    end: int | None = None
    in_advance: bool = False
    lag: int = 0


@dataclass(frozen=True)
class Purchase:
    """Something bought once: an investment (``years`` of use), a start cost, the first stock. Without VAT."""

    id: str
    name: Name
    category: str = ""
    amount: Decimal = ZERO
    vat: str = "standard"
    month: int = 0
    lag: int = 0
    years: int = 0


@dataclass(frozen=True)
class Deposit:
    """Money left as security, and the month it comes back (None: after the budget)."""

    id: str
    name: Name
    amount: Decimal = ZERO
    month: int = 0
    returned: int | None = None


@dataclass(frozen=True)
class Loan:
    """A loan of ``term`` months, ``grace`` of them without instalments. ``interest`` in percent a year."""

    id: str
    name: Name
    lender: str = "bank"
    amount: Decimal = ZERO
    month: int = 0
    interest: Decimal = ZERO
    term: int = 36
    grace: int = 0
    fee: Decimal = ZERO


@dataclass(frozen=True)
class Contribution:
    """Money from members or owners: ``member``, ``investor``, ``share_capital`` or ``shareholder``."""

    id: str
    name: Name
    kind: str = "member"
    amount: Decimal = ZERO
    month: int = 0


@dataclass(frozen=True)
class Grant:
    """Another grant: earned evenly from ``start`` to ``end``; paid in ``payments`` (share in percent,
    month), the last of which takes the remainder, or month by month ``monthly_lag`` months later.
    """

    id: str
    name: Name
    giver: str = "other_public"
    amount: Decimal = ZERO
    start: int = 0
    end: int = 0
    payments: tuple[tuple[Decimal, int], ...] = ()
    monthly_lag: int | None = None
    status: Status = "hoped"


@dataclass(frozen=True)
class Vat:
    """How VAT is reported. ``deductible`` is the percentage of input VAT that may be deducted."""

    registered: bool = True
    period: Literal["month", "quarter", "year"] = "quarter"
    cash_method: bool = False
    deductible: Decimal = HUNDRED
    eu_trade: bool = False
    on_paper: bool = False


@dataclass(frozen=True)
class Capacity:
    """How much the group can do: by working hours, by opening days, or not counted.

    ``attendance`` and ``work_ability`` are planning figures for the whole group, in percent.
    """

    method: Literal["none", "hours", "opening_days"] = "none"
    full_time_hours: Decimal = Decimal(165)
    attendance: Decimal = HUNDRED
    work_ability: Decimal = HUNDRED
    units_per_day: Decimal = ZERO
    days_per_month: Decimal = ZERO


@dataclass(frozen=True)
class BudgetInputs:
    """Everything a budget is computed from. With a first month alone it is a budget of noughts.

    ``financial_year_end``: the month in which the first financial year ends, counted from the first
    month; later years are twelve months. ``preliminary_tax`` is kronor a month from
    ``preliminary_tax_start``. ``wage_increase``, in percent a year, is in the wages already.
    ``buffer_share`` is in percent, None for one month of fixed payments.
    ``simple`` are the ids of the short track's questions that stand in for tables without rows.
    ``rates`` are the ids of rates that stand in for blank cells.
    ``assumptions`` say what was counted on without an answer, ``misfits`` which cells are counted
    otherwise than they say.
    """

    first_month: Month
    financial_year_end: int = 11
    legal_form: str = ""
    vat: Vat = Vat()
    products: tuple[Product, ...] = ()
    positions: tuple[Position, ...] = ()
    supports: tuple[Support, ...] = ()
    overheads: tuple[Overhead, ...] = ()
    investments: tuple[Purchase, ...] = ()
    start_costs: tuple[Purchase, ...] = ()
    first_stock: Purchase | None = None
    deposits: tuple[Deposit, ...] = ()
    loans: tuple[Loan, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    grants: tuple[Grant, ...] = ()
    start_cash: Decimal = ZERO
    income_tax: bool = True
    preliminary_tax: Decimal = ZERO
    preliminary_tax_start: int = 0
    holiday_month: int = 7
    wage_increase: Decimal = ZERO
    agreement: str = ""
    capacity: Capacity = Capacity()
    buffer_share: Decimal | None = Decimal(10)
    simple: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    assumptions: Sequence[Statement] = ()
    misfits: Sequence[Statement] = ()
