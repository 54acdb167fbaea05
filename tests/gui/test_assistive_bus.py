"""A chapter filled in through the bus of assistive technology, by roles and names only.

The program runs as a process of its own on a screen in memory. Whoever fills in sees nothing: what is not
said by role, name, description, state or announcement is not there. Half of the answers come by keys, half as
dictation and switches give them, which set texts and toggle buttons without a key or a click.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import assistive_bus
import pytest
from assistive_bus import AssistiveBus

from asf_starter.core.plan import Plan
from asf_starter.storage.plan_files import read_plan_file

pytestmark = pytest.mark.skipif(bool(assistive_bus.missing()), reason=assistive_bus.missing() or "-")

if not assistive_bus.missing():
    from assistive_reader import AssistiveReader, Key, State
    from screen_keyboard import give_keyboard

BOX, ROW, FIELD, BUTTON = "check box", "radio button", "text", "push button"
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Heard:
    """A running program, who listens to it, and its person's folder."""

    reader: AssistiveReader
    home: Path

    @property
    def saved(self) -> Plan:
        """The plan as it lies on the disk."""
        (path,) = self.home.rglob("*.asfplan")
        return read_plan_file(path).plan


@pytest.fixture
def bus() -> Iterator[AssistiveBus]:
    with assistive_bus.assistive_bus() as made:
        yield made


@pytest.fixture
def heard(bus: AssistiveBus, tmp_path: Path) -> Iterator[Heard]:
    """The program as it is started, with nothing remembered from before."""
    environment = dict(bus.environment)
    command = [sys.executable, "-m", "asf_starter"]  # of this checkout, by the folder it starts in
    last_words = tmp_path / "last_words.txt"
    with last_words.open("wb") as words:
        program = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=words)
    try:
        with AssistiveReader(bus.address) as reader:
            reader.meet(program.pid, last_words)
            give_keyboard(environment["DISPLAY"])
            yield Heard(reader, Path(environment["HOME"]))
        assert program.poll() is None, last_words.read_text("utf-8")
    finally:
        assistive_bus.end(program)


def test_a_chapter_is_filled_in_without_seeing(heard: Heard) -> None:
    reader = heard.reader
    reader.find(BUTTON, "Gör en ny plan", state=State.FOCUSED)
    reader.key(Key.RETURN)
    reader.press(ROW, "Visa: Alla frågor")

    reader.find("heading", "Passar det här för er?")
    reader.find("panel", "Vad ska ert företag göra?")
    reader.choose(ROW, "Både sälja något")
    reader.press(BUTTON, "Fortsätt")

    reader.wait_for_announcement("Namn och plats")
    reader.write("Vad ska företaget heta?", "Åsas kafé & lanthandel")
    reader.find("frame", "Åsas kafé & lanthandel")
    reader.enter(FIELD, "I vilken kommun")
    reader.type("Söderhamn")
    reader.write("Vem är er kontaktperson? Roll", "Samordnare")
    reader.write("Vem är er kontaktperson? Namn", "Amina Holm")
    reader.press(BUTTON, "Fortsätt")

    reader.find("heading", "Gruppen")
    reader.press(BUTTON, "Lägg till person")
    reader.find(FIELD, "Roll och namn person 1 Roll", state=State.FOCUSED)
    reader.type("Kock")
    reader.write("Vad kan personen?", "Har lagat skolmat i åtta år.")
    reader.enter(FIELD, "Timmar i veckan")
    reader.type("ofta")
    reader.key(Key.TAB)
    reader.wait_for_announcement("Skriv ett tal med siffror")
    assert "Skriv ett tal med siffror" in reader.find(FIELD, "Timmar i veckan").description
    reader.write("Timmar i veckan", "20")
    reader.choose(ROW, "Ja")
    reader.press(BUTTON, "Börja meningen: Tillsammans kan vi")
    field = reader.find(FIELD, "Varför vill ni göra det här", state=State.FOCUSED)
    assert reader.text_of(field) == "Tillsammans kan vi "
    reader.type("hjälpa varandra.")
    reader.press(BUTTON, "Fortsätt")

    reader.find("panel", "Vad behöver ni lära er")
    reader.choose(BOX, "Bokföring")
    reader.choose(BOX, "Att sälja och synas")
    reader.write("Hur får ni in det ni saknar?", "Två av oss går en kurs i mars.")
    reader.press(BUTTON, "Fortsätt")

    reader.write("Vem har hand om pengarna? Roll", "Kassör")
    reader.choose(BOX, "Fråga rådgivaren. Vem tar över")
    reader.choose(ROW, "Vi bokför själva, en byrå gör bokslutet")
    reader.press(BUTTON, "Fortsätt")

    reader.choose(BOX, "A-kassa")
    reader.choose(ROW, "Några har frågat")
    reader.press(BUTTON, "Fortsätt")

    reader.enter(FIELD, "Vilken månad vill ni börja?")
    reader.type("när det blir vår")
    reader.press(BUTTON, "Fortsätt")
    told = reader.wait_for_announcement("Skriv en månad, till exempel mars 2027")
    assert told.startswith("Vilken månad vill ni börja?")
    reader.find(FIELD, "Vilken månad vill ni börja?", state=State.FOCUSED)
    reader.write("Vilken månad vill ni börja?", "mars 2027")
    reader.press(BUTTON, "Fortsätt")

    reader.wait_for_announcement("Idén")
    reader.find("heading", "Idén")
    reader.find("list item", "Vi som startar. Klar")
    saved = heard.saved
    assert {name: record.v for name, record in saved.answers.items() if name != "founders"} == {
        "idea_fit": "sell_and_employ",
        "enterprise_name": "Åsas kafé & lanthandel",
        "municipality": "Söderhamn",
        "contact_person": {"role": "Samordnare", "name": "Amina Holm"},
        "why_together": "Tillsammans kan vi hjälpa varandra.",
        "missing_skills": ["bookkeeping", "selling"],
        "closing_gaps": "Två av oss går en kurs i mars.",
        "money_keeper": {"role": "Kassör", "name": ""},
        "money_deputy": None,
        "bookkeeping": "shared",
        "livelihood": ["unemployment_fund"],
        "asked_first": "some_asked",
        "start_date": "mars 2027",
    }
    assert saved.record("money_deputy").state == "ask_advisor"
