"""Figures that founders typed into a text and that disagree with another answer: numbers that cannot lie.

The words that name a figure are read from ``resources/figure_words.toml``. Silence is better than a false
alarm: a sentence about another time or somebody else is passed over, as are limits, estimates, ranges and
parts of a whole; and a figure that agrees with any of the answers it may stand for is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from asf_starter.core.advice import Note, Severity
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Interview
from asf_starter.core.interview.numbers import Vocabulary, read_number
from asf_starter.core.interview.values import Month, Row, Value
from asf_starter.core.texts import QuestionOf, Statement

Figure = Decimal | Month

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_DIGITS = r"\d{1,3}(?:[  .]\d{3})+|\d+(?:,\d+)?"
_UNITS = r"\s?(?:kronor|kr|:-|tkr|tusen kronor|tusen|miljoner kronor|miljoner|mkr)\b|:-"
_NO_WORD = r"(?<![\w,.])"
_RANGE_BEFORE = re.compile(r"[\d][\s]?[–—-]\s?$")
_RANGE_AFTER = re.compile(r"\s?[–—-]\s?\d")


@dataclass(frozen=True)
class Against:
    """An answer that a figure is held against: its value; of a table the number of rows, or each amount of a
    ``column`` and their sum."""

    question: str
    column: str = ""


@dataclass(frozen=True)
class FigureWord:
    """A word that names a figure. A ``count`` is a number with a word ``after`` it (and, where there are
    any, words ``before``); an ``amount`` is kronor with words before or after; a ``month`` has words before.
    """

    id: str
    kind: Literal["count", "amount", "month"]
    against: tuple[Against, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    severity: Severity = "warning"

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """All words before and after."""
        return (*self.before, *self.after)


@dataclass(frozen=True)
class FigureWords:
    """``resources/figure_words.toml``. All words are in lower case.

    ``questions`` are the texts to search, ``table.column`` for a column. ``numbers`` are number words.
    A sentence that holds one of ``elsewhere`` is passed over; so is a number right after one of
    ``before_number``, and a count right before one of ``after_words``. ``between`` may stand between a
    number and its word.
    """

    questions: tuple[str, ...]
    elsewhere: tuple[str, ...]
    before_number: tuple[str, ...]
    after_words: tuple[str, ...]
    between: tuple[str, ...]
    numbers: Mapping[str, int]
    words: tuple[FigureWord, ...]

    @cached_property
    def passed_over(self) -> re.Pattern[str] | None:
        """What makes a sentence one about another time or somebody else; None where nothing does."""
        return _pattern(rf"\b(?:{_any(self.elsewhere)})\b") if self.elsewhere else None

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """What every sentence with a figure holds: a digit, a number word, or what stands before a month."""
        months = [before for word in self.words if word.kind == "month" for before in word.before]
        return _pattern(rf"\d|\b(?:{_any([*self.numbers, *months])})\b")

    @cached_property
    def limit(self) -> re.Pattern[str]:
        """What makes the number after it a limit, an estimate or the end of a range."""
        return _pattern(rf"(?:^|\W)(?:{_any(self.before_number)})\s$")

    @cached_property
    def patterns(self) -> tuple[tuple[FigureWord, re.Pattern[str]], ...]:
        """Each word with what finds it; the number in the group of that name, or the month and the year."""
        return tuple((word, pattern) for word in self.words for pattern in self._patterns_of(word))

    def _patterns_of(self, word: FigureWord) -> Iterator[re.Pattern[str]]:
        before, after = rf"\b(?:{_any(word.before)})\s", rf"\s(?:{_any(word.after)})\b"
        if word.kind == "month":
            yield _pattern(rf"{before}(?P<month>[^\W\d_]+)(?:\s(?P<year>\d{{4}}))?\b")
            return
        if word.kind == "count":
            number = rf"(?P<number>{_DIGITS}|{_any(self.numbers)})"
            between = rf"(?:\s(?:{_any(self.between)}))?"
            yield _pattern(f"{before if word.before else _NO_WORD}{number}{between}{after}")
            return
        amount = rf"(?P<number>(?:{_DIGITS})(?:{_UNITS}))"
        if word.before:
            yield _pattern(before + amount)
        if word.after:
            yield _pattern(_NO_WORD + amount + after)


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


NO_FIGURE_WORDS = FigureWords((), (), (), (), (), {}, ())


@dataclass(frozen=True)
class Found:
    """A figure in a text: the ``words`` as typed, what they mean, and the word that names it.

    A month without a year has the year 0.
    """

    word: FigureWord
    words: str
    figure: Figure


def figure_notes(answers: Answers, words: FigureWords, vocabulary: Vocabulary) -> tuple[Note, ...]:
    """A note for each figure in a text that agrees with none of the answers it may stand for."""
    notes: dict[str, Note] = {}
    for question, text in _texts(answers, words.questions):
        for found in figures_in(text, words, vocabulary):
            note = _disagreement(answers, question, found)
            if note is not None:
                notes.setdefault(note.id, note)
    return tuple(notes.values())


def figures_in(text: str, words: FigureWords, vocabulary: Vocabulary) -> Iterator[Found]:
    """The figures of a text that are named by a word and speak of the enterprise itself, as it is planned."""
    for sentence in _SENTENCE.split(text):
        shown = sentence.replace("\u00a0", " ").replace("\u202f", " ")
        if not words.hint.search(shown) or (words.passed_over and words.passed_over.search(shown)):
            continue
        lower = shown.lower()
        for word, pattern in words.patterns:
            if not any(phrase in lower for phrase in word.phrases):
                continue  # most words are named nowhere: looking for the phrase alone is quicker
            for match in pattern.finditer(shown):
                figure = _figure_of(shown, match, word, words, vocabulary)
                if figure is not None:
                    yield Found(word, match[0].strip(), figure)


def problems_of(words: FigureWords, interview: Interview) -> Iterator[str]:
    """What does not fit together, for the loader: questions and columns that nobody defines."""
    places = [*words.questions]
    places += [
        f"{against.question}.{against.column}".rstrip(".") for word in words.words for against in word.against
    ]
    for place in dict.fromkeys(places):
        question_id, _, column = place.partition(".")
        question = interview.find(question_id)
        if question is None or (column and question.column(column) is None):
            yield f'figure_words: there is no question "{place}"'
    for word in words.words:
        if not (word.before or word.after) or not word.against:
            yield f"figure_words.{word.id}: name the words and the answers"


def _texts(answers: Answers, places: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The texts in force, with the question each stands in."""
    for place in places:
        question, _, column = place.partition(".")
        if not column:
            value = answers.value(question)
            if isinstance(value, str):
                yield question, value
            continue
        for row in answers.rows(question):
            cell = row.value(column)
            if isinstance(cell, str):
                yield question, cell


# -- reading a sentence --


def _figure_of(
    sentence: str, match: re.Match[str], word: FigureWord, words: FigureWords, vocabulary: Vocabulary
) -> Figure | None:
    """What was found, as a figure; None where it is no figure of the enterprise's own."""
    if word.kind == "month":
        month = vocabulary.months.get(match["month"].lower())
        return Month(int(match["year"] or 0), month) if month else None
    return None if _is_part(sentence, match, words) else _number(match["number"], words, vocabulary)


def _number(typed: str, words: FigureWords, vocabulary: Vocabulary) -> Decimal | None:
    if typed.lower() in words.numbers:
        return Decimal(words.numbers[typed.lower()])
    figure = read_number(typed, vocabulary)
    return figure if isinstance(figure, Decimal) else None


def _is_part(sentence: str, match: re.Match[str], words: FigureWords) -> bool:
    """Whether a number is a limit, an estimate, one end of a range, or a part of a whole."""
    befores = (sentence[: match.start()], sentence[: match.start("number")])
    following = re.match(r"\s(\w+)", sentence[match.end() :])
    return (
        any(words.limit.search(before) for before in befores)
        or _RANGE_BEFORE.search(befores[1]) is not None
        or _RANGE_AFTER.match(sentence[match.end("number") :]) is not None
        or (following is not None and following[1].lower() in words.after_words)
    )


# -- holding it against the answers --


def _disagreement(answers: Answers, question: str, found: Found) -> Note | None:
    """The note on a figure that agrees with no answer; None where it agrees or nothing is known."""
    known = [
        (against, figures)
        for against in found.word.against
        if against.question != question and (figures := _figures(answers, against))
    ]
    if not known or any(_agrees(found.figure, figure) for _, figures in known for figure in figures):
        return None
    against, figures = known[0]
    places = tuple(dict.fromkeys((question, against.question)))
    values = {
        "typed": found.words,
        "question": QuestionOf(question),
        "where": QuestionOf(against.question),
        "figure": _shown(found, figures[-1]),
    }
    return Note(
        id=f"figure_in_text.{found.word.id}.{question}",
        severity=found.word.severity,
        text=Statement("figures_in_text.note.text", values, places),
        mend=Statement("figures_in_text.note.mend", values, places),
        source="",
        answers=places,
    )


def _shown(found: Found, figure: Figure) -> object:
    if found.word.kind == "amount" and isinstance(figure, Decimal):
        return Statement("common.number.amount", {"amount": figure})
    return figure


def _agrees(typed: Figure, known: Figure) -> bool:
    if isinstance(typed, Month) and isinstance(known, Month):
        return typed.number == known.number and typed.year in (0, known.year)
    return typed == known


def _figures(answers: Answers, against: Against) -> list[Figure]:
    """The figures of an answer; of a column each amount, then their sum where all are given."""
    value = answers.value(against.question)
    if not against.column:
        figure = _figure(value)
        return [] if figure is None else [figure]
    rows = answers.rows(against.question)
    cells = [cell for row in rows if isinstance(cell := _figure(row.value(against.column)), Decimal)]
    return [*cells, sum(cells, Decimal(0))] if cells and len(cells) == len(rows) else [*cells]


def _figure(value: Value | None) -> Figure | None:
    if isinstance(value, Decimal | Month):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, tuple) and value and all(isinstance(part, Row) for part in value):
        return Decimal(len(value))
    return None
