"""The road to a founded enterprise: the agenda of the first meeting, the steps with their days, the fees."""

from __future__ import annotations

from collections.abc import Iterator

from asf_starter.core.interview.conditions import Condition, holds
from asf_starter.core.law.founding_steps import DatedFee, DatedStep, founding_timeline
from asf_starter.core.placing import placed_parts
from asf_starter.documents.tree import (
    Block,
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Table,
    TableRow,
)
from asf_starter.documents.views.context import Context, quiet, run

MINUTES_OF_NOTICE = {
    "founding_notice_economic_association": "founding_minutes_economic_association",
    "founding_notice_non_profit_association": "founding_minutes_non_profit_association",
}
"""Which minutes follow a notice: their clauses are its agenda."""


def founding_agenda(context: Context) -> tuple[Block, ...]:
    """The items of the first meeting, numbered as the clauses of its minutes."""
    minutes = context.handbook.outlines[MINUTES_OF_NOTICE[context.outline.id]]
    placed = placed_parts(minutes, context.handbook.sections, lambda part: applies(context, part))
    titles = [place.parts[0].title for place in placed if place.number]
    return (Items(tuple(Item((Paragraph(run(title)),)) for title in titles), "number"),)


def applies(context: Context, condition: Condition) -> bool:
    """Whether a condition is known to hold for this plan."""
    return holds(condition, context.assessment.answers.value, context.handbook.rules) is True


def founding_steps(context: Context) -> tuple[Block, ...]:
    """The steps in order: a box to tick, what to do, when, papers, where to, and what it costs."""
    keys = (("number", 0.4), ("step", 3.0), ("when", 1.6), ("papers", 1.8), ("where", 1.4), ("fee_head", 1.6))
    heads = tuple(Column(run(context.words(f"founding.steps.{key}")), share=share) for key, share in keys)
    rows = [_step(context, number, step) for number, step in enumerate(_timeline(context), 1)]
    if not rows:
        return (Paragraph(context.gap_for("legal_form")),)
    summary = context.words("founding.steps.summary")
    return (Table(heads, tuple(rows), summary, wide=True),)


def _timeline(context: Context) -> tuple[DatedStep, ...]:
    handbook, assessment = context.handbook, context.assessment
    return founding_timeline(
        handbook.law.steps, assessment.answers, handbook.rules, assessment.rates, assessment.day
    )


def _step(context: Context, number: int, dated: DatedStep) -> TableRow:
    step = dated.step
    words: list[Run] = [*run(context.words(f"law.steps.{step.id}.text"))]
    if step.law:
        words.append(Run(f" ({step.statute} {step.law})", soft=True))
    if not step.verified:
        words += [Run(" "), Run(context.words("founding.check"), bold=True)]
    fees = [_fee(context, fee) for fee in dated.fees]
    return TableRow(
        (
            Cell(run(str(number))),
            Cell(tuple(words)),
            Cell(_when(context, dated)),
            Cell(run(", ".join(_papers(context, dated)) or "–")),
            Cell(run(step.authority or "–")),
            Cell(run(" ".join(fees) or "–")),
        )
    )


def _when(context: Context, dated: DatedStep) -> Runs:
    """The day where it is known, else (or besides) the rule in words."""
    step, runs = dated.step, []
    if dated.day and step.day:
        day = context.notation.date(dated.day)
        text = context.words(f"founding.steps.{step.day.relation}", day=day)
        runs.append(Run(text, bold=True, origins=(step.day.question,)))
    if step.due:
        runs.append(Run(f"{' ' if runs else ''}{step.due}"))
    return tuple(runs) or run("–")


def _papers(context: Context, dated: DatedStep) -> Iterator[str]:
    for name in dated.step.documents:
        outline = context.handbook.outlines[name]
        if applies(context, outline.when):
            yield str(outline.title)


def _fee(context: Context, fee: DatedFee) -> str:
    """A fee with the day from which it holds, and a request to check it where it may have changed."""
    rate = context.assessment.rates.rate(fee.rate)
    label, amount, since = rate.label if rate else fee.rate, fee.value.value, fee.value.since
    key = "fee_since" if since else "fee"
    text = context.words(f"founding.steps.{key}", label=label, amount=amount, since=since)
    return text if fee.established else f"{text} {context.words('founding.check')}"


def registration_fees(context: Context) -> tuple[Block, ...]:
    """What the registration costs, each fee with the day from which it holds."""
    fees = [fee for step in _timeline(context) for fee in step.fees]
    if not fees:
        return ()
    items = tuple(Item((Paragraph(run(_fee(context, fee))),)) for fee in fees)
    return (quiet(context.words("founding.steps.fees_title")), Items(items))
