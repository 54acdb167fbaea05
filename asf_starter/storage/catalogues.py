"""Catalogues: the handbook in other languages, as ordinary PO files, one a language.

The Swedish original is the message, the text's id its context. A translation whose gaps differ from the
original, or whose original has changed, is not used; then the Swedish text stands.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from asf_starter.core.handbook import Handbook
from asf_starter.core.texts import Text
from asf_starter.storage.atomic import replace_file
from asf_starter.storage.folders import SOURCE_LANGUAGE
from asf_starter.storage.handbook_files import load_handbook, map_handbook_texts

_GAP = re.compile(r"\{[a-z][a-z0-9_.:]*\}")


def catalogue_path(folder: Path, language: str) -> Path:
    """Where a language's catalogue lies."""
    return folder / f"{language}.po"


def load_handbook_in(language: str, resources: Path, translations: Path) -> Handbook:
    """The handbook in a language; Swedish where there is no catalogue or no translation of a text."""
    handbook = load_handbook(resources)
    path = catalogue_path(translations, language)
    if language == SOURCE_LANGUAGE or not path.is_file():
        return handbook
    return in_language(handbook, language, _read(path))


def in_language(handbook: Handbook, language: str, catalogue: Catalog) -> Handbook:
    """The handbook with its texts translated by a catalogue."""
    translated = {
        (message.context, message.id): str(message.string)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }

    def change(text_id: str, text: Text) -> Text:
        words = translated.get((text_id, str(text)))
        return Text(words) if words and same_gaps(text, words) else text

    return replace(map_handbook_texts(handbook, change), language=language)


def same_gaps(original: str, translation: str) -> bool:
    """Whether a translation has the gaps of its original, in any order."""
    return sorted(_GAP.findall(original)) == sorted(_GAP.findall(translation))


def update_catalogue(language: str, resources: Path, folder: Path) -> tuple[Path, int]:
    """Makes or updates a language's catalogue; gives its path and how many texts lack a translation.

    Translations of texts that changed are kept as fuzzy; those of texts that are gone are dropped.
    """
    handbook = load_handbook(resources)
    path = catalogue_path(folder, language)
    before = _read(path) if path.is_file() else None
    old = {message.context: message for message in before or () if message.id}
    catalogue = _empty(language, handbook.date)
    missing = 0
    for text_id, text in sorted(handbook.texts.items()):
        if not text:
            continue
        message = old.get(text_id)
        words = str(message.string) if message and message.string else ""
        changed = bool(words) and message is not None and message.id != text
        missing += not words or changed
        catalogue.add(text, words, context=text_id, flags=("fuzzy",) if changed else ())
    folder.mkdir(parents=True, exist_ok=True)
    file = io.BytesIO()
    write_po(file, catalogue, width=0, omit_header=False, sort_output=False)
    replace_file(path, file.getvalue(), mode=0o644)
    return path, missing


def _empty(language: str, day: str) -> Catalog:
    """A catalogue that says which handbook it belongs to, and nothing of when and by whom it was written."""
    catalogue = Catalog(project="asf-starter", version=day, charset="utf-8", fuzzy=False)
    catalogue.header_comment = f"# ASF Starter: the handbook of {day} in the language {language}."
    catalogue.mime_headers = [("Language", language)]
    catalogue.creation_date = catalogue.revision_date = datetime.fromisoformat(day).replace(tzinfo=UTC)
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    return catalogue


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)
