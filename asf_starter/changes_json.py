"""Two versions of a plan compared, as JSON and as lines of text for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asf_starter.core.comparing import Comparison, Outcome
from asf_starter.core.texts import Statement
from asf_starter.documents.differences import differences, effect_lines, remarks
from asf_starter.documents.phrases import Phrases


def changes_json(comparison: Comparison, phrases: Phrases) -> dict[str, Any]:
    """``{same_plan, old, new, changes, dropped, taken_up, unused}``. ``old`` and ``new`` hold the state code
    and the figures that count in whole kronor; ``changes`` are ``{question, place, before, after}`` in
    words, ``place`` the row and column of a table."""
    return {
        "same_plan": comparison.same_plan,
        "old": _figures(comparison.old_code, comparison.before),
        "new": _figures(comparison.new_code, comparison.after),
        "changes": [
            {"question": part.question.id, "place": part.place, "before": part.before, "after": part.after}
            for part in differences(comparison, phrases)
        ],
        "dropped": [question.id for question in comparison.dropped],
        "taken_up": [question.id for question in comparison.taken_up],
        "unused": list(comparison.unused),
    }


def _figures(code: str, outcome: Outcome) -> dict[str, Any]:
    return {
        "state_code": code,
        "result_year_1": outcome.result,
        "lowest_cash": outcome.lowest_cash,
        "lowest_month": str(outcome.lowest_month) if outcome.lowest_month else None,
    }


def changes_lines(comparison: Comparison, phrases: Phrases) -> Iterator[str]:
    """The same as lines of text in the language of the phrases."""
    text, number = phrases.text, phrases.interview.number
    count = len(comparison.changes)
    yield phrases.say(Statement("changes.list.count" if count else "changes.list.same", {"count": count}))
    for line in effect_lines(comparison.before, comparison.after, phrases):
        yield f"{line.label}: {line.before} → {line.after} ({line.difference})"
    before, after = text("changes.list.before"), text("changes.list.after")
    for part in differences(comparison, phrases):
        place = f" · {part.place}" if part.place else ""
        yield f"{number(part.question.id):>6} {part.question.label}{place}"
        yield f"       {before}: {part.before}"
        yield f"       {after}: {part.after}"
    yield from remarks(comparison, phrases)
