"""What is remembered of plans opened lately. Plain functions over the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.interview import Interview
from asf_starter.gui.route import Stop, to_address, total_progress
from asf_starter.storage.settings import RecentPlan, Settings


def remembered(settings: Settings, path: Path) -> RecentPlan:
    """What is remembered of a plan; an empty memory where nothing is."""
    return settings.recent_plan(str(path)) or RecentPlan(str(path))


def with_plan(
    settings: Settings,
    path: Path,
    assessment: Assessment,
    interview: Interview,
    *,
    name: str,
    opened: str,
    place: tuple[Stop, bool],
) -> Settings:
    """The settings with a plan as the newest one. Questions left are counted on the track of ``place``."""
    stop, short = place
    recent = replace(
        remembered(settings, path),
        plan_id=assessment.plan.id,
        name=name,
        opened=opened,
        page=to_address(stop, short=short),
        open_questions=total_progress(interview, assessment.answers, short=short).left,
    )
    return settings.with_recent(recent)


def with_exports(settings: Settings, path: Path, exports: Sequence[str]) -> Settings:
    """The settings with files that were exported from a plan."""
    before = settings.recent_plan(str(path))
    if before is None:
        return settings.with_recent(RecentPlan(str(path), exports=tuple(exports)))
    together = tuple(dict.fromkeys((*before.exports, *exports)))
    others = tuple(
        replace(before, exports=together) if plan.path == before.path else plan for plan in settings.recent
    )
    return replace(settings, recent=others)
