"""The session: answers, undo by visits, saving, locks, copies, conflicts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan, typed_rows
from asf_starter.gui.plan_file import PlanFile, file_name, free_path
from asf_starter.gui.session import Session
from asf_starter.storage.backups import list_copies, read_copy
from asf_starter.storage.folders import Folders
from asf_starter.storage.plan_files import decode_plan, read_plan_file, write_plan_file
from asf_starter.storage.problems import FileProblem


def test_what_is_typed_is_in_the_plan_at_once_and_told_soon(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed, timeout=2000) as told:
        session.answer("enterprise_name", "Kornboden")
        assert session.plan.record("enterprise_name").v == "Kornboden"
        assert session.plan.record("enterprise_name").at == "2026-11-23T14:32:10"
    assert told.args[0].answers.value("enterprise_name") == "Kornboden"


def test_one_visit_to_a_field_is_one_step_of_undo(session: Session) -> None:
    for text in ("K", "Ko", "Kor"):
        session.answer("enterprise_name", text)
    session.leave()
    session.answer("enterprise_name", "Korn")
    session.undo()
    assert session.plan.record("enterprise_name").v == "Kor"
    session.undo()
    assert session.plan.record("enterprise_name").v is None
    session.redo()
    session.redo()
    assert session.plan.record("enterprise_name").v == "Korn"


def test_undo_tells_where_and_never_counts_backwards(session: Session, qtbot: QtBot) -> None:
    session.answer("rent", "12 000")
    session.answer("people", "5")
    before = session.plan.revision
    with qtbot.waitSignal(session.stepped) as stepped:
        session.undo()
    assert stepped.args == ["people"]
    assert session.plan.revision > before
    assert session.plan.record("rent").v == "12 000"


def test_rows_and_cells_are_steps_of_their_own(session: Session) -> None:
    row = session.add_row("founders", {"hours": "20"})
    session.set_cell("founders", row, "contribution", "Lag")
    session.set_cell("founders", row, "contribution", "Lagar mat")
    session.set_cell("founders", row, "paid", "yes")
    session.undo()
    session.undo()
    assert typed_rows(session.plan.record("founders").v)[0]["cells"] == {"hours": {"v": "20"}}
    session.undo()
    assert typed_rows(session.plan.record("founders").v) == ()


def test_a_removed_row_comes_back_with_undo(session: Session) -> None:
    first, second = session.add_row("founders"), session.add_row("founders")
    session.remove_row("founders", first)
    assert [row["id"] for row in typed_rows(session.plan.record("founders").v)] == [second]
    session.undo()
    assert [row["id"] for row in typed_rows(session.plan.record("founders").v)] == [first, second]


def test_a_mark_keeps_what_was_typed_and_typing_takes_the_mark_back(session: Session) -> None:
    session.answer("rent", "12 000")
    session.set_state("rent", "ask_advisor")
    assert session.assessment.answers.value("rent") is None
    assert session.plan.record("rent").v == "12 000"
    session.answer("rent", "13 000")
    assert session.plan.record("rent").state == ""


def test_a_note_is_kept_beside_the_answer(session: Session) -> None:
    session.set_note("rent", "Fråga hyresvärden")
    assert session.plan.record("rent").note == "Fråga hyresvärden"
    session.undo()
    assert session.plan.record("rent").note == ""


def test_a_plan_is_saved_by_itself_after_a_rest(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.saved, timeout=5000):
        session.answer("enterprise_name", "Kornboden")
    saved = read_plan_file(session.file.path).plan
    assert saved.record("enterprise_name").v == "Kornboden"
    assert saved.handbook_date == "2026-11-23"
    assert session.is_saved


def test_a_new_plan_without_a_change_makes_no_file(session: Session) -> None:
    assert session.save_now()
    assert not session.file.path.exists()
    assert session.save_now(always=True)
    assert session.file.path.exists()


def test_a_plan_is_open_in_one_window_only(session: Session, folders: Folders) -> None:
    with pytest.raises(FileProblem) as refused:
        PlanFile(folders, session.file.path, None)
    assert refused.value.statement.text == "files.plan.in_use"


def test_somebody_elses_change_is_never_overwritten(session: Session, qtbot: QtBot) -> None:
    session.answer("enterprise_name", "Kornboden")
    assert session.save_now()
    other = replace(session.plan, name="Någon annans")
    session.file.path.write_bytes(b"")
    session.file.path.unlink()
    write_plan_file(session.file.path, other, None)
    with qtbot.waitSignal(session.save_failed) as failed:
        session.answer("enterprise_name", "Kornboden 2")
        assert not session.save_now()
    assert failed.args[0].text == "files.plan.changed_meanwhile"
    assert read_plan_file(session.file.path).plan.name == "Någon annans"
    assert not session.is_saved


def test_what_could_not_be_saved_can_be_saved_elsewhere(session: Session, folders: Folders) -> None:
    session.answer("enterprise_name", "Kornboden")
    folders.documents.mkdir(parents=True)
    session.file.path.mkdir()
    assert not session.save_now()
    session.file.save_as(folders.documents / "annan.asfplan", session.plan, session.now())
    session.note_moved()
    assert session.is_saved
    assert read_plan_file(folders.documents / "annan.asfplan").plan.record("enterprise_name").v == "Kornboden"


def open_again(session: Session, handbook: Handbook) -> Session:
    """The same file in a session of its own."""
    folders, path, now = session.file.folders, session.file.path, session.now
    session.file.release()
    opened = read_plan_file(path)
    file = PlanFile(folders, path, opened.file_hash, opened.plan.revision)
    return Session(opened.plan, handbook, file, now)


def test_a_copy_is_kept_before_the_first_change_and_once_a_day(
    session: Session, small_handbook: Handbook, clock: object
) -> None:
    session.answer("enterprise_name", "Kornboden")
    session.save_now()
    again = open_again(session, small_handbook)
    state, plan_id = again.file.folders.state, again.plan.id
    assert list_copies(state, plan_id) == ()
    for name in ("Ett", "Två"):
        again.answer("enterprise_name", name)
        again.save_now()
    copies = list_copies(state, plan_id)
    assert [decode_plan(read_copy(copy)).plan.record("enterprise_name").v for copy in copies] == ["Kornboden"]
    clock.move(days=1)  # type: ignore[attr-defined]
    again.answer("enterprise_name", "Tre")
    again.save_now()
    copies = list_copies(state, plan_id)
    assert [decode_plan(read_copy(copy)).plan.record("enterprise_name").v for copy in copies] == [
        "Två",
        "Kornboden",
    ]
    again.close()


def test_a_copy_that_cannot_be_made_never_stops_the_saving(
    session: Session, small_handbook: Handbook
) -> None:
    session.answer("enterprise_name", "Kornboden")
    session.save_now()
    again = open_again(session, small_handbook)
    (again.file.folders.state / "copies").write_text("a file where the folder should be")
    again.answer("enterprise_name", "Nytt")
    assert again.save_now()
    again.close()


def test_going_back_to_an_earlier_version_is_a_step_like_any_other(session: Session) -> None:
    session.answer("enterprise_name", "Nu")
    earlier = Plan(id="another").with_typed("enterprise_name", "Då")
    session.replace_plan(earlier)
    assert session.plan.record("enterprise_name").v == "Då"
    assert session.plan.id == "00000000-0000-4000-8000-000000000000"
    session.undo()
    assert session.plan.record("enterprise_name").v == "Nu"


def test_renaming_the_file_takes_the_lock_along(session: Session, folders: Folders) -> None:
    session.answer("enterprise_name", "Kornboden")
    session.save_now()
    old, new = session.file.path, folders.documents / "nytt namn.asfplan"
    session.file.rename(new)
    assert new.exists()
    assert not old.exists()
    PlanFile(folders, old, None).release()
    with pytest.raises(FileProblem):
        PlanFile(folders, new, None)
    (folders.documents / "upptaget.asfplan").touch()
    with pytest.raises(FileProblem):
        session.file.rename(folders.documents / "upptaget.asfplan")
    assert session.file.path == new


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Kornbodens kafé", "Kornbodens kafé"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("  ..  ", ""),
        ("CON", "_CON"),
        ("rad\nett\x00", "rad ett"),
        ("x" * 300, "x" * 80),
    ],
)
def test_any_name_becomes_a_file_name(name: str, stem: str) -> None:
    assert file_name(name) == stem


def test_a_free_name_is_found(tmp_path: Path) -> None:
    assert free_path(tmp_path, "Plan").name == "Plan.asfplan"
    (tmp_path / "Plan.asfplan").touch()
    (tmp_path / "Plan 2.asfplan").touch()
    assert free_path(tmp_path, "Plan").name == "Plan 3.asfplan"
