"""How pages fall: nothing outside the paper, no heading alone at the foot, tables cut between rows."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import pikepdf
import pypdfium2
import pytest
from pdf_samples import business_plan, columns, document, item, paragraph, random_document, row, runs
from pdf_structure import read

from asf_starter.documents.pdf.pages import Stretch, flowed, taken
from asf_starter.documents.pdf.parts import PageBreakPart, Part
from asf_starter.documents.pdf.pen import Pen
from asf_starter.documents.pdf.setting import Frame
from asf_starter.documents.tree import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Run,
    Signature,
    SignatureLines,
    Table,
    TableRow,
)

Write = Callable[..., bytes]
MILLIMETRE = 72 / 25.4


def boxes(data: bytes) -> Iterator[tuple[int, tuple[float, float], tuple[float, float, float, float], str]]:
    """Page, its size, and the box (left, bottom, right, top) and words of each piece of text on it."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        for index in range(len(pdf)):
            page = pdf[index]
            text = page.get_textpage()
            for number in range(text.count_rects()):
                box = text.get_rect(number)
                yield index, page.get_size(), box, text.get_text_bounded(*box)
            text.close()
            page.close()
    finally:
        pdf.close()


@pytest.mark.parametrize("properties", [{}, {"large_print": True}])
@pytest.mark.parametrize(
    "source", [business_plan(), random_document(3), random_document(7)], ids=["plan", "r3", "r7"]
)
def test_nothing_stands_outside_the_paper(source: object, properties: dict[str, bool], pdf_of: Write) -> None:
    for page, (width, height), (left, bottom, right, top), words in boxes(pdf_of(source, **properties)):
        place = f"page {page + 1}: {words}"
        assert left >= 6 * MILLIMETRE, place
        assert right <= width - 5 * MILLIMETRE, place
        assert bottom >= 9 * MILLIMETRE, place
        assert top <= height - 20 * MILLIMETRE, place


def test_the_margins_leave_room_for_holes_and_comments(pdf_of: Write) -> None:
    blocks = [block for block in business_plan().blocks if not isinstance(block, Table)][:30]
    for comments, right_margin in ((False, 22), (True, 30)):
        data = pdf_of(document(*blocks, margin_for_comments=comments))
        for _, (width, _), (left, _, right, _), words in boxes(data):
            if not re.match(r"EFL|\d:\d", words):  # notes on the law stand in the margin
                assert left >= 27.5 * MILLIMETRE
                assert right <= width - (right_margin - 0.5) * MILLIMETRE, words


@pytest.mark.parametrize("before", range(20, 44))
def test_no_heading_stands_alone_at_the_foot(before: int, pdf_of: Write) -> None:
    """Whatever stands above: a heading is followed by at least two lines of its text on the same page."""
    blocks: list[Block] = [paragraph("rad") for _ in range(before)]
    blocks += [Heading(2, runs("Rubriken")), Heading(3, runs("Under")), paragraph("ord " * 120)]
    lines = [(page, words) for page, _, _, words in boxes(pdf_of(document(*blocks)))]
    at = next(index for index, (_, words) in enumerate(lines) if words.startswith("Rubriken"))
    page = lines[at][0]
    assert lines[at + 1] == (page, "Under")
    assert [number for number, words in lines[at + 2 : at + 4] if words.startswith("ord")] == [page, page]


def test_a_quiet_label_stays_with_its_answer(pdf_of: Write) -> None:
    for before in range(24, 34):
        blocks = [
            *(paragraph("rad") for _ in range(before)),
            paragraph("Frågan", style="quiet"),
            paragraph("svar " * 90),
        ]
        lines = [(page, words) for page, _, _, words in boxes(pdf_of(document(*blocks)))]
        at = next(index for index, (_, words) in enumerate(lines) if words == "Frågan")
        assert lines[at + 1][0] == lines[at][0]


def test_paragraphs_leave_no_single_line_behind(pdf_of: Write) -> None:
    for before in range(22, 34):
        blocks = [*(paragraph("rad") for _ in range(before)), paragraph("svar " * 75)]
        lines = [page for page, _, _, words in boxes(pdf_of(document(*blocks))) if words.startswith("svar")]
        counts = [lines.count(page) for page in sorted(set(lines))]
        assert min(counts) >= 2


@pytest.mark.parametrize("before", range(20, 44, 2))
def test_a_paragraph_under_a_heading_stays_with_its_table(before: int, pdf_of: Write) -> None:
    rows = tuple(row(f"post {number}", "1") for number in range(9))
    above = [paragraph("rad") for _ in range(before)]
    blocks = [
        *above,
        Heading(2, runs("Frågor")),
        paragraph("Här är de."),
        Table(columns("a", "b"), rows, "t"),
    ]
    pages = {words.strip(): page for page, _, _, words in boxes(pdf_of(document(*blocks)))}
    assert pages["Frågor"] == pages["Här är de."] == pages["post 0"]


def test_rows_are_not_cut_and_groups_and_sums_stay_with_theirs(pdf_of: Write) -> None:
    for before in range(30, 60, 3):
        rows = [row(f"rad {n}", "1") for n in range(before)]
        rows += [row("Gruppen", style="group"), row("första", "1"), row("Summan", "1", style="sum")]
        data = pdf_of(document(Table(columns("a", "b"), tuple(rows), "t")))
        pages = {words.split()[0]: page for page, _, _, words in boxes(data) if words.strip()}
        assert pages["Gruppen"] == pages["första"] == pages["Summan"]


@pytest.mark.parametrize("before", range(30, 60, 2))
def test_the_note_under_a_table_never_leaves_its_last_rows(before: int, pdf_of: Write) -> None:
    rows = tuple(row(f"rad {number}", "1") for number in range(before))
    data = pdf_of(document(Table(columns("a", "b"), rows, "t", note=runs("Anmärkning till tabellen"))))
    pages = {words.strip(): page for page, _, _, words in boxes(data)}
    last = pages["Anmärkning till tabellen"]
    assert pages[f"rad {before - 1}"] == pages[f"rad {before - 2}"] == last == max(pages.values())


def test_cells_higher_than_a_page_are_cut(pdf_of: Write) -> None:
    table = Table(
        (Column(runs("a")), Column(runs("b"))), (TableRow((Cell(runs("x")), Cell(runs("ord " * 2500)))),), "t"
    )
    pages = {page for page, _, _, words in boxes(pdf_of(document(table))) if words.startswith("ord")}
    assert len(pages) >= 2


def test_wide_tables_stand_on_their_side_with_their_heading(pdf_of: Write) -> None:
    wide = Table(
        columns("a", *(f"m{n}" for n in range(12))),
        (row("x", *("100 000" for _ in range(12))),),
        "t",
        wide=True,
    )
    blocks = (
        paragraph("text " * 200),
        Heading(2, runs("Likviditet")),
        paragraph("Kort."),
        wide,
        paragraph("efter"),
    )
    data = pdf_of(document(*blocks))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shapes = [float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages]
    assert shapes == [False, True, False]
    pages = {words.split()[0]: page for page, _, _, words in boxes(data) if words.strip()}
    assert (pages["Likviditet"], pages["Kort."], pages["efter"]) == (1, 1, 2)


def test_letters_of_tables_are_at_least_eight_and_a_half_points(pdf_of: Write) -> None:
    table = Table(
        columns("a", *(f"kolumn {n}" for n in range(30))), (row(*("1 000 000" for _ in range(31))),), "t"
    )
    with pikepdf.open(io.BytesIO(pdf_of(document(table)))) as pdf:
        sizes = {
            float(size)
            for page in pdf.pages
            for size in re.findall(rb"/F\d\S* ([\d.]+) Tf", page.Contents.read_bytes())
        }
    assert min(sizes) >= 8.5


def test_large_print_is_sixteen_points(pdf_of: Write) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(document(paragraph("Hej " * 50)), large_print=True))) as pdf:
        assert b"/F1 16 Tf" in pdf.pages[0].Contents.read_bytes()


class Slab(Part):
    """A part of some height that cannot be cut."""

    def __init__(self, height: float, **properties: object) -> None:
        super().__init__(**properties)  # type: ignore[arg-type]  # properties of Part
        self._height = height

    @property
    def height(self) -> float:
        return self._height

    def paint(self, pen: Pen, left: float, top: float) -> None:
        """Nothing: only where it comes to stand matters here."""


def test_the_larger_of_two_spaces_counts() -> None:
    placed, rest = taken([Slab(10, after=8), Slab(10, before=20), Slab(10, before=3)], 100)
    assert [each.top for each in placed] == [0, 30, 43]
    assert rest == []


def test_what_does_not_fit_goes_on() -> None:
    slabs = [Slab(60), Slab(60), Slab(60)]
    placed, rest = taken(slabs, 130)
    assert ([each.part for each in placed], rest) == (slabs[:2], slabs[2:])


def test_what_is_higher_than_a_page_is_taken_all_the_same() -> None:
    placed, rest = taken([Slab(500), Slab(1)], 100)
    assert (len(placed), len(rest)) == (1, 1)


def test_a_chain_that_fills_more_than_a_page_is_not_kept_together() -> None:
    chain = [Slab(1), *(Slab(60, keep_with_next=True) for _ in range(4)), Slab(60)]
    placed, _ = taken(chain, 130)
    assert len(placed) == 3


def test_what_is_tied_goes_on_together_where_a_page_holds_it() -> None:
    tied = [Slab(60), Slab(30, tied=True), Slab(30)]
    assert len(taken(tied, 100)[0]) == 1
    assert len(taken([Slab(60), Slab(30, tied=True), Slab(90)], 100)[0]) == 2  # no page holds 30 and 90


def test_signatures_without_place_and_date_take_half_the_room(pdf_of: Write) -> None:
    signatures = tuple(Signature(f"Roll {number}") for number in range(5))
    tops = []
    for labels in (("Ort", "Datum"), ("", "")):
        lines = SignatureLines(signatures, *labels, "Underskrift", "Namnförtydligande")
        found = {words: box for _, _, box, words in boxes(pdf_of(document(lines)))}
        assert ("Datum" in found) == bool(labels[1])
        tops.append(found["Roll 0"][3] - found["Roll 4"][3])
    assert tops[1] < 0.65 * tops[0]


@pytest.mark.parametrize("before", range(16, 40, 2))
def test_no_page_holds_nothing_but_signatures(before: int, pdf_of: Write) -> None:
    """Wherever they fall, all signatures stand on the page of the clause that they sign."""
    signatures = tuple(Signature(f"Roll {number}") for number in range(3))
    lines = SignatureLines(signatures, "Ort", "Datum", "Underskrift", "Namnförtydligande")
    above: list[Block] = [paragraph("rad") for _ in range(before)]
    blocks = [*above, Heading(2, runs("Beslut")), paragraph("Avtalet antogs."), lines]
    found = {words: page for page, _, _, words in boxes(pdf_of(document(*blocks)))}
    assert len({found[words] for words in ("Beslut", "Avtalet antogs.", "Roll 0", "Roll 1", "Roll 2")}) == 1


def test_a_little_less_air_spares_a_nearly_empty_last_page() -> None:
    frame = Frame(left=0, top=0, width=100, height=100, page_width=100, page_height=100)

    def pages(last: float) -> list[list[float]]:
        slabs = (*(Slab(20, after=5) for _ in range(4)), Slab(last))
        return [[each.top for each in page.placed] for page in flowed([Stretch(frame, slabs)])]

    assert pages(3) == [[0, 24, 48, 72, 96]]  # with 20 the last would begin at 100; 0.8 of the air is 16
    assert pages(19) == [[0, 25, 50, 75], [0]]  # no such air makes room for this
    assert pages(40) == [[0, 25, 50, 75], [0]]  # a page with something on it is a page


def test_page_breaks_at_the_top_make_no_empty_page() -> None:
    placed, rest = taken([PageBreakPart(), PageBreakPart(), Slab(1), PageBreakPart(), Slab(2)], 100)
    assert (len(placed), len(rest)) == (1, 1)


def test_lists_flow_over_pages(pdf_of: Write) -> None:
    entries = Items(tuple(item("punkt " * 30) for _ in range(40)))
    assert len({page for page, *_ in boxes(pdf_of(document(entries)))}) >= 3


def test_sideways_tables_share_a_page_with_only_a_label_between_them(pdf_of: Write) -> None:
    rows = (row("1", "2"), row("3", "4"))
    table = Table(columns("Första", "Andra"), rows, "t", wide=True)
    label = paragraph("Etikett", style="quiet")
    blocks = [paragraph("Före"), label, table, label, table, paragraph("Efter")]
    with pikepdf.open(io.BytesIO(pdf_of(document(*blocks)))) as pdf:
        assert [float(page.mediabox[2]) > float(page.mediabox[3]) for page in pdf.pages] == [
            False,
            True,
            False,
        ]


def test_missing_answers_do_not_widen_a_table(pdf_of: Write) -> None:
    """Four columns to fill in by hand have room on an upright page, beside each other."""
    blank = Cell((Run("personnummer", gap=True),))
    rows = tuple(TableRow((Cell(runs("Ordförande")), blank, blank, blank)) for _ in range(3))
    table = Table(columns("Uppdrag", "Namn", "Personnummer", "Adress", align="left"), rows, "t")
    with pikepdf.open(io.BytesIO(pdf_of(document(table)))) as pdf:
        assert [float(page.mediabox[2]) < float(page.mediabox[3]) for page in pdf.pages] == [True]
        assert b"personnummer" in pdf.pages[0].Contents.read_bytes()
        assert sum(node.tag == "Table" for node in read(pdf).root.walk()) == 1
