"""The cap on what a limited company (svb) may transfer (ABL 32:5; legal-forms 4).

Worked out by hand; rounding down: business-plan-and-budget 2.16.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.law.svb_cap import SvbYear, svb_rooms

MARGIN = Decimal(1)


def test_cap_of_the_worked_example() -> None:
    """25 000 × (2,55 % + 1 %) = 887,50; nothing in the first year; rounded down once (legal-forms 4)."""
    rate = Decimal("2.55")
    rooms = svb_rooms([SvbYear(0, rate), SvbYear(25_000, rate), SvbYear(25_000, rate)], MARGIN)
    assert [room.interest for room in rooms] == [0, Decimal("887.50"), Decimal("887.50")]
    assert [room.ceiling for room in rooms] == [0, 887, 1775]


def test_unused_room_is_kept_for_five_years() -> None:
    """1 000 a year, never used: from the seventh year on the oldest is lost, six years' room is the most."""
    rooms = svb_rooms([SvbYear(100_000, Decimal(0))] * 8, MARGIN)
    assert [room.ceiling for room in rooms] == [1000, 2000, 3000, 4000, 5000, 6000, 6000, 6000]


def test_the_oldest_room_is_used_first() -> None:
    """1 500 taken in year 2 uses year 1 (1 000) and half of year 2: 500 + 1 000 are left for year 3."""
    years = [SvbYear(100_000, Decimal(0), taken) for taken in (0, 1500, 0)]
    assert [room.ceiling for room in svb_rooms(years, MARGIN)] == [1000, 2000, 1500]


def test_taking_too_much_leaves_no_room_and_no_debt() -> None:
    years = [SvbYear(100_000, Decimal(0), taken) for taken in (5000, 0)]
    assert [room.ceiling for room in svb_rooms(years, MARGIN)] == [1000, 1000]


def test_a_rate_below_minus_the_margin_gives_no_room() -> None:
    assert svb_rooms([SvbYear(100_000, Decimal("-1.5"))], MARGIN)[0].ceiling == 0


@given(st.lists(st.tuples(st.integers(0, 10**6), st.decimals(-2, 10, places=2)), max_size=9))
def test_room_is_the_sum_of_six_years_where_nothing_is_taken(years: list[tuple[int, Decimal]]) -> None:
    rooms = svb_rooms([SvbYear(capital, rate) for capital, rate in years], MARGIN)
    interests = [max(Fraction(0), capital * (Fraction(rate) + 1) / 100) for capital, rate in years]
    for number, room in enumerate(rooms):
        assert room.ceiling == int(sum(interests[max(0, number - 5) : number + 1]))
