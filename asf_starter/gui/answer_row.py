"""One line of the check page: question, answer and "change", as one button that is painted by us."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle

from asf_starter.gui.kit import Kit, shortened
from asf_starter.gui.painted import paint_words

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
MOST_LETTERS = 400
"""A long answer is shown from its beginning; all of it stands on its page."""
MOST_HEARD = 160
"""Letters of an answer that are said, so that one gets on to the next."""


class AnswerRow(QPushButton):
    """A button that shows a question with its answer; pressing it leads there. ``way`` says so in its own
    words where there is nothing to change. A question without an answer stands there by itself."""

    def __init__(
        self, kit: Kit, question: str, answer: str, *, sign: str = "", soft: bool = False, way: str = ""
    ) -> None:
        super().__init__()
        self.kit = kit
        self.question = question
        self.answer = shortened(answer, MOST_LETTERS)
        self.sign = sign
        self.soft = soft
        self.change = way or kit.words("check.change")
        said = (question, self._heard() if answer else "", self.change)
        self.setAccessibleName(" ".join(part for part in said if part))
        self.setAutoDefault(True)  # Enter presses it, too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        small, body = kit.look.font("small"), kit.look.font()
        self._fonts: tuple[QFont, QFont] = (small if answer else body, body)
        self._change_font = small
        self._change_width = QFontMetrics(small).horizontalAdvance(self.change) + 16
        self._measured: dict[int, tuple[int, int]] = {}

    def _heard(self) -> str:
        """The answer as it is said: its beginning tells which one it is."""
        words = " ".join(self.answer.split())
        if len(words) > MOST_HEARD:
            return f"{words[:MOST_HEARD].rsplit(' ', 1)[0].rstrip(' .,·')} …"
        return words if words.endswith((".", "!", "?", "…")) else f"{words}."

    def _heights(self, width: int) -> tuple[int, int]:
        known = self._measured.get(width)
        if known is None:
            room = QRect(0, 0, max(1, width - self._left - self._change_width - 16), 100_000)
            known = (
                QFontMetrics(self._fonts[0]).boundingRect(room, int(_WRAP), self.question).height(),
                QFontMetrics(self._fonts[1]).boundingRect(room, int(_WRAP), self.answer).height()
                if self.answer
                else 0,
            )
            self._measured[width] = known
        return known

    @property
    def _left(self) -> int:
        return self.kit.look.px(34) if self.sign else 12

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.kit.look.target, sum(self._heights(width)) + 16)

    def sizeHint(self) -> QSize:
        width = 60 * self.kit.look.em
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.kit.look.em, self.kit.look.target)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(12, self.height() - 1, self.width() - 12, self.height() - 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(box, 8, 8)
        question, answer = self._heights(self.width())
        top = (self.height() - question - answer) // 2
        width = self.width() - self._left - self._change_width - 16
        painter.setFont(self._fonts[0])
        painter.setPen(look.colour("ink_soft" if self.answer else "ink"))
        paint_words(painter, self._mirrored(QRect(self._left, top, width, question)), self.question)
        painter.setFont(self._change_font)
        painter.setPen(look.colour("accent"))
        first, small = (QFontMetrics(font).ascent() for font in (self._fonts[0], self._change_font))
        level = top + first - small  # both stand on one line, also where their letters differ in size
        place = QRect(self.width() - self._change_width, level, self._change_width - 8, question)
        painter.drawText(self._mirrored(place), int(Qt.AlignmentFlag.AlignRight), self.change)
        if self.sign:
            picture = look.pixmap(
                self.sign, "conflict" if self.sign in ("warning", "conflict") else "ink_soft", 16
            )
            spot = self._mirrored(QRect(12, top + 4, look.px(16), look.px(16)))
            painter.drawPixmap(spot.topLeft(), picture)
        painter.setFont(self._fonts[1])
        painter.setPen(look.colour("ink_soft" if self.soft else "ink"))
        below = QRect(self._left, top + question, width, answer)
        paint_words(painter, self._mirrored(below), self.answer)
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
