"""Lines of words that lead somewhere, or fold something out, when they are pressed: they wrap, as a button
of Qt's own cannot."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle

from asf_starter.gui.accessibility import set_unfolded
from asf_starter.gui.kit import Kit
from asf_starter.gui.look import SMALLEST_TARGET, Step
from asf_starter.gui.painted import paint_words

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_EDGE, _SIGN = 6, 16


class WayRow(QPushButton):
    """Words with a small arrow after them, and a sign before where ``lead`` names one; the whole line is the
    button."""

    def __init__(self, kit: Kit, words: str, *, step: Step = "small", name: str = "") -> None:
        super().__init__()
        self.look = kit.look
        self.words = words
        self.lead = ""
        self.setFont(kit.look.font(step))
        self.setAccessibleName(name or words)
        self.setAutoDefault(True)  # Enter presses it, too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _beside(self) -> int:
        """The room that edges, sign and arrow take from the words."""
        return 2 * _EDGE + self.look.px(_SIGN) + self._left

    @property
    def _left(self) -> int:
        """Where the words begin."""
        return _EDGE + (self.look.px(_SIGN) + _EDGE + 2 if self.lead else 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._beside), 100_000)
        words = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.words).height()
        return max(SMALLEST_TARGET, words + _EDGE)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.words) + self._beside + 2
        most = 60 * self.look.em
        return QSize(min(width, most), self.heightForWidth(min(width, most)))

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.look.em, SMALLEST_TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), look.tokens.space.focus_ring))
            painter.drawRoundedRect(box, 6, 6)
        metrics = QFontMetrics(self.font())
        room = self.rect().adjusted(self._left, 0, self._left - self._beside, 0)
        painter.setFont(self.font())
        painter.setPen(look.colour("ink"))
        paint_words(painter, self._mirrored(room), self.words, centred=True)
        used = min(metrics.boundingRect(room, _WRAP, self.words).width(), room.width())
        side = look.px(_SIGN)
        if self.lead:
            spot = QRect(_EDGE, (self.height() - side) // 2, side, side)
            painter.drawPixmap(self._mirrored(spot).topLeft(), look.pixmap(self.lead, "ink", _SIGN))
        place = QRect(self._left + _EDGE + used, (self.height() - side) // 2, side, side)
        painter.drawPixmap(self._mirrored(place).topLeft(), look.pixmap(self._sign(), "accent", _SIGN))
        painter.end()

    def _sign(self) -> str:
        return "back" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "forward"

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class FoldRow(WayRow):
    """Words with an arrow after them that folds something out or away."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "", step="body")
        self._folded = True

    def show_words(self, words: str, *, folded: bool, lead: str = "") -> None:
        """Says what lies behind, whether it is folded away, and with which sign."""
        if (words, folded, lead) == (self.words, self._folded, self.lead):
            return
        self.words = words
        self.lead = lead
        self._folded = folded
        self.setAccessibleName(words)
        set_unfolded(self, not folded)
        self.updateGeometry()
        self.update()

    def _sign(self) -> str:
        return "down" if self._folded else "up"
