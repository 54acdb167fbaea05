"""Windows for tests: the application as it is started, the small handbook, a desk in tmp_path."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from asf_starter.core.glossary import Glossary
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Chapter, Interview
from asf_starter.core.plan import Plan
from asf_starter.core.texts import Text
from asf_starter.documents.phrases import phrases_of
from asf_starter.gui.application import make_application
from asf_starter.gui.desk import Desk
from asf_starter.gui.kit import Kit
from asf_starter.gui.look import Look, load_fonts
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.plan_file import PlanFile
from asf_starter.gui.plan_view import PlanView
from asf_starter.gui.services import Library, Services, SettingsStore
from asf_starter.gui.session import Session
from asf_starter.look_files import load_tokens
from asf_starter.storage.folders import Folders, resources_folder, translations_folder
from asf_starter.storage.strict import Reader

# What the platform without a screen cannot do, and says each time; nothing of it is ours.
NOT_OURS = pytest.mark.qt_log_ignore("does not support propagateSizeHints", r"does not support raise\(\)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every other warning of Qt fails the test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(NOT_OURS)


SMALL = Path(__file__).parents[1] / "small_handbook"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 14, 32, 10)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as it is started."""
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else make_application()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def read_small(handbook: Handbook) -> Handbook:
    """The real handbook with the small interview and its glossary in place of the real ones."""
    reader = Reader()

    def read(kind: type, name: str) -> object:
        tree = tomllib.loads((SMALL / name).read_text("utf-8"), parse_float=Decimal)
        return reader.read(kind, tree, name)

    order = tomllib.loads((SMALL / "interview" / "order.toml").read_text("utf-8"))["chapters"]
    chapters = tuple(read(Chapter, f"interview/{chapter}.toml") for chapter in order)
    glossary = read(Glossary, "glossary.toml")
    assert not reader.problems
    return replace(handbook, interview=Interview(chapters), glossary=glossary)


@pytest.fixture(scope="session")
def small_handbook(handbook: Handbook) -> Handbook:
    """A handbook with every kind of question."""
    return read_small(handbook)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    folder = resources_folder() / "look"
    return Look(folder, load_tokens(resources_folder()), "light", 100, load_fonts(folder))


@pytest.fixture
def kit(small_handbook: Handbook, look: Look, clock: Clock) -> Kit:
    return Kit(phrases_of(small_handbook), lambda: small_handbook, look, clock)


class SmallLibrary(Library):
    """Gives handbooks that were made before, one a language."""

    def __init__(self, handbooks: dict[str, Handbook]) -> None:
        super().__init__(resources_folder(), translations_folder())
        self._read = dict(handbooks)

    def window_words(self, language: str) -> Mapping[str, Text]:
        return self._read[language].texts

    def languages(self) -> tuple[str, ...]:
        return tuple(self._read)


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(
    qapp: QApplication, folders: Folders, small_handbook: Handbook, clock: Clock
) -> Iterator[MakeDesk]:
    """Makes a desk over the same folders each time; all of them are closed at the end."""
    desks: list[Desk] = []

    def make(handbooks: dict[str, Handbook] | None = None, **settings: object) -> Desk:
        for before in desks:
            before.services.store.settle()  # else this one might read what is about to be replaced
        store = SettingsStore(folders.config)
        if settings:
            store.change(lambda before: replace(before, **settings))  # type: ignore[arg-type]
        library = SmallLibrary(handbooks or {"sv": small_handbook})
        desk = Desk(qapp, Services(folders, library, store), clock)
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        close_desk(desk)
    qapp.processEvents()


def close_desk(desk: Desk) -> None:
    """Closes every window, saved or not."""
    for window in list(desk.windows):
        window.close_anyway()
    desk.close()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(theme="light")


@pytest.fixture
def window(desk: Desk, qtbot: object) -> MainWindow:
    """A window with the start page, on the screen and with the keyboard."""
    opened = desk.new_window()
    opened.resize(1366, 768)
    show(opened, qtbot)
    return opened


def show(window: MainWindow, qtbot: object) -> None:
    """Waits until a window has the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # type: ignore[attr-defined]


def open_cafe(window: MainWindow, folders: Folders) -> PlanView:
    """The example of the café from a file of its own, with all its questions."""
    folders.documents.mkdir(parents=True)
    path = folders.documents / "cafe.asfplan"
    shutil.copy(resources_folder() / "examples" / "cafe_and_second_hand.asfplan", path)
    window.open_path(path)
    assert window.view is not None
    window.view.use_track(False)
    return window.view


@pytest.fixture
def session(
    small_handbook: Handbook, folders: Folders, clock: Clock, qapp: QApplication
) -> Iterator[Session]:
    """A session over an empty plan that has no file yet."""
    file = PlanFile(folders, folders.documents / "prov.asfplan", None)
    made = Session(Plan(id="00000000-0000-4000-8000-000000000000"), small_handbook, file, clock)
    yield made
    made.close()
