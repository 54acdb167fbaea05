"""Plan files: one UTF-8 JSON file a plan, in a canonical layout, one answer a line.

The filed files come last. The last line holds the SHA-256 of every byte before it, so that damage is
noticed; a file that was changed by hand still opens, and the caller is told. Reading is strict and bounded;
a damaged, foreign or newer file raises :class:`~asf_starter.storage.problems.FileProblem` and is left alone.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from asf_starter.core.interview.answers import read_state
from asf_starter.core.plan import FORMAT_VERSION, Plan, Record, Tree
from asf_starter.storage.atomic import file_hash, replace_file
from asf_starter.storage.evidence_section import evidence_lines, read_evidence
from asf_starter.storage.problems import FileProblem
from asf_starter.storage.upgrades import upgrade

SUFFIX = ".asfplan"
FORMAT = "asf-plan"
MOST_BYTES = 40_000_000
MOST_BRACKETS = 200_000
DEEPEST = 16
LONGEST_TEXT = 1_000_000
LONGEST_KEY = 200
MOST_DIGITS = 15

_HEADER = ("plan_id", "revision", "name", "handbook_date", "created", "modified")
_KNOWN = frozenset(
    {
        "format",
        "format_version",
        "min_reader",
        *_HEADER,
        "answers",
        "comments",
        "decisions",
        "sum",
    }
)
_SUM = re.compile(rb'\n"sum":"sha256:([0-9a-f]{64})"\n}\n?$')


@dataclass(frozen=True)
class OpenedPlan:
    """A plan as read. ``changed_outside``: the checksum does not fit, somebody changed the file by
    hand or it is damaged but whole. ``file_hash`` is the SHA-256 of the file's bytes."""

    plan: Plan
    file_hash: str
    changed_outside: bool = False


def encode_plan(plan: Plan, *, private: bool = True, evidence: bool = True) -> bytes:
    """The file of a plan. For copies that travel: ``private=False`` leaves private notes out,
    ``evidence=False`` the bytes of the filed files (their names stay in the answers)."""
    header: dict[str, Tree] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "min_reader": FORMAT_VERSION,
        "plan_id": plan.id,
        "revision": plan.revision,
        "name": plan.name,
        "handbook_date": plan.handbook_date,
        "created": plan.created,
        "modified": plan.modified,
        **{key: plan.extra[key] for key in sorted(plan.extra)},
    }
    lines = [f"{_json(key)}:{_json(value)}," for key, value in header.items()]
    records = [
        f"{_json(question_id)}:{_json(_record_tree(plan.answers[question_id], private))}"
        for question_id in sorted(plan.answers)
    ]
    lines += ['"answers":{', *_comma_lines(records), "},"]
    for key, entries in (
        ("comments", plan.comments),
        ("decisions", plan.decisions),
    ):
        lines += [f'"{key}":[', *_comma_lines([_json(entry) for entry in entries]), "],"]
    files = evidence_lines(plan.files_in_use) if evidence else []
    lines += ['"evidence":[', *_comma_lines(files), "],"]
    body = ("{\n" + "\n".join(lines) + "\n").encode("utf-8", "replace")
    return body + f'"sum":"sha256:{hashlib.sha256(body).hexdigest()}"\n}}\n'.encode()


def _comma_lines(parts: list[str]) -> list[str]:
    return [part + ("," if number < len(parts) - 1 else "") for number, part in enumerate(parts)]


def _json(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _record_tree(record: Record, private: bool) -> Tree:
    tree: dict[str, Tree] = {"v": record.v, **record.extra}
    for key in ("state", "note", "at", "by") + (("private_note",) if private else ()):
        value = getattr(record, key)
        if value:
            tree[key] = value
    return tree


def decode_plan(data: bytes) -> OpenedPlan:
    """The plan in a file's bytes. Raises FileProblem with the reason in words."""
    if not data.strip(b"\x00 \t\r\n"):
        raise FileProblem("plan.empty")
    if len(data) > MOST_BYTES:
        raise FileProblem("plan.too_large")
    data = data.removeprefix(b"\xef\xbb\xbf")
    original = data
    data = data.replace(b"\r\n", b"\n")
    if not data.lstrip().startswith(b"{"):
        raise FileProblem("plan.foreign")
    if data.count(b"[") + data.count(b"{") > MOST_BRACKETS:
        raise FileProblem("plan.damaged")
    try:
        tree = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refuse,
            parse_float=_finite,
            parse_int=_bounded,
        )
    except (ValueError, RecursionError) as error:
        raise FileProblem("plan.damaged") from error
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise FileProblem("plan.foreign")
    evidence = tree.pop("evidence", [])
    if not isinstance(evidence, list):
        raise FileProblem("plan.damaged")
    _check_tree(tree, 0)
    for key in ("format_version", "min_reader"):
        version = tree.get(key)
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise FileProblem("plan.damaged")
    if cast(int, tree["min_reader"]) > FORMAT_VERSION:
        raise FileProblem("plan.newer")
    match = _SUM.search(data)
    intact = match is not None and hashlib.sha256(data[: match.start() + 1]).hexdigest() == match[1].decode()
    plan = replace(_plan(upgrade(tree)), evidence=read_evidence(evidence))
    return OpenedPlan(plan, hashlib.sha256(original).hexdigest(), not intact)


def _unique(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise ValueError("a key stands twice")
    return tree


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number


def _bounded(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise ValueError("a number is too long")
    return int(digits)


def _check_tree(tree: Tree, depth: int) -> None:
    """Refuses what later code should never meet: too deep, too long, broken characters."""
    if depth > DEEPEST:
        raise FileProblem("plan.damaged")
    if isinstance(tree, str):
        if len(tree) > LONGEST_TEXT or any("\ud800" <= character <= "\udfff" for character in tree):
            raise FileProblem("plan.damaged")
    elif isinstance(tree, Mapping):
        for key, part in tree.items():
            if len(key) > LONGEST_KEY:
                raise FileProblem("plan.damaged")
            _check_tree(key, depth)
            _check_tree(part, depth + 1)
    elif isinstance(tree, Sequence):
        for part in tree:
            _check_tree(part, depth + 1)


def _plan(tree: Mapping[str, Tree]) -> Plan:
    def text(key: str) -> str:
        value = tree.get(key, "")
        if not isinstance(value, str):
            raise FileProblem("plan.damaged")
        return value

    def entries(key: str) -> tuple[Tree, ...]:
        value = tree.get(key, [])
        if not isinstance(value, list):
            raise FileProblem("plan.damaged")
        return tuple(value)

    answers = tree.get("answers", {})
    revision = tree.get("revision", 0)
    if not isinstance(answers, Mapping) or not isinstance(revision, int) or not text("plan_id"):
        raise FileProblem("plan.damaged")
    return Plan(
        id=text("plan_id"),
        name=text("name"),
        revision=revision,
        handbook_date=text("handbook_date"),
        created=text("created"),
        modified=text("modified"),
        answers={question_id: _record(record) for question_id, record in answers.items()},
        comments=entries("comments"),
        decisions=entries("decisions"),
        extra={key: value for key, value in tree.items() if key not in _KNOWN},
    )


def _record(tree: Tree) -> Record:
    if not isinstance(tree, Mapping):
        raise FileProblem("plan.damaged")
    known: dict[str, str] = {}
    for key in ("state", "note", "private_note", "at", "by"):
        value = tree.get(key, "")
        if not isinstance(value, str):
            raise FileProblem("plan.damaged")
        known[key] = value
    state = read_state(known.pop("state"))
    if state is None:
        raise FileProblem("plan.damaged")
    extra = {key: value for key, value in tree.items() if key not in ("v", "state", *known)}
    return Record(v=tree.get("v"), state=state, extra=extra, **known)


def read_plan_file(path: Path) -> OpenedPlan:
    """The plan in a file. Raises FileProblem where there is none that can be read."""
    try:
        if path.is_dir():
            raise FileProblem("plan.folder")
        if path.stat().st_size > MOST_BYTES:
            raise FileProblem("plan.too_large")
        return decode_plan(path.read_bytes())
    except FileNotFoundError as error:
        raise FileProblem("plan.missing") from error
    except OSError as error:
        raise FileProblem("plan.unreadable") from error


def write_plan_file(path: Path, plan: Plan, last_known: str | None) -> str:
    """Saves a plan whole and gives the new file's hash.

    ``last_known`` is the hash of the file as last read or written, None for a new file. A file that
    is no longer what it was raises FileProblem ``changed_meanwhile`` and is not touched.
    """
    data = encode_plan(plan)
    on_disk = file_hash(path)
    if on_disk != last_known:
        raise FileProblem("plan.changed_meanwhile" if on_disk else "plan.vanished")
    replace_file(path, data)
    return hashlib.sha256(data).hexdigest()
