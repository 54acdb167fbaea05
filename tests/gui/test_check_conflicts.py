"""The page of checking shows what does not fit together, with the way to the answer that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.documents.phrases import phrases_of
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.check_page import CheckPage
from asf_starter.gui.count_tile import Count
from asf_starter.gui.counted_lines import CountedLines, Heap, Line
from asf_starter.gui.kit import Kit
from asf_starter.gui.look import Look
from asf_starter.gui.plan_file import PlanFile
from asf_starter.gui.session import Session
from asf_starter.storage.folders import Folders, resources_folder
from asf_starter.storage.plan_files import read_plan_file

FIRST = ("simple_start_money", "founder_count", "board_member_count")
REST = ("board_of_three", "dissolution_assets", "public_owner", "participation_route")
"""An amount that can be read in two ways; then what does not fit together."""


@pytest.fixture
def first_meeting(
    handbook: Handbook, folders: Folders, clock: Callable[[], datetime], qapp: QApplication
) -> Iterator[Session]:
    plan = read_plan_file(resources_folder() / "examples" / "first_meeting.asfplan").plan
    made = Session(plan, handbook, PlanFile(folders, folders.documents / "prov.asfplan", None), clock)
    yield made
    made.close()


def rows_of(page: CheckPage) -> dict[str, AnswerRow]:
    rows = page.findChildren(AnswerRow)
    return {row.objectName(): row for row in rows if row.objectName().startswith("check/problems/")}


def test_conflicts_stand_there_with_the_answer_that_breaks_the_rule(
    first_meeting: Session, handbook: Handbook, look: Look, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    page = CheckPage(Kit(phrases_of(handbook), lambda: handbook, look, clock), first_meeting, short=False)
    qtbot.addWidget(page)
    page.refresh(first_meeting.assessment)
    assert list(rows_of(page)) == [f"check/problems/{name}" for name in FIRST]
    more = page.findChild(QPushButton, "check/all")
    assert more is not None
    assert more.text() == "Visa alla 7"
    more.click()
    rows = rows_of(page)
    assert list(rows) == [f"check/problems/{name}" for name in (*FIRST, *REST)]
    board = rows["check/problems/board_member_count"]
    assert "måste ha minst tre. Höj antalet till tre eller fler." in board.answer
    with qtbot.waitSignal(page.question_wanted) as wanted:
        board.click()
    assert wanted.args == ["board_member_count"]


def test_what_is_open_is_seen_by_its_counts_and_the_rest_is_folded(
    first_meeting: Session, handbook: Handbook, look: Look, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    page = CheckPage(Kit(phrases_of(handbook), lambda: handbook, look, clock), first_meeting, short=False)
    qtbot.addWidget(page)
    page.refresh(first_meeting.assessment)
    tiles = page.open.counts.tiles
    *said, without = [tile.accessibleName() for tile in tiles.values()]
    assert said == ["7 att ändra.", "4 till rådgivaren.", "6 vet ni inte än."]
    assert without.endswith(" utan svar.")
    assert tiles["problems"].isChecked()
    tiles["unknown"].click()
    assert rows_of(page) == {}
    shown = [row.objectName() for row in page.findChildren(AnswerRow) if not row.isHidden()]
    assert len(shown) == 3
    assert all(name.startswith("check/unknown/") for name in shown)
    fold = page.findChild(QPushButton, "check/chapter/idea")
    assert fold is not None
    assert page.findChild(AnswerRow, "check/chapter/idea/business_idea") is None
    fold.click()
    assert page.findChild(AnswerRow, "check/chapter/idea/business_idea") is not None


def test_the_worst_comes_first_whenever_it_turns_up(kit: Kit, qtbot: QtBot) -> None:
    lines = CountedLines(kit, "check")
    qtbot.addWidget(lines)

    def heaps(*names: str) -> list[Heap]:
        return [Heap(Count(name, "1", name), (Line("q", name, name),)) for name in names]

    lines.show_heaps(heaps("unknown", "unanswered"))
    lines.show_heaps(heaps("problems", "unknown", "unanswered"))
    lines.resize(700, 300)
    lines.show()
    tiles = lines.counts.tiles
    order = ("problems", "unknown", "unanswered")
    qtbot.waitUntil(lambda: 0 <= tiles[order[0]].x() < tiles[order[1]].x() < tiles[order[2]].x())
    assert tiles["problems"].isChecked()
    lines.show_heaps(heaps("unanswered"))
    assert [name for name, tile in tiles.items() if tile.isVisible()] == ["unanswered"]
    lines.show_heaps([])
    assert not lines.isVisible()


def test_a_plan_that_fits_together_has_no_such_part(
    session: Session, handbook: Handbook, look: Look, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    page = CheckPage(Kit(phrases_of(handbook), lambda: handbook, look, clock), session, short=False)
    qtbot.addWidget(page)
    page.refresh(session.assessment)
    assert rows_of(page) == {}


def test_the_way_leads_to_an_answer_that_was_given(
    session: Session, handbook: Handbook, look: Look, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    """Whether profit may be taken out is asked twice; only the first was answered."""
    session.use_handbook(handbook)
    session.answer("surplus_principle", "free")
    session.settle()
    page = CheckPage(Kit(phrases_of(handbook), lambda: handbook, look, clock), session, short=True)
    qtbot.addWidget(page)
    page.refresh(session.assessment)
    assert set(rows_of(page)) == {"check/problems/surplus_principle"}
