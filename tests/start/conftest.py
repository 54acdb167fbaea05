"""A faked computer for start.py: what it would run there, without running it."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def load_start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def start() -> ModuleType:
    """start.py itself, on this computer."""
    return load_start()


@dataclass
class Machine:
    """A computer that notes the commands it is asked to run and does what little they leave behind."""

    start: Any
    change: Callable[[object, str, object], None]
    """``monkeypatch.setattr``"""
    modules: set[str] = field(default_factory=lambda: {"venv", "ensurepip", "pip"})
    screens: list[object] = field(default_factory=lambda: [None])
    """What the program says is missing for a window, each time it is asked; the last answer stays."""
    failing: dict[str, str] = field(default_factory=dict)
    """A word in a command → the last words of the command when it fails."""
    codes: dict[str, int] = field(default_factory=dict)
    """A word in a command → its exit code."""
    brings: dict[str, set[str]] = field(default_factory=dict)
    """A Debian package → the Python modules it brings."""
    commands: list[str] = field(default_factory=list)

    def failure(self, command: list[str]) -> str:
        self.note(command)
        for word, last_words in self.failing.items():
            if word in command:
                return last_words
        if "venv" in command:
            python = Path(self.start.venv_python()[0])
            python.parent.mkdir(parents=True)
            python.touch()
            if "--without-pip" not in command:
                self.start.VENV.joinpath("pip").touch()
        if command[0] == "apt-get":
            self.modules |= set().union(*(self.brings.get(word, set()) for word in command))
        if command[-1] == "import pip":
            return "" if self.start.VENV.joinpath("pip").exists() else "No module named pip"
        if "purelib" in command[-1]:
            return "" if Path(self.start.venv_python()[0]).exists() else "No such file or directory"
        return ""

    def run(self, command: list[str], **_: object) -> SimpleNamespace:
        self.note(command)
        if command[-1] == "asf_starter.screen":
            answer = self.screens.pop(0) if len(self.screens) > 1 else self.screens[0]
            if isinstance(answer, str):
                return SimpleNamespace(returncode=1, stdout="", stderr=answer)
            return SimpleNamespace(returncode=0, stdout=json.dumps(answer), stderr="")
        return SimpleNamespace(returncode=next((c for w, c in self.codes.items() if w in command), 0))

    def note(self, command: list[str]) -> None:
        """Remembers a command, with its two Pythons by short names and without the questions about them."""
        names = {self.start.venv_python()[0]: "PYTHON", sys.executable: "python3"}
        words = [names.get(word, word) for word in command if word not in ("-X", "utf8", "-P")]
        if "-c" not in words:
            self.commands.append(" ".join(words))

    def installs(self) -> list[str]:
        """The installations by pip and apt, in order."""
        return [command for command in self.commands if " install " in command]

    def have_user(self, user_id: int | None) -> None:
        """Gives start.py an ``os`` with this user's rights; None: a platform that knows no user ids."""
        rights = {} if user_id is None else {"geteuid": lambda: user_id}
        self.change(self.start, "os", SimpleNamespace(environ=os.environ, **rights))

    def have_apt(self, *, user_id: int) -> None:
        """Makes it a Debian computer, with this user (0: root)."""
        self.change(self.start, "shutil", SimpleNamespace(which=lambda name: f"/usr/bin/{name}"))
        self.have_user(user_id)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A Linux computer with a screen and a Python that lacks nothing; nobody has root rights."""
    start: Any = load_start()
    checkout = tmp_path / "en mapp med å och mellanslag"
    checkout.mkdir()
    checkout.joinpath("pyproject.toml").write_text("[project]", encoding="utf-8")
    places = {"HERE": checkout, "VENV": checkout / ".venv", "STAMP": checkout / ".venv" / "stamp.json"}
    for name, value in {**places, "WINDOWS": False, "PDF_FOLDER": checkout / "exempel"}.items():
        monkeypatch.setattr(start, name, value)
    machine = Machine(start, monkeypatch.setattr)
    monkeypatch.setattr(start, "failure", machine.failure)
    monkeypatch.setattr(start, "subprocess", SimpleNamespace(run=machine.run))
    monkeypatch.setattr(start, "find_spec", lambda module: module in machine.modules or None)
    monkeypatch.setattr(start, "shutil", SimpleNamespace(which=lambda _: None))
    monkeypatch.setattr(sys, "argv", ["start.py"])
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("DEBIAN_FRONTEND", "dialog")
    machine.have_user(1000)
    return machine
