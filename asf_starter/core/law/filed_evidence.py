"""The papers that founders have filed, as evidence for the items of the criteria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.interview import Interview
from asf_starter.core.interview.values import EvidenceFile, Row
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.texts import Statement

TABLE = "evidence_files"
"""The question in which papers are filed: a row a paper."""


@dataclass(frozen=True)
class FiledPaper:
    """A filed paper. ``item`` is the evidence item that it is filed under, empty where none is chosen.

    ``kind`` is an option of the column of that name, ``shows`` what the founders say that it shows.
    """

    row: str
    name: str
    sha256: str
    item: str = ""
    kind: str = ""
    date: date | None = None
    shows: str = ""

    @property
    def statement(self) -> Statement:
        """The paper inside a sentence: its name, and its day if known."""
        if self.date is None:
            return Statement("compass.paper.undated", {"name": self.name}, (TABLE,))
        return Statement("compass.paper.dated", {"name": self.name, "date": self.date}, (TABLE,))


def filed_papers(answers: Answers) -> tuple[FiledPaper, ...]:
    """All papers that hold a file, oldest first; those without a day come last, in the founders' order."""
    papers = [paper for row in answers.rows(TABLE) if (paper := _paper(row))]
    return tuple(sorted(papers, key=lambda paper: (paper.date is None, paper.date or date.max)))


def filed_under(answers: Answers, item: str) -> tuple[FiledPaper, ...]:
    """The papers filed under an evidence item."""
    return tuple(paper for paper in filed_papers(answers) if paper.item == item)


def _paper(row: Row) -> FiledPaper | None:
    file = row.value("file")
    if not isinstance(file, EvidenceFile):
        return None
    day = row.value("date")
    return FiledPaper(
        row.id,
        file.name,
        file.sha256,
        item=_text(row, "item"),
        kind=_text(row, "kind"),
        date=day if isinstance(day, date) else None,
        shows=_text(row, "shows"),
    )


def _text(row: Row, column: str) -> str:
    value = row.value(column)
    return value if isinstance(value, str) else ""


def problems_of_filing(criteria: Sequence[Criterion], interview: Interview) -> Iterator[str]:
    """For the loader: the items to file papers under are the evidence items of the criteria, all of them."""
    table = interview.find(TABLE)
    column = table.column("item") if table else None
    if column is None:
        return
    items = {item.id for criterion in criteria for item in criterion.evidence}
    offered = {option.id for option in column.options}
    yield from (f"question {TABLE}.item: there is no evidence {item}" for item in sorted(offered - items))
    yield from (f"question {TABLE}.item: the evidence {item} is missing" for item in sorted(items - offered))
