"""Reading aloud with what the computer has: a voice program that is started for each sentence."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Signal

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, '{language}') }} catch {{ }}; "
    "$voice.Speak([Console]::In.ReadToEnd())"
)
MAC_VOICES: Mapping[str, str] = {"sv": "Alva", "en": "Samantha", "ar": "Majed"}


@dataclass(frozen=True)
class Engine:
    """A program that speaks. With ``as_argument`` the text comes last, else on standard input."""

    program: str
    arguments: tuple[str, ...]
    as_argument: bool = False


Which = Callable[[str], str | None]


def find_engine(language: str, platform: str = sys.platform, which: Which = shutil.which) -> Engine | None:
    """The voice program of this computer, None where there is none."""
    code = language.partition("-")[0]
    if platform == "darwin":
        voice = MAC_VOICES.get(code)
        return Engine("say", (*(("-v", voice) if voice else ()), "-f", "-"))
    if platform == "win32":
        script = _POWERSHELL.format(language=code)
        return Engine("powershell", ("-NoProfile", "-NonInteractive", "-Command", script))
    if which("spd-say"):
        return Engine("spd-say", ("-w", "-l", code, "--"), as_argument=True)
    for program in ("espeak-ng", "espeak"):
        if which(program):
            return Engine(program, ("-v", code, "--stdin"))
    return None


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text begin and end."""
    found = []
    for match in _SENTENCE.finditer(text):
        words = match[0].strip()
        if any(letter.isalnum() for letter in words):
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append((begin, begin + len(words)))
    return tuple(found)


class Voice(QObject):
    """Speaks one sentence after the other. ``began(number)`` says which; ``ended`` that it is quiet."""

    began = Signal(int)
    ended = Signal()

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self._left: list[str] = []
        self._number = -1
        self._process: QProcess | None = None

    @property
    def is_speaking(self) -> bool:
        """Whether something is being read."""
        return self._process is not None

    def read(self, texts: Sequence[str]) -> None:
        """Begins to read; what was being read stops."""
        self.stop()
        self._left = list(texts)
        self._number = -1
        self._next()

    def stop(self) -> None:
        """Becomes quiet at once."""
        self._left = []
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._next)
            process.errorOccurred.disconnect(self._failed)
            process.kill()
            process.waitForFinished(500)
            process.deleteLater()
            self.ended.emit()

    def _next(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        if not self._left:
            self.ended.emit()
            return
        text = self._left.pop(0)
        self._number += 1
        self.began.emit(self._number)
        engine = self._engine
        process = QProcess(self)
        self._process = process
        process.finished.connect(self._next)
        process.errorOccurred.connect(self._failed)
        process.start(engine.program, [*engine.arguments, *((text,) if engine.as_argument else ())])
        if not engine.as_argument:
            process.write(text.encode("utf-8"))
        process.closeWriteChannel()

    def _failed(self) -> None:
        """A program that cannot be started is quiet for the rest, too."""
        self._left = []
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self.ended.emit()
