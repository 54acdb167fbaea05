"""Rates: amounts and percentages of the world, each with the day it holds from, source, day checked and mark.

A rate is looked up by id *and* day. One with ``until`` ends that day, because the law itself ends it;
any other is used as last known when a newer value is missing, and its use says so (:class:`RateUse`).
A value that is left out must be given by the founder. Accounts and scenarios are data of the same kind
and come from the same folder, ``resources/rates/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal

from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Text

Unit = Literal[
    "percent",
    "kr",
    "kr_month",
    "kr_hour",
    "multiple",
    "months",
    "days",
    "hours",
    "count",
    "calendar_month",
]
Evidence = Literal[
    "primary", "professional", "news", "two_secondary", "one_secondary", "derived", "knowledge", "proposal"
]


@dataclass(frozen=True)
class RateValue:
    """One value of a rate, from a day on.

    ``since`` None: from when is not established. ``value`` None: unknown, the founder must give it.
    ``until``: the law ends it that day. ``known_until``: last day for which the value is established.
    ``checked`` is the day someone last looked, ``verified`` whether it may be shown without a mark.
    """

    source: str
    checked: date
    verified: bool
    evidence: Evidence
    since: date | None = None
    value: Decimal | None = None
    until: date | None = None
    known_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Rate:
    """A rate with its values, oldest first. Percent is in percent: 31.42 means 31.42 %."""

    id: str
    label: Text
    unit: Unit
    values: tuple[RateValue, ...]


@dataclass(frozen=True)
class Accounts:
    """Accounts of the BAS chart by key, alternatives to some of them, and those that depend on the form.

    ``by_form`` holds, by legal form, the accounts that are other than ``numbers`` there.
    """

    bas_year: int
    source: str
    checked: date
    verified: bool
    numbers: Mapping[str, str]
    alternatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_form: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """What could happen: factors on the same inputs. The bare one is the budget itself.

    ``volume``, ``price``, ``direct_costs`` (not card fees), ``overheads``, ``wages`` and ``subsidies``
    (wage supports) are factors. ``invoice_delay`` adds months to customers' payments that are not paid
    at once. ``start_delay`` moves sales, staff and their supports that many months; everything else
    comes as planned. ``hoped_refused`` leaves out supports and grants that are only hoped for.
    ``buyer_leaves_after``: sales to the largest buyer end after so many months.
    """

    id: str = "base"
    volume: Decimal = Decimal(1)
    price: Decimal = Decimal(1)
    direct_costs: Decimal = Decimal(1)
    overheads: Decimal = Decimal(1)
    wages: Decimal = Decimal(1)
    subsidies: Decimal = Decimal(1)
    invoice_delay: int = 0
    start_delay: int = 0
    hoped_refused: bool = False
    buyer_leaves_after: int | None = None


BASE = Scenario()


@dataclass(frozen=True)
class RateFile:
    """What one file in ``resources/rates/`` may hold."""

    rates: tuple[Rate, ...] = ()
    accounts: Accounts | None = None
    scenarios: tuple[Scenario, ...] = ()
    sensitivities: tuple[Scenario, ...] = ()


@dataclass(frozen=True)
class RateUse:
    """A value that a budget rests on, with the months it was used for.

    ``value`` None: unknown, or the rate does not exist; nothing was counted. ``past_last_known``: the
    value is not established for all of these months, the nearest known one was used.
    """

    id: str
    value: Decimal | None
    first: Month
    last: Month
    past_last_known: bool
    rate_value: RateValue | None = None


@dataclass(frozen=True)
class Rates:
    """All rates, accounts and scenarios of the handbook."""

    rates: tuple[Rate, ...] = field(default=(), repr=False)
    accounts: Accounts | None = field(default=None, repr=False)
    scenarios: tuple[Scenario, ...] = field(default=(), repr=False)
    sensitivities: tuple[Scenario, ...] = field(default=(), repr=False)

    @cached_property
    def _by_id(self) -> dict[str, Rate]:
        return {rate.id: rate for rate in self.rates}

    def rate(self, rate_id: str) -> Rate | None:
        """The rate with this id, or None."""
        return self._by_id.get(rate_id)

    def in_force(self, rate_id: str, day: date) -> RateValue | None:
        """The value in force on a day, None where the rate has ended, or is not known at all.

        Before the first known day the first value is used, unless the rate is a temporary one.
        """
        rate = self._by_id.get(rate_id)
        if rate is None or not rate.values:
            return None
        found = None
        for value in rate.values:
            if value.since is None or value.since <= day:
                found = value
        if found is None:
            first = rate.values[0]
            return None if first.until else first
        return None if found.until and found.until < day else found

    def is_established(self, rate_id: str, day: date) -> bool:
        """Whether the value in force on this day is established for it, or only the nearest known.

        A value is established to the end it states, else until a newer one follows, else to the
        end of the year in which it was checked (or, for a value that begins later, begins).
        """
        value = self.in_force(rate_id, day)
        if value is None or (value.since and day < value.since):
            return False
        return day <= self._established_to(self._by_id[rate_id], value)

    def _established_to(self, rate: Rate, value: RateValue) -> date:
        if value.known_until or value.until:
            return value.known_until or value.until or date.max
        later = [
            other.since
            for other in rate.values
            if other.since and (not value.since or other.since > value.since)
        ]
        if later:
            return min(later) - timedelta(days=1)
        return date(max(value.checked.year, value.since.year if value.since else 0), 12, 31)

    def value(self, rate_id: str, day: date) -> Decimal | None:
        """The number in force on a day, None where it is unknown, ended or missing."""
        found = self.in_force(rate_id, day)
        return found.value if found else None

    def account(self, key: str, legal_form: str = "") -> str:
        """The account for a key such as ``rent`` in a legal form, empty where the chart names none."""
        if self.accounts is None:
            return ""
        own = self.accounts.by_form.get(legal_form, {})
        return own.get(key) or self.accounts.numbers.get(key, "")

    def scenario(self, scenario_id: str) -> Scenario:
        """The scenario with this id, the budget itself for ``base``. Raises KeyError for others."""
        for scenario in (BASE, *self.scenarios, *self.sensitivities):
            if scenario.id == scenario_id:
                return scenario
        raise KeyError(scenario_id)

    @cached_property
    def last_checked(self) -> date:
        """The latest day on which any rate was checked."""
        return max((value.checked for rate in self.rates for value in rate.values), default=date(2000, 1, 1))


def gather(files: Iterable[RateFile]) -> Rates:
    """All files of the folder as one. The last accounts win; :func:`problems` reports doubled ids."""
    parts = tuple(files)
    return Rates(
        rates=tuple(rate for part in parts for rate in part.rates),
        accounts=next((part.accounts for part in reversed(parts) if part.accounts), None),
        scenarios=tuple(scenario for part in parts for scenario in part.scenarios),
        sensitivities=tuple(scenario for part in parts for scenario in part.sensitivities),
    )


def problems(rates: Rates) -> list[str]:
    """What is wrong with these rates, for the loader: doubled ids, no source, order, empty charts."""
    found = []
    seen = set[str]()
    for rate in rates.rates:
        if rate.id in seen:
            found.append(f"rates.{rate.id}: the id is used twice")
        seen.add(rate.id)
        if not rate.values:
            found.append(f"rates.{rate.id}: has no values")
        days = [value.since or date.min for value in rate.values]
        if days != sorted(set(days)):
            found.append(f"rates.{rate.id}: values must be in order of their day, each day once")
        for value in rate.values:
            if not value.source.strip():
                found.append(f"rates.{rate.id}: a value has no source")
            if value.until and value.since and value.until < value.since:
                found.append(f"rates.{rate.id}: a value ends before it begins")
    ids = [scenario.id for scenario in (BASE, *rates.scenarios, *rates.sensitivities)]
    found += [
        f"scenarios.{scenario_id}: the id is used twice" for scenario_id in ids if ids.count(scenario_id) > 1
    ]
    return found
