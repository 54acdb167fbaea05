"""What start.py does once everything is set up: window, example's PDFs, command line, tests."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

NO_SCREEN = {"reason": "no_screen", "libraries": [], "packages": [], "detail": ""}
NO_LIBRARIES = {
    "reason": "libraries",
    "libraries": ["libGL.so.1"],
    "packages": ["libgl1"],
    "detail": "libGL.so.1: cannot open shared object file",
}


@pytest.mark.parametrize("code", [0, 1, 2])
def test_other_words_go_to_the_program_and_its_exit_code_comes_back(machine: Any, code: int) -> None:
    machine.codes["export"] = code
    assert machine.start.main(["export", "min plan.asfplan", "--to", "ut"]) == code
    assert machine.commands[-1] == "PYTHON -m asf_starter export min plan.asfplan --to ut"


@pytest.mark.parametrize("code", [134, -6, -11, 0xC0000005])
def test_a_crash_is_told_kindly(machine: Any, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    machine.codes["asf_starter"] = code
    assert machine.start.main([]) == 1
    assert "Starta det igen" in capsys.readouterr().out


def test_without_a_screen_an_example_is_exported(machine: Any, capsys: pytest.CaptureFixture[str]) -> None:
    machine.screens = [NO_SCREEN | {"packages": ["libgl1", "libxcb-cursor0"], "libraries": ["libGL.so.1"]}]
    machine.have_apt(user_id=0)
    assert machine.start.main([]) == 0
    assert machine.commands[-1] == (
        f"PYTHON -m asf_starter export {machine.start.EXAMPLE} --to {machine.start.PDF_FOLDER}"
    )
    assert not any("apt-get" in command for command in machine.commands), "libraries would not bring a screen"
    said = capsys.readouterr().out
    assert "ingen skärm" in said
    assert str(machine.start.PDF_FOLDER) in said
    assert "sudo apt install libgl1 libxcb-cursor0" in said
    assert "python3 start.py export min-plan.asfplan --to pdf" in said


def test_a_failed_example_is_not_called_done(machine: Any, capsys: pytest.CaptureFixture[str]) -> None:
    machine.screens = [NO_SCREEN]
    machine.codes["export"] = 2
    assert machine.start.main([]) == 2
    assert str(machine.start.PDF_FOLDER) not in capsys.readouterr().out


def test_the_example_is_there(start: ModuleType) -> None:
    assert start.EXAMPLE.is_file()


def test_missing_libraries_are_installed_with_root_rights(
    machine: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.screens = [NO_LIBRARIES, None]
    machine.have_apt(user_id=0)
    assert machine.start.main([]) == 0
    assert "apt-get install --yes --no-install-recommends libgl1" in machine.commands
    assert machine.commands[-1] == "PYTHON -m asf_starter"
    assert "libgl1" in capsys.readouterr().out


def test_missing_libraries_without_root_rights_are_named(
    machine: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.screens = [NO_LIBRARIES]
    machine.have_apt(user_id=1000)
    assert machine.start.main([]) == 0
    assert " export " in machine.commands[-1]
    assert "sudo apt install libgl1" in capsys.readouterr().out


def test_libraries_that_root_cannot_get_are_named(machine: Any, capsys: pytest.CaptureFixture[str]) -> None:
    machine.screens = [NO_LIBRARIES]
    machine.have_apt(user_id=0)
    machine.failing = {"apt-get": "E: Unable to fetch some archives"}
    assert machine.start.main([]) == 0
    assert " export " in machine.commands[-1]
    assert "sudo apt install libgl1" in capsys.readouterr().out


def test_where_there_is_no_apt_the_libraries_are_named(
    machine: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.screens = [NO_LIBRARIES | {"packages": []}]
    assert machine.start.main([]) == 0
    said = capsys.readouterr().out
    assert "libGL.so.1" in said
    assert "apt install" not in said


def test_a_check_for_the_window_that_dies_is_a_problem_too(
    machine: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.screens = ["Traceback\nImportError: this processor is too old"]
    assert machine.start.main([]) == 0
    assert "ImportError: this processor is too old" in capsys.readouterr().out


def test_window_tests_left_out_are_said(machine: Any, capsys: pytest.CaptureFixture[str]) -> None:
    machine.screens = [NO_LIBRARIES]
    assert machine.start.main(["test"]) == 0
    said = capsys.readouterr().out
    assert "Testerna av fönstret körs inte" in said
    assert "libgl1" in said
    assert machine.commands[-1] == "PYTHON -m pytest"


def test_root_gets_the_libraries_for_the_window_tests(
    machine: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.screens = [NO_LIBRARIES, None]
    machine.have_apt(user_id=0)
    assert machine.start.main(["test"]) == 0
    assert "Testerna av fönstret körs inte" not in capsys.readouterr().out


def test_failed_tests_give_pytests_exit_code(machine: Any) -> None:
    machine.codes["pytest"] = 1
    assert machine.start.main(["test"]) == 1


def test_stopping_by_keyboard_is_quiet(machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    machine.start.main(["documents"])
    monkeypatch.setattr(machine.start, "subprocess", SimpleNamespace(run=interrupted))
    assert machine.start.main(["documents"]) == 130
