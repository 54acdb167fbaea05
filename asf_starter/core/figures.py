"""The figures that texts may name: each a function of the plan worked out, None while unknown.

A figure in running text is a reference, never typed twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from asf_starter.core.assessment import Assessment

FIGURES: Mapping[str, Callable[[Assessment], object]] = {}
