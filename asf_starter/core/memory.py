"""What was worked out a moment ago, so that a keystroke works out only what it changes.

A part of the assessment notes which answers it looked at. While those are the same, and the handbook and
the day are, its result is the same, too, and is taken over. Nothing here changes what is worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.answers import Answer, Answers
from asf_starter.core.plan import Plan

Made = TypeVar("Made")


class Watched(Mapping[str, Answer]):
    """Answers by id that note which of them are looked at; going through them looks at all."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers
        self.seen: dict[str, Answer | None] = {}
        self.all_seen = False

    def __getitem__(self, question_id: str) -> Answer:
        found = self.seen[question_id] = self._answers.get(question_id)
        if found is None:
            raise KeyError(question_id)
        return found

    def get(self, question_id: str, default: object = None) -> Answer | None:  # type: ignore[override] # answers only
        found = self.seen[question_id] = self._answers.get(question_id)
        return found

    def __contains__(self, question_id: object) -> bool:
        found = self.seen[str(question_id)] = self._answers.get(str(question_id))
        return found is not None

    def __iter__(self) -> Iterator[str]:
        self.all_seen = True
        return iter(self._answers)

    def __len__(self) -> int:
        self.all_seen = True
        return len(self._answers)


@dataclass(frozen=True)
class Part:
    """A result, and the answers that it was worked out from: those seen, or all of them."""

    made: object
    answers: Answers
    seen: Mapping[str, Answer | None]
    all_seen: bool

    def holds(self, answers: Answers) -> bool:
        """Whether the same would be made of these answers."""
        if (answers.doubtful, answers.not_in_force) != (self.answers.doubtful, self.answers.not_in_force):
            return False
        if self.all_seen and not _same(answers.by_id, self.answers.by_id):
            return False
        return all(answers.by_id.get(question_id) == answer for question_id, answer in self.seen.items())


def _same(one: Mapping[str, Answer], other: Mapping[str, Answer]) -> bool:
    return len(one) == len(other) and all(other.get(key) == answer for key, answer in one.items())


@dataclass(frozen=True)
class Memory:
    """What an assessment leaves for the next one. ``read`` are the answers as they were read."""

    handbook: Handbook
    plan: Plan
    read: Answers
    parts: dict[str, Part] = field(default_factory=dict)

    def recall(
        self, name: str, before: Memory | None, answers: Answers, make: Callable[[Answers], Made]
    ) -> Made:
        """The part with a name: the one of ``before`` where it still holds, else made now."""
        known = before.parts.get(name) if before is not None else None
        if known is None or not known.holds(answers):
            watched = Watched(answers.by_id)
            made = make(Answers(watched, answers.not_in_force, answers.doubtful))
            known = Part(made, answers, watched.seen, watched.all_seen)
        self.parts[name] = known
        return cast(Made, known.made)
