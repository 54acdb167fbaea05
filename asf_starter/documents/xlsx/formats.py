"""How cells look: numbers, months, headings, entries. Colours are those of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from asf_starter.documents.pdf.look import Colours

KRONOR = '#,##0;\u2212#,##0;"\u2013"'
"""Whole kronor in groups, a true minus sign, a dash for nothing: readable without colour."""
PRECISE = "#,##0.##;\u2212#,##0.##;0"
PERCENT = "0.0#%;\u22120.0#%;0%"
ONE_DECIMAL = "0.0%;\u22120.0%;0.0%"
TIMES = "0.00;\u22120.00;0.00"
MONTH = "[$-41D]mmm yy"
"""Months by their Swedish names, whatever language the program has."""
FONT, SIZE = "Arial", 10
"""A font that office programs have, or have one of the same widths for."""


@dataclass(frozen=True)
class Formats:
    """The formats of one workbook."""

    text: Format
    title: Format
    wrapped: Format
    soft: Format
    link: Format
    group: Format
    heading: Format
    right_heading: Format
    month_heading: Format
    number_heading: Format
    label: Format
    part_label: Format
    first_label: Format
    soft_label: Format
    total_label: Format
    account: Format
    unit: Format
    kronor: Format
    total: Format
    year: Format
    year_total: Format
    precise: Format
    percent: Format
    times: Format
    month: Format
    day: Format
    place: Format
    entries: dict[str, Format]


def make_formats(book: Workbook, colours: Colours, never: str) -> Formats:
    """All formats. ``never`` is the word for a month that never comes."""
    plain = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter", "font_color": colours.ink}

    def make(**properties: Any) -> Format:
        return book.add_format({**plain, **properties})

    heading = {"bold": True, "bg_color": colours.accent, "font_color": colours.surface}
    total = {"bold": True, "top": 1, "top_color": colours.field_line, "bg_color": colours.ground}
    entry = {"bg_color": colours.accent_soft, "border": 1, "border_color": colours.field_line}
    patterns = {
        "kr": "#,##0.##",
        "percent": PERCENT,
        "number": PRECISE,
        "month": MONTH,
        "months": "0",
        "years": "0",
        "yes_no": "@",
        "calendar_month": "0",
        "times": "0.0#",
    }
    return Formats(
        text=make(),
        title=make(bold=True, font_size=16, font_color=colours.accent),
        wrapped=make(text_wrap=True, valign="top"),
        soft=make(font_color=colours.ink_soft),
        link=make(font_color=colours.accent, underline=1),
        group=make(bold=True, font_size=SIZE + 1, font_color=colours.accent, bottom=1),
        heading=make(**heading, text_wrap=True),
        right_heading=make(**heading, align="right"),
        month_heading=make(**heading, num_format=MONTH, align="right"),
        number_heading=make(font_color=colours.ink_soft, num_format="0", italic=True, align="right"),
        label=make(),
        part_label=make(indent=1),
        soft_label=make(indent=1, font_color=colours.ink_soft),
        first_label=make(indent=1, bold=True),
        total_label=make(**total),
        account=make(font_color=colours.ink_soft, align="left"),
        unit=make(font_color=colours.ink_soft, indent=1),
        kronor=make(num_format=KRONOR),
        total=make(**total, num_format=KRONOR),
        year=make(num_format=KRONOR, bg_color=colours.ground),
        year_total=make(**total, num_format=KRONOR),
        precise=make(num_format=PRECISE),
        percent=make(num_format=ONE_DECIMAL),
        times=make(num_format=TIMES),
        month=make(num_format=MONTH, align="right"),
        day=make(num_format="yyyy-mm-dd", font_color=colours.ink_soft, align="left"),
        place=make(num_format=f'[=999]"{never}";0', font_color=colours.ink_soft, align="right"),
        entries={unit: make(**entry, num_format=pattern) for unit, pattern in patterns.items()},
    )
