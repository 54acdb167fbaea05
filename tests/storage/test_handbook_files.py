"""The handbook as a whole: the real one loads, a broken one says everything that is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from asf_starter.core.handbook import Handbook
from asf_starter.storage.folders import resources_folder, user_folders
from asf_starter.storage.handbook_files import load_handbook
from asf_starter.storage.resource_files import HandbookProblem


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the resources that a test may break."""
    folder = tmp_path / "resources"
    shutil.copytree(resources_folder(), folder, ignore=shutil.ignore_patterns("fonts", "examples"))
    return folder


def problems_after(folder: Path, name: str, old: str, new: str) -> list[str]:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(HandbookProblem) as error:
        load_handbook(folder)
    return error.value.problems


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("interview/start.toml", 'kind = "text"', 'kind = "texten"', 'unknown kind "texten"'),
        ("interview/start.toml", 'id = "municipality"', 'id = "enterprise_name"', "used twice"),
        ("interview/start.toml", 'id = "start"', 'id = "begin"', 'the id "begin" is not the file\'s name'),
        ("interview/idea.toml", "intro =", "inrto =", 'unknown key "inrto", did you mean "intro"?'),
        (
            "interview/surplus.toml",
            "when = { owner_distribution",
            "when = { dissolution_assets",
            "no earlier question",
        ),
        ("documents/business_plan.toml", '"plan_risks"', '"plan_riks"', 'there is no section "plan_riks"'),
        ("documents/sections/business_plan.toml", "{municipality}", "{comune}", 'nobody defines "comune"'),
        ("documents/sections/business_plan.toml", 'table = "founders"', 'table = "grundare"', "grundare"),
        ("documents/reinvestment_policy.toml", 'adopted = "', 'adopted = "x', "there is no question"),
        ("rates/vat.toml", 'source = "https', 'sauce = "https', 'unknown key "sauce"'),
        ("criteria/purpose.toml", "checked = 2026-11-23", "", 'missing key "checked"'),
        ("glossary.toml", "[[words]]", "[[words", "glossary.toml"),
    ],
)
def test_a_broken_resource_is_told(copy: Path, name: str, old: str, new: str, told: str) -> None:
    assert any(told in problem for problem in problems_after(copy, name, old, new))


def test_every_text_is_there_and_none_is_empty(handbook: Handbook) -> None:
    assert len(handbook.texts) > 3000
    assert [text_id for text_id, text in handbook.texts.items() if not text] == []
    assert handbook.text("interview.start.title") == handbook.interview.chapters[0].title


def test_user_folders_are_the_platforms() -> None:
    folders = user_folders()
    assert folders.state != folders.documents
    assert "asf-starter" in str(folders.config)
