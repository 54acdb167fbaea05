"""Filing files as evidence: taken in whole, made small and safe, refused with a reason; kept in the plan."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from asf_starter.core.filed_files import MOST_BYTES_OF_FILE, FiledFile, named_files
from asf_starter.core.plan import Plan
from asf_starter.storage.evidence_files import as_evidence, file_for_plan, hand_out_to_look_at, safe_name
from asf_starter.storage.evidence_kinds import JPEG, PDF, PNG, TEXT
from asf_starter.storage.pictures import LARGEST_PNG, LONGEST_SIDE, scaled_down
from asf_starter.storage.plan_files import decode_plan, encode_plan
from asf_starter.storage.problems import FileProblem

MINUTES = b"%PDF-1.4\nprotokoll\n"
SHA = hashlib.sha256(MINUTES).hexdigest()
FILE = FiledFile(SHA, PDF, MINUTES)


def plan_with(*files: FiledFile) -> Plan:
    """A plan in which every file is named by a row of the table of papers."""
    rows = [
        {"id": f"r{number}", "cells": {"file": {"v": {"name": "protokoll.pdf", "sha256": file.sha256}}}}
        for number, file in enumerate(files, 1)
    ]
    plan = Plan("a-b-c", "Kornboden").with_typed("evidence_files", rows)
    for file in files:
        plan = plan.with_file(file)
    return plan


def photo(width: int, height: int, kind: str = "JPEG", *, place: bool = False) -> bytes:
    """A picture; ``place`` gives it the coordinates where it was taken."""
    made = io.BytesIO()
    picture = Image.new("RGB", (width, height), "#4a7")
    exif = Image.Exif()
    if place:
        exif[0x0112] = 6  # lies on its side
        exif.get_ifd(0x8825)[1] = "N"
        exif[0x010F] = "Kameran"
    picture.save(made, kind, exif=exif)
    return made.getvalue()


def refused(error: pytest.ExceptionInfo[FileProblem]) -> str:
    return error.value.statement.text.removeprefix("files.evidence.")


# -- taking in --


def test_losing_the_original_loses_nothing(tmp_path: Path) -> None:
    original = tmp_path / "Protokoll 10 augusti.pdf"
    original.write_bytes(MINUTES)
    name, file = file_for_plan(original)
    original.unlink()
    opened = decode_plan(encode_plan(plan_with(file))).plan
    kept = opened.file(SHA)
    assert kept is not None
    assert name == "Protokoll 10 augusti.pdf"
    assert hand_out_to_look_at(kept, name, tmp_path).read_bytes() == MINUTES


def test_a_photo_is_made_small_upright_and_says_nothing_of_its_place() -> None:
    data, is_jpeg = scaled_down(photo(4000, 1000, place=True)) or (b"", False)
    with Image.open(io.BytesIO(data)) as picture:
        assert is_jpeg
        assert picture.size == (LONGEST_SIDE // 4, LONGEST_SIDE)
        assert not picture.getexif()
    assert b"Kameran" not in data


@pytest.mark.parametrize(("kind", "media"), [("JPEG", JPEG), ("PNG", PNG)])
def test_a_small_picture_keeps_its_size(kind: str, media: str) -> None:
    file = as_evidence(photo(30, 20, kind), "bild")
    with Image.open(io.BytesIO(file.data)) as picture:
        assert (file.media, picture.size) == (media, (30, 20))
    assert file.sha256 == hashlib.sha256(file.data).hexdigest()


def test_a_photograph_kept_as_png_becomes_small_enough() -> None:
    made = io.BytesIO()
    Image.effect_noise((1200, 1200), 80).convert("RGB").save(made, "PNG")
    data, is_jpeg = scaled_down(made.getvalue()) or (b"", False)
    assert is_jpeg
    assert len(data) < LARGEST_PNG < len(made.getvalue())


def test_what_is_transparent_stays_so() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(made, "PNG")
    data, is_jpeg = scaled_down(made.getvalue()) or (b"", True)
    with Image.open(io.BytesIO(data)) as picture:
        assert (is_jpeg, picture.mode, picture.getpixel((0, 0))) == (False, "RGBA", (0, 0, 0, 0))


def bomb() -> bytes:
    """A PNG of a few bytes that says it holds 100 000 × 100 000 pixels."""
    small = photo(1, 1, "PNG")
    head = b"IHDR" + (100_000).to_bytes(4, "big") * 2 + small[24:29]
    import zlib

    return small[:12] + head + zlib.crc32(head).to_bytes(4, "big") + small[33:]


REFUSED = [
    ("empty", b"", "empty"),
    ("only blanks", b" \n", "empty"),
    ("a program", b"MZ\x90\x00\x03", "strange"),
    ("a picture that fills the memory", bomb(), "broken_picture"),
    ("half a picture", photo(300, 300, "PNG")[:60], "broken_picture"),
    ("a name that lies", b"\xff\xd8\xff not a picture", "broken_picture"),
    ("a huge text", b"a" * (MOST_BYTES_OF_FILE + 1), "too_large"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_what_cannot_be_filed_is_refused_with_a_reason(
    name: str, data: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "fil.pdf"
    path.write_bytes(data)
    with pytest.raises(FileProblem) as error:
        file_for_plan(path)
    assert refused(error) == reason
    assert error.value.statement.values["name"] == "fil.pdf"


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "borta.pdf", tmp_path):
        with pytest.raises(FileProblem) as error:
            file_for_plan(path)
        assert refused(error) == "missing"


def test_a_full_plan_takes_no_more(tmp_path: Path) -> None:
    path = tmp_path / "fil.pdf"
    path.write_bytes(MINUTES)
    with pytest.raises(FileProblem) as error:
        file_for_plan(path, len(MINUTES) - 1)
    assert refused(error) == "plan_is_full"
    assert file_for_plan(path, len(MINUTES))[1] == FILE


NAMES = [
    ("protokoll.pdf", PDF, "protokoll.pdf"),
    ("Protokoll.PDF", PDF, "Protokoll.pdf"),
    ("bild.jpeg", JPEG, "bild.jpg"),
    ("virus.exe", TEXT, "virus.txt"),
    ("sida.html", TEXT, "sida.txt"),
    ("protokoll 3.12.2026", PDF, "protokoll 3.12.2026.pdf"),
    ("../../etc/passwd", TEXT, "passwd.txt"),
    ("C:\\Windows\\win.ini", TEXT, "win.txt"),
    ("plan.json:stream", TEXT, "plan.json stream.txt"),
    ("CON", TEXT, "_CON.txt"),
    ("nul.pdf", PDF, "_nul.pdf"),
    ("", PDF, "_.pdf"),
    ("..", PDF, "_.pdf"),
    ("bok\u202efdp.exe", TEXT, "bokfdp.txt"),
    ("rad\nrad.txt", TEXT, "radrad.txt"),
    ("a\u030a.pdf", PDF, "å.pdf"),
    ("x" * 300 + ".pdf", PDF, "x" * 80 + ".pdf"),
]


@pytest.mark.parametrize(("name", "media", "expected"), NAMES)
def test_names_are_safe_and_true(name: str, media: str, expected: str) -> None:
    assert safe_name(name, media) == expected


def test_a_file_is_handed_out_inside_its_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "inne"
    folder.mkdir()
    path = hand_out_to_look_at(FILE, "../../ute.exe", folder)
    assert path == folder / "ute.pdf"
    assert [entry.name for entry in tmp_path.iterdir()] == ["inne"]


# -- in the plan's file --


def test_the_files_are_the_last_section_one_a_line() -> None:
    lines = encode_plan(plan_with(FILE)).decode().splitlines()
    encoded = base64.b64encode(MINUTES).decode()
    assert lines[-5:-2] == ['"evidence":[', f'{{"data":"{encoded}","sha256":"{SHA}"}}', "],"]


def test_saving_and_loading_change_nothing() -> None:
    plan = plan_with(FILE, as_evidence(b"Avtal", "avtal.txt"))
    opened = decode_plan(encode_plan(plan))
    assert opened.plan == plan
    assert not opened.changed_outside


def test_a_file_that_no_answer_names_is_not_saved() -> None:
    plan = plan_with(FILE).with_typed("evidence_files", [])
    assert plan.file(SHA) == FILE  # undo can bring the answer back
    assert decode_plan(encode_plan(plan)).plan.evidence == ()


def test_a_copy_that_travels_may_leave_the_files_at_home() -> None:
    plan = decode_plan(encode_plan(plan_with(FILE), evidence=False)).plan
    assert plan.evidence == ()
    assert list(named_files(plan.record("evidence_files").v)) == [SHA]


def test_twenty_megabytes_fit() -> None:
    files = [as_evidence(bytes([65 + number]) * 4_999_999 + b"\n", "x.txt") for number in range(4)]
    plan = plan_with(*files)
    assert decode_plan(encode_plan(plan)).plan.files_in_use == plan.files_in_use


def entry(**change: object) -> dict[str, object]:
    return {"data": base64.b64encode(MINUTES).decode(), "sha256": SHA} | change


TWICE_TOO_LARGE = base64.b64encode(b"a" * (MOST_BYTES_OF_FILE + 1)).decode()
HOSTILE = [
    ("no record", "x"),
    ("no bytes", {"sha256": SHA}),
    ("bytes that are no text", entry(data=7)),
    ("bytes that are no base 64", entry(data="åäö")),
    ("another fingerprint", entry(sha256="0" * 64)),
    ("a fingerprint that is a path", entry(sha256="../../x")),
    ("other bytes", entry(data=base64.b64encode(MINUTES + b"!").decode())),
    (
        "a program",
        {
            "data": base64.b64encode(b"MZ\x90\x00").decode(),
            "sha256": hashlib.sha256(b"MZ\x90\x00").hexdigest(),
        },
    ),
    (
        "too large",
        {
            "data": TWICE_TOO_LARGE,
            "sha256": hashlib.sha256(b"a" * (MOST_BYTES_OF_FILE + 1)).hexdigest(),
        },
    ),
]


@pytest.mark.parametrize(("name", "hostile"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_a_file_that_cannot_be_trusted_is_left_out_and_the_plan_opens(name: str, hostile: object) -> None:
    tree = json.loads(encode_plan(plan_with(FILE))) | {"evidence": [hostile]}
    plan = decode_plan(json.dumps(tree).encode()).plan
    assert plan.evidence == ()
    assert list(named_files(plan.record("evidence_files").v)) == [SHA]


def test_a_sound_file_among_hostile_ones_stays() -> None:
    tree = json.loads(encode_plan(plan_with(FILE))) | {"evidence": [entry(data=""), entry(), entry()]}
    assert decode_plan(json.dumps(tree).encode()).plan.evidence == (FILE,)


def test_a_section_that_is_no_list_is_damage() -> None:
    tree = json.loads(encode_plan(plan_with(FILE))) | {"evidence": {}}
    with pytest.raises(FileProblem) as error:
        decode_plan(json.dumps(tree).encode())
    assert error.value.statement.text == "files.plan.damaged"


def test_every_file_ever_filed_is_not_more_than_the_plan_may_hold() -> None:
    data = [bytes([65 + number]) * 4_000_000 for number in range(6)]
    entries = [
        {"data": base64.b64encode(part).decode(), "sha256": hashlib.sha256(part).hexdigest()} for part in data
    ]
    tree = json.loads(encode_plan(plan_with(FILE))) | {"evidence": entries}
    assert len(decode_plan(json.dumps(tree).encode()).plan.evidence) == 5
