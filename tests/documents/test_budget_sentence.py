"""The one sentence on the cash: it says nothing about a budget that has only one side yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.outlines import NO_TEXT, Outline
from asf_starter.core.plan import Plan
from asf_starter.documents.phrases import phrases_of, plain
from asf_starter.documents.tree import Paragraph
from asf_starter.documents.views.budget import cash_sentence, money_needed
from asf_starter.documents.views.context import Context

NBSP = "\u00a0"
NO_COSTS = "Det är inte ifyllt än vad det kostar att driva företaget. Först då syns det om kassan räcker."
NO_SALES = "Det är inte ifyllt än vad ni säljer för. Först då syns det om kassan räcker."


def context_of(handbook: Handbook, plan: Plan) -> Context:
    outline = Outline(id="prov", title=NO_TEXT, subject=NO_TEXT, sections=())
    day = date(2026, 11, 23)
    return Context(assess(handbook, plan, day), handbook, phrases_of(handbook), outline)


@pytest.mark.parametrize(
    ("sales", "costs", "said"),
    [
        ("20 000", "", NO_COSTS),
        ("20 000", "mellan 20 och 25", NO_COSTS),
        ("", "", NO_COSTS),
        ("", "20 000", NO_SALES),
        ("20 000", "15 000", f"Kassan räcker. Lägst är den i september{NBSP}2027: 55{NBSP}000{NBSP}kr."),
    ],
)
def test_the_cash_is_judged_when_both_sides_are_there(
    sales: str, costs: str, said: str, handbook: Handbook, a_plan: Callable[..., Plan]
) -> None:
    plan = a_plan(
        start_date="september 2027",
        simple_sales_per_month=sales,
        simple_costs_per_month=costs,
        simple_start_money="50 000",
    )
    context = context_of(handbook, plan)
    assert context.phrases.say(cash_sentence(context)) == said
    _, paragraph = money_needed(context)
    assert isinstance(paragraph, Paragraph)
    assert ("Resultatet blir" in plain(paragraph.runs)) == ("Kassan räcker." in said)
