"""Personal identity numbers in every way of writing, and what only looks like one.

The numbers are made up: their check digits are worked out by hand with the usual rule (every other digit
doubled, the digits of the products summed, up to a whole ten).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.personal_numbers import cover_in, cover_personal_numbers, find_personal_numbers

# 8 5 0 7 0 9 9 8 0 → 16 5 0 7 0 9 18 8 0 → 1+6+5+7+9+1+8+8 = 45 → check digit 5.
FOUND = [
    ("short with a dash", "850709-9805"),
    ("short", "8507099805"),
    ("with the century", "19850709-9805"),
    ("with the century, bare", "198507099805"),
    ("over a hundred years", "850709+9805"),
    ("a blank", "850709 9805"),
    ("no-break blank", "850709\u00a09805"),
    ("a long dash with blanks", "850709 – 9805"),
    ("a minus sign", "850709\u22129805"),
    ("a day in parts", "1985-07-09-9805"),
    ("blanks all over", "85 07 09 9805"),
    ("dots", "85.07.09-9805"),
    # 8 5 0 7 6 9 9 8 0 → 16 5 0 7 12 9 18 8 0 → 1+6+5+7+1+2+9+1+8+8 = 48 → 2.
    ("a coordination number", "850769-9802"),
    # 0 0 0 2 2 9 0 0 0 → 0 0 0 2 4 9 0 0 0 → 15 → 5.
    ("a leap day", "000229-0005"),
]


@pytest.mark.parametrize(("name", "number"), FOUND, ids=[name for name, _ in FOUND])
def test_a_number_is_found_and_covered(name: str, number: str) -> None:
    text = f"Amina ({number}), samordnare."
    assert find_personal_numbers(text) == ((7, 7 + len(number)),)
    assert cover_personal_numbers(text, "[x]") == "Amina ([x]), samordnare."


LEFT_ALONE = [
    ("an organisation number", "556012-5790"),
    ("an organisation number, bare", "7696012342"),
    ("a wrong check digit", "850709-9806"),
    ("no month", "851309-9809"),
    ("no day", "850732-9805"),
    ("no day of a coordination number", "850792-9805"),
    ("a bankgiro number", "5051-6905"),
    ("a telephone number", "070-123 45 67"),
    ("a bare telephone number", "0701234560"),
    ("a telephone number abroad", "+46701234567"),
    ("an amount", "850 709"),
    ("a day and an amount", "2026-08-10 1403"),
    ("a longer number", "18507099805"),
    ("part of a number in parts", "1-850709-9805"),
    ("an account number", "8507099805-3"),
    ("nothing", ""),
]


@pytest.mark.parametrize(("name", "text"), LEFT_ALONE, ids=[name for name, _ in LEFT_ALONE])
def test_what_only_looks_like_one_is_left_alone(name: str, text: str) -> None:
    assert find_personal_numbers(text) == ()
    assert cover_personal_numbers(text, "[x]") == text


def test_the_bare_telephone_number_would_pass_as_a_number() -> None:
    """0 7 0 1 2 3 4 5 6 → 0 7 0 1 4 3 8 5 12 → 7+1+4+3+8+5+1+2 = 31 → 9: its beginning tells it apart."""
    assert find_personal_numbers("070123-4569") == ((0, 11),)
    assert find_personal_numbers("0701234569") == ()


def test_several_numbers_and_all_that_is_between_them() -> None:
    text = "850709-9805, 556012-5790 och 8507699802"
    assert cover_personal_numbers(text, "[x]") == "[x], 556012-5790 och [x]"


def test_in_a_typed_table_ids_and_fingerprints_stay() -> None:
    file = {"name": "850709-9805.pdf", "sha256": "8507099805"}
    rows = [{"id": "8507099805", "cells": {"file": {"v": file}}}]
    covered = ({"id": "8507099805", "cells": {"file": {"v": {**file, "name": "[x].pdf"}}}},)
    assert cover_in(rows, "[x]") == covered
    nothing = [{"id": "r1", "cells": {"name": {"v": "Amina"}}}]
    assert cover_in(nothing, "[x]") is nothing


@given(st.text(st.sampled_from("0123456789- +./\u00a0a"), max_size=60))
def test_nothing_is_left_to_cover(text: str) -> None:
    covered = cover_personal_numbers(text, "[x]")
    assert cover_personal_numbers(covered, "[x]") == covered


def test_hostile_text_is_read_quickly() -> None:
    """A hundred thousand digits, in one piece and in pairs: no pattern may go back and forth."""
    for text in ("1" * 200_000, "85 07 09 " * 20_000, "850709-" * 30_000):
        assert cover_personal_numbers(text, "[x]") == text
