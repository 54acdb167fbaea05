"""Supports beyond the law's months, with month and amount; the tables are worked out by hand.

A wage of 20 000 at full fee: lönebidrag of half is R(0.5 × 20 000 × 1.3142) = 13 142 a month,
introduktionsjobb R(0.8 × 20 000 × 1.3142) = 21 027, nystartsjobb of 2.5 R(20 000 × 2.5 × 0.3142) = 15 710.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import compute_budget
from asf_starter.core.economy.inputs import BudgetInputs, Position, Support
from asf_starter.core.economy.rates import Rates
from asf_starter.core.interview.values import Month

D = Decimal
JANUARY = Month(2027, 1)
YEAR_2, YEAR_3 = Month(2028, 1), Month(2029, 1)


def support(kind: str, start: int, end: int | None, status: str = "hoped", id: str = "s") -> Support:
    return Support(
        id,
        "Cook",
        "a",
        kind,  # type: ignore[arg-type]
        share=D(50),
        multiple=D("2.5"),
        start=start,
        end=end,
        status=status,  # type: ignore[arg-type]
    )


LONG = "support_too_long_"
AGAIN = "support_beyond_decision"

CASES: list[tuple[str, tuple[Support, ...], list[tuple[str, Month, int, int]]]] = [
    ("a year", (support("introduktionsjobb", 0, 11),), []),
    ("half a year more", (support("introduktionsjobb", 0, 17),), [(AGAIN, YEAR_2, 12, 6 * 21027)]),
    (
        "three years",
        (support("introduktionsjobb", 0, None),),
        [(f"{LONG}introduktionsjobb", YEAR_3, 24, 12 * 21027)],
    ),
    (
        "two in a row, the second too long",
        (support("introduktionsjobb", 0, 11), support("introduktionsjobb", 12, 29, id="t")),
        [(f"{LONG}introduktionsjobb", YEAR_3, 24, 6 * 21027)],
    ),
    (
        "two kinds in a row",
        (support("introduktionsjobb", 0, 11), support("nystartsjobb", 12, 23, id="t")),
        [],
    ),
    (
        "a year before the budget counts too",
        (support("introduktionsjobb", -12, 17),),
        [(f"{LONG}introduktionsjobb", YEAR_2, 24, 6 * 21027)],
    ),
    ("25 months", (support("nystartsjobb", 0, 24),), [(f"{LONG}nystartsjobb", YEAR_3, 24, 15710)]),
    (
        "lönebidrag for development",
        (support("lonebidrag", 0, 35),),
        [(f"{LONG}lonebidrag", YEAR_3, 24, 12 * 13142)],
    ),
    ("lönebidrag decided for four years", (support("lonebidrag", 0, 35, "decided"),), []),
    ("it lies outside the job", (support("introduktionsjobb", -30, -20),), []),
]


@pytest.mark.parametrize(("name", "supports", "expected"), CASES, ids=[case[0] for case in CASES])
def test_a_support_longer_than_the_law(
    rates: Rates, name: str, supports: tuple[Support, ...], expected: list[tuple[str, Month, int, int]]
) -> None:
    cook = Position("a", "Cook", wages=(D(20000),) * 3, holiday="paid_with_wage", start=-24)
    budget = compute_budget(BudgetInputs(JANUARY, positions=(cook,), supports=supports), rates)
    told = [
        warning
        for warning in budget.warnings
        if warning.text.startswith(("budget.warning.support_too_long", "budget.warning.support_beyond"))
    ]
    assert [
        (
            warning.text.removeprefix("budget.warning."),
            warning.values["month"],
            warning.values["limit"],
            warning.values["amount"],
        )
        for warning in told
    ] == expected
    assert all(warning.source and warning.answers == ("supports",) for warning in told)
    assert all(warning.values["names"] == ("Cook",) for warning in told)


def test_several_supports_share_a_warning(rates: Rates) -> None:
    """Two cooks for three years: twelve months of 21 027 and six of 21 027 beyond the 24."""
    cooks = tuple(
        Position(row, row, wages=(D(20000),) * 3, holiday="paid_with_wage") for row in ("Cook", "Baker")
    )
    supports = (
        replace(support("introduktionsjobb", 0, None), position="Cook", name="Cook"),
        replace(support("introduktionsjobb", 6, None, id="t"), position="Baker", name="Baker"),
    )
    warnings = compute_budget(BudgetInputs(JANUARY, positions=cooks, supports=supports), rates).warnings
    (told,) = [warning for warning in warnings if "support_too_long" in warning.text]
    assert told.values == {"names": ("Cook", "Baker"), "limit": 24, "month": YEAR_3, "amount": 18 * 21027}


def test_only_the_months_of_the_job_count(rates: Rates) -> None:
    """The support is entered for thirty months, the job lasts twelve of them."""
    cook = Position("a", "Cook", wages=(D(20000),) * 3, holiday="paid_with_wage", start=18, end=29)
    inputs = BudgetInputs(JANUARY, positions=(cook,), supports=(support("introduktionsjobb", 0, 29),))
    texts = [warning.text for warning in compute_budget(inputs, rates).warnings]
    assert not [text for text in texts if "too_long" in text or "beyond" in text]
