"""From statements and answers to words: the edge where core's values meet a language.

Texts are filled by gaps: ``{name}`` by the value's type, ``{name:kr}`` as money, ``{name:percent}`` as a
share, ``{name:number}`` plain. What founders typed goes in as it is and is never read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from asf_starter.core.interview.interview import Interview, Question
from asf_starter.core.interview.values import EvidenceFile, Month, Organisation, Person, Row, Value
from asf_starter.core.texts import OptionOf, QuestionOf, Statement, Text
from asf_starter.documents.notation import Notation
from asf_starter.documents.runs import Run, Runs

if TYPE_CHECKING:  # the start page speaks before the handbook is read
    from asf_starter.core.handbook import Handbook

_GAP = re.compile(r"\{([a-z][a-z0-9_.]*)(?::([a-z_]+))?\}")

Fill = Callable[[str, str], Runs]


def fill(template: str, gap: Fill, *, like: Run | None = None) -> Runs:
    """A template with its gaps filled: ``gap`` gives the runs for a name and a format.

    ``like`` is the look of the template's own characters.
    """
    look = like or Run("")
    runs: list[Run] = []
    at = 0
    for match in _GAP.finditer(template):
        if match.start() > at:
            runs.append(replace(look, text=template[at : match.start()]))
        runs.extend(gap(match[1], match[2] or ""))
        at = match.end()
    if at < len(template):
        runs.append(replace(look, text=template[at:]))
    return tuple(runs)


def plain(runs: Runs) -> str:
    """The text of runs, without their looks."""
    return "".join(run.text for run in runs)


def phrases_of(handbook: Handbook) -> Phrases:
    """The phrases of a whole handbook, in its language."""
    return Phrases(handbook.texts, handbook.interview, Notation(handbook.language))


@dataclass(frozen=True)
class Phrases:
    """Says statements and answers in one language, out of its texts.

    ``interview`` names the questions and options that statements speak of.
    """

    texts: Mapping[str, Text]
    interview: Interview
    notation: Notation

    def text(self, text_id: str) -> str:
        """A text that has no gaps. Raises KeyError where there is none."""
        return self.texts[text_id]

    def say(self, statement: Statement) -> str:
        """A statement as plain text."""
        return plain(self.runs(statement))

    def runs(self, statement: Statement, *, bold: bool = False) -> Runs:
        """A statement as runs that carry the answers it stems from."""

        def gap(name: str, form: str) -> Runs:
            words = self.value_words(statement.values[name], form)
            return (Run(words, bold=bold, origins=statement.answers),)

        like = Run("", bold=bold, origins=statement.answers)
        return fill(self.texts[statement.text], gap, like=like)

    def problem(self, text_id: str, values: Mapping[str, object] | None) -> str:
        """What is wrong with a typed answer, and how to mend it."""
        return self.say(Statement(text_id, values or {}))

    def value_words(self, value: object, form: str = "") -> str:
        """A value inside a sentence, by its type or by the format that the gap names."""
        if form == "kr" and isinstance(value, int | Decimal):
            return self.notation.kronor(value)
        if form == "percent" and isinstance(value, int | Decimal):
            return self.notation.percent(value)
        if isinstance(value, Statement):
            return self.say(value)
        if isinstance(value, OptionOf):
            return self._option_words(value)
        if isinstance(value, QuestionOf):
            question = self.interview.find(value.question)
            return question.label if question else value.question
        if isinstance(value, tuple):
            return self.join([self._part_words(part, form) for part in value])
        return self.scalar_words(value)

    def _part_words(self, value: object, form: str) -> str:
        """A value in a list inside a sentence: options by the name that fits there."""
        if isinstance(value, OptionOf):
            question = self.interview.find(value.question)
            option = question.option(value.option) if question else None
            if option and option.in_text:
                return option.in_text
        return self.value_words(value, form)

    def scalar_words(self, value: object) -> str:
        """A single value in words, where no question says what it means."""
        if isinstance(value, bool):
            return self.text("common.answer.yes_in_text" if value else "common.answer.no_in_text")
        if isinstance(value, int | Decimal):
            return self.notation.number(value)
        if isinstance(value, Month):
            return self.notation.month(value)
        if isinstance(value, date):
            return self.notation.date(value)
        if isinstance(value, Person):
            role = self._role_in_text(value) if value.name else value.role
            return ", ".join(part for part in (value.name, role) if part)
        if isinstance(value, Organisation):
            return f"{value.name} ({value.number})" if value.number else value.name
        if isinstance(value, EvidenceFile):
            return value.name
        return str(value)

    @staticmethod
    def _role_in_text(person: Person) -> str:
        """A person's role after the name or inside a sentence: no capital first, short forms as they are."""
        return person.role if person.role.isupper() else person.role[:1].lower() + person.role[1:]

    def _person_in_text(self, person: Person) -> str:
        """A person inside a sentence: "Amina (samordnare)", or the role alone."""
        role = self._role_in_text(person)
        return f"{person.name} ({role})" if person.name and role else person.name or role

    def _option_words(self, value: OptionOf) -> str:
        question = self.interview.find(value.question)
        option = question.option(value.option) if question else None
        return option.label if option else value.option

    def join(self, parts: list[str]) -> str:
        """A list inside a sentence: "a, b och c"."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.text('common.answer.and')} {parts[-1]}"

    def answer_words(self, question: Question, value: Value, *, in_text: bool = False) -> str:
        """The answer to a question in words: options by their labels, money with its unit.

        ``in_text`` takes the options' names for use inside a sentence. Tables and files of several
        rows are given as their number of rows; documents print them as tables.
        """
        if isinstance(value, bool):
            ending = "_in_text" if in_text else ""
            return self.text(f"common.answer.{'yes' if value else 'no'}{ending}")
        if question.kind == "choice" and isinstance(value, str):
            option = question.option(value)
            return ((option.in_text if in_text else "") or option.label) if option else value
        if question.kind == "choices" and isinstance(value, tuple):
            single = replace(question, kind="choice")
            several = in_text or len(value) > 1
            labels = [
                self.answer_words(single, part, in_text=several) for part in value if isinstance(part, str)
            ]
            words = self.join(labels)
            return words if in_text else words[:1].upper() + words[1:]
        if question.kind == "money" and isinstance(value, Decimal):
            return self.notation.kronor(value)
        if question.kind == "percent" and isinstance(value, Decimal):
            return self.notation.percent(value)
        if isinstance(value, tuple):
            if any(isinstance(part, Row) for part in value):
                return str(len(value))
            return "; ".join(self.scalar_words(part) for part in value)
        if in_text and isinstance(value, Person):
            return self._person_in_text(value)
        words = self.scalar_words(value)
        unit = question.unit_one if value == 1 and question.unit_one else question.unit
        with_unit = unit and isinstance(value, int | Decimal)
        return f"{words}\u00a0{unit}" if with_unit else words

    def cell_words(self, question: Question, value: Value) -> str:
        """The answer to a question in a cell of a table, where room is scarce and nobody is asked anything.

        Options stand by their names for use inside a sentence where those are no longer than the labels.
        """
        words = self.answer_words(question, value)
        if question.kind not in ("choice", "choices"):
            return words
        short = self.answer_words(question, value, in_text=True)
        return short[:1].upper() + short[1:] if len(short) <= len(words) else words
