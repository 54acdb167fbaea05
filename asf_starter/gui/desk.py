"""The desk: all windows, and what they share: handbooks, settings, look, language."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from asf_starter.core.interview.interview import Interview
from asf_starter.documents.notation import Notation
from asf_starter.documents.phrases import Phrases
from asf_starter.gui.accessibility import install_roles
from asf_starter.gui.appearance import AppearanceMenu
from asf_starter.gui.kit import Clock, Kit
from asf_starter.gui.look import TEXT_SIZES, Look, Scheme, load_fonts, system_scheme
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.services import Services
from asf_starter.look_files import load_tokens

NOTICE_OF_THEME = 50
"""Milliseconds; a system says several times that its colours changed."""


class Desk(QObject):
    """Opens windows and lets all of them follow a change of language, theme or text size."""

    def __init__(self, app: QApplication, services: Services, now: Clock) -> None:
        super().__init__()
        self.app = app
        self.services = services
        self.now = now
        self.windows: list[MainWindow] = []
        self._folder = services.library.resources / "look"
        self._tokens = load_tokens(services.library.resources)
        self._families = load_fonts(self._folder)
        self._translator = QTranslator(self)
        self._roles = install_roles()
        self._kit = self._make_kit()
        self._hints = app.styleHints()  # kept: a temporary would be gone when its signal comes
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(NOTICE_OF_THEME)
        self._later.timeout.connect(self._follow_system)
        self._hints.colorSchemeChanged.connect(self._later.start)

    # -- language and look --

    def _make_kit(self) -> Kit:
        """Words and look by the settings; the application follows them."""
        settings, library = self.services.store.settings, self.services.library
        locale = QLocale(settings.language.replace("-", "_"))
        self.app.setLayoutDirection(locale.textDirection())
        self._translate_qt(locale)
        look = Look(self._folder, self._tokens, self._scheme(), _near(settings.text_size), self._families)
        self.app.setFont(look.font())
        self.app.setPalette(look.palette())
        self.app.setStyleSheet(look.style_sheet())
        language = settings.language
        own = Phrases(library.window_words(language), Interview(()), Notation(language))
        return Kit(own, partial(library.handbook, language), look, self.now)

    def _translate_qt(self, locale: QLocale) -> None:
        """Qt's own dialogs speak the language of the window."""
        self.app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(locale, "qtbase", "_", folder):
            self.app.installTranslator(self._translator)

    def _scheme(self) -> Scheme:
        theme = self.services.store.settings.theme
        known: dict[str, Scheme] = {"light": "light", "dark": "dark", "contrast": "contrast"}
        return known.get(theme) or system_scheme()

    def _follow_system(self) -> None:
        if self.services.store.settings.theme == "system" and self._scheme() != self._kit.look.scheme:
            self.rebuild()

    def rebuild(self) -> None:
        """Builds every window anew with the settings as they are now."""
        self._kit = self._make_kit()
        for window in self.windows:
            window.rebuild(self._kit)

    def set_theme(self, theme: str) -> None:
        """``system``, ``light``, ``dark`` or ``contrast``."""
        self.services.store.change(lambda settings: replace(settings, theme=theme))
        self.rebuild()

    def set_text_size(self, percent: str) -> None:
        """Text at so many per cent."""
        self.services.store.change(lambda settings: replace(settings, text_size=_near(int(percent))))
        self.rebuild()

    def step_text_size(self, step: int) -> None:
        """The next larger (1) or smaller (-1) text."""
        now = TEXT_SIZES.index(_near(self.services.store.settings.text_size))
        place = min(max(now + step, 0), len(TEXT_SIZES) - 1)
        if place != now:
            self.set_text_size(str(TEXT_SIZES[place]))

    def set_language(self, language: str) -> None:
        """The language of the window; papers have their own."""
        self.services.store.change(lambda settings: replace(settings, language=language))
        self.rebuild()

    def appearance_menu(self, window: QWidget) -> QMenu:
        """The menu of text size, theme and language."""
        # A rebuild throws the menu away: let it close first.
        change = {
            "text_size": lambda value: QTimer.singleShot(0, self, lambda: self.set_text_size(value)),
            "theme": lambda value: QTimer.singleShot(0, self, lambda: self.set_theme(value)),
            "language": lambda value: QTimer.singleShot(0, self, lambda: self.set_language(value)),
        }
        return AppearanceMenu(self._kit, self.services, window, change)

    # -- windows --

    def new_window(self) -> MainWindow:
        """Another window, with the start page."""
        window = MainWindow(self._kit, self.services, self)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.windows.append(window)
        window.setWindowIcon(self._kit.icon("asf-starter"))
        window.show()
        return window

    def bring_to_front(self, path: Path) -> bool:
        """Shows the window that has this plan; False where none has it."""
        for window in self.windows:
            if window.session is not None and window.session.file.path.resolve() == path.resolve():
                window.raise_()
                window.activateWindow()
                return True
        return False

    def closed(self, window: QWidget, geometry: str) -> None:
        """A window has closed; the next one opens where it was."""
        self.services.store.change(lambda settings: replace(settings, geometry=geometry))
        self.windows = [other for other in self.windows if other is not window]

    def close(self) -> None:
        """Writes what is left when the program ends."""
        self.app.removeTranslator(self._translator)
        self.services.store.stop()


def _near(percent: int) -> int:
    """The text size there is that is nearest to the one asked for."""
    return min(TEXT_SIZES, key=lambda size: abs(size - percent))
