"""Named rules: each with what is known, and yes, no or "not known yet"."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.interview.values import Person, Row
from asf_starter.core.law.rules import RULES


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row(f"r{number}", {}, {}) for number in range(count))


def shares(*counts: int | None) -> tuple[Row, ...]:
    return tuple(Row(f"o{number}", {"shares": count}, {}) for number, count in enumerate(counts))


def posts(*chosen: tuple[str, str | None]) -> tuple[Row, ...]:
    return tuple(
        Row(f"p{number}", {"post": post, "founder": founder}, {})
        for number, (post, founder) in enumerate(chosen)
    )


OUTSIDE = (Row("p9", {"post": "member", "founder": None, "outsider": Person("granne")}, {}),)
"""Somebody who is not among the founders, on the board."""


def capital(kronor: int, count: int) -> dict[str, object]:
    return {"share_capital": Decimal(kronor), "share_count": count}


ONE_PAID = (Row("ada", {"paid": True}, {}), Row("bo", {"paid": False}, {}), Row("cleo", {}, {}))


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
    ("parent_is_new", {}, True),
    ("parent_is_new", {"organisation_behind": "none"}, True),
    ("parent_is_new", {"organisation_behind": "own"}, False),
    ("parent_is_new", {"organisation_behind": "inside"}, False),
    ("share_price_above_quota", {**capital(25000, 250)}, None),
    ("share_price_above_quota", {"share_price": Decimal(100), "share_capital": Decimal(25000)}, None),
    ("share_price_above_quota", {**capital(25000, 0), "share_price": Decimal(100)}, None),
    ("share_price_above_quota", {**capital(25000, 250), "share_price": Decimal(100)}, False),
    ("share_price_above_quota", {**capital(25000, 250), "share_price": Decimal("100.50")}, True),
    ("share_price_above_quota", {**capital(25000, 300), "share_price": Decimal("83.34")}, True),
    ("share_price_below_quota", {"share_price": Decimal(100)}, None),
    ("share_price_below_quota", {**capital(25000, 250), "share_price": Decimal(100)}, False),
    ("share_price_below_quota", {**capital(25000, 250), "share_price": Decimal(99)}, True),
    ("share_price_below_quota", {**capital(25000, 300), "share_price": Decimal("83.33")}, True),
    ("shares_do_not_add_up", {"share_count": 250}, None),
    ("shares_do_not_add_up", {"share_count": 250, "shareholders": ()}, None),
    ("shares_do_not_add_up", {"share_count": 250, "shareholders": shares(100, None)}, None),
    ("shares_do_not_add_up", {"share_count": 250, "shareholders": shares(100, 150)}, False),
    ("shares_do_not_add_up", {"share_count": 250, "shareholders": shares(100, 149)}, True),
    ("shares_do_not_add_up", {"share_count": 250, "shareholders": shares(250, 1)}, True),
    ("board_span_of_association_too_low", {}, None),
    ("board_span_of_association_too_low", {"board_least": 2}, True),
    ("board_span_of_association_too_low", {"board_least": 3}, False),
    ("board_span_upside_down", {"board_least": 3}, None),
    ("board_span_upside_down", {"board_least": 3, "board_most": 3}, False),
    ("board_span_upside_down", {"board_least": 4, "board_most": 3}, True),
    ("board_outside_span", {"board_least": 3, "board_most": 7}, None),
    ("board_outside_span", {"board_member_count": 3, "board_least": 3, "board_most": 7}, False),
    ("board_outside_span", {"board_member_count": 7, "board_least": 3, "board_most": 7}, False),
    ("board_outside_span", {"board_member_count": 2, "board_least": 3, "board_most": 7}, True),
    ("board_outside_span", {"board_member_count": 8, "board_least": 3, "board_most": 7}, True),
    ("company_board_without_deputies", {"board_least": 1}, None),
    ("company_board_without_deputies", {"board_least": 2, "deputies_most": 0}, True),
    ("company_board_without_deputies", {"board_least": 2, "deputies_most": 1}, False),
    ("company_board_without_deputies", {"board_least": 3, "deputies_most": 0}, False),
    ("motions_after_notice", {"motion_weeks": 4}, None),
    ("motions_after_notice", {"motion_weeks": 4, "notice_weeks": "four"}, True),
    ("motions_after_notice", {"motion_weeks": 5, "notice_weeks": "four"}, False),
    ("motions_after_notice", {"motion_weeks": 2, "notice_weeks": "two"}, True),
    ("motions_after_notice", {"motion_weeks": 3, "notice_weeks": "two"}, False),
    ("auditor_on_board", {}, None),
    ("auditor_on_board", {"posts": ()}, None),
    ("auditor_on_board", {"posts": posts(("chair", "ada"), ("auditor", "bo"))}, False),
    ("auditor_on_board", {"posts": posts(("chair", "ada"), ("auditor", "ada"))}, True),
    ("auditor_on_board", {"posts": posts(("deputy", "ada"), ("deputy_auditor", "ada"))}, True),
    ("auditor_on_board", {"posts": posts(("nominating", "ada"), ("auditor", "ada"))}, False),
    ("auditor_on_board", {"posts": posts(("chair", None), ("auditor", None))}, False),
    ("auditor_is_paid", {"founders": ONE_PAID}, None),
    ("auditor_is_paid", {"posts": posts(("auditor", "ada"))}, None),
    ("auditor_is_paid", {"founders": ONE_PAID, "posts": posts(("auditor", "ada"))}, True),
    ("auditor_is_paid", {"founders": ONE_PAID, "posts": posts(("chair", "ada"), ("auditor", "bo"))}, False),
    ("auditor_is_paid", {"founders": ONE_PAID, "posts": posts(("auditor", "cleo"))}, False),
    ("nobody_is_auditor", {}, None),
    ("nobody_is_auditor", {"posts": ()}, None),
    ("nobody_is_auditor", {"posts": posts(("chair", "ada"), ("deputy_auditor", "bo"))}, True),
    ("nobody_is_auditor", {"posts": posts(("chair", "ada"), ("auditor", None))}, False),
    ("somebody_is_auditor", {}, None),
    ("somebody_is_auditor", {"posts": posts(("chair", "ada"))}, False),
    ("somebody_is_auditor", {"posts": posts(("auditor", None))}, True),
    ("board_needs_outsiders_clause", {}, None),
    ("board_needs_outsiders_clause", {"posts": posts(("chair", "ada"), ("auditor", None))}, False),
    ("board_needs_outsiders_clause", {"posts": OUTSIDE}, True),
    (
        "board_needs_outsiders_clause",
        {"posts": (Row("d", {"post": "deputy", "outsider": Person("x")}, {}),)},
        True,
    ),
    ("board_needs_outsiders_clause", {"posts": OUTSIDE, "board_features": ("outsiders",)}, False),
    ("board_needs_outsiders_clause", {"posts": OUTSIDE, "board_features": ("arbitration",)}, True),
    ("board_needs_outsiders_clause", {"posts": OUTSIDE, "coworker_seat": "appoint"}, False),
    ("board_needs_outsiders_clause", {"posts": (*OUTSIDE, *OUTSIDE), "coworker_seat": "propose"}, True),
    ("meeting_elects_chair", {}, False),
    ("meeting_elects_chair", {"legal_form": "economic_association"}, None),
    ("meeting_elects_chair", {"legal_form": "limited_company", "posts": posts(("chair", "ada"))}, False),
    ("meeting_elects_chair", {"legal_form": "economic_association", "posts": posts(("chair", "ada"))}, True),
    (
        "meeting_elects_chair",
        {"legal_form": "non_profit_association", "posts": posts(("member", "a"))},
        False,
    ),
    ("board_posts_differ", {"posts": posts(("chair", "ada"))}, None),
    ("board_posts_differ", {"posts": posts(("auditor", "ada")), "board_member_count": 3}, None),
    ("board_posts_differ", {"posts": posts(("chair", "ada")), "board_member_count": 1}, False),
    (
        "board_posts_differ",
        {"posts": posts(("chair", "ada"), ("member", "bo"), ("deputy", "cleo")), "board_member_count": 3},
        True,
    ),
    (
        "board_posts_differ",
        {"posts": posts(("chair", "ada"), ("member", "bo"), ("member", None)), "board_member_count": 3},
        False,
    ),
]


@pytest.mark.parametrize(("rule", "known", "expected"), CASES)
def test_rule(rule: str, known: dict[str, object], expected: bool | None) -> None:
    assert RULES[rule](known.get) is expected


def test_every_rule_says_why_and_is_tested() -> None:
    assert set(RULES) == {rule for rule, _, _ in CASES}
    assert all(rule.__doc__ for rule in RULES.values())
