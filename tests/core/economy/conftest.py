"""The real rates of the handbook, and shorthands for small budgets."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from asf_starter.core.economy.rates import RateFile, Rates, gather
from asf_starter.storage.strict import Reader

RATES_FOLDER = Path(__file__).parents[3] / "resources" / "rates"


@pytest.fixture(scope="session")
def rates() -> Rates:
    """All rates in ``resources/rates/``, strictly read."""
    reader = Reader()
    files = []
    for path in sorted(RATES_FOLDER.glob("*.toml")):
        tree = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        files.append(reader.read(RateFile, tree, path.stem))
    assert reader.problems == []
    return gather(file for file in files if file is not None)
