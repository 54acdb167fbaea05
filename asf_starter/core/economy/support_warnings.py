"""What a founder should know about the wage supports: cliffs, two at a time, and longer than the law allows.

The law ends a support after so many months in all, and each decision is shorter than that (the rates
``max_months`` and ``first_decision_max`` of its kind). Choice: what is entered beyond them is counted all the
same, since a renewed decision or another kind of lönebidrag may allow it; the warning says from which
month, and how much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_starter.core.economy.amounts import MONTHS, total
from asf_starter.core.economy.cliffs import cliffs
from asf_starter.core.economy.computed import Computed
from asf_starter.core.economy.inputs import Name, Support
from asf_starter.core.economy.subsidies import SupportMonths
from asf_starter.core.texts import Statement


def support_warnings(budget: Computed) -> tuple[Statement, ...]:
    """Everything worth showing about the supports, in the order of the months that matter most."""
    return (*_about_cliffs(budget), *_about_overlaps(budget), *_about_length(budget), *_about_people(budget))


def _warning(text: str, source: str = "", **values: object) -> Statement:
    return Statement(f"budget.warning.{text}", values, ("supports",), source)


def _about_cliffs(budget: Computed) -> Iterator[Statement]:
    for cliff in cliffs(budget):
        if cliff.turns_negative:
            yield _warning(
                "support_ends",
                name=cliff.name,
                month=budget.timeline.months[cliff.month_after],
                lost=cliff.lost,
                amount=-cliff.result,
            )


def _about_overlaps(budget: Computed) -> Iterator[Statement]:
    months = budget.timeline.months
    earlier: dict[str, list[int]] = {}
    for support in budget.workings.supports:
        taken = earlier.setdefault(support.support.position, [0] * MONTHS)
        both = next((m for m in range(MONTHS) if support.earned[m] and taken[m]), None)
        if both is not None:
            yield _warning("supports_overlap", name=support.support.name, month=months[both])
        earlier[support.support.position] = total([taken, support.earned])


def _about_length(budget: Computed) -> Iterator[Statement]:
    """Supports that go on after the law's longest time, else after the longest decision; one warning of
    each sort, with the first month beyond and what is counted from the first months beyond on.

    The longest time is that of all supports of a kind for one position together, also their months
    before the budget; the decision's that of one row.
    """
    gone: dict[tuple[str, str], int] = {}
    found: dict[str, list[_Beyond]] = {}
    for months in sorted(budget.workings.supports, key=lambda months: months.support.start):
        support = months.support
        first, count = _span(budget, months)
        before = gone.get((support.position, support.kind), 0)
        gone[support.position, support.kind] = before + count
        decision = f"subsidy.{support.kind}.first_decision_max"
        if beyond := _beyond(budget, months, _longest(support), first - before):
            found.setdefault(f"support_too_long_{support.kind}", []).append(beyond)
        elif not _may_be_long(support) and (beyond := _beyond(budget, months, decision, first)):
            found.setdefault("support_beyond_decision", []).append(beyond)
    for text, several in found.items():
        names = tuple(dict.fromkeys(beyond.name for beyond in several))
        month = min(beyond.month for beyond in several)
        yield _warning(
            text,
            several[0].source,
            names=names,
            limit=several[0].limit,
            month=budget.timeline.months[month],
            amount=sum(beyond.amount for beyond in several),
        )


@dataclass(frozen=True)
class _Beyond:
    """A support that goes on after a limit of months: from which month, and how much of it."""

    name: Name
    limit: int
    month: int
    amount: int
    source: str


def _may_be_long(support: Support) -> bool:
    """Lönebidrag may be decided for longer at a time, when it is not for development."""
    return support.kind == "lonebidrag" and support.status == "decided"


def _longest(support: Support) -> str:
    """The rate of the longest time of a kind. Which sort of lönebidrag it is nobody is asked: the shortest
    counts, unless there is a decision already."""
    if support.kind == "lonebidrag":
        sort = "employment" if _may_be_long(support) else "development"
        return f"subsidy.lonebidrag.max_months.{sort}"
    return f"subsidy.{support.kind}.max_months"


def _span(budget: Computed, months: SupportMonths) -> tuple[int, int]:
    """The first month of a support, which may lie before the budget, and how many months it lasts.

    Only months in which its position is there count.
    """
    support, delay = months.support, budget.scenario.start_delay
    position = next((entry for entry in budget.inputs.positions if entry.id == support.position), None)
    begins = max(support.start, position.start) if position else support.start
    ends = [entry.end for entry in (support, position) if entry is not None and entry.end is not None]
    last = min(ends, default=MONTHS - 1)
    return begins + delay, max(0, last - begins + 1)


def _beyond(budget: Computed, months: SupportMonths, limit_id: str, first: int) -> _Beyond | None:
    """What is earned once ``first`` and the limit's months are over, None where it is nothing."""
    limit = int(budget.rate(limit_id))
    after = max(0, first + limit)
    amount = sum(months.earned[after:])
    if not limit or not amount:
        return None
    value = budget.rates.in_force(limit_id, budget.timeline.days[after])
    return _Beyond(months.support.name, limit, after, amount, value.source if value else "")


def _about_people(budget: Computed) -> Iterator[Statement]:
    kinds = {months.support.kind for months in budget.workings.supports if any(months.earned)}
    if kinds & {"introduktionsjobb", "nystartsjobb"}:
        yield _warning("support_and_influence", "SFS 2018:42, 2018:43")
