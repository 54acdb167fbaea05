"""The search (Ctrl+K): a field and what it finds; Enter goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from asf_starter.core.assessment import Assessment
from asf_starter.core.plan import as_state_code
from asf_starter.gui.accessibility import announce, follow_selection, in_sentences
from asf_starter.gui.finding import Hit, find
from asf_starter.gui.kit import Kit, shortened
from asf_starter.gui.paper.paper_words import paper_words
from asf_starter.gui.widgets import Label, column

_HIT = Qt.ItemDataRole.UserRole
_CODE = Qt.ItemDataRole.UserRole + 1
_SAID = Qt.ItemDataRole.AccessibleTextRole
TELL_AFTER = 700
"""Milliseconds without a letter until what is found is said."""


class SearchDialog(QDialog):
    """Finds questions, answers and hard words while one types."""

    question_wanted = Signal(str)
    code_wanted = Signal(str)

    def __init__(self, kit: Kit, assessment: Assessment, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = kit
        self._assessment = assessment
        self.setObjectName("search")
        self.setWindowTitle(kit.words("search.title"))
        layout = column(self, spacing=kit.look.tokens.space.inside, margin=kit.look.tokens.space.parts)
        layout.addWidget(Label(kit.look, kit.words("search.hint"), tone="soft"))
        self.field = QLineEdit()
        self.field.setObjectName("search_field")
        self.field.setFont(kit.look.font("larger"))
        self.field.setAccessibleName(kit.words("search.title"))
        self.field.setAccessibleDescription(kit.words("search.hint"))
        self.field.setMinimumHeight(kit.look.target + 6)
        self._telling = QTimer(self, singleShot=True, interval=TELL_AFTER)
        self._telling.timeout.connect(self._tell_found)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.results = QListWidget()
        self.results.setObjectName("search_results")
        self.results.setFont(kit.look.font())
        self.results.setWordWrap(True)
        self.results.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setAccessibleName(kit.words("search.results"))
        self.results.itemActivated.connect(lambda _: self._take())
        self.results.itemClicked.connect(lambda _: self._take())
        follow_selection(self.results, lambda _: self._take())
        self.count = Label(kit.look, step="small", tone="soft")
        self.count.setObjectName("search_count")
        layout.addWidget(self.field)
        layout.addWidget(self.results, 1)
        layout.addWidget(self.count)
        layout.addStretch()
        self.results.hide()  # an empty frame says nothing
        self.resize(min(76 * kit.look.em, parent.width() - 40), min(kit.look.px(560), parent.height() - 40))

    def _find(self, text: str) -> None:
        self.results.clear()
        hits = find(text, self.kit.handbook, self.kit.phrases, self._assessment)
        for hit in hits:
            shown = shortened(" ".join(hit.words.split()), 120)
            item = QListWidgetItem(f"{hit.title}\n{shown}" if shown else hit.title)
            item.setData(_HIT, hit)
            item.setData(_SAID, in_sentences(hit.title, shown))
            self.results.addItem(item)
        code = as_state_code(text)
        if code:  # after what is found: many a word could be a code
            item = QListWidgetItem(paper_words(self.kit, "code.look_up", code=code))
            item.setData(_CODE, code)
            self.results.addItem(item)
        self.results.setCurrentRow(0)
        count = self.results.count()
        self.results.setVisible(count > 0)
        key = "search.none" if text.strip() and not count else "search.count"
        self.count.setText(self.kit.words(key, count=count) if text.strip() else "")
        self._telling.start()

    def _tell_found(self) -> None:
        """Says how many there are and the chosen one, once somebody has stopped typing."""
        self._tell(self.count.text(), self._chosen())

    def _chosen(self) -> str:
        item = self.results.currentItem()
        return str(item.data(_SAID) or item.text()) if item is not None else ""

    def _tell(self, *words: str) -> None:
        said = " ".join(part for part in words if part)
        if said:
            announce(self, said)

    def _take(self) -> None:
        item = self.results.currentItem()
        hit = item.data(_HIT) if item is not None else None
        code = item.data(_CODE) if item is not None else None
        if isinstance(code, str):
            self.accept()
            self.code_wanted.emit(code)
        if isinstance(hit, Hit) and hit.question:
            self.accept()
            self.question_wanted.emit(hit.question)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move in the results while one goes on typing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.results.count():
                row = min(max(self.results.currentRow() + step, 0), self.results.count() - 1)
                self.results.setCurrentRow(row)
                self._telling.stop()
                self._tell(self._chosen())  # the keyboard stays in the field, so nobody else says it
                return True
        return super().eventFilter(watched, event)
