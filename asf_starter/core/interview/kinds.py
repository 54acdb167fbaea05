"""The kinds of answer: from typed text to a value, or to problems that say what to mend.

The list is closed (``contract.md``). Reading never raises for anything that can be typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from asf_starter.core.interview.answers import Problem
from asf_starter.core.interview.conditions import Rules, holds
from asf_starter.core.interview.dates import read_date, read_month
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.numbers import Doubtful, Vocabulary, read_number
from asf_starter.core.interview.values import EvidenceFile, Organisation, Person, Row, Value
from asf_starter.core.plan import Tree, has_content, typed_cell, typed_rows

LONGEST_TEXT = 200_000
MOST_DECIMALS_OF_MONEY = 2


@dataclass(frozen=True)
class Surroundings:
    """What reading a typed answer may look at besides the text itself.

    ``value_of`` gives the values of earlier questions; ``row_ids`` the rows of a table by its id;
    ``files`` are the fingerprints of the files that the plan holds. ``read_rows`` are rows of this table
    that were read before among the same answers, by the identity of what is typed.
    """

    vocabulary: Vocabulary
    rules: Rules
    value_of: Callable[[str], object]
    row_ids: Callable[[str], frozenset[str]]
    files: frozenset[str] = frozenset()
    read_rows: Mapping[int, tuple[Row, tuple[Problem, ...]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What a typed answer means: a value (None: nothing that could be understood), and problems."""

    value: Value | None = None
    problems: tuple[Problem, ...] = ()


Reader = Callable[[Question, Tree, Surroundings], Reading]
NOTHING_READ = Reading()


def read_typed(question: Question, typed: Tree, around: Surroundings) -> Reading:
    """The value of a typed answer by the question's kind. Raises KeyError for an unknown kind."""
    if not has_content(typed):
        return NOTHING_READ
    return KINDS[question.kind](question, typed, around)


def _problem(question: Question, text: str, **values: object) -> Reading:
    return Reading(None, (Problem(question.id, f"problems.{text}", values=values or None),))


def _as_text(typed: Tree) -> str | None:
    """Typed scalars as text; None for lists and mappings."""
    if isinstance(typed, str):
        return typed
    if isinstance(typed, bool):
        return "yes" if typed else "no"
    return str(typed) if isinstance(typed, int) else None


def _read_text(question: Question, typed: Tree, around: Surroundings) -> Reading:
    text = _as_text(typed)
    if text is None:
        return _problem(question, "kind.text")
    if len(text) > LONGEST_TEXT:
        return _problem(question, "kind.too_long", most=LONGEST_TEXT)
    return Reading(text.strip())


def _read_yes_no(question: Question, typed: Tree, around: Surroundings) -> Reading:
    word = (_as_text(typed) or "").strip().lower()
    if word in around.vocabulary.yes:
        return Reading(True)
    if word in around.vocabulary.no:
        return Reading(False)
    return _problem(question, "kind.yes_no")


def _read_choice(question: Question, typed: Tree, around: Surroundings) -> Reading:
    chosen = _as_text(typed)
    if chosen is not None and question.option(chosen):
        return Reading(chosen)
    return _problem(question, "kind.choice", typed=chosen or "")


def _read_choices(question: Question, typed: Tree, around: Surroundings) -> Reading:
    chosen = (typed,) if isinstance(typed, str) else typed
    if not isinstance(chosen, Sequence):
        return _problem(question, "kind.choices", typed="")
    known = tuple(option.id for option in question.options if option.id in chosen)
    strange = [str(part) for part in chosen if part not in known]
    if strange:
        return replace(_problem(question, "kind.choices", typed=strange[0]), value=known or None)
    alone = [option.label for option in question.options if option.alone and option.id in known]
    if alone and len(known) > 1:
        return replace(_problem(question, "kind.alone", option=alone[0]), value=known)
    return Reading(known)


def _read_number(question: Question, typed: Tree, around: Surroundings) -> Reading:
    text = _as_text(typed)
    number = read_number(text, around.vocabulary, str(question.unit)) if text is not None else None
    if number is None:
        return _problem(question, f"kind.{question.kind}", typed=text or "")
    if isinstance(number, Doubtful):
        first, second = number.readings
        key = "number.range" if number.is_range else "number.doubtful"
        return _problem(question, key, typed=(text or "").strip(), first=first, second=second)
    return _within_bounds(question, number)


def _within_bounds(question: Question, number: Decimal) -> Reading:
    least = question.least
    if least is None and question.kind in ("money", "whole_number"):
        least = Decimal(0)
    if least is not None and number < least:
        return _problem(question, "number.below", least=least)
    if question.most is not None and number > question.most:
        return _problem(question, "number.above", most=question.most)
    return Reading(number)


def _read_money(question: Question, typed: Tree, around: Surroundings) -> Reading:
    reading = _read_number(question, typed, around)
    if isinstance(reading.value, Decimal) and _decimals(reading.value) > MOST_DECIMALS_OF_MONEY:
        return _problem(question, "number.decimals_of_money")
    return reading


def _read_whole_number(question: Question, typed: Tree, around: Surroundings) -> Reading:
    reading = _read_number(question, typed, around)
    if not isinstance(reading.value, Decimal):
        return reading
    if _decimals(reading.value):
        return _problem(question, "number.not_whole")
    return Reading(int(reading.value))


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _read_date(question: Question, typed: Tree, around: Surroundings) -> Reading:
    day = read_date(_as_text(typed) or "", around.vocabulary.months)
    return Reading(day) if day else _problem(question, "kind.date")


def _read_month(question: Question, typed: Tree, around: Surroundings) -> Reading:
    month = read_month(_as_text(typed) or "", around.vocabulary.months)
    return Reading(month) if month else _problem(question, "kind.month")


def _read_series(question: Question, typed: Tree, around: Surroundings) -> Reading:
    parts: Sequence[Tree]
    if isinstance(typed, str):
        parts = [part for part in typed.replace("\t", ";").replace("\n", ";").split(";") if part.strip()]
    elif isinstance(typed, Sequence):
        parts = typed
    else:
        return _problem(question, "kind.series", length=question.length)
    numbers = []
    for part in parts:
        reading = _read_number(question, part, around)
        if not isinstance(reading.value, Decimal):
            return Reading(None, reading.problems)
        numbers.append(reading.value)
    if len(numbers) != question.length:
        return _problem(question, "kind.series", length=question.length)
    return Reading(tuple(numbers))


def _fields(typed: Tree, first: str, second: str) -> tuple[str, str] | None:
    """Two named texts of a mapping, or a bare text as the second of them."""
    if isinstance(typed, str):
        return "", typed.strip()
    if not isinstance(typed, Mapping):
        return None
    one, two = _as_text(typed.get(first, "")), _as_text(typed.get(second, ""))
    return (one.strip(), two.strip()) if one is not None and two is not None else None


def _read_person(question: Question, typed: Tree, around: Surroundings) -> Reading:
    fields = _fields(typed, "role", "name")
    return Reading(Person(*fields)) if fields else _problem(question, "kind.person")


def _read_organisation(question: Question, typed: Tree, around: Surroundings) -> Reading:
    fields = _fields(typed, "number", "name")
    return Reading(Organisation(fields[1], fields[0])) if fields else _problem(question, "kind.organisation")


def _read_row(question: Question, typed: Tree, around: Surroundings) -> Reading:
    row = _as_text(typed)
    if row in around.row_ids(question.of):
        return Reading(row)
    return _problem(question, "kind.row_gone")


def _read_file(question: Question, typed: Tree, around: Surroundings) -> Reading:
    fields = _fields(typed, "sha256", "name")
    if not fields or len(fields[0]) != 64:
        return _problem(question, "kind.file")
    file = EvidenceFile(fields[1], fields[0])
    if file.sha256 in around.files:
        return Reading(file)
    return replace(_problem(question, "kind.file_lost", name=file.name), value=file)


def _read_table(question: Question, typed: Tree, around: Surroundings) -> Reading:
    if isinstance(typed, str) or not isinstance(typed, Sequence):
        return _problem(question, "kind.table")
    rows: list[Row] = []
    problems: list[Problem] = []
    for typed_row in typed_rows(typed):
        known = around.read_rows.get(id(typed_row))
        row, row_problems = known or _read_one_row(question, typed_row, around)
        rows.append(row)
        problems.extend(row_problems)
    return Reading(tuple(rows), tuple(problems))


def _read_one_row(
    question: Question, typed: Mapping[str, Tree], around: Surroundings
) -> tuple[Row, tuple[Problem, ...]]:
    """One row. A column's condition sees the earlier cells of the row first, then other questions; a blank
    cell counts as its column's default there, as in the budget, so that nothing typed beside it is lost."""
    row_id = str(typed["id"])
    cells: dict[str, Value | None] = {}
    states: dict[str, str] = {}
    problems: list[Problem] = []

    def value_of(name: str) -> object:
        column = question.column(name)
        if column is None or name not in cells:
            return around.value_of(name)
        if column.default and not has_content(typed_cell(typed, name)[0]) and name not in states:
            return read_typed(column, column.default, around).value
        return cells[name]

    for column in question.columns:
        if holds(column.when, value_of, around.rules) is not True:
            continue
        typed_value, state = typed_cell(typed, column.id)
        if state:
            states[column.id] = state
            cells[column.id] = None
            continue
        reading = read_typed(column, typed_value, around)
        cells[column.id] = reading.value
        problems += [
            replace(problem, question=question.id, row=row_id, column=column.id)
            for problem in reading.problems
        ]
    proposed = frozenset(
        column.id
        for column in question.columns
        if column.default and typed_cell(typed, column.id)[0] == column.default
    )
    return Row(row_id, cells, states, proposed), tuple(problems)


KINDS: Mapping[str, Reader] = {
    "text": _read_text,
    "long_text": _read_text,
    "yes_no": _read_yes_no,
    "choice": _read_choice,
    "choices": _read_choices,
    "money": _read_money,
    "whole_number": _read_whole_number,
    "decimal": _read_number,
    "percent": _read_number,
    "date": _read_date,
    "month": _read_month,
    "series": _read_series,
    "person": _read_person,
    "organisation": _read_organisation,
    "table": _read_table,
    "row": _read_row,
    "file": _read_file,
}
