"""The definitions of the interview: chapters, pages, questions and options.

They are read from ``resources/interview/`` (see ``storage/handbook_files.py``) and never change
after loading. Everything that a founder reads is of type :data:`~asf_starter.core.texts.Text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from asf_starter.core.interview.conditions import ALWAYS, Condition
from asf_starter.core.texts import Text

NO_TEXT = Text("")


@dataclass(frozen=True)
class Option:
    """One alternative of a choice. ``in_text`` is how it is called inside a sentence.

    ``told_by`` is a question whose answer says it more closely: in a document's sentence that answer
    stands for the option. An option that is ``alone`` says that none of the others holds.
    """

    id: str
    label: Text
    in_text: Text = NO_TEXT
    help: Text = NO_TEXT
    told_by: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Question:
    """One question. ``kind`` is a key of ``kinds.KINDS``.

    ``columns`` belong to a table, ``of`` to a row pointer (id of the table question), ``length`` to
    a series (how many numbers). ``paper`` is what it is called in documents. ``unit_one`` is
    the unit after the number 1, where it is another word. ``source`` names the law or
    page behind the question.
    ``default`` is the typed text that a new table row starts with in this column. ``least`` and
    ``most`` bound numbers; amounts of money and whole numbers start at 0 unless ``least`` says less.
    ``aside``: a column with a proposal, or one that may stay empty: cards fold it away until asked for.
    ``reason_for`` names the choice that this question asks the reason of (``core/decisions.py``).
    """

    id: str
    kind: str
    label: Text
    help: Text = NO_TEXT
    why: Text = NO_TEXT
    example: Text = NO_TEXT
    stumbling: Text = NO_TEXT
    starters: tuple[Text, ...] = ()
    unit: Text = NO_TEXT
    unit_one: Text = NO_TEXT
    paper: Text = NO_TEXT
    source: str = ""
    options: tuple[Option, ...] = ()
    columns: tuple[Question, ...] = ()
    row_name: Text = NO_TEXT
    of: str = ""
    length: int = 0
    default: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    when: Condition = ALWAYS
    short_track: bool = False
    aside: bool = False
    reason_for: str = ""

    @property
    def on_paper(self) -> str:
        """What the question or column is called in a document, for readers who were not asked."""
        return self.paper or self.label.rstrip("?:")

    @cached_property
    def stands_alone(self) -> bool:
        """Whether what is typed here means the same whatever is answered elsewhere."""
        parts = (self, *self.columns)
        return not any(part.of or part.kind == "file" for part in parts) and all(
            column.when == ALWAYS for column in self.columns
        )

    def option(self, option_id: str) -> Option | None:
        """The option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)

    def column(self, column_id: str) -> Question | None:
        """The column with this id, or None."""
        return next((column for column in self.columns if column.id == column_id), None)


@dataclass(frozen=True)
class Page:
    """One page of the window: one thought, with one question or a few that belong together.

    ``panel`` names what the window shows after the questions of what follows from the answers.
    """

    id: str
    title: Text
    questions: tuple[Question, ...]
    intro: Text = NO_TEXT
    when: Condition = ALWAYS
    panel: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter of the interview. ``minutes`` is how long it takes a group that talks it over; ``papers``
    are the ids of the documents that it gives, to read or print at its end."""

    id: str
    title: Text
    pages: tuple[Page, ...]
    intro: Text = NO_TEXT
    have_ready: Text = NO_TEXT
    minutes: int = 5
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interview:
    """All chapters in the order in which they are asked."""

    chapters: tuple[Chapter, ...]

    @cached_property
    def _by_id(self) -> dict[str, tuple[Chapter, Page, Question]]:
        return {question.id: (chapter, page, question) for chapter, page, question in self.walk()}

    def walk(self) -> Iterator[tuple[Chapter, Page, Question]]:
        """Every question with its chapter and page, in order."""
        for chapter in self.chapters:
            for page in chapter.pages:
                for question in page.questions:
                    yield chapter, page, question

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises KeyError where there is none."""
        return self._by_id[question_id][2]

    def find(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        found = self._by_id.get(question_id)
        return found[2] if found else None

    def place(self, question_id: str) -> tuple[Chapter, Page]:
        """Chapter and page of a question. Raises KeyError where there is none."""
        chapter, page, _ = self._by_id[question_id]
        return chapter, page

    def reason_of(self, question_id: str) -> Question | None:
        """The question that asks why this one was answered so; None for ordinary questions."""
        return self._reasons.get(question_id)

    @cached_property
    def _reasons(self) -> dict[str, Question]:
        return {question.reason_for: question for _, _, question in self.walk() if question.reason_for}

    def number(self, question_id: str) -> str:
        """The question's printed number, chapter and place in it, such as ``3.4``."""
        return self._numbers[question_id]

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {
            question.id: f"{number}.{place}"
            for number, chapter in enumerate(self.chapters, 1)
            for place, question in enumerate(
                (question for page in chapter.pages for question in page.questions), 1
            )
        }
