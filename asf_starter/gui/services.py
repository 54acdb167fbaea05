"""Where things lie, the handbooks, and what is remembered between starts."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from asf_starter.core.handbook import Handbook
from asf_starter.storage.folders import SOURCE_LANGUAGE, Folders, languages
from asf_starter.storage.handbook_files import load_handbook
from asf_starter.storage.settings import Settings, read_settings, write_settings


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
    """The handbook in each language that is asked for, read once. Workers may ask, too."""

    def __init__(self, resources: Path, translations: Path) -> None:
        self.resources = resources
        self.translations = translations
        self._read: dict[str, Handbook] = {}
        self._one_at_a_time = threading.Lock()

    def handbook(self, language: str) -> Handbook:
        """The handbook in a language; Swedish where there is no catalogue."""
        with self._one_at_a_time:
            if language not in self._read:
                self._read[language] = self._load(language)
                gc.freeze()  # lives as long as the program: no round of the collector has to walk it again
            return self._read[language]

    def _load(self, language: str) -> Handbook:
        if language == SOURCE_LANGUAGE:
            return load_handbook(self.resources, check=False)  # checked when the window is there and idle
        from asf_starter.storage.catalogues import load_handbook_in  # Babel, only for other languages

        return load_handbook_in(language, self.resources, self.translations)

    def languages(self) -> tuple[str, ...]:
        """The languages of the window: Swedish first, then those with a catalogue."""
        return languages(self.translations)


@dataclass(frozen=True)
class Services:
    """Folders of the user, the handbooks, and the settings."""

    folders: Folders
    library: Library
    store: SettingsStore
