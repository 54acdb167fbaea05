"""Each example plan through each document, as Markdown, compared with what was read and found good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.documents.compose import compose
from asf_starter.documents.markdown import write_markdown
from asf_starter.export_options import documents_for
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file
from asf_starter.storage.plan_store import example_ids

DAY = date(2026, 11, 23)
GOLDEN = Path(__file__).parents[1] / "golden"
EXAMPLES = example_ids(resources_folder())
DOUBTFUL = {"first_meeting": ["simple_start_money"]}


def assessed(handbook: Handbook, example: str) -> Assessment:
    path = resources_folder() / "examples" / f"{example}.asfplan"
    return assess(handbook, read_plan_file(path).plan, DAY)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_documents_of_an_example_are_as_expected(
    handbook: Handbook, example: str, request: pytest.FixtureRequest
) -> None:
    assessment = assessed(handbook, example)
    folder = GOLDEN / example
    written = {
        f"{outline.id}.md": write_markdown(compose(outline.id, assessment, handbook))
        for outline in documents_for(assessment, handbook)
    }
    if request.config.getoption("--update-golden"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.md"):
            old.unlink()
        for name, text in written.items():
            (folder / name).write_text(text, "utf-8")
    expected = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    assert sorted(written) == sorted(expected)
    for name, text in written.items():
        assert text == expected[name], f"{example}/{name} has changed"


def test_there_are_filled_examples_and_a_first_meeting() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_holds_no_answer_that_the_program_cannot_read(handbook: Handbook, example: str) -> None:
    """A first meeting is the exception: one amount can be read in two ways and is kept as typed."""
    problems = assessed(handbook, example).answers.problems
    assert [problem.question for problem in problems] == DOUBTFUL.get(example, [])
