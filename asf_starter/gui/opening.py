"""What can be opened: a new plan, a copy of an example, a plan file, an exported PDF. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from asf_starter.core.plan import Plan
from asf_starter.gui.kit import Kit
from asf_starter.gui.plan_file import free_path
from asf_starter.gui.route import Stop
from asf_starter.gui.services import Services
from asf_starter.storage.plan_files import SUFFIX
from asf_starter.storage.plan_store import copy_of_example, new_plan, open_any
from asf_starter.storage.problems import FileProblem

PDF = ".pdf"


@dataclass(frozen=True)
class Opening:
    """A plan and where it lies. ``known`` is its file's hash as read, None for a file that is not there
    yet; ``place`` (a stop, and whether on the short track) is where to begin, None: where one left."""

    plan: Plan
    path: Path
    known: str | None = None
    changed_outside: bool = False
    place: tuple[Stop, bool] | None = None


Reading = Callable[[], Opening]


def read_new(kit: Kit, services: Services) -> Opening:
    """An empty plan; its file is written with the first answer."""
    plan = new_plan("", kit.now(), kit.handbook.date)
    return Opening(plan, free_path(services.folders.documents, kit.words("plan.new_file")))


def read_example(kit: Kit, services: Services, example: str) -> Opening:
    """A copy of an example, from its beginning. Raises FileProblem for an unknown one."""
    plan = copy_of_example(services.library.resources, example, "", kit.now())
    path = free_path(services.folders.documents, kit.words("plan.example_file", name=example))
    first = kit.handbook.interview.chapters[0]
    return Opening(plan, path, place=(Stop("chapter", first.id), False))


def read_file(path: Path) -> Opening:
    """The plan in a file; one that came in a PDF gets a file of its own beside it. Raises FileProblem."""
    opened = open_any(path)
    if path.suffix.lower() == PDF:
        return Opening(opened.plan, free_path(path.parent, path.stem))
    return Opening(opened.plan, path, opened.file_hash, opened.changed_outside)


def earlier_version(path: Path, plan: Plan, own: Path) -> Plan | None:
    """The version of this very plan in a paper or another file; None where it holds something else."""
    if path.resolve() == own.resolve():
        return None
    try:
        found = open_any(path).plan
    except FileProblem:
        return None
    return found if found.id == plan.id else None


def is_plan(path: Path) -> bool:
    """Whether a file looks like something that holds a plan."""
    return path.suffix.lower() in (SUFFIX, PDF)
