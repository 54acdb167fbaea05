"""The glossary: hard words and what they mean, found where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from asf_starter.core.texts import Text


@dataclass(frozen=True)
class Word:
    """A hard word. ``forms`` are its inflected forms as they occur in texts."""

    id: str
    term: Text
    explanation: Text
    forms: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Glossary:
    """All hard words."""

    words: tuple[Word, ...]

    def words_in(self, text: str) -> tuple[Word, ...]:
        """The hard words that stand in a text, in the order in which they first occur."""
        by_form = _by_form(self.words)
        found: dict[str, Word] = {}
        pattern = _pattern(self.words)
        for match in pattern.finditer(text.lower()) if pattern else ():
            word = by_form[match[0]]
            found.setdefault(word.id, word)
        return tuple(found.values())


@lru_cache(maxsize=8)
def _by_form(words: Sequence[Word]) -> dict[str, Word]:
    return {form.lower(): word for word in words for form in (word.term, *word.forms)}


@lru_cache(maxsize=8)
def _pattern(words: Sequence[Word]) -> re.Pattern[str] | None:
    forms = sorted(_by_form(words), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)") if forms else None
