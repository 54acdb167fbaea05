"""What differs between two versions of a plan: answer by answer, and what it does to the budget.

Answers are compared by what they mean: "28 000" and "28000" are the same answer. An answer that was not
touched is no change, even where it cannot be read any more since another answer is gone. Both versions are
worked out by the same handbook on the same day, so that nothing but the answers can make a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.figures import lowest_cash, lowest_cash_month
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answer
from asf_starter.core.interview.interview import Interview, Question
from asf_starter.core.interview.values import Month, Row, Value
from asf_starter.core.plan import Plan, has_content, state_code, typed_cell, typed_rows
from asf_starter.core.travelling import has_no_names, with_numbers_covered, without_names

RowFate = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Said:
    """What was said at one place: its value, or its state, or what was typed and could not be read."""

    value: Value | None = None
    state: str = ""
    unreadable: str = ""


NOTHING_SAID = Said()


@dataclass(frozen=True)
class CellChange:
    """A cell of a row that is in both versions."""

    column: Question
    before: Said
    after: Said


@dataclass(frozen=True)
class RowChange:
    """A row of a table that was added, removed or changed. ``row`` is how it is now, or was at last;
    ``number`` is its place in the table of that version, from 1."""

    fate: RowFate
    row: Row
    number: int
    cells: tuple[CellChange, ...] = ()


@dataclass(frozen=True)
class Change:
    """A question whose answer differs. ``asked_before`` and ``asked_now``: whether it was in force.

    For tables, ``rows`` holds what became of the rows; ``reordered``: they stand in another order.
    """

    question: Question
    before: Said
    after: Said
    asked_before: bool = True
    asked_now: bool = True
    rows: tuple[RowChange, ...] = ()
    reordered: bool = False


@dataclass(frozen=True)
class Outcome:
    """The figures that count, in whole kronor: the result of the first budget year, and the lowest cash
    of the 36 months with its month. None without a budget."""

    result: int | None = None
    lowest_cash: int | None = None
    lowest_month: Month | None = None


@dataclass(frozen=True)
class Comparison:
    """Two versions of a plan beside each other, ``old`` and ``new``.

    ``changes`` are in the order of the interview. ``dropped`` and ``taken_up`` are questions whose answer
    is the same, but which are no longer or again in force because of other answers. ``unused`` are ids of
    changed answers that are in force in neither version.
    """

    old: Assessment
    new: Assessment
    changes: tuple[Change, ...]
    before: Outcome
    after: Outcome
    dropped: tuple[Question, ...] = ()
    taken_up: tuple[Question, ...] = ()
    unused: tuple[str, ...] = ()
    same_plan: bool = True
    old_code: str = ""
    new_code: str = ""

    @property
    def is_same(self) -> bool:
        """Whether nothing at all differs."""
        return not self.changes and not self.unused


def compare_plans(
    handbook: Handbook,
    before: Plan,
    after: Plan,
    day: date,
    before_code: str = "",
    worked_out: Assessment | None = None,
) -> Comparison:
    """Compares two plans as of a day. What was left out of one, or covered, is so in both.

    ``before_code`` is the code printed on the paper that ``before`` was found in, where there is one.
    ``worked_out`` is what follows from ``after`` on that day, where somebody has worked it out already.
    """
    plans = (before, after)
    if has_no_names(before) or has_no_names(after):
        plans = (without_names(before, handbook.interview), without_names(after, handbook.interview))
        worked_out = None
    old, new = assess(handbook, plans[0], day), worked_out or assess(handbook, plans[1], day)
    old, new = with_numbers_covered(old, handbook), with_numbers_covered(new, handbook)
    found = compare(handbook.interview, old, new)
    return replace(found, old_code=before_code or state_code(before), new_code=state_code(after))


def compare(interview: Interview, before: Assessment, after: Assessment) -> Comparison:
    """What is different in ``after``. Notes, dates and names of the plans do not count."""
    changes: list[Change] = []
    dropped: list[Question] = []
    taken_up: list[Question] = []
    old, new = before.answers.by_id, after.answers.by_id
    for _, _, question in interview.walk():
        was, now = old.get(question.id), new.get(question.id)
        change = _change(question, was, now)
        if change is None:
            continue
        if not _same_record(before.plan, after.plan, question.id):
            changes.append(change)
        elif was is None or now is None:
            (dropped if now is None else taken_up).append(question)
    unused = tuple(
        question_id
        for question_id in sorted({*before.answers.not_in_force, *after.answers.not_in_force})
        if question_id not in old
        and question_id not in new
        and not _same_record(before.plan, after.plan, question_id)
    )
    return Comparison(
        old=before,
        new=after,
        changes=tuple(changes),
        before=outcome(before),
        after=outcome(after),
        dropped=tuple(dropped),
        taken_up=tuple(taken_up),
        unused=unused,
        same_plan=before.plan.id == after.plan.id,
        old_code=before.state_code,
        new_code=after.state_code,
    )


def outcome(assessment: Assessment) -> Outcome:
    """The figures that count of a plan worked out."""
    if not assessment.has_budget:
        return Outcome()
    return Outcome(
        result=assessment.key_figures[0].result,
        lowest_cash=lowest_cash(assessment),
        lowest_month=lowest_cash_month(assessment),
    )


def outcome_of_one(handbook: Handbook, before: Assessment, after: Plan, question_id: str) -> Outcome:
    """The figures if only this one answer had been changed. Changes that lean on each other may do nothing
    alone; together they make the difference between the two outcomes of a comparison."""
    plan = before.plan.with_record(question_id, after.record(question_id))
    return outcome(assess(handbook, plan, before.day))


def _same_record(before: Plan, after: Plan, question_id: str) -> bool:
    old, new = before.record(question_id), after.record(question_id)
    typed = [record.v if has_content(record.v) else None for record in (old, new)]
    return typed[0] == typed[1] and old.state == new.state


def _change(question: Question, was: Answer | None, now: Answer | None) -> Change | None:
    before, after = _said(was), _said(now)
    rows: tuple[RowChange, ...] = ()
    reordered = False
    if question.kind == "table":
        rows = tuple(_row_changes(question, was, now))
        reordered = not rows and [row.id for row in _rows(was)] != [row.id for row in _rows(now)]
        if not rows and not reordered and before.state == after.state:
            return None
    elif before == after:
        return None
    return Change(question, before, after, was is not None, now is not None, rows, reordered)


def _said(answer: Answer | None) -> Said:
    if answer is None:
        return NOTHING_SAID
    unreadable = answer.value is None and bool(answer.problems)
    return Said(answer.value, answer.state, str(answer.typed) if unreadable else "")


def _rows(answer: Answer | None) -> tuple[Row, ...]:
    if answer is None or not isinstance(answer.value, tuple):
        return ()
    return tuple(row for row in answer.value if isinstance(row, Row))


def _row_changes(table: Question, was: Answer | None, now: Answer | None) -> Iterator[RowChange]:
    """What became of the rows: first those that are there now, in their order, then those that are gone."""
    old, new = _rows(was), _rows(now)
    before = {row.id: row for row in old}
    for number, row in enumerate(new, 1):
        earlier = before.get(row.id)
        if earlier is None:
            yield RowChange("added", row, number)
            continue
        cells = tuple(_cell_changes(table, (was, earlier), (now, row)))
        if cells:
            yield RowChange("changed", row, number, cells)
    left = {row.id for row in new}
    for number, row in enumerate(old, 1):
        if row.id not in left:
            yield RowChange("removed", row, number)


Place = tuple[Answer | None, Row]


def _cell_changes(table: Question, was: Place, now: Place) -> Iterator[CellChange]:
    for column in table.columns:
        before, after = _said_in_cell(was, column.id), _said_in_cell(now, column.id)
        if before != after:
            yield CellChange(column, before, after)


def _said_in_cell(place: Place, column: str) -> Said:
    answer, row = place
    value = row.value(column)
    problems = answer.problems if answer is not None else ()
    wrong = value is None and any(p.row == row.id and p.column == column for p in problems)
    typed = _typed_cell(answer.typed, row.id, column) if wrong and answer is not None else ""
    return Said(value, row.states.get(column, ""), typed)


def _typed_cell(typed: object, row_id: str, column: str) -> str:
    rows = typed_rows(typed if isinstance(typed, Sequence) else None)
    return next((str(typed_cell(row, column)[0]) for row in rows if row["id"] == row_id), "")
