"""A chapter filled in through the bus of assistive technology, by roles and names only.

The program runs as a process of its own on a screen in memory. Whoever fills in sees nothing: what is not
said by role, name, description, state or announcement is not there. Half of the answers come by keys, half as
dictation and switches give them, which set texts and toggle buttons without a key or a click.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def started(bus: AssistiveBus, tmp_path: Path, *arguments: str) -> Iterator[Heard]:
    """The program as it is started, with nothing remembered from before."""
    environment = dict(bus.environment)
    command = [
        sys.executable,
        "-m",
        "asf_starter",
        *arguments,
    ]  # of this checkout
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
    complaints = [line for line in last_words.read_text("utf-8").splitlines() if "Traceback" in line]
    assert not complaints, last_words.read_text("utf-8")


@pytest.fixture
def heard(bus: AssistiveBus, tmp_path: Path) -> Iterator[Heard]:
    """The program with its start page."""
    with started(bus, tmp_path) as heard:
        yield heard


@pytest.fixture
def example(bus: AssistiveBus, tmp_path: Path) -> Iterator[Heard]:
    """The program with a filled-in plan, where it was left: in the budget."""
    home = Path(bus.environment["HOME"])
    plan = home / "Documents" / "cafe.asfplan"
    plan.parent.mkdir()
    shutil.copy(ROOT / "resources" / "examples" / "cafe_and_second_hand.asfplan", plan)
    config = home / ".config" / "asf-starter"
    config.mkdir(parents=True)
    recent = [{"path": str(plan), "name": "Kafé", "opened": "2026-11-23", "page": "full/page/budget_sales"}]
    (config / "settings.json").write_text(json.dumps({"recent": recent}), "utf-8")
    with started(bus, tmp_path, str(plan)) as heard:
        yield heard


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


def test_a_budget_is_changed_and_printed_without_seeing(example: Heard) -> None:
    reader = example.reader
    reader.find("heading", "Det ni säljer")
    reader.find(ROW, "Ett kort i taget", state=State.CHECKED)
    reader.choose(ROW, "Som tabell")
    rows = reader.enter("table", "Vad säljer ni, och hur mycket i månaden? Rader: 6.")
    assert "Escape lämnar tabellen" in rows.description
    reader.wait_for_focus("cell", "Lunch på vardagar. Vara eller tjänst")
    reader.key(Key.RIGHT, Key.RIGHT)
    reader.wait_for_focus("cell", "129 kr. Pris, vara eller tjänst 1 Lunch på vardagar")
    reader.type("tolv")
    reader.wait_for_focus(FIELD, "Pris, vara eller tjänst 1 Lunch på vardagar")
    reader.key(Key.TAB)
    reader.wait_for_announcement("”tolv” går inte att läsa som ett belopp. Pris, vara eller tjänst 1")
    reader.wait_for_focus("cell", "Är momsen med i priset?")
    reader.wait_for_announcement("Kassan räcker inte")
    assert sum("tolv" in said for said in reader.announced) == 1
    reader.key(Key.ESCAPE)
    reader.wait_for_focus(BUTTON, "Lägg till vara eller tjänst")

    fold = reader.find(BUTTON, "Visa budgeten i siffror", state=State.EXPANDABLE)
    assert not fold.is_(State.EXPANDED)
    reader.press(BUTTON, "Visa budgeten i siffror")
    reader.find(BUTTON, "Göm budgeten i siffror", state=State.EXPANDED)
    reader.choose(ROW, "År för år")
    reader.enter("table", "Pengar, År för år")
    reader.wait_for_focus("cell", "Pengar vid början, År 1")
    reader.key(Key.RETURN)
    reader.wait_for_announcement("Pengar vid början, År 1. Så mycket är det när året börjar")
    reader.key(Key.F6)
    reader.wait_for_focus(BUTTON, "Fortsätt")

    reader.enter("list", "Planens delar")
    reader.key(Key.END, Key.RETURN)
    reader.wait_for_announcement("Skriv ut")
    reader.wait_for_focus(BOX, "Inför mötet med rådgivaren")
    reader.press(BUTTON, "Gör papperen")
    reader.wait_for_focus(BUTTON, "Öppna mappen")
    assert list(example.home.rglob("*.pdf"))
    reader.press(BUTTON, "Titta på Inför mötet med rådgivaren")
    pages = reader.wait_for_focus("panel", "Papperets sidor")
    assert pages.description.startswith("Sida 1. Inför mötet med rådgivaren")
    reader.find("heading", "Inför mötet med rådgivaren")
    reader.find("list", "Frågor på sidan")
