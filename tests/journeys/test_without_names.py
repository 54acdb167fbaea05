"""Papers without names: no name of a person on any page, nor in the plan inside."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import state_code
from asf_starter.core.travelling import names_in
from asf_starter.export import export_documents
from asf_starter.export_options import Options, documents_for
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file
from asf_starter.storage.plan_in_pdf import read_plan_in_pdf

DAY = date(2026, 11, 23)
EXAMPLES = ("cafe_and_second_hand", "cleaning_and_gardening", "first_meeting")


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_name_is_printed(handbook: Handbook, tmp_path: Path, example: str) -> None:
    plan = read_plan_file(resources_folder() / "examples" / f"{example}.asfplan").plan
    names = names_in(plan, handbook.interview)
    assert names
    assessment = assess(handbook, plan, DAY)
    ids = [outline.id for outline in documents_for(assessment, handbook)]
    written = export_documents(
        assessment, handbook, ids, tmp_path, Options(("md",), names=False), resources=resources_folder()
    )
    typed = [
        str(record.v)
        for question_id, record in plan.answers.items()
        if handbook.interview.question(question_id).kind in ("text", "long_text")
    ]
    for path in written:
        text = path.read_text("utf-8")
        for name in names:
            if not any(re.search(rf"\b{name}\b", words) for words in typed):
                assert not re.search(rf"\b{name}\b", text), (path.name, name)


def test_the_plan_inside_has_no_names_either(handbook: Handbook, tmp_path: Path) -> None:
    plan = read_plan_file(resources_folder() / "examples" / "cafe_and_second_hand.asfplan").plan
    assessment = assess(handbook, plan, DAY)
    options = Options(names=False)
    pdf = export_documents(
        assessment, handbook, ["advisor_paper"], tmp_path, options, resources=resources_folder()
    )[0]
    inside = read_plan_in_pdf(pdf).plan
    assert names_in(inside, handbook.interview) == ()
    assert state_code(assessment.plan) == state_code(plan)
