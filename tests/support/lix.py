"""How hard a Swedish text is to read: words, long words and sentences, and LIX worked out of them.

LIX = words / sentences + 100 · long words / words, where a long word has more than six letters.
Words that the glossary explains are not counted as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG_WORD = 7
END_OF_SENTENCE = re.compile(r"[.!?]+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:(?:[-:’']|(?<=\d)[.,–](?=\d))[^\W_]+)*")

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Counts:
    """What LIX is made of. Counts of several texts are added before the index is worked out."""

    words: int = 0
    long_words: int = 0
    sentences: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.words + other.words,
            self.long_words + other.long_words,
            self.sentences + other.sentences,
        )

    @property
    def lix(self) -> float:
        """The readability index; 0 where there are no words."""
        if not self.words:
            return 0.0
        return self.words / self.sentences + 100 * self.long_words / self.words


def as_words(text: str) -> list[str]:
    """The words of a text in lower case; a word with a hyphen is one word."""
    return [match[0].lower() for match in _WORD.finditer(text)]


def as_phrases(terms: Iterable[str]) -> Phrases:
    """Terms that are explained, word by word."""
    return frozenset(tuple(as_words(term)) for term in terms)


def count(text: str, explained: Phrases = frozenset()) -> Counts:
    """Words, long words and sentences of a text. A text without a full stop is one sentence.

    ``explained`` are phrases of the glossary, word by word; the words in them are never long.
    """
    words = as_words(text)
    longest = max((len(phrase) for phrase in explained), default=0)
    long_words = place = 0
    while place < len(words):
        taken = next(
            (size for size in range(longest, 0, -1) if tuple(words[place : place + size]) in explained), 0
        )
        if not taken and sum(letter.isalpha() for letter in words[place]) >= LONG_WORD:
            long_words += 1
        place += taken or 1
    ends = [match.end() for match in END_OF_SENTENCE.finditer(text)]
    unfinished = bool(as_words(text[ends[-1] :] if ends else text))
    return Counts(len(words), long_words, len(ends) + unfinished)


def count_all(texts: Iterable[str], explained: Phrases = frozenset()) -> Counts:
    """The pooled counts of several texts."""
    return sum((count(text, explained) for text in texts), Counts())
