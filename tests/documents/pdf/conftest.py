"""The look of the paper, read from the real resources."""

from __future__ import annotations

import pytest

from asf_starter.documents.pdf import Look, Paper, Tokens
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.resource_files import read_resource


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    """Colours and steps, as window and paper share them."""
    return read_resource(Tokens, resources_folder() / "look" / "tokens.toml")


@pytest.fixture(scope="session")
def look(tokens: Tokens) -> Look:
    """The look of the paper."""
    folder = resources_folder() / "look"
    return Look(
        colours=tokens.light,
        paper=read_resource(Paper, folder / "paper.toml"),
        fonts={path.name: path for path in sorted((folder / "fonts").glob("*.ttf"))},
        colour_profile=folder / "srgb.icc",
        dark=tokens.dark,
        web_style=folder / "web.css",
    )
