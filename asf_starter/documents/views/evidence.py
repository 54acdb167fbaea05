"""The papers that show how the enterprise stands: an index of all evidence, and a list of what is filed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from asf_starter.core.law.criteria import CriterionVerdict
from asf_starter.core.law.evidence import Evidence
from asf_starter.core.law.filed_evidence import TABLE, FiledPaper, filed_papers
from asf_starter.documents.tree import Block, Cell, Heading, Paragraph, Run, Runs, Table
from asf_starter.documents.views.context import Context, run, simple_table
from asf_starter.documents.views.criteria import STATE_SIGNS

NOTHING = "–"
_Filed = tuple[Evidence | None, str, FiledPaper]
"""A paper with the item that it is filed under, if any, and that item's criterion."""
_DETAILS = "criteria_details"
"""The section that cites each piece of evidence; where a document holds it, its page is named."""


def evidence_index(context: Context) -> tuple[Block, ...]:
    """Criterion by criterion: each piece of evidence with its state, day and file, and what that shows."""
    blocks: list[Block] = []
    for verdict in context.assessment.criteria:
        blocks.append(Heading(2, run(context.words(f"criteria.{verdict.id}.name"))))
        blocks.append(_index_of(context, verdict))
    loose = _not_under_an_item(context)
    if loose:
        blocks.append(Heading(2, run(context.words("evidence.index.loose"))))
        blocks.append(_list_of(context, [(None, "", paper) for paper in loose]))
    return tuple(blocks)


def filed_evidence(context: Context) -> tuple[Block, ...]:
    """The filed papers by criterion, and the page on which each is cited; nothing where none is filed."""
    rows: list[_Filed] = [
        (found, verdict.id, paper)
        for verdict in context.assessment.criteria
        for found in verdict.evidence
        for paper in found.papers
    ]
    rows += [(None, "", paper) for paper in _not_under_an_item(context)]
    return (_list_of(context, rows),) if rows else ()


def evidence_count(context: Context) -> tuple[Block, ...]:
    """How much of the evidence exists, how much of it lies in the plan, and how much is left."""
    found = [entry for verdict in context.assessment.criteria for entry in verdict.evidence]
    values = {
        "all": len(found),
        "exists": sum(entry.state == "exists" for entry in found),
        "drafts": sum(entry.state == "draft" for entry in found),
        "papers": len(filed_papers(context.assessment.answers)),
    }
    return (Paragraph(context.say("evidence.index.count", **values), "lead"),)


def _not_under_an_item(context: Context) -> list[FiledPaper]:
    """Papers without an item, or under one that does not count for these founders."""
    counted = {
        paper.row
        for verdict in context.assessment.criteria
        for found in verdict.evidence
        for paper in found.papers
    }
    return [paper for paper in filed_papers(context.assessment.answers) if paper.row not in counted]


def _index_of(context: Context, verdict: CriterionVerdict) -> Table:
    keys = (("item", 3.4), ("state", 1.0), ("date", 1.3), ("paper", 2.5))
    rows: list[list[Cell]] = []
    for found in verdict.evidence:
        for paper in found.papers or (None,):
            rows.append(
                [
                    Cell(_item(context, verdict.id, found)),
                    _state(context, found),
                    Cell(_day(context, paper.date if paper else found.date)),
                    Cell(_paper(context, paper)),
                ]
            )
    name = context.words(f"criteria.{verdict.id}.name")
    return _table(context, keys, rows, context.words("evidence.index.summary", name=name))


def _list_of(context: Context, papers: Sequence[_Filed]) -> Table:
    """Papers as a table, each with the page that cites it where the document holds that page."""
    cited = _DETAILS in context.outline.sections
    keys = [("file", 1.8), ("shows", 2.0), ("date", 1.0), ("item", 2.2)]
    keys += [("page", 0.6)] if cited else []
    rows = []
    for found, criterion, paper in papers:
        item = _item(context, criterion, found) if found else run(NOTHING)
        row = [Cell(_file(context, paper)), Cell(_shows(paper)), Cell(_day(context, paper.date)), Cell(item)]
        page = (Run("", page_of=f"criterion_{criterion}"),) if found else run(NOTHING)
        rows.append([*row, Cell(page)] if cited else row)
    return _table(context, keys, rows, context.words("evidence.index.filed_summary"))


def _table(
    context: Context, keys: Sequence[tuple[str, float]], rows: Sequence[Sequence[Cell]], summary: str
) -> Table:
    heads = [context.words(f"evidence.column.{key}") for key, _ in keys]
    return simple_table(heads, rows, summary, shares=[share for _, share in keys])


def _item(context: Context, criterion: str, found: Evidence) -> Runs:
    return context.say(f"criteria.{criterion}.evidence.{found.id}.text")


def _state(context: Context, found: Evidence) -> Cell:
    word = context.words(f"common.status.{found.state}")
    return Cell(run(word, origins=found.statement.answers), STATE_SIGNS[found.state])


def _day(context: Context, day: date | None) -> Runs:
    return run(context.notation.date(day)) if day else run(NOTHING)


def _shows(paper: FiledPaper | None) -> Runs:
    return run(paper.shows, origins=(TABLE,)) if paper and paper.shows else run(NOTHING)


def _paper(context: Context, paper: FiledPaper | None) -> Runs:
    """A paper in one cell: its file, and what that shows."""
    if paper is None:
        return run(NOTHING)
    shows = (Run(f": {paper.shows}", origins=(TABLE,)),) if paper.shows else ()
    return (*_file(context, paper), *shows)


def _file(context: Context, paper: FiledPaper | None) -> Runs:
    """The file's name and what sort of paper it is; whether its bytes are in the plan."""
    return tuple(_about_file(context, paper)) if paper else run(NOTHING)


def _about_file(context: Context, paper: FiledPaper) -> Iterator[Run]:
    yield Run(paper.name, origins=(TABLE,))
    question = context.handbook.interview.find(TABLE)
    kind = question.column("kind") if question else None
    option = kind.option(paper.kind) if kind else None
    if option:
        yield Run(f" ({option.in_text})", soft=True, origins=(TABLE,))
    if context.assessment.plan.file(paper.sha256) is None:
        yield Run(f" {context.words('evidence.index.lost')}", origins=(TABLE,))
