"""``asf-starter compare``: a paper or an earlier plan against the plan as it is now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from asf_starter.cli import main
from asf_starter.core.plan import state_code
from asf_starter.core.travelling import names_in, paper_code
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.handbook_files import load_handbook
from asf_starter.storage.plan_files import read_plan_file
from asf_starter.storage.plan_in_pdf import read_plan_in_pdf
from asf_starter.storage.problems import FileProblem


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The café's plan."""
    path = tmp_path / "kornboden.asfplan"
    assert main(["new", str(path), "--example", "cafe_and_second_hand"]) == 0
    return path


@pytest.fixture
def paper(plan: Path, tmp_path: Path) -> Path:
    """A paper of the plan without names, made before it was changed."""
    call = ["export", str(plan), "--to", str(tmp_path / "papper"), "--documents", "advisor_paper"]
    assert main([*call, "--without-names"]) == 0
    return next((tmp_path / "papper").glob("*.pdf"))


def changed(plan: Path, tmp_path: Path) -> None:
    answers = tmp_path / "svar.toml"
    answers.write_text('enterprise_name = "Kornbodens kök"\n', "utf-8")
    assert main(["fill", str(plan), str(answers)]) == 0


def test_a_paper_is_compared_with_the_plan(
    plan: Path, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = state_code(read_plan_file(plan).plan)
    changed(plan, tmp_path)
    capsys.readouterr()
    assert main(["compare", str(paper), str(plan), "--json", "--date", "2026-11-23"]) == 0
    tree = json.loads(capsys.readouterr().out)
    assert tree["same_plan"] is True
    assert tree["changes"] == [
        {"question": "enterprise_name", "place": "", "before": "Kornbodens kafé", "after": "Kornbodens kök"}
    ]
    assert tree["old"]["state_code"] == code, "the code printed on the paper, though names were left out"
    assert tree["new"]["state_code"] == state_code(read_plan_file(plan).plan)
    assert tree["old"]["result_year_1"] == tree["new"]["result_year_1"]
    assert isinstance(tree["old"]["lowest_cash"], int)


def test_the_same_in_words(
    plan: Path, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["compare", str(paper), str(plan)]) == 0
    assert capsys.readouterr().out.startswith("Inget svar är annorlunda.")
    changed(plan, tmp_path)
    assert main(["compare", str(paper), str(plan)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 svar är annorlunda")
    assert "Då: Kornbodens kafé\n" in out
    assert "Nu: Kornbodens kök\n" in out


def test_the_paper_carries_no_names_but_its_code(plan: Path, paper: Path) -> None:
    inside = read_plan_in_pdf(paper).plan
    whole = read_plan_file(plan).plan
    assert names_in(inside, load_handbook(resources_folder()).interview) == ()
    assert state_code(inside) != state_code(whole)
    assert paper_code(inside) == state_code(whole)


def test_a_file_without_a_plan_is_told(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = tmp_path / "annan.pdf"
    strange.write_bytes(b"%PDF-1.7 nothing")
    capsys.readouterr()
    assert main(["compare", str(strange), str(plan)]) == 2
    assert capsys.readouterr().err == "Filen annan.pdf bär ingen plan.\n"


def test_the_list_is_written_as_a_paper(
    plan: Path, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(plan, tmp_path)
    capsys.readouterr()
    call = ["compare", str(paper), str(plan), "--to", str(tmp_path / "ut"), "--date", "2026-11-23"]
    assert main([*call, "--formats", "pdf,md"]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()[-2:]]
    assert [path.suffix for path in written] == [".pdf", ".md"]
    assert written[0].read_bytes().startswith(b"%PDF-1.7")
    row = next(line for line in written[1].read_text("utf-8").splitlines() if "Kornbodens kök |" in line)
    assert "Kornbodens kafé" in row
    with pytest.raises(FileProblem):
        read_plan_in_pdf(written[0])


def test_the_paper_is_named_in_json_and_strange_formats_are_told(
    plan: Path, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    call = ["compare", str(paper), str(plan), "--to", str(tmp_path / "ut")]
    assert main([*call, "--json"]) == 0
    (named,) = json.loads(capsys.readouterr().out)["files"]
    assert Path(named).exists()
    assert main([*call, "--formats", "xlsx"]) == 2
    assert capsys.readouterr().err == "asf-starter compare: unknown: xlsx (known: pdf, docx, html, md)\n"
