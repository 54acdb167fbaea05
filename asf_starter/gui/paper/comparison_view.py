"""What has changed between two versions of a plan, on the screen: the effect in kronor, answer by answer."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from asf_starter.core.comparing import Comparison, compare_plans, outcome_of_one
from asf_starter.core.plan import Plan
from asf_starter.core.texts import Statement
from asf_starter.documents.differences import (
    Difference,
    differences,
    effect_lines,
    effect_sentence,
    remarks,
)
from asf_starter.gui.kit import Kit, escaped
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.session import Session
from asf_starter.gui.widgets import Button, Card, Heading, Label, Scroller, Separator, clear, column

WIDE_EM = 70
"""Letters from where on then and now stand beside each other."""


class ComparisonView(Scroller):
    """Shows what is different in the open plan. What one answer alone does to the budget is worked out
    afterwards, one answer at a time, so that the window never waits."""

    question_wanted = Signal(str)

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__("page_ground")
        self.kit = kit
        self.session = session
        self.comparison: Comparison | None = None
        self.sentences: dict[str, Label] = {}
        self._waiting: list[str] = []
        self._wide = True
        space = kit.look.tokens.space
        self._column = column(self.ground, spacing=space.inside, margin=space.parts)
        self.setWidget(self.ground)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._work_out_one)

    def show_words(self, words: str) -> None:
        """Shows words instead of a comparison."""
        self._soon.stop()
        self.comparison = None
        clear(self._column)
        self._column.addWidget(Label(self.kit.look, words))
        self._column.addStretch(1)

    def show_plan(self, old: Plan, code: str = "") -> Comparison:
        """Compares an earlier version with the plan as it is now; ``code`` is that of its paper."""
        day = self.session.now().date()
        now = self.session.assessment
        found = compare_plans(self.kit.handbook, old, now.plan, day, code, now)
        self.comparison = found
        self._fill(found)
        return found

    def _fill(self, found: Comparison) -> None:
        clear(self._column)
        self.sentences = {}
        self._add_effect(found)
        self._add_changes(found)
        self._column.addStretch(1)
        has_budget = found.before.result is not None and found.after.result is not None
        self._waiting = [change.question.id for change in found.changes] if has_budget else []
        if found.before == found.after and len(self._waiting) < 2:
            self._waiting = []
        self._soon.start(0)
        self.fit_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Then and now stand beside each other where there is room, else below each other."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE_EM * self.kit.look.em
        if wide != self._wide:
            self._wide = wide
            if self.comparison is not None:
                self._fill(self.comparison)

    def stop(self) -> None:
        """Works out nothing more."""
        self._waiting = []
        self._soon.stop()

    def _say(self, key: str, **values: object) -> str:
        return self.kit.phrases.say(Statement(f"changes.{key}", values))

    # -- the effect --

    def _add_effect(self, found: Comparison) -> None:
        kit = self.kit
        lines = effect_lines(found.before, found.after, kit.phrases)
        card = Card(kit.look, kind="example")
        card.column.addWidget(Heading(kit.look, self._say("effect.heading"), step="body"))
        if not lines or all(line.is_same for line in lines):
            words = self._say("effect.unchanged" if lines else "effect.no_budget")
            card.column.addWidget(Label(kit.look, words))
            self._column.addWidget(card)
            return
        for line in lines:
            finding = self._say("effect.finding", what=line.label, difference=line.difference)
            card.column.addWidget(Label(kit.look, finding, bold=True))
            then_now = self._say("effect.then_now", before=line.before, after=line.after)
            card.column.addWidget(Label(kit.look, then_now))
        self._column.addWidget(card)

    # -- the answers --

    def _add_changes(self, found: Comparison) -> None:
        look = self.kit.look
        count = len(found.changes)
        words = self._say("list.count" if count else "list.same", count=count)
        self.heading = Heading(look, words)
        self._column.addSpacing(look.tokens.space.inside)
        self._column.addWidget(self.heading)
        for remark in remarks(found, self.kit.phrases):
            self._column.addWidget(Label(look, remark, tone="soft"))
        parts = differences(found, self.kit.phrases)
        for _, group in groupby(parts, key=lambda part: part.question.id):
            self._add_change(list(group))

    def _add_change(self, parts: list[Difference]) -> None:
        kit, question = self.kit, parts[0].question
        line = QHBoxLayout()
        label = f"{kit.handbook.interview.number(question.id)} {question.label}"
        line.addWidget(Heading(kit.look, label, step="body"), 1)
        go = Button(
            kit,
            paper_words(kit, "compare.go"),
            kind="link",
            name=paper_words(kit, "compare.go_name", question=escaped(question.label)),
        )
        go.setObjectName(f"compare/{question.id}")
        go.clicked.connect(lambda: self.question_wanted.emit(question.id))
        line.addWidget(go)
        self._column.addWidget(Separator())
        self._column.addLayout(line)
        grid = QGridLayout()
        grid.setHorizontalSpacing(kit.look.tokens.space.parts)
        grid.setVerticalSpacing(2)
        row = 0
        for part in parts:
            before = Label(kit.look, kit.words("versions.before", words=part.before), tone="soft")
            after = Label(kit.look, kit.words("versions.after", words=part.after))
            if part.place:
                grid.addWidget(Label(kit.look, part.place, step="small", bold=True), row, 0, 1, 2)
            for place, shown in enumerate((before, after)):
                below, beside = (0, place) if self._wide else (place, 0)
                width = 1 if self._wide else 2
                grid.addWidget(shown, row + 1 + below, beside, 1, width, Qt.AlignmentFlag.AlignTop)
            row += 3
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._column.addLayout(grid)
        sentence = Label(kit.look, step="small", tone="note")
        sentence.setObjectName(f"compare/{question.id}//effect")
        sentence.hide()
        self._column.addWidget(sentence)
        self.sentences[question.id] = sentence

    def _work_out_one(self) -> None:
        found = self.comparison
        if not self._waiting or found is None:
            return
        question = self._waiting.pop(0)
        alone = outcome_of_one(self.kit.handbook, found.old, found.new.plan, question)
        words = effect_sentence(found.before, alone, self.kit.phrases)
        label = self.sentences[question]
        label.setText(words)
        label.setVisible(bool(words))
        if self._waiting:
            self._soon.start(0)
        else:
            self.fit_soon()
