"""One plan is open in one window only: a lock in the state folder, named by the file's resolved path.

The lock lies on this computer and not beside the plan, so that it never travels with a stick or a
synchronised folder. A killed program lets go of it at once.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from filelock import FileLock, Timeout

from asf_starter.storage.problems import FileProblem


def lock_file(state: Path, plan_path: Path) -> Path:
    """Where the lock of a plan lies."""
    resolved = os.path.normcase(os.path.realpath(plan_path))
    digest = hashlib.sha256(resolved.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return state / "locks" / f"{digest}.lock"


class PlanLock:
    """Holds a plan while it is open. Use it as a context, or ``release`` it when the window closes."""

    def __init__(self, state: Path, plan_path: Path) -> None:
        """Takes the lock. Raises FileProblem ``plan.in_use`` where another window has it."""
        path = lock_file(state, plan_path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = FileLock(path, timeout=0)
            self._lock.acquire()
        except Timeout as error:
            raise FileProblem("plan.in_use", name=plan_path.name) from error
        except OSError as error:
            raise FileProblem("state.unusable") from error

    def release(self) -> None:
        """Lets go of the plan."""
        self._lock.release()

    def __enter__(self) -> PlanLock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
