"""One resource file as one object: what handbook and look share."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from asf_starter.storage.strict import Reader

T = TypeVar("T")


def read_resource(kind: type[T], path: Path) -> T:
    """The object in a TOML file. Raises ValueError with every contradiction of the file."""
    reader = Reader()
    read = reader.read(kind, tomllib.loads(path.read_text("utf-8"), parse_float=Decimal), path.name)
    if read is None or reader.problems:
        raise ValueError("\n".join(reader.problems))
    return read
