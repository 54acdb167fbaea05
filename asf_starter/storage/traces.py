"""Everything about a plan on this computer: found as a list, and deleted as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from asf_starter.storage.atomic import remove_leftovers
from asf_starter.storage.backups import copies_folder
from asf_starter.storage.folders import Folders
from asf_starter.storage.locks import lock_file
from asf_starter.storage.problems import FileProblem
from asf_starter.storage.settings import read_settings, write_settings


def find_traces(folders: Folders, plan_path: Path, plan_id: str) -> tuple[Path, ...]:
    """The files and folders that hold something of a plan: itself, its copies, exports known of, its lock."""
    recent = read_settings(folders.config).recent_plan(str(plan_path))
    exports = [Path(path) for path in recent.exports] if recent else []
    candidates = [
        plan_path,
        copies_folder(folders.state, plan_id),
        *exports,
        lock_file(folders.state, plan_path),
    ]
    return tuple(path for path in candidates if path.exists())


def delete_traces(folders: Folders, plan_path: Path, plan_id: str) -> tuple[Path, ...]:
    """Deletes a plan with all its traces and gives what was deleted. Release its lock first.

    Raises FileProblem where something cannot be deleted; the rest is deleted all the same.
    """
    deleted, stuck = [], []
    for path in find_traces(folders, plan_path, plan_id):
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
            deleted.append(path)
        except OSError:
            stuck.append(path)
    if plan_path.parent.is_dir():
        remove_leftovers(plan_path.parent)
    settings = read_settings(folders.config)
    write_settings(folders.config, settings.without_recent(str(plan_path)))
    if stuck:
        raise FileProblem("delete.stuck", names=", ".join(path.name for path in stuck))
    return tuple(deleted)
