"""Files dropped on a window: plans to open, and papers of the open plan to compare it with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox

from asf_starter.gui.kit import Kit
from asf_starter.gui.paper.paper_words import paper_words

if TYPE_CHECKING:  # loaded when the first plan is opened
    from asf_starter.gui.plan_actions import PlanActions
    from asf_starter.gui.session import Session


class DropWindow(QMainWindow):
    """A window that takes dropped plans and papers."""

    kit: Kit
    session: Session | None
    plan_actions: PlanActions

    def open_path(self, path: Path) -> None:
        """Opens a plan."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if plan_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in plan_files(event.mimeData()):
            take_dropped(self, path)


def plan_files(data: QMimeData) -> list[Path]:
    """The files among what is dropped that may hold a plan."""
    from asf_starter.gui.opening import is_plan

    paths = [Path(url.toLocalFile()) for url in data.urls()]
    return [path for path in paths if is_plan(path)]


def take_dropped(window: DropWindow, path: Path) -> None:
    """Opens a dropped file. Where it holds an earlier version of the open plan, asks what is wanted."""
    from asf_starter.gui.opening import earlier_version

    session = window.session
    old = earlier_version(path, session.plan, session.file.path) if session is not None else None
    if old is None:
        window.open_path(path)
        return
    words, kit = paper_words, window.kit
    box = QMessageBox(window)
    box.setObjectName("drop_question")
    box.setWindowTitle(words(kit, "compare.drop_title"))
    box.setText(words(kit, "compare.drop_question", name=path.name))
    compare = box.addButton(words(kit, "compare.drop_compare"), QMessageBox.ButtonRole.AcceptRole)
    open_it = box.addButton(words(kit, "compare.drop_open"), QMessageBox.ButtonRole.ActionRole)
    cancel = box.addButton(words(kit, "compare.drop_cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(compare)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() is compare:
        window.plan_actions.compare_with(path)
    elif box.clickedButton() is open_it:
        window.open_path(path)
