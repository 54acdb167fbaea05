"""The menu of text size, theme and language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from asf_starter.gui.kit import Kit
from asf_starter.gui.look import TEXT_SIZES
from asf_starter.gui.menus import menu_action
from asf_starter.gui.services import Services

THEMES = ("system", "light", "dark", "contrast")


class AppearanceMenu(QMenu):
    """Each entry changes one setting through the functions it is given."""

    def __init__(
        self,
        kit: Kit,
        services: Services,
        parent: QWidget,
        change: Mapping[str, Callable[[str], object]],
    ) -> None:
        super().__init__(parent)
        self.kit = kit
        self._change = change
        self.setAccessibleName(kit.words("bar.look_name"))
        settings = services.store.settings
        self._group(
            kit.words("look.size"),
            [(str(size), kit.words("look.percent", size=size)) for size in TEXT_SIZES],
            str(settings.text_size),
            "text_size",
        )
        self._group(
            kit.words("look.theme"),
            [(theme, kit.words(f"look.{theme}")) for theme in THEMES],
            settings.theme,
            "theme",
        )
        names = [(code, language_name(kit, code)) for code in services.library.languages()]
        if len(names) > 1:
            self._group(kit.words("look.language"), names, settings.language, "language")

    def _group(self, title: str, entries: list[tuple[str, str]], chosen: str, setting: str) -> None:
        heading = self.addAction(title)
        heading.setEnabled(False)
        group = QActionGroup(self)
        for value, words in entries:
            action = menu_action(
                self, words, partial(self._change[setting], value), name=f"{setting}/{value}"
            )
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)


def language_name(kit: Kit, code: str) -> str:
    """A language in its own words."""
    known = kit.own.texts.get(f"window.language_name.{code}")
    return str(known) if known else QLocale(code).nativeLanguageName() or code
