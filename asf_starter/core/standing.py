"""How a plan stands against the four criteria, in three heaps: answers that contradict, parts that are left
to do, and parts that are done. Parts are those the government's definition cannot do without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asf_starter.core.advice import Note
from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criteria import CriterionVerdict, step_towards
from asf_starter.core.law.evidence import Evidence
from asf_starter.core.texts import Statement


@dataclass(frozen=True)
class Contradiction:
    """What does not go together, how it is mended, and the question whose answer breaks the rule."""

    text: Statement
    mend: Statement
    question: str


@dataclass(frozen=True)
class Part:
    """One thing that must exist. ``step`` is what to do next; ``question`` where it is answered, empty where
    nothing of it is asked now."""

    criterion: str
    evidence: Evidence
    step: Statement
    question: str


@dataclass(frozen=True)
class Standing:
    """The three heaps. What is begun only needs to be decided; what is missing or not known comes first."""

    contradictions: tuple[Contradiction, ...]
    missing: tuple[Part, ...]
    begun: tuple[Part, ...]
    done: tuple[Part, ...]

    @property
    def left(self) -> tuple[Part, ...]:
        """What is left to do, in the order to do it in."""
        return (*self.missing, *self.begun)

    @property
    def all_parts(self) -> int:
        """How many parts there must be."""
        return len(self.left) + len(self.done)


def standing_of(answers: Answers, advice: Sequence[Note], criteria: Sequence[CriterionVerdict]) -> Standing:
    """The heaps, each in the order of the criteria."""
    parts = [
        (verdict.id, found) for verdict in criteria for found in verdict.evidence if found.item.need == "must"
    ]

    def heap(*states: str) -> tuple[Part, ...]:
        return tuple(_part(answers, name, found) for name, found in parts if found.state in states)

    return Standing(
        contradictions=contradictions(answers, advice, criteria),
        missing=heap("missing", "unknown"),
        begun=heap("draft"),
        done=heap("exists"),
    )


def contradictions(
    answers: Answers, advice: Sequence[Note], criteria: Sequence[CriterionVerdict]
) -> tuple[Contradiction, ...]:
    """What the advice calls a conflict, and what breaks a criterion where no advice says so already."""
    notes = [note for note in advice if note.severity == "conflict"]
    told = [set(note.answers) for note in notes]
    broken = [
        (breaker, mend)
        for verdict in criteria
        for breaker, mend in zip(verdict.breakers, verdict.mends, strict=True)
        if not any(set(breaker.answers) <= names for names in told)
    ]
    return (
        *(Contradiction(note.text, note.mend, _breaking(answers, note.answers)) for note in notes),
        *(Contradiction(text, mend, _breaking(answers, text.answers)) for text, mend in broken),
    )


def _breaking(answers: Answers, names: Sequence[str]) -> str:
    """The first answer of a note is what the rule is for, such as the form; the next is what breaks it. What
    nobody has answered breaks nothing, unless nothing else is there."""
    asked = [name for name in (*names[1:], names[0]) if name in answers.by_id]
    given = (name for name in asked if not answers.by_id[name].is_open)
    return next(given, asked[0] if asked else names[0])


def _part(answers: Answers, criterion: str, found: Evidence) -> Part:
    step = step_towards(criterion, found)
    named = (*step.answers, *found.statement.answers)
    return Part(criterion, found, step, next((name for name in named if name in answers.by_id), ""))
