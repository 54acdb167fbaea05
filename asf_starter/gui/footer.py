"""The footer of an open plan: Back and Continue, and what is wrong with the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from asf_starter.gui.kit import Kit, unmarked
from asf_starter.gui.room import MEASURE_EM
from asf_starter.gui.widgets import Button, Label, column

MARGIN = 32


class Footer(QWidget):
    """Back and Continue. They stay in place and never lose an answer."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inner = self._inner = QWidget()
        self._out = kit.look.air(10) + kit.look.line  # the words of Back stand where the text does
        self.use_width(MEASURE_EM * kit.look.em)
        outer = QHBoxLayout(self)
        left, right = MARGIN - self._out, MARGIN
        if self.isRightToLeft():
            left, right = right, left
        outer.setContentsMargins(left, 8, right, 8)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        self.message = Label(kit.look, tone="error")
        self.message.setIndent(self.message.indent() + self._out)
        self.message.setObjectName("footer_words")
        self.message.hide()
        rows = column(inner, spacing=4)
        rows.addWidget(self.message)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        self.back = Button(kit, kit.words("footer.back"), kind="quiet")
        self.back.setObjectName("back")
        self.forward = Button(kit, kit.words("footer.forward"), kind="main")
        self.forward.setObjectName("forward")
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.forward)
        rows.addLayout(line)
        self.warned = False

    def use_width(self, width: int) -> None:
        """The buttons stand at the ends of a page of this width."""
        self._inner.setMaximumWidth(width + self._out)

    @property
    def words(self) -> str:
        """What the footer says at the moment."""
        return self.message.text()

    def warn(self, words: str) -> None:
        """Says that something is wrong on the page; the next press goes on all the same."""
        self.warned = True
        self.message.setText(words)
        self.message.show()

    def calm(self) -> None:
        """Takes the message back, but lets the founder go on."""
        self.message.hide()

    def forget(self) -> None:
        """Another page begins."""
        self.warned = False
        self.message.hide()

    def show_way(self, *, first: bool, printing: bool, back_to: str, opening: bool) -> None:
        """Names the buttons for where they lead."""
        self.back.setVisible(not first)
        key = "footer.begin" if opening else "export.write" if printing else "footer.forward"
        if back_to:
            known = {"check": "footer.to_check", "export": "footer.to_paper"}
            key = known.get(back_to, "footer.to_reading")
        words = self.kit.words(key)
        if self.forward.text() != words:
            self.forward.setText(words)
            self.forward.setAccessibleName(unmarked(words))
            self.forward.updateGeometry()
