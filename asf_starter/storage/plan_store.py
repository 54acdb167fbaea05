"""New plans, copies of examples, and opening whatever holds a plan: a plan file or an exported PDF."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from asf_starter.core.plan import Plan
from asf_starter.storage.plan_files import SUFFIX, OpenedPlan, read_plan_file
from asf_starter.storage.plan_in_pdf import read_plan_in_pdf
from asf_starter.storage.problems import FileProblem


def new_plan(name: str, now: datetime, handbook_date: str) -> Plan:
    """An empty plan with an id of its own."""
    stamp = now.isoformat(timespec="seconds")
    return Plan(str(uuid.uuid4()), name, created=stamp, modified=stamp, handbook_date=handbook_date)


def example_ids(resources: Path) -> tuple[str, ...]:
    """The ids of the example plans, in order."""
    return tuple(sorted(path.stem for path in (resources / "examples").glob(f"*{SUFFIX}")))


def copy_of_example(resources: Path, example: str, name: str, now: datetime) -> Plan:
    """A plan of one's own with an example's answers and files. Raises FileProblem for an unknown one."""
    known = example_ids(resources)
    if example not in known:
        raise FileProblem("plan.example_unknown", name=example, known=", ".join(known))
    plan = read_plan_file(resources / "examples" / f"{example}{SUFFIX}").plan
    return replace(new_plan(name, now, plan.handbook_date), answers=plan.answers, evidence=plan.evidence)


def open_any(path: Path) -> OpenedPlan:
    """The plan in a plan file, or inside an exported PDF."""
    try:
        with path.open("rb") as file:
            is_pdf = file.read(5) == b"%PDF-"
    except OSError:
        is_pdf = False
    return read_plan_in_pdf(path) if is_pdf else read_plan_file(path)
