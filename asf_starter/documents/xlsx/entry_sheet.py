"""The sheet of entries: all that may be changed and is one value, row by row."""

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
    PLACE_COLUMN,
    UNIT_COLUMN,
    VALUE_COLUMN,
    Places,
)
from asf_starter.documents.xlsx.statements import set_up_page, words

NEVER = 999
"""The number of a month that never comes."""


HEAD_ROW = 1
"""The rows at the head of this sheet."""


def rows_of_entries(entries: Sequence[Entry], head: int = HEAD_ROW) -> dict[str, int]:
    """The row of each entry by its key, below a ``head`` of so many rows; each group has a heading."""
    return {entry.key: row for row, entry in placed(entries, head) if entry is not None}


def placed(entries: Sequence[Entry], head: int = HEAD_ROW) -> Iterator[tuple[int, Entry | None]]:
    """Every entry with its row; None is the heading of the group that follows."""
    row, group = head, ""
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
    heads = [formats.heading, formats.heading, formats.right_heading, formats.heading, formats.right_heading]
    for column, head in enumerate(("row", "entry", "value", "unit", "place")):
        sheet.write_string(0, column, phrases.text(f"workbook.head.{head}"), heads[column])
    group = iter(dict.fromkeys(entry.group for entry in entries))
    last = HEAD_ROW
    named = ""
    for row, entry in placed(entries):
        last = row
        if entry is None:
            write_group(sheet, row, next(group), PLACE_COLUMN, formats, phrases)
            continue
        row_of = entry.key.rpartition("/")[0]
        label = formats.soft_label if row_of == named else formats.first_label
        named = row_of
        sheet.write_string(row, 0, words(phrases, entry.name) if entry.name else "", label)
        sheet.write_string(row, 1, words(phrases, entry.label), formats.label)
        sheet.write_string(row, UNIT_COLUMN, unit_words(entry, phrases), formats.unit)
        _write_value(sheet, row, entry, places, formats, phrases)
        check(sheet, entry, (row, VALUE_COLUMN, row, VALUE_COLUMN), phrases)
        if entry.unit == "month":
            _write_place(sheet, row, entry, budget.timeline, formats)
    _set_up(sheet, last)


def write_group(
    sheet: Worksheet, row: int, group: str, last_column: int, formats: Formats, phrases: Phrases
) -> None:
    """The heading of a group, with a line below it over the whole width."""
    sheet.write_string(row, 0, phrases.text(f"workbook.group.{group}"), formats.group)
    for column in range(1, last_column + 1):
        sheet.write_blank(row, column, None, formats.group)


def _set_up(sheet: Worksheet, last: int) -> None:
    for column, width in enumerate((40, 46, 14, 14, 14)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(HEAD_ROW, 2)
    set_up_page(sheet)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, PLACE_COLUMN)


def unit_words(entry: Entry, phrases: Phrases) -> str:
    """The unit of an entry in words, where its figures do not show it."""
    if entry.unit in ("kr", "months", "years", "times", "calendar_month"):
        return phrases.text(f"workbook.unit.{entry.unit}")
    return ""


def _write_value(
    sheet: Worksheet, row: int, entry: Entry, places: Places, formats: Formats, phrases: Phrases
) -> None:
    look = formats.entries[entry.unit]
    value = entry.value
    if entry.formula and isinstance(value, Decimal):
        text = places.formula(entry.formula, sheet.get_name())
        sheet.write_formula(row, VALUE_COLUMN, text, look, number_of(entry, value))
    elif isinstance(value, bool):
        sheet.write_string(row, VALUE_COLUMN, yes_or_no(value, phrases), look)
    elif isinstance(value, Month):
        sheet.write_datetime(row, VALUE_COLUMN, value.first_day, look)
    elif value is None:
        sheet.write_blank(row, VALUE_COLUMN, None, look)
    else:
        sheet.write_number(row, VALUE_COLUMN, number_of(entry, Decimal(value)), look)


def number_of(entry: Entry, value: Decimal) -> float:
    """A value as its cell holds it: percentages as shares."""
    return float(value / 100) if entry.unit == "percent" else float(value)


def yes_or_no(value: bool, phrases: Phrases) -> str:
    """The word in an entry of yes or no."""
    return phrases.text(f"workbook.unit.{'yes' if value else 'no'}")


def _write_place(sheet: Worksheet, row: int, entry: Entry, timeline: Timeline, formats: Formats) -> None:
    """The number of an entered month. One before the first counts as the first, unless it is an end, or
    something counts its own months from it."""
    cell, first = f"C{row + 1}", timeline.first_month
    number = f"(YEAR({cell})-{first.year})*12+MONTH({cell})-{first.number}+1"
    place = NEVER
    if isinstance(entry.value, Month):
        place = timeline.index(entry.value) + 1
    if entry.is_end:
        text = f'=IF({cell}="",{NEVER},{number})'
    elif entry.may_precede:
        text = f"={number}"
    else:
        text, place = f"=MAX(1,{number})", max(1, place)
    sheet.write_formula(row, PLACE_COLUMN, text, formats.place, place)


def check(sheet: Worksheet, entry: Entry, cells: tuple[int, int, int, int], phrases: Phrases) -> None:
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
    sheet.data_validation(*cells, rule)
