"""Ten hard questions: what a lender or advisor always asks, and whether the plan answers it.

They are read from ``resources/hard_questions.toml``. An edition prints each with the page on which it is
answered, or says that the answer is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from asf_starter.core.interview.answers import Answers
from asf_starter.core.texts import Text

FigureOf = Callable[[str], object]
"""From the name of a figure (``core/figures.py``) to its value, None while unknown."""


@dataclass(frozen=True)
class HardQuestion:
    """A question that is answered when all its ``answers`` and ``figures`` are known.

    ``sections`` are the ids of sections that hold the answer: the first one that a document has counts.
    """

    id: str
    text: Text
    sections: tuple[str, ...]
    answers: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class HardQuestionFile:
    """``resources/hard_questions.toml``."""

    questions: tuple[HardQuestion, ...]


def is_answered(question: HardQuestion, answers: Answers, figure_of: FigureOf) -> bool:
    """Whether all answers are given and settled, and all figures are there; nought is no figure."""
    return all(_is_settled(answers, name) for name in question.answers) and all(
        figure_of(name) for name in question.figures
    )


def _is_settled(answers: Answers, question_id: str) -> bool:
    answer = answers.by_id.get(question_id)
    return answer is not None and not answer.is_open and answer.value != ()


def problems_of(
    questions: tuple[HardQuestion, ...],
    asked: Container[str],
    sections: Container[str],
    figures: Container[str],
) -> Iterator[str]:
    """What does not fit together, for the loader: ids that nobody defines, questions without an answer."""
    for question in questions:
        place = f"hard_questions.{question.id}"
        if not question.sections or not (question.answers or question.figures):
            yield f"{place}: name the sections and the answers or figures that answer it"
        yield from (f'{place}: no section "{name}"' for name in question.sections if name not in sections)
        yield from (f'{place}: no question "{name}"' for name in question.answers if name not in asked)
        yield from (f'{place}: no figure "{name}"' for name in question.figures if name not in figures)
