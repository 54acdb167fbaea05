"""The budget in JSON (``contract.md``): every line by month with stable names, whole kronor as integers."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from asf_starter.core.assessment import Assessment
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.key_figures import KeyFigures
from asf_starter.core.economy.rates import RateUse
from asf_starter.core.economy.scenarios import describe_sensitivity
from asf_starter.core.economy.start_budget import StartBudget
from asf_starter.core.economy.timeline import Span
from asf_starter.core.law.reinvestment import Allotment
from asf_starter.documents.phrases import Phrases

Json = Any


def budget_json(budget: Budget, phrases: Phrases) -> Json:
    """One budget: lines, years, key figures, start budget, warnings, cliffs, rates."""
    return {
        "first_month": str(budget.timeline.first_month),
        "scenario": budget.scenario.id,
        "lines": [
            {
                "id": line.id,
                "label": phrases.say(line.caption),
                "section": line.section,
                "rule": line.rule or line.kind.rule,
                "sign": line.sign,
                "is_total": line.kind.is_total,
                "nature": line.kind.nature,
                "row": line.row,
                "bas_account": line.bas_account,
                "inputs": list(line.inputs),
                "months": list(line.months),
            }
            for line in budget.lines.values()
        ],
        "years": [_year(budget, year) for year in budget.years],
        "key_figures": {
            f"{figures.span.kind}_year_{figures.span.number}": _figures(figures)
            for figures in budget.key_figures
        },
        "start": _start(budget.start),
        "warnings": [
            {
                "id": warning.text.rpartition(".")[2],
                "text": phrases.say(warning),
                "source": warning.source,
                "answers": list(warning.answers),
            }
            for warning in budget.warnings
        ],
        "cliffs": [
            {
                "support": cliff.support,
                "position": cliff.position,
                "last_month": str(budget.timeline.months[cliff.last_month]),
                "lost": cliff.lost,
                "turns_negative": cliff.turns_negative,
            }
            for cliff in budget.cliffs
        ],
        "rates": [_rate(use) for use in budget.rates_used],
    }


def _year(budget: Budget, year: Span) -> Json:
    """A year: the sum of each line's months, or its position at the end."""
    months = budget.timeline.months
    return {
        "kind": year.kind,
        "number": year.number,
        "first_month": str(months[year.first]),
        "last_month": str(budget.timeline.first_month.plus(year.last)),
        "complete": year.complete,
        "lines": {line.id: line.figure(year) for line in budget.lines.values()},
    }


def _plain(value: object) -> Json:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _figures(figures: KeyFigures) -> Json:
    return {
        field.name: _plain(getattr(figures, field.name)) for field in fields(figures) if field.name != "span"
    }


def _start(start: StartBudget) -> Json:
    named = {field.name: getattr(start, field.name) for field in fields(start)}
    worked_out = ("start_outlays", "capital_need", "financing", "gap")
    return {**named, **{name: getattr(start, name) for name in worked_out}}


def _rate(use: RateUse) -> Json:
    value = use.rate_value
    return {
        "id": use.id,
        "value": _plain(use.value),
        "first": str(use.first),
        "last": str(use.last),
        "past_last_known": use.past_last_known,
        "verified": bool(value and value.verified),
        "source": value.source if value else "",
        "checked": value.checked.isoformat() if value else None,
    }


def scenarios_json(assessment: Assessment, phrases: Phrases) -> Json:
    """Every scenario by id, the base included."""
    return {scenario: budget_json(budget, phrases) for scenario, budget in assessment.scenarios.items()}


def sensitivities_json(assessment: Assessment, phrases: Phrases) -> list[Json]:
    """One change at a time: kronor more or less than the budget, by budget year and of the lowest cash."""
    return [
        {
            "id": effect.sensitivity,
            "text": phrases.say(describe_sensitivity(assessment.rates.scenario(effect.sensitivity))),
            "results": list(effect.results),
            "lowest_cash": effect.lowest_cash,
        }
        for effect in assessment.sensitivities
    ]


def surplus_json(assessment: Assessment, phrases: Phrases) -> list[Json]:
    """The surplus plan by financial year, in kronor."""
    return [_allotment(number, year, phrases) for number, year in enumerate(assessment.surplus, 1)]


def _allotment(number: int, year: Allotment, phrases: Phrases) -> Json:
    return {
        "year": number,
        "result": year.result,
        "losses": year.losses,
        "surplus": year.surplus,
        "owners_wished": year.wished,
        "owners": year.owners,
        "ceiling": year.ceiling,
        "reinvested": year.reinvested,
        "reinvestment_share": _plain(year.reinvestment_share),
        "parts": [
            {"row": part.use.id, "purpose": part.use.purpose, "kronor": part.kronor} for part in year.parts
        ],
        "unallocated": year.unallocated,
        "flags": [{"severity": flag.severity, "text": phrases.say(flag.statement)} for flag in year.flags],
    }
