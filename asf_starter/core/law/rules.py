"""Named rules of conditions: what a ``when`` table cannot say by itself.

Each rule is given a function from question id to value (None: not known) and answers yes, no or "not
known yet" (None). Resource files name them: ``when = { rule = "not_registered_yet" }``.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType

from asf_starter.core.interview.conditions import Rules, Truth
from asf_starter.core.law.founding_rules import FOUNDING_RULES, somebody_is_auditor

ValueOf = Callable[[str], object]

FEW = ("one", "two")
"""Answers to founder_count that are too few for an association."""

LEAST_MEMBERS = 3
"""Members that an economic association must have (EFL 1:3, 2:1)."""

LEAST_BOARD_OF_ASSOCIATION = 3
"""Board members that an economic association must have (EFL 7:1)."""


def few_founders_and_not_inside(value_of: ValueOf) -> Truth:
    """One or two founders, and no association that the activity shall lie in.

    An open question about the organisation is read as "none" (facts 11.4, H2). Practice: verksamt.se
    and Skatteverket on starting a non-profit association.
    """
    return _few_founders(value_of, unless="inside")


def few_founders_and_not_owned(value_of: ValueOf) -> Truth:
    """One or two founders, and no association that shall own the company (facts 11.4, H3)."""
    return _few_founders(value_of, unless="own")


def _few_founders(value_of: ValueOf, unless: str) -> Truth:
    count = value_of("founder_count")
    if count is None:
        return None
    return count in FEW and value_of("organisation_behind") != unless


def no_property_set_aside(value_of: ValueOf) -> Truth:
    """Nobody has said that property is set aside for good: a foundation is not offered (SL 1:2)."""
    return value_of("property_set_aside") is not True


def lock_suits_svb(value_of: ValueOf) -> Truth:
    """The hardest lock is wished for and not spoilt by free dividends: the subsidiary is an svb (facts 11.5).

    An open question about the surplus is not a wish for free dividends.
    """
    lock = value_of("profit_lock")
    return None if lock is None else lock == "hard" and value_of("surplus_principle") != "free"


def not_registered_yet(value_of: ValueOf) -> Truth:
    """The enterprise is not known to be registered; silence counts as not yet."""
    return value_of("registered") is not True


def auditor_not_asked_about(value_of: ValueOf) -> Truth:
    """Nobody has said yet whether there is someone who can be the auditor, nor named one (EFL 8:1)."""
    return value_of("auditor_available") is None and somebody_is_auditor(value_of) is not True


def three_founders(value_of: ValueOf) -> Truth:
    """Exactly three founders are named in the table of founders."""
    founders = _rows(value_of("founders"))
    return None if founders is None else founders == LEAST_MEMBERS


def more_than_three_founders(value_of: ValueOf) -> Truth:
    """Four founders or more are named in the table of founders."""
    founders = _rows(value_of("founders"))
    return None if founders is None else founders > LEAST_MEMBERS


def founder_count_differs(value_of: ValueOf) -> Truth:
    """The table of founders names another number of people than the answer about how many you are."""
    founders, count = _rows(value_of("founders")), value_of("founder_count")
    if founders is None or not isinstance(count, str):
        return None
    fitting = {"one": (1,), "two": (2,), "three_to_four": (3, 4)}.get(count)
    return founders < 5 if fitting is None else founders not in fitting


def board_below_three(value_of: ValueOf) -> Truth:
    """Fewer than three shall sit on the board (EFL 7:1; for companies a deputy is needed, ABL 8:3)."""
    return _below(value_of("board_member_count"), LEAST_BOARD_OF_ASSOCIATION)


def no_board_member(value_of: ValueOf) -> Truth:
    """No board at all: every association and company needs at least one person (EFL 7:1, ABL 8:1)."""
    return _below(value_of("board_member_count"), 1)


def contribution_is_zero(value_of: ValueOf) -> Truth:
    """The members' contribution is 0 kronor (EFL 3:1 p. 4, 10:2)."""
    amount = value_of("member_contribution")
    return amount == 0 if isinstance(amount, Decimal | int) else None


def _below(number: object, least: int) -> Truth:
    return number < least if isinstance(number, int) else None


def _rows(table: object) -> int | None:
    """How many rows a table holds; None where it is not answered or empty."""
    return len(table) if isinstance(table, tuple) and table else None


RULES: Rules = MappingProxyType(
    {
        rule.__name__: rule
        for rule in (
            few_founders_and_not_inside,
            few_founders_and_not_owned,
            no_property_set_aside,
            lock_suits_svb,
            not_registered_yet,
            auditor_not_asked_about,
            three_founders,
            more_than_three_founders,
            founder_count_differs,
            board_below_three,
            no_board_member,
            contribution_is_zero,
            *FOUNDING_RULES,
        )
    }
)
"""All named rules, by the name that resource files use."""
