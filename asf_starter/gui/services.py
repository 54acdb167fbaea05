"""Where things lie, the handbooks, and what is remembered between starts."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asf_starter.core.texts import Text
from asf_starter.storage.folders import Folders, languages
from asf_starter.storage.resource_files import HandbookProblem, ResourceFiles
from asf_starter.storage.settings import Settings, read_settings, write_settings
from asf_starter.storage.translating import catalogue_path, translator

if TYPE_CHECKING:  # loading it, and all that it is made of, takes as long as the rest of a start
    from asf_starter.core.handbook import Handbook


class SettingsStore:
    """The settings of this computer's user; written by a worker, so that the disk never holds the window."""

    def __init__(self, config: Path) -> None:
        self._config = config
        self.settings = read_settings(config)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="settings")

    def change(self, change: Callable[[Settings], Settings]) -> None:
        """Changes the settings and saves them soon."""
        changed = change(self.settings)
        if changed != self.settings:
            self.settings = changed
            self._worker.submit(write_settings, self._config, changed)

    def settle(self) -> None:
        """Waits until everything is written."""
        self._worker.submit(lambda: None).result()

    def read_again(self) -> None:
        """Takes over what somebody else has changed in the file."""
        self.settle()
        self.settings = read_settings(self._config)

    def stop(self) -> None:
        """Writes what is left and ends the worker."""
        self._worker.shutdown(wait=True)


class Library:
    """The handbook in each language that is asked for, read once. Workers may ask, too.

    ``compiled`` is the folder for compiled catalogues; without it none is kept.
    """

    def __init__(self, resources: Path, translations: Path, compiled: Path | None = None) -> None:
        self.resources = resources
        self.translations = translations
        self._compiled = compiled
        self._read: dict[str, Handbook] = {}
        self._one_at_a_time = threading.Lock()

    def window_words(self, language: str) -> Mapping[str, Text]:
        """The window's own words by their ids: ready long before the handbook is.

        Raises HandbookProblem.
        """
        files = ResourceFiles(self.resources)
        words = files.words("window")
        if files.reader.problems:
            raise HandbookProblem(files.reader.problems)
        translate = translator(catalogue_path(self.translations, language), self._compiled)
        return {key: translate(key, text) for key, text in words.items()} if translate else words

    def handbook(self, language: str) -> Handbook:
        """The handbook in a language; Swedish where there is no catalogue. Raises HandbookProblem."""
        with self._one_at_a_time:
            if language not in self._read:
                self._read[language] = self._load(language)
                gc.freeze()  # lives as long as the program: no round of the collector has to walk it again
            return self._read[language]

    def _load(self, language: str) -> Handbook:
        from asf_starter.storage.handbook_files import read_handbook, translated

        return translated(read_handbook(self.resources), language, self.translations, self._compiled)

    def languages(self) -> tuple[str, ...]:
        """The languages of the window: Swedish first, then those with a catalogue."""
        return languages(self.translations)


@dataclass(frozen=True)
class Services:
    """Folders of the user, the handbooks, and the settings."""

    folders: Folders
    library: Library
    store: SettingsStore
