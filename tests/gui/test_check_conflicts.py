"""The page of checking shows what does not fit together, with the way to the answer that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.documents.phrases import phrases_of
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.check_page import CheckPage
from asf_starter.gui.kit import Kit
from asf_starter.gui.look import Look
from asf_starter.gui.plan_file import PlanFile
from asf_starter.gui.session import Session
from asf_starter.storage.folders import Folders, resources_folder
from asf_starter.storage.plan_files import read_plan_file


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
    return {row.objectName(): row for row in rows if row.objectName().startswith("check/conflicts/")}


def test_conflicts_stand_there_with_the_answer_that_breaks_the_rule(
    first_meeting: Session, handbook: Handbook, look: Look, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    page = CheckPage(Kit(phrases_of(handbook), lambda: handbook, look, clock), first_meeting, short=False)
    qtbot.addWidget(page)
    page.refresh(first_meeting.assessment)
    rows = rows_of(page)
    assert set(rows) == {
        f"check/conflicts/{name}"
        for name in (
            "founder_count",
            "board_member_count",
            "board_of_three",
            "dissolution_assets",
            "public_owner",
        )
    }
    board = rows["check/conflicts/board_member_count"]
    assert "måste ha minst tre. Höj antalet till tre eller fler." in board.answer
    with qtbot.waitSignal(page.question_wanted) as wanted:
        board.click()
    assert wanted.args == ["board_member_count"]


def test_a_plan_that_fits_together_has_no_such_part(
    session: Session, handbook: Handbook, look: Look, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    page = CheckPage(Kit(phrases_of(handbook), lambda: handbook, look, clock), session, short=False)
    qtbot.addWidget(page)
    page.refresh(session.assessment)
    assert rows_of(page) == {}
