"""The budget as a workbook with live formulas.

``book`` writes it sheet by sheet: ``front`` says what it is, ``entry_sheet`` holds what may be changed,
``statements`` the lines by month, ``figures`` key figures and the start budget. ``places`` knows where
everything stands and turns the formulas of ``core/economy/formulas`` into those of cells; ``formats`` is
how cells look. Every formula is stored with the figure that our engine computed, so that a preview or a
phone shows it too. No rule of the engine had to be left out: every line is a formula.
"""

from asf_starter.documents.xlsx.book import write_xlsx

__all__ = ["write_xlsx"]
