"""Protecting people: gentle hints on what founders write about others, and what never goes on paper.

The program asks for roles, not diagnoses. A personal identity number in free text is worth a warning, and
is covered in print unless the founders keep it. A listed word about health or benefits gives a hint with a
better wording: some words name a person wherever they stand, the others count only in what is said of one
person, so that services, customers and the budget may be called what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from asf_starter.core.advice import Note, Severity
from asf_starter.core.interview.answers import Answer, Answers
from asf_starter.core.interview.interview import Interview, Question
from asf_starter.core.interview.values import Row
from asf_starter.core.personal_numbers import cover_in, find_personal_numbers, texts_in
from asf_starter.core.plan import Plan, Tree, typed_cell, typed_rows
from asf_starter.core.texts import QuestionOf, Statement, Text

KEEP = "personal_numbers_printed"
"""The question whether personal identity numbers in free text are printed; ids are permanent."""

COVER = "privacy.cover"
"""The text that is printed in place of a number."""

WRITTEN = ("text", "long_text", "person", "organisation", "file")
_NOTE = "privacy_"
_PROSE = ("text", "long_text")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE = re.compile(r"[^.!?\n]+")


@dataclass(frozen=True)
class ListedWord:
    """A word about health or benefits, in all its forms (small letters). ``instead``: what to write.

    ``of_a_person``: the word itself names somebody; it counts wherever it stands.
    """

    id: str
    forms: tuple[str, ...]
    instead: Text
    of_a_person: bool = False


@dataclass(frozen=True)
class PrivacyWords:
    """``resources/privacy.toml``. ``persons`` are the words that tell that one person is meant."""

    persons: tuple[str, ...] = ()
    words: tuple[ListedWord, ...] = ()

    @cached_property
    def by_first_word(self) -> Mapping[str, tuple[str, ...]]:
        """The forms by the word that they begin with."""
        begun: dict[str, tuple[str, ...]] = {}
        for form in self.by_form:
            first = form.partition(" ")[0]
            begun[first] = (*begun.get(first, ()), form)
        return begun

    @cached_property
    def by_form(self) -> Mapping[str, ListedWord]:
        """The listed words by each of their forms."""
        return {form: word for word in self.words for form in word.forms}


@dataclass(frozen=True)
class Hint:
    """Something to think again about at a place. ``listed`` is None for a personal identity number."""

    question: str
    text: Statement
    row: str = ""
    column: str = ""
    listed: ListedWord | None = field(default=None, compare=False)


def find_hints(answers: Answers, question: str, words: PrivacyWords) -> tuple[Hint, ...]:
    """The hints on the answer to a question in force."""
    return tuple(_hints_on(answers.by_id[question], words, keeps_numbers(answers)))


def privacy_notes(hints: tuple[Hint, ...]) -> tuple[Note, ...]:
    """The hints as notes, one for numbers and one a listed word, each with the questions that it is about."""
    notes = []
    for listed in dict.fromkeys(hint.listed for hint in hints):
        about = [hint for hint in hints if hint.listed is listed]
        questions = tuple(dict.fromkeys(hint.question for hint in about))
        severity: Severity = "note" if listed else "warning"
        values: dict[str, object] = {"questions": tuple(QuestionOf(question) for question in questions)}
        values |= about[0].text.values
        text = "privacy.note.word" if listed else "privacy.note.number"
        mend = "privacy.note.mend" if listed else "privacy.hint.number"
        notes.append(
            Note(
                id=f"{_NOTE}{listed.id if listed else 'number'}",
                severity=severity,
                text=Statement(text, values, questions),
                mend=Statement(mend, values, questions),
                source="",
                answers=questions,
            )
        )
    return tuple(notes)


def stands_beside_field(note: Note) -> bool:
    """Whether a note is said beside its field, once that was left, and need not be said again there."""
    return note.id.startswith(_NOTE)


def keeps_numbers(answers: Answers) -> bool:
    """Whether the founders chose to keep personal identity numbers on paper."""
    return answers.value(KEEP) is True


def covered(plan: Plan, interview: Interview, cover: str) -> Plan:
    """The plan as others may read it: personal identity numbers in free text covered by ``cover``.

    Numbers, days and choices stay as they are. The same plan where there is nothing to cover.
    """
    answers = {}
    for question_id, record in plan.answers.items():
        question = interview.find(question_id)
        typed = _covered(question, record.v, cover)
        note, private = cover_in(record.note, cover), cover_in(record.private_note, cover)
        if (typed, note, private) != (record.v, record.note, record.private_note):
            answers[question_id] = replace(record, v=typed, note=str(note), private_note=str(private))
    beside = {
        "name": str(cover_in(plan.name, cover)),
        "comments": tuple(cover_in(entry, cover) for entry in plan.comments),
        "decisions": tuple(cover_in(entry, cover) for entry in plan.decisions),
    }
    if not answers and all(getattr(plan, key) == value for key, value in beside.items()):
        return plan
    return replace(plan, answers={**plan.answers, **answers}, **beside)  # type: ignore[arg-type] # each field's own type


def _covered(question: Question | None, typed: Tree, cover: str) -> Tree:
    if question is None:
        return cover_in(typed, cover)
    if question.kind in WRITTEN:
        return cover_in(typed, cover)
    if question.kind != "table" or cover_in(typed, cover) is typed:
        return typed
    rows: list[Tree] = []
    for row in typed_rows(typed):
        old = row.get("cells")
        cells = dict(old) if isinstance(old, Mapping) else {}
        for column_id, cell in cells.items():
            column = question.column(column_id)
            if (column is None or column.kind in WRITTEN) and isinstance(cell, Mapping):
                cells[column_id] = cover_in(cell, cover)
        rows.append({**row, "cells": cells})
    return tuple(rows)


def _hints_on(answer: Answer, words: PrivacyWords, kept: bool) -> Iterator[Hint]:
    question = answer.question
    yield from _hints_in(question.id, answer.note, words, about_person=False, kept=kept, prose=True)
    if question.kind in WRITTEN:
        prose = question.kind in _PROSE
        for text in texts_in(answer.typed):
            yield from _hints_in(question.id, text, words, about_person=False, kept=kept, prose=prose)
    elif question.kind == "table" and isinstance(answer.value, tuple):
        is_of_people = any(column.kind == "person" for column in question.columns)
        typed = {row["id"]: row for row in typed_rows(answer.typed)}
        for row in answer.value:
            if isinstance(row, Row):
                yield from _hints_on_row(question, typed[row.id], words, is_of_people=is_of_people, kept=kept)


def _hints_on_row(
    question: Question, row: Mapping[str, Tree], words: PrivacyWords, *, is_of_people: bool, kept: bool
) -> Iterator[Hint]:
    for column in question.columns:
        if column.kind not in WRITTEN:
            continue
        for text in texts_in(typed_cell(row, column.id)[0]):
            prose = column.kind in _PROSE
            for hint in _hints_in(
                question.id, text, words, about_person=is_of_people, kept=kept, prose=prose
            ):
                yield replace(hint, row=str(row["id"]), column=column.id)


def _hints_in(
    question: str, text: str, words: PrivacyWords, *, about_person: bool, kept: bool, prose: bool
) -> Iterator[Hint]:
    if not kept and find_personal_numbers(text):
        yield Hint(question, Statement("privacy.hint.number", {}, (question,)))
    if prose:
        for listed, form in _listed_in(text, words, about_person=about_person):
            said = Statement(f"privacy.words.{listed.id}.instead")
            values: dict[str, object] = {"word": form, "instead": said}
            yield Hint(question, Statement("privacy.hint.word", values, (question,)), listed=listed)


def _listed_in(text: str, words: PrivacyWords, *, about_person: bool) -> Iterator[tuple[ListedWord, str]]:
    """The listed words of a text, each once, with the form that is written."""
    text = text.lower()
    if words.by_first_word.keys().isdisjoint(_WORD.findall(text)):
        return
    found: dict[str, tuple[ListedWord, str]] = {}
    for sentence in _SENTENCE.findall(text):
        parts = _WORD.findall(sentence)
        of_one = about_person or any(part in words.persons for part in parts)
        for at, part in enumerate(parts):
            for form in words.by_first_word.get(part, ()):
                listed = words.by_form[form]
                is_there = " ".join(parts[at : at + form.count(" ") + 1]) == form
                if is_there and (of_one or listed.of_a_person):
                    found.setdefault(listed.id, (listed, form))
    yield from found.values()
