"""Advice that applies: what does not go together, what to think about, with source and mend."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from asf_starter.core.advice import Note, Severity
from asf_starter.documents.tree import Block, Item, Items, Paragraph, Run
from asf_starter.documents.views.context import Context, quiet

_PRINTED: tuple[Severity, ...] = ("conflict", "warning")
_MOST_IN_SHORT = 5


def advice(context: Context) -> tuple[Block, ...]:
    """Conflicts and warnings with source and mend; notes are left to the window."""
    return _listed(context, context.assessment.advice, lambda note: _item(context, note))


def advice_short(context: Context) -> tuple[Block, ...]:
    """The gravest conflicts and warnings in short: only what is so, and how many more there are.

    The agenda of open questions has them all, with what to do.
    """
    listed = [note for note in context.assessment.advice if note.severity in _PRINTED]
    shown = sorted(listed, key=lambda note: _PRINTED.index(note.severity))[:_MOST_IN_SHORT]
    blocks = list(_listed(context, shown, lambda note: _short_item(context, note)))
    if len(listed) > len(shown):
        more = context.say("editions.advice.more", count=len(listed) - len(shown))
        blocks.append(Paragraph(more, "small"))
    return tuple(blocks)


def _listed(context: Context, notes: Sequence[Note], item: Callable[[Note], Item]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for severity in _PRINTED:
        alike = [note for note in notes if note.severity == severity]
        if alike:
            blocks.append(quiet(context.words(f"views.advice.{severity}")))
            blocks.append(Items(tuple(item(note) for note in alike), "sign"))
    return tuple(blocks)


def _short_item(context: Context, note: Note) -> Item:
    return Item((Paragraph(context.phrases.runs(note.text)),), note.severity)


def _item(context: Context, note: Note) -> Item:
    runs = [*context.phrases.runs(note.text), Run(" "), *context.phrases.runs(note.mend, bold=False)]
    if note.source:
        runs.append(Run(f" ({note.source})", soft=True))
    return Item((Paragraph(tuple(runs)),), note.severity)
