"""The first thing one sees: a new plan, open one, look at an example, and the plans opened lately."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QStyle, QWidget

from asf_starter.core.interview.values import Month
from asf_starter.gui.accessibility import set_unfolded
from asf_starter.gui.kit import Kit
from asf_starter.gui.painted import paint_words
from asf_starter.gui.services import Services
from asf_starter.gui.widgets import Button, Card, Column, Heading, Label, Separator, column
from asf_starter.storage.problems import FileProblem
from asf_starter.storage.settings import RecentPlan

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
MOST_RECENT = 6
IDEA = "business_idea"
"""The question whose answer tells what an example is about; ids are permanent."""


class StartPage(Column):
    """Three large rows and what was opened lately. Signals say what was chosen."""

    new_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal(str)
    recent_wanted = Signal(str)

    def __init__(self, kit: Kit, services: Services, appearance: QMenu, message: str = "") -> None:
        super().__init__(kit.look, width_in_em=82)
        self.kit = kit
        self.services = services
        self.setObjectName("start_page")
        self.setAccessibleName(kit.words("start.title"))
        look, words = kit.look, kit.words
        top = QHBoxLayout()
        top.addWidget(Heading(look, words("start.title"), step="largest"), 1)
        self.look = Button(kit, words("start.look"), kind="quiet")
        self.look.setObjectName("look_button")
        self.look.setMenu(appearance)
        top.addWidget(self.look, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(Label(look, words("start.lead"), step="larger"))
        self.body.addSpacing(look.tokens.space.parts)
        self.message = Card(look, kind="banner")
        self.message_words = Label(look, bold=True)
        self.message_words.setObjectName("start_message")
        self.message.column.addWidget(self.message_words)
        self.body.addWidget(self.message)
        self.show_message(message)
        self.new = BigRow(kit, "new", words("start.new"), words("start.new_more"), main=True)
        self.open = BigRow(kit, "open", words("start.open"), words("start.open_more"))
        self.example = BigRow(kit, "example", words("start.example"), words("start.example_more"))
        for row, name in (
            (self.new, "start_new"),
            (self.open, "start_open"),
            (self.example, "start_example"),
        ):
            row.setObjectName(name)
            self.body.addWidget(row)
        self.examples = QWidget()
        self._examples_column = column(self.examples, spacing=6)
        self._examples_column.setContentsMargins(look.px(32), 0, 0, 0)
        self.examples.hide()
        self.body.addWidget(self.examples)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.example.clicked.connect(self.unfold_examples)
        set_unfolded(self.example, False)
        self._add_recent()

    def show_message(self, words: str) -> None:
        """Shows why something could not be opened, or nothing."""
        self.message_words.setText(words)
        self.message.setVisible(bool(words))

    def unfold_examples(self) -> None:
        """Shows the examples under their row, and puts the keyboard there."""
        if not self._examples_column.count():
            for example, name, words in self._read_examples():
                row = BigRow(self.kit, "", name, words, small=True)
                row.setObjectName(f"example/{example}")
                row.clicked.connect(lambda _=False, example=example: self.example_wanted.emit(example))
                self._examples_column.addWidget(row)
        self.examples.setVisible(self.examples.isHidden())
        set_unfolded(self.example, not self.examples.isHidden())
        self.fit_soon()
        item = self._examples_column.itemAt(0)
        first = item.widget() if item else None
        if first is not None and not self.examples.isHidden():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_examples(self) -> list[tuple[str, str, str]]:
        from asf_starter.storage.plan_files import read_plan_file  # not before somebody asks for examples
        from asf_starter.storage.plan_store import example_ids

        resources = self.services.library.resources
        found = []
        for example in example_ids(resources):
            try:
                plan = read_plan_file(resources / "examples" / f"{example}.asfplan").plan
            except FileProblem:
                continue
            idea = plan.record(IDEA).v
            words = idea.split(". ")[0].rstrip(".") + "." if isinstance(idea, str) and idea else ""
            found.append((example, plan.name or example, words or self.kit.words("start.example_line")))
        return found

    def _add_recent(self) -> None:
        recent = [plan for plan in self.services.store.settings.recent if plan.opened][:MOST_RECENT]
        look = self.kit.look
        self.body.addSpacing(look.tokens.space.questions)
        self.body.addWidget(Heading(look, self.kit.words("start.recent")))
        if not recent:
            self.body.addWidget(Label(look, self.kit.words("start.no_recent"), tone="soft"))
        for plan in recent:
            row = BigRow(self.kit, "file", plan.name or Path(plan.path).stem, self._state(plan), small=True)
            row.setObjectName(f"recent/{plan.path}")
            row.clicked.connect(lambda _=False, path=plan.path: self.recent_wanted.emit(path))
            self.body.addWidget(row)
            self.body.addWidget(Separator())

    def _state(self, plan: RecentPlan) -> str:
        words = self.kit.words
        if not Path(plan.path).exists():
            return words("start.gone", folder=str(Path(plan.path).parent))
        key = "left_short" if plan.page.startswith("short/") else "left"
        left = words(f"start.{key}" if plan.open_questions else "start.complete", count=plan.open_questions)
        return words("start.state", left=left, date=self._day(plan.opened))

    def _day(self, stamp: str) -> str:
        try:
            year, month, day = (int(part) for part in stamp[:10].split("-"))
        except ValueError:
            return stamp
        now = self.kit.now()
        if (year, month, day) == (now.year, now.month, now.day):
            return self.kit.words("start.today")
        return f"{day} {self.kit.own.notation.month(Month(year, month))}"


class BigRow(QPushButton):
    """A whole row as a button: a sign, words, a quiet line. Painted by us, so that it can wrap."""

    def __init__(
        self, kit: Kit, sign: str, words: str, more: str, *, main: bool = False, small: bool = False
    ) -> None:
        super().__init__()
        self.kit = kit
        self.sign, self.words, self.more, self.main, self.small = sign, words, more, main, small
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        self.setAutoDefault(True)  # Enter presses it, too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _fonts(self) -> tuple[QFont, QFont]:
        look = self.kit.look
        return look.font("body" if self.small else "larger", bold=True), look.font("small")

    def _left(self) -> int:
        look = self.kit.look
        return look.px(16) if not self.sign else look.px(44) if self.small else look.px(72)

    def _heights(self, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(1, width - self._left() - self.kit.look.px(24)), 10_000)
        words, more = self._fonts()
        return (
            QFontMetrics(words).boundingRect(room, int(_WRAP), self.words).height(),
            QFontMetrics(more).boundingRect(room, int(_WRAP), self.more).height() if self.more else 0,
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width)) + self.kit.look.px(20 if self.small else 40)

    def sizeHint(self) -> QSize:
        width = 60 * self.kit.look.em
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * self.kit.look.em, self.kit.look.target)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, ring = self.kit.look, 3
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(ring + 0.5, ring + 0.5, -ring - 0.5, -ring - 0.5)
        ink, soft = ("on_accent", "on_accent") if self.main else ("ink", "ink_soft")
        if not self.small or self.underMouse():
            painter.setBrush(
                look.colour("accent" if self.main else "surface" if not self.underMouse() else "accent_soft")
            )
            edge = (
                "ink"
                if self.main and self.underMouse()
                else "accent"
                if self.main or self.underMouse()
                else "line"
            )
            painter.setPen(QPen(look.colour(edge), 2 if look.scheme == "contrast" else 1))
            painter.drawRoundedRect(box, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), ring))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 9.5, 9.5)
        words, more = self._heights(self.width())
        top = (self.height() - words - more) // 2
        if self.sign:
            size = 20 if self.small else 32
            picture = look.pixmap(self.sign, "on_accent" if self.main else "accent", size)
            spot = QRect(
                look.px(14 if self.small else 22),
                (self.height() - look.px(size)) // 2,
                look.px(size),
                look.px(size),
            )
            painter.drawPixmap(self._mirrored(spot).topLeft(), picture)
        fonts = self._fonts()
        width = self.width() - self._left() - look.px(24)
        painter.setFont(fonts[0])
        painter.setPen(look.on_accent if ink == "on_accent" else look.colour(ink))
        paint_words(painter, self._mirrored(QRect(self._left(), top, width, words)), self.words)
        painter.setFont(fonts[1])
        painter.setPen(look.on_accent if soft == "on_accent" else look.colour(soft))
        below = QRect(self._left(), top + words, width, more)
        paint_words(painter, self._mirrored(below), self.more)
        painter.end()

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
