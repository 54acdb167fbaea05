"""start.py sets the program up, on computers that we do not have."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
INSTALL = "install --quiet --disable-pip-version-check --editable"


def test_the_first_start_installs_and_opens_the_window(machine: Any) -> None:
    assert machine.start.main([]) == 0
    assert machine.commands == [
        f"python3 -m venv --clear {machine.start.VENV}",
        f"PYTHON -m pip {INSTALL} .",
        "PYTHON -m asf_starter.screen",
        "PYTHON -m asf_starter",
    ]


def test_later_starts_install_nothing(machine: Any) -> None:
    machine.start.main([])
    machine.commands.clear()
    assert machine.start.main([]) == 0
    assert machine.commands == ["PYTHON -m asf_starter.screen", "PYTHON -m asf_starter"]


def test_a_changed_project_is_installed_again_into_the_same_environment(machine: Any) -> None:
    machine.start.main([])
    machine.commands.clear()
    machine.start.HERE.joinpath("pyproject.toml").write_text("[project]\nname = 'x'", encoding="utf-8")
    machine.start.main(["documents"])
    assert machine.commands == [f"PYTHON -m pip {INSTALL} .", "PYTHON -m asf_starter documents"]


def test_a_moved_checkout_is_installed_again(machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = machine.start.fingerprint()
    moved = machine.start.HERE.parent / "annan mapp"
    machine.start.HERE.rename(moved)
    monkeypatch.setattr(machine.start, "HERE", moved)
    assert machine.start.fingerprint() != before


def test_the_test_tools_come_with_the_program(machine: Any) -> None:
    assert machine.start.main(["test", "-x", "-q"]) == 0
    assert machine.installs() == [f"PYTHON -m pip {INSTALL} .[test]"]
    assert machine.commands[-1] == "PYTHON -m pytest -x -q"
    machine.start.main(["documents"])
    assert len(machine.installs()) == 1


def test_the_program_does_not_bring_the_test_tools(machine: Any) -> None:
    machine.start.main([])
    machine.start.main(["test"])
    assert machine.installs() == [f"PYTHON -m pip {INSTALL} .", f"PYTHON -m pip {INSTALL} .[test]"]


def test_a_damaged_memory_of_what_was_installed_means_installing_again(machine: Any) -> None:
    machine.start.main([])
    machine.start.STAMP.write_text("{", encoding="utf-8")
    machine.start.main([])
    assert len(machine.installs()) == 2


def test_a_python_without_ensurepip_uses_the_systems_pip(machine: Any) -> None:
    machine.modules = {"venv", "pip"}
    assert machine.start.main(["documents"]) == 0
    assert machine.commands[:2] == [
        f"python3 -m venv --clear --without-pip {machine.start.VENV}",
        f"python3 -m pip --python PYTHON {INSTALL} .",
    ]


@pytest.mark.parametrize("modules", [{"venv"}, {"pip"}, set()], ids=["only venv", "only pip", "neither"])
def test_root_on_debian_gets_pip_by_apt(
    machine: Any, modules: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    machine.modules = modules
    machine.brings["python3-venv"] = {"venv", "ensurepip"}
    machine.have_apt(user_id=0)
    assert machine.start.main(["documents"]) == 0
    assert machine.commands[0] == "apt-get install --yes --no-install-recommends python3-venv"
    assert machine.commands[1] == f"python3 -m venv --clear {machine.start.VENV}"
    assert "python3-venv" in capsys.readouterr().out


def test_without_root_the_line_for_pip_is_printed(machine: Any, capsys: pytest.CaptureFixture[str]) -> None:
    machine.modules = {"venv"}
    machine.have_apt(user_id=1000)
    assert machine.start.main([]) == 1
    assert machine.commands == []
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_without_apt_python_org_is_named(machine: Any, capsys: pytest.CaptureFixture[str]) -> None:
    machine.modules = set()
    assert machine.start.main([]) == 1
    assert "https://www.python.org/downloads/" in capsys.readouterr().err


def test_a_failed_download_is_told_kindly_and_tried_again_next_time(
    machine: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = {"install": "ERROR: Could not find a version that satisfies hatchling"}
    assert machine.start.main([]) == 1
    said = capsys.readouterr().err
    assert "Kontrollera att datorn har internet" in said
    assert "python3 start.py" in said
    assert "hatchling" in said
    machine.failing = {}
    assert machine.start.main([]) == 0
    assert len(machine.installs()) == 2


def test_stale_package_lists_are_updated_first(machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["E: Unable to locate package", "", ""])
    commands = []

    def failure(command: list[str]) -> str:
        commands.append(" ".join(command[:2]))
        return next(answers)

    machine.have_apt(user_id=0)
    monkeypatch.setattr(machine.start, "failure", failure)
    assert machine.start.install_packages(["libgl1"]) is True
    assert commands == ["apt-get install", "apt-get update", "apt-get install"]


def test_windows(machine: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(machine.start, "WINDOWS", True)
    machine.have_user(None)
    assert machine.start.main([]) == 0
    assert machine.commands[-1] == "PYTHON -m asf_starter"
    assert machine.start.venv_python() == [str(machine.start.VENV / "Scripts" / "python.exe"), "-X", "utf8"]
    machine.start.HERE.joinpath("pyproject.toml").write_text("changed", encoding="utf-8")
    machine.failing = {"install": "no network"}
    assert machine.start.main([]) == 1
    assert "py start.py" in capsys.readouterr().err


def test_macos(machine: Any) -> None:
    machine.have_user(501)
    assert machine.start.main(["fill", "plan.asfplan", "svar.toml"]) == 0
    assert machine.commands[0] == f"python3 -m venv --clear {machine.start.VENV}"
    assert machine.start.venv_python()[0] == str(machine.start.VENV / "bin" / "python")


def test_an_older_python_gets_an_answer() -> None:
    code = "import runpy, sys; sys.version_info = (3, 10, 2); runpy.run_path('start.py', run_name='__main__')"
    command = [sys.executable, "-X", "utf8", "-c", code]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 1
    assert "behöver Python 3.11" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_an_older_python_can_read_the_file() -> None:
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("command", "last_words"),
    [
        pytest.param([sys.executable, "-c", "print('fine')"], "", id="goes well"),
        pytest.param([sys.executable, "-c", "raise SystemExit('no å here')"], "no å here", id="fails"),
        pytest.param([sys.executable, "-c", "raise SystemExit(3)"], "exit 3", id="fails without a word"),
    ],
)
def test_failure_of_a_real_command(
    command: list[str], last_words: str, monkeypatch: pytest.MonkeyPatch, start: ModuleType
) -> None:
    monkeypatch.setenv("PYTHONUTF8", "1")
    assert start.failure(command) == last_words


def test_a_command_that_is_not_there_is_a_failure(start: ModuleType) -> None:
    assert "no-such-program" in start.failure(["no-such-program"])
