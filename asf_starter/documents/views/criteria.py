"""The four criteria: at a glance, in detail with evidence, and their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from asf_starter.core.law.criteria import CriterionVerdict
from asf_starter.core.law.criterion import State
from asf_starter.core.law.evidence import Evidence
from asf_starter.core.texts import Statement
from asf_starter.documents.citations import each_once
from asf_starter.documents.tree import (
    Advice,
    Block,
    Cell,
    Column,
    Heading,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Sign,
    Table,
    TableRow,
)
from asf_starter.documents.views.binding import binding, clauses_of
from asf_starter.documents.views.context import Context, quiet, run

STATE_SIGNS: Mapping[State, Sign] = {
    "exists": "met",
    "draft": "partly",
    "missing": "not_yet",
    "unknown": "unknown",
}

SAID_ONCE = frozenset({"compass.why.not_registered", "compass.why.registration_unknown"})
"""Reasons that hold for all four criteria alike: said once, under the overview."""

_NAMED_IN_ROW: Mapping[str, str] = {
    "compass.reason.unanswered": "views.criteria.unanswered",
    "compass.reason.partly_answered": "views.criteria.partly_answered",
}


def verdict_runs(context: Context, verdict: str, *, bold: bool = True) -> Runs:
    """A verdict's word."""
    return run(context.words(f"common.status.{verdict}"), bold=bold)


def criteria_overview(context: Context) -> tuple[Block, ...]:
    """One row a criterion: verdict, why, next step. Skoopi's verdict beside the official one."""
    rows = []
    for verdict in context.assessment.criteria:
        name = context.words(f"criteria.{verdict.id}.name")
        why = verdict.breakers[:1] or verdict.reasons[:1]
        rows.append(
            TableRow(
                (
                    Cell(run(name, bold=True)),
                    Cell(verdict_runs(context, verdict.verdict), verdict.verdict),
                    Cell(verdict_runs(context, verdict.skoopi.verdict, bold=False), verdict.skoopi.verdict),
                    Cell(_joined(context, why)),
                    Cell(context.phrases.runs(verdict.next_step) if verdict.next_step else run("–")),
                )
            )
        )
    keys = ("criterion", "official", "skoopi", "why", "next")
    shares = (1.25, 0.95, 0.95, 1.9, 2.2)
    heads = tuple(
        Column(run(context.words(f"views.criteria.{key}")), share=share)
        for key, share in zip(keys, shares, strict=True)
    )
    table = Table(heads, tuple(rows), context.words("views.criteria.summary"))
    note = list(context.say("views.criteria.whose"))
    for runs in _said_once(context):
        note += [Run(" "), *runs]
    return (table, Paragraph(tuple(note), "small"))


def criteria_common(context: Context) -> tuple[Block, ...]:
    """What holds for all four criteria alike."""
    return tuple(Paragraph(runs, "small") for runs in _said_once(context))


def _said_once(context: Context) -> tuple[Runs, ...]:
    """The first of the reasons that are the same for all criteria, if any."""
    found = (
        context.phrases.runs(reason)
        for verdict in context.assessment.criteria
        for reason in verdict.reasons
        if reason.text in SAID_ONCE
    )
    return tuple(islice(found, 1))


def criteria_short(context: Context) -> tuple[Block, ...]:
    """One entry a criterion: its verdict, and what breaks it or else the next step."""
    items = []
    for verdict in context.assessment.criteria:
        name = context.words(f"criteria.{verdict.id}.name")
        word = context.words(f"common.status.{verdict.verdict}")
        skoopi = context.words(f"common.status.{verdict.skoopi.verdict}")
        runs = [Run(f"{name}: {word}. ", bold=True)]
        if verdict.skoopi.verdict != verdict.verdict:
            runs.append(Run(f"{context.words('views.criteria.skoopi')}: {skoopi}. "))
        what = verdict.breakers[0] if verdict.breakers else verdict.next_step
        runs += context.phrases.runs(what) if what else ()
        items.append(Item((Paragraph(tuple(runs)),), verdict.verdict))
    return (Items(tuple(items), "sign"),)


def _joined(context: Context, statements: tuple[Statement, ...]) -> Runs:
    runs: list[Run] = []
    for statement in statements:
        runs += [*context.phrases.runs(statement), Run(" ")]
    return tuple(runs[:-1])


def criteria_details(context: Context) -> tuple[Block, ...]:
    """Each criterion with both yardsticks, the evidence item by item, breakers, remarks and next step."""
    return tuple(
        block
        for verdict in context.assessment.criteria
        for block in (
            Heading(2, run(context.words(f"criteria.{verdict.id}.name")), anchor=f"criterion_{verdict.id}"),
            *criterion_details(context, verdict),
        )
    )


def criterion_details(context: Context, verdict: CriterionVerdict) -> Iterator[Block]:
    """The same of one criterion, without its heading."""
    place = f"criteria.{verdict.id}"
    yield Items(
        (
            _yardstick(context, "official", verdict.verdict, f"{place}.meaning"),
            _yardstick(context, "skoopi", verdict.skoopi.verdict, f"{place}.skoopi_meaning"),
        ),
        "sign",
    )
    evidence = [found.statement for found in verdict.evidence]
    for reason in verdict.reasons:
        if reason not in evidence and reason not in verdict.breakers and reason.text not in SAID_ONCE:
            yield Paragraph(context.phrases.runs(reason))
    for breaker in verdict.breakers:
        yield Advice("conflict", context.phrases.runs(breaker), (), _source(context, breaker.source))
    yield _evidence_table(context, verdict)
    yield from _only_skoopi(context, verdict)
    if verdict.id == "purpose":
        yield from _shares(context)
    if verdict.id == "reinvestment":
        yield from _readings(context)
    if clauses_of(context, verdict.id):
        yield quiet(context.words("views.criteria.clauses"))
        yield from binding(context, verdict.id)
    for remark in verdict.remarks:
        yield Paragraph(context.phrases.runs(remark), "small")
    if verdict.next_step:
        yield quiet(context.words("views.criteria.next"))
        yield Paragraph(context.phrases.runs(verdict.next_step))
        if verdict.helper:
            yield Paragraph(context.phrases.runs(verdict.helper), "small")


def _only_skoopi(context: Context, verdict: CriterionVerdict) -> Iterator[Block]:
    """The reasons that only Skoopi's reading has."""
    official = [*verdict.reasons, *(found.statement for found in verdict.evidence)]
    own = [reason for reason in verdict.skoopi.reasons[1:] if reason not in official]
    if own:
        yield quiet(context.words("views.criteria.only_skoopi"))
        yield Items(tuple(Item((Paragraph(context.phrases.runs(reason)),)) for reason in own))


def _shares(context: Context) -> Iterator[Block]:
    """The share of the target group: counted on a day, and by the plan for the first twelve months."""
    shares = {"share": context.assessment.share, "planned_share": context.assessment.planned_share}
    for key, share in shares.items():
        if share:
            yield quiet(context.words(f"views.criteria.{key}"))
            yield Paragraph(context.phrases.runs(share.statement))
    if any(shares.values()):
        yield Paragraph(context.say("procurement.planned.log"), "small")


def _readings(context: Context) -> Iterator[Block]:
    """Which readings of "mainly" are satisfied."""
    signs: Mapping[bool | None, Sign] = {True: "met", False: "not_yet", None: "unknown"}
    yield quiet(context.words("views.criteria.readings"))
    items = []
    for reading in context.assessment.readings:
        place = f"criteria.reinvestment.readings.{reading.id}"
        name = run(f"{context.words(f'{place}.name')}. ", bold=True)
        said = context.phrases.runs(reading.statement)
        items.append(Item((Paragraph((*name, *said)),), signs[reading.satisfied]))
    yield Items(tuple(items), "sign")


def _yardstick(context: Context, yardstick: str, verdict: Sign, meaning: str) -> Item:
    name = context.words(f"compass.yardstick.{yardstick}")
    word = context.words(f"common.status.{verdict}")
    runs = (Run(f"{name}: {word}. ", bold=True), *context.say(meaning))
    return Item((Paragraph(runs),), verdict)


def _evidence_table(context: Context, verdict: CriterionVerdict) -> Table:
    keys = (("evidence", 2.2), ("need", 1.0), ("state", 1.1), ("how", 2.6))
    heads = tuple(Column(run(context.words(f"views.criteria.{key}")), share=share) for key, share in keys)
    rows = tuple(_evidence_row(context, verdict.id, found) for found in verdict.evidence)
    summary = context.words(
        "views.criteria.evidence_summary", name=context.words(f"criteria.{verdict.id}.name")
    )
    return Table(heads, rows, summary)


def _evidence_row(context: Context, criterion: str, found: Evidence) -> TableRow:
    state = "unknown" if found.state == "unknown" else found.state
    origins = found.statement.answers
    return TableRow(
        (
            Cell(context.say(f"criteria.{criterion}.evidence.{found.id}.text")),
            Cell(run(context.words(f"compass.need.{found.item.need}"))),
            Cell(
                run(context.words(f"common.status.{state}"), bold=True, origins=origins),
                STATE_SIGNS[found.state],
            ),
            Cell(context.phrases.runs(_beside_its_name(found.statement))),
        )
    )


def _beside_its_name(statement: Statement) -> Statement:
    """A reason as it reads in the row of its evidence: an item that is named there is not named again."""
    if statement.text in _NAMED_IN_ROW:
        return replace(statement, text=_NAMED_IN_ROW[statement.text], values={})
    inner = {
        name: _beside_its_name(value) if isinstance(value, Statement) else value
        for name, value in statement.values.items()
    }
    return replace(statement, values=inner)


def _source(context: Context, source: str) -> str:
    return context.words("common.document.source", source=source) if source else ""


def criteria_sources(context: Context) -> tuple[Block, ...]:
    """Where the criteria, the evidence and the breakers come from, each source once, and when it was read.

    A source is marked where nothing verified rests on it.
    """
    named: list[tuple[str, bool]] = []
    days = [criterion.checked for criterion in context.handbook.criteria]
    for criterion in context.handbook.criteria:
        named += [(criterion.source, criterion.verified), (criterion.skoopi_source, criterion.verified)]
        named += [(item.source, item.verified) for item in criterion.evidence]
        named += [(breaker.source, breaker.verified) for breaker in criterion.breakers]
        days += [item.checked for item in criterion.evidence]
        days += [breaker.checked for breaker in criterion.breakers]
    safe = set(each_once(source for source, verified in named if verified))
    lines = [
        source if source in safe else f"{source}. {context.words('views.sources.check')}"
        for source in each_once(source for source, _ in named)
    ]
    return (
        Paragraph(context.say("views.sources.read", day=min(days)), "small"),
        Items(tuple(Item((Paragraph(run(line), "small"),)) for line in lines)),
    )
