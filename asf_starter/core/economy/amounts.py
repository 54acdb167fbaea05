"""Exact arithmetic on whole numbers: decimals as scaled integers, and the one way of rounding.

Inside the month loop there are only integers: a decimal is a numerator over a denominator that divides
a power of ten. Every line is rounded once, when it is made, half away from zero (specification 2.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from math import lcm
from operator import add, mul, sub

MONTHS = 36
"""The months of a budget."""

_FEW = 12
"""Up to so many different amounts it pays to look for equal ones."""

Months = list[int]
"""Whole kronor by month, :data:`MONTHS` of them."""

ZERO = Decimal(0)
HUNDRED = Decimal(100)


def nothing() -> Months:
    """A row of noughts."""
    return [0] * MONTHS


def rounded(numerator: int, denominator: int) -> int:
    """The nearest whole number, half away from zero. ``denominator`` must be positive."""
    if numerator < 0:
        return -((-2 * numerator + denominator) // (2 * denominator))
    return (2 * numerator + denominator) // (2 * denominator)


def rounded_all(numerators: Iterable[int], denominator: int) -> Months:
    """:func:`rounded` of many numerators, none of them negative."""
    twice = 2 * denominator
    return [(2 * numerator + denominator) // twice for numerator in numerators]


def share_of(amounts: Sequence[int], above: int, below: int) -> Months:
    """R(amount × above / below) of amounts that are not negative.

    Wages and rents are the same in many months, so each different amount is rounded once.
    """
    different = set(amounts)
    if len(different) > _FEW:
        return rounded_all([amount * above for amount in amounts], below)
    twice = 2 * below
    shares = {amount: (2 * amount * above + below) // twice for amount in different}
    return [shares[amount] for amount in amounts]


def share_by_month(amounts: Sequence[int], shares: Sequence[int], below: int) -> Months:
    """R(amount × share / below), the share being that of the month; nothing is negative."""
    first = shares[0]
    if shares.count(first) == len(shares):
        return share_of(amounts, first, below)
    return rounded_all(map(mul, amounts, shares), below)


def kronor(amount: Decimal) -> int:
    """An amount as whole kronor."""
    return rounded(*amount.as_integer_ratio())


def scaled(values: Sequence[Decimal]) -> tuple[list[int], int]:
    """Decimals as numerators over one common denominator, exactly. Values must be finite."""
    ratios = [value.as_integer_ratio() for value in values]
    denominator = lcm(*[below for _, below in ratios])
    if denominator == 1:
        return [above for above, _ in ratios], 1
    return [above * (denominator // below) for above, below in ratios], denominator


def fraction_of_percent(value: Decimal) -> tuple[int, int]:
    """A percentage as numerator and denominator of the share: 31.42 is 1571 of 5000."""
    above, below = value.as_integer_ratio()
    return above, below * 100


def total(rows: Sequence[Sequence[int]]) -> Months:
    """The sum of rows, month by month."""
    if len(rows) == 1:
        return list(rows[0])
    if len(rows) == 2:
        return list(map(add, *rows))
    return list(map(sum, zip(*rows, strict=True))) if rows else nothing()


def less(first: Sequence[int], second: Sequence[int]) -> Months:
    """The first row less the second."""
    return list(map(sub, first, second))


def running(row: Sequence[int], start: int = 0) -> Months:
    """What has gathered by the end of each month."""
    return list(accumulate(row, initial=start))[1:]


def split(amount: int, shares: Sequence[tuple[int, int]]) -> list[int]:
    """An amount in parts by shares (numerator, denominator); the last part takes the remainder."""
    parts = [rounded(amount * above, below) for above, below in shares[:-1]]
    return [*parts, amount - sum(parts)]


def spread(amount: int, parts: int) -> list[int]:
    """An amount in equal parts, so that nothing is lost: R(C·k/n) − R(C·(k−1)/n)."""
    marks = [rounded(amount * number, parts) for number in range(parts + 1)]
    return [after - before for before, after in pairwise(marks)]


def later(row: Sequence[int], lag: int) -> Months:
    """The row moved to later months; what falls after the last month is dropped."""
    if lag >= MONTHS:
        return nothing()
    return [0] * lag + list(row[: MONTHS - lag])


def in_month(amount: int, month: int | None) -> Months:
    """A row with one amount. Months after the budget leave it empty."""
    row = nothing()
    if month is not None and 0 <= month < MONTHS:
        row[month] = amount
    return row


def one_decimal(numerator: int, denominator: int) -> Decimal | None:
    """A share in percent with one decimal, half away from zero; None where it is undefined."""
    if denominator == 0:
        return None
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    return Decimal(rounded(numerator * 1000, denominator)) / 10
