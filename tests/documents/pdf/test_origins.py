"""From a place on a page back to the answers that stand there."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pdf_samples import DAY, business_plan, columns, document, row

from asf_starter.documents.pdf import Area, Look, Printed, area_at, origins_on, print_pdf, write_pdf
from asf_starter.documents.tree import (
    Box,
    Cell,
    Drawing,
    Figure,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TableRow,
    WritingLines,
)


def printed(look: Look, *blocks: object, **options: bool) -> Printed:
    return print_pdf(document(*blocks), look, day=DAY, **options)  # type: ignore[arg-type] # blocks of a test


def words_in(data: bytes, area: Area) -> str:
    """What another program reads inside an area of the page."""
    pdf = pypdfium2.PdfDocument(io.BytesIO(data))
    page = pdf[area.page]
    height = page.get_height()
    return str(
        page.get_textpage().get_text_bounded(
            area.left - 1, height - area.top - area.height - 2, area.left + area.width + 1, height - area.top
        )
    ).strip()


def test_the_file_is_the_same_as_without_the_areas(look: Look) -> None:
    source = business_plan()
    assert print_pdf(source, look, day=DAY).data == write_pdf(source, look, day=DAY)


@pytest.mark.parametrize("large_print", [False, True], ids=["usual", "large"])
def test_each_area_holds_the_words_of_its_origin(look: Look, large_print: bool) -> None:
    made = printed(
        look,
        Paragraph((Run("Vi heter "), Run("Kornboden", origins=("enterprise_name",)), Run(" och finns."))),
        Items((Item((Paragraph((Run("Heby", bold=True, origins=("municipality",)),)),)),)),
        Table(
            columns("Vad", "Hur"), (TableRow((Cell((Run("Bröd", origins=("offer",)),)), Cell(()))),), "Varor"
        ),
        large_print=large_print,
    )
    found = {area.origins: words_in(made.data, area) for area in made.areas}
    assert found == {("enterprise_name",): "Kornboden", ("municipality",): "Heby", ("offer",): "Bröd"}


def test_an_answer_over_lines_and_pages_has_an_area_on_each(look: Look) -> None:
    made = printed(look, Paragraph((Run("Ord " * 900, origins=("business_idea",)),)))
    assert {area.page for area in made.areas} == {0, 1}
    assert all(area.origins == ("business_idea",) for area in made.areas)
    lines = {(area.page, round(area.top, 1)) for area in made.areas}
    assert len(lines) == len(made.areas), "pieces of a line are one area"


def test_right_to_left_answers_have_areas_of_their_own(look: Look) -> None:
    made = printed(look, Paragraph((Run("Kafé "), Run("قهوة جيدة", origins=("offer",)))))
    assert {area.origins for area in made.areas} == {("offer",)}


def test_dotted_lines_figures_and_tables_lead_back_as_a_whole(look: Look) -> None:
    drawing = Drawing(200, 80, (Box(0, 0, 100, 40, "accent"),))
    made = printed(
        look,
        Paragraph((Run("Namn", gap=True, origins=("enterprise_name",)),)),
        WritingLines((Run("Idén"),), 3, ("business_idea",)),
        Figure((Run("Kassan räcker"),), drawing, "Kassan räcker.", origins=("sales",)),
        Table(columns("A"), (row("1"), row("2")), "Tal", origins=("costs",)),
    )
    assert origins_on(made.areas, 0) == ("enterprise_name", "business_idea", "sales", "costs")
    lines = next(area for area in made.areas if area.origins == ("business_idea",))
    hit = area_at(made.areas, 0, lines.left + 100, lines.top + 30)
    assert hit is lines


def test_the_smallest_area_under_a_point_is_meant_and_nearby_counts() -> None:
    table = Area(0, 50, 100, 300, 200, ("table",))
    cell = Area(0, 60, 120, 40, 14, ("cell",))
    other = Area(1, 60, 120, 40, 14, ("other",))
    areas = (table, cell, other)
    assert area_at(areas, 0, 70, 125) == cell
    assert area_at(areas, 0, 200, 125) == table
    assert area_at(areas, 0, 352, 125) == table
    assert area_at(areas, 0, 400, 125) is None
    assert area_at(areas, 1, 70, 125) == other


def test_the_next_page_has_its_own_origins(look: Look) -> None:
    made = printed(
        look,
        Paragraph((Run("a", origins=("one",)),)),
        PageBreak(),
        Paragraph((Run("b", origins=("two", "three")), Run("c", origins=("two",)))),
    )
    assert origins_on(made.areas, 0) == ("one",)
    assert origins_on(made.areas, 1) == ("two", "three")
