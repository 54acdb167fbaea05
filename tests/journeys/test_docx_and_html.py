"""Every document of the examples as DOCX and as a web page: valid, whole, and read by an office program.

The ordinary run takes one example; ``ASF_FULL=1`` takes all of them, and one bound file.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import nu_checker
import office
import pytest
import story
from docx_checks import problems, said
from html_words import words_on
from pypdfium2 import PdfDocument

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.documents.compose import compose
from asf_starter.documents.docx import write_docx
from asf_starter.documents.dossier import bind
from asf_starter.documents.html import write_html
from asf_starter.documents.pdf import Look
from asf_starter.documents.tree import Document
from asf_starter.export_options import documents_for
from asf_starter.look_files import load_look
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file
from asf_starter.storage.plan_store import example_ids

DAY = date(2026, 11, 23)
FULL = bool(os.environ.get("ASF_FULL"))
EXAMPLES = example_ids(resources_folder()) if FULL else ("cafe_and_second_hand",)


@pytest.fixture(scope="module")
def look() -> Look:
    """The look, read as the program reads it."""
    return load_look(resources_folder())


def documents(handbook: Handbook, example: str) -> Iterator[Document]:
    """The documents that make sense for an example, and in a full run all of them bound into one."""
    plan = read_plan_file(resources_folder() / "examples" / f"{example}.asfplan").plan
    assessment = assess(handbook, plan, DAY)
    composed = [compose(outline.id, assessment, handbook) for outline in documents_for(assessment, handbook)]
    yield from composed
    if FULL:
        yield bind(composed, "Allt om vårt företag", "Alla dokument")


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_docx_is_valid_and_whole(handbook: Handbook, example: str, look: Look) -> None:
    for source in documents(handbook, example):
        data = write_docx(source, look, day=DAY)
        assert problems(data) == [], source.id
        words = said(docx.Document(io.BytesIO(data)).element.body)
        assert words == story.words_of(source, story.DOCX), source.id


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_web_page_is_valid_and_whole(
    handbook: Handbook, example: str, look: Look, tmp_path: Path
) -> None:
    paths = []
    for source in documents(handbook, example):
        data = write_html(source, look)
        assert words_on(data) == story.words_of(source, story.HTML), source.id
        paths.append(tmp_path / f"{source.id}.html")
        paths[-1].write_bytes(data)
    assert {name: errors for name, errors in nu_checker.errors(paths).items() if errors} == {}


@pytest.mark.skipif(office.PROGRAM is None, reason=office.MISSING)
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_office_program_prints_every_docx(
    handbook: Handbook, example: str, look: Look, tmp_path: Path
) -> None:
    """All words, on pages of one size (and those of wide tables on their side).

    The bound file is left to the check of its XML: the office program drops rows of its balance sheet.
    """
    sources = {source.id: source for source in documents(handbook, example) if source.id != "dossier"}
    paths = [tmp_path / f"{name}.docx" for name in sources]
    for path, source in zip(paths, sources.values(), strict=True):
        path.write_bytes(write_docx(source, look, day=DAY))
    for name, data in office.pdfs_of(paths, tmp_path).items():
        pdf = PdfDocument(data)
        sizes = {tuple(round(side) for side in page.get_size()) for page in pdf}
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
        pdf.close()
        assert sizes <= {(595, 842), (842, 595)}
        lost = office.lost_words(text, story.words_of(sources[name], story.DOCX))
        assert lost == [], name
