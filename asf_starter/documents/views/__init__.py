"""Views: the parts of documents that are worked out, by name. A section names them in ``view``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from asf_starter.documents.tree import Block
from asf_starter.documents.views.answer_list import all_answers, own_notes
from asf_starter.documents.views.context import Context
from asf_starter.documents.views.open_questions import agenda, unanswered_by_chapter

View = Callable[[Context], tuple[Block, ...]]

VIEWS: Mapping[str, View] = {
    "agenda": agenda,
    "unanswered_by_chapter": unanswered_by_chapter,
    "all_answers": all_answers,
    "own_notes": own_notes,
}
