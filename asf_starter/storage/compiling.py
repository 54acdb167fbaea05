"""Catalogues in the compiled form that programs read. Apart, since Babel is slow to load."""

from __future__ import annotations

import io

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogue(source: bytes) -> bytes:
    """A PO file as an MO file, without what is untranslated or fuzzy."""
    file = io.BytesIO()
    write_mo(file, read_po(io.BytesIO(source)))
    return file.getvalue()
