"""The workbook: its sheets in order, its properties, and the bytes of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter.workbook import Workbook

from asf_starter.core.assessment import Assessment
from asf_starter.core.economy.formulas import formulas_of
from asf_starter.core.economy.formulas.figures import FigureRow, figure_rows, start_rows
from asf_starter.core.texts import Statement
from asf_starter.documents.cleaning import one_line
from asf_starter.documents.pdf.look import Look
from asf_starter.documents.phrases import Phrases
from asf_starter.documents.xlsx.entry_sheet import rows_of_entries, write_entries, yes_or_no
from asf_starter.documents.xlsx.figures import write_figures
from asf_starter.documents.xlsx.formats import FONT, SIZE, make_formats
from asf_starter.documents.xlsx.front import enterprise, write_front
from asf_starter.documents.xlsx.places import HEAD_ROWS, Places
from asf_starter.documents.xlsx.series_sheet import write_series
from asf_starter.documents.xlsx.statements import SECTIONS, Row, rows_of, write_statement

PROGRAM = "ASF Starter"
_LONGEST_PROPERTY = 255


def write_xlsx(assessment: Assessment, phrases: Phrases, look: Look, *, day: date) -> bytes:
    """The budget of a plan as a workbook with live formulas; the same bytes for the same plan and day.

    What founders typed is written as text, never as a formula or a link. There are no macros.
    """
    budget = assessment.budget
    formulas = formulas_of(budget)
    names = {name: phrases.text(f"workbook.sheet.{name}") for name in _SHEETS}
    statements = {section: rows_of(budget, formulas, section) for section in SECTIONS}
    single = [entry for entry in formulas.entries if not entry.series]
    monthly = [entry for entry in formulas.entries if entry.series]
    figures = {"figures": figure_rows(budget), "start": start_rows(budget)}
    places = Places(
        rows=_rows(names, statements, figures),
        entries={
            **{key: (names["entries"], row) for key, row in rows_of_entries(single).items()},
            **{key: (names["series"], row) for key, row in rows_of_entries(monthly, HEAD_ROWS).items()},
        },
        yes=yes_or_no(True, phrases),
    )
    file = BytesIO()
    literally = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    font = {"default_format_properties": {"font_name": FONT, "font_size": SIZE}}
    book = Workbook(file, {"in_memory": True, **literally, **font})
    formats = make_formats(book, look.colours, phrases.text("workbook.unit.never"))
    sheets = {name: book.add_worksheet(names[name]) for name in _SHEETS}
    write_front(sheets["front"], assessment, formats, phrases, day)
    write_entries(sheets["entries"], single, budget, places, formats, phrases)
    write_series(sheets["series"], monthly, budget, formats, phrases)
    for section in SECTIONS:
        write_statement(sheets[section], statements[section], budget, places, formats, phrases)
    for name, rows in figures.items():
        write_figures(sheets[name], rows, budget, places, formats, phrases)
    title = phrases.say(Statement("workbook.front.title", {"enterprise": enterprise(assessment, phrases)}))
    book.set_properties(
        {
            "title": one_line(title)[:_LONGEST_PROPERTY],
            "author": one_line(enterprise(assessment, phrases))[:_LONGEST_PROPERTY],
            "subject": assessment.state_code,
            "comments": PROGRAM,
            "created": datetime.combine(day, time()),
        }
    )
    book.close()
    return file.getvalue()


_SHEETS = ("front", "entries", "series", "result", "cash", "balance", "vat", "basis", "figures", "start")


def _rows(
    names: Mapping[str, str],
    statements: Mapping[str, Sequence[Row]],
    figures: Mapping[str, Sequence[FigureRow]],
) -> dict[str, tuple[str, int]]:
    """The sheet and row of everything that a formula may name by its id."""
    found: dict[str, tuple[str, int]] = {}
    for section, rows in statements.items():
        found |= {row.id: (names[section], number) for number, row in enumerate(rows, HEAD_ROWS)}
    for name, figure in figures.items():
        found |= {row.id: (names[name], number) for number, row in enumerate(figure, 1)}
    return found
