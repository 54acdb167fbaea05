"""What the world can do to a file, as an exception that carries a statement for the person."""

from __future__ import annotations

from asf_starter.core.texts import Statement


class FileProblem(Exception):
    """A file could not be read or written. ``statement`` says so (``resources/words/files.toml``)."""

    def __init__(self, key: str, **values: object) -> None:
        self.statement = Statement(f"files.{key}", values)
        super().__init__(self.statement.text)
