"""From filling in to the papers: files that travel or stay at home, and numbers that nobody else reads."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from asf_starter.cli import main
from asf_starter.core.assessment import assess
from asf_starter.core.comparing import compare_plans
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan, state_code
from asf_starter.documents.changes import changes_document
from asf_starter.documents.compose import compose
from asf_starter.documents.markdown import write_markdown
from asf_starter.export import FORMATS, export_documents
from asf_starter.export_options import Options
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file, write_plan_file
from asf_starter.storage.plan_in_pdf import read_plan_in_pdf

MakePlan = Callable[..., Plan]
DAY = date(2026, 11, 23)
NUMBER = "850709-9805"
MINUTES = b"%PDF-1.4\nMinutes of a meeting\n"
PAPER = """
[[evidence_files]]
file = "protokoll.pdf"
shows = "Mötet antog delaktighetsplanen"
date = 2026-08-10
kind = "minutes"
item = "c2_2"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with minutes, a new plan and what to fill in."""
    (tmp_path / "protokoll.pdf").write_bytes(MINUTES)
    (tmp_path / "svar.toml").write_text(PAPER, "utf-8")
    assert main(["new", str(tmp_path / "plan.asfplan")]) == 0
    return tmp_path


def filled(folder: Path) -> Path:
    assert main(["fill", str(folder / "plan.asfplan"), str(folder / "svar.toml")]) == 0
    return folder / "plan.asfplan"


# -- papers --


def test_a_path_is_enough_to_file_a_paper(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = filled(folder)
    (folder / "protokoll.pdf").unlink()
    assert [file.data for file in read_plan_file(plan).plan.files_in_use] == [MINUTES]
    capsys.readouterr()
    assert main(["show", str(plan), "--json", "--date", "2026-11-23"]) == 0
    shown = json.loads(capsys.readouterr().out)
    participation = next(entry for entry in shown["criteria"] if entry["id"] == "participation")
    item = next(entry for entry in participation["evidence"] if entry["id"] == "c2_2")
    assert [(file["name"], file["date"], file["shows"]) for file in item["files"]] == [
        ("protokoll.pdf", "2026-08-10", "Mötet antog delaktighetsplanen")
    ]
    row = shown["answers"]["evidence_files"]["value"][0]
    assert row["file"]["name"] == "protokoll.pdf"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("borta.pdf", None, "finns inte"),
        ("program.pdf", b"MZ\x90\x00", "inte tar emot"),
        ("tom.pdf", b"", "tom"),
    ],
)
def test_a_file_that_cannot_be_filed_refuses_all_answers(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    (folder / "svar.toml").write_text(
        f'enterprise_name = "Kornboden"\n[[evidence_files]]\nfile = "{name}"\n', "utf-8"
    )
    before = (folder / "plan.asfplan").read_bytes()
    assert main(["fill", str(folder / "plan.asfplan"), str(folder / "svar.toml")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("evidence_files.r1.file: ")
    assert name in said
    assert reason in said
    assert (folder / "plan.asfplan").read_bytes() == before


@pytest.mark.parametrize(("with_evidence", "expected"), [(False, []), (True, [MINUTES])])
def test_files_travel_in_a_pdf_only_when_asked(
    folder: Path, with_evidence: bool, expected: list[bytes]
) -> None:
    call = ["export", str(filled(folder)), "--to", str(folder / "ut"), "--documents", "evidence_index"]
    assert main([*call, *(["--with-evidence"] if with_evidence else [])]) == 0
    (pdf,) = (folder / "ut").glob("*.pdf")
    again = folder / "igen.asfplan"
    assert main(["import", str(pdf), "--to", str(again)]) == 0
    plan = read_plan_file(again).plan
    assert [file.data for file in plan.files_in_use] == expected
    assert plan.answers == read_plan_file(folder / "plan.asfplan").plan.answers


def test_the_index_names_criterion_state_day_file_and_what_it_shows(handbook: Handbook) -> None:
    example = resources_folder() / "examples" / "cleaning_and_gardening.asfplan"
    assessment = assess(handbook, read_plan_file(example).plan, DAY)
    lines = write_markdown(compose("evidence_index", assessment, handbook)).splitlines()
    line = next(line for line in lines if "protokoll-3-november.pdf" in line)
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert cells[0] == "En delaktighetsplan som är antagen, med datum"
    assert "Finns" in cells[1]
    assert cells[2] == "3\u00a0november\u00a02026"
    assert cells[3] == "protokoll-3-november.pdf (protokoll): Mötet antog delaktighetsplanen"
    heads = [line for line in lines if line.startswith("### ")]
    assert [head.removeprefix("### ") for head in heads] == [
        "Syfte",
        "Delaktighet",
        "Återinvestering",
        "Fristående",
    ]


def test_the_index_says_which_file_did_not_come_along(handbook: Handbook) -> None:
    example = resources_folder() / "examples" / "cleaning_and_gardening.asfplan"
    plan = replace(read_plan_file(example).plan, evidence=())
    written = write_markdown(compose("evidence_index", assess(handbook, plan, DAY), handbook))
    assert written.count("Filen följde inte med i den här kopian.") == 2


def test_papers_under_no_item_have_a_list_of_their_own(handbook: Handbook, a_plan: MakePlan) -> None:
    file = {"name": "bild.jpg", "sha256": "a" * 64}
    rows = [{"id": "r1", "cells": {"file": {"v": file}, "shows": {"v": "Verkstaden"}}}]
    assessment = assess(handbook, a_plan(evidence_files=rows), DAY)
    lines = write_markdown(compose("evidence_index", assessment, handbook)).splitlines()
    after = lines[lines.index("### Papper som inte hör till något underlag") :]
    assert any("bild.jpg" in line and "Verkstaden" in line for line in after)


def test_the_annex_lists_papers_only_where_there_are_any(handbook: Handbook, a_plan: MakePlan) -> None:
    written = write_markdown(compose("criteria_annex", assess(handbook, a_plan(), DAY), handbook))
    assert "Papper som ligger i planen" not in written


def test_the_annex_names_the_page_that_cites_a_paper(tmp_path: Path) -> None:
    example = resources_folder() / "examples" / "cleaning_and_gardening.asfplan"
    call = ["export", str(example), "--to", str(tmp_path), "--documents", "criteria_annex"]
    assert main([*call, "--date", "2026-11-23"]) == 0
    (pdf,) = tmp_path.glob("*.pdf")
    pages = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    cited = next(
        number for number, text in enumerate(pages, 1) if "Det ligger i" in text and "3-november" in text
    )
    listed = next(text for text in pages if "Papper som ligger i planen" in text)
    row = listed[listed.index("protokoll-3-november.pdf") : listed.index("protokoll-6-oktober.pdf")]
    assert str(cited) in row.split()


# -- people --


def text_of(path: Path) -> str:
    """Everything that can be read in a file of any format, unpacked."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return path.read_bytes().decode("utf-8" if path.suffix != ".se" else "cp437", "replace")


def plan_with_numbers(a_plan: MakePlan, **more: str) -> Plan:
    """A number wherever words of the founders reach paper: text, people, tables, notes, names of lines."""
    return a_plan(
        enterprise_name=f"Kornboden {NUMBER}",
        business_idea=f"Amina, {NUMBER}, säljer kaffe.",
        contact_person={"role": "Samordnare", "name": f"Amina {NUMBER}"},
        founders=[
            {"id": "r1", "cells": {"name": {"v": {"role": "Kock", "name": NUMBER}}, "hours": {"v": "20"}}}
        ],
        offer=[{"id": "r1", "cells": {"name": {"v": f"Kaffe {NUMBER}"}}}],
        start_date="2027-01",
        **more,
    ).with_note("business_idea", f"Ring {NUMBER}")


def everything(handbook: Handbook, plan: Plan, folder: Path) -> list[Path]:
    assessment = assess(handbook, plan, DAY)
    documents = ("business_plan", "budget_annex", "answer_booklet", "criteria_annex")
    return export_documents(
        assessment, handbook, documents, folder, Options(FORMATS), resources=resources_folder()
    )


def test_nobody_else_reads_a_personal_number(handbook: Handbook, a_plan: MakePlan, tmp_path: Path) -> None:
    plan = plan_with_numbers(a_plan)
    written = everything(handbook, plan, tmp_path)
    assert {path.suffix for path in written} >= {".pdf", ".docx", ".html", ".md", ".xlsx"}
    for path in written:
        assert NUMBER not in text_of(path), path.name
        assert "8507099805" not in path.name
    booklet = next(path for path in written if "svar" in path.name and path.suffix == ".md")
    assert r"Amina, \[personnummer\], säljer kaffe." in text_of(booklet)
    for pdf in (path for path in written if path.suffix == ".pdf"):
        assert NUMBER not in repr(read_plan_in_pdf(pdf).plan)
        assert state_code(plan) in text_of(pdf)


def test_who_chose_to_keep_them_prints_them(handbook: Handbook, a_plan: MakePlan, tmp_path: Path) -> None:
    plan = plan_with_numbers(a_plan, names_by_hand="no", personal_numbers_printed="yes")
    written = everything(handbook, plan, tmp_path)
    booklet = next(path for path in written if "svar" in path.name and path.suffix == ".md")
    assert f"Amina, {NUMBER}, säljer kaffe." in text_of(booklet)


@pytest.mark.parametrize(("keep", "printed"), [("no", False), ("yes", True)])
def test_the_paper_of_changes_covers_them_too(
    handbook: Handbook, a_plan: MakePlan, keep: str, printed: bool
) -> None:
    before = a_plan(names_by_hand="no", personal_numbers_printed=keep, business_idea="Kaffe")
    after = before.with_typed("business_idea", f"Amina, {NUMBER}").with_typed("enterprise_name", NUMBER)
    paper = changes_document(compare_plans(handbook, before, after, DAY), handbook)
    assert (NUMBER in repr(paper)) is printed
    assert ("[personnummer]" in write_markdown(paper).replace("\\", "")) is not printed


def test_check_says_where_a_number_stands(
    a_plan: MakePlan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.asfplan"
    write_plan_file(path, plan_with_numbers(a_plan), None)
    main(["check", str(path), "--json", "--date", "2026-11-23"])
    advice = {note["id"]: note for note in json.loads(capsys.readouterr().out)["advice"]}
    assert advice["privacy_number"]["severity"] == "warning"
    assert "business_idea" in advice["privacy_number"]["answers"]
    assert NUMBER not in advice["privacy_number"]["text"]
