"""Safety copies, settings, and deleting a plan with all its traces."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.filed_files import FiledFile
from asf_starter.core.plan import Plan
from asf_starter.storage.backups import (
    DAYS,
    FILES,
    MONTHS,
    NEWEST,
    WEEKS,
    Copy,
    copies_to_drop,
    keep_copy,
    list_copies,
    read_copy,
)
from asf_starter.storage.evidence_section import bring_files_back, set_files_aside
from asf_starter.storage.folders import Folders
from asf_starter.storage.locks import PlanLock
from asf_starter.storage.plan_files import decode_plan, encode_plan, write_plan_file
from asf_starter.storage.settings import RecentPlan, Settings, read_settings, write_settings
from asf_starter.storage.traces import delete_traces, find_traces

NOON = datetime(2026, 11, 23, 12, 0)


def test_a_copy_is_kept_once_and_can_be_read(tmp_path: Path) -> None:
    first = keep_copy(tmp_path, "id", 1, b"one", NOON)
    assert first is not None
    assert keep_copy(tmp_path, "id", 1, b"one", NOON) is None
    keep_copy(tmp_path, "id", 2, b"two", datetime(1971, 1, 1))
    newest, oldest = list_copies(tmp_path, "id")
    assert (newest.number, newest.revision, read_copy(newest)) == (2, 2, b"two")
    assert (oldest.number, oldest.time, read_copy(oldest)) == (1, NOON, b"one")
    oldest.path.write_bytes(b"broken")
    assert read_copy(oldest) == b""


def evidence_plan(*texts: bytes) -> Plan:
    """A plan in which each text is a filed file."""
    plan = Plan("id")
    for number, text in enumerate(texts):
        file = FiledFile(hashlib.sha256(text).hexdigest(), "text/plain", text)
        plan = plan.with_file(file).with_typed(f"paper_{number}", {"name": "x.txt", "sha256": file.sha256})
    return plan


def test_filed_files_lie_beside_the_copies_each_once(tmp_path: Path) -> None:
    minutes, agreement = b"minutes " * 1000, b"agreement"
    first, second = encode_plan(evidence_plan(minutes)), encode_plan(evidence_plan(minutes, agreement))
    keep_copy(tmp_path, "id", 1, first, NOON)
    keep_copy(tmp_path, "id", 2, second, NOON)
    assert keep_copy(tmp_path, "id", 2, second, NOON) is None
    newest, oldest = list_copies(tmp_path, "id")
    assert (read_copy(newest), read_copy(oldest)) == (second, first)
    files = newest.path.parent / FILES
    assert sorted(path.read_bytes() for path in files.iterdir()) == [agreement, minutes]
    assert not decode_plan(read_copy(oldest)).changed_outside


def test_a_filed_file_lost_beside_the_copies_loses_only_itself(tmp_path: Path) -> None:
    copy = keep_copy(tmp_path, "id", 1, encode_plan(evidence_plan(b"minutes")), NOON)
    assert copy is not None
    (file,) = (copy.path.parent / FILES).iterdir()
    file.write_bytes(b"no longer what it was")
    opened = decode_plan(read_copy(copy))
    assert opened.plan.evidence == ()
    assert opened.plan.answers.keys() == {"paper_0"}


def test_files_of_no_copy_are_let_go(tmp_path: Path) -> None:
    keep_copy(tmp_path, "id", 0, encode_plan(evidence_plan(b"gone")), NOON)
    for number in range(1, NEWEST + 2):
        data = encode_plan(replace(evidence_plan(b"kept"), revision=number))
        keep_copy(tmp_path, "id", number, data, NOON + timedelta(minutes=number))
    (newest, *_) = list_copies(tmp_path, "id")
    assert {path.read_bytes() for path in (newest.path.parent / FILES).iterdir()} == {b"kept"}


@given(st.binary(max_size=200))
def test_setting_aside_and_bringing_back_change_nothing(data: bytes) -> None:
    line = b'{"data":"' + base64.b64encode(data) + b'","sha256":"' + b"0" * 64 + b'"}'
    for file in (data, line, encode_plan(evidence_plan(data or b"x")), line + b",\n" + line):
        thin, aside = set_files_aside(file)
        assert bring_files_back(thin, aside.get) == file


def test_an_id_never_leaves_the_folder(tmp_path: Path) -> None:
    copy = keep_copy(tmp_path, "../../outside", 1, b"one", NOON)
    assert copy is not None
    assert tmp_path in copy.path.resolve().parents


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=200))
def test_the_newest_ten_are_always_kept_and_all_are_bounded(days_ago: list[int]) -> None:
    copies = [
        Copy(Path(str(number)), number, NOON - timedelta(days=days), number)
        for number, days in enumerate(days_ago)
    ][::-1]
    dropped = copies_to_drop(copies)
    assert not set(copies[:NEWEST]) & set(dropped)
    assert len(copies) - len(dropped) <= NEWEST + DAYS + WEEKS + MONTHS


def test_settings_survive_and_broken_ones_mean_defaults(tmp_path: Path) -> None:
    settings = Settings(text_size=150, theme="dark").with_recent(
        RecentPlan("/a", "id", "Kornboden", exports=("/x",))
    )
    assert write_settings(tmp_path, settings)
    assert read_settings(tmp_path) == settings
    for broken in ("", "[]", '{"text_size": "big", "recent": [{"name": 1}, {"path": "/b", "name": 3}]}'):
        (tmp_path / "settings.json").write_text(broken)
        read = read_settings(tmp_path)
        assert (read.text_size, read.theme) == (100, "system")
        assert [plan.path for plan in read.recent] in ([], ["/b"])


def test_the_newest_plan_stands_first_and_once() -> None:
    settings = Settings()
    for number in range(20):
        settings = settings.with_recent(RecentPlan(f"/{number % 15}"))
    assert len(settings.recent) == 12
    assert settings.recent[0].path == "/4"
    assert settings.recent_plan("/4") is not None
    assert settings.without_recent("/4").recent_plan("/4") is None


def test_deleting_a_plan_finds_every_trace(folders: Folders) -> None:
    """A marker word in the plan is searched for in all folders afterwards."""
    folders.documents.mkdir()
    path = folders.documents / "plan.asfplan"
    plan = Plan("some-id", "Kanariefågel").with_typed("name", "Kanariefågel")
    write_plan_file(path, plan, None)
    keep_copy(folders.state, plan.id, 1, encode_plan(plan), NOON)
    exported = folders.documents / "affarsplan.md"
    exported.write_text("Kanariefågel")
    recent = RecentPlan(str(path), plan.id, "Kanariefågel", exports=(str(exported),))
    write_settings(folders.config, Settings().with_recent(recent))
    with PlanLock(folders.state, path):
        pass
    assert exported in find_traces(folders, path, plan.id)
    delete_traces(folders, path, plan.id)
    everything = [
        file for root in (folders.documents, folders.state, folders.config) for file in root.rglob("*")
    ]
    assert not [file for file in everything if file.is_file() and b"Kanarief" in file.read_bytes()]
    assert not path.exists()
