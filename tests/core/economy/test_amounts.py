"""Rounding and exact arithmetic (specification 2.1)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.economy import amounts


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (0, 7, 0),
        (1, 2, 1),  # half away from zero
        (-1, 2, -1),
        (4, 10, 0),
        (-4, 10, 0),
        (3, 2, 2),
        (-15, 10, -2),
        (2499, 1000, 2),
        (10**30 + 1, 2, 5 * 10**29 + 1),
    ],
)
def test_rounded_is_half_away_from_zero(numerator: int, denominator: int, expected: int) -> None:
    assert amounts.rounded(numerator, denominator) == expected


@pytest.mark.parametrize(
    ("amount", "expected"), [("2.5", 3), ("-2.5", -3), ("0.49", 0), ("1199.50", 1200), ("1E+3", 1000)]
)
def test_kronor(amount: str, expected: int) -> None:
    assert amounts.kronor(Decimal(amount)) == expected


def test_spread_loses_nothing() -> None:
    assert amounts.spread(100, 3) == [33, 34, 33]
    assert amounts.spread(1, 4) == [0, 1, 0, 0]  # R(0.25), R(0.5), R(0.75), R(1)


def test_split_gives_the_last_part_the_remainder() -> None:
    assert amounts.split(1001, [(1, 2), (1, 2)]) == [501, 500]
    assert amounts.split(100, [(1, 3), (1, 3), (1, 3)]) == [33, 33, 34]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (1, 8, "12.5"),
        (-1, 3, "-33.3"),
        (1, -3, "-33.3"),
        (49, 400, "12.3"),
        (-49, 400, "-12.3"),
        (1, 0, None),
    ],
)
def test_percentages_have_one_decimal(part: int, whole: int, expected: str | None) -> None:
    assert amounts.one_decimal(part, whole) == (None if expected is None else Decimal(expected))


def test_months_after_the_budget_are_dropped() -> None:
    row = list(range(1, 37))
    assert amounts.later(row, 2)[:4] == [0, 0, 1, 2]
    assert sum(amounts.later(row, 40)) == 0
    assert amounts.in_month(7, 36) == amounts.nothing()
    assert amounts.in_month(7, None) == amounts.nothing()


@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=1, max_size=5))
def test_scaled_is_exact(values: list[Decimal]) -> None:
    numerators, denominator = amounts.scaled(values)
    assert [Decimal(numerator) / denominator for numerator in numerators] == values


@given(st.integers(-(10**9), 10**9), st.integers(1, 100))
def test_spread_adds_up(amount: int, parts: int) -> None:
    assert sum(amounts.spread(amount, parts)) == amount
