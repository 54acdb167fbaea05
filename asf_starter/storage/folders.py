"""Where things lie: the program's own resources, and what belongs to the person at this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

import asf_starter

APP_NAME = "asf-starter"
SOURCE_LANGUAGE = "sv"


def resources_folder() -> Path:
    """The folder of resource files: beside the modules when installed, beside the package in a checkout."""
    return _beside_modules_or_package("resources")


def translations_folder() -> Path:
    """The folder of catalogues, found like the resources."""
    return _beside_modules_or_package("translations")


def languages(translations: Path) -> tuple[str, ...]:
    """The languages there are: Swedish, its easy-read form, then the others that have a catalogue."""
    codes = sorted(path.stem for path in translations.glob("*.po"))
    codes.sort(key=lambda code: not code.startswith(f"{SOURCE_LANGUAGE}-"))
    return (SOURCE_LANGUAGE, *codes)


def _beside_modules_or_package(name: str) -> Path:
    package = Path(asf_starter.__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


@dataclass(frozen=True)
class Folders:
    """The person's folders. ``documents`` is offered for new plans and exports; ``state`` holds locks
    and safety copies, ``config`` settings and the list of recent plans."""

    documents: Path
    state: Path
    config: Path

    @property
    def compiled(self) -> Path:
        """Where compiled catalogues are kept; they can be made again at any time."""
        return self.state / "catalogues"


def user_folders() -> Folders:
    """The folders of this computer's user, by the rules of the platform. Nothing is created."""
    return Folders(
        documents=Path(platformdirs.user_documents_dir()),
        state=Path(platformdirs.user_state_dir(APP_NAME, appauthor=False)),
        config=Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)),
    )
