"""The road to a founded enterprise: the agenda of the first meeting, the steps with their days, the fees."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from asf_starter.core.interview.conditions import Condition, holds
from asf_starter.core.law.founding_steps import PHASES, DatedFee, DatedStep, founding_timeline
from asf_starter.core.placing import placed_parts
from asf_starter.documents.tree import Block, Heading, Item, Items, Paragraph, Run, Runs
from asf_starter.documents.views.context import Context, quiet, run

MINUTES_OF_NOTICE = MappingProxyType(
    {
        "founding_notice_economic_association": "founding_minutes_economic_association",
        "founding_notice_non_profit_association": "founding_minutes_non_profit_association",
    }
)
"""Which minutes follow a notice: their clauses are its agenda."""


def founding_agenda(context: Context) -> tuple[Block, ...]:
    """The items of the first meeting, numbered as the clauses of its minutes."""
    minutes = context.handbook.outlines[MINUTES_OF_NOTICE[context.outline.id]]
    placed = placed_parts(minutes, context.handbook.sections, lambda part: applies(context, part))
    titles = [place.parts[0].title for place in placed if place.number]
    return (Items(tuple(Item((Paragraph(run(title)),)) for title in titles), "number"),)


def owner_decisions(context: Context) -> tuple[Block, ...]:
    """What the company takes up with its owner first, one point each; a line where it is not answered."""
    question = context.handbook.interview.question("owner_decisions")
    chosen = context.assessment.answers.value(question.id)
    options = [question.option(str(each)) for each in chosen] if isinstance(chosen, tuple) else []
    points = [run(option.in_text, origins=(question.id,)) for option in options if option]
    points = points or [context.gap_for(question.id)]
    return (Items(tuple(Item((Paragraph(point),)) for point in points)),)


def applies(context: Context, condition: Condition) -> bool:
    """Whether a condition is known to hold for this plan."""
    return holds(condition, context.assessment.answers.value, context.handbook.rules) is True


def founding_steps(context: Context) -> tuple[Block, ...]:
    """The steps by phase, each with a box to tick: what to do, when, papers, where to, what it costs."""
    blocks: list[Block] = []
    timeline = _timeline(context)
    for phase in PHASES:
        steps = [step for step in timeline if step.step.phase == phase]
        if steps:
            blocks.append(Heading(2, run(context.words(f"founding.phase.{phase}")), anchor=f"phase_{phase}"))
            blocks.append(Items(tuple(_step(context, step) for step in steps), "checkbox"))
    return tuple(blocks) or (Paragraph(context.gap_for("legal_form")),)


def _timeline(context: Context) -> tuple[DatedStep, ...]:
    handbook, assessment = context.handbook, context.assessment
    return founding_timeline(
        handbook.law.steps, assessment.answers, handbook.rules, assessment.rates, assessment.day
    )


def _step(context: Context, dated: DatedStep) -> Item:
    step = dated.step
    words: list[Run] = [*_day(context, dated), *run(step.text)]
    if not step.verified:
        words += [Run(" "), Run(context.words("founding.check"), bold=True)]
    lines: list[Block] = [Paragraph(tuple(words))]
    details = tuple(_details(context, dated))
    if details:
        lines.append(Paragraph(run(" ".join(details)), "small"))
    return Item(tuple(lines))


def _day(context: Context, dated: DatedStep) -> Runs:
    """The day where it is known, in front of what is to be done."""
    day = dated.step.day
    if dated.day is None or day is None:
        return ()
    text = context.words(f"founding.steps.{day.relation}", day=context.notation.date(dated.day))
    return (Run(f"{text} ", bold=True, origins=(day.question,)),)


def _details(context: Context, dated: DatedStep) -> Iterator[str]:
    """The rule for the day in words, papers, authority, fees and the law, as far as there are any."""
    step = dated.step
    if step.due:
        yield context.words("founding.steps.due", due=step.due)
    papers = list(_papers(context, dated))
    if papers:
        yield context.words("founding.steps.papers", papers=context.phrases.join(papers))
    if step.authority:
        yield context.words("founding.steps.where", authority=step.authority)
    if dated.fees:
        fees = " ".join(_fee(context, fee) for fee in dated.fees)
        yield context.words("founding.steps.fees", fees=fees)
    if step.law:
        yield context.words("founding.steps.law", law=f"{step.statute} {step.law}")


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
