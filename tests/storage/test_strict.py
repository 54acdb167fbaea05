"""The strict reader: a file's shape is its dataclass, and every fault is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

import pytest

from asf_starter.core.interview.conditions import ALWAYS, All, Any, Condition, Is, Not, Rule
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Text
from asf_starter.storage.strict import Reader, map_texts

NO_WORDS = Text("")


@dataclass(frozen=True)
class Leaf:
    id: str
    words: Text = NO_WORDS


@dataclass(frozen=True)
class Thing:
    id: str
    words: Text
    count: int = 0
    share: Decimal = Decimal(0)
    day: date | None = None
    month: Month | None = None
    kind: Literal["a", "b"] = "a"
    yes: bool = False
    leaves: tuple[Leaf, ...] = ()
    named: Mapping[str, Text] = field(default_factory=dict)
    either: int | str = 0
    when: Condition = ALWAYS
    for_: str = ""


def read(**tree: object) -> tuple[Thing | None, list[str]]:
    reader = Reader()
    return reader.read(Thing, {"id": "t", "words": "Ord", **tree}, "file"), reader.problems


def test_a_tree_becomes_its_dataclass() -> None:
    thing, problems = read(
        count=3,
        share=2,
        day=date(2026, 11, 23),
        month="2027-03",
        kind="b",
        yes=True,
        leaves=[{"id": "x", "words": "Löv"}],
        named={"one": "Ett"},
        either="text",
        when={"form": ["a", "b"], "any": [{"x": True}, {"not": {"y": 1}}], "rule": "r"},
        **{"for": "me"},
    )
    assert problems == []
    assert thing is not None
    assert (thing.share, thing.month, thing.leaves) == (Decimal(2), Month(2027, 3), (Leaf("x", Text("Löv")),))
    assert (thing.either, thing.for_, thing.named) == ("text", "me", {"one": "Ett"})
    assert thing.when == All((Is("form", ("a", "b")), Any((Is("x", (True,)), Not(Is("y", (1,))))), Rule("r")))


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        ({"wrods": "x"}, 'file: unknown key "wrods", did you mean "words"?'),
        ({"zzz": "x"}, 'file: unknown key "zzz"'),
        ({"count": "3"}, "file.count: expected int, found str '3'"),
        ({"count": True}, "file.count: expected int, found bool True"),
        ({"words": 3}, "file.words: expected str, found int 3"),
        ({"share": "x"}, "file.share: expected a number, found str 'x'"),
        ({"day": "i går"}, "file.day: expected a date such as 2026-11-23, found 'i går'"),
        ({"month": "mars"}, "file.month: expected a month such as 2026-11, found 'mars'"),
        ({"kind": "c"}, "file.kind: 'c' is none of a, b"),
        ({"leaves": "x"}, "file.leaves: expected a list, found str 'x'"),
        ({"leaves": ["x"]}, "file.leaves.0: expected a table, found str 'x'"),
        ({"leaves": [{"id": "x"}, {"id": "x"}]}, 'file.leaves: the id "x" is used twice'),
        ({"leaves": [{"words": "x"}]}, 'file.leaves.0: missing key "id"'),
        ({"named": []}, "file.named: expected a table, found list []"),
        ({"either": 1.5}, "file.either: 1.5 fits none of the types allowed here"),
        ({"when": "x"}, "file.when: expected a condition, found str 'x'"),
        ({"when": {"any": {}}}, 'file.when: "any" needs a list of conditions'),
        ({"when": {"q": []}}, "file.when.q: expected a value or a list of values"),
    ],
)
def test_a_fault_is_told_with_its_place(tree: dict[str, object], told: str) -> None:
    assert read(**tree)[1] == [told]


def test_every_fault_is_told_at_once() -> None:
    reader = Reader()
    assert reader.read(Thing, {"count": "x", "kind": "z"}, "file") is None
    assert len(reader.problems) == 4
    assert reader.read(Thing, [], "file") is None


def test_texts_are_found_by_their_place_and_replaced() -> None:
    thing, _ = read(leaves=[{"id": "x", "words": "Löv"}], named={"one": "Ett"})
    places: dict[str, str] = {}

    def shout(place: str, text: Text) -> Text:
        places[place] = text
        return Text(text.upper())

    changed = map_texts(thing, "things.t", shout)
    assert places == {
        "things.t.words": "Ord",
        "things.t.leaves.x.words": "Löv",
        "things.t.named.one": "Ett",
    }
    assert changed is not None
    assert (changed.words, changed.leaves[0].words, changed.named["one"]) == ("ORD", "LÖV", "ETT")
    assert map_texts(thing, "t", lambda _, text: text) is thing
