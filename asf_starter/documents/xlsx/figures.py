"""The sheets of key figures by year, and of the start budget."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas.figures import Amount, FigureRow
from asf_starter.core.interview.values import Month
from asf_starter.core.texts import Statement
from asf_starter.documents.phrases import Phrases
from asf_starter.documents.xlsx.formats import Formats
from asf_starter.documents.xlsx.places import FIRST_YEAR_COLUMN, Places
from asf_starter.documents.xlsx.statements import set_up_page, words


def write_figures(
    sheet: Worksheet,
    rows: Sequence[FigureRow],
    budget: Budget,
    places: Places,
    formats: Formats,
    phrases: Phrases,
) -> None:
    """A sheet of figures with one column, or one for each budget year; how each is worked out beside it."""
    columns = len(rows[0].figures)
    sheet.write_string(0, 0, phrases.text("workbook.head.figure"), formats.heading)
    sheet.write_string(0, 1, phrases.text("workbook.head.how"), formats.heading)
    for column in range(columns):
        name = phrases.text("workbook.head.amount")
        if columns > 1:
            name = phrases.say(Statement("workbook.head.year", {"number": column + 1}))
        sheet.write_string(0, FIRST_YEAR_COLUMN + column, name, formats.right_heading)
    for number, row in enumerate(rows, 1):
        label = formats.total_label if row.is_total else formats.label
        sheet.write_string(number, 0, words(phrases, row.caption), label)
        how = words(phrases, row.how) if row.how else ""
        sheet.write_string(number, 1, how, label if row.is_total else formats.soft)
        for column, (formula, figure) in enumerate(zip(row.formulas, row.figures, strict=True)):
            text = places.formula(formula, sheet.get_name())
            look = _look(row, formats)
            sheet.write_formula(
                number, FIRST_YEAR_COLUMN + column, text, look, _stored(row, figure, budget, sheet)
            )
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 88)
    sheet.set_column(FIRST_YEAR_COLUMN, FIRST_YEAR_COLUMN + columns - 1, 13)
    sheet.freeze_panes(1, 1)
    set_up_page(sheet)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _look(row: FigureRow, formats: Formats) -> Format:
    if row.is_total:
        return formats.total
    looks = {"kr": formats.kronor, "share": formats.percent, "times": formats.times, "month": formats.month}
    return looks[row.unit]


def _stored(row: FigureRow, figure: Amount, budget: Budget, sheet: Worksheet) -> float | int | str:
    """A figure as its cell holds it: shares of one, months as days, nothing as an empty text."""
    if figure is None:
        return ""
    if row.unit == "share":
        return float(Decimal(figure) / 100)
    if row.unit == "month":
        return day_number(budget.timeline.months[int(figure)])
    return int(figure) if figure == int(figure) else float(figure)


def day_number(month: Month) -> int:
    """The first day of a month as spreadsheets count days."""
    return (month.first_day - Month(1899, 12).first_day).days - 29
