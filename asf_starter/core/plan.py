"""The plan: what the founders typed, and nothing that can be worked out from it.

A plan is frozen; each change makes a new one that shares everything that did not change, so that
undo is a list of plans. Typed answers are JSON trees (strings, lists, mappings) that nobody changes
in place. Core has no clock: whoever changes a plan passes the time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, cast

from asf_starter.core.filed_files import FiledFile, named_files
from asf_starter.core.interview.answers import State, read_state
from asf_starter.core.interview.values import Tree as Tree

FORMAT_VERSION = 1

NOTHING: Mapping[str, Tree] = MappingProxyType({})
NoteField = Literal["note", "private_note"]

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Record:
    """One answer as typed. ``at`` and ``by`` say when and by whom; ``extra`` keeps unknown fields."""

    v: Tree = None
    state: State = ""
    note: str = ""
    private_note: str = ""
    at: str = ""
    by: str = ""
    extra: Mapping[str, Tree] = field(default_factory=lambda: NOTHING)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed, chosen or noted."""
        return not has_content(self.v) and not self.state and not self.note and not self.private_note


NO_RECORD = Record()


@dataclass(frozen=True)
class Plan:
    """A plan. ``id`` never changes; ``revision`` counts edits and is the only order of versions.

    ``handbook_date`` is the date of the handbook it was last saved with. ``comments`` and ``decisions``
    are lists of records beside the answers. ``evidence`` holds the files that answers name, shared by all
    snapshots. ``extra`` keeps what a newer program wrote and this one does not know.
    """

    id: str
    name: str = ""
    revision: int = 0
    handbook_date: str = ""
    created: str = ""
    modified: str = ""
    answers: Mapping[str, Record] = field(default_factory=dict)
    comments: tuple[Tree, ...] = ()
    decisions: tuple[Tree, ...] = ()
    evidence: tuple[FiledFile, ...] = ()
    extra: Mapping[str, Tree] = field(default_factory=lambda: NOTHING)

    def record(self, question_id: str) -> Record:
        """What is typed for a question; an empty record where nothing is."""
        return self.answers.get(question_id, NO_RECORD)

    def with_record(self, question_id: str, record: Record) -> Plan:
        """The plan with this record in place; an empty record is left out."""
        answers = dict(self.answers)
        if record.is_empty and not record.extra:
            answers.pop(question_id, None)
        else:
            answers[question_id] = record
        return replace(self, answers=answers, revision=self.revision + 1)

    def with_typed(self, question_id: str, typed: Tree, *, at: str = "", by: str = "") -> Plan:
        """The plan with this typed answer. Typing something takes back "don't know"."""
        before = self.record(question_id)
        state: State = "" if has_content(typed) else before.state
        return self.with_record(question_id, replace(before, v=typed, state=state, at=at, by=by))

    def with_state(self, question_id: str, state: State, *, at: str = "", by: str = "") -> Plan:
        """The plan with "don't know", "ask the advisor" or neither; what was typed is kept."""
        return self.with_record(question_id, replace(self.record(question_id), state=state, at=at, by=by))

    def with_note(self, question_id: str, text: str, *, which: NoteField = "note", at: str = "") -> Plan:
        """The plan with a note on a question. When the answer was given stays as it is."""
        before = self.record(question_id)
        noted = replace(before, at=before.at or at)
        if which == "note":
            return self.with_record(question_id, replace(noted, note=text))
        return self.with_record(question_id, replace(noted, private_note=text))

    def with_file(self, file: FiledFile) -> Plan:
        """The plan that keeps this file, too. It is saved only while an answer names it."""
        if self.file(file.sha256) is not None:
            return self
        return replace(self, evidence=(*self.evidence, file))

    def file(self, sha256: str) -> FiledFile | None:
        """The filed file with this fingerprint; None where the plan does not hold its bytes."""
        return next((file for file in self.evidence if file.sha256 == sha256), None)

    @property
    def files_in_use(self) -> tuple[FiledFile, ...]:
        """The files that answers name, in the order in which they were filed."""
        named = {sha256 for record in self.answers.values() for sha256 in named_files(record.v)}
        return tuple(file for file in self.evidence if file.sha256 in named)


def has_content(typed: Tree) -> bool:
    """Whether anything is typed: not None, not blank, not an empty list, not only blank fields."""
    if typed is None:
        return False
    if isinstance(typed, str):
        return bool(typed.strip())
    if isinstance(typed, Mapping):
        return any(has_content(part) for part in typed.values())
    if isinstance(typed, Sequence):
        return len(typed) > 0
    return True


def state_code(plan: Plan) -> str:
    """Eight characters that tell two states of the answers apart.

    Crockford base 32 of SHA-256 over the answers in canonical form, without notes, dates and
    language (``contract.md``, State code).
    """
    content = {
        question_id: [record.v if has_content(record.v) else None, record.state]
        for question_id, record in plan.answers.items()
        if has_content(record.v) or record.state
    }
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(text.encode("ascii")).digest()[:5], "big")
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(35, -1, -5))


def as_state_code(text: str) -> str:
    """The code that somebody typed from a paper, in its usual form; empty for anything else.

    O is read as 0, I and L as 1, as Crockford's base 32 has it.
    """
    code = text.strip().upper().replace("-", "").replace("O", "0").replace("I", "1").replace("L", "1")
    return code if len(code) == 8 and set(code) <= set(_CROCKFORD) else ""


# -- tables: rows are {"id": …, "cells": {column: {"v": …, "state": …}}} --


def typed_rows(typed: Tree) -> tuple[Mapping[str, Tree], ...]:
    """The rows of a typed table; () for anything that is not one."""
    if not isinstance(typed, Sequence) or isinstance(typed, str):
        return ()
    return tuple(row for row in typed if isinstance(row, Mapping) and isinstance(row.get("id"), str))


def typed_cell(row: Mapping[str, Tree], column: str) -> tuple[Tree, State]:
    """What is typed in a cell, and its state."""
    cells = row.get("cells")
    cell = cells.get(column) if isinstance(cells, Mapping) else None
    if not isinstance(cell, Mapping):
        return None, ""
    return cell.get("v"), read_state(str(cell.get("state", ""))) or ""


def next_row_id(typed: Tree) -> str:
    """An id that no row of the table has: r1, r2, … (an id is never used again while higher ones live)."""
    numbers = [0]
    for row in typed_rows(typed):
        row_id = cast(str, row["id"])
        if row_id.startswith("r") and row_id[1:].isdecimal():
            numbers.append(int(row_id[1:]))
    return f"r{max(numbers) + 1}"


def with_row(typed: Tree, row_id: str, cells: Mapping[str, Tree] = NOTHING) -> Tree:
    """The table with a new row at its end. ``cells`` holds typed texts by column."""
    new: Tree = {"id": row_id, "cells": {column: {"v": value} for column, value in cells.items()}}
    return (*typed_rows(typed), new)


def without_row(typed: Tree, row_id: str) -> Tree:
    """The table without a row."""
    return tuple(row for row in typed_rows(typed) if row["id"] != row_id)


def with_cell(typed: Tree, row_id: str, column: str, value: Tree, state: State = "") -> Tree:
    """The table with a changed cell; unknown row ids change nothing."""
    rows: list[Tree] = []
    for row in typed_rows(typed):
        if row["id"] == row_id:
            old = row.get("cells")
            cells = dict(old) if isinstance(old, Mapping) else {}
            if has_content(value) or state:
                cells[column] = {"v": value, "state": state} if state else {"v": value}
            else:
                cells.pop(column, None)
            row = {**row, "cells": cells}
        rows.append(row)
    return tuple(rows)


# -- undo and redo --


@dataclass(frozen=True)
class Step:
    """One step of undo: the plan before it, and the question (or other place) that it touched."""

    plan: Plan
    place: str


@dataclass(frozen=True)
class History:
    """Undo and redo as two stacks of plans. At most ``LIMIT`` steps are kept."""

    undone: tuple[Step, ...] = ()
    done: tuple[Step, ...] = ()

    LIMIT = 500

    def after(self, before: Plan, place: str) -> History:
        """The history after a change at ``place``; what was undone can no longer be redone."""
        return History((), (*self.done, Step(before, place))[-self.LIMIT :])

    def undo(self, now: Plan) -> tuple[Plan, str, History] | None:
        """The plan before the last step, the step's place, and the new history; None at the beginning."""
        if not self.done:
            return None
        last = self.done[-1]
        return last.plan, last.place, History((*self.undone, Step(now, last.place)), self.done[:-1])

    def redo(self, now: Plan) -> tuple[Plan, str, History] | None:
        """The plan after the step undone last, its place, and the new history; None at the end."""
        if not self.undone:
            return None
        last = self.undone[-1]
        return last.plan, last.place, History(self.undone[:-1], (*self.done, Step(now, last.place)))
