"""Makes the pictures of the README from the example plans: a page of the window, the budget, a printed page.

    .venv/bin/python -m docs.make_pictures

Needs no screen. The pictures have the day that the examples were made on, not today.
"""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QWidget

from asf_starter.cli import main as command_line
from asf_starter.gui.application import make_application
from asf_starter.gui.budget.chart import ChartView
from asf_starter.gui.desk import Desk
from asf_starter.gui.route import Stop
from asf_starter.gui.services import Library, Services, SettingsStore
from asf_starter.storage.folders import Folders, resources_folder, translations_folder

HERE = Path(__file__).parent
EXAMPLE = "cafe_and_second_hand"
DAY = datetime(2026, 11, 23, 14, 32)
WINDOW = (1366, 768)
PRINTED, PAGE, DOTS = "business_plan", 2, 80  # document, page (from 0), dots per inch


def main() -> None:
    """Makes all pictures anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        _window_pictures(Path(folder))
        _printed_page(Path(folder))


def _window_pictures(folder: Path) -> None:
    app = make_application()
    folders = Folders(*(folder / name for name in ("documents", "state", "config")))
    services = Services(
        folders, Library(resources_folder(), translations_folder()), SettingsStore(folders.config)
    )
    desk = Desk(app, services, lambda: DAY)
    desk.set_theme("light")
    window = desk.new_window()
    window.resize(*WINDOW)
    window.open_example(EXAMPLE)
    view = window.view
    assert view is not None
    view.use_track(False)

    def settle() -> None:
        for _ in range(20):
            app.processEvents()

    view.go(Stop("page", "participation_ways"))
    settle()
    _save(window, "window.png")
    view.go(Stop("chapter", "budget"))
    settle()
    charts = view.stack.currentWidget().findChildren(ChartView)
    _save(charts[0], "chart.png")
    window.close_anyway()
    desk.close()


def _save(widget: QWidget, name: str) -> None:
    widget.grab().save(str(HERE / name))


def _printed_page(folder: Path) -> None:
    plan = folder / "plan.asfplan"
    command_line(["new", str(plan), "--example", EXAMPLE])
    day = f"{DAY:%Y-%m-%d}"
    command_line(["export", str(plan), "--to", str(folder), "--documents", PRINTED, "--date", day])
    (path,) = folder.glob("*.pdf")
    document = pypdfium2.PdfDocument(path)
    document[PAGE].render(scale=DOTS / 72).to_pil().save(HERE / "page.png", optimize=True)
    document.close()


if __name__ == "__main__":
    main()
