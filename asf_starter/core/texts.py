"""The types for words that a founder reads, and for sentences that are not yet words.

Core never emits sentences: it emits a :class:`Statement`, the id of a text in the handbook with the
values of its gaps and the answers, rules and rates that it stems from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NewType

Text = NewType("Text", str)
"""Words in a resource file that are shown to people. Fields of this type are translated."""

NO_VALUES: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Statement:
    """A sentence to be: which text, with which values, and where it comes from.

    ``text`` is the text's id in the handbook (``Handbook.texts``). ``values`` fill its ``{gaps}``;
    they are values of answers (see ``kinds.Value``), never words, except what founders wrote.
    ``answers`` are the ids of the questions it stems from; ``source`` is the law or page, such as
    ``"EFL 7:1"``.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: NO_VALUES)
    answers: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class OptionOf:
    """The label of an option, as a value in a statement."""

    question: str
    option: str


@dataclass(frozen=True)
class QuestionOf:
    """The label of a question, as a value in a statement."""

    question: str
