"""Advice that applies: what does not go together, what to think about, with source and mend."""

from __future__ import annotations

from collections.abc import Callable

from asf_starter.core.advice import Note
from asf_starter.documents.tree import Block, Item, Items, Paragraph, Run
from asf_starter.documents.views.context import Context, quiet


def advice(context: Context) -> tuple[Block, ...]:
    """Conflicts and warnings with source and mend; notes are left to the window."""
    return _listed(context, lambda note: _item(context, note))


def advice_short(context: Context) -> tuple[Block, ...]:
    """Conflicts and warnings in short: only what is so, and only conflicts with their mend."""
    return _listed(context, lambda note: _short_item(context, note))


def _listed(context: Context, item: Callable[[Note], Item]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for severity in ("conflict", "warning"):
        notes = [note for note in context.assessment.advice if note.severity == severity]
        if notes:
            blocks.append(quiet(context.words(f"views.advice.{severity}")))
            blocks.append(Items(tuple(item(note) for note in notes), "sign"))
    return tuple(blocks)


def _short_item(context: Context, note: Note) -> Item:
    runs = context.phrases.runs(note.text)
    if note.severity == "conflict":
        runs = (*runs, Run(" "), *context.phrases.runs(note.mend))
    return Item((Paragraph(runs),), note.severity)


def _item(context: Context, note: Note) -> Item:
    runs = [*context.phrases.runs(note.text), Run(" "), *context.phrases.runs(note.mend, bold=False)]
    if note.source:
        runs.append(Run(f" ({note.source})", soft=True))
    return Item((Paragraph(tuple(runs)),), note.severity)
