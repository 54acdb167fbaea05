"""Explain this number, in words: the sum in a sentence, what went into it, the answers and rates behind.

Each part leads on: a line to its own explanation, an answer to its question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from asf_starter.core.assessment import Assessment
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.explanations import Piece, explain
from asf_starter.core.economy.inputs import SIMPLE
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.timeline import Span
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import typed_rows
from asf_starter.documents.views.sources import source_words
from asf_starter.gui.budget.words import say
from asf_starter.gui.editors.row_words import row_name
from asf_starter.gui.kit import Kit

MOST_PARTS = 14
"""So many parts of a sum are named; the smallest of the others stand together."""

SIMPLE_QUESTIONS: Mapping[str, str] = {
    "products": "simple_sales_per_month",
    "overheads": "simple_costs_per_month",
    "contributions": "simple_start_money",
}
"""The rough guess that a table's figure comes from while the table is empty."""


@dataclass(frozen=True)
class Figure:
    """A figure of a table: a line of the budget, in a month or over the months of a year."""

    line: str
    months: range
    year: int = 0


@dataclass(frozen=True)
class Part:
    """Something behind a figure, in words; ``figure`` or ``question`` is where it leads, if anywhere."""

    words: str
    figure: Figure | None = None
    question: str = ""


@dataclass(frozen=True)
class Told:
    """An explanation in words. ``amount`` is the figure that it explains."""

    title: str
    sentence: str
    amount: int
    parts: tuple[Part, ...] = ()
    answers: tuple[Part, ...] = ()
    rates: tuple[str, ...] = field(default=())


def tell(kit: Kit, assessment: Assessment, figure: Figure) -> Told:
    """Explains a figure. Raises KeyError for a line that is not there."""
    budget = assessment.budget
    if not figure.year:
        return _tell_month(kit, assessment, figure.line, figure.months.start)
    line = budget.lines[figure.line]
    amount = line.figure(Span("budget", figure.year, figure.months.start, figure.months.stop - 1))
    nature = line.kind.nature
    ending = {"flow": "sum", "closing": "end", "opening": "start"}[nature]
    if nature == "flow":
        months = [month for month in figure.months if line.months[month]]
    else:
        months = [figure.months.stop - 1 if nature == "closing" else figure.months.start]
    parts = tuple(_line_part(kit, budget, line.id, month, line.months[month]) for month in months)
    return Told(
        title=say(
            kit, "explain.what", line=line.caption, period=say(kit, "figures.year", number=figure.year)
        ),
        sentence=say(kit, f"explain.year_{ending}", amount=amount),
        amount=amount,
        parts=parts,
    )


def _tell_month(kit: Kit, assessment: Assessment, line_id: str, month: int) -> Told:
    budget = assessment.budget
    found = explain(budget, line_id, month)
    line = budget.lines[line_id]
    pieces = {
        kind: [piece for piece in found.pieces if piece.kind == kind] for kind in ("line", "answer", "rate")
    }
    answers = [_answer_part(kit, assessment, line, piece) for piece in pieces["answer"]]
    return Told(
        title=say(kit, "explain.what", line=line.caption, period=budget.timeline.months[month]),
        sentence=kit.phrases.say(found.sentence),
        amount=found.amount,
        parts=_line_parts(kit, budget, pieces["line"]),
        answers=tuple(dict.fromkeys(part for part in answers if part is not None)),
        rates=tuple(_rate_words(kit, assessment, piece) for piece in pieces["rate"]),
    )


def amount_words(kit: Kit, amount: int) -> str:
    """An amount as one says it: less than nought in a word, not only with a sign."""
    key = "figures.minus" if amount < 0 else "figures.plus"
    return say(kit, key, amount=abs(amount))


def _line_part(kit: Kit, budget: Budget, line_id: str, month: int, amount: int) -> Part:
    words = say(
        kit,
        "explain.part",
        line=budget.lines[line_id].caption,
        month=budget.timeline.months[month],
        amount=amount_words(kit, amount),
    )
    return Part(words, Figure(line_id, range(month, month + 1)))


def _line_parts(kit: Kit, budget: Budget, pieces: list[Piece]) -> tuple[Part, ...]:
    inside = [piece for piece in pieces if piece.month >= 0]
    largest = sorted(inside, key=lambda piece: -abs(piece.amount or 0))[:MOST_PARTS]
    parts = [
        _line_part(kit, budget, piece.id, piece.month, piece.amount or 0)
        for piece in inside
        if piece in largest
    ]
    rest = sum(piece.amount or 0 for piece in pieces) - sum(piece.amount or 0 for piece in largest)
    if len(largest) < len(pieces) and rest:
        parts.append(Part(say(kit, "explain.more", amount=amount_words(kit, rest))))
    return tuple(parts)


def _answer_part(kit: Kit, assessment: Assessment, line: Line, piece: Piece) -> Part | None:
    """An answer behind a figure; None for one that is left blank and so counts with its plain meaning."""
    question_id = SIMPLE_QUESTIONS.get(piece.id, piece.id) if piece.row == SIMPLE else piece.id
    question = kit.handbook.interview.find(question_id)
    if question is None or question_id not in assessment.answers.by_id:
        return None
    if question.kind == "table":
        return _cell_part(kit, assessment, question, piece)
    answer = assessment.answers.by_id[question_id]
    value = answer.value
    if value is None and not answer.state:
        return None
    words = kit.phrases.text(f"common.answer.{answer.state}") if answer.state else ""
    if value is not None:
        words = kit.phrases.answer_words(question, value)
    return Part(say(kit, "explain.answer", question=question.label, value=words), question=question.id)


def _cell_part(kit: Kit, assessment: Assessment, table: Question, piece: Piece) -> Part | None:
    column = table.column(piece.column)
    rows = assessment.answers.rows(table.id)
    row = next((row for row in rows if row.id == piece.row), None)
    if column is None or row is None:
        return None
    value, state = row.value(column.id), row.states.get(column.id, "")
    if value is None and not state:
        return None
    words = kit.phrases.text(f"common.answer.{state}") if state else ""
    if value is not None:
        words = (
            kit.phrases.answer_words(column, value)
            if column.kind != "row"
            else _pointed(kit, assessment, column, str(value))
        )
    typed = next(entry for entry in typed_rows(assessment.plan.record(table.id).v) if entry["id"] == row.id)
    called = row_name(table, typed, rows.index(row) + 1, kit)
    return Part(
        say(kit, "explain.cell_answer", row=called, column=column.label, value=words), question=table.id
    )


def _pointed(kit: Kit, assessment: Assessment, column: Question, row_id: str) -> str:
    """The name of the row that a cell points to."""
    table = kit.handbook.interview.find(column.of)
    for number, row in enumerate(typed_rows(assessment.plan.record(column.of).v), 1):
        if table is not None and row["id"] == row_id:
            return row_name(table, row, number, kit)
    return row_id


def _rate_words(kit: Kit, assessment: Assessment, piece: Piece) -> str:
    """A rate with its value that month, its source, and the marks it carries."""
    rate = assessment.rates.rate(piece.id)
    label = kit.phrases.text(f"rates.{piece.id}.label") if rate else piece.id
    if piece.value is None or rate is None:
        return say(kit, "explain.rate", rate=label, value=say(kit, "explain.unknown_rate"))
    money = rate.unit in ("kr", "kr_month", "kr_hour")
    notation = kit.phrases.notation
    value = (
        notation.percent(piece.value)
        if rate.unit == "percent"
        else notation.kronor(piece.value)
        if money
        else notation.number(piece.value)
    )
    words = [say(kit, "explain.rate", rate=label, value=value)]
    uses = [use for use in assessment.budget.rates_used if use.id == piece.id and use.value == piece.value]
    used = uses[0].rate_value if uses else None
    if used is not None:
        words.append(say(kit, "explain.source", source=source_words(used.source), checked=used.checked))
        if not used.verified:
            words.append(say(kit, "explain.unverified"))
        if uses[0].past_last_known:
            words.append(say(kit, "explain.past"))
    return ". ".join(part.rstrip(".") for part in words) + "."
