"""The cliff of each wage support: the last month it is earned, and what the month after looks like."""

from __future__ import annotations

from dataclasses import dataclass

from asf_starter.core.economy.amounts import MONTHS
from asf_starter.core.economy.computed import Computed
from asf_starter.core.economy.inputs import Name
from asf_starter.core.economy.staffing import employed_months


@dataclass(frozen=True)
class Cliff:
    """A support that ends while its position goes on. Months are counted from the budget's first.

    ``lost`` is what the support gave in its last month, ``result`` the enterprise's result before tax in
    the month after, ``followed`` whether another support for the position is earned then.
    """

    support: str
    position: str
    name: Name
    last_month: int
    month_after: int
    lost: int
    result: int
    followed: bool

    @property
    def turns_negative(self) -> bool:
        """Whether the month after is a loss that the support would have prevented."""
        return not self.followed and self.result < 0 <= self.result + self.lost


def cliffs(budget: Computed) -> tuple[Cliff, ...]:
    """The cliffs inside the budget, the earliest first."""
    found = []
    positions = {position.id: position for position in budget.inputs.positions}
    earned_by = budget.workings.supports
    for months in earned_by:
        earned = [month for month, amount in enumerate(months.earned) if amount]
        position = positions.get(months.support.position)
        if not earned or position is None or earned[-1] + 1 >= MONTHS:
            continue
        after = earned[-1] + 1
        if after not in employed_months(position, budget.scenario.start_delay):
            continue
        followed = any(other.support.position == position.id and other.earned[after] for other in earned_by)
        found.append(
            Cliff(
                support=months.support.id,
                position=position.id,
                name=position.name,
                last_month=earned[-1],
                month_after=after,
                lost=months.earned[earned[-1]],
                result=budget.months("result.before_tax")[after],
                followed=followed,
            )
        )
    return tuple(sorted(found, key=lambda cliff: cliff.month_after))
