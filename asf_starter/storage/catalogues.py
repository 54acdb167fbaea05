"""Catalogues for translators: ordinary PO files, one a language, made and updated from the handbook."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from asf_starter.storage.atomic import replace_file
from asf_starter.storage.handbook_files import load_handbook
from asf_starter.storage.translating import catalogue_path


def update_catalogue(language: str, resources: Path, folder: Path) -> tuple[Path, int]:
    """Makes or updates a language's catalogue; gives its path and how many texts lack a translation.

    Translations of texts that changed are kept as fuzzy; those of texts that are gone are dropped.
    """
    handbook = load_handbook(resources)
    path = catalogue_path(folder, language)
    before = read_po(io.BytesIO(path.read_bytes())) if path.is_file() else None
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
