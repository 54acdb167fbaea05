"""How figures and days are written: the Swedish way, never torn apart at the end of a line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from asf_starter.core.interview.values import Month
from asf_starter.documents.notation import Notation

SWEDISH = Notation("sv")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "0 kr"),
        (999, "999 kr"),
        (12000, "12 000 kr"),
        (-1234567, "−1 234 567 kr"),
        (Decimal("99.5"), "99,50 kr"),
        (Decimal("1234.00"), "1 234 kr"),
        (Decimal("-0.25"), "−0,25 kr"),
    ],
)
def test_kronor(amount: int | Decimal, words: str) -> None:
    written = SWEDISH.kronor(amount)
    assert written == words.replace(" ", "\u00a0")
    assert " " not in written


@pytest.mark.parametrize(
    ("number", "words"),
    [("0.5", "0,5"), ("2.50", "2,5"), ("-0.125", "−0,125"), ("10", "10"), ("1E+3", "1 000")],
)
def test_numbers_keep_their_decimals(number: str, words: str) -> None:
    assert SWEDISH.number(Decimal(number)) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize(("share", "words"), [("31.42", "31,4 %"), ("0.05", "0,1 %"), ("-0.05", "−0,1 %")])
def test_percent_is_rounded_half_away_from_zero(share: str, words: str) -> None:
    assert SWEDISH.percent(Decimal(share), 1) == words.replace(" ", "\u00a0")
    assert SWEDISH.percent(Decimal("4.5")) == "4,5\u00a0%"


def test_whole_numbers_are_rounded_half_away_from_zero() -> None:
    assert [SWEDISH.whole(Decimal(number)) for number in ("0.5", "-0.5", "1.49", "2.5")] == [
        "1",
        "−1",
        "1",
        "3",
    ]


@pytest.mark.parametrize(
    ("language", "day", "month", "short"),
    [
        ("sv", "5 mars 2027", "mars 2027", "mars 27"),
        ("en", "5 March 2027", "March 2027", "Mar 27"),
        ("sv-easy", "5 mars 2027", "mars 2027", "mars 27"),
    ],
)
def test_days_and_months(language: str, day: str, month: str, short: str) -> None:
    notation = Notation(language)
    assert notation.date(date(2027, 3, 5)) == day.replace(" ", "\u00a0")
    assert notation.month(Month(2027, 3)) == month.replace(" ", "\u00a0")
    assert notation.short_month(Month(2027, 3)) == short.replace(" ", "\u00a0")
