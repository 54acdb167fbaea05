"""The panel at the right: help to the question one is at, notes on its answer, how the plan stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.interview.interview import Question
from asf_starter.gui.accessibility import in_sentences, set_role
from asf_starter.gui.budget.view import CHAPTER as BUDGET_CHAPTER
from asf_starter.gui.companions import Companions, Notes
from asf_starter.gui.help_words import add_help, has_help
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Label, Scroller, Separator, column

KEPT = 12
"""For how many questions the help is kept."""


class HelpPanel(Scroller):
    """Help beside the question, then the companions."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("help_panel_body")
        self.kit = kit
        self.setObjectName("help_panel")
        self.setAccessibleName(kit.words("help.name"))
        set_role(self, "Grouping")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll it
        space = kit.look.tokens.space
        layout = column(self.ground, spacing=space.parts, margin=space.parts)
        self.notes = Notes(kit)
        self._place = column(spacing=0)
        self._boxes: dict[str, QWidget] = {}
        self._box = self._box_of(None)
        self._place.addWidget(self._box)
        self._line = Separator()
        self.companions = Companions(kit)
        layout.addWidget(self.notes)
        layout.addLayout(self._place)
        layout.addWidget(self._line)
        layout.addWidget(self.companions)
        layout.addStretch(1)
        self.own_window = Button(kit, "", kind="link")
        self.own_window.setObjectName("help_own_window")
        layout.addWidget(self.own_window)
        self.name_button(out=False)
        self.setWidget(self.ground)
        self._question: Question | None = None
        self._help_here = True
        self._assessment: Assessment | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes here hears all of it."""
        labels = [label for label in self.ground.findChildren(QLabel) if label.isVisible()]
        self.setAccessibleDescription(in_sentences(*(label.text() for label in labels)))
        super().focusInEvent(event)

    def name_button(self, *, out: bool) -> None:
        """Names the button that takes the panel into a window of its own, or puts it back."""
        words = self.kit.phrases.text(f"panels.own_window.{'back' if out else 'out'}")
        self.own_window.setText(words)
        self.own_window.setAccessibleName(words)
        self.own_window.updateGeometry()

    @property
    def has_something(self) -> bool:
        """Whether there is anything to show besides the question's own help."""
        return self.companions.has_something or self.notes.has_something

    @property
    def question(self) -> Question | None:
        """The question whose help is shown."""
        return self._question

    def show_question(self, question: Question | None) -> None:
        """Shows the help of a question, none at places without questions."""
        if self._assessment is not None:
            self.refresh(self._assessment, question)

    def refresh(self, assessment: Assessment, question: Question | None) -> None:
        """Shows how the plan stands now, and the help of a question."""
        self._assessment = assessment
        turned = question is not self._question
        if turned:
            self._question = question
            self._box.hide()
            self._place.removeWidget(self._box)
            self._box = self._box_of(question)
            self._place.addWidget(self._box)
            self.verticalScrollBar().setValue(0)
        here = self.kit.handbook.interview.place(question.id)[0].id if question is not None else ""
        self.companions.chapter = here
        self.companions.with_budget = here == BUDGET_CHAPTER
        self._show(grown=self.companions.refresh(assessment) or turned)

    def _box_of(self, question: Question | None) -> QWidget:
        """A box with a question's help: filled before it is put in, so that it is laid out once. Those shown
        last are kept."""
        key = question.id if question is not None else ""
        box = self._boxes.pop(key, None) or self._fill_box(question)
        self._boxes[key] = box
        while len(self._boxes) > KEPT:
            self._boxes.pop(next(iter(self._boxes))).deleteLater()
        return box

    def _fill_box(self, question: Question | None) -> QWidget:
        box = QWidget(self.ground)
        inside = column(box, spacing=self.kit.look.tokens.space.inside // 2)
        if question is not None and has_help(question):
            add_help(inside, self.kit, question)
        elif question is not None:
            inside.addWidget(Label(self.kit.look, self.kit.words("help.none"), tone="soft"))
        box.hide()
        return box

    def show_help(self, here: bool) -> None:
        """Hides the question's help where it stands under the question itself."""
        self._help_here = here
        self._show()

    def _show(self, *, grown: bool = True) -> None:
        if self._assessment is not None:
            grown |= self.notes.refresh(self._assessment, self._question.id if self._question else "")
        before = self._box.isHidden(), self._line.isHidden()
        shown = self._help_here and self._question is not None
        self._box.setVisible(shown)
        self._line.setVisible(shown and self.companions.has_something)
        if grown or before != (self._box.isHidden(), self._line.isHidden()):
            self.fit_soon()
