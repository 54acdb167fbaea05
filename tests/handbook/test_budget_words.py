"""Figures that the budget's questions name in words are those that the engine counts with."""

from __future__ import annotations

from datetime import date

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.documents.notation import Notation

DAY = date(2027, 1, 1)
NAMED = [
    ("positions", "pension", "pension.saf_lo.up_to_cap"),
    ("positions", "insurance", "insurance.default"),
    ("capacity_full_time_hours", "", "capacity.full_time_hours"),
]


@pytest.mark.parametrize(("question", "column", "rate"), NAMED, ids=[rate for _, _, rate in NAMED])
def test_the_help_names_the_figure_that_stands_in_for_a_blank(
    handbook: Handbook, question: str, column: str, rate: str
) -> None:
    asked = handbook.interview.question(question)
    cell = asked.column(column) if column else asked
    value = handbook.rates.value(rate, DAY)
    assert cell is not None
    assert value is not None
    assert f"räknar vi med {Notation('sv').number(value)}" in cell.help


@pytest.mark.parametrize(
    ("table", "column"),
    [("products", "direct_cost_days"), ("products", "ramp_months"), ("positions", "wage_tax")],
)
def test_the_help_names_the_default_that_stands_in_for_a_blank(
    handbook: Handbook, table: str, column: str
) -> None:
    cell = handbook.interview.question(table).column(column)
    assert cell is not None
    assert f"räknar vi med {cell.default}." in cell.help
