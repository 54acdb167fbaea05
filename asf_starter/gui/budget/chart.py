"""The sentence of the budget, and a chart on the screen: its finding, the drawing, and the same in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.outlines import NO_TEXT, Outline
from asf_starter.documents.phrases import plain
from asf_starter.documents.tree import Figure
from asf_starter.documents.views.budget import cash_sentence
from asf_starter.documents.views.context import Context
from asf_starter.gui.accessibility import DECORATION, set_role
from asf_starter.gui.drawing_view import DrawingView
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Heading, Label, column

_ON_SCREEN = Outline(id="window", title=NO_TEXT, subject=NO_TEXT, sections=())


def context_of(kit: Kit, assessment: Assessment) -> Context:
    """What the views of the papers look at, in the window's language."""
    return Context(assessment, kit.handbook, kit.phrases, _ON_SCREEN)


def budget_sentence(kit: Kit, assessment: Assessment) -> str:
    """Whether the cash lasts, and when it is lowest; nothing before there is a budget."""
    if not assessment.has_budget:
        return ""
    return kit.phrases.say(cash_sentence(context_of(kit, assessment)))


class ChartView(QWidget):
    """Shows a figure, or nothing. ``show_figure`` says whether it came or went."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        layout = column(self, spacing=kit.look.tokens.space.inside // 2)
        self.title = Heading(kit.look, step="body")
        self.drawing = DrawingView(kit.look)
        self.words = Label(kit.look, step="small", tone="soft")
        set_role(self.words, DECORATION)  # the drawing itself says them
        for part in (self.title, self.drawing, self.words):
            layout.addWidget(part)
        self.hide()

    def show_figure(self, figure: Figure | None) -> bool:
        """Shows this figure; whether that changed the room it needs."""
        before = self.isHidden(), self.words.text(), self.title.text()
        self.setVisible(figure is not None)
        if figure is not None:
            self.title.setText(plain(figure.title))
            self.words.setText(figure.alternative)
            self.drawing.show_drawing(figure.drawing, figure.alternative)
        return before != (self.isHidden(), self.words.text(), self.title.text())
