"""Charts that look ahead: what their titles say, and when they have nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.economy.scenarios import outcome
from asf_starter.core.handbook import Handbook
from asf_starter.core.outlines import NO_TEXT, Outline
from asf_starter.core.plan import Plan
from asf_starter.documents.notation import Notation
from asf_starter.documents.phrases import phrases_of, plain
from asf_starter.documents.tree import Figure, Polyline, Words
from asf_starter.documents.views.context import Context
from asf_starter.documents.views.outlook import circumstances, income_and_cost, support_ends, what_changes
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

DAY = date(2026, 11, 23)
NBSP = "\u00a0"


def context_of(handbook: Handbook, plan: Plan) -> Context:
    outline = Outline(id="prov", title=NO_TEXT, subject=NO_TEXT, sections=())
    return Context(assess(handbook, plan, DAY), handbook, phrases_of(handbook), outline)


@pytest.fixture(scope="module")
def cafe(handbook: Handbook) -> Context:
    path = resources_folder() / "examples" / "cafe_and_second_hand.asfplan"
    return context_of(handbook, read_plan_file(path).plan)


def only(blocks: tuple[object, ...]) -> Figure:
    (figure,) = blocks
    assert isinstance(figure, Figure)
    return figure


def words(figure: Figure) -> list[str]:
    return [shape.text for shape in figure.drawing.shapes if isinstance(shape, Words)]


def test_without_a_budget_there_is_nothing_to_say(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    context = context_of(handbook, a_plan())
    assert income_and_cost(context) == ()
    assert support_ends(context) == ()
    assert circumstances(context, "pessimistic") == ()


@pytest.mark.parametrize(
    ("sales", "costs", "title"),
    [
        ("10000", "4000", f"År 3 är intäkterna 72{NBSP}000{NBSP}kr större än kostnaderna."),
        ("4000", "10000", f"År 3 är kostnaderna 72{NBSP}000{NBSP}kr större än intäkterna."),
        ("5000", "5000", "År 3 är intäkter och kostnader lika stora."),
    ],
)
def test_income_and_cost_by_year(
    sales: str, costs: str, title: str, handbook: Handbook, a_plan: Callable[..., Plan]
) -> None:
    """Twelve times the difference of a month: the rough guess is the same each month."""
    plan = a_plan(simple_sales_per_month=sales, simple_costs_per_month=costs)
    figure = only(income_and_cost(context_of(handbook, plan)))
    assert plain(figure.title) == title
    assert f"{int(sales) * 12 // 1000}" in words(figure)
    assert "År 1" in words(figure)
    assert f"{Notation('sv').kronor(int(sales) * 12)} in" in figure.alternative


@pytest.mark.parametrize(
    "scenario", ["pessimistic", "optimistic", "supports_refused", "three_months_late", "largest_buyer_leaves"]
)
def test_other_circumstances_beside_the_budget(scenario: str, cafe: Context) -> None:
    figure = only(circumstances(cafe, scenario))
    assessment: Assessment = cafe.assessment
    found, own = outcome(assessment.scenarios[scenario]), outcome(assessment.budget)
    title = plain(figure.title)
    assert cafe.notation.kronor(abs(found.lowest_cash)) in title
    difference = found.lowest_cash - own.lowest_cash
    if difference:
        assert f"{cafe.notation.kronor(abs(difference))} {'mer' if difference > 0 else 'mindre'}" in title
    else:
        assert "lika mycket" in title
    lines = [shape for shape in figure.drawing.shapes if isinstance(shape, Polyline)]
    assert [line.dashed for line in lines] == [False, True]
    assert what_changes(cafe, scenario).endswith(".")


def test_a_support_that_is_a_large_part_makes_a_picture(
    handbook: Handbook, a_plan: Callable[..., Plan]
) -> None:
    """Lönebidrag of 60 % of 15 000 kr and the fee on it is 11 828 kr a month, more than a tenth of income."""
    positions = [
        {"id": "r1", "cells": {"name": {"v": "Kock"}, "wage": {"v": "15000"}, "share": {"v": "100"}}}
    ]
    support = {
        "position": {"v": "r1"},
        "kind": {"v": "lonebidrag"},
        "share": {"v": "60"},
        "start": {"v": "2027-01"},
        "end": {"v": "2027-06"},
    }
    plan = a_plan(start_date="2027-01", positions=positions, supports=[{"id": "r1", "cells": support}])
    context = context_of(handbook, plan)
    (cliff,) = context.assessment.budget.cliffs
    figure = only(support_ends(context))
    assert "Kock" in plain(figure.title)
    assert context.notation.kronor(cliff.lost) in plain(figure.title)
    assert "apr 27".replace(" ", NBSP) in words(figure)
