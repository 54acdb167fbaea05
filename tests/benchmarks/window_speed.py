"""How fast the window is, beside a bare window in the same run. Figures only, no pass or fail.

Run ``python tests/benchmarks/window_speed.py``. Each start is a process of its own; the best of a few
tries counts, since a busy machine only ever makes things slower.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRIES = 5
READ, REST = 30, 0.4  # pages read one after the other, and seconds that a quick reader rests on each
LETTERS = 200
FRAME = 16.0

BARE = """
import time; start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([]); app.setStyle("Fusion")
window = QMainWindow(); window.setCentralWidget(QLabel("x")); window.show(); app.processEvents()
"""
OURS = """
import time; start = time.perf_counter()
from pathlib import Path
from asf_starter.gui.application import clock, make_application
from asf_starter.gui.desk import Desk
from asf_starter.gui.services import Library, Services, SettingsStore
from asf_starter.storage.folders import Folders, resources_folder, translations_folder
folders = Folders(*(Path({folder!r}) / name for name in ("documents", "state", "config")))
app = make_application()
library = Library(resources_folder(), translations_folder())
desk = Desk(app, Services(folders, library, SettingsStore(folders.config)), clock(None))
window = desk.new_window(); app.processEvents()
"""
READY = (
    OURS
    + """
library.handbook("sv")
import asf_starter.gui.beginning, asf_starter.gui.plan_actions, asf_starter.gui.plan_view
"""
)
AFTER = """
taken = (time.perf_counter() - start) * 1000
import resource; memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(taken, memory); import os; os._exit(0)
"""


def start_up(program: str) -> tuple[float, float]:
    """Milliseconds until the window is painted, and megabytes; the best of several processes."""
    figures = []
    for _ in range(TRIES):
        with tempfile.TemporaryDirectory() as folder:
            code = program.replace("{folder!r}", repr(folder)) + AFTER
            run = subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
            )
        milliseconds, megabytes = map(float, run.stdout.split())
        figures.append((milliseconds, megabytes))
    return min(figures)


def in_window() -> None:
    """Typing, what follows from it, changing the page, saving: in one window over an example plan."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    from asf_starter.gui.application import clock, make_application
    from asf_starter.gui.desk import Desk
    from asf_starter.gui.page_view import PageView
    from asf_starter.gui.route import CHECK, Stop, stops
    from asf_starter.gui.services import Library, Services, SettingsStore
    from asf_starter.storage.folders import Folders, resources_folder, translations_folder
    from asf_starter.storage.plan_store import example_ids

    with tempfile.TemporaryDirectory() as folder:
        folders = Folders(*(Path(folder) / name for name in ("documents", "state", "config")))
        app = make_application()
        library = Library(resources_folder(), translations_folder())
        desk = Desk(app, Services(folders, library, SettingsStore(folders.config)), clock(None))
        window = desk.new_window()
        window.resize(1366, 768)
        examples = example_ids(resources_folder())
        window.open_example(examples[0]) if examples else window.new_plan()
        view, session = window.view, window.session
        assert view is not None
        assert session is not None
        view.use_track(False)

        def measure(action: object) -> float:
            begun = time.perf_counter()
            action()  # type: ignore[operator]
            return (time.perf_counter() - begun) * 1000

        way = stops(library.handbook("sv").interview, session.assessment.answers, short=False)

        def turn(stop: Stop) -> float:
            taken = measure(lambda: (view.go(stop), app.processEvents()))
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # as Qt's own loop does
            return taken

        onward, back = [], []
        for stop in way[:READ]:
            rested = time.perf_counter() + REST
            while time.perf_counter() < rested:
                app.processEvents()
            onward.append(turn(stop))
        report("page change, onward after a rest", onward)
        for before, stop in itertools.pairwise(way[:READ]):
            turn(before)
            turn(stop)
            back.append(turn(before))
        report("page change, back", back)
        report("page change, to one not built", [turn(stop) for stop in way[READ:]])
        report(
            "check page, again", [measure(lambda: (view.go(CHECK), app.processEvents())) for _ in range(5)]
        )
        view.go(Stop("page", "name_and_place"), focus=True)
        page = view.stack.currentWidget()
        assert isinstance(page, PageView)
        field = page.findChild(QLineEdit)
        letters, following = [], []
        for _ in range(LETTERS):
            letters.append(measure(lambda: (QTest.keyClick(field, "a"), field.repaint())))
            following.append(measure(session.settle))
            app.processEvents()
        report("a letter on screen", letters)
        report("everything that follows from it", following)
        for how in ("cards", "sheet"):
            for what, figures in in_a_table(view, session, how).items():
                report(f"{what} ({how})", figures)
        report("saving, as the window feels it", [measure(session.save) for _ in range(20)])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        megabytes = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        print(f"{'after all this':36} {megabytes:7.0f} MB")
        window.close_anyway()
        desk.close()
        os._exit(0)


def in_a_table(view: object, session: object, how: str) -> dict[str, list[float]]:
    """Letters typed into a cell of the budget, with the tables of figures unfolded below."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from asf_starter.gui.route import Stop

    view.go(Stop("page", "budget_sales"), focus=True)  # type: ignore[attr-defined] # the window's own
    page = view.stack.currentWidget()  # type: ignore[attr-defined]
    if not page.panel.is_open:
        page.panel.fold.click()
    editor = page.views["products"].editor
    editor.show_as(how)
    if how == "sheet":
        editor.sheet.view.go_to(editor.sheet.model.index(0, 4))
        QTest.keyClick(editor.sheet.view, "1")
        field = editor.sheet.view.cells.editor
    else:
        card = next(iter(editor.cards.values()))
        card.set_open(True)
        field = card.cells["volume"].editor.controls()[0]
        field.setFocus()
    QApplication.processEvents()
    letters: list[float] = []
    following: list[float] = []
    for number in range(LETTERS // 2):
        if number % 5 == 0:
            field.clear()
        begun = time.perf_counter()
        QTest.keyClick(field, str(number % 9 + 1))
        field.repaint()
        typed = time.perf_counter()
        session.settle()  # type: ignore[attr-defined]
        letters.append((typed - begun) * 1000)
        following.append((time.perf_counter() - typed) * 1000)
        for _ in range(3):  # what grew is laid out and painted before the next letter, as between two keys
            QApplication.processEvents()
    return {"a letter in a cell": letters, "figures that follow": following}


def report(what: str, figures: list[float]) -> None:
    """Prints the median, the 99th percentile and the worst in milliseconds."""
    ordered = sorted(figures)
    late = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    print(
        f"{what:36} median {statistics.median(ordered):7.1f}   p99 {late:7.1f}   worst {ordered[-1]:7.1f} ms"
    )


def main() -> None:
    """Prints all figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bare, ours = start_up(BARE), start_up(OURS)
    print(f"{'bare window':36} {bare[0]:7.0f} ms   {bare[1]:5.0f} MB")
    times = ours[1] / bare[1]
    print(f"{'our window, start page':36} {ours[0]:7.0f} ms   {ours[1]:5.0f} MB   ({times:.2f} times)")
    ready = start_up(READY)
    times = ready[1] / bare[1]
    print(f"{'everything ready for a plan':36} {ready[0]:7.0f} ms   {ready[1]:5.0f} MB   ({times:.2f} times)")
    in_window()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
