"""The surplus plan: losses first, the owners' part under its ceiling, the rest to the krona.

Sources: business-plan-and-budget 2.11, asf-practice 3.5, ABL 32:5.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.law.reinvestment import (
    Allotment,
    Use,
    pay_ratio,
    plan_surplus,
    split_surplus,
    surplus_of,
    uses_in,
)

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


# --- The ceiling of a limited company (svb) in the plan ---------------------------------------------


def test_owners_of_an_svb_get_no_more_than_the_cap(criteria: Criteria, answered: Answered) -> None:
    """0, then 887; year 3: 887,50 + 0,50 left of year 2 = 888 (the exact room is kept, not the rounded)."""
    years = plan(criteria, answered(**SVB, owner_part="1000"), 50_000, 50_000, 50_000)
    assert [year.ceiling for year in years] == [0, 887, 888]
    assert [year.owners for year in years] == [0, 887, 888]
    over = years[1].flags[1]
    assert (over.severity, over.statement.text) == ("conflict", "surplus.flag.over_ceiling")
    assert over.statement.values == {"wished": 1000, "ceiling": 887}
    assert over.statement.source == "ABL 32:5"


def test_shares_paid_in_later_raise_the_cap_the_year_after(criteria: Criteria, answered: Answered) -> None:
    """50 000 paid in year 1 and 25 000 in year 2, at 2,55 + 1 per cent: 0, then 50 000 × 3,55 % = 1 775,
    then 75 000 × 3,55 % + 1 775 unused = 4 437,50. The answer of 25 000 is what was planned at first."""
    answers = answered(**SVB, owner_part="0")
    years = plan_surplus(
        answers,
        [9_000] * 3,
        criteria["reinvestment"],
        svb_margin=MARGIN,
        paid_in=[50_000, 75_000, 75_000],
    )
    assert [year.ceiling for year in years] == [0, 1775, 4437]


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


@pytest.mark.parametrize(
    ("wages", "ratio"),
    [
        ([], None),
        (["0"], None),
        (["24000"], "1.0"),
        (["24000", "30000"], "1.3"),  # 1,25: half away from zero
        (["24000", "0", "36000"], "1.5"),
        (["20000", "50000"], "2.5"),
    ],
)
def test_how_many_times_the_lowest_wage_the_highest_is(wages: list[str], ratio: str | None) -> None:
    assert pay_ratio([Decimal(wage) for wage in wages]) == (None if ratio is None else Decimal(ratio))
