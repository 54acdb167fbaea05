"""From an opened plan to a session with it, and the place to begin at."""

from __future__ import annotations

from dataclasses import dataclass

from asf_starter.gui.kit import Kit
from asf_starter.gui.opening import Reading
from asf_starter.gui.plan_file import PlanFile
from asf_starter.gui.route import Stop, from_address
from asf_starter.gui.services import Services
from asf_starter.gui.session import Session


@dataclass(frozen=True)
class Beginning:
    """A session, and where to begin: a stop and whether on the short track; None: at what is open first."""

    session: Session
    place: tuple[Stop, bool] | None
    changed_outside: bool


def begin(read: Reading, kit: Kit, services: Services) -> Beginning:
    """Opens what ``read`` gives, at the place where one left it. Raises FileProblem."""
    opening = read()
    file = PlanFile(services.folders, opening.path, opening.known, opening.plan.revision)
    session = Session(opening.plan, kit.handbook, file, kit.now)
    recent = services.store.settings.recent_plan(str(opening.path))
    place = opening.place or (from_address(recent.page) if recent else None)
    return Beginning(session, place, opening.changed_outside)
