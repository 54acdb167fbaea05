"""Plan files: nothing changes by saving and loading, and what is not a plan is told and left alone."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.core.plan import FORMAT_VERSION, Plan, Record, Tree
from asf_starter.storage.atomic import TEMPORARY_PREFIX, remove_leftovers, replace_file
from asf_starter.storage.locks import PlanLock
from asf_starter.storage.plan_files import decode_plan, encode_plan, read_plan_file, write_plan_file
from asf_starter.storage.problems import FileProblem
from asf_starter.storage.upgrades import upgrade

PLAN = (
    Plan("a-b-c", "Kornboden", created="2026-11-23T10:00:00", handbook_date="2026-11-23")
    .with_typed("name", "Åsas <b>kafé</b> & co \u202e", at="2026-11-23T10:01:00")
    .with_state("rent", "unknown")
    .with_note("rent", "fråga", which="private_note")
    .with_typed("rows", [{"id": "r1", "cells": {"what": {"v": "Kaffe ☕"}}}])
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
RECORDS = st.builds(
    Record,
    v=TREES,
    state=st.sampled_from(["", "unknown", "ask_advisor"]),
    note=TEXTS,
    private_note=TEXTS,
    at=TEXTS,
    by=TEXTS,
    extra=st.dictionaries(st.sampled_from(["mood", "score"]), TREES, max_size=2),
)
PLANS = st.builds(
    Plan,
    id=TEXTS.filter(bool),
    name=TEXTS,
    revision=st.integers(0, 10**9),
    answers=st.dictionaries(TEXTS, RECORDS, max_size=5),
    comments=st.lists(TREES, max_size=2).map(tuple),
    extra=st.dictionaries(st.sampled_from(["future", "zone"]), TREES, max_size=2),
)


def key(error: pytest.ExceptionInfo[FileProblem]) -> str:
    return error.value.statement.text.removeprefix("files.")


@given(PLANS)
def test_saving_and_loading_change_nothing(plan: Plan) -> None:
    opened = decode_plan(encode_plan(plan))
    assert not opened.changed_outside
    assert opened.plan == plan
    assert encode_plan(opened.plan) == encode_plan(plan)


def test_one_answer_is_one_line() -> None:
    before = encode_plan(PLAN).decode().splitlines()
    after = encode_plan(PLAN.with_typed("name", "Nytt", at="2026-11-23T10:01:00")).decode().splitlines()
    changed = [line for line in after if line not in before]
    assert len(before) == len(after)
    assert [line.split(":")[0] for line in changed] == ['"revision"', '"name"', '"sum"']


def test_copies_that_travel_hold_no_private_notes() -> None:
    assert b"private_note" in encode_plan(PLAN)
    assert b"private_note" not in encode_plan(PLAN, private=False)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "plan.empty"),
        (b"\x00" * 500, "plan.empty"),
        (b"<html><body>Logga in</body></html>", "plan.foreign"),
        (b"%PDF-1.7 ...", "plan.foreign"),
        (b"PK\x03\x04", "plan.foreign"),
        (b'{"format":"something else"}', "plan.foreign"),
        (b"{", "plan.damaged"),
        (b'{"format":"asf-plan","format":"asf-plan"}', "plan.damaged"),
        (b'{"a":NaN}', "plan.damaged"),
        (b'{"a":1e999}', "plan.damaged"),
        (b'{"a":' + b"9" * 40 + b"}", "plan.damaged"),
        (b'{"a":' + b"[" * 300_000, "plan.damaged"),
        (b'{"a":' + b"[" * 5000 + b"]" * 5000 + b"}", "plan.damaged"),
        (b'{"a":"\xff"}', "plan.damaged"),
        ('{"format":"asf-plan"}'.encode("utf-16"), "plan.foreign"),
    ],
)
def test_what_is_no_plan_is_told(data: bytes, problem: str) -> None:
    with pytest.raises(FileProblem) as error:
        decode_plan(data)
    assert key(error) == problem


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"format_version": 0}, "plan.damaged"),
        ({"format_version": "3"}, "plan.damaged"),
        ({"format_version": True}, "plan.damaged"),
        ({"min_reader": FORMAT_VERSION + 1, "format_version": FORMAT_VERSION + 1}, "plan.newer"),
        ({"plan_id": ""}, "plan.damaged"),
        ({"plan_id": 7}, "plan.damaged"),
        ({"answers": []}, "plan.damaged"),
        ({"answers": {"q": "text"}}, "plan.damaged"),
        ({"answers": {"q": {"v": "x", "state": "maybe"}}}, "plan.damaged"),
        ({"answers": {"q": {"v": "x", "note": 1}}}, "plan.damaged"),
        ({"answers": {"q": {"v": "\ud800"}}}, "plan.damaged"),
        ({"comments": {}}, "plan.damaged"),
        ({"revision": "many"}, "plan.damaged"),
    ],
)
def test_every_field_is_checked_at_the_border(change: dict[str, Tree], problem: str) -> None:
    tree = json.loads(encode_plan(PLAN)) | change
    with pytest.raises(FileProblem) as error:
        decode_plan(json.dumps(tree).encode())
    assert key(error) == problem


def test_a_newer_minor_version_opens_and_loses_nothing() -> None:
    tree = json.loads(encode_plan(PLAN)) | {"format_version": FORMAT_VERSION + 1, "mood": ["glad"]}
    tree["answers"]["name"]["weight"] = 3
    plan = decode_plan(json.dumps(tree).encode()).plan
    assert plan.extra == {"mood": ["glad"]}
    assert json.loads(encode_plan(plan))["answers"]["name"]["weight"] == 3


def test_a_change_by_hand_is_noticed_but_opens() -> None:
    data = encode_plan(PLAN)
    assert decode_plan(data.replace(b"Kornboden", b"Nytt namn")).changed_outside
    assert not decode_plan(data.replace(b"\n", b"\r\n")).changed_outside
    assert not decode_plan(b"\xef\xbb\xbf" + data).changed_outside


def test_single_flipped_bits_never_go_unnoticed() -> None:
    data = bytearray(encode_plan(PLAN))
    for place in range(0, len(data) - 1, 3):
        data[place] ^= 4
        with contextlib.suppress(FileProblem):
            assert decode_plan(bytes(data)).changed_outside
        data[place] ^= 4


def test_an_upgrade_walks_through_every_version() -> None:
    steps = {
        1: lambda tree: {**tree, "trace": "one"},
        2: lambda tree: {**tree, "trace": f"{tree['trace']} two"},
    }
    upgraded = upgrade({"format_version": 1}, steps)
    assert upgraded == {"format_version": 3, "trace": "one two"}


def test_a_saved_file_is_there_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "plan.asfplan"
    first = write_plan_file(path, PLAN, None)
    second = write_plan_file(path, PLAN.with_typed("name", "Nytt"), first)
    assert read_plan_file(path).plan.record("name").v == "Nytt"
    assert read_plan_file(path).file_hash == second
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.asfplan"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_somebody_elses_change_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "plan.asfplan"
    known = write_plan_file(path, PLAN, None)
    path.write_bytes(encode_plan(PLAN.with_typed("name", "Rådgivarens")))
    with pytest.raises(FileProblem) as error:
        write_plan_file(path, PLAN, known)
    assert key(error) == "plan.changed_meanwhile"
    assert read_plan_file(path).plan.record("name").v == "Rådgivarens"
    path.unlink()
    with pytest.raises(FileProblem) as error:
        write_plan_file(path, PLAN, known)
    assert key(error) == "plan.vanished"


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.asfplan"
    known = write_plan_file(path, PLAN, None)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(FileProblem) as error:
        write_plan_file(path, PLAN.with_typed("name", "Nytt"), known)
    assert key(error) == "write.disk_full"
    assert read_plan_file(path).file_hash == known
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.asfplan"]


def test_short_writes_are_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    path = tmp_path / "plan.asfplan"
    write_plan_file(path, PLAN, None)
    assert read_plan_file(path).plan == PLAN


def test_folders_and_missing_files_are_told(tmp_path: Path) -> None:
    for path, problem in ((tmp_path, "plan.folder"), (tmp_path / "no.asfplan", "plan.missing")):
        with pytest.raises(FileProblem) as error:
            read_plan_file(path)
        assert key(error) == problem
    with pytest.raises(FileProblem) as error:
        replace_file(tmp_path / "no" / "plan.asfplan", b"x")
    assert key(error) == "write.no_folder"
    with pytest.raises(FileProblem) as error:
        replace_file(tmp_path / ("x" * 300), b"x")
    assert key(error) == "write.name_too_long"


def test_leftovers_of_a_killed_program_are_removed(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY_PREFIX}1234-5678.tmp").write_bytes(b"half")
    (tmp_path / "other.tmp").write_bytes(b"theirs")
    remove_leftovers(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["other.tmp"]


def test_a_plan_is_open_in_one_window_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.asfplan"
    with PlanLock(tmp_path / "state", path):
        with pytest.raises(FileProblem) as error:
            PlanLock(tmp_path / "state", tmp_path / "." / "plan.asfplan")
        assert key(error) == "plan.in_use"
    with PlanLock(tmp_path / "state", path):
        pass
