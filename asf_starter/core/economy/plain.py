"""A budget as plain values for ``show --json``: ints, exact decimals as strings, ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.key_figures import KeyFigures, first_month_in_plus
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.rates import RateUse
from asf_starter.core.economy.timeline import Span
from asf_starter.core.texts import Statement

Say = Callable[[Statement], str]
Plain = dict[str, object]


def plain_budget(budget: Budget, say: Say) -> Plain:
    """The shape of ``budget`` in the contract. ``say`` turns a statement into words."""
    return {
        "first_month": str(budget.inputs.first_month),
        "scenario": budget.scenario.id,
        "lines": [_line(line, say) for line in budget.lines.values()],
        "years": [_year(budget, span) for span in budget.years],
        "key_figures": _key_figures(budget),
        "start": _start(budget),
        "capacity": _capacity(budget),
        "support_ends": _cliffs(budget),
        "rates": [_rate(use) for use in budget.rates_used],
        "simple": list(budget.inputs.simple),
        "assumptions": [_statement(statement, say) for statement in budget.inputs.assumptions],
        "warnings": [_statement(statement, say) for statement in budget.warnings],
    }


def plain_surplus(budget: Budget) -> list[Plain]:
    """The surplus of each complete financial year."""
    return [
        {
            **_span(budget, year.span),
            "result": year.result,
            "accumulated": year.accumulated,
            "surplus": year.surplus,
        }
        for year in budget.surplus
    ]


def _line(line: Line, say: Say) -> Plain:
    return {
        "id": line.id,
        "label": say(line.caption),
        "rule": line.rule,
        "sign": line.sign,
        "bas_account": line.bas_account,
        "section": line.section,
        "inputs": list(line.inputs),
        "months": list(line.months),
    }


def _span(budget: Budget, span: Span) -> Plain:
    first = budget.inputs.first_month
    return {
        "kind": span.kind,
        "number": span.number,
        "first_month": str(first.plus(span.first)),
        "last_month": str(first.plus(span.last)),
        "complete": span.complete,
    }


def _year(budget: Budget, span: Span) -> Plain:
    """A year with the figure of every line: sums of flows, positions at its end."""
    figures = {line.id: line.figure(span) for line in budget.lines.values()}
    return {**_span(budget, span), "figures": figures}


def _key_figures(budget: Budget) -> Plain:
    years = [{**_span(budget, year.span), **_figures_of(budget, year)} for year in budget.key_figures]
    with_support = first_month_in_plus(budget, with_support=True)
    without = first_month_in_plus(budget, with_support=False)
    return {
        "years": years,
        "first_month_in_plus": _month(budget, with_support),
        "first_month_in_plus_without_support": _month(budget, without),
    }


def _figures_of(budget: Budget, figures: KeyFigures) -> Mapping[str, object]:
    found: Plain = {}
    for field in fields(figures):
        value = getattr(figures, field.name)
        if field.name == "lowest_month":
            found[field.name] = _month(budget, value)
        elif field.name != "span":
            found[field.name] = str(value) if isinstance(value, Decimal) else value
    return found


def _month(budget: Budget, month: int | None) -> str | None:
    return None if month is None else str(budget.inputs.first_month.plus(month))


def _start(budget: Budget) -> Plain:
    start = budget.start
    found: Plain = {field.name: getattr(start, field.name) for field in fields(start)}
    for name in ("start_outlays", "capital_need", "financing", "gap"):
        found[name] = getattr(start, name)
    return {**found, "lowest_month": _month(budget, start.lowest_month)}


def _capacity(budget: Budget) -> Plain | None:
    capacity = budget.capacity
    if capacity is None:
        return None
    shares = [None if share is None else str(share) for share in capacity.utilisation]
    return {"method": capacity.method, "capacity": list(capacity.capacity), "utilisation": shares}


def _cliffs(budget: Budget) -> list[Plain]:
    return [
        {
            "support": cliff.support,
            "position": cliff.position,
            "last_month": _month(budget, cliff.last_month),
            "month_after": _month(budget, cliff.month_after),
            "lost": cliff.lost,
            "result": cliff.result,
        }
        for cliff in budget.cliffs
    ]


def _rate(use: RateUse) -> Plain:
    value = use.rate_value
    return {
        "id": use.id,
        "value": None if use.value is None else str(use.value),
        "since": value.since.isoformat() if value and value.since else None,
        "source": value.source if value else "",
        "checked": value.checked.isoformat() if value else None,
        "verified": bool(value and value.verified),
        "evidence": value.evidence if value else None,
        "first_month": str(use.first),
        "last_month": str(use.last),
        "past_last_known": use.past_last_known,
    }


def _statement(statement: Statement, say: Say) -> Plain:
    return {
        "id": statement.text,
        "text": say(statement),
        "values": {name: _plain_value(value) for name, value in statement.values.items()},
        "answers": list(statement.answers),
    }


def _plain_value(value: object) -> object:
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, Statement):
        return value.text
    return str(value)
