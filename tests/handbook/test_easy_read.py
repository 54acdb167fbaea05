"""Easy-read Swedish: complete wherever the window speaks, easy by LIX, short in every sentence.

Papers stay in ordinary Swedish: their sections, the law behind them and sources of amounts may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lix import END_OF_SENTENCE, Phrases, as_phrases, as_words, count_all

from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Page
from asf_starter.storage.catalogues import load_handbook_in
from asf_starter.storage.folders import resources_folder, translations_folder

EASY = "sv-easy"
MOST_LIX = 30.0
MOST_WORDS_OF_A_SENTENCE = 16
"""A sentence of the interview is about ten words; a list of names may make one longer."""
READ_TEXTS = ("label", "help", "why", "example", "stumbling")
WRITTEN: tuple[str, ...] = (
    "interview.start.",
    "interview.idea.",
    "interview.purpose.",
    "interview.legal_form.",
    "interview.participation.",
    "window.",
    "common.",
    "problems.",
    "changes.",
    "procurement.",
    "unverified.",
    "compass.",
    "form_choice.",
    "files.",
    "views.",
    "surplus.",
    "figures.",
    "advice.",
    "criteria.",
    "legal_forms.",
    "interview.surplus.",
    "interview.independence.",
    "interview.market.",
    "interview.operations.",
    "interview.goals.",
    "interview.budget.",
    "interview.plan.",
    "interview.founding.",
    "glossary.",
    "budget.",
)
"""What has been written: a text whose id begins so has easy-read words (the original may be easy itself)."""


@pytest.fixture(scope="module")
def easy() -> Handbook:
    """The handbook in easy-read Swedish."""
    return load_handbook_in(EASY, resources_folder(), translations_folder())


@pytest.fixture(scope="module")
def explained(easy: Handbook) -> Phrases:
    """Words that the glossary explains."""
    return as_phrases(str(form) for word in easy.glossary.words for form in (word.term, *word.forms))


def pages(handbook: Handbook) -> Iterator[tuple[str, Page]]:
    """Every page of the interview whose chapter has been written, with a name for messages."""
    for chapter in handbook.interview.chapters:
        if f"interview.{chapter.id}." in WRITTEN:
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


def test_nothing_that_the_window_says_is_left_out(handbook: Handbook, easy: Handbook) -> None:
    from babel.messages.pofile import read_po

    with (translations_folder() / f"{EASY}.po").open("rb") as file:
        current = {(message.context, message.id) for message in read_po(file) if message.string}
    missing = [
        text_id
        for text_id, text in handbook.texts.items()
        if text
        and text_id.startswith(WRITTEN)
        and not text_id.endswith(".paper")
        and (text_id, text) not in current
    ]
    assert missing == []


def test_every_page_is_easy(easy: Handbook, explained: Phrases) -> None:
    hard = {name: round(count_all(read_texts(page), explained).lix, 1) for name, page in pages(easy)}
    assert {name: lix for name, lix in hard.items() if lix > MOST_LIX} == {}


def test_every_sentence_is_short(easy: Handbook) -> None:
    sentences = [
        (name, sentence.strip())
        for name, page in pages(easy)
        for text in read_texts(page)
        for sentence in END_OF_SENTENCE.split(text)
    ]
    assert [each for each in sentences if len(as_words(each[1])) > MOST_WORDS_OF_A_SENTENCE] == []
