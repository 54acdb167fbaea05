"""Sources named many times over, each once: what hangs together with ";" is parted, and the places of one
law are gathered on its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_LAW = re.compile(r"([A-Z]{2,4}) (\d.*)")
_PLACE = re.compile(r"\d.*")
_NUMBER = re.compile(r"\d+")


def parts_of(source: str) -> Iterator[str]:
    """The sources that one line names; a place without a law belongs to the law before it."""
    law = ""
    for part in (part.strip() for part in source.split(";")):
        found = _LAW.fullmatch(part)
        if found:
            law = found[1]
        yield f"{law} {part}" if law and _PLACE.fullmatch(part) else _standing_alone(part)


def _standing_alone(part: str) -> str:
    """A part as it begins a line; the name of a site keeps its small letter."""
    is_site = "." in part.partition(",")[0].partition(" ")[0]
    return part if is_site else part[:1].upper() + part[1:]


def each_once(sources: Iterable[str]) -> tuple[str, ...]:
    """Every source once: laws with all their places in the order of the law, then the others by name."""
    laws: dict[str, set[str]] = {}
    others: dict[str, str] = {}
    for part in (part for source in sources for part in parts_of(source)):
        found = _LAW.fullmatch(part)
        if found:
            laws.setdefault(found[1], set()).update(place.strip() for place in found[2].split(","))
        elif part:
            others.setdefault(part.casefold(), part)
    gathered = (f"{law} {', '.join(sorted(laws[law], key=_in_the_law))}" for law in sorted(laws))
    return (*gathered, *(others[key] for key in sorted(others)))


def _in_the_law(place: str) -> tuple[tuple[int, ...], str]:
    """Chapter, paragraph and point as numbers: 3:1 p. 9 before 3:1 p. 10, and 9:1 before 32:5."""
    return tuple(int(number) for number in _NUMBER.findall(place)), place
