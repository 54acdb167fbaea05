"""The figures that texts may name: each a function of the plan worked out, None while unknown.

A figure in running text is a reference, never typed twice. Names begin with ``figure.``; their labels
are the words ``figures.<name>``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from asf_starter.core.advice import months_later
from asf_starter.core.assessment import Assessment
from asf_starter.core.economy.key_figures import first_month_in_plus
from asf_starter.core.interview.values import Month
from asf_starter.core.law.names import association_name

Figure = Callable[[Assessment], object]


def capital_need(assessment: Assessment) -> int | None:
    """What is needed to begin, in kronor (specification 2.3)."""
    return assessment.budget.start.capital_need if assessment.has_budget else None


def financing(assessment: Assessment) -> int | None:
    """What is there to pay for it with, in kronor."""
    return assessment.budget.start.financing if assessment.has_budget else None


def lowest_cash(assessment: Assessment) -> int | None:
    """The lowest cash of the 36 months, in kronor."""
    return min(assessment.budget.months("cash.end")) if assessment.has_budget else None


def lowest_cash_month(assessment: Assessment) -> Month | None:
    """The month in which cash is lowest."""
    if not assessment.has_budget:
        return None
    cash = assessment.budget.months("cash.end")
    return assessment.budget.timeline.months[cash.index(min(cash))]


def break_even_month(assessment: Assessment) -> Month | None:
    """The first month that is not at a loss, supports and grants included."""
    return _month_in_plus(assessment, with_support=True)


def break_even_month_without_support(assessment: Assessment) -> Month | None:
    """The first month that would not be at a loss without supports and grants."""
    return _month_in_plus(assessment, with_support=False)


def _month_in_plus(assessment: Assessment, *, with_support: bool) -> Month | None:
    month = first_month_in_plus(assessment.budget, with_support=with_support)
    return None if month is None else assessment.budget.timeline.months[month]


def _of_year(name: str, year: int) -> Figure:
    def figure(assessment: Assessment) -> object:
        return getattr(assessment.key_figures[year], name) if assessment.has_budget else None

    return figure


def quota_value(assessment: Assessment) -> Decimal | None:
    """What a share stands for, in kronor: share capital by number of shares (ABL 2:5)."""
    capital, shares = (assessment.answers.value(name) for name in ("share_capital", "share_count"))
    if not isinstance(capital, Decimal) or not isinstance(shares, int) or shares < 1:
        return None
    return capital / shares


def subscribed_amount(assessment: Assessment) -> Decimal | None:
    """What all shares cost together, in kronor."""
    price, shares = (assessment.answers.value(name) for name in ("share_price", "share_count"))
    return price * shares if isinstance(price, Decimal) and isinstance(shares, int) else None


def deputies_to_elect(assessment: Assessment) -> int | None:
    """How many deputies of the board stand among those to be elected; None where nobody is listed."""
    rows = assessment.answers.rows("posts")
    return sum(1 for row in rows if row.value("post") == "deputy") if rows else None


def last_day_to_register(assessment: Assessment) -> date | None:
    """Six months after the founding day (EFL 2:2, ABL 2:22)."""
    day = assessment.answers.value("founding_day")
    return months_later(day, 6) if isinstance(day, date) else None


QUESTIONS_OF_FIGURES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "figure.legal_name": ("enterprise_name",),
        "figure.association_name": ("parent_organisation", "enterprise_name"),
        "figure.quota_value": ("share_capital", "share_count"),
        "figure.subscribed_amount": ("share_price", "share_count"),
        "figure.last_day_to_register": ("founding_day",),
        "figure.deputies_to_elect": ("posts",),
    }
)
"""The questions behind figures that come from a few answers alone."""

FIGURES: Mapping[str, Figure] = MappingProxyType(
    {
        "figure.capital_need": capital_need,
        "figure.financing": financing,
        "figure.lowest_cash": lowest_cash,
        "figure.lowest_cash_month": lowest_cash_month,
        "figure.break_even_month": break_even_month,
        "figure.break_even_month_without_support": break_even_month_without_support,
        "figure.legal_name": lambda assessment: assessment.legal_name,
        "figure.association_name": lambda assessment: association_name(assessment.answers),
        "figure.quota_value": quota_value,
        "figure.subscribed_amount": subscribed_amount,
        "figure.last_day_to_register": last_day_to_register,
        "figure.deputies_to_elect": deputies_to_elect,
        **{f"figure.result_year_{year + 1}": _of_year("result", year) for year in range(3)},
        **{f"figure.sales_year_{year + 1}": _of_year("sales", year) for year in range(3)},
    }
)
