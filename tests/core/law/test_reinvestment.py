"""The surplus plan to the krona, the cap of an svb, and the readings of "mainly reinvests".

Sources: business-plan-and-budget 2.11 and 2.16, asf-practice 3.1 and 3.5, ABL 32:5.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.law.readings import judge_readings, problems_of_readings
from asf_starter.core.law.reinvestment import Allotment, Use, plan_surplus, split_surplus, surplus_of, uses_in
from asf_starter.core.law.svb_cap import SvbYear, svb_rooms
from asf_starter.core.texts import Statement

Answered = Callable[..., Answers]
Criteria = Mapping[str, Criterion]
Typed = dict[str, object]

MARGIN = Decimal(1)
BUFFER_JOBS_TRAINING = [
    {"purpose": "buffer", "share": "40"},
    {"purpose": "new_jobs", "share": "40"},
    {"purpose": "training", "share": "20"},
]
SVB: Typed = {
    "legal_form": "limited_company_svb",
    "owner_distribution": "limited",
    "share_capital": "25 000",
    "svb_rate": "2,55",
}


def plan(criteria: Criteria, answers: Answers, *results: int, opening: int = 0) -> tuple[Allotment, ...]:
    """The surplus plan of these results."""
    return plan_surplus(answers, results, criteria["reinvestment"], svb_margin=MARGIN, opening=opening)


def flags(year: Allotment) -> list[tuple[str, str]]:
    """Severity and name of each flag."""
    return [(flag.severity, flag.statement.text.removeprefix("surplus.flag.")) for flag in year.flags]


# --- What is left to allot -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "accumulated", "surplus"),
    [
        (100_000, 100_000, 100_000),
        (100_000, 60_000, 60_000),  # 40 000 of earlier losses are covered first
        (100_000, 0, 0),
        (100_000, -20_000, 0),
        (100_000, 250_000, 100_000),  # what was kept in earlier years is not allotted again
        (-30_000, 70_000, 0),
        (0, 0, 0),
    ],
)
def test_surplus_of_a_year(result: int, accumulated: int, surplus: int) -> None:
    assert surplus_of(result, accumulated) == surplus


# --- Splitting to the krona ------------------------------------------------------------------------


def use(share: str | None = None, amount: int | None = None) -> tuple[Decimal | None, int | None]:
    """The share and the fixed amount of a purpose."""
    return (None if share is None else Decimal(share), amount)


@pytest.mark.parametrize(
    ("name", "reinvested", "uses", "parts", "unallocated"),
    [
        ("shares", 100_000, [use("40"), use("40"), use("20")], [40_000, 40_000, 20_000], 0),
        ("the last takes what rounding leaves", 100, [use("33.3")] * 3, [33, 33, 34], 0),
        ("half a krona is rounded up", 1, [use("50"), use("50")], [1, 0], 0),
        ("never more than there is", 1, [use("50"), use("50"), use("50")], [1, 0, 0], 0),
        ("the last takes the rest, whatever it says", 1000, [use("40"), use("10")], [400, 600], 0),
        ("shares above 100 are cut from the end", 1000, [use("80"), use("80"), use("10")], [800, 200, 0], 0),
        ("a purpose without a share takes nothing unless it is last", 900, [use(), use()], [0, 900], 0),
        ("fixed amounts go first", 1000, [use("50"), use(amount=300), use("50")], [500, 300, 200], 0),
        ("fixed amounts that are too large", 1000, [use(amount=700), use(amount=700)], [700, 300], 0),
        ("fixed amounts that leave something", 1000, [use(amount=700), use(amount=200)], [700, 200], 100),
        ("no purposes", 1000, [], [], 1000),
        ("nothing to split", 0, [use("40"), use(amount=5)], [0, 0], 0),
    ],
)
def test_split(
    name: str,
    reinvested: int,
    uses: list[tuple[Decimal | None, int | None]],
    parts: list[int],
    unallocated: int,
) -> None:
    made = [Use(f"r{number}", "", share, amount) for number, (share, amount) in enumerate(uses)]
    split, left = split_surplus(reinvested, made)
    assert [part.kronor for part in split] == parts
    assert left == unallocated


USES = st.lists(
    st.one_of(
        st.builds(Use, st.just(""), share=st.none() | st.decimals(0, 100, places=1)),
        st.builds(Use, st.just(""), amount=st.integers(0, 200_000)),
    ),
    max_size=6,
)


@given(st.integers(0, 10_000_000), USES)
def test_not_a_krona_is_lost(reinvested: int, uses: list[Use]) -> None:
    numbered = [Use(str(number), "", one.share, one.amount) for number, one in enumerate(uses)]
    parts, unallocated = split_surplus(reinvested, numbered)
    assert sum(part.kronor for part in parts) + unallocated == reinvested
    assert all(part.kronor >= 0 for part in parts)
    assert unallocated >= 0
    if any(one.amount is None for one in uses):
        assert unallocated == 0


def test_purposes_are_read_in_their_order(answered: Answered) -> None:
    rows = [{"purpose": "training", "share": "12,5"}, {"purpose": "buffer", "amount": "10 000 kr"}, {}]
    assert uses_in(answered(surplus_uses=rows)) == (
        Use("r1", "training", Decimal("12.5"), None),
        Use("r2", "buffer", None, 10_000),
        Use("r3"),
    )


# --- The plan by year ------------------------------------------------------------------------------


def test_a_surplus_of_100_000_is_allotted_to_the_krona(criteria: Criteria, answered: Answered) -> None:
    answers = answered(owner_distribution="none", surplus_uses=BUFFER_JOBS_TRAINING)
    (year,) = plan(criteria, answers, 100_000)
    assert [(part.use.purpose, part.kronor) for part in year.parts] == [
        ("buffer", 40_000),
        ("new_jobs", 40_000),
        ("training", 20_000),
    ]
    assert (year.surplus, year.owners, year.reinvested, year.unallocated) == (100_000, 0, 100_000, 0)
    assert year.reinvestment_share == Decimal("100.0")
    assert year.flags == ()


def test_ten_thousand_to_members_is_flagged_with_rule_and_source(
    criteria: Criteria, answered: Answered
) -> None:
    answers = answered(
        legal_form="economic_association",
        owner_distribution="limited",
        owner_part="10 000",
        surplus_uses=BUFFER_JOBS_TRAINING,
    )
    (year,) = plan(criteria, answers, 100_000)
    assert (year.owners, year.reinvested, year.reinvestment_share) == (10_000, 90_000, Decimal("90.0"))
    assert [part.kronor for part in year.parts] == [36_000, 36_000, 18_000]
    assert flags(year) == [("warning", "owners_not_skoopi"), ("note", "meeting_decides")]
    skoopi, meeting = (flag.statement for flag in year.flags)
    assert skoopi.values == {"wished": 10_000}
    assert skoopi.source == criteria["reinvestment"].skoopi_source
    assert meeting.source == "EFL 12:1–12:6, 13:1–13:3"
    assert skoopi.answers == ("owner_part", "owner_distribution")


def test_losses_are_covered_before_anything_is_allotted(criteria: Criteria, answered: Answered) -> None:
    """−50 000, then 30 000 (all of it covers), then 40 000 (20 000 covers), by hand."""
    answers = answered(surplus_uses=BUFFER_JOBS_TRAINING)
    years = plan(criteria, answers, -50_000, 30_000, 40_000)
    assert [(year.losses, year.surplus) for year in years] == [(0, 0), (30_000, 0), (20_000, 20_000)]
    assert [year.reinvestment_share for year in years] == [None, None, Decimal("100.0")]
    assert [part.kronor for part in years[2].parts] == [8_000, 8_000, 4_000]
    assert [year.flags for year in years[:2]] == [(), ()]


def test_what_owners_took_is_gone_when_a_loss_comes(criteria: Criteria, answered: Answered) -> None:
    """10 000 − 4 000 to owners − 8 000 loss leaves −2 000; the next 5 000 gives 3 000 to allot."""
    answers = answered(legal_form="economic_association", owner_distribution="limited", owner_part="4000")
    years = plan(criteria, answers, 10_000, -8_000, 5_000)
    assert [(year.losses, year.surplus, year.owners) for year in years] == [
        (0, 10_000, 4_000),
        (0, 0, 0),
        (2_000, 3_000, 3_000),
    ]


def test_earlier_losses_of_a_running_enterprise(criteria: Criteria, answered: Answered) -> None:
    (year,) = plan(criteria, answered(), 100_000, opening=-75_000)
    assert (year.losses, year.surplus, year.unallocated) == (75_000, 25_000, 25_000)
    assert flags(year) == [("note", "unallocated")]


@settings(deadline=None)
@given(
    results=st.lists(st.integers(-500_000, 500_000), max_size=4),
    opening=st.integers(-300_000, 300_000),
    wished=st.integers(0, 400_000),
)
def test_every_result_goes_somewhere(
    criteria: Criteria, answered: Answered, results: list[int], opening: int, wished: int
) -> None:
    answers = answered(
        owner_distribution="limited", owner_part=str(wished), surplus_uses=BUFFER_JOBS_TRAINING
    )
    for year in plan(criteria, answers, *results, opening=opening):
        parts = sum(part.kronor for part in year.parts)
        assert year.losses + year.owners + parts + year.unallocated == max(0, year.result)
        assert 0 <= year.owners <= year.surplus


FLAGS: list[tuple[str, Typed, list[tuple[str, str]]]] = [
    (
        "half to the owners",
        {"owner_distribution": "limited", "owner_part": "50 000"},
        [("warning", "owners_not_skoopi"), ("conflict", "owners_take_half")],
    ),
    (
        "less than half",
        {"owner_distribution": "limited", "owner_part": "49 999"},
        [("warning", "owners_not_skoopi")],
    ),
    (
        "a non-profit association",
        {"legal_form": "non_profit_association", "owner_distribution": "limited", "owner_part": "1"},
        [("warning", "owners_not_skoopi"), ("conflict", "not_in_non_profit")],
    ),
    ("the owners take nothing", {"owner_distribution": "limited", "owner_part": "0"}, []),
    (
        "shares that are not 100",
        {"surplus_uses": [{"purpose": "buffer", "share": "40"}, {"purpose": "training", "share": "50"}]},
        [("note", "shares_not_hundred")],
    ),
    (
        "fixed amounts above the surplus",
        {
            "surplus_uses": [
                {"purpose": "buffer", "amount": "60 000"},
                {"purpose": "training", "amount": "60 000"},
            ]
        },
        [("conflict", "amounts_too_large")],
    ),
    (
        "fixed amounts below the surplus",
        {"surplus_uses": [{"purpose": "buffer", "amount": "60 000"}]},
        [("note", "unallocated")],
    ),
]


@pytest.mark.parametrize(("name", "typed", "expected"), FLAGS, ids=[row[0] for row in FLAGS])
def test_flags(
    criteria: Criteria,
    answered: Answered,
    name: str,
    typed: Typed,
    expected: list[tuple[str, str]],
) -> None:
    typed = {"surplus_uses": BUFFER_JOBS_TRAINING} | typed
    (year,) = plan(criteria, answered(**typed), 100_000)
    assert flags(year) == expected


def test_the_sum_of_fixed_amounts_is_told(criteria: Criteria, answered: Answered) -> None:
    answers = answered(surplus_uses=[{"amount": "700"}, {"amount": "700"}])
    (year,) = plan(criteria, answers, 1000)
    (flag,) = year.flags
    assert flag.statement.values == {"amounts": 1400, "reinvested": 1000}
    assert flag.statement.answers == ("surplus_uses",)


# --- The cap of a limited company (svb) ------------------------------------------------------------


def test_cap_of_the_worked_example() -> None:
    """25 000 × (2,55 % + 1 %) = 887,50; nothing in the first year; rounded down once (legal-forms 4)."""
    rate = Decimal("2.55")
    rooms = svb_rooms([SvbYear(0, rate), SvbYear(25_000, rate), SvbYear(25_000, rate)], MARGIN)
    assert [room.interest for room in rooms] == [0, Decimal("887.50"), Decimal("887.50")]
    assert [room.ceiling for room in rooms] == [0, 887, 1775]


def test_unused_room_is_kept_for_five_years() -> None:
    """1 000 a year, never used: from the seventh year on the oldest is lost, six years' room is the most."""
    rooms = svb_rooms([SvbYear(100_000, Decimal(0))] * 8, MARGIN)
    assert [room.ceiling for room in rooms] == [1000, 2000, 3000, 4000, 5000, 6000, 6000, 6000]


def test_the_oldest_room_is_used_first() -> None:
    """1 500 taken in year 2 uses year 1 (1 000) and half of year 2: 500 + 1 000 are left for year 3."""
    years = [SvbYear(100_000, Decimal(0), taken) for taken in (0, 1500, 0)]
    assert [room.ceiling for room in svb_rooms(years, MARGIN)] == [1000, 2000, 1500]


def test_taking_too_much_leaves_no_room_and_no_debt() -> None:
    years = [SvbYear(100_000, Decimal(0), taken) for taken in (5000, 0)]
    assert [room.ceiling for room in svb_rooms(years, MARGIN)] == [1000, 1000]


def test_a_rate_below_minus_the_margin_gives_no_room() -> None:
    assert svb_rooms([SvbYear(100_000, Decimal("-1.5"))], MARGIN)[0].ceiling == 0


@given(st.lists(st.tuples(st.integers(0, 10**6), st.decimals(-2, 10, places=2)), max_size=9))
def test_room_is_the_sum_of_six_years_where_nothing_is_taken(years: list[tuple[int, Decimal]]) -> None:
    rooms = svb_rooms([SvbYear(capital, rate) for capital, rate in years], MARGIN)
    interests = [max(Fraction(0), capital * (Fraction(rate) + 1) / 100) for capital, rate in years]
    for number, room in enumerate(rooms):
        assert room.ceiling == int(sum(interests[max(0, number - 5) : number + 1]))


def test_owners_of_an_svb_get_no_more_than_the_cap(criteria: Criteria, answered: Answered) -> None:
    """0, then 887; year 3: 887,50 + 0,50 left of year 2 = 888 (the exact room is kept, not the rounded)."""
    years = plan(criteria, answered(**SVB, owner_part="1000"), 50_000, 50_000, 50_000)
    assert [year.ceiling for year in years] == [0, 887, 888]
    assert [year.owners for year in years] == [0, 887, 888]
    over = years[1].flags[1]
    assert (over.severity, over.statement.text) == ("conflict", "surplus.flag.over_ceiling")
    assert over.statement.values == {"wished": 1000, "ceiling": 887}
    assert over.statement.source == "ABL 32:5"


def test_an_svb_that_has_closed_a_year_has_room_at_once(criteria: Criteria, answered: Answered) -> None:
    answers = answered(**SVB, owner_part="500", registered=True, work_started=True, first_accounts=True)
    assert [year.ceiling for year in plan(criteria, answers, 9_000, 9_000)] == [887, 1275]


def test_a_subsidiary_svb_has_the_same_cap(criteria: Criteria, answered: Answered) -> None:
    typed = SVB | {"legal_form": "two_tier", "subsidiary_form": "limited_company_svb", "owner_part": "500"}
    assert [year.ceiling for year in plan(criteria, answered(**typed), 9_000, 9_000)] == [0, 887]


def test_without_the_rate_the_cap_is_not_known(criteria: Criteria, answered: Answered) -> None:
    """The first year's is known all the same: nothing may be paid."""
    years = plan(criteria, answered(**SVB | {"svb_rate": ...}, owner_part="100"), 9_000, 9_000)
    assert [(year.ceiling, year.owners) for year in years] == [(0, 0), (None, 100)]
    assert flags(years[1])[:2] == [("warning", "owners_not_skoopi"), ("warning", "ceiling_unknown")]


def test_other_forms_have_no_cap_by_law(criteria: Criteria, answered: Answered) -> None:
    typed = SVB | {"legal_form": "economic_association"}
    (year,) = plan(criteria, answered(**typed, owner_part="100"), 9_000)
    assert (year.ceiling, year.owners) == (None, 100)


# --- Readings of "mainly reinvests" ----------------------------------------------------------------

ORDER = ("more_than_half", "capped", "no_dividend", "no_transfer", "procurement")
REGISTER: Typed = {"owner_distribution": "none", "dissolution_assets": "registered_organisation"}
LIMITED: Typed = {"legal_form": "economic_association", "owner_distribution": "limited"}

READINGS: list[tuple[str, Typed, tuple[int, ...], tuple[bool | None, ...]]] = [
    ("nothing answered", {}, (), (None, None, None, None, None)),
    ("nothing is paid", {"owner_distribution": "none"}, (), (True, True, True, None, True)),
    (
        "nothing is paid, assets to similar activity",
        {"owner_distribution": "none", "dissolution_assets": "similar_activity"},
        (),
        (True, True, True, False, True),
    ),
    ("assets undecided", REGISTER | {"dissolution_assets": "undecided"}, (), (True, True, True, None, True)),
    ("assets to a registered organisation", REGISTER, (), (True, True, True, True, True)),
    (
        "support to other enterprises, registered or not",
        REGISTER | {"surplus_uses": [{"purpose": "other_enterprises"}]},
        (),
        (True, True, True, None, True),
    ),
    ("assets to members", {"dissolution_assets": "members"}, (), (None, None, None, False, None)),
    (
        "free distribution, whatever is planned",
        {"owner_distribution": "free", "owner_part": "0"},
        (100_000,),
        (False, False, False, False, False),
    ),
    ("limited, no budget yet", LIMITED, (), (None, None, False, False, None)),
    (
        "limited, less than half",
        LIMITED | {"owner_part": "40 000"},
        (100_000,),
        (True, None, False, False, None),
    ),
    ("limited, just half", LIMITED | {"owner_part": "50 000"}, (100_000,), (False, None, False, False, None)),
    (
        "limited, one lean year breaks the half",
        LIMITED | {"owner_part": "40 000"},
        (100_000, 60_000),
        (False, None, False, False, None),
    ),
    ("limited, no surplus", LIMITED | {"owner_part": "40 000"}, (-5,), (None, None, False, False, None)),
    ("svb below the cap", SVB | {"owner_part": "0"}, (9_000,), (True, True, False, False, None)),
    ("svb above the cap", SVB | {"owner_part": "900"}, (9_000, 9_000), (True, False, False, False, None)),
]


@pytest.mark.parametrize(("name", "typed", "results", "expected"), READINGS, ids=[row[0] for row in READINGS])
def test_readings(
    criteria: Criteria,
    answered: Answered,
    name: str,
    typed: Typed,
    results: tuple[int, ...],
    expected: tuple[bool | None, ...],
) -> None:
    answers = answered(**typed)
    verdicts = judge_readings(answers, criteria["reinvestment"], plan(criteria, answers, *results))
    assert tuple(verdict.id for verdict in verdicts) == ORDER
    assert tuple(verdict.satisfied for verdict in verdicts) == expected
    said = {True: "meets", False: "fails", None: "open"}
    for verdict in verdicts:
        text = f"criteria.reinvestment.readings.{verdict.id}.{said[verdict.satisfied]}"
        inner = verdict.statement.values.get("text", verdict.statement)
        assert isinstance(inner, Statement)
        assert inner.text == text
        assert verdict.statement.source


def test_the_everyday_reading_asks_to_be_checked(criteria: Criteria, answered: Answered) -> None:
    """No source says that "mainly" is more than half (asf-practice 3.1)."""
    half, capped, *_ = judge_readings(answered(owner_distribution="none"), criteria["reinvestment"])
    assert half.statement.text == "unverified.check"
    assert capped.statement.text == "criteria.reinvestment.readings.capped.meets"


def test_each_reading_is_decided_by_a_rule(criteria: Criteria) -> None:
    assert problems_of_readings(criteria["reinvestment"]) == []
    assert problems_of_readings(criteria["purpose"]) == []


def test_a_reading_without_a_rule_is_found(criteria: Criteria) -> None:
    reading = replace(criteria["reinvestment"].readings[0], id="half")
    strange = replace(criteria["reinvestment"], readings=(reading,))
    assert problems_of_readings(strange) == ["criteria.reinvestment.readings.half: no rule decides it"]
