"""Dates and months as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.dates import read_date, read_month
from asf_starter.core.interview.values import Month

FIFTH_OF_MARCH = [
    "2027-03-05",
    "20270305",
    "2027-3-5",
    "2027/03/05",
    "2027.3.5",
    "5/3 2027",
    "5/3-2027",
    "5/3 27",
    "5.3.2027",
    "5 mars 2027",
    "5 Mars 2027",
    "den 5 mars 2027",
    "5:e mars 2027",
    "5 mar 2027",
    "5 mars -27",
    "2027\u201103\u201105",
    "5\u00a0mars\u00a02027",
]
MARCH = [
    "mars 2027",
    "2027-03",
    "2027-3",
    "03/2027",
    "3-2027",
    "mars -27",
    "mars 27",
    "202703",
    "Mar. 2027",
    "2027 mars",
]
NO_DATES = [
    "",
    "2027-13-01",
    "2027-02-29",
    "32 mars 2027",
    "mars 2027",
    "5/3",
    "i morgon",
    "5/13 2027",
    "05/03/2027",
]


@pytest.mark.parametrize("typed", FIFTH_OF_MARCH)
def test_a_date_is_read(handbook: Handbook, typed: str) -> None:
    assert read_date(typed, handbook.vocabulary.months) == date(2027, 3, 5)


@pytest.mark.parametrize("typed", NO_DATES)
def test_what_is_no_date_is_not_guessed(handbook: Handbook, typed: str) -> None:
    assert read_date(typed, handbook.vocabulary.months) is None


@pytest.mark.parametrize("typed", [*MARCH, *FIFTH_OF_MARCH])
def test_a_month_is_read_also_from_a_whole_date(handbook: Handbook, typed: str) -> None:
    assert read_month(typed, handbook.vocabulary.months) == Month(2027, 3)


@pytest.mark.parametrize("typed", ["", "2027", "13/2027", "2027-00", "vinter 2027"])
def test_what_is_no_month_is_not_guessed(handbook: Handbook, typed: str) -> None:
    assert read_month(typed, handbook.vocabulary.months) is None


@given(st.integers(1900, 2200), st.integers(1, 12), st.integers(-500, 500))
def test_months_add_up(year: int, number: int, months: int) -> None:
    start = Month(year, number)
    assert start.plus(months).plus(-months) == start
    assert start.plus(months).index - start.index == months


def test_a_month_knows_its_first_day_and_its_name() -> None:
    assert Month(2027, 3).first_day == date(2027, 3, 1)
    assert str(Month(2027, 3)) == "2027-03"
