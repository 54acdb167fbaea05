"""The changes as a document: in every writer, with origins, in the order of the interview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.comparing import compare_plans
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan, as_state_code, state_code
from asf_starter.documents.changes import changes_document
from asf_starter.documents.docx import write_docx
from asf_starter.documents.html import write_html
from asf_starter.documents.markdown import write_markdown
from asf_starter.documents.pdf import Look, origins_on, print_pdf
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def cafe() -> Plan:
    """The example of the café."""
    return read_plan_file(resources_folder() / "examples" / "cafe_and_second_hand.asfplan").plan


def test_every_change_is_printed_and_leads_back(handbook: Handbook, cafe: Plan, look: Look) -> None:
    later = cafe.with_typed("enterprise_name", "Kornbodens kök").with_state("business_idea", "unknown")
    document = changes_document(compare_plans(handbook, cafe, later, DAY), handbook)
    assert document.state_code == state_code(later)
    assert state_code(cafe) in document.subtitle
    text = write_markdown(document)
    assert "Kornbodens kafé" in text
    assert "Kornbodens kök" in text
    assert text.index("Kornbodens kök") < text.index("Vet inte")
    printed = print_pdf(document, look, day=DAY)
    assert set(origins_on(printed.areas, 0)) == {"enterprise_name", "business_idea"}
    assert write_docx(document, look, day=DAY)
    assert "Kornbodens kök" in write_html(document, look).decode("utf-8")


def test_nothing_changed_is_said_in_one_sentence(
    handbook: Handbook, a_plan: Callable[..., Plan], look: Look
) -> None:
    plan = a_plan(enterprise_name="Kornboden")
    document = changes_document(compare_plans(handbook, plan, plan, DAY), handbook)
    text = write_markdown(document)
    assert "Inget svar är annorlunda." in text
    assert "Det finns ingen budget att jämföra än." in text


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("73Y2S71B", "73Y2S71B"),
        (" 73y2s71b ", "73Y2S71B"),
        ("73Y2-S71B", "73Y2S71B"),
        ("73Y2S7IB", "73Y2S71B"),
        ("OOOO0000", "00000000"),
        ("73Y2S71", ""),
        ("73Y2S71U", ""),
        ("kaffepaus", ""),
        ("", ""),
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str, code: str) -> None:
    assert as_state_code(typed) == code
