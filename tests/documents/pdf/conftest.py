"""The look of the paper, and a way to write with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdf_samples import DAY

from asf_starter.documents.pdf import Look, Tokens, write_pdf
from asf_starter.documents.tree import Document
from asf_starter.look_files import load_look, load_tokens
from asf_starter.storage.folders import resources_folder


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    """Colours and steps, as window and paper share them."""
    return load_tokens(resources_folder())


@pytest.fixture(scope="session")
def look() -> Look:
    """The look of the paper."""
    return load_look(resources_folder())


@pytest.fixture(scope="session")
def pdf_of(look: Look) -> Callable[..., bytes]:
    """Writes a document: ``pdf_of(document, large_print=True)``."""

    def make(document: Document, **properties: object) -> bytes:
        return write_pdf(document, look, day=DAY, **properties)  # type: ignore[arg-type]  # passed on

    return make
