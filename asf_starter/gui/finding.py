"""Finding questions, answers and hard words by what one types. Knows no Qt."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from asf_starter.core.assessment import Assessment
from asf_starter.core.handbook import Handbook
from asf_starter.documents.phrases import Phrases

MOST_HITS = 40


@dataclass(frozen=True)
class Hit:
    """A question that was found, with what was found in it; a hard word has no question."""

    question: str
    title: str
    words: str


def find(text: str, handbook: Handbook, phrases: Phrases, assessment: Assessment) -> tuple[Hit, ...]:
    """Questions whose words or answers hold all the words typed, best first; then hard words."""
    wanted = _plain(text).split()
    if not wanted:
        return ()
    ranked: list[tuple[int, int, Hit]] = []
    for place, (chapter, page, question) in enumerate(handbook.interview.walk()):
        answer = assessment.answers.by_id.get(question.id)
        if answer is None:
            continue
        answered = phrases.answer_words(question, answer.value) if answer.value is not None else ""
        fields = (
            question.label,
            answered,
            f"{page.title} {chapter.title} {' '.join(column.label for column in question.columns)}",
            f"{question.help} {question.why} {question.example} {question.stumbling}",
        )
        rank = _rank(wanted, fields)
        if rank is not None:
            ranked.append((rank, place, Hit(question.id, question.label, answered or chapter.title)))
    hits = [hit for _, _, hit in sorted(ranked, key=lambda entry: entry[:2])]
    words = [
        Hit("", word.term, word.explanation)
        for word in handbook.glossary.words
        if all(part in _plain(" ".join((word.term, *word.forms))) for part in wanted)
    ]
    return tuple((words[:2] + hits + words[2:])[:MOST_HITS])


def _rank(wanted: list[str], fields: tuple[str, ...]) -> int | None:
    """The first field that completes the words; None where they are not all there."""
    seen = ""
    for rank, field in enumerate(fields):
        seen = f"{seen} {_plain(field)}"
        if all(part in seen for part in wanted):
            return rank
    return None


def _plain(text: str) -> str:
    """Small letters without accents: ``återinvestering`` is found by ``aterinvestering``, too."""
    spread = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
