"""Reading the look (``resources/look/``): tokens, measures of the paper, and where the fonts lie."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import tomli

from asf_starter.documents.pdf.look import Look, Paper, Tokens
from asf_starter.storage.resource_files import HandbookProblem
from asf_starter.storage.strict import Reader

T = TypeVar("T")


@lru_cache(maxsize=4)
def load_tokens(resources: Path) -> Tokens:
    """What window, paper and charts share. Raises HandbookProblem."""
    return _read(Tokens, resources / "look" / "tokens.toml")


@lru_cache(maxsize=4)
def load_look(resources: Path) -> Look:
    """Everything the paper's look is made of. Raises HandbookProblem."""
    folder = resources / "look"
    paper = _read(Paper, folder / "paper.toml")
    names = {name for family in paper.families for name in (family.regular, family.bold)}
    fonts = {name: folder / "fonts" / name for name in sorted(names)}
    tokens = load_tokens(resources)
    return Look(
        colours=tokens.light,
        paper=paper,
        fonts=fonts,
        colour_profile=folder / "srgb.icc",
        dark=tokens.dark,
        web_style=folder / "web.css",
    )


def _read(kind: type[T], path: Path) -> T:
    reader = Reader()
    tree = tomli.loads(path.read_text("utf-8"), parse_float=Decimal)
    read = reader.read(kind, tree, path.name)
    if read is None or reader.problems:
        raise HandbookProblem(reader.problems)
    return read
