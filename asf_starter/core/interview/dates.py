"""Dates and months as people write them in Sweden: ``2027-03-05``, ``5/3 2027``, ``5 mars 2027``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from asf_starter.core.interview.values import Month

_DASHES = re.compile("[‐‑‒–—−]")


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", _DASHES.sub("-", text.strip().lower()))


def _year(digits: str) -> int:
    """A year of four digits, or of two (this century)."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(_year(year), int(month), int(day))
    except ValueError:
        return None


def read_date(text: str, months: Mapping[str, int]) -> date | None:
    """The date that a text means, None where it is not one. Day before month, unless the year comes first."""
    words = _tidy(text)
    if match := re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2})", words) or re.fullmatch(
        r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})", words
    ):
        return _date(match[1], match[2], match[3])
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[ \-.](\d{4}|\d{2})", words):
        return _date(match[3], match[2], match[1])
    if match := re.fullmatch(r"(?:den )?(\d{1,2})(?:[:.](?:e|a))?\.? ([^\W\d]+)\.?,? -?(\d{4}|\d{2})", words):
        month = months.get(match[2])
        return _date(match[3], month, match[1]) if month else None
    return None


def read_month(text: str, months: Mapping[str, int]) -> Month | None:
    """The month that a text means, None where it is not one. A whole date counts as its month."""
    words = _tidy(text)
    year, number = "", 0
    if match := re.fullmatch(r"(\d{4})[-/. ]?(\d{1,2})", words):
        year, number = match[1], int(match[2])
    elif match := re.fullmatch(r"(\d{1,2})[-/. ](\d{4})", words):
        year, number = match[2], int(match[1])
    elif match := re.fullmatch(r"([^\W\d]+)\.? -?(\d{4}|\d{2})", words):
        year, number = match[2], months.get(match[1], 0)
    elif match := re.fullmatch(r"(\d{4}) ([^\W\d]+)", words):
        year, number = match[1], months.get(match[2], 0)
    if year:
        return Month(_year(year), number) if 1 <= number <= 12 else None
    day = read_date(text, months)
    return Month(day.year, day.month) if day else None
