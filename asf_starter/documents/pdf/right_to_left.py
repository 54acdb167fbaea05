"""Arabic and Persian: letters take the shape that their neighbours ask for, and lines run from the right.

The structure tree holds the words as typed; what is painted is their shapes in the order of the eye
(Unicode Standard Annex 9). The two libraries are loaded when the first such text comes, since most
documents have none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STRONG = frozenset(("L", "R", "AL"))

T = TypeVar("T")


def runs_right_to_left(text: str) -> bool:
    """Whether any letter of the text is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def starts_at_the_right(text: str) -> bool:
    """Whether a paragraph begins at the right edge: its first letter decides."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in _STRONG:
            return direction != "L"
    return False


def shaped(text: str) -> str:
    """The text with each Arabic letter in the form for its place in the word; the order stays."""
    from arabic_reshaper import reshape

    result: str = reshape(text)
    return result


def in_order_of_the_eye(items: Sequence[tuple[str, T]], from_right: bool) -> list[tuple[str, T]]:
    """The characters of one line, each with what belongs to it, as they stand from left to right."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if from_right else (0, "L")
    algorithm.get_embedding_levels("".join(char for char, _ in items), storage, False, False)
    for entry, (_, belonging) in zip(storage["chars"], items, strict=True):
        entry["belonging"] = belonging
    for step in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels,
        algorithm.apply_mirroring,
    ):
        step(storage, False)
    return [(entry["ch"], entry["belonging"]) for entry in storage["chars"]]
