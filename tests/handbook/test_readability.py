"""The words of the interview: easy enough to read (LIX), complete, and with ids that hold together.

The resource files are read as they are, without the program's own reader, so that a chapter can be
measured while it is being written. How LIX is counted: ``tests/support/lix.py``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from lix import END_OF_SENTENCE, Counts, Phrases, as_phrases, as_words, count, count_all

RESOURCES = Path(__file__).parents[2] / "resources"
INTERVIEW = RESOURCES / "interview"
MOST_LIX = 40.0
MOST_WORDS_OF_A_SENTENCE = 30
READ_TEXTS = ("label", "help", "why", "example", "stumbling")
NEEDED_OF_QUESTION = ("label", "help", "why", "example")
NEEDED_OF_COLUMN = ("label", "help")

Tree = Mapping[str, Any]


# --- LIX -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "long_words", "sentences"),
    [
        ("", 0, 0, 0),
        ("Vad ska företaget heta?", 4, 1, 1),
        # "Vi säljer mat." 3 words. "Våra kunder arbetar i centrum!" 5 words, long: arbetar, centrum.
        ("Vi säljer mat. Våra kunder arbetar i centrum!", 8, 2, 2),
        ("Utan punkt", 2, 0, 1),
        ("Två punkter... är ett slut. Eller", 6, 1, 3),
        ("Öppet 10–15, pris 1,50 kr.", 5, 0, 1),
        ("F-skatt och a-kassa är korta, svb-bolaget är långt.", 8, 1, 1),
        ("Ändamålet (se § 2) följs.", 4, 1, 1),
    ],
)
def test_words_long_words_and_sentences_are_counted(
    text: str, words: int, long_words: int, sentences: int
) -> None:
    assert count(text) == Counts(words, long_words, sentences)


def test_lix_of_a_text_counted_by_hand() -> None:
    """6 + 7 + 8 words; long: företag, människor, arbetslösa, anställning, tillsammans."""
    text = (
        "Vårt företag ger jobb åt människor. De har varit arbetslösa i flera år. "
        "Nu får de anställning och äter lunch tillsammans."
    )
    counted = count(text)
    assert counted == Counts(words=21, long_words=5, sentences=3)
    assert counted.lix == pytest.approx(21 / 3 + 500 / 21)


def test_words_of_the_glossary_are_not_long() -> None:
    explained = frozenset({("ekonomisk", "förening"), ("moms",), ("styrelsen",)})
    assert count("En ekonomisk förening har styrelsen.", explained).long_words == 0
    assert count("En förening är ekonomisk.", explained).long_words == 2


def test_counts_are_added_before_the_index_is_worked_out() -> None:
    pooled = count("Vad ska företaget heta?") + count("Utan punkt")
    assert pooled == Counts(6, 1, 2)
    assert pooled.lix == pytest.approx(3 + 100 / 6)


# --- The interview as it stands in the files ------------------------------------------------------


def read(path: Path) -> Tree:
    """A TOML file as it is."""
    with path.open("rb") as file:
        return tomllib.load(file)


def chapter_names() -> list[str]:
    """The chapters that are written so far, in the order of the interview."""
    ordered: list[str] = read(INTERVIEW / "order.toml")["chapters"]
    written = {path.stem for path in INTERVIEW.glob("*.toml")} - {"order"}
    return [name for name in ordered if name in written] + sorted(written - set(ordered))


CHAPTERS = chapter_names()


def chapter(name: str) -> Tree:
    """The chapter of this name."""
    return read(INTERVIEW / f"{name}.toml")


def questions_of(tree: Tree) -> Iterator[Tree]:
    """The questions of a chapter, in order, without columns."""
    for page in tree["pages"]:
        yield from page["questions"]


def texts_of(page: Tree) -> Iterator[str]:
    """What a founder reads on a page: its intro, and each question and column."""
    yield page.get("intro", "")
    for question in page["questions"]:
        for part in (question, *question.get("columns", ())):
            yield from (part.get(name, "") for name in READ_TEXTS)


def explained_phrases() -> Phrases:
    """The glossary's terms and forms, word by word."""
    words = read(RESOURCES / "glossary.toml")["words"]
    forms = (form for word in words for form in (word["term"], *word.get("forms", ())))
    return as_phrases(forms)


def counts_of_page(page: Tree, explained: Phrases) -> Counts:
    """The pooled counts of everything that is read on a page."""
    return count_all(texts_of(page), explained)


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_page_is_easy_to_read(name: str) -> None:
    """Prints the chapter's hardest pages (seen with ``pytest -s``), and refuses those above the limit."""
    explained = explained_phrases()
    measured = sorted(
        ((counts_of_page(page, explained).lix, page["id"]) for page in chapter(name)["pages"]), reverse=True
    )
    for lix, page_id in measured[:3]:
        print(f"LIX {lix:4.1f}  {name} · {page_id}")
    assert [(page_id, round(lix, 1)) for lix, page_id in measured if lix > MOST_LIX] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_sentence_is_too_long(name: str) -> None:
    """The index is pooled, so that many short labels could hide one endless sentence."""
    sentences = [
        sentence
        for page in chapter(name)["pages"]
        for text in texts_of(page)
        for sentence in END_OF_SENTENCE.split(text)
    ]
    assert [sentence for sentence in sentences if len(as_words(sentence)) > MOST_WORDS_OF_A_SENTENCE] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_question_says_what_why_and_how(name: str) -> None:
    missing = []
    for question in questions_of(chapter(name)):
        missing += [f"{question['id']}.{key}" for key in NEEDED_OF_QUESTION if not question.get(key)]
        for column in question.get("columns", ()):
            missing += [
                f"{question['id']}.{column['id']}.{key}" for key in NEEDED_OF_COLUMN if not column.get(key)
            ]
    assert missing == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_options_have_labels_and_a_name_inside_sentences(name: str) -> None:
    unnamed = []
    for question in questions_of(chapter(name)):
        for part in (question, *question.get("columns", ())):
            options = part.get("options", ())
            if part["kind"] in ("choice", "choices") and len(options) < 2:
                unnamed.append(f"{question['id']}.{part['id']}: too few options")
            for option in options:
                if not option.get("label") or not option.get("in_text"):
                    unnamed.append(f"{question['id']}.{option['id']}")
    assert unnamed == []


def doubled(names: Sequence[str]) -> list[str]:
    """Those that occur more than once."""
    return [name for name, times in Counter(names).items() if times > 1]


def test_no_id_is_used_twice() -> None:
    chapters = [chapter(name) for name in CHAPTERS]
    questions = [question for tree in chapters for question in questions_of(tree)]
    assert doubled([page["id"] for tree in chapters for page in tree["pages"]]) == []
    assert doubled([question["id"] for question in questions]) == []
    for question in questions:
        assert doubled([column["id"] for column in question.get("columns", ())]) == [], question["id"]
        for part in (question, *question.get("columns", ())):
            assert doubled([option["id"] for option in part.get("options", ())]) == [], part["id"]


def test_every_chapter_stands_in_the_order_under_its_own_name() -> None:
    assert set(CHAPTERS) <= set(read(INTERVIEW / "order.toml")["chapters"])
    assert [chapter(name)["id"] for name in CHAPTERS] == CHAPTERS


def looked_at(condition: Tree) -> Iterator[str]:
    """The questions that a ``when`` table looks at."""
    for key, value in condition.items():
        if key == "any":
            for part in value:
                yield from looked_at(part)
        elif key == "not":
            yield from looked_at(value)
        elif key == "open":
            yield value
        elif key != "rule":
            yield key


def test_conditions_look_only_at_earlier_questions() -> None:
    earlier: set[str] = set()
    forward: list[str] = []
    for name in CHAPTERS:
        for page in chapter(name)["pages"]:
            forward += [
                f"{page['id']}: {seen}" for seen in looked_at(page.get("when", {})) if seen not in earlier
            ]
            for question in page["questions"]:
                known = set(earlier)
                for part in (question, *question.get("columns", ())):
                    forward += [
                        f"{question['id']}.{part['id']}: {seen}"
                        for seen in looked_at(part.get("when", {}))
                        if seen not in known
                    ]
                    known.add(part["id"])
                earlier.add(question["id"])
    assert forward == []


def test_a_condition_is_searched_to_its_depth() -> None:
    condition = {"a": 1, "any": [{"b": 2}, {"not": {"c": True}}], "rule": "must_have_auditor"}
    assert list(looked_at(condition)) == ["a", "b", "c"]


# --- The glossary ---------------------------------------------------------------------------------


def test_a_form_of_the_glossary_belongs_to_one_word() -> None:
    words = read(RESOURCES / "glossary.toml")["words"]
    assert doubled([word["id"] for word in words]) == []
    assert doubled([form.lower() for word in words for form in (word["term"], *word.get("forms", ()))]) == []


def test_explanations_are_short_easy_and_hold_no_amounts() -> None:
    explained = explained_phrases()
    words = read(RESOURCES / "glossary.toml")["words"]
    pooled = count_all((word["explanation"] for word in words), explained)
    assert pooled.lix <= MOST_LIX
    for word in words:
        assert count(word["explanation"]).sentences <= 3, word["id"]
        assert not re.search(r"\d", word["explanation"]), word["id"]
