"""Sources: the rates that the budget rests on, and the law and pages behind what is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_starter.core.economy.rates import RateUse
from asf_starter.core.texts import Statement
from asf_starter.documents.citations import each_once
from asf_starter.documents.tree import Block, Cell, Column, Item, Items, Paragraph, Table, TableRow
from asf_starter.documents.views.context import Context, quiet, run


def rates(context: Context) -> tuple[Block, ...]:
    """The rates of the budget with the day they hold from, source, day checked and mark."""
    uses = [use for use in context.assessment.budget.rates_used if context.assessment.has_budget]
    if not uses:
        return (Paragraph(context.say("views.rates.none")),)
    keys = (("rate", 2.6), ("value", 1.0), ("since", 1.2), ("source", 2.8), ("checked", 1.3), ("marks", 0.5))
    heads = tuple(Column(run(context.words(f"views.rates.{key}")), share=share) for key, share in keys)
    rows = tuple(_rate_row(context, use) for use in uses)
    note = context.say("views.rates.note")
    return (Table(heads, rows, context.words("views.rates.summary"), note=note),)


def _rate_row(context: Context, use: RateUse) -> TableRow:
    rate = context.assessment.rates.rate(use.id)
    label = context.words(f"rates.{use.id}.label") if rate else use.id
    value = use.rate_value
    source = source_words(value.source) if value else "–"
    checked = context.notation.date(value.checked) if value else "–"
    marks = ("a" if value is None or not value.verified else "") + ("b" if use.past_last_known else "")
    since = context.notation.date(value.since) if value and value.since else "–"
    origins = (f"rate:{use.id}",)
    return TableRow(
        (
            Cell(run(label, origins=origins)),
            Cell(run(_value_words(context, use), origins=origins)),
            Cell(run(since)),
            Cell(run(source)),
            Cell(run(checked)),
            Cell(run(", ".join(marks))),
        )
    )


def source_words(source: str) -> str:
    """A source for reading: of an address only where it leads, of anything else all."""
    if not source.startswith(("http://", "https://")):
        return source
    return source.partition("://")[2].partition("/")[0].removeprefix("www.")


def _value_words(context: Context, use: RateUse) -> str:
    rate = context.assessment.rates.rate(use.id)
    if use.value is None or rate is None:
        return "–"
    if rate.unit == "percent":
        return context.notation.percent(use.value)
    if rate.unit in ("kr", "kr_month", "kr_hour"):
        return context.notation.kronor(use.value)
    return context.notation.number(use.value)


def sources(context: Context) -> tuple[Block, ...]:
    """Laws and pages behind the advice, the criteria and the forms of this plan, then the rates."""
    items = tuple(Item((Paragraph(run(source), "small"),)) for source in each_once(_named(context)))
    day = context.words("views.sources.day", day=date.fromisoformat(context.handbook.date))
    blocks: list[Block] = [Paragraph(run(day), "small")]
    if items:
        blocks += [quiet(context.words("views.sources.laws")), Items(items)]
    return (*blocks, quiet(context.words("views.rates.summary")), *rates(context))


def _named(context: Context) -> Iterator[str]:
    assessment = context.assessment
    statements: list[Statement] = []
    for verdict in assessment.criteria:
        statements += [*verdict.reasons, *verdict.breakers, *verdict.remarks]
    for form in assessment.forms.forms:
        if form.score is not None:
            statements += [*form.excluded, *form.reasons_for, *form.reasons_against]
    yield from (statement.source for statement in statements if statement.source)
    yield from (note.source for note in assessment.advice if note.source)
