"""Cells as clipboard text: what spreadsheets put there, and what a table makes of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import State
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree, typed_cell, typed_rows
from asf_starter.gui.editors.sheet_text import (
    MOST_ROWS,
    block_of,
    columns_named,
    line_of,
    option_named,
    paste,
    plain_number,
    text_of,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [[""]]),
        ("a", [["a"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\t\n\tb\n", [["a", ""], ["", "b"]]),
        ("a\t", [["a", ""]]),
        ('"två\nrader"\tb', [["två\nrader", "b"]]),
        ('"sa ""hej"""\tb', [['sa "hej"', "b"]]),
        ('"aldrig stängd\tb\nc', [['"aldrig stängd', "b"], ["c"]]),
        ('14" skärm\tb', [['14" skärm', "b"]]),
        ('"a" och b\tc', [['"a" och b', "c"]]),
    ],
)
def test_a_clipboard_text_is_cut_into_cells(text: str, expected: list[list[str]]) -> None:
    assert block_of(text) == expected


@pytest.mark.parametrize("block", [[["a", "b\tc"], ['d"', "e\nf"]], [["", "x"], ["y", ""]]])
def test_what_is_copied_is_pasted_again(block: list[list[str]]) -> None:
    assert block_of(text_of(block)) == block


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("12000.50"), "12000,5"),
        (Decimal("1E+3"), "1000"),
        (4, "4"),
        (True, ""),
        ("x", ""),
        (None, ""),
    ],
)
def test_numbers_go_to_a_spreadsheet_bare(value: Decimal | int | str | None, expected: str) -> None:
    assert plain_number(value) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (None, ""),
        ("Lunch", "Lunch"),
        (True, "yes"),
        (["1", "0,5"], "1; 0,5"),
        (["", ""], ""),
        ({"role": "Kock", "name": "Bo"}, "Kock, Bo"),
    ],
)
def test_typed_content_as_one_line(typed: Tree, expected: str) -> None:
    assert line_of(typed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Vintern", "winter"), (" vintern ", "winter"), ("winter", "winter"), ("Hösten", None), ("", None)],
)
def test_an_option_is_found_by_its_names(text: str, expected: str | None) -> None:
    assert option_named([("winter", ("Vintern",)), ("spring", ("Våren", ""))], text) == expected


def as_it_is(column: Question, text: str) -> tuple[Tree, State]:
    return text, ""


def cells(typed: Tree) -> list[dict[str, Tree]]:
    return [
        {name: typed_cell(row, name)[0] for name in ("name", "price", "who", "season")}
        for row in typed_rows(typed)
    ]


LUNCH: Tree = [{"id": "r4", "cells": {"name": {"v": "Lunch"}, "price": {"v": "115"}}}]


def test_a_block_fills_cells_and_adds_rows(small_handbook: Handbook) -> None:
    offer = small_handbook.interview.question("offer")
    made = paste(offer, LUNCH, 0, 1, [["120"], ["64"]], as_it_is)
    assert [row["id"] for row in typed_rows(made.typed)] == ["r4", "r5"]
    assert cells(made.typed)[0] == {"name": "Lunch", "price": "120", "who": None, "season": None}
    assert cells(made.typed)[1]["price"] == "64"
    assert (made.filled, made.rows_left, made.columns_left) == (2, 0, 0)
    assert cells(LUNCH)[0]["price"] == "115"


def test_new_rows_begin_with_their_defaults(small_handbook: Handbook) -> None:
    founders = small_handbook.interview.question("founders")
    made = paste(founders, None, 0, 1, [["Bakar"]], as_it_is)
    assert typed_cell(typed_rows(made.typed)[0], "hours") == ("20", "")


def test_what_lies_beyond_the_last_column_is_counted(small_handbook: Handbook) -> None:
    offer = small_handbook.interview.question("offer")
    made = paste(offer, LUNCH, 0, 3, [["Vintern", "a", "b"]], as_it_is)
    assert cells(made.typed)[0]["season"] == "Vintern"
    assert (made.filled, made.columns_left) == (1, 2)


def test_a_line_of_headings_says_where_columns_go(small_handbook: Handbook) -> None:
    offer = small_handbook.interview.question("offer")
    assert columns_named(offer, ["pris", "Vara eller tjänst"]) == [1, 0]
    assert columns_named(offer, ["Pris", "115"]) is None
    made = paste(offer, None, 0, 2, [["Pris", "VARA ELLER TJÄNST"], ["115", "Lunch"]], as_it_is)
    assert cells(made.typed) == [{"name": "Lunch", "price": "115", "who": None, "season": None}]


def test_a_huge_paste_is_cut_and_counted(small_handbook: Handbook) -> None:
    offer = small_handbook.interview.question("offer")
    made = paste(offer, None, 0, 0, [[str(number)] for number in range(MOST_ROWS + 7)], as_it_is)
    assert (len(typed_rows(made.typed)), made.rows_left) == (MOST_ROWS, 7)
