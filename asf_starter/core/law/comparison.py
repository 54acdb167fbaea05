"""Legal forms side by side: facts of daily life, fees of the day, and the four criteria against each form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from asf_starter.core.economy.rates import Rates
from asf_starter.core.law.criterion import CRITERIA
from asf_starter.core.law.form_book import FACTS, Fee, FormBook, LegalForm, Mark
from asf_starter.core.law.unverified import marked
from asf_starter.core.texts import Statement


@dataclass(frozen=True)
class ComparisonRow:
    """A row of the comparison: a label and, for each form, its sentences (none: nothing is known)."""

    id: str
    label: Statement
    cells: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True)
class MarkedNote:
    """How a criterion stands with a form: the mark (a sign goes with it), its word and the sentence."""

    mark: Mark
    word: Statement
    text: Statement


def compare_forms(
    form_ids: Sequence[str], book: FormBook, rates: Rates, day: date
) -> tuple[ComparisonRow, ...]:
    """The forms side by side, with the fees in force on a day. Raises KeyError for an unknown form."""
    forms = [book.by_id[form_id] for form_id in form_ids]
    rows = [
        ComparisonRow(fact, Statement(f"form_choice.fact.{fact}"), tuple(_fact(form, fact) for form in forms))
        for fact in FACTS
    ]
    fees = tuple(tuple(_fee(form, fee, rates, day) for fee in form.fees) for form in forms)
    return (*rows, ComparisonRow("fees", Statement("form_choice.fact.fees"), fees))


def criteria_of_form(form_id: str, book: FormBook) -> dict[str, tuple[MarkedNote, ...]]:
    """How each of the four criteria stands with a form. Raises KeyError for an unknown form."""
    form = book.by_id[form_id]
    return {
        criterion: tuple(
            MarkedNote(
                mark=note.mark,
                word=Statement(f"form_choice.mark.{note.mark}"),
                text=marked(
                    Statement(f"legal_forms.{form.id}.criteria.{note.id}.text", source=note.source),
                    note.verified,
                ),
            )
            for note in form.notes_on(criterion)
        )
        for criterion in CRITERIA
    }


def _fact(form: LegalForm, fact_id: str) -> tuple[Statement, ...]:
    fact = form.fact(fact_id)
    if fact is None:
        return ()
    statement = Statement(f"legal_forms.{form.id}.facts.{fact.id}.text", source=fact.source)
    return (marked(statement, fact.verified),)


def _fee(form: LegalForm, fee: Fee, rates: Rates, day: date) -> Statement:
    """A fee in kronor, with the day it holds from; to be checked where it may have changed since."""
    values: dict[str, object] = {"label": Statement(f"legal_forms.{form.id}.fees.{fee.id}.label")}
    online = rates.in_force(fee.online, day)
    if online is None or online.value is None:
        return marked(Statement("form_choice.fee.unknown", values), False)
    text = "online"
    values["amount"] = online.value
    paper = rates.in_force(fee.paper, day) if fee.paper else None
    if paper and paper.value is not None:
        text = "online_and_paper"
        values["paper_amount"] = paper.value
    if online.since:
        values["since"] = online.since
    else:
        text += "_undated"
    statement = Statement(f"form_choice.fee.{text}", values, source=online.source)
    return marked(statement, online.verified and rates.is_established(fee.online, day))
