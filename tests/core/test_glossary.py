"""Hard words are found where they stand, in any of their forms, and never inside other words."""

from __future__ import annotations

import pytest

from asf_starter.core.glossary import Glossary, Word
from asf_starter.core.texts import Text

GLOSSARY = Glossary(
    (
        Word("moms", Text("moms"), Text("Skatt på det ni säljer."), (Text("momsen"),)),
        Word("association", Text("ekonomisk förening"), Text("En förening som ägs av medlemmarna.")),
        Word("board", Text("styrelse"), Text("De som leder."), (Text("styrelsen"), Text("styrelsens"))),
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ska styrelsen betala momsen?", ["board", "moms"]),
        ("En Ekonomisk förening.", ["association"]),
        ("Moms, moms och moms", ["moms"]),
        ("Momsfri försäljning i en styrelsegrupp", []),
        ("", []),
    ],
)
def test_words_are_found_in_order_and_once(text: str, found: list[str]) -> None:
    assert [word.id for word in GLOSSARY.words_in(text)] == found


def test_an_empty_glossary_finds_nothing() -> None:
    assert Glossary(()).words_in("moms") == ()
