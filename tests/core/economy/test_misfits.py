"""Cells that do not fit: what is told where, and what is counted instead (table by table, by hand)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from asf_starter.core.economy.budget import compute_budget
from asf_starter.core.economy.misfits import find_misfits
from asf_starter.core.economy.rates import Rates
from asf_starter.core.economy.reading import read_inputs
from asf_starter.core.interview.answers import Answer, Answers
from asf_starter.core.interview.interview import Question
from asf_starter.core.interview.values import Month, Row
from asf_starter.core.texts import Statement, Text

D = Decimal
FIRST = Month(2027, 3)
LAST = Month(2030, 2)
NAMES = {"juli": 7, "juni": 6, "september": 9}


def answers(**values: object) -> Answers:
    """Answers with these values and the first month; a table is a list of mappings of columns."""
    by_id = {}
    for name, value in {"budget_first_month": FIRST, **values}.items():
        typed = value
        if isinstance(value, list):
            typed = tuple(Row(f"r{n}", row, {}) for n, row in enumerate(value, 1))
        by_id[name] = Answer(Question(name, "text", Text(name)), value=typed)  # type: ignore[arg-type]
    return Answers(by_id)


def month(year: int, number: int) -> Month:
    return Month(year, number)


COOK = [{"name": "Kock", "wage": D(20000), "start": month(2027, 6), "end": month(2028, 5)}]

CASES: list[tuple[str, str, dict[str, object], str, str, dict[str, object]]] = [
    # table, column, its row, what is told, and the values that matter
    ("an old purchase", "investments", {"month": month(2027, 2)}, "month", "investments_before", {}),
    ("an old cost", "start_costs", {"month": month(2026, 2)}, "month", "start_costs_before", {}),
    ("an old deposit", "deposits", {"month": month(2027, 1)}, "month", "deposits_before", {}),
    ("an old contribution", "contributions", {"month": month(2020, 1)}, "month", "contributions_before", {}),
    ("an old loan", "loans", {"month": month(2026, 12)}, "month", "loans_before", {"first": FIRST}),
    ("a loan after the end", "loans", {"month": month(2030, 3)}, "month", "after_budget", {"last": LAST}),
    ("a grant from before", "grants", {"earned_from": month(2027, 1)}, "earned_from", "grant_before", {}),
    ("a grant after the end", "grants", {"earned_from": month(2031, 1)}, "earned_from", "after_budget", {}),
    ("a grant paid before", "grants", {"paid_month": month(2027, 2)}, "paid_month", "grant_paid_before", {}),
    (
        "a last part paid before",
        "grants",
        {"last_paid_month": month(2027, 2)},
        "last_paid_month",
        "grant_paid_before",
        {},
    ),
    (
        "parts in disorder",
        "grants",
        {"paid_month": month(2027, 9), "last_paid_month": month(2027, 8)},
        "last_paid_month",
        "grant_parts_in_disorder",
        {},
    ),
    (
        "a grant that ends before it begins",
        "grants",
        {"earned_from": month(2027, 9), "earned_to": month(2027, 8)},
        "earned_to",
        "grant_ends_early",
        {"month": month(2027, 9)},
    ),
    (
        "sales that end before they begin",
        "products",
        {"start": month(2027, 9), "end": month(2027, 8)},
        "end",
        "end_before_start",
        {},
    ),
    ("rent that has ended", "overheads", {"end": month(2027, 2)}, "end", "ended_before", {"first": FIRST}),
    ("a job after the end", "positions", {"start": month(2030, 3)}, "start", "after_budget", {"last": LAST}),
    (
        "a rest before the first part",
        "products",
        {"payment": "parts", "payment_days": 61, "rest_lag": 2},
        "rest_lag",
        "rest_too_early",
        {"months": 3},
    ),
    ("hourly pay without hours", "positions", {"pay": "hour", "wage": D(150)}, "hours", "hours_missing", {}),
    (
        "a share of full time beside hours",
        "positions",
        {"pay": "hour", "hours": D(40), "share": D(50)},
        "share",
        "share_of_hours",
        {},
    ),
    (
        "a deposit back before it is paid",
        "deposits",
        {"month": month(2027, 5), "returned": month(2027, 4)},
        "returned",
        "deposit_returned_early",
        {"month": month(2027, 5)},
    ),
    ("never an instalment", "loans", {"term": 24, "grace": 24}, "grace", "grace_too_long", {"grace": 23}),
    (
        "a support before its job",
        "supports",
        {"position": "r1", "start": month(2027, 5)},
        "start",
        "support_before_position",
        {"month": month(2027, 6)},
    ),
    (
        "a support after its job",
        "supports",
        {"position": "r1", "end": month(2028, 6)},
        "end",
        "support_after_position",
        {"month": month(2028, 5)},
    ),
    (
        "a support when its job is over",
        "supports",
        {"position": "r1", "start": month(2028, 6)},
        "start",
        "support_outside_position",
        {},
    ),
]


@pytest.mark.parametrize(
    ("name", "table", "row", "column", "text", "values"), CASES, ids=[case[0] for case in CASES]
)
def test_a_misfit_is_told_at_its_cell(
    name: str, table: str, row: dict[str, object], column: str, text: str, values: dict[str, object]
) -> None:
    found = find_misfits(answers(**{"positions": COOK, table: [row]}), FIRST)
    told = [misfit for misfit in found if misfit.question == table]
    assert [(misfit.row, misfit.column, misfit.what.text) for misfit in told] == [
        ("r1", column, f"budget.misfit.{text}")
    ]
    assert values.items() <= told[0].what.values.items()
    assert (told[0].problem.question, told[0].problem.column) == (table, column)


FITTING: dict[str, list[dict[str, object]]] = {
    "products": [{"start": month(2026, 1), "end": month(2027, 3), "payment": "rut", "rest_lag": 2}],
    "positions": [{"start": month(2026, 1), "end": month(2030, 2)}],
    "supports": [{"position": "r1", "start": month(2026, 1), "end": month(2027, 8)}],
    "overheads": [{"start": month(2027, 3), "end": month(2027, 3)}],
    "investments": [{"month": month(2027, 3)}],
    "deposits": [{"month": month(2027, 3), "returned": month(2035, 1)}],
    "loans": [{"month": month(2030, 2), "term": 24, "grace": 23}],
    "grants": [
        {
            "earned_from": month(2027, 3),
            "earned_to": month(2028, 2),
            "paid_month": month(2027, 3),
            "last_paid_month": month(2031, 1),
        }
    ],
}


def test_what_fits_is_not_mentioned() -> None:
    assert find_misfits(answers(**FITTING), FIRST) == ()


def test_blank_rows_fit() -> None:
    assert find_misfits(answers(**{table: [{}] for table in FITTING}), FIRST) == ()


def test_a_support_is_called_by_its_job(rates: Rates) -> None:
    given = answers(positions=COOK, supports=[{"position": "r1", "start": month(2027, 5)}])
    warning = read_inputs(given, rates).misfits[0]
    assert (warning.text, warning.values["name"]) == ("budget.warning.misfit", "Kock")
    what = warning.values["what"]
    assert isinstance(what, Statement)
    assert what.text == "budget.misfit.support_before_position"


def test_an_old_loan_counts_in_the_first_month_and_is_among_the_warnings(rates: Rates) -> None:
    loan = {"name": "Almi", "amount": D(36000), "month": month(2025, 3), "term": 36, "interest": D(0)}
    budget = compute_budget(read_inputs(answers(loans=[loan]), rates), rates)
    assert budget.months("cash.loan_draws")[0] == 36000
    assert "budget.warning.misfit" in [warning.text for warning in budget.warnings]


def test_problems_join_those_of_the_typed_words() -> None:
    given = answers(loans=[{"month": month(2026, 12)}])
    problems = [misfit.problem for misfit in find_misfits(given, FIRST)]
    told = given.with_problems([*problems, problems[0].__class__("not_asked", "x")])
    assert [(p.question, p.row, p.column) for p in told.problems] == [("loans", "r1", "month")]
    assert told.rows("loans") == given.rows("loans")


YEARS: list[tuple[str, dict[str, object], int, str]] = [
    # The budget begins in March 2027 (month 0); December is month 9, June month 3, September month 6
    ("nothing known", {}, 9, ""),
    ("calendar year", {"financial_year": "calendar_year"}, 9, ""),
    ("in words", {"financial_year": "other", "financial_year_period": "1 juli till 30 juni"}, 3, ""),
    ("in figures", {"financial_year": "other", "financial_year_period": "1/7–30/6"}, 3, ""),
    ("in short", {"financial_year": "other", "financial_year_period": "0701-0630"}, 3, ""),
    ("unreadable", {"financial_year": "other", "financial_year_period": "från juli"}, 9, "year_end_unknown"),
    ("no words", {"financial_year": "other"}, 9, "year_end_unknown"),
    (
        "both agree, long first year",
        {
            "financial_year": "other",
            "financial_year_period": "1 juli–30 juni",
            "first_year_end": month(2028, 6),
        },
        15,
        "",
    ),
    (
        "they differ: the budget's own counts",
        {
            "financial_year": "other",
            "financial_year_period": "1 juli–30 juni",
            "first_year_end": month(2027, 9),
        },
        6,
        "year_end_differs",
    ),
    (
        "a calendar year that ends in June",
        {"financial_year": "calendar_year", "first_year_end": month(2027, 6)},
        3,
        "year_end_differs",
    ),
]


@pytest.mark.parametrize(("name", "given", "end", "text"), YEARS, ids=[case[0] for case in YEARS])
def test_the_year_of_the_papers_and_of_the_budget_are_one(
    rates: Rates, name: str, given: dict[str, object], end: int, text: str
) -> None:
    inputs = read_inputs(answers(**given), rates, NAMES)
    assert inputs.financial_year_end == end
    assert [what.text.removeprefix("budget.misfit.") for what in inputs.misfits] == ([text] if text else [])


def test_an_end_left_to_the_advisor_is_no_misfit() -> None:
    question = Question("first_year_end", "month", Text("?"))
    given = answers(financial_year="other")
    asked = Answers({**given.by_id, "first_year_end": Answer(question, state="ask_advisor")})
    assert find_misfits(asked, FIRST) == ()
