"""Advice: which notes apply to which answers. Contradictions of legal-forms 11.4 and 12, asf-practice 9.2."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from asf_starter.core.advice import Advice, AdviceFile, Limit, advise, months_later, problems_of
from asf_starter.core.interview.answers import Answer, Answers
from asf_starter.core.interview.conditions import All, Is, Rule
from asf_starter.core.interview.interview import Chapter, Interview, Question
from asf_starter.core.interview.values import Organisation, Person, Row, Value
from asf_starter.core.law.rules import RULES
from asf_starter.core.texts import OptionOf, Statement, Text
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.strict import Reader

EF, IDF, HYB = "economic_association", "non_profit_association", "two_tier"
SVB, AB = "limited_company_svb", "limited_company"
DAY = date(2026, 11, 23)
SHARE_CAPITAL = {"share_capital.min": Decimal(25000)}


def _tree(name: str) -> Mapping[str, object]:
    return tomllib.loads((resources_folder() / name).read_text("utf-8"), parse_float=Decimal)


def _read_notes() -> tuple[Advice, ...]:
    reader = Reader()
    file = reader.read(AdviceFile, _tree("advice.toml"), "advice")
    assert reader.problems == []
    assert file is not None
    return file.notes


NOTES = _read_notes()


def answers_of(**values: Value | None) -> Answers:
    """Answers in force with these values; texts are taken for choices."""
    return Answers(
        {
            name: Answer(
                Question(name, "choice" if isinstance(value, str) else "other", Text(name)), value=value
            )
            for name, value in values.items()
        }
    )


def founders(count: int) -> tuple[Row, ...]:
    return tuple(Row(f"r{number}", {}, {}) for number in range(count))


def posts(**founder_of: str) -> tuple[Row, ...]:
    """Rows of the table of posts: post → the row of the founder who is to have it."""
    return tuple(Row(post, {"post": post, "founder": founder}, {}) for post, founder in founder_of.items())


def given(**values: Value | None) -> dict[str, str]:
    """The notes that apply: id → severity."""
    found = advise(answers_of(**values), NOTES, RULES, SHARE_CAPITAL.get)
    return {note.id: note.severity for note in found}


GIVEN: list[tuple[str, str, dict[str, Value | None]]] = [
    # the note, its severity, answers to which it is given
    ("ask_about_benefits", "warning", {}),
    ("ask_about_benefits", "warning", {"registered": False}),
    ("ask_about_start_support", "warning", {}),
    ("member_workers_and_unemployment_fund", "warning", {"legal_form": EF, "worker_ownership": "core"}),
    ("member_workers_and_unemployment_fund", "warning", {"legal_form": EF, "economic_benefit": "members"}),
    ("two_for_economic_association", "conflict", {"legal_form": EF, "founder_count": "two"}),
    ("two_for_non_profit_association", "conflict", {"legal_form": IDF, "founder_count": "two"}),
    ("two_for_two_tier", "conflict", {"legal_form": HYB, "founder_count": "one"}),
    ("founder_count_differs", "note", {"founders": founders(5), "founder_count": "two"}),
    ("no_auditor", "conflict", {"legal_form": EF, "auditor_available": False}),
    ("three_need_a_fourth", "warning", {"legal_form": EF, "founders": founders(3)}),
    ("board_too_small", "conflict", {"legal_form": EF, "board_member_count": 2}),
    ("three_for_the_board_missing", "conflict", {"legal_form": EF, "board_of_three": False}),
    ("small_board_of_non_profit_association", "warning", {"legal_form": IDF, "board_member_count": 2}),
    ("company_needs_deputy", "note", {"legal_form": SVB, "board_member_count": 1}),
    ("no_board", "conflict", {"legal_form": AB, "board_member_count": 0}),
    ("not_electable", "conflict", {"legal_form": AB, "all_electable": False}),
    ("no_share_capital", "conflict", {"legal_form": HYB, "capital_at_start": "under_25000"}),
    ("share_capital_too_low", "conflict", {"share_capital": Decimal("24999.99")}),
    ("contribution_is_zero", "conflict", {"member_contribution": Decimal(0)}),
    ("market_capital_does_not_fit", "warning", {"legal_form": SVB, "outside_capital": "market"}),
    (
        "members_gain_in_non_profit_association",
        "conflict",
        {"legal_form": IDF, "economic_benefit": "members"},
    ),
    ("economic_association_for_others", "warning", {"legal_form": EF, "economic_benefit": "public"}),
    ("owners_gain", "warning", {"economic_benefit": "owners"}),
    ("no_participation", "conflict", {"worker_ownership": "no"}),
    ("workers_own_nothing", "warning", {"legal_form": HYB, "worker_ownership": "later"}),
    ("workers_and_shares", "warning", {"legal_form": SVB, "worker_ownership": "core"}),
    ("votes_by_money_in_association", "warning", {"legal_form": EF, "decision_rule": "shares"}),
    ("founders_rule_in_association", "warning", {"legal_form": EF, "decision_rule": "organisation"}),
    ("one_vote_in_company", "note", {"legal_form": AB, "decision_rule": "one_vote"}),
    ("activity_lies_elsewhere", "warning", {"legal_form": AB, "organisation_behind": "inside"}),
    ("simple_and_two_tier", "note", {"legal_form": HYB, "simplicity": "very"}),
    ("large_risk_in_non_profit_association", "warning", {"legal_form": IDF, "business_size": "large"}),
    ("free_dividends", "conflict", {"surplus_principle": "free"}),
    ("free_dividends", "conflict", {"owner_distribution": "free"}),
    ("free_dividends_in_svb", "conflict", {"legal_form": SVB, "surplus_principle": "free"}),
    ("free_dividends_in_svb", "conflict", {"legal_form": SVB, "owner_distribution": "free"}),
    ("surplus_answers_differ", "conflict", {"surplus_principle": "all", "owner_distribution": "limited"}),
    ("surplus_answers_differ", "conflict", {"surplus_principle": "interest", "owner_distribution": "free"}),
    ("interest_in_non_profit_association", "warning", {"legal_form": IDF, "surplus_principle": "interest"}),
    ("interest_in_non_profit_association", "warning", {"legal_form": IDF, "owner_distribution": "limited"}),
    ("nobody_may_join", "conflict", {"legal_form": EF, "membership_opening": "never"}),
    ("closed_non_profit_association", "warning", {"legal_form": IDF, "membership_opening": "never"}),
    (
        "owner_paid_though_surplus_stays",
        "conflict",
        {"legal_form": HYB, "surplus_to_parent": False, "owner_distribution": "limited"},
    ),
    (
        "outsider_on_the_board",
        "warning",
        {"legal_form": EF, "posts": (Row("p", {"post": "member", "outsider": Person("granne")}, {}),)},
    ),
    (
        "signing_alone_against_bylaws",
        "conflict",
        {"legal_form": EF, "board_features": ("no_signatories",), "signing": "each_named"},
    ),
    (
        "two_sign_of_a_board_of_one",
        "conflict",
        {"legal_form": AB, "board_member_count": 1, "signing": "two_together"},
    ),
    ("interest_and_skoopi", "note", {"surplus_principle": "interest"}),
    ("assets_to_members", "conflict", {"dissolution_assets": "members"}),
    ("svb_names_another_svb", "warning", {"legal_form": SVB, "dissolution_assets": "similar_activity"}),
    (
        "svb_names_another_svb",
        "warning",
        {"legal_form": HYB, "subsidiary_form": SVB, "dissolution_assets": "similar_activity"},
    ),
    (
        "svb_and_dividend_to_parent",
        "conflict",
        {"legal_form": HYB, "subsidiary_form": SVB, "surplus_to_parent": True},
    ),
    ("svb_owned_by_organisation", "note", {"legal_form": SVB, "organisation_behind": "own"}),
    ("hard_lock_in_ordinary_company", "warning", {"legal_form": AB, "profit_lock": "hard"}),
    (
        "hard_lock_in_ordinary_company",
        "warning",
        {"legal_form": HYB, "subsidiary_form": AB, "profit_lock": "hard"},
    ),
    ("svb_is_for_ever", "note", {"legal_form": SVB}),
    ("locks_from_the_start", "note", {"legal_form": EF}),
    ("public_owner", "conflict", {"public_owner": "owner"}),
    ("public_seat", "warning", {"public_owner": "seat"}),
    ("register_and_interest", "conflict", {"public_benefit_only": True, "surplus_principle": "interest"}),
    ("register_and_economic_association", "warning", {"legal_form": EF, "public_benefit_only": True}),
    (
        "register_and_assets",
        "warning",
        {"public_benefit_only": True, "dissolution_assets": "similar_activity"},
    ),
    ("register_and_svb", "warning", {"legal_form": SVB, "public_benefit_only": True}),
    ("deadline_of_economic_association", "note", {"legal_form": EF, "founding_day": DAY}),
    ("deadline_of_company", "note", {"legal_form": AB, "founding_day": DAY}),
    ("three_beneficial_owners", "note", {"legal_form": EF, "founders": founders(3)}),
    ("no_beneficial_owner", "note", {"legal_form": EF, "founders": founders(4)}),
    ("association_comes_first", "note", {"legal_form": HYB, "organisation_behind": "none"}),
    ("same_year_in_both", "note", {"legal_form": HYB}),
    ("member_list_is_open", "note", {"legal_form": EF}),
    ("tax_of_non_profit_association", "note", {"legal_form": IDF}),
    ("board_limit_too_low", "conflict", {"legal_form": EF, "board_least": 2}),
    ("board_limits_swapped", "conflict", {"board_least": 5, "board_most": 4}),
    (
        "board_outside_its_limits",
        "warning",
        {"board_member_count": 8, "board_least": 3, "board_most": 7},
    ),
    ("company_without_deputies", "conflict", {"legal_form": HYB, "board_least": 1, "deputies_most": 0}),
    ("board_posts_differ", "note", {"board_member_count": 2, "posts": posts(chair="a")}),
    ("auditor_on_board", "conflict", {"legal_form": EF, "posts": posts(chair="a", auditor="a")}),
    (
        "paid_auditor",
        "conflict",
        {"legal_form": EF, "posts": posts(auditor="a"), "founders": (Row("a", {"paid": True}, {}),)},
    ),
    ("auditor_to_be_elected", "warning", {"legal_form": SVB, "posts": posts(chair="a")}),
    (
        "auditor_to_be_elected",
        "warning",
        {"legal_form": HYB, "subsidiary_form": SVB, "posts": posts(chair="a")},
    ),
    ("auditor_without_need", "warning", {"auditor_wanted": False, "posts": posts(auditor="a")}),
    ("motions_too_late", "warning", {"legal_form": IDF, "motion_weeks": 2, "notice_weeks": "four"}),
    (
        "stake_kept_and_paid_out",
        "conflict",
        {"legal_form": EF, "capital_features": ("contribution_kept", "payout_above")},
    ),
    (
        "more_than_the_stake",
        "warning",
        {"legal_form": EF, "capital_features": ("share_issue",)},
    ),
    (
        "more_than_the_stake_without_work",
        "conflict",
        {
            "legal_form": EF,
            "capital_features": ("payout_above",),
            "member_participation": ("consumers",),
        },
    ),
    (
        "share_price_below_quota",
        "conflict",
        {
            "legal_form": AB,
            "share_price": Decimal(99),
            "share_count": 250,
            "share_capital": Decimal(25000),
        },
    ),
    (
        "shares_do_not_add_up",
        "conflict",
        {"legal_form": SVB, "share_count": 250, "shareholders": (Row("o", {"shares": 249}, {}),)},
    ),
    ("anyone_may_buy", "warning", {"legal_form": SVB, "transfer_limit": "none"}),
    ("svb_receiver_missing", "warning", {"legal_form": SVB, "dissolution_assets": "svb_company"}),
    (
        "svb_receiver_missing",
        "warning",
        {"legal_form": HYB, "subsidiary_form": SVB, "dissolution_assets": "svb_company"},
    ),
]


@pytest.mark.parametrize(("note", "severity", "values"), GIVEN)
def test_a_note_is_given(note: str, severity: str, values: dict[str, Value | None]) -> None:
    assert given(**values).get(note) == severity


NOT_GIVEN: list[tuple[str, dict[str, Value | None]]] = [
    ("ask_about_benefits", {"registered": True}),
    ("ask_about_start_support", {"registered": True}),
    ("member_workers_and_unemployment_fund", {"legal_form": AB, "worker_ownership": "core"}),
    ("member_workers_and_unemployment_fund", {"legal_form": EF}),
    ("two_for_economic_association", {"legal_form": EF, "founder_count": "three_to_four"}),
    ("two_for_economic_association", {"legal_form": EF}),
    (
        "two_for_non_profit_association",
        {"legal_form": IDF, "founder_count": "two", "organisation_behind": "inside"},
    ),
    ("two_for_two_tier", {"legal_form": HYB, "founder_count": "two", "organisation_behind": "own"}),
    ("founder_count_differs", {"founders": founders(3), "founder_count": "three_to_four"}),
    ("no_auditor", {"legal_form": EF}),
    ("no_auditor", {"legal_form": AB, "auditor_available": False}),
    ("three_need_a_fourth", {"legal_form": EF, "founders": founders(3), "auditor_available": True}),
    ("three_need_a_fourth", {"legal_form": EF, "founders": founders(4)}),
    ("three_need_a_fourth", {"legal_form": EF, "founders": founders(3), "posts": posts(auditor="d")}),
    ("outsider_on_the_board", {"legal_form": EF, "posts": posts(chair="a", member="b")}),
    ("nobody_may_join", {"legal_form": AB, "membership_opening": "never"}),
    ("nobody_may_join", {"legal_form": EF, "membership_opening": "later"}),
    ("closed_non_profit_association", {"legal_form": IDF, "membership_opening": "now"}),
    (
        "owner_paid_though_surplus_stays",
        {"legal_form": HYB, "surplus_to_parent": True, "owner_distribution": "limited"},
    ),
    (
        "signing_alone_against_bylaws",
        {"legal_form": EF, "board_features": ("no_signatories",), "signing": "two_together"},
    ),
    ("two_sign_of_a_board_of_one", {"legal_form": AB, "board_member_count": 2, "signing": "two_together"}),
    ("free_dividends", {"owner_distribution": "limited"}),
    (
        "svb_names_another_svb",
        {
            "legal_form": SVB,
            "dissolution_assets": "similar_activity",
            "svb_receiver": Organisation("Trädan AB"),
        },
    ),
    ("board_too_small", {"legal_form": EF, "board_member_count": 3}),
    ("company_needs_deputy", {"legal_form": AB, "board_member_count": 3}),
    ("no_share_capital", {"legal_form": EF, "capital_at_start": "under_25000"}),
    ("share_capital_too_low", {"share_capital": Decimal(25000)}),
    ("share_capital_too_low", {}),
    ("contribution_is_zero", {"member_contribution": Decimal(1)}),
    ("svb_names_another_svb", {"legal_form": SVB, "dissolution_assets": "svb_company"}),
    ("svb_names_another_svb", {"legal_form": EF, "dissolution_assets": "similar_activity"}),
    ("svb_and_dividend_to_parent", {"legal_form": HYB, "subsidiary_form": AB, "surplus_to_parent": True}),
    ("surplus_answers_differ", {"surplus_principle": "all", "owner_distribution": "none"}),
    ("surplus_answers_differ", {"surplus_principle": "interest", "owner_distribution": "limited"}),
    ("register_and_assets", {"public_benefit_only": True, "dissolution_assets": "registered_organisation"}),
    ("deadline_of_economic_association", {"legal_form": EF}),
    ("deadline_of_economic_association", {"legal_form": EF, "founding_day": DAY, "registered": True}),
    ("deadline_of_economic_association", {"legal_form": IDF, "founding_day": DAY}),
    ("three_beneficial_owners", {"legal_form": EF, "founders": founders(4)}),
    ("three_beneficial_owners", {"legal_form": EF, "founders": founders(3), "decision_rule": "shares"}),
    ("no_beneficial_owner", {"legal_form": EF, "founders": founders(4), "decision_rule": "shares"}),
    ("no_beneficial_owner", {"legal_form": EF, "founders": founders(3)}),
    ("board_limit_too_low", {"legal_form": IDF, "board_least": 2}),
    ("board_limit_too_low", {"legal_form": EF, "board_least": 3}),
    ("board_limits_swapped", {"board_least": 4, "board_most": 4}),
    ("company_without_deputies", {"legal_form": IDF, "board_least": 1, "deputies_most": 0}),
    ("board_posts_differ", {"board_member_count": 1, "posts": posts(chair="a", auditor="b")}),
    ("auditor_on_board", {"legal_form": EF, "posts": posts(chair="a", auditor="b")}),
    ("paid_auditor", {"legal_form": EF, "posts": posts(auditor="a"), "founders": founders(3)}),
    ("auditor_to_be_elected", {"legal_form": AB, "posts": posts(chair="a")}),
    ("auditor_to_be_elected", {"legal_form": EF, "posts": posts(auditor="a")}),
    ("auditor_to_be_elected", {"legal_form": EF}),
    ("auditor_without_need", {"auditor_wanted": True, "posts": posts(auditor="a")}),
    ("auditor_without_need", {"auditor_wanted": False, "posts": posts(chair="a")}),
    ("motions_too_late", {"legal_form": AB, "motion_weeks": 2, "notice_weeks": "four"}),
    ("motions_too_late", {"legal_form": EF, "motion_weeks": 6, "notice_weeks": "four"}),
    ("stake_kept_and_paid_out", {"legal_form": EF, "capital_features": ("contribution_kept",)}),
    ("more_than_the_stake", {"legal_form": EF, "capital_features": ("debentures",)}),
    (
        "more_than_the_stake_without_work",
        {"legal_form": EF, "capital_features": ("payout_above",)},
    ),
    (
        "more_than_the_stake_without_work",
        {
            "legal_form": EF,
            "capital_features": ("payout_above",),
            "member_participation": ("work", "consumers"),
        },
    ),
    ("anyone_may_buy", {"legal_form": AB, "transfer_limit": "redemption"}),
    ("anyone_may_buy", {"legal_form": AB}),
    ("svb_receiver_missing", {"legal_form": SVB, "dissolution_assets": "similar_activity"}),
    ("svb_receiver_missing", {"legal_form": EF, "dissolution_assets": "svb_company"}),
    (
        "svb_receiver_missing",
        {"legal_form": SVB, "dissolution_assets": "svb_company", "svb_receiver": Organisation("Trädan AB")},
    ),
]


@pytest.mark.parametrize(("note", "values"), NOT_GIVEN)
def test_a_note_is_not_given(note: str, values: dict[str, Value | None]) -> None:
    assert note not in given(**values)


def test_every_note_is_tested() -> None:
    assert {note for note, _, _ in GIVEN} == {note.id for note in NOTES}


def test_an_empty_plan_only_says_ask_first() -> None:
    assert given() == {"ask_about_benefits": "warning", "ask_about_start_support": "warning"}


def test_conflicts_come_first_and_notes_last() -> None:
    severities = list(
        given(legal_form=EF, founder_count="two", public_owner="owner", surplus_principle="free").values()
    )
    order = ["conflict", "warning", "note"]
    assert severities == sorted(severities, key=order.index)
    assert set(severities) == set(order)


def test_the_deadline_is_six_months_later() -> None:
    found = advise(answers_of(legal_form=EF, founding_day=date(2026, 8, 31)), NOTES, RULES, SHARE_CAPITAL.get)
    note = next(note for note in found if note.id == "deadline_of_economic_association")
    assert note.text.values["deadline"] == date(2027, 2, 28)
    assert note.source == "EFL 2:2–2:3"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 23), 6, date(2027, 5, 23)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_values_fill_the_gaps() -> None:
    found = advise(answers_of(share_capital=Decimal(10000)), NOTES, RULES, SHARE_CAPITAL.get)
    note = next(note for note in found if note.id == "share_capital_too_low")
    assert note.text.values == {"share_capital": Decimal(10000), "limit": Decimal(25000)}
    assert note.text.answers == note.answers == ("share_capital",)


def test_a_choice_is_shown_by_its_label() -> None:
    found = advise(answers_of(legal_form=SVB), NOTES, RULES, SHARE_CAPITAL.get)
    note = next(note for note in found if note.id == "svb_is_for_ever")
    assert note.text.values["legal_form"] == OptionOf("legal_form", SVB)


def test_without_the_rate_nothing_is_said_about_a_limit() -> None:
    found = advise(answers_of(share_capital=Decimal(1)), NOTES, RULES, {}.get)
    assert "share_capital_too_low" not in {note.id for note in found}


def test_an_unverified_note_asks_to_be_checked() -> None:
    found = advise(answers_of(legal_form=IDF, board_member_count=2), NOTES, RULES, SHARE_CAPITAL.get)
    note = next(note for note in found if note.id == "small_board_of_non_profit_association")
    assert note.text.text == "unverified.check"
    inner = note.text.values["text"]
    assert isinstance(inner, Statement)
    assert inner.text == "advice.small_board_of_non_profit_association.text"


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.id)
def test_gaps_are_answers_limit_or_deadline(note: Advice) -> None:
    gaps = {
        part.split("}")[0].split(":")[0] for text in (note.text, note.mend) for part in text.split("{")[1:]
    }
    filled = {*note.answers, *(["limit"] if note.limit else []), *(["deadline"] if note.deadline else [])}
    assert gaps <= filled


def test_questions_and_rules_exist() -> None:
    names = ("start", "legal_form", "participation", "surplus", "founding")
    chapters = [Reader().read(Chapter, _tree(f"interview/{name}.toml"), name) for name in names]
    interview = Interview(tuple(chapter for chapter in chapters if chapter))
    assert list(problems_of(NOTES, interview, RULES)) == []


def test_problems_are_told() -> None:
    wrong = Advice(
        id="wrong",
        severity="note",
        text=Text("text"),
        mend=Text("mend"),
        source=" ",
        checked=DAY,
        verified=True,
        answers=("nowhere",),
        when=All((Is("elsewhere", ("x",)), Rule("unheard_of"))),
        limit=Limit("limited", "some.rate"),
    )
    assert list(problems_of((wrong,), Interview(()), RULES)) == [
        "advice.wrong: no rule unheard_of",
        "advice.wrong: no question nowhere",
        "advice.wrong: looks at elsewhere, which is not among its answers",
        "advice.wrong: looks at limited, which is not among its answers",
        "advice.wrong: has no source",
    ]
