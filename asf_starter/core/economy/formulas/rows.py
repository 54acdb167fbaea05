"""The rows that formulas are written for: the lines of the budget, and the steps between entries and lines.

A step is a row of its own where a line's formula would otherwise be too long to read, such as the number
sold, or the VAT of an invoice. Steps have values worked out by the engine, like lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas.expressions import Cell, Entered, Expr, Formula, Total, join, krona
from asf_starter.core.economy.inputs import Name
from asf_starter.core.economy.lines import Line, Section
from asf_starter.core.economy.timeline import Span as YearSpan
from asf_starter.core.texts import Statement

KINDS_OF_STEPS = (
    "units",
    "payment_part",
    "vat_part",
    "net",
    "billed",
    "vat",
    "vat_reported",
    "instalments_after",
    "losses",
    "before_financing",
    "difference",
)
"""The steps in the order in which they stand."""

OPENINGS = ("cash.end", "balance.retained")
"""Positions that begin with the money there is from the start."""


@dataclass(frozen=True)
class Step:
    """A row between entries and lines. ``is_flow``: its months may be added up to years. ``section`` is the
    statement that it stands in."""

    id: str
    kind: str
    caption: Statement
    months: tuple[int | Fraction, ...]
    formula: Formula
    is_flow: bool = True
    section: Section = "basis"


@dataclass
class Rows:
    """Gathers formulas and steps while they are made; made anew for each workbook."""

    budget: Budget
    formulas: dict[str, Formula] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def line(self, line_id: str, formula: Formula) -> None:
        """Sets the formula of a line that is there; others are passed over."""
        if line_id in self.budget.lines:
            self.formulas[line_id] = formula

    def step(
        self,
        kind: str,
        row: str,
        name: Name,
        months: Sequence[int | Fraction],
        formula: Formula,
        *,
        is_flow: bool = True,
        section: Section = "basis",
    ) -> str:
        """Adds a step, named by the text ``workbook.step.<kind>``; gives its id."""
        step_id = f"step.{kind}.{row}" if row else f"step.{kind}"
        caption = Statement(f"workbook.step.{kind}", {"name": name} if name else {})
        self.steps.append(Step(step_id, kind, caption, tuple(months), formula, is_flow, section))
        return step_id

    def financial_year(self, month: int) -> YearSpan:
        """The financial year that a month belongs to."""
        return next(year for year in self.budget.timeline.financial_years if month in year.months)


def sum_of_terms(line: Line) -> Formula:
    """The formula of a line that is the sum of its terms; before the first month stands the opening."""

    def formula(month: int) -> Expr:
        cells: list[tuple[int, Cell]] = []
        opening: Expr = ()
        for term in line.terms:
            if month >= term.lag:
                cells.append((term.sign, Cell(term.line, month - term.lag)))
            elif term.line in OPENINGS:
                opening = join("+", start_cash())
        return join(Total(tuple(cells)), opening) if cells else join("0", opening)

    return formula


def start_cash() -> Expr:
    """The money there is from the start."""
    return krona(Entered("settings//start_cash"))
