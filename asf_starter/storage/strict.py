"""From trees (as TOML gives them) to frozen dataclasses, strictly, and walking over their texts.

The shape of a resource file is the dataclass it becomes: keys are field names, types are the fields'
type hints. Unknown keys, wrong types and missing keys are problems, all of them reported with their
place; nothing is guessed.
"""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, cast

from asf_starter.core.interview import conditions
from asf_starter.core.interview.conditions import Condition
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Text

T = TypeVar("T")

_CONDITION_TYPES = frozenset(typing.get_args(Condition))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)  # cached: resources hold thousands of small objects


class Reader:
    """Reads trees into dataclasses and gathers every problem on the way."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def refuse(self, place: str, reason: str) -> None:
        """Notes a problem."""
        self.problems.append(f"{place}: {reason}")

    def read(self, kind: type[T], tree: object, place: str) -> T | None:
        """The object of this dataclass, None where it cannot be made (the problems say why)."""
        if not isinstance(tree, Mapping):
            self.refuse(place, f"expected a table, found {_called(tree)}")
            return None
        fields = {field.name: field for field in dataclasses.fields(cast(Any, kind)) if field.init}
        hints = _hints(cast(type, kind))
        values: dict[str, object] = {}
        for key, part in tree.items():
            name = _field_name(key)
            if name not in fields:
                near = difflib.get_close_matches(key, fields, 1)
                hint = f', did you mean "{near[0]}"?' if near else ""
                self.refuse(place, f'unknown key "{key}"{hint}')
                continue
            before = len(self.problems)
            value = self._value(hints[name], part, f"{place}.{key}")
            if len(self.problems) == before or value is not None:
                values[name] = value
        missing = [
            name
            for name, field in fields.items()
            if name not in values
            and field.default is dataclasses.MISSING
            and field.default_factory is dataclasses.MISSING
        ]
        for name in missing:
            if name not in {_field_name(key) for key in tree}:
                self.refuse(place, f'missing key "{name}"')
        return None if missing else kind(**values)

    def _value(self, hint: Any, tree: object, place: str) -> object:
        origin = typing.get_origin(hint)
        if hint is Text or hint is str:
            return self._expect(str, tree, place)
        if hint is bool:
            return self._expect(bool, tree, place)
        if hint is int:
            return self._expect(int, tree, place)
        if hint is Decimal:
            return self._decimal(tree, place)
        if hint is date:
            return self._date(tree, place)
        if hint is Month:
            return self._month(tree, place)
        if hint is object:
            return tree
        if _is_condition(hint):
            return self.condition(tree, place)
        if origin is Literal:
            if tree not in typing.get_args(hint):
                self.refuse(place, f"{tree!r} is none of {', '.join(map(str, typing.get_args(hint)))}")
                return None
            return tree
        if origin in (typing.Union, types.UnionType):
            return self._union(hint, tree, place)
        if origin is tuple:
            return self._tuple(typing.get_args(hint)[0], tree, place)
        if origin is not None and issubclass(origin, Mapping):
            return self._mapping(typing.get_args(hint)[1], tree, place)
        if dataclasses.is_dataclass(hint):
            return self.read(cast(type, hint), tree, place)
        raise TypeError(f"{place}: the reader knows no fields of type {hint!r}")

    def _expect(self, kind: type[T], tree: object, place: str) -> T | None:
        if isinstance(tree, kind) and not (kind is int and isinstance(tree, bool)):
            return tree
        self.refuse(place, f"expected {kind.__name__}, found {_called(tree)}")
        return None

    def _decimal(self, tree: object, place: str) -> Decimal | None:
        if isinstance(tree, Decimal):
            return tree
        if isinstance(tree, int) and not isinstance(tree, bool):
            return Decimal(tree)
        self.refuse(place, f"expected a number, found {_called(tree)}")
        return None

    def _date(self, tree: object, place: str) -> date | None:
        if isinstance(tree, date):
            return tree
        try:
            return date.fromisoformat(cast(str, tree))
        except (TypeError, ValueError):
            self.refuse(place, f"expected a date such as 2026-11-23, found {tree!r}")
            return None

    def _month(self, tree: object, place: str) -> Month | None:
        try:
            year, number = cast(str, tree).split("-")
            return Month(int(year), int(number))
        except (AttributeError, ValueError):
            self.refuse(place, f"expected a month such as 2026-11, found {tree!r}")
            return None

    def _union(self, hint: Any, tree: object, place: str) -> object:
        """One of several types, by what the tree is; ``| None`` only says that the key may be left out."""
        kinds = [kind for kind in typing.get_args(hint) if kind is not types.NoneType]
        if len(kinds) == 1:
            return self._value(kinds[0], tree, place)
        for kind in kinds:
            attempt = Reader()
            value = attempt._value(kind, tree, place)
            if not attempt.problems:
                return value
        self.refuse(place, f"{tree!r} fits none of the types allowed here")
        return None

    def _tuple(self, kind: Any, tree: object, place: str) -> tuple[object, ...]:
        if not isinstance(tree, list | tuple):
            self.refuse(place, f"expected a list, found {_called(tree)}")
            return ()
        parts, seen = [], set[str]()
        for number, part in enumerate(tree):
            part_id = part.get("id") if isinstance(part, Mapping) else None
            if isinstance(part_id, str):
                if part_id in seen:
                    self.refuse(place, f'the id "{part_id}" is used twice')
                seen.add(part_id)
            value = self._value(kind, part, f"{place}.{part_id or number}")
            if value is not None:
                parts.append(value)
        return tuple(parts)

    def _mapping(self, kind: Any, tree: object, place: str) -> Mapping[str, object]:
        if not isinstance(tree, Mapping):
            self.refuse(place, f"expected a table, found {_called(tree)}")
            return {}
        return {key: self._value(kind, part, f"{place}.{key}") for key, part in tree.items()}

    def condition(self, tree: object, place: str) -> Condition:
        """A ``when`` table as a condition (see ``core/interview/conditions.py``)."""
        if not isinstance(tree, Mapping):
            self.refuse(place, f"expected a condition, found {_called(tree)}")
            return conditions.ALWAYS
        parts: list[Condition] = []
        for key, part in tree.items():
            if key == "any":
                entries = part if isinstance(part, list) else []
                if not entries:
                    self.refuse(place, '"any" needs a list of conditions')
                parts.append(
                    conditions.Any(tuple(self.condition(entry, f"{place}.any") for entry in entries))
                )
            elif key == "not":
                parts.append(conditions.Not(self.condition(part, f"{place}.not")))
            elif key == "rule":
                parts.append(conditions.Rule(str(part)))
            elif key == "open":
                parts.append(conditions.Open(str(part)))
            else:
                values = tuple(part) if isinstance(part, list) else (part,)
                if not values or not all(isinstance(value, str | bool | int) for value in values):
                    self.refuse(f"{place}.{key}", "expected a value or a list of values")
                parts.append(conditions.Is(key, values))
        return parts[0] if len(parts) == 1 else conditions.All(tuple(parts))


def map_texts(thing: T, place: str, change: Callable[[str, Text], Text]) -> T:
    """The same object with every text replaced by ``change(text id, text)``.

    A text's id is its place: field names and ids of list entries, joined by points.
    """
    return cast(T, _map(type(thing), thing, place, change))


def _map(hint: Any, value: object, place: str, change: Callable[[str, Text], Text]) -> object:
    if hint is Text:
        return change(place, cast(Text, value)) if value else value
    if value is None or isinstance(value, str | bool | int | Decimal | date):
        return value
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        kinds = [kind for kind in typing.get_args(hint) if kind is not types.NoneType]
        hint = kinds[0] if len(kinds) == 1 else type(value)
    if isinstance(value, tuple):
        inner = typing.get_args(hint)[0] if typing.get_args(hint) else object
        parts = tuple(
            _map(inner, part, f"{place}.{getattr(part, 'id', '') or number}", change)
            for number, part in enumerate(value)
        )
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if isinstance(value, Mapping):
        inner = typing.get_args(hint)[1] if typing.get_args(hint) else object
        mapped = {key: _map(inner, part, f"{place}.{key}", change) for key, part in value.items()}
        return value if all(mapped[key] is value[key] for key in mapped) else mapped
    if (
        dataclasses.is_dataclass(value)
        and not isinstance(value, type)
        and type(value) not in _CONDITION_TYPES
    ):
        hints = _hints(type(value))
        changed = {
            field.name: _map(hints[field.name], getattr(value, field.name), f"{place}.{field.name}", change)
            for field in dataclasses.fields(value)
            if field.init
        }
        if all(changed[name] is getattr(value, name) for name in changed):
            return value
        return dataclasses.replace(value, **changed)
    return value


def _is_condition(hint: Any) -> bool:
    return bool(typing.get_args(hint)) and frozenset(typing.get_args(hint)) == _CONDITION_TYPES


def _field_name(key: str) -> str:
    """A key may be a word that Python keeps for itself: ``for`` is the field ``for_``."""
    return f"{key}_" if key in ("for", "from", "in", "not", "class", "with") else key


def _called(tree: object) -> str:
    return "a table" if isinstance(tree, Mapping) else f"{type(tree).__name__} {tree!r}"[:80]
