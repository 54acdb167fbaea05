"""The sheet of entries that have a value for each month: rates with their sources, seasons, ramps."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas import Entry
from asf_starter.core.economy.rates import RateValue
from asf_starter.documents.cleaning import one_line
from asf_starter.documents.phrases import Phrases
from asf_starter.documents.xlsx.entry_sheet import check, number_of, placed, unit_words, write_group
from asf_starter.documents.xlsx.formats import Formats
from asf_starter.documents.xlsx.places import HEAD_ROWS, LAST_COLUMN, month_column
from asf_starter.documents.xlsx.statements import set_up_months, words, write_months

_SOURCE_COLUMN, _CHECKED_COLUMN, _UNIT_COLUMN = 2, 3, 4
_HEADS = ("row", "entry", "source", "checked", "unit")


def write_series(
    sheet: Worksheet, entries: Sequence[Entry], budget: Budget, formats: Formats, phrases: Phrases
) -> None:
    """The whole sheet."""
    for column, head in enumerate(_HEADS):
        sheet.write_string(0, column, phrases.text(f"workbook.head.{head}"), formats.heading)
    sheet.write_string(1, 0, phrases.text("workbook.head.month_number"), formats.number_heading)
    write_months(sheet, budget, formats)
    group = iter(dict.fromkeys(entry.group for entry in entries))
    last = HEAD_ROWS
    for row, entry in placed(entries, HEAD_ROWS):
        last = row
        if entry is None:
            write_group(sheet, row, next(group), LAST_COLUMN, formats, phrases)
            continue
        sheet.write_string(row, 0, words(phrases, entry.name) if entry.name else "", formats.part_label)
        sheet.write_string(row, 1, words(phrases, entry.label), formats.label)
        _write_source(sheet, row, _source(entry, budget), formats, phrases)
        sheet.write_string(row, _UNIT_COLUMN, unit_words(entry, phrases), formats.account)
        look = formats.entries[entry.unit]
        for number, part in enumerate(entry.series):
            if part is None:
                sheet.write_blank(row, month_column(number), None, look)
            else:
                sheet.write_number(row, month_column(number), number_of(entry, part), look)
        check(sheet, entry, (row, month_column(0), row, month_column(len(entry.series) - 1)), phrases)
    set_up_months(sheet, last + 1, (34, 52, 34, 12, 8))


def _source(entry: Entry, budget: Budget) -> RateValue | None:
    """The value that a rate begins with, None for what the founders entered."""
    rate = budget.rates.rate(entry.rate)
    if rate is None or not rate.values:
        return None
    return budget.rates.in_force(entry.rate, budget.timeline.days[0]) or rate.values[0]


def _write_source(
    sheet: Worksheet, row: int, value: RateValue | None, formats: Formats, phrases: Phrases
) -> None:
    """Where a rate comes from and the day it was checked; a mark where it must be checked again."""
    if value is None:
        sheet.write_string(row, _SOURCE_COLUMN, phrases.text("workbook.head.own"), formats.account)
        return
    mark = "" if value.verified else f" ({phrases.text('budget.rate.check')})"
    sheet.write_string(row, _SOURCE_COLUMN, one_line(value.source) + mark, formats.account)
    sheet.write_datetime(row, _CHECKED_COLUMN, value.checked, formats.day)
