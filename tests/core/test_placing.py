"""Which parts of an outline stand in a document, and how its clauses are numbered."""

from __future__ import annotations

from collections.abc import Callable

from asf_starter.core.interview.conditions import ALWAYS, Condition, Is, holds
from asf_starter.core.outlines import Outline, Part, Section
from asf_starter.core.placing import clause_numbers, placed_parts
from asf_starter.core.texts import Text

YES = Is("form", ("association",))
NO = Is("form", ("company",))


def applies(condition: Condition) -> bool:
    return holds(condition, {"form": "association"}.get, {}) is True


def part(name: str, *, title: str = "", **more: object) -> Part:
    return Part(id=name, title=Text(title), text=Text("words"), **more)  # type: ignore[arg-type] # test


def placed(*sections: tuple[str, tuple[Part, ...], Condition]) -> list[tuple[str, list[str], int]]:
    pool = {name: Section(name, Text(""), parts, when=when) for name, parts, when in sections}
    outline = Outline("paper", Text(""), Text(""), tuple(pool))
    found = placed_parts(outline, pool, applies)
    return [(place.section.id, [each.id for each in place.parts], place.number) for place in found]


def test_clauses_are_counted_through_the_sections_and_other_parts_are_not() -> None:
    one = (part("name", title="Name"), part("note"), part("seat", title="Seat"))
    two = (part("purpose", title="Purpose"),)
    assert placed(("one", one, ALWAYS), ("two", two, ALWAYS)) == [
        ("one", ["name"], 1),
        ("one", ["note"], 0),
        ("one", ["seat"], 2),
        ("two", ["purpose"], 3),
    ]


def test_what_does_not_apply_is_not_counted() -> None:
    parts = (part("fees", title="Fees", when=NO), part("board", title="Board"))
    assert placed(("one", parts, ALWAYS), ("two", parts, NO)) == [("one", ["board"], 1)]


def test_a_part_goes_on_with_the_one_before_and_falls_away_with_it() -> None:
    parts = (
        part("surplus", title="Surplus"),
        part("surplus_none", continues=True, when=YES),
        part("surplus_free", continues=True, when=NO),
        part("fees", title="Fees", when=NO),
        part("fees_none", continues=True, when=YES),
    )
    assert placed(("one", parts, ALWAYS)) == [("one", ["surplus", "surplus_none"], 1)]


def test_an_unless_that_is_not_known_leaves_the_part_in() -> None:
    unknown = Is("nobody_asked", ("x",))
    parts = (
        part("default", title="Default", unless=unknown),
        part("chosen", title="Chosen", unless=YES),
        part("hoped", title="Hoped", when=unknown),
    )
    assert placed(("one", parts, ALWAYS)) == [("one", ["default"], 1)]


def test_the_numbers_are_found_by_the_clauses_ids() -> None:
    pool = {"one": Section("one", Text(""), (part("a", title="A"), part("b"), part("c", title="C")))}
    outline = Outline("paper", Text(""), Text(""), ("one",))
    always: Callable[[Condition], bool] = applies
    assert clause_numbers(placed_parts(outline, pool, always)) == {"a": 1, "c": 2}
