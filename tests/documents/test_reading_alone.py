"""What reads well where it stands: choices under a label, reasons beside their evidence, a single row left,
money that is not filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from asf_starter.core.assessment import assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan, Tree
from asf_starter.documents.compose import compose
from asf_starter.documents.markdown import write_markdown
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

DAY = date(2026, 11, 23)


def text_of(handbook: Handbook, plan: Plan, document: str) -> str:
    words = write_markdown(compose(document, assess(handbook, plan, DAY), handbook))
    return words.replace("\u00a0", " ")


def first_meeting() -> Plan:
    path: Path = resources_folder() / "examples" / "first_meeting.asfplan"
    return read_plan_file(path).plan


@pytest.mark.parametrize(
    ("question", "chosen", "expected"),
    [
        # the words of a sentence would be "väntar vi med inköp och ber vi kunder betala snabbare"
        (
            "late_money_plan",
            ["wait_with_purchases", "invoice_faster"],
            ("- Vi väntar med inköp", "- Vi ber kunder betala snabbare"),
        ),
        ("meeting_needs", ["easy_swedish", "breaks"], ("Lätt svenska och ett kortare möte eller pauser",)),
    ],
)
def test_choices_stand_alone_as_the_group_chose_them(
    handbook: Handbook,
    a_plan: Callable[..., Plan],
    question: str,
    chosen: list[Tree],
    expected: tuple[str, ...],
) -> None:
    document = "business_plan_bank" if question == "late_money_plan" else "advisor_paper"
    words = text_of(handbook, a_plan(**{question: chosen}), document)
    assert all(line in words.splitlines() for line in expected)


def test_money_that_is_not_filled_in_is_not_called_nought(handbook: Handbook) -> None:
    words = text_of(handbook, first_meeting(), "business_plan_advisor")
    assert "Hur mycket pengar som finns är inte ifyllt än. År 1 säljer företaget" in words
    assert "0 kr finns" not in words


def test_a_row_of_evidence_names_its_item_once(handbook: Handbook) -> None:
    words = text_of(handbook, first_meeting(), "criteria_annex")
    assert "| En egen plan för var och en | Bra att ha | ? **Oklart än** | Inte besvarat än. |" in words
    assert "| Delvis besvarat. Om ett år: 1. |" in words


@pytest.mark.parametrize(("count", "shown", "note"), [(4, 4, 0), (5, 5, 0), (6, 4, 2)])
def test_a_line_about_one_row_gives_way_to_the_row(
    handbook: Handbook, a_plan: Callable[..., Plan], count: int, shown: int, note: int
) -> None:
    rows: list[Tree] = [
        {"id": f"r{place}", "cells": {"name": {"v": f"Möte nummer {place}"}}} for place in range(count)
    ]
    words = text_of(handbook, a_plan(meetings=rows), "business_plan_members")
    assert words.count("Möte nummer") == shown
    assert (f"fler rader: {note}." in words) == bool(note)
