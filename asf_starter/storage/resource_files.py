"""Reading single resource files strictly, with the problems of all of them gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import tomli

from asf_starter.core.texts import Text
from asf_starter.storage.strict import Reader

T = TypeVar("T")


class HandbookProblem(Exception):
    """The resource files contradict themselves; ``problems`` says where and how."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class ResourceFiles:
    """The resource files of one folder. What is wrong with them is in ``reader.problems``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reader = Reader()

    def tree(self, name: str) -> Mapping[str, object]:
        """What a file holds, as it stands there; nothing where it cannot be read."""
        try:
            text = (self.folder / name).read_text("utf-8")
            return tomli.loads(text, parse_float=Decimal)
        except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
            self.reader.refuse(name, str(error))
            return {}

    def one(self, kind: type[T], name: str) -> T:
        """The object in one file. Raises HandbookProblem where it cannot be made at all."""
        read = self.reader.read(kind, self.tree(name), name)
        if read is None:
            raise HandbookProblem(self.reader.problems)
        return read

    def named(self, kind: type[T], folder: str, name: str) -> T:
        """The object in the file of this name, whose id must be the same. Raises HandbookProblem."""
        read = self.one(kind, f"{folder}/{name}.toml")
        self._check_id(read, f"{folder}/{name}.toml", name)
        return read

    def _check_id(self, read: object, place: str, name: str) -> None:
        identity = getattr(read, "id", name)
        if identity != name:
            self.reader.refuse(place, f'the id "{identity}" is not the file\'s name')

    def each(self, kind: type[T], folder: str, but: tuple[str, ...] = ()) -> Iterator[T]:
        """One object a file of a folder, in the order of the file names, ``but`` these."""
        for path in sorted((self.folder / folder).glob("*.toml")):
            if path.stem in but:
                continue
            read = self.reader.read(kind, self.tree(f"{folder}/{path.name}"), f"{folder}/{path.name}")
            if read is not None:
                self._check_id(read, f"{folder}/{path.name}", path.stem)
                yield read

    def words(self, topic: str = "*") -> dict[str, Text]:
        """The free-standing words of a topic or of all: ``words/<topic>.toml``, by their ids.

        The id of a text is its place: ``<topic>.<table>.<key>``.
        """
        found: dict[str, Text] = {}

        def walk(tree: Mapping[str, object], place: str) -> None:
            for key, part in tree.items():
                if isinstance(part, str):
                    found[f"{place}.{key}"] = Text(part)
                elif isinstance(part, Mapping):
                    walk(part, f"{place}.{key}")
                else:
                    self.reader.refuse(f"words/{place}.{key}", "expected words")

        for path in sorted((self.folder / "words").glob(f"{topic}.toml")):
            walk(self.tree(f"words/{path.name}"), path.stem)
        return found
