"""Reading aloud: which program speaks, what is spoken, what is marked; with a stand-in for the voice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from asf_starter.gui.listening import Engine, Voice, find_engine, sentences
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.page_view import PageView
from asf_starter.gui.route import Stop
from asf_starter.gui.widgets import Label


@pytest.mark.parametrize(
    ("platform", "there", "program"),
    [
        ("linux", {"spd-say", "espeak-ng"}, "spd-say"),
        ("linux", {"espeak-ng"}, "espeak-ng"),
        ("linux", {"espeak"}, "espeak"),
        ("linux", set(), None),
        ("darwin", set(), "say"),
        ("win32", set(), "powershell"),
    ],
)
def test_the_voice_program_of_each_computer(platform: str, there: set[str], program: str | None) -> None:
    engine = find_engine("sv", platform, lambda name: name if name in there else None)
    assert (engine.program if engine else None) == program


def test_the_language_is_passed_on() -> None:
    engine = find_engine("sv-easy", "linux", lambda name: name if name == "espeak-ng" else None)
    assert engine == Engine("espeak-ng", ("-v", "sv", "--stdin"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett ord", ["Ett ord"]),
        ("Skriv namnet. Det går bra att byta!", ["Skriv namnet.", "Det går bra att byta!"]),
        ("Varför? Ja …\nNy rad", ["Varför?", "Ja …", "Ny rad"]),
        (" … ", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[begin:end] for begin, end in sentences(text)] == expected


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A program that writes down what it is asked to say."""
    script = tmp_path / "voice.py"
    heard = tmp_path / "heard.txt"
    script.write_text(
        f"import sys; text = sys.stdin.buffer.read(); open({str(heard)!r}, 'ab').write(text + b'\\n')"
    )
    return Engine(sys.executable, (str(script),))


def test_sentences_are_spoken_in_order(engine: Engine, tmp_path: Path, qtbot: QtBot) -> None:
    voice = Voice(engine)
    begun: list[int] = []
    voice.began.connect(begun.append)
    with qtbot.waitSignal(voice.ended, timeout=10_000):
        voice.read(["Första meningen.", "Andra: åäö & <b>"])
    assert begun == [0, 1]
    assert (tmp_path / "heard.txt").read_text("utf-8") == "Första meningen.\nAndra: åäö & <b>\n"


def test_it_becomes_quiet_at_once(qtbot: QtBot) -> None:
    voice = Voice(Engine(sys.executable, ("-c", "import time; time.sleep(60)")))
    voice.read(["En", "Två"])
    assert voice.is_speaking
    with qtbot.waitSignal(voice.ended, timeout=5000):
        voice.stop()
    assert not voice.is_speaking


def test_a_program_that_is_gone_is_quiet(qtbot: QtBot, tmp_path: Path) -> None:
    voice = Voice(Engine(str(tmp_path / "gone"), ()))
    with qtbot.waitSignal(voice.ended, timeout=5000):
        voice.read(["En", "Två"])
    assert not voice.is_speaking


def test_the_question_is_read_and_the_sentence_marked(
    window: MainWindow, engine: Engine, tmp_path: Path, qtbot: QtBot
) -> None:
    window.new_plan()
    view = window.view
    assert view is not None
    view.aloud.use_engine(engine)
    view.go(Stop("page", "board"), focus=True)
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    marked: list[str] = []
    qtbot.waitUntil(
        lambda: any(
            label.isVisible() and label.text() == "Banken frågar." for label in view.help.findChildren(QLabel)
        )
    )
    view.bar.listen.click()
    labels = page.findChildren(Label)

    def is_over() -> bool:
        marked.extend(label.text() for label in labels if label.textFormat() == Qt.TextFormat.RichText)
        return view.bar.listen.accessibleName() == "Lyssna" and bool(marked)

    qtbot.waitUntil(is_over, timeout=20_000)
    heard = (tmp_path / "heard.txt").read_text("utf-8").splitlines()
    assert heard[:4] == ["Styrelsen", "Har ni en styrelse?", "Det räcker att ni har pratat om det.", "Ja"]
    assert "Banken frågar." in heard
    assert any("<span" in text for text in marked)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_without_a_voice_it_says_how_to_get_one(window: MainWindow) -> None:
    window.new_plan()
    view = window.view
    assert view is not None
    view.aloud.use_engine(None)
    view.bar.listen.click()
    assert "espeak-ng" in view.banner.label.text()
