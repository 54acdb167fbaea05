"""The list of keys (F1): what each does, and what it is called on this computer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Label, column


class KeysDialog(QDialog):
    """A list to read with the arrow keys; Escape closes it."""

    def __init__(self, kit: Kit, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """``keys`` are pairs of what is done and the key for it, in words."""
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(kit.words("keys.title"))
        space = kit.look.tokens.space
        layout = column(self, spacing=space.inside, margin=space.parts)
        layout.addWidget(Label(kit.look, kit.words("keys.lead"), tone="soft"))
        self.list = QListWidget()
        self.list.setObjectName("search_results")
        self.list.setFont(kit.look.font())
        self.list.setWordWrap(True)
        self.list.setAccessibleName(kit.words("keys.title"))
        self.list.setAccessibleDescription(kit.words("keys.lead"))
        for what, key in keys:
            item = QListWidgetItem(f"{what}\n{key}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{what}: {key}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        layout.addWidget(self.list, 1)
        close = Button(kit, kit.words("keys.close"))
        close.setObjectName("keys_close")
        close.clicked.connect(self.accept)
        layout.addWidget(close)
        self.resize(min(60 * kit.look.em, parent.width() - 40), min(kit.look.px(620), parent.height() - 40))
        self.list.setFocus()
