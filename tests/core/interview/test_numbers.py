"""Numbers as people write them: the right value or a question, never off by a factor of a thousand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.numbers import Doubtful, read_number
from asf_starter.documents.notation import Notation

NUMBERS = {
    "12000": "12000",
    "12 000": "12000",
    "12.000": "12000",
    "12\u00a0000": "12000",
    "12\u202f000": "12000",
    "12\u2009000": "12000",
    "12'000": "12000",
    "12 000 kr": "12000",
    "12 000 kr.": "12000",
    "12 000:-": "12000",
    "12 000,-": "12000",
    "12 000.-": "12000",
    "12.000 kr": "12000",
    "12000kr": "12000",
    "kr 12 000": "12000",
    "SEK 12 000": "12000",
    "12 000 SEK": "12000",
    "12 000 kronor": "12000",
    "12 tkr": "12000",
    "12tkr": "12000",
    "12 TKR": "12000",
    "12 tusen": "12000",
    "1,5 tkr": "1500",
    "1,5": "1.5",
    "1.5": "1.5",
    ",5": "0.5",
    "0,5": "0.5",
    "0,125": "0.125",
    "1,5 mkr": "1500000",
    "2 miljoner": "2000000",
    "1 234,50": "1234.50",
    "1.234,50": "1234.50",
    "1,234.50": "1234.50",
    "1 234.50 kr": "1234.50",
    "1.234.567": "1234567",
    "1,234,567": "1234567",
    "1 234 567": "1234567",
    "1234,567": "1234.567",
    "-500": "-500",
    "\u2212500": "-500",
    "\u2013 500 kr": "-500",
    "ca 12 000": "12000",
    "ungefär 300": "300",
    "ca. 20 000": "20000",
    "ung. 3": "3",
    "~20": "20",
    "20 000 kr ungefär": "20000",
    "31,42 %": "31.42",
    "100%": "100",
    "  7  ": "7",
}
DOUBTFUL = {
    "1.234": ("1234", "1.234"),
    "1,234": ("1234", "1.234"),
    "12.500": ("12500", "12.5"),
    "12,000": ("12000", "12"),
    "1.234 kr": ("1234", "1.234"),
    "1.234 tkr": ("1234000", "1234"),
}
RANGES = {
    "12-15": ("12", "15"),
    "20.000-25.000": ("20000", "25000"),
    "20 000 – 25 000 kr": ("20000", "25000"),
    "20 till 25 tkr": ("20000", "25000"),
    "20 tkr - 25 tkr": ("20000", "25000"),
    "ca 500-1 000": ("500", "1000"),
}
NOT_NUMBERS = [
    "",
    "kr",
    "tolv",
    "1 23 4",
    "12 00",
    "1,2,3",
    "1.23.456",
    "1e3",
    "NaN",
    "Infinity",
    "12 000 kr/mån",
    "0x10",
    "15-12",
    "2027-03-05",
    "12-",
    "1.234-5.678",
    "20 h",
    "20 till",
    "1234567890123456",
    ".",
    ",",
    "١٢x",
]


@pytest.mark.parametrize(("typed", "value"), NUMBERS.items())
def test_a_number_is_read_as_it_is_meant(handbook: Handbook, typed: str, value: str) -> None:
    assert read_number(typed, handbook.vocabulary) == Decimal(value)


@pytest.mark.parametrize(("typed", "readings"), DOUBTFUL.items())
def test_a_doubtful_number_gives_both_readings(
    handbook: Handbook, typed: str, readings: tuple[str, str]
) -> None:
    read = read_number(typed, handbook.vocabulary)
    assert isinstance(read, Doubtful)
    assert read.readings == tuple(Decimal(reading) for reading in readings)


@pytest.mark.parametrize(("typed", "ends"), RANGES.items())
def test_a_range_gives_both_its_ends(handbook: Handbook, typed: str, ends: tuple[str, str]) -> None:
    read = read_number(typed, handbook.vocabulary)
    assert read == Doubtful(tuple(map(Decimal, ends)), is_range=True)


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("ca 20 h", "timmar", "20"),
        ("20 tim.", "timmar", "20"),
        ("37,5 timmar", "timmar", "37.5"),
        ("ung. 3 dagar", "dagar", "3"),
        ("1 dag", "dagar", "1"),
        ("3 st", "personer", "3"),
        ("4 procent", "procent", "4"),
        ("6 kunder i månaden", "kunder i månaden", "6"),
        ("12 tkr", "kr", "12000"),
    ],
)
def test_the_unit_that_is_asked_for_may_be_written(
    handbook: Handbook, typed: str, unit: str, value: str
) -> None:
    assert read_number(typed, handbook.vocabulary, unit) == Decimal(value)


@pytest.mark.parametrize(("typed", "unit"), [("3 dagar", "timmar"), ("20 timmar", "kr"), ("2 år", "månader")])
def test_another_unit_is_not_guessed(handbook: Handbook, typed: str, unit: str) -> None:
    assert read_number(typed, handbook.vocabulary, unit) is None


@pytest.mark.parametrize("typed", NOT_NUMBERS)
def test_what_is_no_number_is_not_guessed(handbook: Handbook, typed: str) -> None:
    assert read_number(typed, handbook.vocabulary) is None


@given(st.text(max_size=30))
def test_nothing_typed_stops_the_reader(handbook: Handbook, typed: str) -> None:
    read = read_number(typed, handbook.vocabulary)
    assert read is None or isinstance(read, Decimal | Doubtful)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_what_the_program_writes_it_can_read_again(handbook: Handbook, number: Decimal) -> None:
    assert read_number(Notation("sv").kronor(number), handbook.vocabulary) == number
