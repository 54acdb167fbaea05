"""The figures that texts may name: known from the budget, None while there is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.figures import FIGURES
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.values import Month
from asf_starter.core.plan import Plan

DAY = date(2026, 11, 23)


@pytest.fixture
def simple(a_plan: Callable[..., Plan]) -> Plan:
    """The short track's three figures, from January 2027: sales 20 000, costs 25 000, money 50 000."""
    return a_plan(
        start_date="2027-01",
        simple_sales_per_month="20 000",
        simple_costs_per_month="25 000",
        simple_start_money="50 000",
    )


def test_without_a_budget_no_figure_is_known(handbook: Handbook) -> None:
    assessment = assess(handbook, Plan("p"), DAY)
    known = {name: figure(assessment) for name, figure in FIGURES.items() if name.startswith("figure.")}
    assert known
    assert {name for name, value in known.items() if value is not None} == set()


def test_figures_come_from_the_budget(handbook: Handbook, simple: Plan) -> None:
    assessment = assess(handbook, simple, DAY)
    budget = assessment.budget
    cash = budget.months("cash.end")
    assert FIGURES["figure.financing"](assessment) == 50_000
    assert FIGURES["figure.capital_need"](assessment) == budget.start.capital_need
    assert FIGURES["figure.lowest_cash"](assessment) == min(cash)
    assert FIGURES["figure.lowest_cash_month"](assessment) == Month(2027, 1).plus(cash.index(min(cash)))
    assert FIGURES["figure.sales_year_1"](assessment) == sum(budget.months("result.sales")[:12])
    assert FIGURES["figure.result_year_2"](assessment) == sum(budget.months("result.net_result")[12:24])
    assert FIGURES["figure.break_even_month"](assessment) is None


def test_a_business_that_earns_goes_even_in_its_first_month(
    handbook: Handbook, a_plan: Callable[..., Plan]
) -> None:
    plan = a_plan(start_date="2027-01", simple_sales_per_month="20 000", simple_costs_per_month="5 000")
    assessment = assess(handbook, plan, DAY)
    assert FIGURES["figure.break_even_month"](assessment) == Month(2027, 1)
    assert FIGURES["figure.break_even_month_without_support"](assessment) == Month(2027, 1)


def test_every_figure_has_a_name_for_the_dotted_line(handbook: Handbook) -> None:
    assert [name for name in FIGURES if f"figures.{name}" not in handbook.texts] == []


def test_scenarios_hold_the_plain_budget_as_their_base(handbook: Handbook, simple: Plan) -> None:
    assessment = assess(handbook, simple, DAY)
    assert assessment.scenarios["base"].months("cash.end") == assessment.budget.months("cash.end")
    assert min(assessment.scenarios["pessimistic"].months("cash.end")) < min(
        assessment.budget.months("cash.end")
    )


def test_readings_and_share_follow_the_answers(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    nothing = assess(handbook, Plan("p"), DAY)
    assert nothing.share is None
    assert {reading.satisfied for reading in nothing.readings} == {None}
    counted = assess(handbook, a_plan(work_started="yes", occupied_count="10", target_group_count="4"), DAY)
    assert counted.share is not None
    assert (counted.share.target_group, counted.share.occupied) == (4, 10)
