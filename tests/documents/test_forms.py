"""What is filled in with a pen: forms, columns beside printed ones, papers without facts and advice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.outlines import Form, Outline, Part, Section
from asf_starter.core.plan import Plan
from asf_starter.core.texts import Text
from asf_starter.documents.compose import compose
from asf_starter.documents.phrases import plain
from asf_starter.documents.tree import Document, Paragraph, Table, WritingLines

DAY = date(2026, 11, 23)
FORM = Form(
    summary=Text("Mötets frågor."),
    heads=(Text("Fråga"), Text("Svar"), Text("Vem")),
    rows=((Text("Möten: {coworker_meetings_per_year}"),), (Text("Namn"), Text("Husmöte"))),
    blank=2,
    shares=(Decimal(2), Decimal(1), Decimal(1)),
)


def composed(handbook: Handbook, *parts: Part, bare: bool = False, **typed: str) -> Document:
    outline = Outline(
        "form", Text("Blad"), Text("…"), ("only",), subtitle=Text("{enterprise_name}"), bare=bare
    )
    book = replace(
        handbook, outlines={"form": outline}, sections={"only": Section("only", Text("Fyll i"), parts)}
    )
    plan = Plan(id="00000000-0000-4000-8000-000000000000")
    for question, value in typed.items():
        plan = plan.with_typed(question, value)
    return compose("form", assess(book, plan, DAY), book)


def table_in(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def test_a_form_has_its_rows_and_then_empty_ones(handbook: Handbook) -> None:
    table = table_in(composed(handbook, Part(form=FORM), coworker_meetings_per_year="12"))
    assert [plain(column.runs) for column in table.columns] == ["Fråga", "Svar", "Vem"]
    assert [column.share for column in table.columns] == [2.0, 1.0, 1.0]
    assert table.summary == "Mötets frågor."
    printed = [[plain(cell.runs).strip().replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
    assert printed == [["Möten: 12 möten", "", ""], ["Namn", "Husmöte", ""], ["", "", ""], ["", "", ""]]
    lines = [[cell.runs[-1].gap for cell in row.cells] for row in table.rows]
    assert lines == [[False, True, True], [False, False, True], [True] * 3, [True] * 3]


@pytest.mark.parametrize(("typed", "draft"), [({"coworker_meetings_per_year": "12"}, False), ({}, True)])
def test_only_an_answer_that_is_missing_makes_a_form_a_draft(
    handbook: Handbook, typed: dict[str, str], draft: bool
) -> None:
    """Lines for a pen leave nothing open."""
    assert composed(handbook, Part(form=FORM), **typed).draft is draft


def test_rows_are_headers_only_where_every_row_has_a_name(handbook: Handbook) -> None:
    assert not table_in(composed(handbook, Part(form=FORM))).row_headers
    assert table_in(composed(handbook, Part(form=replace(FORM, blank=0)))).row_headers


def test_a_form_may_stand_under_a_label(handbook: Handbook) -> None:
    blocks = composed(handbook, Part(form=FORM, label=Text("Skriv här"))).blocks
    label = blocks[blocks.index(table_in(composed(handbook, Part(form=FORM)))) - 1]
    assert isinstance(label, Paragraph)
    assert (plain(label.runs), label.style, label.keep_with_next) == ("Skriv här", "quiet", True)


def test_columns_by_hand_stand_after_those_of_the_answers(handbook: Handbook) -> None:
    rows = [{"id": "r1", "cells": {"name": {"v": "Husmöte"}, "rhythm": {"v": "monthly"}}}]
    part = Part(table="meetings", columns=("name", "rhythm"), by_hand=(Text("Så blev det"),))
    table = table_in(composed(handbook, part, meetings=rows))  # type: ignore[arg-type] # rows of a table
    assert [plain(column.runs) for column in table.columns] == ["Möte", "Hur ofta", "Så blev det"]
    (row,) = table.rows
    assert [cell.runs[-1].gap for cell in row.cells] == [False, False, True]


def test_a_label_above_lines_may_hold_an_answer(handbook: Handbook) -> None:
    part = Part(lines=2, label=Text("Möten, {coworker_meetings_per_year}"))
    (lines,) = (
        block
        for block in composed(handbook, part, coworker_meetings_per_year="12").blocks
        if isinstance(block, WritingLines)
    )
    assert plain(lines.label).replace("\u00a0", " ") == "Möten, 12 möten"


def test_a_bare_paper_has_no_facts_and_no_advice(handbook: Handbook) -> None:
    usual, bare = (composed(handbook, Part(form=FORM), bare=each) for each in (False, True))
    assert usual.facts
    assert usual.disclaimer
    assert (bare.facts, bare.disclaimer) == ((), ())


@pytest.mark.parametrize(("length", "is_printed"), [(80, True), (81, False)])
def test_a_very_long_name_stands_in_the_footer_of_a_bare_paper_only(
    handbook: Handbook, length: int, is_printed: bool
) -> None:
    name = "K" * length
    bare, usual = (
        composed(handbook, Part(form=FORM), bare=each, enterprise_name=name) for each in (True, False)
    )
    assert bare.subtitle == (name if is_printed else "")
    assert (bare.enterprise, usual.subtitle) == (name, name)
