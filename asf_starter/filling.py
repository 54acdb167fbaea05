"""Filling in a plan from outside: many answers at once, all or nothing (``contract.md``).

A TOML value becomes what a person would have typed; then everything is read as if typed. A file is given
as its path, and copied into the plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from asf_starter.core.decisions import with_answer
from asf_starter.core.filed_files import FiledFile
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Problem, read_state
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.reading import read_answers
from asf_starter.core.plan import Plan, Tree, next_row_id
from asf_starter.storage.evidence_files import file_for_plan, room_for_files
from asf_starter.storage.problems import FileProblem


@dataclass
class _Filling:
    """What comes up while answers are filled in: refused answers, files to keep, and the room for them."""

    beside: Path
    room: int
    refused: list[Problem] = field(default_factory=list)
    files: list[FiledFile] = field(default_factory=list)


def fill_plan(
    handbook: Handbook, plan: Plan, answers: Mapping[str, object], *, at: str, beside: Path = Path()
) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan with these answers, and the refused ones. The caller saves only if none is refused.

    Paths of files are looked up from the folder ``beside``.
    """
    filling = _Filling(beside, room_for_files(plan))
    refused = filling.refused
    for question_id, given in answers.items():
        question = handbook.interview.find(question_id)
        if question is None:
            refused.append(Problem(question_id, "problems.fill.unknown_question"))
            continue
        value, marked, note = _entry(given)
        state = read_state(marked)
        if state is None:
            refused.append(Problem(question_id, "problems.fill.unknown_state"))
            continue
        if value is not None:
            place = Problem(question_id, "")
            typed = (
                _table(question, value, filling)
                if question.kind == "table"
                else _typed_as(question, value, place, filling)
            )
            plan = with_answer(handbook.interview, plan, question_id, typed, at=at)
        if state:
            plan = plan.with_state(question_id, state, at=at)
        if note:
            plan = plan.with_note(question_id, note, at=at)
    for file in filling.files:
        plan = plan.with_file(file)
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


def _typed_as(question: Question, value: object, place: Problem, filling: _Filling) -> Tree:
    """A value as typed for a kind of question: the path of a file becomes the file filed."""
    if question.kind != "file" or not isinstance(value, str):
        return _typed(value)
    try:
        name, file = file_for_plan(filling.beside / value, filling.room)
    except FileProblem as problem:
        said = problem.statement
        filling.refused.append(replace(place, text=said.text, values=said.values))
        return None
    filling.files.append(file)
    filling.room -= len(file.data)
    return {"name": name, "sha256": file.sha256}


def _table(question: Question, value: object, filling: _Filling) -> Tree:
    """Rows of a table; a row may carry its ``id``, else it gets the next one."""
    refused = filling.refused
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
            column = question.column(key)
            if column is None:
                refused.append(Problem(question.id, "problems.fill.unknown_column", row_id, key))
                continue
            cell, marked, _ = _entry(given)
            place = Problem(question.id, "", row_id, key)
            state = read_state(marked)
            if state is None:
                refused.append(replace(place, text="problems.fill.unknown_state"))
                continue
            typed = _typed_as(column, cell, place, filling) if cell is not None else None
            cells[key] = {"v": typed, "state": state}
        rows.append({"id": row_id, "cells": {key: _without_state(cell) for key, cell in cells.items()}})
    return rows


def _without_state(cell: Tree) -> Tree:
    return {"v": cell["v"]} if isinstance(cell, Mapping) and not cell.get("state") else cell


def _free_id(rows: Sequence[Tree], taken: set[str]) -> str:
    candidate = next_row_id(rows)
    while candidate in taken:
        candidate = f"r{int(candidate[1:]) + 1}"
    return candidate
