"""Whatever a founder types comes out as typed or readable, wherever it stands, and stops no export."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from hostile_texts import TEXTS
from pdf_samples import document, paragraph, runs
from pdf_structure import problems, read

from asf_starter.documents.tree import (
    Advice,
    Cell,
    Clause,
    Column,
    Fact,
    Heading,
    Item,
    Items,
    Paragraph,
    Run,
    Signature,
    SignatureLines,
    Table,
    TableRow,
    WritingLines,
)

Write = Callable[..., bytes]


@pytest.mark.parametrize(
    ("typed", "read_back"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS]
)
def test_text_comes_out_as_typed(typed: str, read_back: str | None, pdf_of: Write) -> None:
    data = pdf_of(document(paragraph(typed)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        text = read(pdf).root.text()
    expected = typed if read_back is None else read_back
    assert text.split()[2:] == expected.split()
    assert b"/JavaScript" not in data
    assert b"/Launch" not in data


@pytest.mark.parametrize("typed", [case[1] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_text_stops_no_export_in_any_place(typed: str, pdf_of: Write) -> None:
    if len(typed) > 3000:
        typed = typed[:3000]
    text = runs(typed)
    cells = (Cell(text), Cell(text, "met"))
    pdf_of(
        document(
            Heading(1, text, "place", typed),
            paragraph(typed, style="lead"),
            Items((Item((paragraph(typed),)),)),
            Table(
                (Column(text), Column(runs("b"))),
                (TableRow(cells), TableRow(cells[:1], "group")),
                typed,
                text,
                text,
            ),
            Advice("note", text, (paragraph(typed),), typed),
            Clause(typed, text, (paragraph(typed),), typed),
            SignatureLines((Signature(typed, typed),), typed, typed, typed, typed),
            WritingLines(text),
            Paragraph((Run(typed, gap=True), Run(typed, link=typed), Run("", page_of="place"))),
            title=typed,
            subtitle=typed,
            enterprise=typed,
            subject=typed,
            date=typed,
            state_code=typed,
            contents=True,
            title_page=True,
            draft=True,
            facts=(Fact(typed, text),),
            disclaimer=text,
        )
    )


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org/å?b=c", True),
        ("http://example.org", True),
        ("mailto:asa@example.org", True),
        ("tel:+4670123", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("ftp://example.org", False),
        ("example.org", False),
        ("https://example.org/\u202e", False),
        ("#place", True),
        ("#missing", False),
        ("pdf:x", False),
    ],
)
def test_links_lead_only_to_safe_places(address: str, leads: bool, pdf_of: Write) -> None:
    source = document(Heading(1, runs("Hit"), "place"), Paragraph((Run("länk", link=address),)))
    data = pdf_of(source)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        areas = list(pdf.pages[0].get("/Annots", []))
        assert len(areas) == leads
        if leads and not address.startswith("#"):
            assert areas[0].A.S == "/URI"
            assert str(areas[0].A.URI).casefold().startswith(address[:12].casefold())
    assert problems(data, source) == []


def test_very_long_answers_flow(pdf_of: Write) -> None:
    """A paragraph and a cell of 100 000 characters each."""
    text = "Vi lagar mat av det som blir över. " * 2_900
    table = Table(
        (Column(runs("Fråga")), Column(runs("Svar"))), (TableRow((Cell(runs("a")), Cell(runs(text)))),), "t"
    )
    source = document(paragraph(text), table)
    data = pdf_of(source)
    assert problems(data, source) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert 40 < len(pdf.pages) < 120
