"""The file as a whole: reproducible, with its attachment, outline and properties; cancelled when asked to."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pdf_samples import business_plan, columns, document, paragraph, row, runs

from asf_starter.documents.pdf import Attachment, Cancelled, Look, write_pdf
from asf_starter.documents.tree import Clause, Heading, PageBreak, Run, Table

Write = Callable[..., bytes]
PLAN = Attachment("kornboden.asfplan", '{"namn": "Kornbodens kafé"}'.encode(), "Planen bakom dokumentet")

ANOTHER_PROCESS = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from pdf_samples import DAY, business_plan
from asf_starter.documents.pdf import write_pdf
from asf_starter.look_files import load_look
print(hashlib.sha256(write_pdf(business_plan(), load_look(Path(sys.argv[2])), day=DAY)).hexdigest())
"""


def test_same_input_same_bytes(pdf_of: Write) -> None:
    assert pdf_of(business_plan(), attachment=PLAN) == pdf_of(business_plan(), attachment=PLAN)


def test_another_process_writes_the_same_bytes(pdf_of: Write, look: Look) -> None:
    support = Path(__file__).parents[2] / "support"
    resources = look.colour_profile.parents[1]
    command = [sys.executable, "-c", ANOTHER_PROCESS, str(support), str(resources)]
    root = Path(__file__).parents[3]
    run = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=root, env={"PYTHONHASHSEED": "7"}
    )
    assert run.stdout.strip() == hashlib.sha256(pdf_of(business_plan())).hexdigest()


def test_another_day_is_another_file(look: Look) -> None:
    source = document(paragraph("Hej"))
    one, other = (write_pdf(source, look, day=day) for day in (date(2026, 11, 23), date(2026, 11, 24)))
    assert one != other
    assert pypdf.PdfReader(io.BytesIO(one)).metadata.creation_date_raw == "D:20261123000000Z"


def test_the_attachment_comes_out_as_it_went_in(pdf_of: Write) -> None:
    data = pdf_of(document(paragraph("Hej")), attachment=PLAN)
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert dict(reader.attachments) == {"kornboden.asfplan": [PLAN.data]}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        specification = pdf.Root.AF[0]
        assert specification.AFRelationship == "/Source"
        assert str(specification.Desc) == "Planen bakom dokumentet"
        assert str(specification.EF.F.Subtype) == "/application/json"
        assert specification.EF.F.Params.Size == len(PLAN.data)


def test_the_attachment_costs_little(pdf_of: Write) -> None:
    import zlib

    data = b'{"a": ' + b"0123456789" * 10_000 + b"}"
    source = document(paragraph("Hej"))
    cost = len(pdf_of(source, attachment=Attachment("a.asfplan", data, "a"))) - len(pdf_of(source))
    assert cost - len(zlib.compress(data, 9)) < 700


def test_without_attachment_there_is_none(pdf_of: Write) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(document()))) as pdf:
        assert "/AF" not in pdf.Root
        assert "/Names" not in pdf.Root


def test_properties_name_title_author_and_subject(pdf_of: Write) -> None:
    source = document(title="Plan <för> Åsa & co", enterprise="Kornboden", subject="Affärsplan")
    data = pdf_of(source)
    metadata = pypdf.PdfReader(io.BytesIO(data)).metadata
    assert (metadata.title, metadata.author, metadata.subject) == (
        "Plan <för> Åsa & co",
        "Kornboden",
        "Affärsplan",
    )
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Plan <för> Åsa & co"
        assert xmp["pdfaid:part"] == "3"
        assert xmp["pdfaid:conformance"] == "A"
        assert xmp["pdfuaid:part"] == "1"


def test_a_document_without_title_goes_by_its_id(pdf_of: Write) -> None:
    data = pdf_of(document(title=" ", enterprise=""))
    assert pypdf.PdfReader(io.BytesIO(data)).metadata.title == "sample"


def test_outline_is_nested_like_the_headings_and_leads_to_their_pages(pdf_of: Write) -> None:
    data = pdf_of(
        document(
            Heading(1, runs("Ett"), number="1"),
            Heading(2, runs("Ett ett")),
            PageBreak(),
            Heading(1, (Run("Två "), Run("namn", gap=True)), number="2"),
            Clause("1 §", runs("Namn"), (paragraph("x"),)),
        )
    )
    reader = pypdf.PdfReader(io.BytesIO(data))
    first, below, second, clause = reader.outline
    assert [each.title for each in (first, second, clause)] == ["1 Ett", "2 Två namn", "1 § Namn"]
    assert [each.title for each in below] == ["Ett ett"]
    assert [reader.get_destination_page_number(each) for each in (first, below[0], second)] == [0, 0, 1]


def test_progress_counts_the_pages(pdf_of: Write) -> None:
    told: list[int] = []
    data = pdf_of(business_plan(), progress=lambda page: told.append(page) is None)
    assert told == list(range(1, len(pypdf.PdfReader(io.BytesIO(data)).pages) + 1))


def test_progress_can_cancel(pdf_of: Write) -> None:
    told: list[int] = []

    def until_third(page: int) -> bool:
        told.append(page)
        return page < 3

    with pytest.raises(Cancelled):
        pdf_of(business_plan(), progress=until_third)
    assert told == [1, 2, 3]


def test_a_row_longer_than_its_table_is_our_mistake(pdf_of: Write) -> None:
    with pytest.raises(ValueError, match="3 cells, the table 2 columns"):
        pdf_of(document(Table(columns("a", "b"), (row("1", "2", "3"),), "t")))


def test_a_short_document_is_small(pdf_of: Write) -> None:
    """One page with the fonts' used letters, the colour profile and the tags."""
    assert len(pdf_of(document(paragraph("Hej på dig, vi ska starta ett företag.")))) < 30_000


def test_saving_ink_leaves_out_colours(pdf_of: Write) -> None:
    source = replace(business_plan(), blocks=business_plan().blocks[:3])
    accent = b"0.043 0.353 0.322 rg"
    for properties, coloured in (({}, True), ({"ink_saving": True}, False)):
        with pikepdf.open(io.BytesIO(pdf_of(source, **properties))) as pdf:
            assert any(accent in page.Contents.read_bytes() for page in pdf.pages) is coloured
