"""Legal forms side by side: every ranked form has a sentence in every row; fees are those of the day."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from asf_starter.core.economy.rates import Rate, RateFile, Rates, RateValue, gather
from asf_starter.core.law.comparison import compare_forms, criteria_of_form
from asf_starter.core.law.form_book import FormBook, LegalForm, Scoring
from asf_starter.core.texts import Statement, Text
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.strict import Reader

RANKED = [
    "economic_association",
    "non_profit_association",
    "two_tier",
    "limited_company_svb",
    "limited_company",
]
DAY = date(2026, 11, 23)


def _tree(name: str) -> object:
    return tomllib.loads((resources_folder() / name).read_text("utf-8"), parse_float=Decimal)


@pytest.fixture(scope="module")
def book() -> FormBook:
    reader = Reader()
    forms = [
        reader.read(LegalForm, _tree(f"legal_forms/{path.name}"), path.stem)
        for path in sorted((resources_folder() / "legal_forms").glob("*.toml"))
        if path.stem != "scoring"
    ]
    return FormBook(tuple(form for form in forms if form), Scoring("scoring", Text(""), DAY, 3, (), ()))


@pytest.fixture(scope="module")
def rates() -> Rates:
    file = Reader().read(RateFile, _tree("rates/founding.toml"), "founding")
    assert file is not None
    return gather([file])


def test_every_ranked_form_fills_every_row(book: FormBook, rates: Rates) -> None:
    rows = compare_forms(RANKED, book, rates, DAY)
    assert [row.id for row in rows] == [
        "people",
        "capital",
        "liability",
        "votes",
        "surplus",
        "public_owner",
        "auditor",
        "time",
        "yearly_duties",
        "fees",
    ]
    for row in rows:
        assert len(row.cells) == len(RANKED)
        assert all(cell and all(statement.source for statement in cell) for cell in row.cells), row.id


@pytest.mark.parametrize(
    ("form", "amounts"),
    [
        ("economic_association", [(1900, 2200), (250, 400)]),
        ("non_profit_association", [(1800, 2100)]),
        ("two_tier", [(2400, 2700), (250, 400)]),
        ("limited_company_svb", [(2400, 2700), (250, 400)]),
        ("limited_company", [(2400, 2700), (250, 400)]),
        ("foundation", []),
        ("trading_partnership", [(1800, 2100)]),
        ("sole_trader", [(1800, 2100)]),
    ],
)
def test_fees_in_kronor(form: str, amounts: list[tuple[int, int]], book: FormBook, rates: Rates) -> None:
    fees = compare_forms([form], book, rates, DAY)[-1].cells[0]
    assert [(fee.values["amount"], fee.values["paper_amount"]) for fee in fees] == amounts


def test_a_fee_carries_the_day_it_holds_from(book: FormBook, rates: Rates) -> None:
    fees = compare_forms(["economic_association"], book, rates, DAY)[-1].cells[0]
    assert fees[0].text == "form_choice.fee.online_and_paper"
    assert fees[0].values["since"] == date(2025, 6, 19)
    assert fees[1].text == "form_choice.fee.online_and_paper_undated"


def test_a_fee_of_a_later_year_asks_to_be_checked(book: FormBook, rates: Rates) -> None:
    fee = compare_forms(["economic_association"], book, rates, date(2028, 1, 1))[-1].cells[0][0]
    assert fee.text == "unverified.check"
    inner = fee.values["text"]
    assert isinstance(inner, Statement)
    assert inner.values["amount"] == 1900


def test_an_unknown_fee_asks_what_it_costs(book: FormBook) -> None:
    fee = compare_forms(["limited_company"], book, Rates(), DAY)[-1].cells[0][0]
    inner = fee.values["text"]
    assert isinstance(inner, Statement)
    assert inner.text == "form_choice.fee.unknown"


def test_a_fee_without_paper(book: FormBook) -> None:
    value = RateValue("law", DAY, True, "primary", since=DAY, value=Decimal(2500))
    only = Rates((Rate("registration_fee.aktiebolag.e_service", Text("x"), "kr", (value,)),))
    fee = compare_forms(["limited_company"], book, only, DAY)[-1].cells[0][0]
    assert (fee.text, fee.values["amount"]) == ("form_choice.fee.online", Decimal(2500))


def test_what_nobody_has_read_in_a_source_is_marked(book: FormBook, rates: Rates) -> None:
    rows = {row.id: row for row in compare_forms(["non_profit_association"], book, rates, DAY)}
    assert rows["votes"].cells[0][0].text == "unverified.check"
    assert rows["people"].cells[0][0].text == "legal_forms.non_profit_association.facts.people.text"


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        # Facts 11.2, one letter a note: d by default, c needs a clause, t in tension.
        ("economic_association", ("ct", "dc", "c", "c")),
        ("limited_company_svb", ("c", "tc", "dc", "c")),
        ("limited_company", ("c", "tc", "tc", "c")),
        ("non_profit_association", ("dc", "dc", "dc", "c")),
        ("two_tier", ("dc", "tc", "c", "c")),
        ("foundation", ("d", "t", "d", "c")),
        ("trading_partnership", ("t", "t", "t", "d")),
        ("sole_trader", ("t", "t", "t", "d")),
    ],
)
def test_each_criterion_against_each_form(form: str, marks: tuple[str, ...], book: FormBook) -> None:
    letters = {"by_default": "d", "needs_clause": "c", "in_tension": "t"}
    criteria = criteria_of_form(form, book)
    assert list(criteria) == ["purpose", "participation", "reinvestment", "independence"]
    assert tuple("".join(letters[note.mark] for note in notes) for notes in criteria.values()) == marks
    assert all(
        note.word.text == f"form_choice.mark.{note.mark}" for notes in criteria.values() for note in notes
    )


def test_an_unknown_form_is_a_key_error(book: FormBook, rates: Rates) -> None:
    with pytest.raises(KeyError):
        compare_forms(["guild"], book, rates, DAY)
    with pytest.raises(KeyError):
        criteria_of_form("guild", book)
