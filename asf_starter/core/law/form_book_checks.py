"""What does not fit together in the definitions of the legal forms; the loader calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asf_starter.core.interview.conditions import Rules, questions_in, rules_in
from asf_starter.core.interview.interview import Interview
from asf_starter.core.law.criterion import CRITERIA
from asf_starter.core.law.form_book import FACTS, FormBook, ScoredQuestion


def problems_of(book: FormBook, interview: Interview) -> Iterator[str]:
    """What does not fit together: ids that nobody defines, missing facts, reasons without words."""
    form_ids = set(book.by_id)
    for form in book.forms:
        place = f"legal_forms.{form.id}"
        if form.ranked:
            yield from (f"{place}: the fact {name} is missing" for name in FACTS if not form.fact(name))
            for criterion in CRITERIA:
                if not form.notes_on(criterion):
                    yield f"{place}: nothing is said about the criterion {criterion}"
        yield from (f"{place}: unknown fact {fact.id}" for fact in form.facts if fact.id not in FACTS)
        for variant in form.variants:
            variant_place = f"{place}.variants.{variant.id}"
            yield from _unknown(questions_in(variant.when), interview, variant_place)
    for question in book.scoring.questions:
        yield from _problems_of_question(question, book, interview)
    for hindrance in book.scoring.hindrances:
        place = f"legal_forms.scoring.hindrances.{hindrance.id}"
        yield from (f"{place}: no form {form}" for form in hindrance.forms if form not in form_ids)
        yield from _unknown(hindrance.answers, interview, place)
        for asked in questions_in(hindrance.when):
            if asked not in hindrance.answers:
                yield f"{place}: looks at {asked}, which is not among its answers"


def _problems_of_question(scored: ScoredQuestion, book: FormBook, interview: Interview) -> Iterator[str]:
    place = f"legal_forms.scoring.questions.{scored.id}"
    question = interview.find(scored.id)
    if question is None:
        yield f"{place}: no question {scored.id}"
        return
    expected = {"yes", "no"} if scored.yes_no else {option.id for option in question.options}
    if set(scored.by_answer) != expected or (question.kind == "yes_no") != scored.yes_no:
        yield f"{place}: its answers are not those of the question"
    for answer in scored.answers:
        for form in answer.points:
            if form not in book.by_id:
                yield f"{place}.{answer.id}: no form {form}"
        if any(points > 0 for points in answer.points.values()) and not answer.speaks_for:
            yield f"{place}.{answer.id}: has points above 0 but no speaks_for"
        if any(points < 0 for points in answer.points.values()) and not answer.speaks_against:
            yield f"{place}.{answer.id}: has points below 0 but no speaks_against"


def _unknown(asked: Iterable[str], interview: Interview, place: str) -> Iterator[str]:
    yield from (f"{place}: no question {name}" for name in asked if interview.find(name) is None)


def rule_problems_of(book: FormBook, rules: Rules) -> Iterator[str]:
    """Conditions that name rules which nobody defines."""
    conditions = [
        (f"legal_forms.scoring.hindrances.{hindrance.id}", hindrance.when)
        for hindrance in book.scoring.hindrances
    ]
    conditions += [
        (f"legal_forms.{form.id}.variants.{variant.id}", variant.when)
        for form in book.forms
        for variant in form.variants
    ]
    for place, condition in conditions:
        yield from (f"{place}: no rule {name}" for name in rules_in(condition) if name not in rules)
