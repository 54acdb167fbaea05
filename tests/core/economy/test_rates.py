"""Rates by id and day: what is in force, what has ended, what is only last known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.rates import Rate, Rates, RateValue, Scenario, problems
from asf_starter.core.economy.timeline import Timeline
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Text


@pytest.mark.parametrize(
    ("rate_id", "day", "expected"),
    [
        ("vat.food", date(2026, 3, 31), "12"),
        ("vat.food", date(2026, 4, 1), "6"),
        ("vat.food", date(2027, 12, 31), "6"),
        ("vat.food", date(2028, 1, 1), "12"),
        ("employer_fee.total", date(2026, 5, 1), "31.42"),
        ("employer_fee.youth", date(2026, 3, 31), None),  # not yet
        ("employer_fee.youth", date(2026, 4, 1), "20.81"),
        ("employer_fee.youth", date(2027, 9, 30), "20.81"),
        ("employer_fee.youth", date(2027, 10, 1), None),  # the law has ended it
        ("price_base_amount", date(2031, 1, 1), "59600"),  # last known
        ("price_base_amount", date(2025, 1, 1), "59200"),  # first known
        ("government_borrowing_rate", date(2026, 6, 1), None),  # the founder must give it
        ("no.such.rate", date(2026, 6, 1), None),
    ],
)
def test_the_value_in_force(rates: Rates, rate_id: str, day: date, expected: str | None) -> None:
    assert rates.value(rate_id, day) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("rate_id", "day", "expected"),
    [
        ("vat.food", date(2027, 6, 1), True),  # a later value is law already
        ("vat.food", date(2028, 6, 1), True),  # the year it begins
        ("vat.food", date(2029, 1, 1), False),
        ("employer_fee.total", date(2026, 12, 31), True),  # the year it was checked
        ("employer_fee.total", date(2027, 1, 1), False),
        ("employer_fee.youth", date(2027, 9, 1), True),
        ("price_base_amount", date(2028, 1, 1), False),
        ("price_base_amount", date(2025, 1, 1), False),
    ],
)
def test_whether_a_value_is_established(rates: Rates, rate_id: str, day: date, expected: bool) -> None:
    assert rates.is_established(rate_id, day) is expected


def test_the_rates_of_the_handbook_are_sourced(rates: Rates) -> None:
    assert problems(rates) == []
    assert len(rates.rates) > 80
    assert rates.last_checked == date(2026, 11, 23)
    assert {scenario.id for scenario in rates.scenarios} == {
        "pessimistic",
        "optimistic",
        "supports_refused",
        "three_months_late",
        "largest_buyer_leaves",
    }


VALUE = RateValue(
    source="SFS 1", checked=date(2026, 1, 1), verified=True, evidence="primary", value=Decimal(1)
)
RATE = Rate("a", Text("A"), "percent", (replace(VALUE, since=date(2026, 1, 1)),))


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (Rates((replace(RATE, values=(replace(VALUE, source=" "),)),)), "no source"),
        (Rates((RATE, RATE)), "used twice"),
        (Rates((replace(RATE, values=()),)), "no values"),
        (Rates((replace(RATE, values=(*RATE.values, VALUE)),)), "in order"),
        (
            Rates((replace(RATE, values=(replace(RATE.values[0], until=date(2025, 1, 1)),)),)),
            "ends before it begins",
        ),
        (Rates(scenarios=(Scenario("x"),), sensitivities=(Scenario("x"),)), "used twice"),
    ],
)
def test_bad_rates_are_refused(bad: Rates, complaint: str) -> None:
    assert any(complaint in problem for problem in problems(bad))


def test_uses_name_each_value_with_its_months(rates: Rates) -> None:
    book = RateBook(rates, Timeline(Month(2027, 7)))
    book.by_month("vat.food")
    book.by_month("employer_fee.youth")
    book.by_month("no.such.rate")
    uses = [(use.id, use.value, str(use.first), str(use.last), use.past_last_known) for use in book.uses()]
    assert uses == [
        ("employer_fee.youth", Decimal("20.81"), "2027-07", "2027-09", False),
        ("no.such.rate", None, "2027-07", "2030-06", True),
        ("vat.food", Decimal(6), "2027-07", "2027-12", False),
        ("vat.food", Decimal(12), "2028-01", "2030-06", True),
    ]


def test_scenarios_are_found_by_id(rates: Rates) -> None:
    assert rates.scenario("base") == Scenario()
    assert rates.scenario("pessimistic").volume == Decimal("0.85")
    with pytest.raises(KeyError):
        rates.scenario("utopian")


def test_accounts_are_those_of_the_legal_form(rates: Rates) -> None:
    assert rates.account("retained") == "2091"
    assert rates.account("retained", "non_profit_association") == "2067"
    assert rates.account("rent", "non_profit_association") == "5010"
    assert rates.account("no_such_key", "economic_association") == ""
    assert Rates().account("rent") == ""
