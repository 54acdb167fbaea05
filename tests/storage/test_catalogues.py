"""Languages: a translation is used while its original and its gaps are the same, and never else."""

from __future__ import annotations

from pathlib import Path

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.core.texts import Text
from asf_starter.gui.services import Library
from asf_starter.storage.catalogues import update_catalogue
from asf_starter.storage.folders import languages, resources_folder, translations_folder
from asf_starter.storage.handbook_files import in_language, load_handbook_in
from asf_starter.storage.translating import Translate, catalogue_path, same_gaps, translator

TITLE = "interview.start.title"
DOUBTFUL = "problems.number.doubtful"


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    return tmp_path / "compiled"


def catalogue(folder: Path, text_id: str, original: str, translation: str, *, fuzzy: bool = False) -> Path:
    """A Finnish catalogue of one message."""
    path = catalogue_path(folder, "fi")
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    mark = "#, fuzzy\n" if fuzzy else ""
    body = f'msgctxt "{text_id}"\nmsgid "{original}"\nmsgstr "{translation}"\n'
    path.write_text(f"{head}{mark}{body}", "utf-8")
    return path


def by(path: Path, compiled: Path | None = None) -> Translate:
    translate = translator(path, compiled)
    assert translate is not None
    return translate


def test_a_translation_replaces_its_text_everywhere(handbook: Handbook, tmp_path: Path) -> None:
    path = catalogue(tmp_path, TITLE, handbook.text(TITLE), "Me")
    finnish = in_language(handbook, "fi", by(path))
    assert finnish.language == "fi"
    assert finnish.interview.chapters[0].title == "Me"
    assert finnish.text(TITLE) == "Me"
    assert finnish.interview.chapters[1].title == handbook.interview.chapters[1].title


@pytest.mark.parametrize(
    ("original", "translation", "fuzzy"),
    [("Något äldre", "Vanha", False), ("Vi som startar", "Me", True)],
)
def test_a_translation_that_may_be_wrong_is_not_used(
    tmp_path: Path, original: str, translation: str, fuzzy: bool
) -> None:
    translate = by(catalogue(tmp_path, TITLE, original, translation, fuzzy=fuzzy))
    assert translate(TITLE, Text("Vi som startar")) == "Vi som startar"


def test_a_translation_with_other_gaps_is_not_used(handbook: Handbook, tmp_path: Path) -> None:
    original = handbook.text(DOUBTFUL)
    translate = by(catalogue(tmp_path, DOUBTFUL, original, "Kumpi, {first}?"))
    assert translate(DOUBTFUL, original) == original


def test_a_catalogue_is_compiled_once_and_again_when_it_changes(
    tmp_path: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Text("Vi som startar")
    path = catalogue(tmp_path, TITLE, original, "Me")
    assert by(path, compiled)(TITLE, original) == "Me"
    (first,) = compiled.iterdir()
    with monkeypatch.context() as patch:
        patch.setattr("asf_starter.storage.compiling.compile_catalogue", None)
        assert by(path, compiled)(TITLE, original) == "Me"
    catalogue(tmp_path, TITLE, original, "Me perustajat")
    assert by(path, compiled)(TITLE, original) == "Me perustajat"
    (second,) = compiled.iterdir()
    assert second.name != first.name


def test_a_damaged_compiled_catalogue_is_made_anew(tmp_path: Path, compiled: Path) -> None:
    original = Text("Vi som startar")
    path = catalogue(tmp_path, TITLE, original, "Me")
    by(path, compiled)
    (kept,) = compiled.iterdir()
    whole = kept.read_bytes()
    for damaged in (b"", whole[:10], whole[:-4], b"x" * len(whole)):
        kept.write_bytes(damaged)
        assert by(path, compiled)(TITLE, original) == "Me"
        assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = catalogue(tmp_path, TITLE, "Vi som startar", "Me")
    assert by(path, tmp_path / "file" / "below")(TITLE, Text("Vi som startar")) == "Me"


@pytest.mark.parametrize("language", ["sv", "sv-easy", "en"])
def test_the_windows_words_are_those_of_the_handbook(language: str, compiled: Path) -> None:
    library = Library(resources_folder(), translations_folder(), compiled)
    words = library.window_words(language)
    texts = library.handbook(language).texts
    assert dict(words) == {key: text for key, text in texts.items() if key.startswith("window.")}


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
