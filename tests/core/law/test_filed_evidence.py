"""Papers filed under the evidence items: what they change in a verdict, and what they never do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.filed_files import FiledFile
from asf_starter.core.handbook import Handbook
from asf_starter.core.law.evidence import Evidence
from asf_starter.core.law.filed_evidence import filed_papers, problems_of_filing
from asf_starter.core.plan import Plan, Tree
from asf_starter.documents.phrases import phrases_of

MakePlan = Callable[..., Plan]
DAY = date(2026, 11, 23)
SHA = "a" * 64
FILE = FiledFile(SHA, "application/pdf", b"%PDF-")


def papers(*rows: dict[str, str]) -> Tree:
    """A table of papers; each holds the same file."""
    return [
        {
            "id": f"r{number}",
            "cells": {
                "file": {"v": {"name": row.get("name", "protokoll.pdf"), "sha256": SHA}},
                **{key: {"v": value} for key, value in row.items() if key != "name"},
            },
        }
        for number, row in enumerate(rows, 1)
    ]


def item(handbook: Handbook, plan: Plan, item_id: str) -> Evidence:
    criteria = assess(handbook, plan.with_file(FILE), DAY).criteria
    return next(found for verdict in criteria for found in verdict.evidence if found.id == item_id)


STATES = [
    # name, what is answered of the participation plan, the paper's day → state, day, how it is said
    ("adopted, and filed", "exists", "2026-08-10", "exists", date(2026, 8, 10), "filed"),
    ("adopted, filed without a day", "exists", "", "exists", None, "filed"),
    ("a draft stays a draft", "draft", "2026-08-10", "draft", None, "filed"),
    ("the answer says that there is none", "missing", "2026-08-10", "missing", None, "filed_but_missing"),
    ("nobody answered", "", "2026-08-10", "draft", None, "filed_but_open"),
]


@pytest.mark.parametrize(
    ("name", "answer", "day", "state", "expected_day", "said"), STATES, ids=[row[0] for row in STATES]
)
def test_a_paper_gives_day_and_name_but_answers_no_question(
    handbook: Handbook,
    a_plan: MakePlan,
    name: str,
    answer: str,
    day: str,
    state: str,
    expected_day: date | None,
    said: str,
) -> None:
    plan = a_plan(
        evidence_files=papers({"item": "c2_2", "date": day}), participation_plan_state=answer or None
    )
    found = item(handbook, plan, "c2_2")
    assert (found.state, found.date, found.statement.text) == (state, expected_day, f"compass.reason.{said}")
    assert "evidence_files" in found.statement.answers
    assert "protokoll.pdf" in phrases_of(handbook).say(found.statement)


def test_the_answered_day_goes_before_the_papers(handbook: Handbook, a_plan: MakePlan) -> None:
    plan = a_plan(
        evidence_files=papers({"item": "c2_2", "date": "2026-08-10"}),
        participation_plan_state="exists",
        participation_plan_date="2026-08-11",
    )
    assert item(handbook, plan, "c2_2").date == date(2026, 8, 11)


def test_the_newest_of_several_papers_gives_the_day(handbook: Handbook, a_plan: MakePlan) -> None:
    rows = papers(
        {"item": "c2_2", "date": "2026-08-10", "name": "b.pdf"},
        {"item": "c2_2", "name": "c.pdf"},
        {"item": "c2_2", "date": "2026-05-01", "name": "a.pdf"},
        {"item": "c3_3", "date": "2026-12-24", "name": "d.pdf"},
    )
    found = item(handbook, a_plan(evidence_files=rows, participation_plan_state="exists"), "c2_2")
    assert [paper.name for paper in found.papers] == ["a.pdf", "b.pdf", "c.pdf"]
    assert found.date == date(2026, 8, 10)
    words = phrases_of(handbook).say(found.statement).replace("\u00a0", " ")
    assert words.endswith(
        "Det ligger i planen: a.pdf (1 maj 2026), b.pdf (10 augusti 2026) och c.pdf (utan datum)."
    )


def test_a_row_without_a_file_is_no_paper(handbook: Handbook, a_plan: MakePlan) -> None:
    plan = a_plan(evidence_files=[{"id": "r1", "cells": {"shows": {"v": "Ett möte"}}}])
    assert filed_papers(assess(handbook, plan, DAY).answers) == ()


def test_a_paper_makes_no_verdict_by_itself(handbook: Handbook, a_plan: MakePlan) -> None:
    """Papers for every item and not one answer: nothing is met."""
    items = [found.id for criterion in handbook.criteria for found in criterion.evidence]
    rows = papers(*({"item": name, "date": "2026-08-10"} for name in items))
    verdicts = {found.verdict for found in assess(handbook, a_plan(evidence_files=rows), DAY).criteria}
    assert "met" not in verdicts


def test_a_file_that_did_not_come_along_is_a_problem_and_still_named(
    handbook: Handbook, a_plan: MakePlan
) -> None:
    plan = a_plan(evidence_files=papers({"item": "c2_2", "date": "2026-08-10"}))
    assessment = assess(handbook, plan, DAY)
    problem = assessment.answers.problems[0]
    assert (problem.text, problem.row, problem.column) == ("problems.kind.file_lost", "r1", "file")
    assert [paper.name for paper in filed_papers(assessment.answers)] == ["protokoll.pdf"]


def test_papers_are_filed_under_the_items_of_the_criteria(handbook: Handbook) -> None:
    assert list(problems_of_filing(handbook.criteria, handbook.interview)) == []
    without = [replace(handbook.criteria[0], evidence=handbook.criteria[0].evidence[1:])]
    told = list(problems_of_filing(without, handbook.interview))
    assert f"question evidence_files.item: there is no evidence {handbook.criteria[0].evidence[0].id}" in told
    more = replace(handbook.criteria[0].evidence[0], id="c9_9")
    told = list(problems_of_filing([replace(handbook.criteria[0], evidence=(more,))], handbook.interview))
    assert "question evidence_files.item: the evidence c9_9 is missing" in told
