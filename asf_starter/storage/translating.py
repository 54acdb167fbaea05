"""How texts of the handbook come into other languages.

The Swedish original is the message, the text's id its context. A translation whose gaps differ from the
original, or whose original has changed, is not used; then the Swedish text stands. Catalogues are
compiled once and kept, since reading a PO file takes longer than all the rest of a start.
"""

from __future__ import annotations

import contextlib
import gettext
import hashlib
import io
import re
import struct
from collections.abc import Callable
from pathlib import Path

from asf_starter.core.texts import Text
from asf_starter.storage.atomic import replace_file
from asf_starter.storage.problems import FileProblem

Translate = Callable[[str, Text], Text]

_GAP = re.compile(r"\{[a-z][a-z0-9_.:]*\}")


def catalogue_path(folder: Path, language: str) -> Path:
    """Where a language's catalogue lies."""
    return folder / f"{language}.po"


def same_gaps(original: str, translation: str) -> bool:
    """Whether a translation has the gaps of its original, in any order."""
    return sorted(_GAP.findall(original)) == sorted(_GAP.findall(translation))


def translator(path: Path, compiled: Path | None = None) -> Translate | None:
    """What translates a text by the catalogue at ``path``; None where there is none.

    ``compiled`` is the folder where the compiled form is kept; without it nothing is kept.
    """
    try:
        source = path.read_bytes()
    except OSError:
        return None
    messages = _messages(path.stem, source, compiled)

    def translate(text_id: str, text: Text) -> Text:
        words = messages.pgettext(text_id, str(text)) if text else text
        return Text(words) if same_gaps(text, words) else text

    return translate


def _messages(language: str, source: bytes, compiled: Path | None) -> gettext.GNUTranslations:
    """A catalogue compiled: the kept one where it is of the same source and whole, else made anew."""
    kept = compiled / f"{language}-{hashlib.sha256(source).hexdigest()[:16]}.mo" if compiled else None
    if kept is not None:
        with contextlib.suppress(OSError, ValueError, struct.error), kept.open("rb") as file:
            return gettext.GNUTranslations(file)
    from asf_starter.storage.compiling import compile_catalogue  # Babel is slow to load

    made = compile_catalogue(source)
    if kept is not None:
        with contextlib.suppress(OSError, FileProblem):
            kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            for older in kept.parent.glob(f"{language}-????????????????.mo"):
                older.unlink()
            replace_file(kept, made)
    return gettext.GNUTranslations(io.BytesIO(made))
