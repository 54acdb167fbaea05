"""The few words that every writer needs, out of the handbook in the document's language."""

from __future__ import annotations

from asf_starter.documents.phrases import Phrases
from asf_starter.documents.tree import FixedWords

_SIGNS = ("met", "partly", "not_yet", "unknown", "note", "warning", "conflict", "checkbox")


def fixed_words(phrases: Phrases, *, legal_paper: bool = False) -> FixedWords:
    """The words for contents, drafts, pages, tables that go on, and signs."""
    return FixedWords(
        contents=phrases.text("common.document.contents"),
        draft=phrases.text(f"common.document.{'draft_legal' if legal_paper else 'draft'}"),
        page=phrases.text("common.document.page"),
        continued=phrases.text("common.document.continued"),
        signs={sign: phrases.text(f"common.status.{sign}") for sign in _SIGNS},
    )
