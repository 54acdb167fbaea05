"""The look that the writers are tested with: the program's own."""

from __future__ import annotations

import pytest

from asf_starter.documents.pdf import Look
from asf_starter.look_files import load_look
from asf_starter.storage.folders import resources_folder


@pytest.fixture(scope="session")
def look() -> Look:
    """The look, read as the program reads it."""
    return load_look(resources_folder())
