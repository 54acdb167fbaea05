"""The first sheet: what the workbook is, what may be changed, and which sheets there are."""

from __future__ import annotations

from datetime import date

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from asf_starter.core.assessment import Assessment
from asf_starter.core.texts import Statement
from asf_starter.documents.cleaning import one_line
from asf_starter.documents.phrases import Phrases
from asf_starter.documents.xlsx.formats import Formats
from asf_starter.documents.xlsx.statements import set_up_page

_PARAGRAPHS = (
    "what",
    "change",
    "try_out",
    "back",
    "frame",
    "rounding",
    "signs",
    "accounts",
    "checked",
    "printing",
)
ABOUT = ("entries", "series", "result", "cash", "balance", "vat", "basis", "figures", "start")
_WIDTH, _CHARACTERS, _LINE = 100, 118, 13.5
"""The width of the column and what fits on a line of it, in characters; the height of a line in points."""


def write_front(
    sheet: Worksheet, assessment: Assessment, formats: Formats, phrases: Phrases, day: date
) -> None:
    """The whole sheet: one column of short paragraphs, then the sheets with links."""
    accounts = assessment.rates.accounts
    values = {
        "enterprise": one_line(enterprise(assessment, phrases)),
        "day": day,
        "code": assessment.state_code,
        "entries": phrases.text("workbook.sheet.entries"),
        "series": phrases.text("workbook.sheet.series"),
        "year": str(accounts.bas_year) if accounts else "",
    }

    def say(name: str) -> str:
        return phrases.say(Statement(f"workbook.front.{name}", values))

    sheet.set_column(0, 0, _WIDTH)
    sheet.write_string(0, 0, say("title"), formats.title)
    sheet.write_string(1, 0, say("day"), formats.text)
    sheet.write_string(2, 0, phrases.text("common.document.disclaimer"), formats.text)
    row = 4
    for name in _PARAGRAPHS:
        text = say(name)
        sheet.set_row(row, _LINE * -(-len(text) // _CHARACTERS) + 3)
        sheet.write_string(row, 0, text, formats.wrapped)
        row += 1
    row += 1
    sheet.write_string(row, 0, phrases.text("workbook.front.order"), formats.group)
    for name in ABOUT:
        row += 1
        title = phrases.text(f"workbook.sheet.{name}")
        link = f"internal:{quote_sheetname(title)}!A1"
        sheet.write_url(row, 0, link, formats.link, f"{title}: {say(f'about_{name}')}")
    set_up_page(sheet)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def enterprise(assessment: Assessment, phrases: Phrases) -> str:
    """The enterprise's name as typed, or words for one without a name."""
    name = assessment.answers.value("enterprise_name")
    return name if isinstance(name, str) and name else phrases.text("common.document.enterprise_missing")
