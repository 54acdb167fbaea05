"""Views: the parts of documents that are worked out, by name. A section names them in ``view``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from asf_starter.documents.tree import Block
from asf_starter.documents.views.advice import advice
from asf_starter.documents.views.answer_list import all_answers, own_notes
from asf_starter.documents.views.context import Context
from asf_starter.documents.views.criteria import criteria_details, criteria_overview, criteria_sources
from asf_starter.documents.views.legal_form import form_explained, form_ranking
from asf_starter.documents.views.open_questions import agenda, unanswered_by_chapter
from asf_starter.documents.views.people import jobs_plan, positions, price_list, supports

View = Callable[[Context], tuple[Block, ...]]

VIEWS: Mapping[str, View] = {
    "advice": advice,
    "agenda": agenda,
    "unanswered_by_chapter": unanswered_by_chapter,
    "all_answers": all_answers,
    "own_notes": own_notes,
    "criteria_overview": criteria_overview,
    "criteria_details": criteria_details,
    "criteria_sources": criteria_sources,
    "jobs_plan": jobs_plan,
    "positions": positions,
    "supports": supports,
    "price_list": price_list,
    "form_ranking": form_ranking,
    "form_explained": form_explained,
}
