"""Explain this number: every figure that is shown, in every example, tells the sum that gives it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.economy.report import BALANCE, CASH, RESULT, rows_by_month, rows_by_year
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.documents.phrases import phrases_of
from asf_starter.gui.budget.explained import MOST_PARTS, Figure, amount_words, tell
from asf_starter.gui.kit import Kit
from asf_starter.gui.look import Look
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file
from asf_starter.storage.plan_store import example_ids
from tests.gui.conftest import Clock

EXAMPLES = example_ids(resources_folder())


def example(name: str) -> Plan:
    return read_plan_file(resources_folder() / "examples" / f"{name}.asfplan").plan


@pytest.fixture(scope="module")
def real_kit(handbook: Handbook, look: Look) -> Kit:
    return Kit(phrases_of(handbook), lambda: handbook, look, Clock())


@pytest.fixture(scope="module", params=EXAMPLES)
def assessment(request: pytest.FixtureRequest, handbook: Handbook) -> Assessment:
    return assess(handbook, example(request.param), date(2026, 11, 23))


@pytest.mark.parametrize("lines", [RESULT, CASH, BALANCE], ids=["result", "cash", "balance"])
def test_every_month_is_explained_and_adds_up(
    lines: tuple[str, ...], assessment: Assessment, real_kit: Kit
) -> None:
    budget = assessment.budget
    seen = 0
    for row in rows_by_month(budget, lines, range(36), detailed=True):
        for month, amount in enumerate(row.figures):
            told = tell(real_kit, assessment, Figure(row.line.id, range(month, month + 1)))
            assert told.amount == amount
            assert real_kit.phrases.notation.kronor(amount) in told.sentence, told
            if row.line.terms and row.line.rule in ("sum", "difference", "carried"):
                said = [part.words.rpartition(": ")[2] for part in told.parts]
                parts = [
                    term.sign * budget.lines[term.line].months[month - term.lag]
                    for term in row.line.terms
                    if month >= term.lag and budget.lines[term.line].months[month - term.lag]
                ]
                if month and len(parts) <= MOST_PARTS:
                    assert said == [amount_words(real_kit, part) for part in parts]
                    assert sum(parts) == amount
            seen += 1
    assert seen >= 36


def test_every_year_is_the_sum_or_the_end_of_its_months(assessment: Assessment, real_kit: Kit) -> None:
    budget = assessment.budget
    years = budget.timeline.budget_years
    for row in rows_by_year(budget, (*RESULT, *CASH, *BALANCE), years, detailed=True):
        for year, amount in zip(years, row.figures, strict=True):
            told = tell(real_kit, assessment, Figure(row.line.id, year.months, year.number))
            assert told.amount == amount
            assert real_kit.phrases.notation.kronor(amount) in told.sentence
            months = [part.figure.months.start for part in told.parts if part.figure is not None]
            figures = [row.line.months[month] for month in months]
            assert sum(figures) == amount
            assert set(months) <= set(year.months)


def test_every_answer_behind_a_figure_is_asked_and_in_words(assessment: Assessment, real_kit: Kit) -> None:
    found = 0
    for line_id, line in assessment.budget.lines.items():
        month = next((month for month, amount in enumerate(line.months) if amount), None)
        if month is None:
            continue
        for part in tell(real_kit, assessment, Figure(line_id, range(month, month + 1))).answers:
            assert part.question in assessment.answers.by_id
            assert not part.words.rstrip().endswith(":"), part
            found += 1
    assert found > 0


def test_a_line_behind_a_figure_can_be_explained_in_turn(assessment: Assessment, real_kit: Kit) -> None:
    told = tell(real_kit, assessment, Figure("cash.end", range(12, 13)))
    for part in told.parts:
        assert part.figure is not None
        assert tell(real_kit, assessment, part.figure).sentence


def test_a_rate_says_its_value_source_and_marks(handbook: Handbook, real_kit: Kit) -> None:
    cafe = assess(handbook, example("cafe_and_second_hand"), date(2026, 11, 23))
    line = next(
        line
        for line in cafe.budget.lines.values()
        if line.kind.id == "result.employer_fee" and line.months[12]
    )
    told = tell(real_kit, cafe, Figure(line.id, range(12, 13)))
    assert "31,42\u00a0%" in "".join(told.rates)
    assert "Källa: " in told.rates[0]


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(-12000, "minus 12\u00a0000\u00a0kr"), (12000, "12\u00a0000\u00a0kr"), (0, "0\u00a0kr")],
)
def test_less_than_nought_is_said_in_a_word(amount: int, expected: str, real_kit: Kit) -> None:
    assert amount_words(real_kit, amount) == expected


@pytest.mark.parametrize(
    ("line", "question", "words"),
    [
        ("result.product_sales.simple", "simple_sales_per_month", "45\u00a0000\u00a0kr"),
        ("result.overhead.simple", "simple_costs_per_month", "30\u00a0000\u00a0kr"),
        ("cash.contribution.simple", "simple_start_money", "80\u00a0000\u00a0kr"),
    ],
)
def test_a_rough_guess_leads_to_its_own_question(
    line: str, question: str, words: str, handbook: Handbook, real_kit: Kit, a_plan: Callable[..., Plan]
) -> None:
    plan = a_plan(simple_sales_per_month="45000", simple_costs_per_month="30000", simple_start_money="80000")
    told = tell(real_kit, assess(handbook, plan, date(2026, 11, 23)), Figure(line, range(1)))
    assert {part.question for part in told.answers} == {question}
    assert told.answers[0].words.endswith(words)
