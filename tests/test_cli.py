"""The command line as other programs use it: exit codes, JSON, filling, exporting, importing."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from asf_starter import cli
from asf_starter.storage.folders import Folders
from asf_starter.storage.locks import PlanLock
from asf_starter.storage.plan_files import read_plan_file

read_once = cache(cli.load_handbook_in)
"""The handbook, read once a language for all tests of this file."""


@pytest.fixture(autouse=True)
def own_folders(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "user_folders", lambda: folders)
    monkeypatch.setattr(cli, "load_handbook_in", read_once)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.asfplan"
    assert cli.main(["new", str(path)]) == 0
    return path


def answers(tmp_path: Path, text: str) -> str:
    path = tmp_path / "answers.toml"
    path.write_text(text, "utf-8")
    return str(path)


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_new_never_overwrites(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", str(plan)]) == 2
    assert "plan.asfplan" in capsys.readouterr().err


def test_an_example_becomes_a_plan_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mitt.asfplan"
    assert cli.main(["new", str(path), "--example", "cafe_and_second_hand"]) == 0
    assert read_plan_file(path).plan.name == "mitt"
    assert cli.main(["new", str(tmp_path / "x.asfplan"), "--example", "finns_inte"]) == 2
    assert "cafe_and_second_hand" in capsys.readouterr().err


def test_fill_takes_what_a_person_would_type(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = """
        enterprise_name = "Kornboden <b>& co</b>"
        start_date = 2027-03-01
        founder_count = "three_to_four"
        legal_form = "economic_association"
        member_contribution = 100.50
        board_of_three = true
        advisor_topics = ["budget", "customers"]
        business_idea = { state = "ask_advisor", note = "Håller idén?" }
        municipality = { value = "Hudiksvall", note = "eller Nordanstig" }
        founders = [
          { id = "kim", name = { role = "kock", name = "Kim" }, hours = 22.5 },
          { name = { role = "kassör" }, paid = { state = "unknown" } },
        ]
    """
    assert cli.main(["fill", str(plan), answers(tmp_path, toml)]) == 0
    capsys.readouterr()
    assert cli.main(["show", str(plan), "--json", "--date", "2026-11-23"]) == 0
    shown = printed(capsys)
    values = {key: answer["value"] for key, answer in shown["answers"].items()}
    assert values["enterprise_name"] == "Kornboden <b>& co</b>"
    assert values["start_date"] == "2027-03"
    assert values["member_contribution"] == "100.50"
    assert values["board_of_three"] is True
    assert values["advisor_topics"] == ["customers", "budget"]
    assert values["founders"][0] == {
        "id": "kim",
        "name": {"role": "kock", "name": "Kim"},
        "contribution": None,
        "hours": "22.5",
        "paid": None,
    }
    assert values["founders"][1]["id"] == "r1"
    assert values["founders"][1]["states"] == {"paid": "unknown"}
    assert shown["answers"]["municipality"]["note"] == "eller Nordanstig"
    assert shown["plan"]["date"] == "2026-11-23"
    assert len(shown["plan"]["state_code"]) == 8
    assert {"question": "business_idea", "state": "ask_advisor"} in shown["open_questions"]


def test_fill_is_all_or_nothing(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    toml = """
        enterprise_name = "Kornboden"
        legal_form = "kooperativ"
        nothing_like_this = 1
        start_date = "snart"
        founders = [{ name = "Kim", shoe_size = 41 }]
    """
    assert cli.main(["fill", str(plan), answers(tmp_path, toml)]) == 1
    refused = capsys.readouterr().err
    for place in ("legal_form:", "nothing_like_this:", "start_date:", "founders.r1.shoe_size:"):
        assert place in refused
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ('enterprise_name = { state = "maybe" }', "enterprise_name"),
        ('[[founders]]\nhours = { state = "maybe" }', "hours"),
    ],
)
def test_a_state_that_nobody_knows_is_refused_in_a_question_and_in_a_cell(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], toml: str, place: str
) -> None:
    before = plan.read_bytes()
    assert cli.main(["fill", str(plan), answers(tmp_path, toml)]) == 1
    assert place in capsys.readouterr().err
    assert plan.read_bytes() == before


def test_fill_respects_the_lock(
    plan: Path, tmp_path: Path, folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    with PlanLock(folders.state, plan):
        assert cli.main(["fill", str(plan), answers(tmp_path, 'municipality = "Umeå"')]) == 2
    assert "plan.asfplan" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "{", '{"format":"asf-plan"}', "PK\x03\x04", "%PDF-1.7\n%%EOF"])
def test_a_broken_file_is_told_in_words_and_left_alone(
    tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "trasig.asfplan"
    path.write_text(content)
    for call in (
        ["show", str(path), "--json"],
        ["check", str(path)],
        ["export", str(path), "--to", str(tmp_path)],
    ):
        assert cli.main(call) == 2
        assert capsys.readouterr().err.strip()
    assert path.read_text() == content


def test_check_tells_gaps_by_its_exit_code(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(plan), "--json"]) == 1
    assert {"question": "enterprise_name", "state": "unanswered"} in printed(capsys)["open_questions"]


def test_questions_are_listed_with_all_that_filling_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["questions", "--json"]) == 0
    questions = {question["id"]: question for question in printed(capsys)}
    founders = questions["founders"]
    assert (founders["chapter"], founders["kind"]) == ("start", "table")
    assert next(column["id"] for column in founders["columns"]) == "name"
    assert questions["member_contribution"]["when"] == {"legal_form": ["economic_association"]}
    assert sum(question["short_track"] for question in questions.values()) <= 25
    keys = {"id", "chapter", "page", "kind", "label", "help", "options", "columns", "of", "length", "when"}
    assert all(keys <= question.keys() for question in questions.values())


def test_export_writes_files_and_prints_their_names(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    out = tmp_path / "ut"
    call = ["export", str(plan), "--to", str(out), "--documents", "advisor_paper", "--formats", "pdf,md"]
    assert cli.main([*call, "--date", "2026-11-23"]) == 0
    names = capsys.readouterr().out.split()
    assert [Path(name).suffix for name in names] == [".pdf", ".md"]
    assert Path(names[0]).read_bytes().startswith(b"%PDF-")
    first = Path(names[0]).read_bytes()
    assert cli.main([*call, "--date", "2026-11-23"]) == 0
    assert Path(names[0]).read_bytes() == first


def test_export_refuses_what_it_does_not_know(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", str(plan), "--to", str(tmp_path), "--documents", "roman"]) == 2
    assert cli.main(["export", str(plan), "--to", str(tmp_path), "--formats", "exe"]) == 2
    assert "advisor_paper" in capsys.readouterr().err


def test_the_plan_comes_back_out_of_a_pdf(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["fill", str(plan), answers(tmp_path, 'enterprise_name = "Åsas ☕"')])
    capsys.readouterr()
    call = ["export", str(plan), "--to", str(tmp_path / "ut"), "--documents", "advisor_paper"]
    assert cli.main(call) == 0
    pdf = capsys.readouterr().out.strip()
    again = tmp_path / "igen.asfplan"
    assert cli.main(["import", pdf, "--to", str(again)]) == 0
    assert read_plan_file(again).plan.answers == read_plan_file(plan).plan.answers
    assert cli.main(["import", pdf, "--to", str(again)]) == 2
    assert cli.main(["show", pdf, "--json"]) == 0
    assert cli.main([*call, "--without-plan"]) == 0
    assert cli.main(["import", pdf, "--to", str(tmp_path / "nej.asfplan")]) == 2


def test_documents_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["documents", "--json"]) == 0
    documents = {document["id"]: document for document in printed(capsys)}
    assert {
        "business_plan",
        "advisor_paper",
        "participation_plan",
        "reinvestment_policy",
        "budget_annex",
    } <= set(documents)
    assert all("pdf" in document["formats"] for document in documents.values())


def test_a_catalogue_is_made_for_translators(tmp_path: Path) -> None:
    assert cli.main(["catalogue", "fi", "--folder", str(tmp_path)]) == 0
    assert 'msgctxt "interview.start' in (tmp_path / "fi.po").read_text("utf-8")


def test_a_wrong_call_is_an_error_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["export"])
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_what_concerns_a_plan_is_said_in_the_language_asked_for(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(plan), "--language", "en"]) == 1
    assert "What will the enterprise be called?" in capsys.readouterr().out
    assert cli.main(["show", str(tmp_path / "no.asfplan"), "--language", "en"]) == 2
    assert "The file does not exist" in capsys.readouterr().err


def test_a_document_is_in_a_language_that_it_offers(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    call = ["export", str(plan), "--to", str(tmp_path), "--documents", "advisor_paper", "--formats", "md"]
    assert cli.main([*call, "--language", "en"]) == 0
    assert "Inför mötet" in Path(capsys.readouterr().out.strip()).read_text("utf-8")
