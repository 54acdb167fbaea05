"""Filling in a plan from outside: many answers at once, all or nothing (``contract.md``).

A TOML value becomes what a person would have typed; then everything is read as if typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from asf_starter.core.decisions import with_answer
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Problem, State
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.reading import read_answers
from asf_starter.core.plan import Plan, Tree, next_row_id

_STATES = ("unknown", "ask_advisor")


def fill_plan(
    handbook: Handbook, plan: Plan, answers: Mapping[str, object], *, at: str
) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan with these answers, and the refused ones. The caller saves only if none is refused."""
    refused: list[Problem] = []
    for question_id, given in answers.items():
        question = handbook.interview.find(question_id)
        if question is None:
            refused.append(Problem(question_id, "problems.fill.unknown_question"))
            continue
        value, state, note = _entry(given)
        if state not in ("", *_STATES):
            refused.append(Problem(question_id, "problems.fill.unknown_state"))
            continue
        if value is not None:
            typed = _table(question, value, refused) if question.kind == "table" else _typed(value)
            plan = with_answer(handbook.interview, plan, question_id, typed, at=at)
        if state:
            plan = plan.with_state(question_id, state, at=at)  # type: ignore[arg-type] # checked above
        if note:
            plan = plan.with_note(question_id, note, at=at)
    filled = read_answers(handbook.interview, plan, handbook.vocabulary, handbook.rules)
    refused += [problem for problem in filled.problems if problem.question in answers]
    return plan, tuple(refused)


def _entry(given: object) -> tuple[object, str, str]:
    """Value, state and note of an entry; a table with none of these keys is a value itself."""
    if isinstance(given, Mapping) and given.keys() & {"value", "state", "note"}:
        return given.get("value"), str(given.get("state", "")), str(given.get("note", ""))
    return given, "", ""


def _typed(value: object) -> Tree:
    """A TOML value as a person would have typed it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        text = f"{value:f}".replace(".", ",")
        return f"{text}0" if len(text.partition(",")[2]) == 3 else text  # 1,1250 is never in doubt
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, Mapping):
        return {str(key): _typed(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_typed(part) for part in value]
    return str(value)


def _table(question: Question, value: object, refused: list[Problem]) -> Tree:
    """Rows of a table; a row may carry its ``id``, else it gets the next one."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        refused.append(Problem(question.id, "problems.kind.table"))
        return []
    rows: list[Tree] = []
    given_ids = {str(entry["id"]) for entry in value if isinstance(entry, Mapping) and "id" in entry}
    for entry in value:
        if not isinstance(entry, Mapping):
            refused.append(Problem(question.id, "problems.kind.table"))
            continue
        row_id = str(entry["id"]) if "id" in entry else _free_id(rows, given_ids)
        cells: dict[str, Tree] = {}
        for key, given in entry.items():
            if key == "id":
                continue
            if question.column(key) is None:
                refused.append(Problem(question.id, "problems.fill.unknown_column", row_id, key))
                continue
            cell, state, _ = _entry(given)
            cells[key] = {"v": _typed(cell) if cell is not None else None, "state": _state(state)}
        rows.append({"id": row_id, "cells": {key: _without_state(cell) for key, cell in cells.items()}})
    return rows


def _state(state: str) -> State:
    return state if state in _STATES else ""  # type: ignore[return-value] # one of the states


def _without_state(cell: Tree) -> Tree:
    return {"v": cell["v"]} if isinstance(cell, Mapping) and not cell.get("state") else cell


def _free_id(rows: Sequence[Tree], taken: set[str]) -> str:
    candidate = next_row_id(rows)
    while candidate in taken:
        candidate = f"r{int(candidate[1:]) + 1}"
    return candidate
