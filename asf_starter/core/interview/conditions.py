"""Conditions in three values: yes, no and "not known yet".

In a resource file a condition is a ``when`` table that maps a question to the value, or list of
values, it must have. All entries must hold; ``any`` (a list of tables) and ``not`` (a table) exist;
``rule`` names a function in ``core/law/rules.py``; ``open`` names a question of which nothing is known
yet, so that a document can say what is missing. On an unanswered or unknown question every other
condition is unknown (None), and the question that carries it is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

Truth = bool | None
Scalar = str | bool | int


@dataclass(frozen=True)
class Is:
    """The answer to ``question`` is one of ``values`` (for several choices: holds one of them)."""

    question: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold. Not of unknown is unknown."""

    part: Condition


@dataclass(frozen=True)
class Rule:
    """A named rule of ``core/law/rules.py`` holds."""

    name: str


@dataclass(frozen=True)
class Open:
    """Nothing is known of ``question`` yet: unanswered, unknown, or not asked. Never unknown itself."""

    question: str


Condition = Is | All | Any | Not | Rule | Open
ALWAYS: Condition = All(())
NEVER: Condition = Any(())

Rules = Mapping[str, Callable[[Callable[[str], object]], Truth]]
"""Named rules. Each is given a function from question id to value (None: not known)."""


def holds(condition: Condition, value_of: Callable[[str], object], rules: Rules) -> Truth:
    """Whether a condition holds, given what is known.

    ``value_of`` gives the value of a question, or None where it is unanswered, unknown or not
    asked. Raises KeyError for a rule that nobody defines (the loader refuses such files).
    """
    match condition:
        case Is(question, values):
            value = value_of(question)
            if value is None:
                return None
            if isinstance(value, tuple):
                return any(part in values for part in value)
            return value in values
        case All(parts):
            truths = [holds(part, value_of, rules) for part in parts]
            if False in truths:
                return False
            return None if None in truths else True
        case Any(parts):
            truths = [holds(part, value_of, rules) for part in parts]
            if True in truths:
                return True
            return None if None in truths else False
        case Not(part):
            truth = holds(part, value_of, rules)
            return None if truth is None else not truth
        case Rule(name):
            return rules[name](value_of)
        case Open(question):
            return value_of(question) is None
        case _:
            assert_never(condition)


def questions_in(condition: Condition) -> Iterator[str]:
    """The ids of all questions a condition looks at (not those of named rules)."""
    match condition:
        case Is(question, _) | Open(question):
            yield question
        case All(parts) | Any(parts):
            for part in parts:
                yield from questions_in(part)
        case Not(part):
            yield from questions_in(part)
        case Rule():
            return
        case _:
            assert_never(condition)


def rules_in(condition: Condition) -> Iterator[str]:
    """The names of all named rules in a condition."""
    match condition:
        case Rule(name):
            yield name
        case All(parts) | Any(parts):
            for part in parts:
                yield from rules_in(part)
        case Not(part):
            yield from rules_in(part)
        case Is() | Open():
            return
        case _:
            assert_never(condition)
