"""Named rules: each with what is known, and yes, no or "not known yet"."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.interview.values import Row
from asf_starter.core.law.rules import RULES


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row(f"r{number}", {}, {}) for number in range(count))


CASES: list[tuple[str, dict[str, object], bool | None]] = [
    ("few_founders_and_not_inside", {}, None),
    ("few_founders_and_not_inside", {"founder_count": "one"}, True),
    ("few_founders_and_not_inside", {"founder_count": "two", "organisation_behind": "own"}, True),
    ("few_founders_and_not_inside", {"founder_count": "two", "organisation_behind": "inside"}, False),
    ("few_founders_and_not_inside", {"founder_count": "three_to_four"}, False),
    ("few_founders_and_not_owned", {}, None),
    ("few_founders_and_not_owned", {"founder_count": "two"}, True),
    ("few_founders_and_not_owned", {"founder_count": "two", "organisation_behind": "inside"}, True),
    ("few_founders_and_not_owned", {"founder_count": "two", "organisation_behind": "own"}, False),
    ("few_founders_and_not_owned", {"founder_count": "five_or_more"}, False),
    ("no_property_set_aside", {}, True),
    ("no_property_set_aside", {"property_set_aside": False}, True),
    ("no_property_set_aside", {"property_set_aside": True}, False),
    ("lock_suits_svb", {}, None),
    ("lock_suits_svb", {"profit_lock": "hard"}, True),
    ("lock_suits_svb", {"profit_lock": "hard", "surplus_principle": "free"}, False),
    ("lock_suits_svb", {"profit_lock": "none"}, False),
    ("not_registered_yet", {}, True),
    ("not_registered_yet", {"registered": False}, True),
    ("not_registered_yet", {"registered": True}, False),
    ("auditor_not_asked_about", {}, True),
    ("auditor_not_asked_about", {"auditor_available": False}, False),
    ("auditor_not_asked_about", {"auditor_available": True}, False),
    ("three_founders", {}, None),
    ("three_founders", {"founders": ()}, None),
    ("three_founders", {"founders": rows(2)}, False),
    ("three_founders", {"founders": rows(3)}, True),
    ("three_founders", {"founders": rows(4)}, False),
    ("more_than_three_founders", {"founders": ()}, None),
    ("more_than_three_founders", {"founders": rows(3)}, False),
    ("more_than_three_founders", {"founders": rows(4)}, True),
    ("founder_count_differs", {"founder_count": "two"}, None),
    ("founder_count_differs", {"founders": rows(2)}, None),
    ("founder_count_differs", {"founders": rows(1), "founder_count": "one"}, False),
    ("founder_count_differs", {"founders": rows(3), "founder_count": "two"}, True),
    ("founder_count_differs", {"founders": rows(3), "founder_count": "three_to_four"}, False),
    ("founder_count_differs", {"founders": rows(4), "founder_count": "three_to_four"}, False),
    ("founder_count_differs", {"founders": rows(5), "founder_count": "three_to_four"}, True),
    ("founder_count_differs", {"founders": rows(4), "founder_count": "five_or_more"}, True),
    ("founder_count_differs", {"founders": rows(9), "founder_count": "five_or_more"}, False),
    ("board_below_three", {}, None),
    ("board_below_three", {"board_member_count": 2}, True),
    ("board_below_three", {"board_member_count": 3}, False),
    ("no_board_member", {"board_member_count": 0}, True),
    ("no_board_member", {"board_member_count": 1}, False),
    ("contribution_is_zero", {}, None),
    ("contribution_is_zero", {"member_contribution": Decimal(0)}, True),
    ("contribution_is_zero", {"member_contribution": Decimal("0.50")}, False),
]


@pytest.mark.parametrize(("rule", "known", "expected"), CASES)
def test_rule(rule: str, known: dict[str, object], expected: bool | None) -> None:
    assert RULES[rule](known.get) is expected


def test_every_rule_says_why_and_is_tested() -> None:
    assert set(RULES) == {rule for rule, _, _ in CASES}
    assert all(rule.__doc__ for rule in RULES.values())
