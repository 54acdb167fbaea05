"""The tables of the budget: which lines are strong, and that no two lines of a table share a name."""

from __future__ import annotations

from datetime import date

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.documents.compose import compose
from asf_starter.documents.tree import Table
from asf_starter.filling import fill_plan
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

RENTS = [{"name": "Hyra", "amount": "5000"}, {"name": "Hyra", "amount": "3000"}]


@pytest.fixture(scope="module")
def tables(handbook: Handbook) -> list[Table]:
    """The tables of a budget in which two costs are called the same."""
    path = resources_folder() / "examples" / "cleaning_and_gardening.asfplan"
    plan, refused = fill_plan(
        handbook, read_plan_file(path).plan, {"overheads": RENTS}, at="2026-11-23T09:00:00Z"
    )
    assert refused == ()
    document = compose("budget_annex", assess(handbook, plan, date(2026, 11, 23)), handbook)
    return [block for block in document.blocks if isinstance(block, Table) and block.caption]


def test_no_two_lines_share_a_name(tables: list[Table]) -> None:
    for table in tables:
        names = ["".join(run.text for run in row.cells[0].runs) for row in table.rows]
        assert sorted(set(names)) == sorted(names)
    by_year = ["".join(run.text for run in row.cells[0].runs) for table in tables for row in table.rows]
    assert "Hyra (1)" in by_year
    assert "Hyra (2)" in by_year


def test_a_sum_of_another_statement_is_a_plain_line(tables: list[Table]) -> None:
    looks = {
        ("".join(run.text for run in row.cells[0].runs), row.style) for table in tables for row in table.rows
    }
    assert ("Räntor", "plain") in looks
    assert ("Räntor", "sum") not in looks
    assert ("Pengar ut", "sum") in looks
