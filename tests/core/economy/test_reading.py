"""From answers to inputs: plain defaults for blanks, listed assumptions, and no crash on anything."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asf_starter.core.economy.budget import compute_budget
from asf_starter.core.economy.inputs import BudgetInputs, Part, Vat
from asf_starter.core.economy.rates import Rates
from asf_starter.core.economy.reading import read_inputs
from asf_starter.core.interview.answers import Answer, Answers
from asf_starter.core.interview.interview import Chapter, Question
from asf_starter.core.interview.values import Month, Person, Row, Value
from asf_starter.core.texts import Statement, Text
from asf_starter.storage.strict import Reader

D = Decimal
CHAPTER_FILE = Path(__file__).parents[3] / "resources" / "interview" / "budget.toml"


def chapter() -> Chapter:
    """The real chapter, strictly read."""
    reader = Reader()
    tree = tomllib.loads(CHAPTER_FILE.read_text("utf-8"), parse_float=Decimal)
    found = reader.read(Chapter, tree, "budget")
    assert reader.problems == []
    assert found is not None
    return found


def answers(**values: object) -> Answers:
    """Answers with these values; a table is given as a list of mappings (id, columns)."""
    by_id = {}
    for name, value in values.items():
        typed = value
        if isinstance(value, list):
            typed = tuple(
                Row(str(row.get("id", f"r{number}")), {k: v for k, v in row.items() if k != "id"}, {})
                for number, row in enumerate(value)
            )
        by_id[name] = Answer(Question(name, "text", Text(name)), value=typed)  # type: ignore[arg-type]
    return Answers(by_id)


def read(rates: Rates, **values: object) -> BudgetInputs:
    return read_inputs(answers(**values), rates)


def ids(inputs: BudgetInputs) -> list[str]:
    """The assumptions by the ends of their text ids."""
    return [statement.text.removeprefix("budget.assumption.") for statement in inputs.assumptions]


def test_no_answers_are_a_budget_of_noughts(rates: Rates) -> None:
    inputs = read(rates)
    assert inputs.first_month == Month(2027, 1)  # January after the rates were checked
    assert ids(inputs) == ["first_month"]
    budget = compute_budget(inputs, rates)
    assert all(set(line.months) == {0} for line in budget.lines.values())


@pytest.mark.parametrize(
    ("values", "first", "year_end"),
    [
        ({"start_date": Month(2027, 3)}, Month(2027, 3), 9),
        ({"start_date": Month(2027, 3), "budget_first_month": Month(2027, 1)}, Month(2027, 1), 11),
        ({"start_date": Month(2027, 7), "first_year_end": Month(2028, 12)}, Month(2027, 7), 17),
        ({"start_date": Month(2027, 7), "first_year_end": Month(2027, 1)}, Month(2027, 7), 6),
        ({"start_date": Month(9999, 12)}, Month(2027, 1), 11),
    ],
)
def test_the_first_month_and_financial_year(
    rates: Rates, values: dict[str, object], first: Month, year_end: int
) -> None:
    inputs = read(rates, **values)
    assert (inputs.first_month, inputs.financial_year_end) == (first, year_end)


def test_the_short_track_stands_in_for_empty_tables(rates: Rates) -> None:
    inputs = read(
        rates,
        start_date=Month(2027, 1),
        simple_sales_per_month=D(45000),
        simple_costs_per_month=D(60000),
        simple_start_money=D(80000),
    )
    assert inputs.simple == ("simple_sales_per_month", "simple_costs_per_month", "simple_start_money")
    budget = compute_budget(inputs, rates)
    assert budget.months("result.sales")[0] == 45000
    assert budget.months("result.before_tax")[0] == -15000
    assert budget.months("cash.end")[0] == 65000
    assert sum(budget.months("vat.output")) == 0


@pytest.mark.parametrize(
    ("table", "row", "left"),
    [
        ("products", {"name": "Lunch"}, ("simple_costs_per_month", "simple_start_money")),
        ("positions", {"name": "Kock"}, ("simple_sales_per_month", "simple_start_money")),
        ("overheads", {"name": "Hyra"}, ("simple_sales_per_month", "simple_start_money")),
        ("contributions", {"amount": D(1)}, ("simple_sales_per_month", "simple_costs_per_month")),
        ("loans", {"amount": D(1)}, ("simple_sales_per_month", "simple_costs_per_month")),
    ],
)
def test_the_short_track_gives_way_to_tables(
    rates: Rates, table: str, row: dict[str, object], left: tuple[str, ...]
) -> None:
    simple = {
        name: D(1000) for name in ("simple_sales_per_month", "simple_costs_per_month", "simple_start_money")
    }
    assert read(rates, **simple, **{table: [row]}).simple == left


def test_blank_cells_have_the_plain_meaning(rates: Rates) -> None:
    inputs = read(
        rates,
        start_date=Month(2027, 1),
        products=[{"id": "p"}],
        positions=[{"id": "a", "name": "Kock"}],
        supports=[{"id": "s", "position": "a"}],
        overheads=[{"id": "o"}],
    )
    (product,), (position,), (support,), (overhead,) = (
        inputs.products,
        inputs.positions,
        inputs.supports,
        inputs.overheads,
    )
    assert product.name == Statement("budget.row.unnamed", {"number": 1})
    assert (product.price_includes_vat, product.vat, product.payment) == (
        True,
        "standard",
        (Part(D(100), 0),),
    )
    assert (product.ramp_months, product.season, product.growth, product.direct_cost_lag) == (6, (), 0, 1)
    assert position.wage_tax == 24
    assert (position.share, position.fee, position.holiday) == (D(100), "ordinary", "supplement")
    assert (position.pension, position.insurance) == (D("4.5"), D("0.48"))
    assert (support.kind, support.ceiling, support.lag, support.status) == ("lonebidrag", None, 2, "hoped")
    assert (support.start, support.end, support.name) == (0, 11, "Kock")
    assert (overhead.in_advance, overhead.lag, overhead.vat) == (False, 0, "standard")
    assert ids(inputs) == [
        "products_price",
        "products_volume",
        "positions_wage",
        "positions_wage_tax",
        "supports_share",
        "supports_end",
        "overheads_amount",
    ]
    assert set(inputs.rates) >= {
        "pension.saf_lo.up_to_cap",
        "insurance.default",
        "subsidy.payment_lag_default",
    }


@pytest.mark.parametrize(
    ("form", "subsidiary", "business"),
    [
        ("economic_association", None, "economic_association"),
        ("limited_company", "limited_company_svb", "limited_company"),
        ("two_tier", "limited_company_svb", "limited_company_svb"),
        ("two_tier", None, "two_tier"),
        (None, None, ""),
    ],
)
def test_the_budget_is_that_of_the_form_that_does_the_business(
    rates: Rates, form: str | None, subsidiary: str | None, business: str
) -> None:
    assert read(rates, legal_form=form, subsidiary_form=subsidiary).legal_form == business


@pytest.mark.parametrize(
    ("start", "holiday", "told"),
    [
        (Month(2026, 12), "supplement", ["positions_started_before"]),
        (Month(2026, 12), "paid_with_wage", []),
        (Month(2027, 1), "supplement", []),
        (None, "supplement", []),
    ],
)
def test_a_supplement_earned_before_the_budget_is_told(
    rates: Rates, start: Month | None, holiday: str, told: list[str]
) -> None:
    row = {"id": "a", "name": "Kock", "wage": D(20000), "wage_tax": D(24), "start": start, "holiday": holiday}
    assert ids(read(rates, start_date=Month(2027, 1), positions=[row])) == told


@pytest.mark.parametrize(
    ("fee", "typed", "pension"),
    [
        ("ordinary", None, "4.5"),
        ("youth", None, "4.5"),
        ("senior", None, "0"),  # the agreement's pension ends with the month before 65
        ("born_1937_or_earlier", None, "0"),
        ("senior", D(3), "3"),
    ],
)
def test_no_pension_is_proposed_after_67(rates: Rates, fee: str, typed: Decimal | None, pension: str) -> None:
    row = {"id": "a", "name": "Kock", "wage": D(20000), "fee": fee, "pension": typed}
    assert read(rates, start_date=Month(2027, 1), positions=[row]).positions[0].pension == D(pension)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"payment": "at_once"}, (Part(D(100), 0),)),
        ({"payment": "invoice"}, (Part(D(100), 1),)),
        ({"payment": "invoice", "payment_days": 31}, (Part(D(100), 2),)),  # started months count
        ({"payment": "invoice", "payment_days": 0}, (Part(D(100), 0),)),
        ({"payment": "rut"}, (Part(D(50), 1), Part(D(50), 2))),
        ({"payment": "rut", "payment_days": 10, "rest_lag": 3}, (Part(D(50), 1), Part(D(50), 3))),
        (
            {"payment": "parts", "payment_days": 0, "first_share": D(30), "rest_lag": 4},
            (Part(D(30), 0), Part(D(70), 4)),
        ),
        ({"payment": "parts", "payment_days": 60, "rest_lag": 1}, (Part(D(50), 2), Part(D(50), 2))),
    ],
)
def test_payment_terms_of_customers(rates: Rates, row: dict[str, object], expected: tuple[Part, ...]) -> None:
    assert read(rates, products=[row]).products[0].payment == expected


@pytest.mark.parametrize(("days", "lag"), [(0, 0), (29, 0), (30, 1), (45, 1), (60, 2)])
def test_suppliers_are_paid_after_whole_months(rates: Rates, days: int, lag: int) -> None:
    inputs = read(rates, overheads=[{"payment_days": days}], products=[{"direct_cost_days": days}])
    assert (inputs.overheads[0].lag, inputs.products[0].direct_cost_lag) == (lag, lag)


@pytest.mark.parametrize(
    ("row", "increase", "expected"),
    [
        ({"wage": D(20000)}, None, (D(20000), D(20000), D(20000))),
        ({"wage": D(20000)}, D(3), (D(20000), D(20600), D(21218))),
        ({"wage": D(20000), "wage_year_2": D(21000)}, None, (D(20000), D(21000), D(21000))),
        ({"wage": D(20000), "wage_year_3": D(22000)}, D(5), (D(20000), D(21000), D(22000))),
    ],
)
def test_wages_of_three_years(
    rates: Rates, row: dict[str, object], increase: Decimal | None, expected: tuple[Decimal, ...]
) -> None:
    values = {} if increase is None else {"wage_increase": increase}
    assert read(rates, positions=[row], **values).positions[0].wages == expected


def test_rows_that_point_to_a_position_that_is_gone_are_nothing(rates: Rates) -> None:
    inputs = read(rates, supports=[{"position": "gone", "share": D(50), "end": Month(2027, 5)}])
    assert inputs.supports[0].position == ""
    assert sum(compute_budget(inputs, rates).months("result.supports")) == 0


def test_supports_by_kind(rates: Rates) -> None:
    inputs = read(
        rates,
        start_date=Month(2027, 1),
        positions=[{"id": "a", "start": Month(2027, 4)}],
        supports=[
            {
                "position": "a",
                "kind": "nystartsjobb",
                "multiple": "multiple_25",
                "ceiling": D(15000),
                "lag": 1,
            },
            {"position": "a", "kind": "introduktionsjobb", "start": Month(2027, 6), "end": Month(2028, 5)},
        ],
    )
    nystart, introduction = inputs.supports
    assert (nystart.multiple, nystart.ceiling, nystart.lag, nystart.start) == (D("2.5"), D(15000), 1, 3)
    assert (introduction.kind, introduction.start, introduction.end) == ("introduktionsjobb", 5, 16)


@pytest.mark.parametrize(
    ("row", "payments", "monthly_lag"),
    [
        ({"earned_from": Month(2027, 1), "earned_to": Month(2027, 12)}, ((D(100), 12),), None),
        ({"paid_month": Month(2027, 2)}, ((D(100), 1),), None),
        (
            {
                "payout": "two_parts",
                "paid_month": Month(2027, 2),
                "first_share": D(40),
                "last_paid_month": Month(2028, 1),
            },
            ((D(40), 1), (D(60), 12)),
            None,
        ),
        ({"payout": "monthly", "lag": 1}, ((D(100), 1),), 1),
    ],
)
def test_grants(
    rates: Rates, row: dict[str, object], payments: tuple[tuple[Decimal, int], ...], monthly_lag: int | None
) -> None:
    (grant,) = read(rates, start_date=Month(2027, 1), grants=[row]).grants
    assert (grant.payments, grant.monthly_lag) == (payments, monthly_lag)


def test_vat_and_other_settings(rates: Rates) -> None:
    inputs = read(
        rates,
        vat_registered=True,
        vat_period="year",
        vat_method="when_paid",
        vat_deductible=D(80),
        vat_eu_trade=False,
        vat_on_paper=True,
        holiday_month="june",
        collective_agreement="fremia_kommunal",
        income_tax_exempt=True,
        buffer_kind="one_month",
        first_stock=D(5000),
        capacity_method="hours",
        legal_form="non_profit_association",
    )
    assert inputs.vat == Vat(True, "year", True, D(80), False, True)
    assert (inputs.holiday_month, inputs.agreement, inputs.income_tax) == (6, "asf_fremia_kommunal", False)
    assert inputs.buffer_share is None
    assert inputs.first_stock is not None
    assert inputs.first_stock.amount == 5000
    assert inputs.capacity.full_time_hours == 165
    assert read(rates, collective_agreement="other_agreement", wage_agreement="retail").agreement == "retail"


def test_odd_values_are_held_within_bounds(rates: Rates) -> None:
    inputs = read(
        rates,
        products=[
            {"price": D(-5), "volume": True, "growth": D(-500), "season": (D(1),), "ramp_months": 10**9}
        ],
        positions=[{"share": D(400), "wage_tax": D("NaN"), "name": Person("Kock", "")}],
        loans=[{"term": 10**15, "grace": 10**15, "amount": D("Infinity")}],
        vat_period="weekly",
        holiday_month="smarch",
        first_year_end=7,
    )
    product, position, loan = inputs.products[0], inputs.positions[0], inputs.loans[0]
    assert (product.price, product.volume, product.growth, product.season) == (0, 0, -100, ())
    assert product.ramp_months == 60
    assert (position.share, position.wage_tax, position.name) == (100, 24, "Kock")
    assert (loan.term, loan.grace, loan.amount) == (600, 599, 0)
    assert (inputs.vat.period, inputs.holiday_month) == ("quarter", 7)


NUMBERS = st.one_of(
    st.decimals(0, 10**13, places=2, allow_nan=False, allow_infinity=False),
    st.decimals(0, 200, places=1),
    st.integers(0, 60).map(Decimal),
)
MONTHS = st.builds(Month, st.integers(2026, 2031), st.integers(1, 12))


def a_value(question: Question) -> st.SearchStrategy[object]:
    """Any value that a question of this kind can have, or none."""
    kinds: Mapping[str, st.SearchStrategy[object]] = {
        "text": st.text(max_size=5),
        "yes_no": st.booleans(),
        "choice": st.sampled_from([option.id for option in question.options] or ["x"]),
        "money": NUMBERS,
        "percent": st.one_of(NUMBERS, st.decimals(-100, 1000, places=1)),
        "decimal": NUMBERS,
        "whole_number": st.integers(0, 10**14),
        "month": MONTHS,
        "series": st.lists(st.decimals(0, 5, places=1), min_size=12, max_size=12).map(tuple),
        "row": st.sampled_from(["r0", "r1", "gone"]),
    }
    return st.one_of(st.none(), kinds[question.kind])


@st.composite
def any_answers(draw: st.DrawFn, questions: tuple[Question, ...]) -> Answers:
    """Half-filled answers to the real questions."""
    by_id = {}
    for question in questions:
        value: Value | None
        if question.kind == "table":
            value = tuple(
                Row(f"r{number}", {c.id: draw(a_value(c)) for c in question.columns}, {})  # type: ignore[misc]
                for number in range(draw(st.integers(0, 2)))
            )
        else:
            value = draw(a_value(question))  # type: ignore[assignment]
        by_id[question.id] = Answer(question, value=value)
    if draw(st.booleans()):
        by_id["start_date"] = Answer(questions[0], value=draw(MONTHS))
    return Answers(by_id)


def test_half_filled_answers_never_crash(rates: Rates) -> None:
    questions = tuple(question for page in chapter().pages for question in page.questions)

    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(given_answers=any_answers(questions))
    def check(given_answers: Answers) -> None:
        inputs = read_inputs(given_answers, rates)
        budget = compute_budget(inputs, rates)
        assert budget.months("balance.assets") == budget.months("balance.liabilities_and_equity")
        assert isinstance(budget.warnings, tuple)
        assert budget.start.capital_need >= 0
        assert len(budget.key_figures) >= 4

    check()


def test_the_short_track_has_exactly_three_questions_here() -> None:
    short = [q.id for page in chapter().pages for q in page.questions if q.short_track]
    assert short == ["simple_sales_per_month", "simple_costs_per_month", "simple_start_money"]
