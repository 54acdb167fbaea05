"""The task list at the left: chapters with their states, the pages of the one that is open, what is left."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asf_starter.core.assessment import Assessment
from asf_starter.gui.accessibility import follow_selection, tell_current
from asf_starter.gui.kit import Kit
from asf_starter.gui.one_of import OneOf
from asf_starter.gui.painted import paint_words
from asf_starter.gui.route import (
    CHECK,
    EXPORT,
    STANDING,
    Progress,
    Stop,
    added,
    chapter_progress,
    is_asked,
    is_settled,
)
from asf_starter.gui.widgets import Button, Heading, Label, column

_ENTRY = Qt.ItemDataRole.UserRole
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
MOST_MINUTES = 100
"""Longer than that is told in hours."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """One line of the list. ``more`` is the quiet line below; ``state`` says in words what the icon ``sign``
    shows; pages are set in."""

    stop: Stop
    words: str
    more: str = ""
    sign: str = ""
    inner: bool = False
    here: bool = False
    state: str = ""


class TaskList(QListWidget):
    """The stops as a list: arrow keys move in it, Enter or a click goes there."""

    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("task_list")
        self.setFont(kit.look.font())
        self.setItemDelegate(_EntryPainter(self, kit))
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(kit.words("task_list.name"))
        self.itemClicked.connect(self._choose)
        follow_selection(self, lambda index: self._choose(self.item(index.row())))
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Shows the lines; the one that is open becomes the current one."""
        if entries == self._entries:
            return
        same_lines = [e.stop for e in entries] == [e.stop for e in self._entries]
        self._entries = entries
        if not same_lines:
            self.clear()
            for _ in entries:
                self.addItem(QListWidgetItem())
        for number, entry in enumerate(entries):
            item = self.item(number)
            item.setData(_ENTRY, entry)
            item.setText(entry.words)
            said = ". ".join(part for part in (entry.words, entry.state, entry.more) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            if entry.here:
                self.setCurrentItem(item)
        self._lay_out()

    def _lay_out(self) -> None:
        """Gives the lines their heights; the one that is open stays in sight, with those around it."""
        self.doItemsLayout()
        here = self.currentRow()
        for row in (here + 1, here - 1, here):
            if 0 <= row < self.count():
                self.scrollToItem(self.item(row))

    def _choose(self, item: QListWidgetItem) -> None:
        entry = item.data(_ENTRY)
        if isinstance(entry, Entry):
            self.chosen.emit(entry.stop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._choose(item)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_current(self)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        return handled


class _EntryPainter(QStyledItemDelegate):
    """Paints a line: sign, words that wrap, the quiet line below."""

    def __init__(self, view: TaskList, kit: Kit) -> None:
        super().__init__(view)
        self.view = view
        self.kit = kit
        self._measured: dict[tuple[Entry, int], tuple[int, int]] = {}

    def _fonts(self, entry: Entry) -> tuple[QFont, QFont]:
        look = self.kit.look
        return look.font("small" if entry.inner else "body", bold=entry.here), look.font("small")

    def _text_left(self, entry: Entry) -> int:
        return self.kit.look.px(36 if not entry.inner else 40)

    def _heights(self, entry: Entry, width: int) -> tuple[int, int]:
        known = self._measured.get((entry, width))
        if known is None:
            known = self._measured[entry, width] = self._measure(entry, width)
        return known

    def _measure(self, entry: Entry, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(1, width - self._text_left(entry) - 10), 10_000)
        words, more = self._fonts(entry)
        height = QFontMetrics(words).boundingRect(room, int(_WRAP), entry.words).height()
        if not entry.more:
            return height, 0
        return height, QFontMetrics(more).boundingRect(room, int(_WRAP), entry.more).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return super().sizeHint(option, index)
        width = self.view.viewport().width()
        words, more = self._heights(entry, width)
        least = 28 if entry.inner else 36
        return QSize(width - 2, max(self.kit.look.px(least), words + more + (6 if entry.inner else 8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        look = self.kit.look
        place: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(place).adjusted(2, 1, -2, -1)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if entry.here or over:
            painter.setBrush(look.colour("accent_soft"))
            contrast = look.scheme == "contrast"
            painter.setPen(QPen(look.colour("accent"), 2) if contrast else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 8, 8)
        if self.view.hasFocus() and index.row() == self.view.currentRow():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        self._paint_words(painter, entry, place)
        painter.restore()

    def _paint_words(self, painter: QPainter, entry: Entry, place: QRect) -> None:
        look = self.kit.look
        words, more = self._heights(entry, place.width())
        top = place.y() + (place.height() - words - more) // 2
        left = self._text_left(entry)
        width = place.width() - left - 10
        fonts = self._fonts(entry)
        if entry.sign:
            colour = "accent" if entry.sign in ("done", "begun", "compass", "check", "print") else "ink_soft"
            size = 14 if entry.inner else 20
            picture = look.pixmap(entry.sign, colour, size)
            line = QFontMetrics(fonts[0]).height()
            x = look.px(20 if entry.inner else 9)
            spot = QRect(place.x() + x, top + (line - look.px(size)) // 2, look.px(size), look.px(size))
            painter.drawPixmap(self._mirrored(spot, place).topLeft(), picture)
        painter.setPen(look.colour("ink"))
        painter.setFont(fonts[0])
        paint_words(painter, self._mirrored(QRect(place.x() + left, top, width, words), place), entry.words)
        if entry.more:
            painter.setPen(look.colour("ink_soft"))
            painter.setFont(fonts[1])
            below = QRect(place.x() + left, top + words, width, more)
            paint_words(painter, self._mirrored(below, place), entry.more)

    def _mirrored(self, spot: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self.view.layoutDirection(), place, spot)


class TaskPanel(QWidget):
    """The task list with the track switch above and what is left below."""

    chosen = Signal(object)
    track_chosen = Signal(bool)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("task_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look = kit.look
        layout = column(self, spacing=look.tokens.space.inside, margin=12)
        layout.addWidget(Heading(look, kit.words("task_list.title")))
        switch = OneOf()
        self.tracks = {short: self._track(short) for short in (True, False)}
        for button in self.tracks.values():
            switch.add(button.objectName(), button)
        layout.addWidget(switch)
        self.list = TaskList(kit)
        self.list.chosen.connect(self.chosen)
        layout.addWidget(self.list, 1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(kit.words("task_list.progress"))
        self.left = Label(look, step="small", tone="soft")
        self.left.setObjectName("progress_words")
        layout.addWidget(self.bar)
        layout.addWidget(self.left)

    def _track(self, short: bool) -> Button:
        words = self.kit.words("task_list.short" if short else "task_list.full")
        button = Button(
            self.kit, words, kind="toggle", name=self.kit.words("task_list.track_name", track=words)
        )
        button.setObjectName("track_short" if short else "track_full")
        button.setFont(self.kit.look.font("small"))
        button.clicked.connect(lambda: self.track_chosen.emit(short))
        return button

    def refresh(self, assessment: Assessment, here: Stop, *, short: bool) -> None:
        """Shows the plan as it is now, with the stop where one is."""
        kit, answers = self.kit, assessment.answers
        self.tracks[short].setChecked(True)
        entries: list[Entry] = []
        come: list[Progress] = []
        for chapter in kit.handbook.interview.chapters:
            pages = [page for page in chapter.pages if is_asked(page, answers, short=short)]
            progress = chapter_progress(chapter, answers, short=short)
            come.append(progress)
            if not pages:
                continue
            inside = here == Stop("chapter", chapter.id) or any(here == Stop("page", p.id) for p in pages)
            state = kit.phrases.text(f"common.status.{progress.state}")
            more = kit.words("task_list.left", count=progress.left) if progress.left else ""
            target = Stop("page", pages[0].id) if short else Stop("chapter", chapter.id)
            own = here == target and (not short or len(pages) == 1)
            entries.append(Entry(target, chapter.title, more, progress.state, here=own, state=state))
            if inside and len(pages) > 1:
                for page in pages:
                    done = all(
                        q.id not in answers.by_id
                        or (short and not q.short_track)
                        or is_settled(answers.by_id[q.id])
                        for q in page.questions
                    )
                    stop = Stop("page", page.id)
                    sign, said = ("done", kit.phrases.text("common.status.done")) if done else ("", "")
                    entries.append(
                        Entry(stop, page.title, sign=sign, state=said, inner=True, here=stop == here)
                    )
        standing = kit.phrases.text("panels.standing.entry")
        entries.append(Entry(STANDING, standing, sign="compass", here=here == STANDING))
        entries.append(Entry(CHECK, kit.words("task_list.check"), sign="check", here=here == CHECK))
        entries.append(Entry(EXPORT, kit.words("task_list.export"), sign="print", here=here == EXPORT))
        self.list.show_entries(tuple(entries))
        total = added(come)
        self.bar.setRange(0, max(1, total.asked))
        self.bar.setValue(total.dealt_with)
        key = "task_list.total" if total.minutes_left <= MOST_MINUTES else "task_list.total_hours"
        self.left.setText(
            kit.words(
                key if total.left else "task_list.all_done",
                done=total.dealt_with,
                asked=total.asked,
                minutes=total.minutes_left,
                hours=round(total.minutes_left / 60),
            )
        )
