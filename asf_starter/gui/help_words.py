"""Help to a question: why it is asked, an example, the common stumbling block, hard words, the source."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QVBoxLayout

from asf_starter.core.glossary import Word
from asf_starter.core.interview.interview import Question
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Card, Heading, Label


def has_help(question: Question) -> bool:
    """Whether there is anything to help with beyond the hint."""
    return any((question.why, question.example, question.stumbling, question.source))


def hard_words(question: Question, kit: Kit) -> tuple[Word, ...]:
    """The glossary words in everything that the question says, columns and options included."""
    parts = [question.label, question.help, question.why, question.example, question.stumbling]
    for option in question.options:
        parts += [option.label, option.help]
    for column in question.columns:
        parts += [column.label, column.help, *(option.label for option in column.options)]
    return kit.handbook.glossary.words_in("\n".join(part for part in parts if part))


def source_in_full(source: str, kit: Kit) -> str:
    """A source with the name of each law before its short name, where that first stands with a section."""
    for statute in kit.handbook.law.statutes:
        if statute.id.isupper():
            source = re.sub(rf"\b{statute.id}(?= \d)", f"{statute.name}, {statute.id}", source, count=1)
    return source


def add_help(layout: QVBoxLayout, kit: Kit, question: Question) -> None:
    """Sets a question's help into a column."""
    look = kit.look
    small = look.tokens.space.inside
    if question.why:
        layout.addWidget(Heading(look, kit.words("help.why"), step="body"))
        layout.addWidget(Label(look, question.why))
        layout.addSpacing(small)
    if question.example:
        box = Card(look, kind="example")
        box.column.setSpacing(2)
        box.column.addWidget(Heading(look, kit.words("help.example"), step="body"))
        box.column.addWidget(Label(look, question.example))
        layout.addWidget(box)
        layout.addSpacing(small)
    if question.stumbling:
        layout.addWidget(Heading(look, kit.words("help.stumbling"), step="body"))
        layout.addWidget(Label(look, question.stumbling))
        layout.addSpacing(small)
    words = hard_words(question, kit)
    if words:
        layout.addWidget(Heading(look, kit.words("help.words"), step="body"))
        for word in words:
            layout.addWidget(
                Label(look, kit.words("help.word", term=word.term, explanation=word.explanation))
            )
        layout.addSpacing(small)
    if question.source:
        source = kit.words("help.source", source=source_in_full(question.source, kit))
        layout.addWidget(Label(look, source, step="small", tone="soft"))


class HelpBox(Card):
    """The help under a question, where there is no room beside it. Filled when first shown."""

    def __init__(self, kit: Kit, question: Question) -> None:
        super().__init__(kit.look, kind="row_card")
        self.setObjectName(f"{question.id}//help_box")
        self._kit = kit
        self._question = question
        self._filled = False

    def setVisible(self, visible: bool) -> None:
        if visible and not self._filled:
            self._filled = True
            add_help(self.column, self._kit, self._question)
        super().setVisible(visible)
