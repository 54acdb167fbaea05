"""What is read aloud is the document: words, order, headings, tables, lists, figures, links."""

from __future__ import annotations

import io
import os
from collections.abc import Callable

import pikepdf
import pytest
from pdf_samples import WORDS, business_plan, columns, document, item, paragraph, random_document, row, runs
from pdf_structure import Node, problems, read

from asf_starter.documents.tree import (
    Advice,
    Block,
    Box,
    Cell,
    Clause,
    Column,
    Document,
    Drawing,
    Figure,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    SignatureLines,
    Table,
    TableRow,
    WritingLines,
)

Write = Callable[..., bytes]

LONG = "Vi lagar mat av råvaror som annars hade slängts och serverar den till hamnen. "
TALL = Drawing(200, 900, (Box(0, 0, 200, 900, "series_1", "hatch"),))
LINK = Run("en länk som är så lång att den går över flera rader i stycket", link="https://example.org")

BLOCKS: dict[str, tuple[Block, ...]] = {
    "heading": (Heading(1, runs("Idén"), "a", "1"), Heading(2, runs("Kunder")), Heading(1, runs("Pengar"))),
    "heading that skips levels": (Heading(3, runs("Djup")), Heading(1, runs("Upp")), Heading(4, runs("Ner"))),
    "heading in a box": (
        Advice("note", runs("Tips"), (Heading(2, runs("Inne")), paragraph("x"))),
        Heading(2, runs("Ute")),
    ),
    "paragraphs": tuple(Paragraph(runs(LONG * 3), style) for style in ("body", "lead", "quiet", "small")),
    "paragraph over pages": (paragraph(LONG * 200),),
    "only a link": (Paragraph((LINK,)),),
    "two links on a line": (
        Paragraph((Run("a", link="#b"), Run(" och "), Run("b", link="#b"))),
        Heading(1, runs("B"), "b"),
    ),
    "link over pages": (paragraph(LONG * 21), Paragraph((Run(LONG), LINK, Run(" till " + LONG), LINK) * 40)),
    "link that ends a line": (Paragraph((Run(LONG), LINK, Run(" " + LONG), LINK)),),
    "page of": (
        Paragraph((Run("Se sidan "), Run("", page_of="b"), Run("."))),
        PageBreak(),
        Heading(1, runs("B"), "b"),
    ),
    "gaps": (
        Paragraph(
            (Run("Namnet är "), Run("namnet", gap=True), Run(", i "), Run("orten", gap=True), Run("."))
        ),
    ),
    "wide gap": (Paragraph((Run("före "), Run(LONG * 2, gap=True), Run(" efter"))),),
    "language": (
        Paragraph((Run("Det heter "), Run("limited company", language="en"), Run(" på engelska."))),
    ),
    "bullets": (
        Items(
            (item("ett"), item("två", Items((item("inre"), item("mer", Items((item("innerst"),))))))),
        ),
    ),
    "numbers": (
        Items(tuple(item(f"punkt {n}", Items((item("under"),), "number")) for n in range(12)), "number"),
    ),
    "checkboxes": (Items((item("ett"), item("två")), "checkbox"),),
    "signs": (Items((item("ett", sign="met"), item("två", sign="unknown")), "sign"),),
    "list over pages": (Items(tuple(item(LONG * 3) for _ in range(30))),),
    "entries of other blocks": (
        Items((item(Table(columns("a", "b"), (row("1", "2"),), "t")), item(PageBreak()), item())),
    ),
    "table": (
        Table(
            columns("Kronor", "År 1", "År 2"),
            (
                row("Intäkter", style="group"),
                row("Lunch", "1", "2"),
                row("Summa", "1", "2", style="sum"),
                row("kort"),
            ),
            "t",
            runs("Rubrik"),
            runs("Not"),
        ),
    ),
    "table with signs": (
        Table(
            (Column(runs("a")), Column(runs("b"))),
            (
                TableRow((Cell(runs("Syfte")), Cell(runs("uppfyllt"), "met"))),
                TableRow((Cell(runs("x"), "partly"),)),
            ),
            "t",
        ),
    ),
    "table over pages": (
        Table(columns("a", "b"), tuple(row(f"rad {n}", "1") for n in range(120)), "t", runs("Rubrik")),
    ),
    "rows over pages": (
        Table(
            (Column(runs("a")), Column(runs("b"))),
            tuple(row("x", LONG * 90) for _ in range(3)),
            "t",
            runs("Rubrik"),
        ),
    ),
    "table without rows": (Table(columns("a", "b"), (), "t"),),
    "table without columns": (Table((), (), "t"),),
    "one column": (Table((Column(runs("a")),), (row("1"), row("2")), "t"),),
    "long words in cells": (Table(columns("a", "b", align="left"), (row("x" * 300, "y" * 200),), "t"),),
    "table with too many columns": (
        Table(
            columns("a", *(f"kolumn {n}" for n in range(40))),
            (row("rad", *(f"10{n} 000" for n in range(40))),),
            "t",
            runs("R"),
        ),
    ),
    "wide table": (
        Heading(1, runs("Likviditet")),
        paragraph("Kort."),
        Table(columns("a", "b"), (row("1", "2"),), "t", wide=True),
    ),
    "figure": (Figure(runs("Kassan"), Drawing(300, 90, ()), "Kassan är 5."), Figure((), TALL, "Hög.")),
    "advice": (
        Advice("warning", runs("Tänk"), (paragraph(LONG), Items((item("x"),))), "EFL 7:1"),
        Advice("note", (), (), ""),
    ),
    "advice over pages": (
        Advice("conflict", runs("Krock"), tuple(paragraph(LONG * 9) for _ in range(20)), "EFL 7:1"),
    ),
    "clauses": tuple(
        Clause(f"{n} §", runs("Namn"), (paragraph(LONG), Items((item("x"),))), "EFL 3:1") for n in range(1, 9)
    ),
    "signatures": (
        SignatureLines(
            (Signature("Ordförande", "Anna"), Signature("")), "Ort", "Datum", "Underskrift", "Namn"
        ),
    ),
    "writing lines": (WritingLines(runs("Det vi vill"), 60), WritingLines(())),
    "page breaks": (
        PageBreak(),
        PageBreak(),
        paragraph("a"),
        PageBreak(),
        PageBreak(),
        paragraph("b"),
        PageBreak(),
    ),
    "nothing": (),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_is_read_as_it_stands(name: str, pdf_of: Write) -> None:
    for properties in ({}, {"title_page": True, "contents": True, "draft": True}):
        source = document(*BLOCKS[name], **properties)
        assert problems(pdf_of(source), source) == []


@pytest.mark.parametrize(
    "properties",
    [
        {"legal_paper": True},
        {"margin_for_comments": True},
        {"contents": True},
        {"title_page": True},
        {"disclaimer": runs("Vägledning.")},
        {"language": "en"},
    ],
)
def test_every_kind_of_document_is_read_as_it_stands(properties: dict[str, object], pdf_of: Write) -> None:
    blocks = business_plan().blocks
    source = document(*blocks, **properties)
    assert problems(pdf_of(source), source) == []


def test_whole_plan_in_large_print_and_saving_ink(pdf_of: Write) -> None:
    source = business_plan()
    assert problems(pdf_of(source, large_print=True), source) == []
    assert problems(pdf_of(source, ink_saving=True), source) == []


@pytest.mark.parametrize("seed", range(150 if os.environ.get("ASF_FULL") else 12))
def test_random_documents_are_read_as_they_stand(seed: int, pdf_of: Write) -> None:
    source = random_document(seed)
    assert problems(pdf_of(source), source) == []


def _tree(data: bytes) -> Node:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return read(pdf).root


def test_signs_are_read_as_their_words_once(pdf_of: Write) -> None:
    """A sign beside its own word is not read twice; a sign alone is read as its word."""
    cells = (TableRow((Cell(runs("Uppfyllt nu"), "met"), Cell(runs("Skriv"), "met"))),)
    table = Table((Column(runs("a")), Column(runs("b"))), cells, "t")
    data = pdf_of(document(table, Items((item("Ja", sign="met"),), "sign")))
    text = _tree(data).text().split()
    assert text[text.index("b") + 1 :] == ["Uppfyllt", "nu", "uppfyllt", "Skriv", "uppfyllt", "Ja"]


def test_missing_answers_are_read_in_brackets(pdf_of: Write) -> None:
    data = pdf_of(document(Paragraph((Run("Vi heter "), Run("namnet", gap=True), Run(".")))))
    assert _tree(data).text().split()[-3:] == ["Vi", "heter", "[namnet]."]


def test_repeated_headers_are_read_once(pdf_of: Write) -> None:
    data = pdf_of(document(*BLOCKS["table over pages"]))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        reading = read(pdf)
        pages = len(pdf.pages)
    assert reading.root.text().split().count("Rubrik") == 1
    assert sum("Rubrik" in text for text in reading.artifacts) == pages - 1
    assert any(WORDS.continued in text for text in reading.artifacts)


def test_footer_stands_on_every_page_and_is_not_read(pdf_of: Write) -> None:
    source = document(paragraph(LONG * 200))
    with pikepdf.open(io.BytesIO(pdf_of(source))) as pdf:
        reading = read(pdf)
        total = len(pdf.pages)
    assert total > 3
    closings = [text for text in reading.artifacts if "Sida" in text]
    assert closings == [f"23 november 2026 · 7K3QX9MB · Sida {n} av {total}" for n in range(1, total + 1)]
    assert "Sida" not in reading.root.text()
    assert reading.artifacts.count("Kornbodens kafé · Social affärsplan") == total


def test_page_numbers_in_text_are_those_of_their_places(pdf_of: Write) -> None:
    """Also when the number is wider than what was kept free for it, so that lines break anew."""
    places = [Heading(1, runs(f"Plats {n}"), f"p{n}") for n in range(120)]
    blocks: list[Block] = [Paragraph((Run("Se "), Run("", page_of=f"p{n}"), Run("."))) for n in range(120)]
    for place in places:
        blocks += [PageBreak(), place]
    root = _tree(pdf_of(document(*blocks)))
    headings = {node.text().strip(): node.first_page() + 1 for node in root.walk() if node.tag == "H2"}
    printed = [node.text().strip() for node in root.walk() if node.tag == "Link"]
    assert printed == [str(headings[f"Plats {n}"]) for n in range(120)]
    assert len(set(printed)) == 120


def test_a_missing_place_is_no_link_and_stops_nothing(pdf_of: Write) -> None:
    source: Document = document(Paragraph((Run("Se "), Run("där", link="#nowhere"))))
    assert problems(pdf_of(source), source) == []
