"""SIE files: held to the format's rules by a strict reader of our own, and to the budget krona by krona."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.documents.phrases import phrases_of
from asf_starter.documents.sie import account_months, write_sie
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

DAY = date(2026, 11, 23)
EXAMPLES = ("bicycle_workshop", "cafe_and_second_hand", "cleaning_and_gardening")

# SIE 4B, 5.12: the order of the groups, and 6: what type 4E must hold.
FLAG, IDENTITY, CHART, AMOUNTS = range(4)
GROUPS = {
    "#FLAGGA": FLAG,
    "#PROGRAM": IDENTITY,
    "#FORMAT": IDENTITY,
    "#GEN": IDENTITY,
    "#SIETYP": IDENTITY,
    "#PROSA": IDENTITY,
    "#FTYP": IDENTITY,
    "#ORGNR": IDENTITY,
    "#FNAMN": IDENTITY,
    "#RAR": IDENTITY,
    "#KPTYP": IDENTITY,
    "#VALUTA": IDENTITY,
    "#KONTO": CHART,
    "#PBUDGET": AMOUNTS,
}
MUST = ("#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#FNAMN", "#RAR")
FIELD = re.compile(r' +("(?:[^"\\]|\\")*"|\{[^}]*\}|[^ "{}]+)')


@dataclass
class Sie:
    """What a file says."""

    single: dict[str, list[str]] = field(default_factory=dict)
    years: dict[int, tuple[date, date]] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)
    amounts: dict[tuple[int, str, str], int] = field(default_factory=dict)


def read_sie(data: bytes) -> Sie:
    """Reads a file by the rules of SIE 4B, and fails on anything that they do not allow."""
    assert data.endswith(b"\r\n")
    found, group = Sie(), FLAG
    for line in data.decode("cp437").split("\r\n")[:-1]:
        assert not re.search(r"[\x00-\x1f\x7f]", line)
        label, _, rest = line.partition(" ")
        fields, at = [], 0
        for match in FIELD.finditer(" " + rest):
            assert match.start() == at, line
            at = match.end()
            fields.append(match[1][1:-1].replace('\\"', '"') if match[1].startswith('"') else match[1])
        assert at == len(rest) + 1, line
        assert GROUPS[label] >= group, f"{label} stands too late"
        group = GROUPS[label]
        _take(found, label, fields)
    assert all(label in found.single or label == "#RAR" for label in MUST)
    assert 0 in found.years
    return found


def _take(found: Sie, label: str, fields: list[str]) -> None:
    match label:
        case "#RAR":
            number, first, last = fields
            assert int(number) <= 0
            assert int(number) not in found.years
            found.years[int(number)] = _day(first), _day(last)
        case "#KONTO":
            number, name = fields
            assert re.fullmatch(r"[3-8]\d{3}", number)
            assert name
            assert number not in found.accounts
            found.accounts[number] = name
        case "#PBUDGET":
            year, period, account, objects, amount = fields
            assert objects == "{}"
            assert re.fullmatch(r"\d{6}", period)
            assert re.fullmatch(r"-?[1-9]\d*", amount)
            assert account in found.accounts
            first, last = found.years[int(year)]
            assert f"{first:%Y%m}" <= period <= f"{last:%Y%m}"
            key = (int(year), period, account)
            assert key not in found.amounts
            found.amounts[key] = int(amount)
        case _:
            assert label not in found.single
            found.single[label] = fields


def _day(text: str) -> date:
    assert re.fullmatch(r"\d{8}", text)
    return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")


def example(handbook: Handbook, name: str) -> Assessment:
    path = resources_folder() / "examples" / f"{name}.asfplan"
    return assess(handbook, read_plan_file(path).plan, DAY)


def files_of(assessment: Assessment, handbook: Handbook) -> dict[int, Sie]:
    files = write_sie(assessment, phrases_of(handbook), day=DAY)
    return {year: read_sie(data) for year, data in files.items()}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_month_of_every_file_is_the_result_of_the_budget(handbook: Handbook, name: str) -> None:
    assessment = example(handbook, name)
    budget = assessment.budget
    result = dict(zip(map(str, budget.timeline.months), budget.months("result.net_result"), strict=True))
    files = files_of(assessment, handbook)
    years = budget.timeline.financial_years
    assert len(files) == len(years)
    for number, sie in enumerate(files.values()):
        assert sorted(sie.years) == [-back for back in range(number, -1, -1)]
        by_month: dict[str, int] = {}
        for (_, period, _), amount in sie.amounts.items():
            month = f"{period[:4]}-{period[4:]}"
            by_month[month] = by_month.get(month, 0) + amount
        covered = [month for year in years[: number + 1] for month in year.months]
        for month in covered:
            name_of = str(budget.timeline.months[month])
            assert by_month.get(name_of, 0) == -result[name_of], name_of
        assert len(by_month) <= len(covered)


def test_accounts_signs_and_years_of_the_bicycle_workshop(handbook: Handbook) -> None:
    assessment = example(handbook, "bicycle_workshop")
    files = files_of(assessment, handbook)
    assert list(files) == [2027, 2028, 2029, 2030]
    first, second = files[2027], files[2028]
    assert first.years == {0: (date(2027, 1, 1), date(2027, 6, 30))}
    assert second.years == {0: (date(2027, 7, 1), date(2028, 6, 30)), -1: first.years[0]}
    assert first.single["#FORMAT"] == ["PC8"]
    assert first.single["#SIETYP"] == ["4"]
    assert first.single["#FTYP"] == ["I"]
    assert first.accounts["3001"] == "Försäljning inom Sverige, 25 % moms"
    budget = assessment.budget
    april = budget.timeline.index(budget.timeline.months[3])
    assert first.amounts[0, "202704", "3001"] == -budget.months("result.sales")[april]
    assert first.amounts[0, "202704", "5010"] > 0
    wages = sum(amount for (_, _, account), amount in first.amounts.items() if account in ("7010", "7210"))
    assert wages == sum(budget.months("result.wages")[:6])


def test_food_changes_account_with_its_rate(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    cells = {"name": "Bröd", "price": "112", "volume": "10", "vat": "food", "ramp_months": "1"}
    row = {"id": "r1", "cells": {name: {"v": value} for name, value in cells.items()}}
    budget = assess(handbook, a_plan(budget_first_month="2027-10", products=[row]), DAY).budget
    accounts = account_months(budget)
    # 6 % until the end of 2027: 1120 holds 63 in VAT; then 12 %: 120.
    assert accounts["3003"][:4] == (-1057, -1057, -1057, 0)
    assert accounts["3002"][:4] == (0, 0, 0, -1000)


def test_every_account_of_the_result_has_a_name(handbook: Handbook) -> None:
    assert handbook.rates.accounts
    phrases = phrases_of(handbook)
    for key, number in handbook.rates.accounts.numbers.items():
        if number >= "3":
            assert phrases.text(f"workbook.account.{key}")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('Kafé "Solen"', 'Kafé "Solen"'),
        ("Åsa \\ Öst\nrad två", "Åsa / Öst rad två"),
        ("#FNAMN {x}", "#FNAMN {x}"),
        ("Šárka – مقهى", "Sárka - ????"),
        ("", "Namnet är inte bestämt"),
    ],
)
def test_names_are_written_in_the_letters_of_the_format(
    handbook: Handbook, a_plan: Callable[..., Plan], typed: str, written: str
) -> None:
    assessment = assess(handbook, a_plan(enterprise_name=typed), DAY)
    (sie, *_) = files_of(assessment, handbook).values()
    if typed:
        assert sie.single["#FNAMN"] == [written]
    else:
        assert sie.single["#FNAMN"][0]
    assert sie.amounts == {}


def test_an_extended_first_year_ends_on_its_last_day(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    assessment = assess(handbook, a_plan(budget_first_month="2027-09", first_year_end="2028-02"), DAY)
    first, last = files_of(assessment, handbook)[2028].years[0]
    assert (first, last) == (date(2027, 9, 1), date(2028, 2, 29))
    assert last + timedelta(days=1) == date(2028, 3, 1)
