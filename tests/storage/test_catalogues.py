"""Languages: a translation is used while its original and its gaps are the same, and never else."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from asf_starter.core.handbook import Handbook
from asf_starter.storage.catalogues import (
    in_language,
    load_handbook_in,
    same_gaps,
    update_catalogue,
)
from asf_starter.storage.folders import languages, resources_folder, translations_folder

TITLE = "interview.start.title"
DOUBTFUL = "problems.number.doubtful"


def catalogue(handbook: Handbook, **words: tuple[str, str]) -> Catalog:
    made = Catalog()
    for text_id, (original, translation) in words.items():
        made.add(original, translation, context=text_id)
    return made


def test_a_translation_replaces_its_text_everywhere(handbook: Handbook) -> None:
    original = handbook.text(TITLE)
    english = in_language(handbook, "en", catalogue(handbook, **{TITLE: (original, "Who we are")}))
    assert english.language == "en"
    assert english.interview.chapters[0].title == "Who we are"
    assert english.text(TITLE) == "Who we are"
    assert english.interview.chapters[1].title == handbook.interview.chapters[1].title


def test_an_outdated_translation_is_not_used(handbook: Handbook) -> None:
    english = in_language(handbook, "en", catalogue(handbook, **{TITLE: ("Något äldre", "Older")}))
    assert english.text(TITLE) == handbook.text(TITLE)


def test_a_translation_with_other_gaps_is_not_used(handbook: Handbook) -> None:
    original = handbook.text(DOUBTFUL)
    wrong = in_language(handbook, "en", catalogue(handbook, **{DOUBTFUL: (original, "Which, {first}?")}))
    assert wrong.text(DOUBTFUL) == original


@pytest.mark.parametrize(
    ("original", "translation", "same"),
    [
        ("{a} och {b:kr}", "{b:kr} and {a}", True),
        ("{a}", "{a} {a}", False),
        ("{a:kr}", "{a}", False),
        ("utan", "without", True),
    ],
)
def test_gaps_are_compared(original: str, translation: str, same: bool) -> None:
    assert same_gaps(original, translation) is same


def test_a_catalogue_keeps_translations_and_marks_changed_originals(tmp_path: Path) -> None:
    path, missing = update_catalogue("fi", resources_folder(), tmp_path)
    text = path.read_text("utf-8")
    assert missing > 3000
    block = f'msgctxt "{TITLE}"\nmsgid "Vi som startar"\nmsgstr ""'
    assert block in text
    path.write_text(text.replace(block, block.replace('msgstr ""', 'msgstr "Me"')), "utf-8")
    assert update_catalogue("fi", resources_folder(), tmp_path)[1] == missing - 1
    assert load_handbook_in("fi", resources_folder(), tmp_path).text(TITLE) == "Me"
    changed = path.read_text("utf-8").replace('msgid "Vi som startar"', 'msgid "De som startar"')
    path.write_text(changed, "utf-8")
    assert update_catalogue("fi", resources_folder(), tmp_path)[1] == missing
    assert "#, fuzzy" in path.read_text("utf-8")
    assert load_handbook_in("fi", resources_folder(), tmp_path).text(TITLE) == "Vi som startar"


def test_a_catalogue_that_is_up_to_date_stays_as_it_is(tmp_path: Path) -> None:
    path, _ = update_catalogue("sv-easy", resources_folder(), tmp_path)
    before = path.read_bytes()
    assert b"EMAIL@ADDRESS" not in before
    update_catalogue("sv-easy", resources_folder(), tmp_path)
    assert path.read_bytes() == before


def test_a_language_without_a_catalogue_is_swedish(tmp_path: Path) -> None:
    assert load_handbook_in("xx", resources_folder(), tmp_path).language == "sv"
    assert languages(tmp_path) == ("sv",)


def test_easy_swedish_stands_beside_swedish(tmp_path: Path) -> None:
    for code in ("ar", "en", "sv-easy"):
        (tmp_path / f"{code}.po").touch()
    assert languages(tmp_path) == ("sv", "sv-easy", "ar", "en")


def test_every_shipped_catalogue_has_the_gaps_of_its_originals(handbook: Handbook) -> None:
    for language in languages(translations_folder())[1:]:
        translated = load_handbook_in(language, resources_folder(), translations_folder())
        assert translated.language == language
        for text_id, text in handbook.texts.items():
            assert same_gaps(text, translated.text(text_id)), text_id
