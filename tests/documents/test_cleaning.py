"""What no file can hold is dropped or replaced; all else stays as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.documents.cleaning import clean, one_line


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Vi säljer kaffe – och bröd, 12 000 kr!", "Vi säljer kaffe – och bröd, 12 000 kr!"),
        ("a <b>&amp;</b>", "a <b>&amp;</b>"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb", "a b"),
        ("\0a\x1b\x7f\x9f", "a"),
        ("a\u200b\u202e\u2066\ufeffb", "ab"),
        ("sam\u00adarbete", "sam\u00adarbete"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb\u200d", "ab"),
        ("\u200dم", "م"),
        ("a\u030a", "å"),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("\ue000\uffff\U0010ffff", "\ufffd\ufffd\ufffd"),
        ("a" + "\u0301" * 9, "á" + "\u0301" * 4),
        ("☕\ufe0f", "☕"),
        ("\U000e0041x", "x"),
    ],
)
def test_clean(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


@given(st.text(alphabet="abcåäö ÅÄÖ0123456789.,-–:;!?()<>&\n"))
def test_everyday_text_stays_as_typed(text: str) -> None:
    assert clean(text) == text


def test_one_line() -> None:
    assert one_line("  Kornbodens\n\tkafé \r\n") == "Kornbodens kafé"
