"""The handbook: everything the program knows, gathered, with look-ups by id. Frozen after loading.

The other noun of the program is the plan; whatever is shown is a function of the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from asf_starter.core.advice import Advice
from asf_starter.core.economy.rates import Rates
from asf_starter.core.figures_in_text import NO_FIGURE_WORDS, FigureWords
from asf_starter.core.glossary import Glossary
from asf_starter.core.hard_questions import HardQuestion
from asf_starter.core.interview.conditions import Rules
from asf_starter.core.interview.interview import Interview
from asf_starter.core.interview.numbers import Vocabulary
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.law.form_book import FormBook
from asf_starter.core.law.law_items import LawBook
from asf_starter.core.outlines import Outline, Section
from asf_starter.core.privacy import PrivacyWords
from asf_starter.core.texts import Text


@dataclass(frozen=True)
class Handbook:
    """All definitions in one language. ``date`` is the day of the handbook's state of knowledge.

    ``texts`` holds every text by its id (its place in the resources), for statements.
    """

    date: str
    language: str
    interview: Interview
    vocabulary: Vocabulary
    rules: Rules
    glossary: Glossary
    forms: FormBook
    criteria: tuple[Criterion, ...]
    advice: tuple[Advice, ...]
    rates: Rates
    outlines: Mapping[str, Outline]
    sections: Mapping[str, Section]
    law: LawBook = field(default_factory=LawBook)
    hard_questions: tuple[HardQuestion, ...] = ()
    figure_words: FigureWords = NO_FIGURE_WORDS
    privacy: PrivacyWords = field(default_factory=PrivacyWords)
    texts: Mapping[str, Text] = field(repr=False, default_factory=dict)

    def text(self, text_id: str) -> Text:
        """The text with this id. Raises KeyError where there is none (the loader's checks prevent it)."""
        return self.texts[text_id]
