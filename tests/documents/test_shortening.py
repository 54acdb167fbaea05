"""Founders' own words in an edition that has little room: whole sentences, or whole words with three dots."""

from __future__ import annotations

import pytest

from asf_starter.documents.views.context import shortened


@pytest.mark.parametrize(
    ("words", "longest", "expected"),
    [
        ("Vi lagar mat.", 20, "Vi lagar mat."),
        ("  Vi lagar mat.  ", 13, "Vi lagar mat."),
        ("Vi lagar mat. Vi bakar också bröd.", 20, "Vi lagar mat."),
        ("Vi lagar mat! Vi bakar också bröd.", 20, "Vi lagar mat!"),
        ("Ja. Vi bakar allt vårt bröd själva varje dag.", 20, "Ja. Vi bakar allt …"),  # too little is left
        ("Vi bakar bröd, kakor och tårtor", 15, "Vi bakar bröd …"),
        ("Självförsörjningsmöjligheter", 10, "Självförsö …"),
    ],
)
def test_words_are_cut_where_it_hurts_least(words: str, longest: int, expected: str) -> None:
    assert shortened(words, longest) == expected
