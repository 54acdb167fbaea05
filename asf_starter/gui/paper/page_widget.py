"""One page of paper on the screen: its picture, drawn when it comes into view, and the way from its texts
back to their questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from asf_starter.documents.pdf import Area, area_at
from asf_starter.gui.accessibility import in_sentences, set_role
from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.paper_words import paper_words

WIDTH_OVER_HEIGHT = 210 / 297


class Pages(Protocol):
    """Where pictures and words of pages come from."""

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of each page, in points."""

    def words(self, number: int) -> str:
        """What stands on a page."""

    def picture(self, number: int, scale: float) -> QImage:
        """A page as a picture; ``scale`` 1 is 72 dots an inch."""


class PageWidget(QWidget):
    """One page: its picture, drawn when it comes into view, and its words for those who listen."""

    question_wanted = Signal(str)

    def __init__(self, kit: Kit, paper: Pages, number: int, leading: Sequence[tuple[Area, str]] = ()) -> None:
        """``leading`` are the areas that lead to a question, with its id."""
        super().__init__()
        self.kit = kit
        self._paper = paper
        self._number = number
        self._leading = {id(area): question for area, question in leading}
        self._areas = [area for area, _ in leading]
        self._over: Area | None = None
        self._picture: QPixmap | None = None
        self._told = False
        width, height = paper.sizes[number]
        self._points = width or 1.0
        self._shape = height / width if width else 1 / WIDTH_OVER_HEIGHT
        self.setMouseTracking(True)
        set_role(self, "StaticText")
        self.setAccessibleName(kit.words("viewer.page", page=number + 1))

    def fit(self, width: int) -> None:
        """Takes a width in pixels; the picture is drawn anew when it is seen."""
        if self.width() != width or self.height() != round(width * self._shape):
            self._picture = None
            self.setFixedSize(width, round(width * self._shape))

    @property
    def heard(self) -> str:
        """The page for those who listen: its number and what stands on it."""
        number = self.kit.words("viewer.page", page=self._number + 1)
        lines = (line.strip() for line in self._paper.words(self._number).splitlines())
        return in_sentences(number, "\n".join(lines))

    def forget_picture(self) -> None:
        """Lets go of the picture; it is drawn anew when the page is seen again."""
        self._picture = None

    # -- leading to questions --

    def _area_at(self, point: QPoint) -> Area | None:
        scale = self._points / max(1, self.width())
        return area_at(self._areas, self._number, point.x() * scale, point.y() * scale)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._area_at(event.position().toPoint())
        if over is self._over:
            return
        self._over = over
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        question = self.kit.handbook.interview.find(self._leading[id(over)]) if over else None
        self.setToolTip(
            paper_words(self.kit, "preview.leads_to", question=question.label) if question else ""
        )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        area = self._area_at(event.position().toPoint())
        if area is not None and event.button() == Qt.MouseButton.LeftButton:
            self.question_wanted.emit(self._leading[id(area)])

    # -- painting --

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            image = self._paper.picture(self._number, self.width() * ratio / self._points)
            image.setDevicePixelRatio(ratio)
            self._picture = QPixmap.fromImage(image)
        if not self._told:
            self._told = True
            self.setAccessibleName(self.heard)
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._picture)
        painter.setPen(self.kit.look.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._over is not None:
            scale = self.width() / self._points
            over = self._over
            box = QRectF(over.left * scale, over.top * scale, over.width * scale, over.height * scale)
            painter.setPen(QPen(self.kit.look.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(-4, -2, 4, 2), 4, 4)
        painter.end()
