"""The editor for a file filed as evidence: its name and its fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Tree
from asf_starter.gui.accessibility import announce
from asf_starter.gui.editors.base import Editor
from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Label

MOST_BYTES = 5_000_000


class FileEditor(Editor):
    """Chooses a file, shows its name, lets go of it again."""

    def __init__(self, question: Question, kit: Kit, *, in_cell: bool = False) -> None:
        super().__init__(question, kit, in_cell=in_cell)
        self._typed: Tree = None
        self.choose = Button(kit, kit.words("file.choose"), icon="file")
        self.name = Label(kit.look)
        self.remove = Button(kit, kit.words("file.remove"), kind="link", icon="remove")
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._take(None))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choose)
        line.addWidget(self.name, 1)
        line.addWidget(self.remove)
        self.set_typed(None)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.kit.words("file.choose"))
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Takes a file of this computer; one that is too large or cannot be read is told about."""
        try:
            data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
        except OSError:
            data = None
        if data is None:
            self.name.setText(self.kit.words("file.refused", name=path.name))
            announce(self, self.name.text(), urgent=True)
            return
        self._take({"name": path.name, "sha256": hashlib.sha256(data).hexdigest()})

    def _take(self, typed: Tree) -> None:
        self.set_typed(typed)
        self.edited.emit(typed)

    def typed(self) -> Tree:
        return self._typed

    def set_typed(self, typed: Tree) -> None:
        self._typed = typed
        name = typed.get("name") if isinstance(typed, dict) else typed
        self.name.setText(str(name) if name else self.kit.words("file.none"))
        self.remove.setVisible(bool(name))

    def controls(self) -> Sequence[QWidget]:
        return (self.choose, self.remove)

    def describe(self, name: str, description: str) -> None:
        self.choose.setAccessibleName(f"{name} {self.kit.words('file.choose')}")
        self.choose.setAccessibleDescription(description)
        self.remove.setAccessibleName(f"{name} {self.kit.words('file.remove')}")
