"""Older plan files become plans of today, one format version at a time.

``STEPS[n]`` turns a tree of version n into one of version n + 1. A renamed question is a step that
moves its answer; steps are never changed once released.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from asf_starter.core.plan import FORMAT_VERSION, Tree

Step = Callable[[Mapping[str, Tree]], Mapping[str, Tree]]

STEPS: Mapping[int, Step] = MappingProxyType({})


def upgrade(tree: Mapping[str, Tree], steps: Mapping[int, Step] = STEPS) -> Mapping[str, Tree]:
    """The tree in today's format. Trees of newer minor versions come back as they are."""
    version = tree.get("format_version")
    while isinstance(version, int) and version in steps and version < FORMAT_VERSION + len(steps):
        tree = {**steps[version](tree), "format_version": version + 1}
        version += 1
    return tree
