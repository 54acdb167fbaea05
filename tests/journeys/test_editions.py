"""Four editions of the business plan: each for its reader, inside its pages, with nothing of the others."""

from __future__ import annotations

import json
import os
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lix import as_phrases, count_all
from pypdf import PdfReader

from asf_starter import cli
from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.decisions import with_answer
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Plan, Tree, typed_rows
from asf_starter.documents.compose import compose
from asf_starter.documents.markdown import write_markdown
from asf_starter.documents.pdf import write_pdf
from asf_starter.export import export_documents
from asf_starter.export_options import Options, documents_for
from asf_starter.look_files import load_look
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file, write_plan_file
from asf_starter.storage.plan_in_pdf import read_plan_in_pdf
from asf_starter.storage.plan_store import example_ids

DAY = date(2026, 11, 23)
EXAMPLES = example_ids(resources_folder())
LIMITED = (
    "business_plan_bank",
    "business_plan_municipality",
    "business_plan_members",
    "offer_sheet",
    "advisor_paper",
)
EDITIONS = ("business_plan_advisor", *LIMITED[:3])
PRINTED_SHORT = LIMITED[:4]
MOST_LIX_FOR_MEMBERS = 30.0
FULL = bool(os.environ.get("ASF_FULL"))

LONG = "Det här är en ganska lång mening om hur vi tänker arbeta tillsammans i vårt företag. " * 12
SHORT = "Ett namn som är alldeles ovanligt långt och som därför tar mycket plats på varje rad"
PERSON: Tree = {"role": SHORT, "name": "En person med ett ovanligt långt namn"}
OPEN_NOTE, PRIVATE_NOTE = "Märkord-anteckning", "Märkord-privat"


@cache
def example(name: str) -> Plan:
    return read_plan_file(resources_folder() / "examples" / f"{name}.asfplan").plan


def long_typed(question: Question, typed: Tree) -> Tree:
    """The longest answer to a question; choices and figures stay."""
    match question.kind:
        case "long_text":
            return LONG
        case "text":
            return SHORT
        case "person":
            return PERSON
        case "choices":
            return tuple(option.id for option in question.options) if typed else typed
        case "table":
            return long_rows(question, typed)
        case _:
            return typed


def long_rows(question: Question, typed: Tree) -> Tree:
    rows = typed_rows(typed)
    new: list[Tree] = []
    for number in range(max(12, len(rows)) if rows and question.id != "positions" else len(rows)):
        row = rows[number % len(rows)]
        cells = row["cells"]
        assert isinstance(cells, dict)
        long = {
            column.id: {"v": long_typed(column, None)}
            for column in question.columns
            if column.kind in ("text", "long_text", "person")
        }
        new.append({"id": row["id"] if number < len(rows) else f"x{number}", "cells": {**cells, **long}})
    return tuple(new)


def with_long_answers(handbook: Handbook, plan: Plan) -> Plan:
    for _, _, question in handbook.interview.walk():
        plan = plan.with_typed(question.id, long_typed(question, plan.record(question.id).v))
    return plan


def pages(handbook: Handbook, plan: Plan, document: str) -> int:
    composed = compose(document, assess(handbook, plan, DAY), handbook)
    return len(PdfReader(BytesIO(write_pdf(composed, load_look(resources_folder()), day=DAY))).pages)


def text_of(handbook: Handbook, assessment: Assessment, document: str, *, private: bool = False) -> str:
    return write_markdown(compose(document, assessment, handbook, private_notes=private))


@pytest.mark.parametrize("document", LIMITED)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_edition_keeps_to_its_pages(handbook: Handbook, name: str, document: str) -> None:
    most = handbook.outlines[document].most_pages
    assert 0 < pages(handbook, example(name), document) <= most


@pytest.mark.parametrize("document", PRINTED_SHORT)
@pytest.mark.parametrize("name", EXAMPLES if FULL else ("cleaning_and_gardening",))
def test_an_edition_keeps_to_its_pages_with_very_long_answers(
    handbook: Handbook, name: str, document: str
) -> None:
    plan = with_long_answers(handbook, example(name))
    assert pages(handbook, plan, document) <= handbook.outlines[document].most_pages


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_municipality_gets_exactly_two_pages(handbook: Handbook, name: str) -> None:
    assert pages(handbook, example(name), "business_plan_municipality") == 2
    empty = Plan(id="00000000-0000-4000-8000-000000000000")
    assert pages(handbook, empty, "business_plan_municipality") == 2


def test_the_bank_finds_ten_answers_by_page(handbook: Handbook) -> None:
    """Every page number in the table is that of the section that it names."""
    composed = compose("business_plan_bank", assess(handbook, example("cafe_and_second_hand"), DAY), handbook)
    reader = PdfReader(BytesIO(write_pdf(composed, load_look(resources_folder()), day=DAY)))
    whole = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    page_of = {
        str(entry.title): (reader.get_destination_page_number(entry) or 0) + 1
        for entry in reader.outline
        if not isinstance(entry, list)
    }
    assert len(handbook.hard_questions) == 10
    for question in handbook.hard_questions:
        section = next(name for name in question.sections if name in handbook.outlines[composed.id].sections)
        title = handbook.sections[section].title
        page = next(page for heading, page in page_of.items() if heading.endswith(title))
        assert f"{question.text} {title} {page}" in whole, question.id


@pytest.mark.parametrize(
    ("question", "hole"),
    [
        ("founders", "Vilka är ni, och vad kan var och en?"),
        ("demand_evidence", "Hur vet ni att kunderna finns?"),
        ("lower_sales_cuts", "Vad gör ni om ni säljer mindre än ni tror?"),
        ("security_offered", "Vilken säkerhet kan ni ge?"),
        ("money_deputy", "Vem har hand om pengarna, och vem tar över?"),
    ],
)
def test_a_hole_is_the_one_thing_missing(handbook: Handbook, question: str, hole: str) -> None:
    plan = example("cafe_and_second_hand")
    assert "**saknas**" not in text_of(handbook, assess(handbook, plan, DAY), "business_plan_bank")
    text = text_of(handbook, assess(handbook, plan.with_typed(question, None), DAY), "business_plan_bank")
    assert [line for line in text.splitlines() if "saknas**" in line] == [f"| {hole} | **saknas** | – |"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("cafe_and_second_hand", "EFL 1:3, 1:9"),
        ("cleaning_and_gardening", "ABL 1:3, "),
        ("bicycle_workshop", "Allmän praxis, ingen lag"),
    ],
)
def test_only_the_bank_has_the_form_explained_with_source_and_day(
    handbook: Handbook, name: str, source: str
) -> None:
    assessment = assess(handbook, example(name), DAY)
    with_it = [
        document
        for document in ("business_plan", *EDITIONS)
        if "Formen är ny för en del läsare" in text_of(handbook, assessment, document)
    ]
    assert with_it == ["business_plan_bank"]
    text = text_of(handbook, assessment, "business_plan_bank")
    line = next(line for line in text.splitlines() if line.startswith("*Källor: "))
    assert source in line
    assert "Kontrollerat 23 november 2026" in line.replace("\u00a0", " ")


def noted(plan: Plan) -> Plan:
    plan = plan.with_note("business_idea", OPEN_NOTE)
    return plan.with_note("business_idea", PRIVATE_NOTE, which="private_note")


def test_notes_stand_in_the_advisors_edition_only(handbook: Handbook) -> None:
    assessment = assess(handbook, noted(example("cafe_and_second_hand")), DAY)
    for document in ("business_plan", *EDITIONS):
        text = text_of(handbook, assessment, document, private=True)
        is_advisors = document == "business_plan_advisor"
        assert (OPEN_NOTE in text, PRIVATE_NOTE in text) == (is_advisors, is_advisors), document
        assert PRIVATE_NOTE not in text_of(handbook, assessment, document), document


def test_a_private_note_leaves_no_trace_unless_asked_for(handbook: Handbook, tmp_path: Path) -> None:
    """Every document in every format, what is packed inside included; then with the notes asked for."""
    assessment = assess(handbook, noted(example("first_meeting")), DAY)
    ids = [outline.id for outline in documents_for(assessment, handbook)]
    written = export_documents(
        assessment, handbook, ids, tmp_path, Options(("md", "html")), resources=resources_folder()
    )
    assert [path.name for path in written if PRIVATE_NOTE in path.read_text("utf-8")] == []
    asked = Options(("pdf",), private_notes=True)
    (pdf,) = export_documents(
        assessment, handbook, ["business_plan_advisor"], tmp_path, asked, resources=resources_folder()
    )
    assert PRIVATE_NOTE in "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert not any(record.private_note for record in read_plan_in_pdf(pdf).plan.answers.values())


def test_a_bound_file_holds_the_whole_plan_once(handbook: Handbook, tmp_path: Path) -> None:
    assessment = assess(handbook, example("first_meeting"), DAY)
    ids = ["business_plan", *EDITIONS]
    (bound,) = export_documents(
        assessment, handbook, ids, tmp_path, Options(("md",), one_file=True), resources=resources_folder()
    )
    text = bound.read_text("utf-8")
    assert text.count("Sammanfattning") == 1
    assert handbook.outlines["business_plan_bank"].title not in text


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_editions_come_out_of_one_pool(handbook: Handbook, edition: str) -> None:
    assert handbook.outlines[edition].edition_of == "business_plan"


def test_the_advisor_gets_every_section_of_the_whole_plan(handbook: Handbook) -> None:
    whole = set(handbook.outlines["business_plan"].sections)
    assert whole <= set(handbook.outlines["business_plan_advisor"].sections)


def test_the_members_edition_is_easy_to_read(handbook: Handbook) -> None:
    outline = handbook.outlines["business_plan_members"]
    sections = [handbook.sections[section] for section in outline.sections]
    texts = [outline.title, *(section.title for section in sections)]
    texts += [
        text for section in sections for part in section.parts for text in (part.text, part.label) if text
    ]
    texts += [text for key, text in handbook.texts.items() if key.startswith("editions.members.")]
    explained = as_phrases(form for word in handbook.glossary.words for form in (word.term, *word.forms))
    assert count_all(texts, explained).lix <= MOST_LIX_FOR_MEMBERS


def test_an_earlier_choice_stands_in_the_diary_with_its_reason(handbook: Handbook) -> None:
    plan = example("cafe_and_second_hand")
    plan = with_answer(
        handbook.interview, plan, "legal_form", "limited_company_svb", at="2026-11-20T10:00:00+01:00"
    )
    text = text_of(handbook, assess(handbook, plan, DAY), "decision_diary")
    earlier = next(line for line in text.splitlines() if "(tidigare val)" in line)
    assert "Ekonomisk förening" in earlier
    assert "en röst var" in earlier
    today = next(line for line in text.splitlines() if "**Aktiebolag (svb)" in line)
    assert today.replace("\u00a0", " ").startswith("| 20 november 2026 |")


def test_more_advice_than_the_advisors_paper_shows_is_counted(handbook: Handbook) -> None:
    text = text_of(handbook, assess(handbook, example("first_meeting"), DAY), "advisor_paper")
    assert "Fler råd står i papperet ”Öppna frågor till mötet”" in text
    assert "Poängen är ett förslag" not in text


def test_the_command_line_lists_editions_and_prints_private_notes_on_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["documents", "--json"]) == 0
    listed = {entry["id"]: entry["edition_of"] for entry in json.loads(capsys.readouterr().out)}
    assert [name for name, whole in listed.items() if whole == "business_plan"] == list(EDITIONS)
    assert listed["business_plan"] is None
    path = tmp_path / "plan.asfplan"
    write_plan_file(path, noted(example("first_meeting")), None)
    call = ["export", str(path), "--to", str(tmp_path), "--documents", EDITIONS[0], "--formats", "md"]
    for more, printed in ([], False), (["--private-notes"], True):
        assert cli.main([*call, *more]) == 0
        paper = Path(capsys.readouterr().out.strip())
        assert (PRIVATE_NOTE in paper.read_text("utf-8")) is printed
