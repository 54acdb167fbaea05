"""What many tests need: the real handbook, plans made of typed answers, folders in tmp_path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan, Tree
from asf_starter.storage.folders import Folders, resources_folder
from asf_starter.storage.handbook_files import load_handbook


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The real handbook, in Swedish."""
    return load_handbook(resources_folder())


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """The user's folders, inside this test's own."""
    return Folders(tmp_path / "documents", tmp_path / "state", tmp_path / "config")


@pytest.fixture
def a_plan() -> Callable[..., Plan]:
    """Makes a plan of typed answers: ``a_plan(enterprise_name="Kornboden", hours="10")``."""

    def make(**typed: Tree) -> Plan:
        plan = Plan(id="00000000-0000-4000-8000-000000000000", name="Prov")
        for question_id, value in typed.items():
            plan = plan.with_typed(question_id, value)
        return plan

    return make
