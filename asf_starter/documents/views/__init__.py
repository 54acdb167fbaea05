"""Views: the parts of documents that are worked out, by name. A section names them in ``view``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from asf_starter.documents.tree import Block
from asf_starter.documents.views import (
    budget,
    budget_annex,
    budget_charts,
    founding_people,
    founding_registers,
    outlook,
    sources,
    statements,
)
from asf_starter.documents.views.advice import advice, advice_short
from asf_starter.documents.views.answer_list import all_answers, own_notes
from asf_starter.documents.views.beneficial_owners import beneficial_owners, owners_to_report
from asf_starter.documents.views.binding import binding_participation, binding_reinvestment
from asf_starter.documents.views.context import Context
from asf_starter.documents.views.criteria import (
    criteria_details,
    criteria_overview,
    criteria_short,
    criteria_sources,
)
from asf_starter.documents.views.decisions import decision_diary
from asf_starter.documents.views.editions import (
    criteria_signs,
    form_for_lender,
    hard_questions,
    money_in_short,
)
from asf_starter.documents.views.evidence import evidence_count, evidence_index, filed_evidence
from asf_starter.documents.views.founding import (
    founding_agenda,
    founding_steps,
    owner_decisions,
    registration_fees,
)
from asf_starter.documents.views.glance import glance
from asf_starter.documents.views.law_matrix import law_matrix, law_statutes
from asf_starter.documents.views.legal_form import (
    form_comparison,
    form_criteria,
    form_explained,
    form_ranking,
    form_ranking_short,
)
from asf_starter.documents.views.open_questions import agenda, unanswered_by_chapter
from asf_starter.documents.views.participation import (
    handout_decisions,
    handout_meetings,
    heard_before,
    meeting_rhythm,
    trainee_decisions,
)
from asf_starter.documents.views.people import jobs_plan, positions, price_list, supports
from asf_starter.documents.views.places import (
    assistance_range,
    offered_places,
    price_of_a_place,
    public_products,
)
from asf_starter.documents.views.surplus import pay_in_budget, surplus_plan, surplus_report

View = Callable[[Context], tuple[Block, ...]]

VIEWS: Mapping[str, View] = {
    "advice": advice,
    "advice_short": advice_short,
    "agenda": agenda,
    "all_answers": all_answers,
    "assistance_range": assistance_range,
    "assumptions": budget.assumptions,
    "balance_by_year": statements.balance_by_year,
    "beneficial_owners": beneficial_owners,
    "binding_participation": binding_participation,
    "binding_reinvestment": binding_reinvestment,
    "budget_basis": budget_annex.budget_basis,
    "budget_findings": budget.budget_findings,
    "budget_warnings": budget.budget_warnings,
    "cash_by_month": statements.cash_by_month,
    "cash_chart": budget_charts.cash,
    "criteria_details": criteria_details,
    "criteria_overview": criteria_overview,
    "criteria_short": criteria_short,
    "criteria_signs": criteria_signs,
    "criteria_sources": criteria_sources,
    "decision_diary": decision_diary,
    "form_comparison": form_comparison,
    "form_criteria": form_criteria,
    "elected_auditors": founding_people.elected_auditors,
    "board_chair": founding_people.board_chair,
    "board_present": founding_people.board_present,
    "elected_board": founding_people.elected_board,
    "elected_nominators": founding_people.elected_nominators,
    "email_consents": founding_registers.email_consents,
    "evidence_count": evidence_count,
    "evidence_index": evidence_index,
    "filed_evidence": filed_evidence,
    "form_explained": form_explained,
    "form_for_lender": form_for_lender,
    "form_ranking": form_ranking,
    "form_ranking_short": form_ranking_short,
    "founder_signatures": founding_people.founder_signatures,
    "founders_of_company": founding_registers.founders_of_company,
    "founding_agenda": founding_agenda,
    "founding_steps": founding_steps,
    "glance": glance,
    "hard_questions": hard_questions,
    "handout_decisions": handout_decisions,
    "handout_meetings": handout_meetings,
    "heard_before": heard_before,
    "income_and_cost_chart": outlook.income_and_cost,
    "income_chart": budget_charts.income,
    "jobs_plan": jobs_plan,
    "key_figures": budget.key_figures,
    "law_matrix": law_matrix,
    "law_statutes": law_statutes,
    "meeting_rhythm": meeting_rhythm,
    "member_register": founding_registers.member_register,
    "money_in_short": money_in_short,
    "money_needed": budget.money_needed,
    "named_signatories": founding_people.named_signatories,
    "own_notes": own_notes,
    "owner_decisions": owner_decisions,
    "owners_to_report": owners_to_report,
    "partner_signatures": founding_people.partner_signatures,
    "partners": founding_people.partners,
    "pay_in_budget": pay_in_budget,
    "people_of_deed": founding_people.people_of_deed,
    "people_to_register": founding_people.people_to_register,
    "place_offer": offered_places,
    "positions": positions,
    "price_of_a_place": price_of_a_place,
    "price_list": price_list,
    "public_products": public_products,
    "rates": sources.rates,
    "registration_fees": registration_fees,
    "result_by_month": statements.result_by_month,
    "result_by_year": statements.result_by_year,
    "scenarios": budget.scenarios,
    "sensitivity": budget_annex.sensitivity,
    "share_register": founding_registers.share_register,
    "share_subscription": founding_registers.share_subscription,
    "sources": sources.sources,
    "staff_budget": budget_annex.staff_budget,
    "start_budget": budget.start_budget,
    "supports": supports,
    "support_ends_chart": outlook.support_ends,
    "surplus_plan": surplus_plan,
    "surplus_report": surplus_report,
    "trainee_decisions": trainee_decisions,
    "unanswered_by_chapter": unanswered_by_chapter,
    "voting_list": founding_people.voting_list,
}
