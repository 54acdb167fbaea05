"""What differs between two versions of a plan, in words: for the window, and as a document of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_starter.core.comparing import Change, Comparison, Outcome, RowChange, Said
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Row, Value
from asf_starter.core.texts import Statement
from asf_starter.documents.phrases import Phrases

_NAMING = ("text", "person", "organisation")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Difference:
    """One thing that differs. ``place`` is the row, or the row and its column; empty outside tables."""

    question: Question
    place: str
    before: str
    after: str


@dataclass(frozen=True)
class EffectLine:
    """A figure that counts, then and now, and the difference; ``is_same`` where there is none."""

    label: str
    before: str
    after: str
    difference: str
    is_same: bool


def differences(comparison: Comparison, phrases: Phrases) -> tuple[Difference, ...]:
    """Every changed answer in words; of tables every row that is new, gone or changed, cell by cell."""
    return tuple(part for change in comparison.changes for part in _parts(change, comparison, phrases))


def effect_lines(before: Outcome, after: Outcome, phrases: Phrases) -> tuple[EffectLine, ...]:
    """The result of year 1 and the lowest cash, then and now; nothing while neither has a budget."""
    if before.result is None and after.result is None:
        return ()
    return (
        EffectLine(
            phrases.text("changes.effect.result"),
            _kronor(before.result, phrases),
            _kronor(after.result, phrases),
            difference_words(before.result, after.result, phrases),
            before.result == after.result,
        ),
        EffectLine(
            phrases.text("changes.effect.lowest_cash"),
            _cash(before, phrases),
            _cash(after, phrases),
            difference_words(before.lowest_cash, after.lowest_cash, phrases),
            (before.lowest_cash, before.lowest_month) == (after.lowest_cash, after.lowest_month),
        ),
    )


def effect_sentence(before: Outcome, alone: Outcome, phrases: Phrases) -> str:
    """What one answer alone does to the figures that count; empty where it does nothing."""
    parts = [
        _say(phrases, key, difference=difference_words(old, new, phrases))
        for key, old, new in (
            ("effect.alone_result", before.result, alone.result),
            ("effect.alone_cash", before.lowest_cash, alone.lowest_cash),
        )
        if old != new and old is not None and new is not None
    ]
    return _say(phrases, "effect.alone", parts=phrases.join(parts)) if parts else ""


def remarks(comparison: Comparison, phrases: Phrases) -> tuple[str, ...]:
    """What else there is to say: questions that came into or fell out of force, unused answers."""
    found = []
    if not comparison.same_plan:
        found.append(phrases.text("changes.list.other_plan"))
    for key, questions in (("dropped", comparison.dropped), ("taken_up", comparison.taken_up)):
        if questions:
            names = phrases.join([question.on_paper for question in questions])
            found.append(_say(phrases, f"list.{key}", questions=names))
    if comparison.unused:
        found.append(_say(phrases, "list.unused", count=len(comparison.unused)))
    return tuple(found)


def difference_words(before: int | None, after: int | None, phrases: Phrases) -> str:
    """How much more or less, in kronor."""
    if before is None or after is None:
        return "" if before == after else phrases.text("changes.effect.missing")
    if before == after:
        return phrases.text("changes.effect.none")
    return _say(phrases, "effect.more" if after > before else "effect.less", amount=abs(after - before))


def _say(phrases: Phrases, key: str, **values: object) -> str:
    return phrases.say(Statement(f"changes.{key}", values))


def _kronor(amount: int | None, phrases: Phrases) -> str:
    return phrases.text("changes.effect.missing") if amount is None else phrases.notation.kronor(amount)


def _cash(outcome: Outcome, phrases: Phrases) -> str:
    if outcome.lowest_cash is None or outcome.lowest_month is None:
        return phrases.text("changes.effect.missing")
    return _say(phrases, "effect.cash_in", amount=outcome.lowest_cash, month=outcome.lowest_month)


def _parts(change: Change, comparison: Comparison, phrases: Phrases) -> Iterator[Difference]:
    question = change.question
    before = phrases.text("changes.list.not_asked") if not change.asked_before else ""
    after = phrases.text("changes.list.not_asked_now") if not change.asked_now else ""
    if change.rows:
        for row in change.rows:
            yield from _row_parts(question, row, comparison, phrases)
        return
    if change.reordered:
        order = phrases.text("changes.list.other_order")
        yield Difference(
            question, "", _words(question, change.before, comparison.old.answers, phrases), order
        )
        return
    yield Difference(
        question,
        "",
        before or _words(question, change.before, comparison.old.answers, phrases),
        after or _words(question, change.after, comparison.new.answers, phrases),
    )


def _row_parts(
    table: Question, change: RowChange, comparison: Comparison, phrases: Phrases
) -> Iterator[Difference]:
    old, new = comparison.old.answers, comparison.new.answers
    name = _row_name(table, change, phrases)
    if change.fate == "added":
        missing = phrases.text("changes.list.not_there")
        yield Difference(table, name, missing, _row_words(table, change.row, new, phrases))
    elif change.fate == "removed":
        gone = phrases.text("changes.list.removed")
        yield Difference(table, name, _row_words(table, change.row, old, phrases), gone)
    for cell in change.cells:
        place = _say(phrases, "list.place", row=name, column=cell.column.on_paper)
        before, after = (
            _words(cell.column, cell.before, old, phrases),
            _words(cell.column, cell.after, new, phrases),
        )
        yield Difference(table, place, before, after)


def _words(question: Question, said: Said, answers: Answers, phrases: Phrases) -> str:
    """What was said: the value, or that nobody knows; what could not be read stands as it was typed."""
    if said.value is not None:
        return _value_words(question, said.value, answers, phrases)
    return said.unreadable or phrases.text(f"common.answer.{said.state or 'unanswered'}")


def _value_words(question: Question, value: Value, answers: Answers, phrases: Phrases) -> str:
    if question.kind == "row" and isinstance(value, str):
        rows = [row for row in answers.rows(question.of) if row.id == value]
        table = answers.by_id.get(question.of)
        return _first_words(table.question, rows[0], phrases) if rows and table else value
    if question.kind == "table":
        return str(len(value)) if isinstance(value, tuple) else ""
    return phrases.answer_words(question, value)


def _row_words(table: Question, row: Row, answers: Answers, phrases: Phrases) -> str:
    """Everything that stands in a row."""
    parts = []
    for column in table.columns:
        value = row.value(column.id)
        if value is not None:
            words = _value_words(column, value, answers, phrases)
            parts.append(words if column.kind in _NAMING else f"{column.on_paper}: {words}")
    return " · ".join(parts) or phrases.text("common.answer.unanswered")


def _row_name(table: Question, change: RowChange, phrases: Phrases) -> str:
    """A row by its first words, or by its number where it has none."""
    words = _first_words(table, change.row, phrases)
    if words:
        return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…"
    row = table.row_name or phrases.text("changes.list.row")
    return _say(phrases, "list.row_number", row=row[:1].upper() + row[1:], number=change.number)


def _first_words(table: Question, row: Row, phrases: Phrases) -> str:
    for column in table.columns:
        value = row.value(column.id)
        if column.kind in _NAMING and value is not None:
            return " ".join(phrases.answer_words(column, value).split())
    return ""
