"""Reads a question and its help aloud, and marks the sentence that is being spoken."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from asf_starter.gui.editors.rows_to_choose import RadioRow, TickRow
from asf_starter.gui.kit import Kit, unmarked
from asf_starter.gui.listening import Engine, Voice, find_engine, sentences
from asf_starter.gui.top_bar import Banner, TopBar
from asf_starter.gui.widgets import Label


@dataclass(frozen=True)
class Spoken:
    """A sentence to speak; ``label`` shows it from ``begin`` to ``end`` (None: nothing to mark)."""

    text: str
    label: Label | None = None
    begin: int = 0
    end: int = 0


def to_speak(parts: Sequence[QWidget]) -> tuple[Spoken, ...]:
    """The sentences that stand in these parts of the window, in order."""
    found: list[Spoken] = []
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            if isinstance(widget, Label):
                text = unmarked(widget.text()) if widget.buddy() else widget.text()
                found += [Spoken(text[begin:end], widget, begin, end) for begin, end in sentences(text)]
            elif isinstance(widget, RadioRow | TickRow):
                found += [Spoken(text) for text in (widget.words, widget.more) if text]
    return tuple(found)


class AloudReader(QObject):
    """Reads parts of the window. ``reading(is_on)`` is for the button that begins and ends it."""

    reading = Signal(bool)

    def __init__(self, kit: Kit, engine: Engine) -> None:
        super().__init__()
        self.kit = kit
        self._voice = Voice(engine)
        self._voice.began.connect(self._mark)
        self._voice.ended.connect(self._rest)
        self._spoken: tuple[Spoken, ...] = ()
        self._marked: tuple[Label, str] | None = None

    def toggle(self, parts: Sequence[QWidget]) -> None:
        """Reads, or becomes quiet if something is being read."""
        if self._voice.is_speaking:
            self.stop()
        else:
            self.read(parts)

    def read(self, parts: Sequence[QWidget]) -> None:
        """Reads what stands in these parts of the window."""
        self.stop()
        self._spoken = to_speak(parts)
        self._voice.read([spoken.text for spoken in self._spoken])
        self.reading.emit(True)

    def stop(self) -> None:
        """Becomes quiet."""
        self._voice.stop()

    def _mark(self, number: int) -> None:
        self._unmark()
        spoken = self._spoken[number]
        label = spoken.label
        if label is None:
            return
        text = unmarked(label.text()) if label.buddy() else label.text()
        self._marked = (label, label.text())
        ground, ink = self.kit.look.colour("accent").name(), self.kit.look.on_accent.name()
        before, here, after = text[: spoken.begin], text[spoken.begin : spoken.end], text[spoken.end :]
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(
            f'{html.escape(before)}<span style="background-color:{ground};color:{ink}">{html.escape(here)}'
            f"</span>{html.escape(after)}"
        )

    def _unmark(self) -> None:
        if self._marked is not None:
            label, text = self._marked
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(text)
            self._marked = None

    def _rest(self) -> None:
        self._unmark()
        self.reading.emit(False)


class Listening:
    """The button that reads aloud: starts, stops, and says how to add a voice where there is none."""

    def __init__(self, kit: Kit, bar: TopBar, banner: Banner) -> None:
        self._kit = kit
        self._bar = bar
        self._banner = banner
        self._reader: AloudReader | None = None
        self.use_engine(find_engine(kit.handbook.language))

    def use_engine(self, engine: Engine | None) -> None:
        """The voice program to read aloud with; None where the computer has none."""
        self._reader = AloudReader(self._kit, engine) if engine else None
        if self._reader is not None:
            self._reader.reading.connect(self._bar.show_reading)

    def toggle(self, parts: Sequence[QWidget]) -> None:
        """Reads these parts; pressed again, it becomes quiet."""
        if self._reader is None:
            dismiss = (self._kit.words("banner.dismiss"), self._banner.dismiss)
            self._banner.show_message(self._kit.words("bar.no_voice"), [dismiss], calm=True)
            return
        self._reader.toggle(parts)

    def stop(self) -> None:
        """Becomes quiet."""
        if self._reader is not None:
            self._reader.stop()
