"""The plan: typed answers kept, tables changed row by row, undo, and the state code."""

from __future__ import annotations

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.plan import (
    History,
    Plan,
    Record,
    Tree,
    has_content,
    next_row_id,
    state_code,
    typed_cell,
    typed_rows,
    with_cell,
    with_row,
    without_row,
)

EMPTY = Plan(id="plan")


def test_an_answer_is_kept_and_an_empty_one_is_no_record() -> None:
    plan = EMPTY.with_typed("name", "Kornboden", at="2026-11-23T10:00:00", by="Kim")
    assert plan.record("name") == Record("Kornboden", at="2026-11-23T10:00:00", by="Kim")
    assert "name" not in plan.with_typed("name", "  ").answers
    assert EMPTY.answers == {}
    assert plan.revision == 1


def test_typing_takes_back_dont_know_but_the_state_keeps_what_was_typed() -> None:
    plan = EMPTY.with_typed("rent", "9 000").with_state("rent", "unknown")
    assert (plan.record("rent").v, plan.record("rent").state) == ("9 000", "unknown")
    assert plan.with_typed("rent", "8 000").record("rent").state == ""


def test_notes_lie_beside_the_answer() -> None:
    plan = EMPTY.with_note("rent", "fråga värden").with_note("rent", "tveksam", which="private_note")
    assert (plan.record("rent").note, plan.record("rent").private_note) == ("fråga värden", "tveksam")
    assert not has_content(plan.record("rent").v)


def test_the_state_code_follows_the_contract() -> None:
    """Worked out here a second way: base 32 of the first 40 bits, by bit strings."""
    plan = EMPTY.with_typed("name", "Kornboden").with_state("rent", "ask_advisor")
    canonical = json.dumps(
        {"name": ["Kornboden", ""], "rent": [None, "ask_advisor"]}, sort_keys=True, separators=(",", ":")
    )
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(canonical.encode()).digest())[:40]
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    assert state_code(plan) == "".join(letters[int(bits[at : at + 5], 2)] for at in range(0, 40, 5))


def test_the_state_code_is_blind_to_notes_dates_and_order() -> None:
    one = EMPTY.with_typed("a", "1", at="x").with_typed("b", "2").with_note("a", "hej")
    two = Plan(id="other").with_typed("b", "2").with_typed("a", "1", at="y")
    assert state_code(one) == state_code(two)
    assert state_code(one) != state_code(one.with_typed("a", "3"))
    assert len(state_code(EMPTY)) == 8


def test_rows_come_and_go_and_their_ids_stay() -> None:
    table: Tree = None
    for name in ("Kim", "Noor", "Bo"):
        table = with_row(table, next_row_id(table), {"name": name})
    table = without_row(table, "r2")
    table = with_cell(table, "r3", "hours", "20")
    table = with_cell(table, "r1", "hours", "", "unknown")
    table = with_cell(table, "r9", "hours", "40")
    first, last = typed_rows(table)
    assert (first["id"], last["id"]) == ("r1", "r3")
    assert typed_cell(first, "hours") == ("", "unknown")
    assert typed_cell(last, "hours") == ("20", "")
    assert typed_cell(last, "name") == ("Bo", "")
    assert typed_cell(last, "nothing") == (None, "")
    assert next_row_id(table) == "r4"
    assert typed_rows(with_cell(table, "r3", "hours", " "))[1]["cells"] == {"name": {"v": "Bo"}}
    assert typed_cell({"id": "r1", "cells": {"x": {"v": 1, "state": "strange"}}}, "x") == (1, "")
    assert next_row_id([{"id": "own"}]) == "r1"


@given(st.lists(st.sampled_from(["type", "undo", "redo"]), max_size=40))
def test_undo_and_redo_walk_the_same_way_back_and_forth(steps: list[str]) -> None:
    plan, history = EMPTY, History()
    past: list[Plan] = []
    future: list[Plan] = []
    for number, step in enumerate(steps):
        if step == "type":
            past.append(plan)
            future = []
            history = history.after(plan, f"q{number}")
            plan = plan.with_typed("q", str(number))
            continue
        moved = history.undo(plan) if step == "undo" else history.redo(plan)
        here, there = (past, future) if step == "undo" else (future, past)
        assert (moved is None) == (not here)
        if moved:
            there.append(plan)
            plan, place, history = moved
            assert plan == here.pop()
            assert place.startswith("q")


def test_a_step_in_history_is_bounded() -> None:
    history = History()
    for number in range(History.LIMIT + 10):
        history = history.after(EMPTY, str(number))
    assert len(history.done) == History.LIMIT
