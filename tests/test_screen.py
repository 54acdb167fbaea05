"""Whether a window can open: screens that answer or not, libraries that are there or not."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from asf_starter import screen
from asf_starter.screen import ScreenProblem, missing_for_window

LINUX = "linux"
Lacking = Callable[..., None]


@pytest.fixture(autouse=True)
def complete_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian computer with Qt and all libraries."""
    monkeypatch.setattr(screen, "_qt_folder", lambda: Path("/qt"))
    monkeypatch.setattr(screen, "_load_error", lambda _: "")
    monkeypatch.setattr(screen, "_x11_answers", lambda _: True)
    monkeypatch.setattr(screen, "_wayland_answers", lambda _: True)
    monkeypatch.setattr(screen.shutil, "which", lambda name: f"/usr/bin/{name}")
    packages_known(monkeypatch, "")


def packages_known(monkeypatch: pytest.MonkeyPatch, names: str) -> None:
    """Lets ``apt-cache`` know these packages."""
    answer = subprocess.CompletedProcess([], 0, stdout=names)
    monkeypatch.setattr(screen.subprocess, "run", lambda *_, **__: answer)


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Lacking:
    """Takes shared libraries away, and with them the parts of Qt named."""

    def take(*libraries: str, parts: tuple[str, ...] = ("Widgets", "libq")) -> None:
        def load_error(library: str) -> str:
            gone = library in libraries or any(part in library for part in parts)
            return f"{libraries[0]}: cannot open shared object file" if gone else ""

        monkeypatch.setattr(screen, "_load_error", load_error)

    return take


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_have_what_a_window_needs(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_qt_folder", lambda: None)
    assert missing_for_window({}, system) is None


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"DISPLAY": ":0"}, id="X11"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, id="Wayland"),
        pytest.param({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, id="both"),
        pytest.param({"QT_QPA_PLATFORM": "offscreen"}, id="drawn into memory"),
        pytest.param({"QT_QPA_PLATFORM": "vnc:size=800x600"}, id="seen from afar"),
        pytest.param({"QT_QPA_PLATFORM": "xcb;offscreen"}, id="the second choice"),
        pytest.param({"QT_QPA_PLATFORM": "wayland-egl", "WAYLAND_DISPLAY": "wayland-0"}, id="an older name"),
    ],
)
def test_a_screen_that_answers_is_enough(environment: dict[str, str]) -> None:
    assert missing_for_window(environment, LINUX) is None


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({}, id="nothing said"),
        pytest.param({"DISPLAY": ""}, id="empty"),
        pytest.param({"QT_QPA_PLATFORM": "xcb"}, id="X11 asked for but no display"),
    ],
)
def test_no_screen(environment: dict[str, str]) -> None:
    assert missing_for_window(environment, LINUX) == ScreenProblem("no_screen")


def test_a_screen_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_x11_answers", lambda _: False)
    monkeypatch.setattr(screen, "_wayland_answers", lambda _: False)
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert missing_for_window(both, LINUX) == ScreenProblem("no_screen")


def test_one_screen_of_two_is_enough(lacking: Lacking) -> None:
    lacking("libxcb-cursor.so.0", parts=("libqxcb",))
    assert missing_for_window({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, LINUX) is None


def test_a_mate_desktop_lacks_three_libraries(lacking: Lacking) -> None:
    lacking("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", parts=("libqxcb",))
    problem = missing_for_window({"DISPLAY": ":0"}, LINUX)
    assert problem == ScreenProblem(
        "libraries",
        libraries=("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0"),
        packages=("libxcb-cursor0", "libxcb-icccm4"),  # libxcb-cursor0 brings libxcb-image0
        detail="libxcb-cursor.so.0: cannot open shared object file",
    )
    assert problem.install_line == "sudo apt install libxcb-cursor0 libxcb-icccm4"
    assert "libxcb-image.so.0" in problem.message
    assert problem.install_line in problem.message


def test_a_wayland_session_is_not_asked_for_x11(lacking: Lacking) -> None:
    lacking("libwayland-cursor.so.0", "libxcb-cursor.so.0", parts=("libqwayland",))
    problem = missing_for_window({"WAYLAND_DISPLAY": "wayland-0"}, LINUX)
    assert problem is not None
    assert problem.packages == ("libwayland-cursor0",)


def test_without_a_screen_the_libraries_of_a_desktop_are_named_too(lacking: Lacking) -> None:
    lacking("libEGL.so.1", "libxcb-xkb.so.1")
    problem = missing_for_window({}, LINUX)
    assert problem == ScreenProblem(
        "no_screen", libraries=("libEGL.so.1", "libxcb-xkb.so.1"), packages=("libegl1", "libxcb-xkb1")
    )
    assert "no screen" in problem.message


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param("", "libglib2.0-0", id="Debian 12"),
        pytest.param("libglib2.0-0t64\n", "libglib2.0-0t64", id="Debian 13, Ubuntu 24.04"),
        pytest.param("libglib2.0-0t64-dbg\n", "libglib2.0-0", id="only a similar name"),
    ],
)
def test_glib_has_the_name_of_the_release(
    known: str, expected: str, lacking: Lacking, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages_known(monkeypatch, known)
    lacking("libglib-2.0.so.0", "libgthread-2.0.so.0")
    problem = missing_for_window({"QT_QPA_PLATFORM": "offscreen"}, LINUX)
    assert problem is not None
    assert problem.packages == (expected,)


def test_where_there_is_no_apt_only_libraries_are_named(
    lacking: Lacking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen.shutil, "which", lambda _: None)
    lacking("libEGL.so.1")
    problem = missing_for_window({"DISPLAY": ":0"}, LINUX)
    assert problem is not None
    assert problem.libraries == ("libEGL.so.1",)
    assert problem.install_line == ""
    assert "apt" not in problem.message


def test_a_library_that_nobody_foresaw_is_told_as_the_system_says_it(lacking: Lacking) -> None:
    lacking("libnew.so.9")
    problem = missing_for_window({"DISPLAY": ":0"}, LINUX)
    assert problem == ScreenProblem("libraries", detail="libnew.so.9: cannot open shared object file")
    assert "libnew.so.9" in problem.message


def test_pyside_itself_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_qt_folder", lambda: None)
    assert missing_for_window({"DISPLAY": ":0"}, LINUX) == ScreenProblem("libraries", libraries=("PySide6",))


class TestRealThings:
    """The questions to the system itself, undoing what stands in for them above."""

    @pytest.fixture(autouse=True)
    def real(self, monkeypatch: pytest.MonkeyPatch, complete_debian: None) -> None:
        monkeypatch.undo()

    @pytest.mark.skipif(sys.platform != "linux", reason="X11 and Wayland are asked for on Linux only")
    def test_a_wayland_socket(self, tmp_path: Path) -> None:
        environment = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
        assert screen._wayland_answers(environment) is False
        with socket.socket(socket.AF_UNIX) as compositor:
            compositor.bind(str(tmp_path / "wayland-7"))
            compositor.listen()
            assert screen._wayland_answers(environment) is True
            assert screen._wayland_answers({"WAYLAND_DISPLAY": str(tmp_path / "wayland-7")}) is True

    def test_a_missing_library_is_named(self) -> None:
        assert "libno-such-thing.so.1" in screen._load_error("libno-such-thing.so.1")

    @pytest.mark.parametrize("display", [":4711", "nonsense"])
    def test_the_program_asks_in_json(self, display: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.setenv("DISPLAY", display)
        command = [sys.executable, "-m", "asf_starter.screen"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
        problem = json.loads(answer.stdout)
        expected = {"reason", "libraries", "packages", "detail", "install_line"}
        assert problem is None if sys.platform != "linux" else set(problem) == expected
