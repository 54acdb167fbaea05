"""Every document of the examples as a PDF: valid, with the structure of its document, the plan inside.

The ordinary run takes one example; ``ASF_FULL=1`` takes the whole matrix, large print and one bound file.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pdf_structure
import pytest
import verapdf

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.documents.compose import compose
from asf_starter.export import export_documents
from asf_starter.export_options import Options, documents_for
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file
from asf_starter.storage.plan_in_pdf import read_plan_in_pdf
from asf_starter.storage.plan_store import example_ids

DAY = date(2026, 11, 23)
FULL = bool(os.environ.get("ASF_FULL"))
EXAMPLES = example_ids(resources_folder()) if FULL else ("cafe_and_second_hand",)


def export(handbook: Handbook, example: str, folder: Path, options: Options) -> dict[str, Path]:
    plan = read_plan_file(resources_folder() / "examples" / f"{example}.asfplan").plan
    assessment = assess(handbook, plan, DAY)
    ids = [outline.id for outline in documents_for(assessment, handbook)]
    written = export_documents(assessment, handbook, ids, folder, options, resources=resources_folder())
    return {path.stem: path for path in written}


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_document_is_valid_and_structured(handbook: Handbook, example: str, tmp_path: Path) -> None:
    plan = read_plan_file(resources_folder() / "examples" / f"{example}.asfplan").plan
    assessment = assess(handbook, plan, DAY)
    paths, structure = [], {}
    for outline in documents_for(assessment, handbook):
        document = compose(outline.id, assessment, handbook)
        (path,) = export_documents(
            assessment, handbook, [outline.id], tmp_path, Options(("pdf",)), resources=resources_folder()
        )
        assert path not in paths, "two documents have the same file name"
        paths.append(path)
        structure[outline.id] = pdf_structure.problems(path.read_bytes(), document)
    assert {name: found for name, found in structure.items() if found} == {}
    broken = {path.name: rules for path, rules in verapdf.failures(paths).items() if rules}
    assert broken == {}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_plan_inside_is_the_plan(handbook: Handbook, example: str, tmp_path: Path) -> None:
    plan = read_plan_file(resources_folder() / "examples" / f"{example}.asfplan").plan
    path = next(iter(export(handbook, example, tmp_path, Options(("pdf",), one_file=True)).values()))
    inside = read_plan_in_pdf(path).plan
    assert {key: (record.v, record.state) for key, record in inside.answers.items()} == {
        key: (record.v, record.state) for key, record in plan.answers.items()
    }
    assert not any(record.private_note for record in inside.answers.values())


def test_the_bound_file_is_valid_in_ordinary_and_large_print(handbook: Handbook, tmp_path: Path) -> None:
    choices = [Options(("pdf",), one_file=True)]
    if FULL:
        choices.append(Options(("pdf",), one_file=True, large_print=True, ink_saving=True))
    paths = [
        path
        for number, options in enumerate(choices)
        for path in export(handbook, "cafe_and_second_hand", tmp_path / str(number), options).values()
    ]
    assert len(paths) == len(choices)
    assert [rules for rules in verapdf.failures(paths).values() if rules] == []
