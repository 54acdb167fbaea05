"""Random plans for property tests: few rows of each kind, with every setting moving."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from asf_starter.core.economy.inputs import (
    BudgetInputs,
    Capacity,
    Contribution,
    Deposit,
    Grant,
    Loan,
    Overhead,
    Part,
    Position,
    Product,
    Purchase,
    Support,
    Vat,
)
from asf_starter.core.interview.values import Month

HUNDRED = Decimal(100)


def decimals(low: int, high: int, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Decimals with a few places; whole ones are common."""
    return st.one_of(
        st.integers(low, high).map(Decimal),
        st.decimals(low, high, places=places, allow_nan=False, allow_infinity=False),
    )


PERCENT = decimals(0, 100)
STARTS = st.integers(-2, 38)
KINDS = st.sampled_from(["share_capital", "member", "investor", "shareholder"])
FORMS = st.sampled_from(["economic_association", "non_profit_association", "limited_company_svb", ""])
ENDS = st.one_of(st.none(), st.integers(-1, 40))
SEASONS = st.one_of(st.just(()), st.lists(decimals(0, 3, 1), min_size=12, max_size=12).map(tuple))
CATEGORIES = st.sampled_from(
    ["standard", "food", "restaurant_catering", "mixed_food", "hotel", "books_culture_transport", "exempt"]
)
COST_VAT = st.sampled_from(["standard", "food", "none"])
STATUS = st.sampled_from(["decided", "applied", "hoped"])


@st.composite
def payments(draw: st.DrawFn) -> tuple[Part, ...]:
    if draw(st.booleans()):
        return (Part(HUNDRED, draw(st.integers(0, 4))),)
    share = draw(PERCENT)
    first = draw(st.integers(0, 3))
    return Part(share, first), Part(HUNDRED - share, first + draw(st.integers(0, 4)))


@st.composite
def products(draw: st.DrawFn, row: str) -> Product:
    return Product(
        id=row,
        name=row,
        price=draw(decimals(0, 5000)),
        price_includes_vat=draw(st.booleans()),
        vat=draw(CATEGORIES),
        volume=draw(decimals(0, 300)),
        start=draw(STARTS),
        end=draw(ENDS),
        season=draw(SEASONS),
        ramp=draw(st.sampled_from([(), (Decimal("0.2"), Decimal("0.55"))])),
        ramp_months=draw(st.integers(1, 9)),
        growth=draw(decimals(-30, 40, 1)),
        direct_cost_share=draw(PERCENT),
        direct_cost_per_unit=draw(decimals(0, 200)),
        direct_cost_vat=draw(COST_VAT),
        direct_cost_lag=draw(st.integers(0, 3)),
        card_fee=draw(decimals(0, 3)),
        payment=draw(payments()),
        largest_buyer=draw(st.booleans()),
    )


@st.composite
def positions(draw: st.DrawFn, row: str) -> Position:
    hourly = draw(st.booleans())
    high = 300 if hourly else 45000
    return Position(
        id=row,
        name=row,
        hourly=hourly,
        wages=tuple(draw(decimals(0, high)) for _ in range(3)),
        share=None if hourly else draw(PERCENT),
        hours=draw(decimals(0, 180, 1)),
        start=draw(STARTS),
        end=draw(ENDS),
        fee=draw(st.sampled_from(["ordinary", "youth", "senior", "born_1937_or_earlier"])),
        holiday=draw(st.sampled_from(["paid_with_wage", "supplement"])),
        holiday_percent=draw(decimals(0, 15)),
        pension=draw(decimals(0, 8)),
        insurance=draw(decimals(0, 3)),
        wage_tax=draw(decimals(0, 40)),
    )


@st.composite
def supports(draw: st.DrawFn, row: str) -> Support:
    return Support(
        id=row,
        name=row,
        position=draw(st.sampled_from(["a0", "a1", "gone"])),
        kind=draw(st.sampled_from(["lonebidrag", "introduktionsjobb", "nystartsjobb"])),
        share=draw(PERCENT),
        multiple=draw(st.sampled_from([Decimal(1), Decimal(2), Decimal("2.5")])),
        ceiling=draw(st.one_of(st.none(), decimals(0, 30000))),
        premiums=draw(decimals(0, 5)),
        start=draw(STARTS),
        end=draw(ENDS),
        lag=draw(st.integers(0, 4)),
        status=draw(STATUS),
    )


@st.composite
def overheads(draw: st.DrawFn, row: str) -> Overhead:
    return Overhead(
        id=row,
        name=row,
        amount=draw(decimals(0, 30000)),
        increase=draw(decimals(-5, 10, 1)),
        season=draw(SEASONS),
        vat=draw(COST_VAT),
        start=draw(STARTS),
        end=draw(ENDS),
        in_advance=draw(st.booleans()),
        lag=draw(st.integers(0, 3)),
    )


@st.composite
def purchases(draw: st.DrawFn, row: str) -> Purchase:
    return Purchase(
        row,
        row,
        "",
        draw(decimals(0, 200_000)),
        draw(COST_VAT),
        draw(st.integers(0, 38)),
        draw(st.integers(0, 3)),
        draw(st.integers(1, 8)),
    )


@st.composite
def loans(draw: st.DrawFn, row: str) -> Loan:
    term = draw(st.integers(1, 70))
    return Loan(
        id=row,
        name=row,
        amount=draw(decimals(0, 300_000)),
        month=draw(st.integers(0, 38)),
        interest=draw(decimals(0, 15)),
        term=term,
        grace=draw(st.integers(0, term - 1)),
        fee=draw(decimals(0, 5000)),
    )


@st.composite
def grants(draw: st.DrawFn, row: str) -> Grant:
    start = draw(st.integers(0, 36))
    share = draw(PERCENT)
    months = [draw(st.integers(0, 40)) for _ in range(2)]
    return Grant(
        id=row,
        name=row,
        amount=draw(decimals(0, 400_000)),
        start=start,
        end=start + draw(st.integers(0, 30)),
        payments=draw(
            st.sampled_from([((HUNDRED, months[0]),), ((share, months[0]), (HUNDRED - share, months[1]))])
        ),
        monthly_lag=draw(st.one_of(st.none(), st.integers(0, 4))),
        status=draw(STATUS),
    )


@st.composite
def plans(draw: st.DrawFn) -> BudgetInputs:
    """Any plan: few rows of each kind, with every setting moving."""

    def some(strategy: object, letter: str, most: int) -> tuple[object, ...]:
        return tuple(draw(strategy(f"{letter}{number}")) for number in range(draw(st.integers(0, most))))  # type: ignore[operator]

    return BudgetInputs(
        first_month=Month(draw(st.integers(2025, 2030)), draw(st.integers(1, 12))),
        financial_year_end=draw(st.integers(0, 20)),
        legal_form=draw(FORMS),
        buffer_share=draw(st.sampled_from([HUNDRED / 10, None])),
        vat=Vat(
            registered=draw(st.booleans()) or draw(st.booleans()),
            period=draw(st.sampled_from(["month", "quarter", "year"])),
            cash_method=draw(st.booleans()),
            deductible=draw(st.one_of(st.just(HUNDRED), PERCENT)),
            eu_trade=draw(st.booleans()),
            on_paper=draw(st.booleans()),
        ),
        products=some(products, "p", 2),
        positions=some(positions, "a", 2),
        supports=some(supports, "s", 3),
        overheads=some(overheads, "o", 2),
        investments=some(purchases, "i", 2),
        start_costs=some(purchases, "c", 1),
        first_stock=draw(st.one_of(st.none(), purchases(""))),
        deposits=tuple(
            Deposit(f"d{n}", "d", draw(decimals(0, 50000)), draw(st.integers(0, 20)), draw(ENDS))
            for n in range(draw(st.integers(0, 1)))
        ),
        loans=some(loans, "l", 2),
        contributions=tuple(
            Contribution(f"k{n}", "k", draw(KINDS), draw(decimals(0, 100_000)), draw(st.integers(0, 30)))
            for n in range(draw(st.integers(0, 2)))
        ),
        grants=some(grants, "g", 2),
        start_cash=draw(decimals(0, 50_000)),
        income_tax=draw(st.booleans()),
        preliminary_tax=draw(decimals(0, 3000)),
        preliminary_tax_start=draw(st.integers(0, 36)),
        holiday_month=draw(st.integers(1, 12)),
        capacity=Capacity(
            method=draw(st.sampled_from(["none", "hours", "opening_days"])),
            attendance=draw(PERCENT),
            units_per_day=draw(decimals(0, 50)),
            days_per_month=Decimal(21),
        ),
    )
