"""The sheets of lines by month: result, liquidity, balance, VAT, and what they are built from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.worksheet import Worksheet

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas import BudgetFormulas, Step
from asf_starter.core.economy.formulas.expressions import Cell, Expr, Formula, Span, join
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.timeline import Span as YearSpan
from asf_starter.core.texts import Statement
from asf_starter.documents.cleaning import one_line
from asf_starter.documents.phrases import Phrases
from asf_starter.documents.xlsx.formats import Formats
from asf_starter.documents.xlsx.places import (
    FIRST_MONTH_COLUMN,
    FIRST_YEAR_COLUMN,
    HEAD_ROWS,
    LAST_COLUMN,
    Places,
    month_column,
)

LONGEST_TEXT = 250
SECTIONS = ("result", "cash", "balance", "vat", "basis")
_MARGIN = 0.4
_MONTH_WIDTH = 9.5
_PRINTABLE = 705
"""Points between the margins of a sheet on its side, less a tenth for wider letters."""


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its id, its words, its figures by month, and its formula."""

    id: str
    caption: Statement
    months: Sequence[int | Fraction]
    formula: Formula
    accounts: str
    nature: str
    is_total: bool
    is_part: bool


def rows_of(budget: Budget, formulas: BudgetFormulas, section: str) -> list[Row]:
    """The rows of a sheet in order: steps before the lines that are built on them, a check after."""
    steps = [_step_row(step) for step in formulas.steps if step.section == section]
    lines = [
        _line_row(line, formulas.formulas[line.id])
        for line in budget.lines.values()
        if line.section == section
    ]
    return [*steps, *lines] if section == "basis" else [*lines, *steps]


def _step_row(step: Step) -> Row:
    nature = "flow" if step.is_flow else "none"
    return Row(step.id, step.caption, step.months, step.formula, "", nature, False, step.section == "basis")


def _line_row(line: Line, formula: Formula) -> Row:
    total = line.kind.is_total
    accounts = "" if total else " ".join(dict.fromkeys(account for _, account in line.accounts))
    part = bool(line.name) and not total
    return Row(line.id, line.caption, line.months, formula, accounts, line.kind.nature, total, part)


def write_statement(
    sheet: Worksheet,
    rows: Sequence[Row],
    budget: Budget,
    places: Places,
    formats: Formats,
    phrases: Phrases,
) -> None:
    """One sheet of rows by month, with the years first."""
    write_head(sheet, budget, formats, phrases)
    for number, row in enumerate(rows, HEAD_ROWS):
        label = formats.total_label if row.is_total else formats.part_label if row.is_part else formats.label
        sheet.write_string(number, 0, words(phrases, row.caption), label)
        sheet.write_string(number, 1, row.accounts, formats.total_label if row.is_total else formats.account)
        figure = formats.total if row.is_total else formats.kronor
        if any(isinstance(amount, Fraction) for amount in row.months):
            figure = formats.precise
        for month, amount in enumerate(row.months):
            text = places.formula(row.formula(month), sheet.get_name())
            sheet.write_formula(number, month_column(month), text, figure, stored(amount))
        _write_years(sheet, number, row, budget, places, formats)
    longest = max((len(words(phrases, row.caption)) for row in rows), default=0)
    set_up_months(sheet, HEAD_ROWS + len(rows), (min(max(longest, 24), 56), 10, 11, 11, 11))


def _write_years(
    sheet: Worksheet, number: int, row: Row, budget: Budget, places: Places, formats: Formats
) -> None:
    """The sum of each year's months, or the position at its end or start."""
    look = formats.year_total if row.is_total else formats.year
    for year, span in enumerate(budget.timeline.budget_years):
        column = FIRST_YEAR_COLUMN + year
        if row.nature == "none":
            sheet.write_blank(number, column, None, look)
            continue
        expr, amount = _year(row, span)
        text = places.formula(expr, sheet.get_name())
        sheet.write_formula(number, column, text, look, stored(amount))


def _year(row: Row, span: YearSpan) -> tuple[Expr, int | Fraction]:
    months = list(span.months)
    if row.nature == "flow":
        whole = sum((row.months[month] for month in months), Fraction(0))
        return join("SUM(", Span(row.id, months[0], months[-1]), ")"), whole
    month = months[-1] if row.nature == "closing" else months[0]
    return join(Cell(row.id, month)), row.months[month]


def write_head(sheet: Worksheet, budget: Budget, formats: Formats, phrases: Phrases) -> None:
    """The names of the columns, and the number of each month, by which formulas count."""
    say: Callable[[str], str] = phrases.text
    sheet.write_string(0, 0, say("workbook.head.row"), formats.heading)
    sheet.write_string(0, 1, say("workbook.head.account"), formats.heading)
    sheet.write_string(1, 0, say("workbook.head.month_number"), formats.number_heading)
    for year in range(len(budget.timeline.budget_years)):
        name = phrases.say(Statement("workbook.head.year", {"number": year + 1}))
        sheet.write_string(0, FIRST_YEAR_COLUMN + year, name, formats.right_heading)
    write_months(sheet, budget, formats)


def write_months(sheet: Worksheet, budget: Budget, formats: Formats) -> None:
    """The month columns' heads: the first day of the month, and its number."""
    for number, day in enumerate(budget.timeline.days):
        sheet.write_datetime(0, month_column(number), day, formats.month_heading)
        sheet.write_number(1, month_column(number), number + 1, formats.number_heading)


def set_up_months(sheet: Worksheet, rows: int, widths: Sequence[float]) -> None:
    """Widths, frozen heads, and print: landscape, one year to a page, the heads on each.

    ``widths`` are those of the columns before the months, in characters.
    """
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST_MONTH_COLUMN, LAST_COLUMN, _MONTH_WIDTH)
    sheet.freeze_panes(HEAD_ROWS, 2)
    set_up_page(sheet)
    first_page = sum(map(_points, widths)) + 12 * _points(_MONTH_WIDTH)
    sheet.set_print_scale(min(100, int(_PRINTABLE * 100 / first_page)))
    sheet.repeat_rows(0, HEAD_ROWS - 1)
    sheet.repeat_columns(0, 1)
    sheet.set_v_pagebreaks([month_column(12), month_column(24)])
    sheet.print_area(0, 0, max(rows - 1, HEAD_ROWS), LAST_COLUMN)


def _points(width: float) -> float:
    """The width of a column of so many characters, in points."""
    return (width * 7 + 5) * 0.75


def set_up_page(sheet: Worksheet) -> None:
    """A4 on its side with narrow margins and the sheet's name and page below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN + 0.3)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.hide_gridlines(1)


def stored(amount: int | Fraction) -> int | float:
    """A figure as a workbook keeps it."""
    return float(amount) if isinstance(amount, Fraction) and amount.denominator > 1 else int(amount)


def words(phrases: Phrases, caption: Statement | str) -> str:
    """A caption in one line, safe for a cell, never longer than a row can show."""
    text = caption if isinstance(caption, str) else phrases.say(caption)
    line = one_line(text)
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "\u2026"
