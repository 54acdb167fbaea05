"""What is exported and how. Knows no writer, so that the window can offer it without loading one."""

from __future__ import annotations

from dataclasses import dataclass

from asf_starter.core.assessment import Assessment
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.conditions import holds
from asf_starter.core.outlines import Outline


@dataclass(frozen=True)
class Options:
    """How to export. ``with_plan`` puts the plan into each PDF (without private notes), ``with_evidence``
    the filed files with it. ``one_file`` binds the documents into one. ``private_notes`` prints them, too,
    in the editions that print notes."""

    formats: tuple[str, ...] = ("pdf",)
    one_file: bool = False
    with_plan: bool = True
    with_evidence: bool = False
    large_print: bool = False
    ink_saving: bool = False
    private_notes: bool = False
    names: bool = True  # False: people are called by their roles, on paper and in the plan inside


USUAL = Options()
"""What is meant where nothing is said."""


def documents_for(assessment: Assessment, handbook: Handbook) -> tuple[Outline, ...]:
    """The documents that make sense for this plan, in order."""
    return tuple(
        outline
        for outline in handbook.outlines.values()
        if holds(outline.when, assessment.answers.value, handbook.rules) is True
    )
