"""The sheet of entries: all that may be changed, and that every formula rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas import Entry
from asf_starter.core.economy.timeline import Timeline
from asf_starter.core.interview.values import Month
from asf_starter.documents.phrases import Phrases
from asf_starter.documents.xlsx.formats import Formats
from asf_starter.documents.xlsx.places import (
    FIRST_MONTH_COLUMN,
    HEAD_ROWS,
    LAST_COLUMN,
    PLACE_COLUMN,
    UNIT_COLUMN,
    VALUE_COLUMN,
    Places,
    month_column,
)
from asf_starter.documents.xlsx.statements import set_up_months, words, write_months

NEVER = 999
"""The number of a month that never comes."""
_FIRST_MONTH = f"${'F'}$1"


def rows_of_entries(entries: Sequence[Entry]) -> dict[str, int]:
    """The row of each entry by its key; a heading stands before each group."""
    return {entry.key: row for row, entry in _placed(entries) if entry is not None}


def _placed(entries: Sequence[Entry]) -> Iterator[tuple[int, Entry | None]]:
    """Every entry with its row; None is the heading of the group that follows."""
    row, group = HEAD_ROWS, ""
    for entry in entries:
        if entry.group != group:
            group = entry.group
            yield row, None
            row += 1
        yield row, entry
        row += 1


def write_entries(
    sheet: Worksheet,
    entries: Sequence[Entry],
    budget: Budget,
    places: Places,
    formats: Formats,
    phrases: Phrases,
) -> None:
    """The whole sheet."""
    _write_head(sheet, budget, formats, phrases)
    group = iter(dict.fromkeys(entry.group for entry in entries))
    last = HEAD_ROWS
    for row, entry in _placed(entries):
        last = row
        if entry is None:
            sheet.write_string(row, 0, phrases.text(f"workbook.group.{next(group)}"), formats.group)
            continue
        sheet.write_string(row, 0, words(phrases, entry.name) if entry.name else "", formats.part_label)
        sheet.write_string(row, 1, words(phrases, entry.label), formats.label)
        sheet.write_string(row, UNIT_COLUMN, _unit(entry, phrases), formats.account)
        _write_values(sheet, row, entry, places, formats, phrases)
        _check(sheet, row, entry, phrases)
        if entry.unit == "month":
            _write_place(sheet, row, entry, budget.timeline, formats)
    set_up_months(sheet, last + 1)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 38)
    sheet.set_column(VALUE_COLUMN, VALUE_COLUMN, 13)


def _write_head(sheet: Worksheet, budget: Budget, formats: Formats, phrases: Phrases) -> None:
    heads = ("row", "entry", "value", "place", "unit")
    for column, head in enumerate(heads):
        sheet.write_string(0, column, phrases.text(f"workbook.head.{head}"), formats.heading)
    sheet.write_string(1, 0, phrases.text("workbook.head.month_number"), formats.number_heading)
    write_months(sheet, budget, formats)


def _unit(entry: Entry, phrases: Phrases) -> str:
    if entry.unit in ("kr", "months", "years", "times", "calendar_month"):
        return phrases.text(f"workbook.unit.{entry.unit}")
    return ""


def _write_values(
    sheet: Worksheet, row: int, entry: Entry, places: Places, formats: Formats, phrases: Phrases
) -> None:
    look = formats.entries[entry.unit]
    if entry.series:
        for number, part in enumerate(entry.series):
            if part is None:
                sheet.write_blank(row, month_column(number), None, look)
            else:
                sheet.write_number(row, month_column(number), _number(entry, part), look)
        return
    value = entry.value
    if entry.formula and isinstance(value, Decimal):
        text = places.formula(entry.formula, sheet.get_name())
        sheet.write_formula(row, VALUE_COLUMN, text, look, _number(entry, value))
    elif isinstance(value, bool):
        sheet.write_string(row, VALUE_COLUMN, yes_or_no(value, phrases), look)
    elif isinstance(value, Month):
        sheet.write_datetime(row, VALUE_COLUMN, value.first_day, look)
    elif value is None:
        sheet.write_blank(row, VALUE_COLUMN, None, look)
    else:
        sheet.write_number(row, VALUE_COLUMN, _number(entry, Decimal(value)), look)


def _number(entry: Entry, value: Decimal) -> float:
    """A value as its cell holds it: percentages as shares."""
    return float(value / 100) if entry.unit == "percent" else float(value)


def yes_or_no(value: bool, phrases: Phrases) -> str:
    """The word in an entry of yes or no."""
    return phrases.text(f"workbook.unit.{'yes' if value else 'no'}")


def _write_place(sheet: Worksheet, row: int, entry: Entry, timeline: Timeline, formats: Formats) -> None:
    """The number of an entered month. One before the first counts as the first, unless it is an end."""
    cell = f"C{row + 1}"
    first = _FIRST_MONTH
    number = f"(YEAR({cell})-YEAR({first}))*12+MONTH({cell})-MONTH({first})+1"
    place = NEVER
    if isinstance(entry.value, Month):
        place = timeline.index(entry.value) + 1
    if entry.is_end:
        text = f'=IF({cell}="",{NEVER},{number})'
    else:
        text, place = f"=MAX(1,{number})", max(1, place)
    sheet.write_formula(row, PLACE_COLUMN, text, formats.place, place)


def _check(sheet: Worksheet, row: int, entry: Entry, phrases: Phrases) -> None:
    """Lets a program refuse what no formula can count with, and say what belongs there."""
    title = phrases.text("workbook.wrong.title")
    unit = "number" if entry.unit not in ("yes_no", "month", "calendar_month") else entry.unit
    rule: dict[str, object] = {"error_title": title, "error_message": phrases.text(f"workbook.wrong.{unit}")}
    match unit:
        case "yes_no":
            rule |= {"validate": "list", "source": [yes_or_no(True, phrases), yes_or_no(False, phrases)]}
        case "month":
            rule |= {"validate": "date", "criteria": ">", "value": Month(1950, 1).first_day}
        case "calendar_month":
            rule |= {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 12}
        case _ if entry.key.endswith(("/growth", "/increase", "/wage_increase")):
            return
        case _:
            rule |= {"validate": "decimal", "criteria": ">=", "value": 0}
    if entry.series:
        sheet.data_validation(row, FIRST_MONTH_COLUMN, row, LAST_COLUMN, rule)
    else:
        sheet.data_validation(row, VALUE_COLUMN, row, VALUE_COLUMN, rule)
