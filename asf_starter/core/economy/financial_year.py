"""When financial years end: one truth for the founding papers and the budget.

The papers hold the year in words ("1 juli till 30 juni"), the budget needs the month in which the first
one ends. Where only one of the two is answered it decides; where they disagree the budget's own answer
counts, and a misfit says so (``misfits.py``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from asf_starter.core.economy.cells import Cells
from asf_starter.core.interview.answers import Answers
from asf_starter.core.interview.values import Month

NO_NAMES: Mapping[str, int] = MappingProxyType({})
_DECEMBER = 12
_DATES = re.compile(r"[^\W\d_]+|\d{1,2}/\d{1,2}|\b\d{4}\b")
_FAR = 1200


def year_end_month(answers: Answers, month_names: Mapping[str, int]) -> int | None:
    """The calendar month (1 to 12) in which financial years end by the founding papers, None if unknown.

    ``month_names`` are the words for months in lower case. Read are "1 juli till 30 juni", "1/7–30/6" and
    "0701–0630": the last month of a text that names at least two.
    """
    match answers.value("financial_year"):
        case "calendar_year":
            return _DECEMBER
        case "other":
            words = answers.value("financial_year_period")
            return _last_month(words, month_names) if isinstance(words, str) else None
    return None


def _last_month(words: str, month_names: Mapping[str, int]) -> int | None:
    found = []
    for part in _DATES.findall(words.lower()):
        if "/" in part:
            number = int(part.partition("/")[2])
        elif part.isdigit():
            number = int(part[:2])
        else:
            number = month_names.get(part, 0)
        if 1 <= number <= _DECEMBER:
            found.append(number)
    return found[-1] if len(found) > 1 else None


def first_year_end(cells: Cells, by_papers: int | None) -> int:
    """The last month of the first financial year, counted from the budget's first month.

    ``first_year_end`` as answered; an answer before the first month says in which month financial years
    end: the next such month counts. Without one the founding papers decide, else it is December.
    """
    given = cells.month("first_year_end")
    if given is None or given >= _FAR:
        return ((by_papers or _DECEMBER) - cells.first_month.number) % 12
    return given if given >= 0 else given % 12


def disagreement(answers: Answers, by_papers: int | None) -> str:
    """What is at odds about the year's end, empty where nothing is: the end of a text's id."""
    end = answers.value("first_year_end")
    if isinstance(end, Month):
        return "year_end_differs" if by_papers and end.number != by_papers else ""
    open_still = answers.state("first_year_end") or by_papers is not None
    unknown = answers.value("financial_year") == "other" and not open_still
    return "year_end_unknown" if unknown else ""
