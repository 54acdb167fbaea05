"""The budget annex: what only it shows, against the engine and against figures worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.documents.compose import compose
from asf_starter.documents.tree import Document, Figure, Items, Paragraph, Table, TableRow
from asf_starter.filling import fill_plan
from asf_starter.plan_json import show_json

DAY = date(2026, 11, 23)
WAGE = 20_000
"""At full fee a month costs 20 000, the fee 6 284, pension 900, insurance 96, löneskatt 218: 27 498."""

PLAN: Mapping[str, object] = {
    "legal_form": "economic_association",
    "budget_first_month": "2027-01",
    "vat_registered": False,
    "products": [{"name": "Lunch", "price": 40_000, "volume": 1, "vat": "exempt", "ramp_months": 1}],
    "overheads": [{"name": "Hyra", "amount": 5_000, "vat": "none"}],
    "contributions": [{"name": "Tre medlemmar", "kind": "member", "amount": 300_000}],
}
STAFF: Mapping[str, object] = {
    "positions": [
        {
            "id": "a",
            "name": "Kock",
            "pay": "month",
            "wage": WAGE,
            "share": 100,
            "holiday": "paid_with_wage",
            "holiday_percent": 0,
            "pension": Decimal("4.5"),
            "insurance": Decimal("0.48"),
            "wage_tax": 24,
        }
    ],
    "supports": [
        {"position": "a", "kind": "lonebidrag", "share": 50, "status": "hoped", "end": "2027-12", "lag": 0}
    ],
}


@pytest.fixture
def assessed(handbook: Handbook, a_plan: Callable[..., Plan]) -> Callable[..., Assessment]:
    """A plan with these answers, worked out."""

    def work_out(*parts: Mapping[str, object]) -> Assessment:
        answers = {question: value for part in parts for question, value in part.items()}
        plan, refused = fill_plan(handbook, a_plan(), answers, at="2026-11-23T09:00:00Z")
        assert refused == ()
        return assess(handbook, plan, DAY)

    return work_out


def annex(handbook: Handbook, assessment: Assessment) -> Document:
    return compose("budget_annex", assessment, handbook)


def words(row: TableRow) -> list[str]:
    return ["".join(run.text for run in cell.runs).replace("\u00a0", " ") for cell in row.cells]


def table(document: Document, caption: str) -> list[list[str]]:
    """The rows of the table under a caption."""
    for block in document.blocks:
        if isinstance(block, Table) and "".join(run.text for run in block.caption) == caption:
            return [words(row) for row in block.rows]
    raise KeyError(caption)


def lines(document: Document) -> list[str]:
    """All paragraphs and entries of lists."""
    found = []
    for block in document.blocks:
        inside = (
            [part for item in block.items for part in item.blocks] if isinstance(block, Items) else [block]
        )
        for part in inside:
            if isinstance(part, Paragraph):
                found.append("".join(run.text for run in part.runs).replace("\u00a0", " "))
    return found


def test_the_staff_budget_is_that_of_the_engine(
    handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    """12 × 27 498 = 329 976 a year, 240 000 of it wages; support: 12 × R(0.5 × 20 000 × 1.3142) = 157 704."""
    assessment = assessed(PLAN, STAFF)
    document = annex(handbook, assessment)
    expected = ["240 000", "89 976", "329 976", "157 704", "172 272"]
    assert table(document, "Personalbudget år 1") == [
        ["Kock", "12", *expected, "87"],  # 172 272 / (12 × 165 hours) = 87.0
        ["Alla tjänster", "", *expected, ""],
    ]
    later = ["329 976", "–", "329 976"] * 2  # the support ends with year 1
    assert table(document, "Personalbudget år 2 och 3") == [["Kock", *later], ["Alla tjänster", *later]]
    assert assessment.budget.figure("result.staff", assessment.budget.timeline.budget_years[0]) == 329_976


def test_one_change_at_a_time(handbook: Handbook, assessed: Callable[..., Assessment]) -> None:
    """40 000 sold and 5 000 of rent a month, without tax and VAT: a tenth less is 48 000 a year."""
    assessment = assessed(PLAN, {"legal_form": "non_profit_association", "income_tax_exempt": True})
    rows = {row[0]: row[1:] for row in table(annex(handbook, assessment), "En förändring i taget")}
    assert rows["Försäljningen är 10 % lägre"] == ["−48 000", "−48 000", "−48 000", "−4 000"]
    assert rows["Övriga kostnader är 10 % högre"] == ["−6 000", "−6 000", "−6 000", "−500"]
    assert rows["Lönestöden är 10 % lägre"] == ["–", "–", "–", "–"]
    told = {entry["id"]: entry for entry in show_json(assessment, handbook)["budget"]["sensitivities"]}
    assert told["volume_down"]["results"] == [-48_000] * 3
    assert told["volume_down"]["lowest_cash"] == -4_000


def test_a_scenario_that_changes_nothing_is_left_out(
    handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    without = lines(annex(handbook, assessed(PLAN)))
    hoped = lines(annex(handbook, assessed(PLAN, STAFF)))
    assert not [line for line in without if line.startswith("Osäkra stöd uteblir: ")]
    assert "Osäkra stöd uteblir: Lönestöd och bidrag som är osäkra kommer inte." in hoped
    assert not [line for line in hoped if line.startswith("Den största kunden slutar")]


def test_break_even_is_said_once_where_nothing_is_given(
    handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    """Sales leave all of each krona: 12 × 5 000 of rent is the break-even."""
    alone = annex(handbook, assessed(PLAN))
    assert "År 1 säljer företaget för 480 000 kr utan moms. Det går jämnt upp vid 60 000 kr." in lines(alone)
    assert len([block for block in alone.blocks if isinstance(block, Figure)]) == 1
    both = annex(handbook, assessed(PLAN, STAFF))
    # fixed 329 976 + 60 000, of which 157 704 is given
    said = "Det går jämnt upp vid 232 272 kr med stöd och bidrag, och vid 389 976 kr utan."
    assert any(line.endswith(said) for line in lines(both))
    assert len([block for block in both.blocks if isinstance(block, Figure)]) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"simple_start_money": 10_000},
            "Vad det kostar att komma i gång är inte räknat än. Det finns 10 000 kr att börja med.",
        ),
        ({}, "Vad det kostar att komma i gång är inte räknat än."),
    ],
)
def test_a_rough_guess_does_not_say_that_beginning_costs_nothing(
    handbook: Handbook, assessed: Callable[..., Assessment], given: Mapping[str, object], said: str
) -> None:
    """45 000 in and 40 000 out a month, and nobody has counted what it costs to begin."""
    guess = {"start_date": "2027-03", "simple_sales_per_month": 45_000, "simple_costs_per_month": 40_000}
    worked_out = assessed(guess, given)
    assert said in lines(compose("advisor_paper", worked_out, handbook))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Företaget tar inte ut moms, och drar inte av moms på inköp."),
        (
            {"vat_registered": True, "vat_period": "month", "vat_method": "when_paid"},
            "Momsen redovisas varje månad, när pengarna kommer (bokslutsmetoden).",
        ),
        (
            {"vat_registered": True, "vat_deductible": 40},
            "Av momsen på inköp dras 40 % av. Resten är en kostnad.",
        ),
        ({"start_cash": 25_000}, "På kontot finns 25 000 kr från början."),
        ({"first_year_end": "2028-06"}, "Det första räkenskapsåret slutar i juni 2028."),
    ],
)
def test_the_terms_of_the_budget_are_told(
    handbook: Handbook, assessed: Callable[..., Assessment], given: Mapping[str, object], said: str
) -> None:
    assert any(line.endswith(said) for line in lines(annex(handbook, assessed(PLAN, given))))


def test_later_liquidity_stands_three_months_at_a_time(
    handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    """35 000 more a month, without tax: 300 000 and twelve months are there when year 2 begins. The two years
    stand last: 12 × 40 000 comes in each."""
    assessment = assessed(PLAN, {"legal_form": "non_profit_association", "income_tax_exempt": True})
    title = "Tre månader i taget, år 2 och 3 (rubriken är den sista av dem)"
    rows = {row[0]: row[1:] for row in table(annex(handbook, assessment), title)}
    assert rows["Från kunder"] == ["120 000"] * 8 + ["480 000"] * 2
    assert rows["Pengar vid början"][:2] == ["720 000", "825 000"]
    assert rows["Pengar vid början"][8:] == ["720 000", "1 140 000"]
    assert rows["Pengar vid slutet"][7:] == ["1 560 000", "1 140 000", "1 560 000"]


def test_a_position_that_begins_later_costs_nothing_before(
    handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    """The third year alone: 12 × 27 498, as above."""
    (cook,) = cast(list[dict[str, object]], STAFF["positions"])
    staff = {"positions": [{**cook, "start": "2029-01"}]}
    document = annex(handbook, assessed(PLAN, staff))
    amounts = ["–", "–", "–", "329 976", "–", "329 976"]
    assert table(document, "Personalbudget år 2 och 3") == [["Kock", *amounts], ["Alla tjänster", *amounts]]
    with pytest.raises(KeyError):
        table(document, "Personalbudget år 1")
