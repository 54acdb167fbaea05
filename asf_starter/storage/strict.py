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


Way = Literal[
    "object",
    "is",
    "decimal",
    "date",
    "month",
    "condition",
    "literal",
    "union",
    "tuple",
    "mapping",
    "dataclass",
]

# Resources hold thousands of small objects of few types: what a type asks for is worked out once.


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def _fields(kind: type) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The type hints of a dataclass's fields, and the names of those that must be given."""
    fields = [field for field in dataclasses.fields(kind) if field.init]
    required = (
        field.name
        for field in fields
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )
    return {field.name: _hints(kind)[field.name] for field in fields}, tuple(required)


@cache
def _way(hint: Any) -> tuple[Way, Any]:
    """How a value of this type is read, and what the reading needs to know."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Text or hint is str:
        return "is", str
    if hint in (bool, int):
        return "is", hint
    plain: dict[object, Way] = {object: "object", Decimal: "decimal", date: "date", Month: "month"}
    if hint in plain:
        return plain[hint], None
    if frozenset(arguments) == _CONDITION_TYPES:
        return "condition", None
    if origin is Literal:
        return "literal", arguments
    if origin in (typing.Union, types.UnionType):
        kinds = tuple(kind for kind in arguments if kind is not types.NoneType)
        # "| None" only says that the key may be left out
        return _way(kinds[0]) if len(kinds) == 1 else ("union", kinds)
    if origin is tuple:
        return "tuple", arguments[0]
    if origin is not None and issubclass(origin, Mapping):
        return "mapping", arguments[1]
    if dataclasses.is_dataclass(hint):
        return "dataclass", hint
    raise TypeError(f"the reader knows no fields of type {hint!r}")


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
        hints, required = _fields(cast(type, kind))
        values: dict[str, object] = {}
        for key, part in tree.items():
            name = _field_name(key)
            if name not in hints:
                near = difflib.get_close_matches(key, hints, 1)
                hint = f', did you mean "{near[0]}"?' if near else ""
                self.refuse(place, f'unknown key "{key}"{hint}')
                continue
            before = len(self.problems)
            value = self._value(hints[name], part, f"{place}.{key}")
            if len(self.problems) == before or value is not None:
                values[name] = value
        missing = [name for name in required if name not in values]
        for name in missing:
            if name not in {_field_name(key) for key in tree}:
                self.refuse(place, f'missing key "{name}"')
        return None if missing else kind(**values)

    def _value(self, hint: Any, tree: object, place: str) -> object:
        way, argument = _way(hint)
        match way:
            case "object":
                return tree
            case "is":
                return self._expect(argument, tree, place)
            case "decimal":
                return self._decimal(tree, place)
            case "date":
                return self._date(tree, place)
            case "month":
                return self._month(tree, place)
            case "condition":
                return self.condition(tree, place)
            case "literal":
                return self._literal(argument, tree, place)
            case "union":
                return self._union(argument, tree, place)
            case "tuple":
                return self._tuple(argument, tree, place)
            case "mapping":
                return self._mapping(argument, tree, place)
            case "dataclass":
                return self.read(argument, tree, place)

    def _literal(self, allowed: tuple[object, ...], tree: object, place: str) -> object:
        if tree not in allowed:
            self.refuse(place, f"{tree!r} is none of {', '.join(map(str, allowed))}")
            return None
        return tree

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

    def _union(self, kinds: tuple[Any, ...], tree: object, place: str) -> object:
        """One of several types, by what the tree is."""
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
    changed = {
        name: new
        for name, kind in _text_fields(cast(type, type(value)))
        if (new := _map(kind, old := getattr(value, name), f"{place}.{name}", change)) is not old
    }
    return dataclasses.replace(cast(Any, value), **changed) if changed else value


@cache
def _text_fields(kind: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass that may hold texts, with their type hints; () for other types."""
    if not dataclasses.is_dataclass(kind) or kind in _CONDITION_TYPES:
        return ()
    return tuple((name, hint) for name, hint in _fields(kind)[0].items() if _may_hold_texts(hint))


@cache
def _may_hold_texts(hint: Any) -> bool:
    way, argument = _way(hint)
    if way == "union":
        return any(map(_may_hold_texts, argument))
    if way in ("tuple", "mapping"):
        return _may_hold_texts(argument)
    return hint is Text or way == "dataclass"


def _field_name(key: str) -> str:
    """A key may be a word that Python keeps for itself: ``for`` is the field ``for_``."""
    return f"{key}_" if key in ("for", "from", "in", "not", "class", "with") else key


def _called(tree: object) -> str:
    return "a table" if isinstance(tree, Mapping) else f"{type(tree).__name__} {tree!r}"[:80]
