"""Easy-read Swedish: complete wherever the window speaks, easy by LIX, short in every sentence.

Papers stay in ordinary Swedish: their sections, the law behind them and sources of amounts may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from babel.messages.pofile import read_po
from lix import END_OF_SENTENCE, Phrases, as_phrases, as_words, count_all

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Page
from asf_starter.documents.notation import Notation
from asf_starter.storage.folders import resources_folder, translations_folder
from asf_starter.storage.handbook_files import load_handbook_in

EASY = "sv-easy"
MOST_LIX = 30.0
MOST_WORDS_OF_A_SENTENCE = 16
"""A sentence of the interview is about ten words; a list of names may make one longer."""
READ_TEXTS = ("label", "help", "why", "example", "stumbling")
ONLY_ON_PAPER = (
    "documents.",
    "editions.",
    "evidence.",
    "founding.",
    "hard_questions.",
    "law.",
    "participation.",
    "rates.",
    "sections.",
    "workbook.",
)
"""Topics that are printed in ordinary Swedish. All else is said by the window, and has easy-read words."""

SAID_IN_SENTENCES = (
    "advice",
    "compass",
    "criteria",
    "files",
    "form_choice",
    "glossary",
    "legal_forms",
    "panels",
    "problems",
    "procurement",
    "surplus",
    "window",
)


@pytest.fixture(scope="module")
def easy() -> Handbook:
    """The handbook in easy-read Swedish."""
    return load_handbook_in(EASY, resources_folder(), translations_folder())


@pytest.fixture(scope="module")
def explained(easy: Handbook) -> Phrases:
    """Words that the glossary explains."""
    return as_phrases(str(form) for word in easy.glossary.words for form in (word.term, *word.forms))


def pages(handbook: Handbook) -> Iterator[tuple[str, Page]]:
    """Every page of the interview, with a name for messages."""
    for chapter in handbook.interview.chapters:
        for page in chapter.pages:
            yield f"{chapter.id}.{page.id}", page


def read_texts(page: Page) -> Iterator[str]:
    """What a founder reads on a page: its intro, and each question and column."""
    yield str(page.intro or "")
    for question in page.questions:
        for part in (question, *question.columns):
            yield from (str(getattr(part, name) or "") for name in READ_TEXTS)


def test_easy_swedish_is_a_language_with_a_name(easy: Handbook) -> None:
    assert easy.language == EASY
    assert easy.text("window.language_name.sv-easy") == "Lättläst svenska"
    assert Notation(EASY).date(date(2027, 3, 5)) == Notation("sv").date(date(2027, 3, 5))


def test_nothing_that_the_window_says_is_left_out(handbook: Handbook, easy: Handbook) -> None:
    """An original that is easy enough is its own easy-read text, and stands in the catalogue, too."""
    with (translations_folder() / f"{EASY}.po").open("rb") as file:
        written = {
            (message.context, message.id) for message in read_po(file) if message.string and not message.fuzzy
        }
    missing = [
        text_id
        for text_id, text in handbook.texts.items()
        if text
        and not text_id.startswith(ONLY_ON_PAPER)
        and not text_id.endswith(".paper")
        and (text_id, text) not in written
    ]
    assert missing == []


def test_every_page_is_easy(easy: Handbook, explained: Phrases) -> None:
    hard = {name: round(count_all(read_texts(page), explained).lix, 1) for name, page in pages(easy)}
    assert {name: lix for name, lix in hard.items() if lix > MOST_LIX} == {}


@pytest.mark.parametrize("topic", SAID_IN_SENTENCES)
def test_whatever_the_window_says_is_easy(topic: str, easy: Handbook, explained: Phrases) -> None:
    said = [str(text) for text_id, text in easy.texts.items() if text_id.startswith(f"{topic}.")]
    assert said
    assert count_all(said, explained).lix <= MOST_LIX


def test_every_sentence_is_short(easy: Handbook) -> None:
    sentences = [
        (name, sentence.strip())
        for name, page in pages(easy)
        for text in read_texts(page)
        for sentence in END_OF_SENTENCE.split(text)
    ]
    assert [each for each in sentences if len(as_words(each[1])) > MOST_WORDS_OF_A_SENTENCE] == []
