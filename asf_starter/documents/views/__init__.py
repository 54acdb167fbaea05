"""Views: the parts of documents that are worked out, by name. A section names them in ``view``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from asf_starter.documents.tree import Block
from asf_starter.documents.views import budget, budget_charts, sources, statements
from asf_starter.documents.views.advice import advice, advice_short
from asf_starter.documents.views.answer_list import all_answers, own_notes
from asf_starter.documents.views.context import Context
from asf_starter.documents.views.criteria import criteria_details, criteria_overview, criteria_sources
from asf_starter.documents.views.glance import glance
from asf_starter.documents.views.legal_form import (
    form_comparison,
    form_criteria,
    form_explained,
    form_ranking,
    form_ranking_short,
)
from asf_starter.documents.views.open_questions import agenda, unanswered_by_chapter
from asf_starter.documents.views.people import jobs_plan, positions, price_list, supports
from asf_starter.documents.views.surplus import surplus_plan

View = Callable[[Context], tuple[Block, ...]]

VIEWS: Mapping[str, View] = {
    "advice": advice,
    "advice_short": advice_short,
    "agenda": agenda,
    "all_answers": all_answers,
    "assumptions": budget.assumptions,
    "balance_by_year": statements.balance_by_year,
    "budget_findings": budget.budget_findings,
    "cash_by_month": statements.cash_by_month,
    "cash_chart": budget_charts.cash,
    "criteria_details": criteria_details,
    "criteria_overview": criteria_overview,
    "criteria_sources": criteria_sources,
    "form_comparison": form_comparison,
    "form_criteria": form_criteria,
    "form_explained": form_explained,
    "form_ranking": form_ranking,
    "form_ranking_short": form_ranking_short,
    "glance": glance,
    "income_chart": budget_charts.income,
    "jobs_plan": jobs_plan,
    "key_figures": budget.key_figures,
    "money_needed": budget.money_needed,
    "own_notes": own_notes,
    "positions": positions,
    "price_list": price_list,
    "rates": sources.rates,
    "result_by_month": statements.result_by_month,
    "result_by_year": statements.result_by_year,
    "scenarios": budget.scenarios,
    "sources": sources.sources,
    "start_budget": budget.start_budget,
    "supports": supports,
    "surplus_plan": surplus_plan,
    "unanswered_by_chapter": unanswered_by_chapter,
}
