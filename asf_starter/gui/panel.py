"""What every panel is: a part of a page that shows what the program makes of the answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.documents.tree import Block
from asf_starter.documents.views import VIEWS
from asf_starter.documents.views.context import Context
from asf_starter.gui.blocks_view import BlocksView
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import column


class Panel(QWidget):
    """What follows from the answers. ``refresh`` is called whenever they change and it is seen; ``unfolded``
    tells that a person has folded it out (True) or away."""

    question_wanted = Signal(str)
    resized = Signal()
    unfolded = Signal(bool)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.column = column(self, spacing=kit.look.tokens.space.inside)

    def refresh(self, assessment: Assessment) -> None:
        """Shows what follows from the plan now."""
        raise NotImplementedError

    def set_open(self, on: bool) -> None:
        """Folds it out or away, where it folds."""

    def part(self) -> BlocksView:
        """A new part of the panel that shows blocks."""
        view = BlocksView(self.kit)
        view.question_wanted.connect(self.question_wanted)
        view.resized.connect(self.resized)
        self.column.addWidget(view)
        return view

    def blocks(self, assessment: Assessment, views: Sequence[str], outline: str) -> list[Block]:
        """The blocks of document views, in the window's language."""
        context = context_of(self.kit, assessment, outline)
        return [block for view in views for block in VIEWS[view](context)]


def context_of(kit: Kit, assessment: Assessment, outline: str) -> Context:
    """What views look at, in the window's language."""
    return Context(assessment, kit.handbook, kit.phrases, kit.handbook.outlines[outline])
