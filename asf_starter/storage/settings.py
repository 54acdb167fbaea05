"""What the program remembers between starts: languages, text size, window, recent plans.

A JSON file in the user's configuration folder. A file that is damaged or gone means the defaults;
settings are never worth a message.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from asf_starter.storage.atomic import replace_file
from asf_starter.storage.problems import FileProblem

MOST_RECENT = 12
FILE_NAME = "settings.json"


@dataclass(frozen=True)
class RecentPlan:
    """A plan opened lately: where it is, its name, the page one was on, what was exported from it."""

    path: str
    plan_id: str = ""
    name: str = ""
    opened: str = ""
    page: str = ""
    open_questions: int = 0
    exports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """All settings. ``theme`` is "system", "light", "dark" or "contrast"; ``text_size`` in percent;
    ``table_view`` is "cards" or "sheet"; ``panels_open`` whether what folds below the questions is out."""

    language: str = "sv"
    document_language: str = "sv"
    theme: str = "system"
    text_size: int = 100
    table_view: str = "cards"
    panels_open: bool = False
    geometry: str = ""
    export_folder: str = ""
    recent: tuple[RecentPlan, ...] = field(default=())

    def with_recent(self, plan: RecentPlan) -> Settings:
        """The settings with this plan as the newest of the recent ones."""
        others = tuple(other for other in self.recent if other.path != plan.path)
        return replace(self, recent=(plan, *others)[:MOST_RECENT])

    def without_recent(self, path: str) -> Settings:
        """The settings without this plan among the recent ones."""
        return replace(self, recent=tuple(plan for plan in self.recent if plan.path != path))

    def recent_plan(self, path: str) -> RecentPlan | None:
        """What is remembered of a plan, None where nothing is."""
        return next((plan for plan in self.recent if plan.path == path), None)


def read_settings(config: Path) -> Settings:
    """The settings; defaults for whatever is missing or of a wrong type."""
    try:
        tree = json.loads((config / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(tree, dict):
        return Settings()
    recent = tuple(
        RecentPlan(**_fitting(RecentPlan(""), entry))
        for entry in tree.get("recent", [])
        if isinstance(entry, dict) and isinstance(entry.get("path"), str)
    )
    return replace(Settings(**_fitting(Settings(), tree)), recent=recent)


def _fitting(defaults: Any, tree: dict[str, Any]) -> dict[str, Any]:
    """The entries of a tree whose type is that of the default."""
    fitting: dict[str, Any] = {}
    for key, default in asdict(defaults).items():
        value = tree.get(key, default)
        if isinstance(default, tuple) and isinstance(value, list):
            fitting[key] = tuple(part for part in value if isinstance(part, str))
        elif type(value) is type(default):
            fitting[key] = value
    return fitting


def write_settings(config: Path, settings: Settings) -> bool:
    """Saves the settings; False where they cannot be saved (the program goes on without)."""
    try:
        config.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = json.dumps(asdict(settings), ensure_ascii=True, indent=1)
        replace_file(config / FILE_NAME, text.encode("ascii"))
    except (OSError, FileProblem):
        return False
    return True
