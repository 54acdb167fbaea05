"""Beneficial owners, worked out by hand from VHL 1:4–1:5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.law.owners import FamilyTie, holdings

ONE_EACH = {"a": 1, "b": 1, "c": 1}


@pytest.mark.parametrize(
    ("name", "votes", "ties", "reported"),
    [
        ("nobody has a vote", {}, (), ""),
        ("one owner", {"a": 1}, (), "a"),
        ("two members", {"a": 1, "b": 1}, (), "ab"),
        ("three equal members: all three", ONE_EACH, (), "abc"),
        ("four equal members: a quarter is not more than a quarter", {**ONE_EACH, "d": 1}, (), ""),
        ("five equal members", dict.fromkeys("abcde", 1), (), ""),
        (
            "two of four are married: the two",
            {**ONE_EACH, "d": 1},
            (FamilyTie("a", "b", "partners"),),
            "ab",
        ),
        (
            "parent and child among five: two fifths",
            dict.fromkeys("abcde", 1),
            (FamilyTie("a", "c", "parent"),),
            "ac",
        ),
        (
            "parent and child among eight: exactly a quarter",
            dict.fromkeys("abcdefgh", 1),
            (FamilyTie("a", "c", "parent"),),
            "",
        ),
        (
            "a parent counts the child's partner, the partner does not count the parent-in-law",
            dict.fromkeys("abcde", 1),
            (FamilyTie("a", "b", "parent_in_law"),),
            "a",
        ),
        (
            "parent, child and the child's partner among ten: three tenths for parent and child",
            dict.fromkeys("abcdefghij", 1),
            (FamilyTie("a", "b", "parent"), FamilyTie("b", "c", "partners")),
            "ab",
        ),
        ("shares: 26 of 100", {"a": 26, "b": 24, "c": 50}, (), "ac"),
        ("shares: 25 of 100 is not enough", {"a": 25, "b": 25, "c": 50}, (), "c"),
        (
            "a tie to somebody without a vote adds nothing",
            dict.fromkeys("abcde", 1),
            (FamilyTie("a", "z", "partners"),),
            "",
        ),
    ],
)
def test_who_is_a_beneficial_owner(
    name: str, votes: Mapping[str, int], ties: Sequence[FamilyTie], reported: str
) -> None:
    assert "".join(holding.holder for holding in holdings(votes, ties) if holding.is_owner) == reported, name


def test_own_and_counted_parts_are_exact() -> None:
    found = holdings({**ONE_EACH, "d": 1}, (FamilyTie("a", "b", "partners"),))
    assert [(each.own, each.counted, each.family) for each in found] == [
        (Fraction(1, 4), Fraction(1, 2), ("b",)),
        (Fraction(1, 4), Fraction(1, 2), ("a",)),
        (Fraction(1, 4), Fraction(1, 4), ()),
        (Fraction(1, 4), Fraction(1, 4), ()),
    ]


@given(st.integers(1, 40))
def test_equal_members_are_all_reported_up_to_three_and_none_from_four(count: int) -> None:
    found = holdings({str(number): 1 for number in range(count)})
    assert {each.is_owner for each in found} == {count <= 3}


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), st.integers(0, 1000), min_size=1))
def test_parts_add_up_to_the_whole(votes: dict[str, int]) -> None:
    found = holdings(votes)
    assert sum(each.own for each in found) == (1 if sum(votes.values()) else 0)
    assert all(each.counted == each.own for each in found)
