"""Hostile text in every text field comes out as typed or readable, and never stops an export."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.interview.interview import Question
from asf_starter.core.plan import Plan, Tree
from asf_starter.documents.compose import compose
from asf_starter.documents.markdown import write_markdown
from asf_starter.export import export_documents
from asf_starter.export_options import Options
from asf_starter.storage.folders import resources_folder

DAY = date(2026, 11, 23)
MOST_FOR_EVERY_FIELD = 1_000
"""A longer text stands in one field and one note; nobody types a book into each."""

HOSTILE = {
    "markup": "<b>fet</b> & <img src='/etc/passwd'> </para>",
    "gaps": "{enterprise_name} {0} %s **stjärnor** `kod` # rubrik",
    "controls": "före\x00\x1b[31m\x07efter\u0085\u200b\ufeff",
    "emoji": "Bra jobbat 👍🏽 👨‍👩‍👧 🇸🇪",
    "direction": "abc\u202edef\u2066ghi\u200f",
    "arabic": "مرحبا بكم في المقهى",
    "tigrinya": "ሰላም ንዓኹም",
    "formula": '=HYPERLINK("http://example.org";"klicka")',
    "surrogate": "trasig \ud800 slut",
    "marks": "Z" + "\u0301" * 300,
    "long_word": "a" * 5_000,
    "very_long": "Ett vanligt ord till. " * 4_600,
}
READABLE = {
    "markup": "<b>fet</b> & <img src='/etc/passwd'> </para>",
    "gaps": "{enterprise_name} {0} %s **stjärnor** `kod` # rubrik",
    "controls": "före",
    "formula": "=HYPERLINK(",
    "surrogate": "trasig",
}


def hostile_plan(handbook: Handbook, text: str) -> Plan:
    """A plan with the text in every field that takes words, also in two rows of each table."""

    def typed(question: Question) -> Tree:
        if question.kind in ("text", "long_text"):
            return text
        if question.kind in ("person", "organisation"):
            return {"role": text, "name": text, "number": text}
        if question.kind == "table":
            cells = {column.id: {"v": typed(column)} for column in question.columns if typed(column)}
            return [{"id": f"r{number}", "cells": cells} for number in (1, 2)] if cells else None
        return None

    plan = Plan("hostile", text[:200])
    if len(text) > MOST_FOR_EVERY_FIELD:
        return plan.with_typed("business_idea", text).with_note("business_idea", text)
    for _, _, question in handbook.interview.walk():
        plan = plan.with_typed(question.id, typed(question))
        plan = plan.with_note(question.id, text)
    return plan.with_typed("legal_form", "economic_association")


@pytest.mark.parametrize("name", HOSTILE)
def test_an_export_survives_and_shows_what_was_typed(handbook: Handbook, name: str, tmp_path: Path) -> None:
    assessment = assess(handbook, hostile_plan(handbook, HOSTILE[name]), DAY)
    documents = ["advisor_paper", "business_plan", "participation_plan"]
    written = export_documents(
        assessment, handbook, documents, tmp_path, Options(("pdf",)), resources=resources_folder()
    )
    assert len(written) == len(documents)
    pdf = pypdfium2.PdfDocument(written[0])
    words = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    if name in READABLE:
        assert re.sub(r"\s", "", READABLE[name]) in re.sub(r"\s", "", words)
    assert "\x00" not in words


@pytest.mark.parametrize("name", ["markup", "gaps", "controls", "surrogate", "formula"])
def test_markdown_shows_markup_as_text(handbook: Handbook, name: str) -> None:
    assessment = assess(handbook, hostile_plan(handbook, HOSTILE[name]), DAY)
    text = write_markdown(compose("advisor_paper", assessment, handbook))
    assert "<b>" not in html.unescape(text).replace("\\<b\\>", "")
    text.encode("utf-8")
