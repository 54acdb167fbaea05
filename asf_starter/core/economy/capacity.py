"""Whether the group has time for what it plans to sell (specification 2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import lcm

from asf_starter.core.economy.amounts import MONTHS, Months, nothing, one_decimal, rounded, scaled
from asf_starter.core.economy.computed import Computed
from asf_starter.core.economy.staffing import employed_months
from asf_starter.core.economy.subsidies import share_of_full_time


@dataclass(frozen=True)
class CapacityMonths:
    """Capacity by month: hours, or units where the limit is opening days.

    ``sold`` is exact: numerators over ``below``. ``utilisation`` is in percent with one decimal, None
    where there is no capacity.
    """

    method: str
    capacity: Months
    sold: tuple[int, ...]
    below: int
    utilisation: tuple[Decimal | None, ...]

    def is_over(self, month: int, percent: Decimal) -> bool:
        """Whether more is sold than this percentage of the capacity."""
        above, below = percent.as_integer_ratio()
        return self.sold[month] * 100 * below > self.capacity[month] * self.below * above


def capacity_months(budget: Computed) -> CapacityMonths | None:
    """Capacity and what is sold of it, None where the group has not said what sets the limit."""
    terms = budget.inputs.capacity
    if terms.method == "none":
        return None
    products = budget.workings.products
    weights = []
    for sold in products:
        weight = sold.product.hours_per_unit if terms.method == "hours" else Decimal(1)
        above, under = weight.as_integer_ratio()
        weights.append((above, under * sold.units_below))
    below = lcm(*[under for _, under in weights])
    used = [0] * MONTHS
    for sold, (above, under) in zip(products, weights, strict=True):
        factor = above * (below // under)
        used = [whole + units * factor for whole, units in zip(used, sold.units, strict=True)]
    capacity = _hours(budget) if terms.method == "hours" else _days(budget)
    utilisation = [
        one_decimal(part, whole * below) if whole else None
        for part, whole in zip(used, capacity, strict=True)
    ]
    return CapacityMonths(terms.method, capacity, tuple(used), below, tuple(utilisation))


def _hours(budget: Computed) -> Months:
    """Σ R(full-time hours × share × attendance × billable × work ability) of the positions there are."""
    terms = budget.inputs.capacity
    full_time, *shares = (terms.full_time_hours, terms.attendance, terms.work_ability)
    row = nothing()
    for position in budget.inputs.positions:
        (hours, attendance, ability, billable), below = scaled((full_time, *shares, position.billable))
        (plain,), below_hours = scaled((full_time,))
        share, below_share = share_of_full_time(position, (plain, below_hours))
        amount = rounded(hours * attendance * ability * billable * share, below**4 * 100**3 * below_share)
        for month in employed_months(position, budget.scenario.start_delay):
            row[month] += amount
    return row


def _days(budget: Computed) -> Months:
    """R(units a day × opening days a month)."""
    terms = budget.inputs.capacity
    (units, days), below = scaled((terms.units_per_day, terms.days_per_month))
    return [rounded(units * days, below * below)] * MONTHS
