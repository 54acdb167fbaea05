"""Every kind of answer: what is understood, and what is said when it is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.conditions import Is
from asf_starter.core.interview.interview import Option, Question
from asf_starter.core.interview.kinds import KINDS, Surroundings, read_typed
from asf_starter.core.interview.values import EvidenceFile, Month, Organisation, Person, Row
from asf_starter.core.plan import Tree
from asf_starter.core.texts import Text

OPTIONS = (Option("one", Text("Ett")), Option("two", Text("Två")))
COLUMNS = (
    Question("what", "text", Text("Vad")),
    Question("price", "money", Text("Pris")),
    Question("kind", "choice", Text("Sort"), options=OPTIONS),
    Question("extra", "text", Text("Mer"), when=Is("kind", ("two",))),
    Question("points_to", "row", Text("Rad"), of="others"),
)


def a_question(kind: str) -> Question:
    return Question(
        "q",
        kind,
        Text("Fråga"),
        options=OPTIONS if kind in ("choice", "choices") else (),
        columns=COLUMNS if kind == "table" else (),
        length=3 if kind == "series" else 0,
        of="others" if kind == "row" else "",
    )


@pytest.fixture(scope="module")
def around(handbook: Handbook) -> Surroundings:
    return Surroundings(
        handbook.vocabulary,
        handbook.rules,
        {"kind": None}.get,
        lambda table: frozenset({"r1", "r2"}),
        frozenset({HASH}),
    )


HASH = "a" * 64
UNDERSTOOD: list[tuple[str, Tree, object]] = [
    ("text", " Kornboden ", "Kornboden"),
    ("long_text", "Rad ett\nRad två", "Rad ett\nRad två"),
    ("text", 12, "12"),
    ("text", True, "yes"),
    ("yes_no", "yes", True),
    ("yes_no", "Ja", True),
    ("yes_no", "nej", False),
    ("yes_no", False, False),
    ("choice", "two", "two"),
    ("choices", ["two", "one"], ("one", "two")),
    ("choices", "one", ("one",)),
    ("money", "12 tkr", Decimal(12000)),
    ("money", "99,50", Decimal("99.50")),
    ("whole_number", "3", 3),
    ("whole_number", "3,0", 3),
    ("decimal", "0,75", Decimal("0.75")),
    ("percent", "31,42 %", Decimal("31.42")),
    ("percent", "-5", Decimal(-5)),
    ("date", "5 mars 2027", date(2027, 3, 5)),
    ("month", "2027-03", Month(2027, 3)),
    ("series", ["1", "1,2", "0,8"], (Decimal(1), Decimal("1.2"), Decimal("0.8"))),
    ("series", "1;1,2;0,8", (Decimal(1), Decimal("1.2"), Decimal("0.8"))),
    ("series", "1\t1,2\t0,8", (Decimal(1), Decimal("1.2"), Decimal("0.8"))),
    ("person", {"role": "kassör", "name": "Kim"}, Person("kassör", "Kim")),
    ("person", {"role": "kassör"}, Person("kassör")),
    ("person", "Kim", Person("", "Kim")),
    (
        "organisation",
        {"name": "Föreningen", "number": "802400-0000"},
        Organisation("Föreningen", "802400-0000"),
    ),
    ("row", "r2", "r2"),
    ("file", {"name": "protokoll.pdf", "sha256": HASH}, EvidenceFile("protokoll.pdf", HASH)),
]
REFUSED: list[tuple[str, Tree, str]] = [
    ("text", ["a"], "problems.kind.text"),
    ("text", "x" * 200_001, "problems.kind.too_long"),
    ("yes_no", "kanske", "problems.kind.yes_no"),
    ("choice", "three", "problems.kind.choice"),
    ("choices", ["one", "three"], "problems.kind.choices"),
    ("choices", {"a": "b"}, "problems.kind.choices"),
    ("money", "tolv", "problems.kind.money"),
    ("money", "1.234", "problems.number.doubtful"),
    ("money", "1,2345", "problems.number.decimals_of_money"),
    ("money", "-5", "problems.number.below"),
    ("whole_number", "1,5", "problems.number.not_whole"),
    ("whole_number", "-1", "problems.number.below"),
    ("whole_number", "x", "problems.kind.whole_number"),
    ("decimal", "x", "problems.kind.decimal"),
    ("percent", ["4"], "problems.kind.percent"),
    ("date", "31 februari 2027", "problems.kind.date"),
    ("month", "snart", "problems.kind.month"),
    ("series", ["1", "2"], "problems.kind.series"),
    ("series", ["1", "x", "3"], "problems.kind.series"),
    ("series", {"a": "1"}, "problems.kind.series"),
    ("person", ["Kim"], "problems.kind.person"),
    ("organisation", {"name": ["x"]}, "problems.kind.organisation"),
    ("row", "r9", "problems.kind.row_gone"),
    ("file", {"name": "x", "sha256": "kort"}, "problems.kind.file"),
    ("file", {"name": "x", "sha256": "b" * 64}, "problems.kind.file_lost"),
    ("table", "text", "problems.kind.table"),
]


@pytest.mark.parametrize(("kind", "typed", "value"), UNDERSTOOD)
def test_a_typed_answer_is_understood(around: Surroundings, kind: str, typed: Tree, value: object) -> None:
    reading = read_typed(a_question(kind), typed, around)
    assert (reading.value, reading.problems) == (value, ())


@pytest.mark.parametrize(("kind", "typed", "text"), REFUSED)
def test_what_cannot_be_understood_is_told(around: Surroundings, kind: str, typed: Tree, text: str) -> None:
    reading = read_typed(a_question(kind), typed, around)
    assert [problem.text for problem in reading.problems] == [text]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("nothing", [None, "", "  ", [], {}, {"role": " "}])
def test_nothing_typed_is_no_answer_and_no_problem(around: Surroundings, kind: str, nothing: Tree) -> None:
    reading = read_typed(a_question(kind), nothing, around)
    assert (reading.value, reading.problems) == (None, ())


def test_bounds_of_a_question_hold(around: Surroundings) -> None:
    growth = Question("growth", "percent", Text("Tillväxt"), least=Decimal(-100), most=Decimal(500))
    debt = Question("debt", "money", Text("Skuld"), least=Decimal(-1000))
    assert read_typed(growth, "-5", around).value == Decimal(-5)
    assert read_typed(growth, "501", around).problems[0].text == "problems.number.above"
    assert read_typed(debt, "-1000", around).value == Decimal(-1000)


def test_an_option_that_stands_alone_is_told_beside_others_and_kept(around: Surroundings) -> None:
    options = (*OPTIONS, Option("none", Text("Inget"), alone=True))
    question = Question("q", "choices", Text("Fråga"), options=options)
    assert read_typed(question, ["none"], around).problems == ()
    assert read_typed(question, ["one", "two"], around).problems == ()
    reading = read_typed(question, ["one", "none"], around)
    assert reading.value == ("one", "none")
    (problem,) = reading.problems
    assert (problem.text, problem.values) == ("problems.kind.alone", {"option": "Inget"})


def test_both_readings_of_a_doubtful_number_are_given(around: Surroundings) -> None:
    problem = read_typed(a_question("money"), "1.234", around).problems[0]
    assert problem.values is not None
    assert (problem.values["first"], problem.values["second"]) == (Decimal(1234), Decimal("1.234"))


def test_a_table_reads_its_cells_by_column(around: Surroundings) -> None:
    typed: Tree = [
        {"id": "r1", "cells": {"what": {"v": "Kaffe"}, "price": {"v": "30 kr"}, "kind": {"v": "one"}}},
        {"id": "r2", "cells": {"price": {"v": "x"}, "kind": {"v": "two"}, "extra": {"v": "bulle"}}},
        {"id": "r3", "cells": {"price": {"v": "7", "state": "unknown"}, "points_to": {"v": "r9"}}},
        "ingen rad",
    ]
    reading = read_typed(a_question("table"), typed, around)
    assert isinstance(reading.value, tuple)
    first, second, third = (row for row in reading.value if isinstance(row, Row))
    assert first.cells == {"what": "Kaffe", "price": Decimal(30), "kind": "one", "points_to": None}
    assert second.value("extra") == "bulle"
    assert "extra" not in first.cells
    assert third.states == {"price": "unknown"}
    assert third.value("price") is None
    places = [(problem.question, problem.row, problem.column) for problem in reading.problems]
    assert places == [("q", "r2", "price"), ("q", "r3", "points_to")]


TREES: st.SearchStrategy[Tree] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", KINDS)
@given(typed=TREES)
def test_no_tree_stops_the_reader(around: Surroundings, kind: str, typed: Tree) -> None:
    reading = read_typed(a_question(kind), typed, around)
    assert all(problem.text.startswith("problems.") for problem in reading.problems)


def test_a_blank_cell_counts_as_its_default_where_another_column_asks(around: Surroundings) -> None:
    """A support without a kind is the usual one: its share is read, not dropped."""
    kinds = (Option("share", Text("Andel")), Option("sum", Text("Summa")))
    columns = (
        Question("kind", "choice", Text("Sort"), options=kinds, default="share"),
        Question("part", "percent", Text("Del"), when=Is("kind", ("share",))),
        Question("amount", "money", Text("Belopp"), when=Is("kind", ("sum",))),
    )
    table = Question("supports", "table", Text("Stöd"), columns=columns)

    def cells(**typed: Tree) -> dict[str, object]:
        given = {column: {"v": value} for column, value in typed.items()}
        rows = read_typed(table, [{"id": "r1", "cells": given}], around).value
        assert isinstance(rows, tuple)
        assert isinstance(rows[0], Row)
        return dict(rows[0].cells)

    assert cells(part="63", amount="5 000") == {"kind": None, "part": Decimal(63)}
    assert cells(kind="sum", part="63", amount="5 000") == {"kind": "sum", "amount": Decimal(5000)}
