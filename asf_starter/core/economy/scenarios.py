"""The same inputs under other circumstances, and one circumstance at a time (specification 2.10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.inputs import BudgetInputs
from asf_starter.core.economy.rates import BASE, Rates, Scenario
from asf_starter.core.texts import Statement


@dataclass(frozen=True)
class Outcome:
    """What a scenario ends in: results after tax by budget year, and the lowest cash with its month."""

    scenario: str
    results: tuple[int, ...]
    lowest_cash: int
    lowest_month: int


@dataclass(frozen=True)
class Effect:
    """What one change does: kronor more or less than the base, by budget year, and of the lowest cash."""

    sensitivity: str
    results: tuple[int, ...]
    lowest_cash: int


def compute_scenarios(inputs: BudgetInputs, rates: Rates) -> Mapping[str, Budget]:
    """The base and every scenario of the handbook, by id. The base is the plain budget."""
    return {scenario.id: compute_budget(inputs, rates, scenario) for scenario in (BASE, *rates.scenarios)}


def outcome(budget: Budget) -> Outcome:
    """What a budget ends in."""
    cash = budget.months("cash.end")
    lowest = min(range(len(cash)), key=lambda month: cash[month])
    results = tuple(budget.figure("result.net_result", year) for year in budget.timeline.budget_years)
    return Outcome(budget.scenario.id, results, cash[lowest], lowest)


def describe(scenario: Scenario) -> Statement:
    """What a scenario changes: ``budget.scenario_explained.<id>``, with each change in percent or months."""
    return Statement(f"budget.scenario_explained.{scenario.id}", _changes(scenario))


def describe_sensitivity(change: Scenario) -> Statement:
    """What one change is: ``budget.sensitivity.<id>``."""
    return Statement(f"budget.sensitivity.{change.id}", _changes(change))


def _changes(scenario: Scenario) -> dict[str, object]:
    factors = ("volume", "price", "direct_costs", "overheads", "wages", "subsidies")
    changes: dict[str, object] = {name: abs(getattr(scenario, name) - 1) * 100 for name in factors}
    changes["invoice_delay"] = scenario.invoice_delay
    changes["start_delay"] = scenario.start_delay
    changes["buyer_leaves_after"] = scenario.buyer_leaves_after or 0
    return changes


def sensitivity(base: Budget) -> tuple[Effect, ...]:
    """One change at a time: how each year's result after tax and the lowest cash move."""
    plain = outcome(base)
    effects = []
    for change in base.rates.sensitivities:
        changed = outcome(compute_budget(base.inputs, base.rates, change))
        results = tuple(new - old for new, old in zip(changed.results, plain.results, strict=True))
        effects.append(Effect(change.id, results, changed.lowest_cash - plain.lowest_cash))
    return tuple(effects)
