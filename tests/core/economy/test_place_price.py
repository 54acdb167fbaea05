"""The price of a place and the range of assistance, worked out by hand.

One supervisor, full time, 30 000 kr a month and employer's contributions of 31.42 %: 39 426 kr. With four
persons to care for: 9 856.50, rounded to 9 857. Two employed and three in places share the rest: rent 6 000
is 1 200 each, insurance 1 200 is 240 each. Together 11 297; with 90 % of the places taken 12 552, with 75 %
15 063.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.economy.assistance import assistance_range
from asf_starter.core.economy.place_price import place_offer, place_price
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.filling import fill_plan

DAY = date(2026, 11, 23)
NO_EXTRAS = {"holiday": "paid_with_wage", "holiday_percent": "0", "pension": "0", "insurance": "0"}
POSITION = {"pay": "month", "wage": "30 000", "share": "100", **NO_EXTRAS}
ANSWERS: Mapping[str, object] = {
    "ambition_to_employ": True,
    "persons_per_supervisor": 4,
    "training_places_12_months": 3,
    "positions": [
        {"name": "Handledare", "work": "supervisor", **POSITION},
        {"name": "Kock", "work": "in_production", **POSITION},
    ],
    "overheads": [
        {"name": "Hyra", "category": "rent", "amount": "6 000", "vat": "none"},
        {"name": "Försäkring", "category": "insurance", "amount": "1 200", "vat": "none"},
    ],
}


def assessed(handbook: Handbook, answers: Mapping[str, object]) -> Assessment:
    plan = Plan(id="00000000-0000-4000-8000-000000000000")
    plan, refused = fill_plan(handbook, plan, answers, at="2026-11-23T09:00:00Z")
    assert refused == ()
    return assess(handbook, plan, DAY)


def test_the_price_by_hand(handbook: Handbook) -> None:
    assessment = assessed(handbook, ANSWERS)
    price = place_price(assessment.answers, assessment.budget)
    assert price is not None
    parts = (price.supervision, price.premises, price.administration, price.other, price.total)
    assert parts == (9857, 1200, 0, 240, 11297)
    assert (price.places, price.people) == (3, 5)
    assert price.range == ((Decimal(100), 11297), (Decimal(75), 15063))
    assert price.at(Decimal(90)) == 12552


def test_a_higher_rent_makes_a_dearer_place(handbook: Handbook) -> None:
    dearer = {
        **ANSWERS,
        "overheads": [{"name": "Hyra", "category": "rent", "amount": "8 000", "vat": "none"}],
    }
    assessment = assessed(handbook, dearer)
    price = place_price(assessment.answers, assessment.budget)
    assert price is not None
    assert price.premises == 1600


@pytest.mark.parametrize("without", ["persons_per_supervisor", "training_places_12_months", "positions"])
def test_no_price_without_what_it_rests_on(handbook: Handbook, without: str) -> None:
    assessment = assessed(handbook, {name: answer for name, answer in ANSWERS.items() if name != without})
    assert place_price(assessment.answers, assessment.budget) is None


def test_half_a_supervisor_costs_the_same_for_each_person(handbook: Handbook) -> None:
    """Half the wage for half the persons: the cost of a person in care does not change."""
    half = {"name": "Handledare", "work": "supervisor", **POSITION, "share": "50"}
    assessment = assessed(handbook, {**ANSWERS, "positions": [half]})
    price = place_price(assessment.answers, assessment.budget)
    assert price is not None
    assert price.supervision == 9857  # 19 713 kr for half a full time of four persons: 9 856.50


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (4, None),  # fewer than five could be recognised
        (5, (160_000, 340_000)),  # 5 × 63 234 × 0.5 = 158 085; 5 × 75 045 × 0.9 = 337 702.50
        (10, (320_000, 680_000)),  # 316 170; 675 405
    ],
)
def test_assistance_is_a_range(handbook: Handbook, people: int, expected: tuple[int, int] | None) -> None:
    answers = {"ambition_to_employ": True, "target_employees_12_months": people}
    assessment = assessed(handbook, answers)
    found = assistance_range(assessment.answers, handbook.rates, DAY)
    assert (None if found is None else (found.low, found.high)) == expected


PLACES = {
    "name": "Platser",
    "buyer": "public",
    "price": "5 648,50",
    "price_includes_vat": False,
    "volume": "3",
}


@pytest.mark.parametrize(
    ("changed", "share"),
    [
        ({}, Decimal("50.0")),  # 5 648.50 of 11 297
        ({"price": "11 297"}, Decimal("100.0")),
        ({"buyer": "private"}, None),
        ({"volume": "4"}, None),
        ({"price_includes_vat": True}, None),
    ],
)
def test_the_price_covers_the_stated_share(
    handbook: Handbook, changed: Mapping[str, object], share: Decimal | None
) -> None:
    """Price times places times months is that share of the cost of all places in a year."""
    assessment = assessed(handbook, {**ANSWERS, "products": [{**PLACES, **changed}]})
    cost = place_price(assessment.answers, assessment.budget)
    assert cost is not None
    offer = place_offer(assessment.answers, cost)
    assert (offer and offer.share) == share
    if offer is not None and share is not None:
        assert offer.year == share * cost.total * cost.places * 12 / 100
