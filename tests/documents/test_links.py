"""Where text may lead, and the headings that tables of contents list."""

from __future__ import annotations

import pytest
from pdf_samples import business_plan, document, item, paragraph, runs

from asf_starter.documents.headings import headings_of
from asf_starter.documents.links import anchors_of, target
from asf_starter.documents.tree import Advice, Clause, Heading, Items, Paragraph, Run, Table


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (Run("x", link="https://example.org"), "https://example.org"),
        (Run("x", link="MAILTO:a@example.org"), "MAILTO:a@example.org"),
        (Run("x", link="tel:+4670"), "tel:+4670"),
        (Run("x", link="#here"), "#here"),
        (Run("x", page_of="here"), "#here"),
        (Run("x", link="#gone"), ""),
        (Run("x", page_of="gone"), ""),
        (Run("x", link="javascript:alert(1)"), ""),
        (Run("x", link="https://example.org/\u202e"), ""),
        (Run("x", link="https://example.org/\x00"), ""),
        (Run("x"), ""),
    ],
)
def test_runs_lead_to_safe_places_only(run: Run, expected: str) -> None:
    assert target(run, {"here"}) == expected


def test_anchors_are_found_at_any_depth() -> None:
    blocks = (
        Heading(1, runs("a"), "one"),
        Items((item(Paragraph(runs("b"), anchor="two")),)),
        Advice("note", runs("c"), (Table((), (), "", anchor="three"),)),
        Clause("1 §", runs("d"), (Paragraph(runs("e"), anchor="five"),), anchor="four"),
        paragraph("f"),
    )
    assert anchors_of(blocks) == ["one", "two", "three", "four", "five"]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [([1, 2, 3, 1], [1, 2, 3, 1]), ([3, 3], [1, 1]), ([1, 4, 4, 2], [1, 2, 2, 2]), ([0], [1]), ([], [])],
)
def test_headings_skip_no_level_on_the_way_down(levels: list[int], expected: list[int]) -> None:
    source = document(*(Heading(level, runs("x")) for level in levels))
    assert [entry.level for entry in headings_of(source)] == expected


@pytest.mark.parametrize(("title_page", "level"), [(True, 2), (False, 1)])
def test_clauses_are_headings_below_chapters(title_page: bool, level: int) -> None:
    clause = Clause("1 §", runs("Namn\noch säte"), (Heading(4, runs("Under")),), anchor="name")
    source = document(Heading(1, runs("Stadgar")), clause, title_page=title_page)
    _, entry, below = headings_of(source)
    assert (entry.level, entry.number, entry.words, entry.anchor) == (level, "1 §", "Namn och säte", "name")
    assert below.level == level + 1


def test_headings_come_in_the_order_of_reading() -> None:
    words = [f"{entry.number} {entry.words}".strip() for entry in headings_of(business_plan())]
    assert words[:3] == ["1 Läs det här först", "Det vi ber er om", "2 Idén"]
    assert words[-3:] == ["1 § Namn", "2 § Ändamål", "Underskrifter"]
