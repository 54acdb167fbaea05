"""The workbook: an office program recalculates it to our figures, cell by cell, also after a change."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from random_plans import plans
from recalculation import PACKAGE, office_program, recalculate

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.economy.amounts import MONTHS
from asf_starter.core.economy.budget import Budget, compute_budget
from asf_starter.core.economy.formulas import formulas_of
from asf_starter.core.economy.inputs import BudgetInputs
from asf_starter.core.economy.rates import BASE
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.documents.phrases import phrases_of
from asf_starter.documents.xlsx import write_xlsx
from asf_starter.documents.xlsx.entry_sheet import rows_of_entries
from asf_starter.documents.xlsx.places import HEAD_ROWS, VALUE_COLUMN, month_column
from asf_starter.documents.xlsx.statements import SECTIONS, rows_of
from asf_starter.look_files import load_look
from asf_starter.storage.folders import resources_folder
from asf_starter.storage.plan_files import read_plan_file

DAY = date(2026, 11, 23)
EXAMPLES = ("bicycle_workshop", "cafe_and_second_hand", "cleaning_and_gardening")
RANDOM = 24 if os.environ.get("ASF_FULL") else 6
CHANGED = "changed"
SHEETS = [
    "Läs mig",
    "Indata",
    "Satser och säsong",
    "Resultat",
    "Likviditet",
    "Balans",
    "Moms",
    "Underlag",
    "Nyckeltal",
    "Startbudget",
]


def example(handbook: Handbook, name: str) -> Assessment:
    path = resources_folder() / "examples" / f"{name}.asfplan"
    return assess(handbook, read_plan_file(path).plan, DAY)


def with_budget(assessment: Assessment, budget: Budget) -> Assessment:
    """The same plan with another budget."""
    other = replace(assessment)
    other.__dict__["budget"] = budget
    return other


def workbook_of(assessment: Assessment, handbook: Handbook) -> bytes:
    look = load_look(resources_folder())
    return write_xlsx(assessment, phrases_of(handbook), look, day=DAY)


def random_inputs(number: int) -> list[BudgetInputs]:
    """The largest of many random plans, the same every time."""
    found: list[BudgetInputs] = []

    @settings(
        max_examples=number * 4,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs=plans())
    def collect(inputs: BudgetInputs) -> None:
        stock = inputs.first_stock and replace(inputs.first_stock, name="lager")
        found.append(replace(inputs, first_stock=stock))

    collect()
    return sorted(found, key=_rows_in, reverse=True)[:number]


def _rows_in(inputs: BudgetInputs) -> int:
    tables = (
        inputs.products,
        inputs.positions,
        inputs.supports,
        inputs.overheads,
        inputs.loans,
        inputs.grants,
    )
    return sum(map(len, tables))


def changed_inputs(inputs: BudgetInputs) -> tuple[BudgetInputs, dict[str, object]]:
    """Other answers, and what a person would write into the entries for them."""
    product, *products = inputs.products
    position, *positions = inputs.positions
    overhead, *overheads = inputs.overheads
    support, *supports = inputs.supports
    raised = 1 + inputs.wage_increase / 100
    wage = Decimal(31250)
    first_month = inputs.first_month
    other = replace(
        inputs,
        products=(
            replace(product, price=Decimal("128.5"), volume=Decimal(371), growth=Decimal(7), start=2),
            *products,
        ),
        positions=(
            replace(position, wages=(wage, wage * raised, wage * raised * raised), end=27),
            *positions,
        ),
        supports=(replace(support, share=Decimal(45), lag=3), *supports),
        overheads=(replace(overhead, amount=Decimal("9875.50"), increase=Decimal("3.5")), *overheads),
        vat=replace(inputs.vat, deductible=Decimal(80)),
        start_cash=Decimal(43210),
    )
    written: dict[str, object] = {
        f"products/{product.id}/price": 128.5,
        f"products/{product.id}/volume": 371,
        f"products/{product.id}/growth": 0.07,
        f"products/{product.id}/start": first_month.plus(2).first_day,
        f"positions/{position.id}/monthly_1": 31250,
        f"positions/{position.id}/end": first_month.plus(27).first_day,
        f"supports/{support.id}/share": 0.45,
        f"supports/{support.id}/lag": 3,
        f"overheads/{overhead.id}/amount": 9875.5,
        f"overheads/{overhead.id}/increase": 0.035,
        "settings//vat_deductible": 0.8,
        "settings//start_cash": 43210,
    }
    return other, written


def write_into(data: bytes, budget: Budget, written: Mapping[str, object], path: Path) -> None:
    """Writes into the entries of a workbook, as a person would, and saves it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = rows_of_entries([entry for entry in formulas_of(budget).entries if not entry.series])
    for key, value in written.items():
        book["Indata"].cell(rows[key] + 1, VALUE_COLUMN + 1).value = value
    book.save(path)


@dataclass(frozen=True)
class Recalculated:
    """Workbooks as we wrote them and as an office program worked them out, by name."""

    ours: Mapping[str, Path]
    theirs: Mapping[str, Path]
    expected: Budget


@pytest.fixture(scope="module")
def recalculated(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    if office_program() is None:
        pytest.skip(f"no office program to recalculate with (apt-get install {PACKAGE})")
    folder = tmp_path_factory.mktemp("workbooks")
    ours: dict[str, Path] = {}

    def add(name: str, assessment: Assessment) -> None:
        ours[name] = folder / f"{name}.xlsx"
        ours[name].write_bytes(workbook_of(assessment, handbook))

    for name in EXAMPLES:
        add(name, example(handbook, name))
    cafe = example(handbook, "cafe_and_second_hand")
    scenarios = (BASE, *handbook.rates.scenarios)
    for number, inputs in enumerate(random_inputs(RANDOM)):
        scenario = scenarios[number % len(scenarios)]
        add(f"random_{number}", with_budget(cafe, compute_budget(inputs, handbook.rates, scenario)))
    other, written = changed_inputs(cafe.budget.inputs)
    ours[CHANGED] = folder / f"{CHANGED}.xlsx"
    write_into(workbook_of(cafe, handbook), cafe.budget, written, ours[CHANGED])
    work = folder / "work"
    work.mkdir()
    theirs = dict(zip(ours, recalculate(list(ours.values()), work), strict=True))
    return Recalculated(ours, theirs, compute_budget(other, handbook.rates))


def cells_with_formulas(path: Path) -> Iterator[tuple[Cell, object]]:
    """Every cell with a formula, and the figure stored in it."""
    stored = openpyxl.load_workbook(path, data_only=True)
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield cell, stored[sheet.title][cell.coordinate].value


def is_same(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours))
    return ours == theirs or (ours in (None, "") and theirs in (None, ""))


@pytest.mark.parametrize("name", [*EXAMPLES, *(f"random_{number}" for number in range(RANDOM))])
def test_an_office_program_comes_to_the_same_figures(recalculated: Recalculated, name: str) -> None:
    theirs = openpyxl.load_workbook(recalculated.theirs[name], data_only=True)
    different, formulas = [], 0
    for cell, ours in cells_with_formulas(recalculated.ours[name]):
        found = theirs[cell.parent.title][cell.coordinate].value
        formulas += 1
        if not is_same(ours, found):
            different.append(f"{cell.parent.title}!{cell.coordinate}: {ours} and {found}")
    assert not different, different[:10]
    assert formulas > 1500


def test_a_change_runs_through_to_cash_and_balance_as_the_engine_says(
    handbook: Handbook, recalculated: Recalculated
) -> None:
    budget = recalculated.expected
    book = openpyxl.load_workbook(recalculated.theirs[CHANGED], data_only=True)
    before = example(handbook, "cafe_and_second_hand").budget
    assert budget.months("cash.end") != before.months("cash.end")
    names = dict(zip(("result", "cash", "balance", "vat", "basis"), SHEETS[3:8], strict=True))
    for section in SECTIONS:
        sheet = book[names[section]]
        for number, row in enumerate(rows_of(budget, formulas_of(budget), section), HEAD_ROWS + 1):
            found = [sheet.cell(number, month_column(month) + 1).value for month in range(MONTHS)]
            assert all(map(is_same, map(float, row.months), found)), row.id


@pytest.fixture(scope="module")
def cafe(handbook: Handbook) -> bytes:
    return workbook_of(example(handbook, "cafe_and_second_hand"), handbook)


@pytest.fixture(scope="module")
def opened(cafe: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(cafe))


def test_the_same_plan_and_day_give_the_same_bytes(handbook: Handbook, cafe: bytes) -> None:
    assert workbook_of(example(handbook, "cafe_and_second_hand"), handbook) == cafe


def test_every_line_is_a_formula_in_every_month_and_year(handbook: Handbook, opened: Workbook) -> None:
    budget = example(handbook, "cafe_and_second_hand").budget
    lines = 0
    for name in SHEETS[3:8]:
        for row in opened[name].iter_rows(min_row=HEAD_ROWS + 1, min_col=month_column(0) + 1):
            lines += 1
            assert all(cell.data_type == "f" for cell in row), (name, row[0].row)
    steps = len(formulas_of(budget).steps)
    assert lines == len(budget.lines) + steps


def test_no_line_is_a_constant_where_it_has_figures(handbook: Handbook) -> None:
    for inputs in random_inputs(12):
        budget = compute_budget(inputs, handbook.rates)
        formulas = formulas_of(budget).formulas
        for line in budget.lines.values():
            pieces = [formulas[line.id](month) for month in range(MONTHS)]
            assert all(pieces), line.id
            constant = all(set(expr) == {"0"} for expr in pieces)
            assert not constant or not any(line.months), line.id


def test_sheets_heads_and_print(opened: Workbook) -> None:
    assert opened.sheetnames == SHEETS
    for name in SHEETS[2:8]:
        sheet = opened[name]
        assert sheet.freeze_panes == "C3"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.print_title_cols == "$A:$B"
        assert not sheet.merged_cells.ranges
        assert [mark.id for mark in sheet.col_breaks.brk] == [month_column(12), month_column(24)]
    result = opened["Resultat"]
    assert result.cell(1, month_column(0) + 1).value.date() == date(2027, 1, 1)
    assert [result.cell(1, column).value for column in (3, 4, 5)] == ["År 1", "År 2", "År 3"]


def test_accounts_stand_beside_the_rows(opened: Workbook) -> None:
    accounts = {row[0].value: row[1].value for row in opened["Resultat"].iter_rows(min_row=3, max_col=2)}
    assert accounts["Avskrivning: Kaffemaskin"] == "7832"
    assert not accounts["Avskrivningar"]
    assert accounts["Försäljning: Bröd och matlådor att ta med"] == "3003 3002"
    assert accounts["Skatt på vinsten"] == "8910"
    assert accounts["Startkostnad: Registrering hos Bolagsverket"] == "6991"
    assert {row[0].value: row[1].value for row in opened["Balans"].iter_rows(min_row=3, max_col=2)}[
        "Pengar på kontot"
    ] == "1930"


def test_the_first_sheet_says_what_it_is(handbook: Handbook, opened: Workbook) -> None:
    text = "\n".join(str(cell.value) for row in opened["Läs mig"].iter_rows() for cell in row if cell.value)
    assert "inte juridisk rådgivning" in text
    assert "23\u00a0november\u00a02026" in text
    assert "BAS 2026" in text


HOSTILE = (
    '=HYPERLINK("http://example.org";"klicka")',
    "+1+1",
    "@SUM(A1)",
    "-2+3*7",
    "http://example.org",
    "a\x00b\ud800",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_founders_stay_text(handbook: Handbook, a_plan: Callable[..., Plan], text: str) -> None:
    def row(**cells: str) -> list[object]:
        return [{"id": "r1", "cells": {name: {"v": value} for name, value in cells.items()}}]

    plan = a_plan(
        enterprise_name=text,
        products=row(name=text, price="100", volume="10"),
        positions=row(name=text, wage="20000"),
        overheads=row(name=text, amount="100"),
        loans=row(name=text, amount="5000", interest="5"),
    )
    data = workbook_of(assess(handbook, plan, DAY), handbook)
    book = openpyxl.load_workbook(io.BytesIO(data))
    plain = text.replace("\x00", "").replace("\ud800", "\ufffd")
    shown = [cell for sheet in book for row in sheet.iter_rows() for cell in row if plain in str(cell.value)]
    assert len(shown) > 20
    assert {cell.data_type for cell in shown} == {"s"}
    assert not any(cell.hyperlink for cell in shown)
    assert not any("vba" in name.lower() or "external" in name.lower() for name in _parts(data))


def _parts(data: bytes) -> Sequence[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.namelist()


def test_a_plan_without_answers_gives_a_workbook(handbook: Handbook, a_plan: Callable[..., Plan]) -> None:
    data = workbook_of(assess(handbook, a_plan(), DAY), handbook)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == SHEETS
