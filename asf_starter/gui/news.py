"""What the companions have new to say, for those who hear the window: said once, after a short rest.

Who sees the window meets it beside the question. Nothing is said for a figure that only moves a little.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.privacy import stands_beside_field
from asf_starter.documents.views.budget import cash_sentence
from asf_starter.gui.accessibility import announce
from asf_starter.gui.budget.chart import context_of
from asf_starter.gui.kit import Kit
from asf_starter.gui.session import Session

REST = 1200
"""Milliseconds without a change until something is said."""


class News(QObject):
    """Follows a session and says what is new; silent where nobody listens."""

    def __init__(self, kit: Kit, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._kit = kit
        self._window = window
        self._session = session
        self._told = session.assessment
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.tell)
        session.changed.connect(self._follow)

    def _follow(self, assessment: Assessment) -> None:
        if QAccessible.isActive():
            self._rest.start()
        else:
            self._told = assessment

    def tell(self) -> None:
        """Says what is new since the last time."""
        before, self._told = self._told, self._session.assessment
        news = news_between(before, self._told, self._kit)
        if news:
            announce(self._window, " ".join(news))

    def stop(self) -> None:
        """Lets go of the session."""
        self._rest.stop()
        self._session.changed.disconnect(self._follow)


def news_between(before: Assessment, now: Assessment, kit: Kit) -> list[str]:
    """What is new, in sentences: notes on the answers, whether the cash lasts, how the criteria stand, what
    comes first among the legal forms."""
    return [
        *_notes(before, now, kit),
        *_cash(before, now, kit),
        *_criteria(before, now, kit),
        *_forms(before, now, kit),
    ]


def _notes(before: Assessment, now: Assessment, kit: Kit) -> list[str]:
    known = {note.text.text for note in before.advice}
    new = [note for note in now.advice if note.text.text not in known and not stands_beside_field(note)]
    say, text = kit.phrases.say, kit.phrases.text
    return [
        kit.words("companions.note", status=text(f"common.status.{note.severity}"), text=say(note.text))
        for note in new
    ]


def _cash(before: Assessment, now: Assessment, kit: Kit) -> list[str]:
    if not now.has_budget:
        return []
    sentence = cash_sentence(context_of(kit, now))
    old = cash_sentence(context_of(kit, before)).text if before.has_budget else ""
    return [] if sentence.text == old else [kit.phrases.say(sentence)]


def _criteria(before: Assessment, now: Assessment, kit: Kit) -> list[str]:
    old = {verdict.id: verdict.verdict for verdict in before.criteria}
    new = {verdict.id: verdict.verdict for verdict in now.criteria}
    return [
        f"{criterion.name}: {kit.phrases.text(f'common.status.{new[criterion.id]}')}."
        for criterion in sorted(kit.handbook.criteria, key=lambda criterion: criterion.number)
        if criterion.id in new and new[criterion.id] != old.get(criterion.id, "unknown")
    ]


def _forms(before: Assessment, now: Assessment, kit: Kit) -> list[str]:
    if now.forms.outcome == "nothing_answered" or now.forms.headline == before.forms.headline:
        return []
    return [kit.phrases.say(now.forms.headline)]
