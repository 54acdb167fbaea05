"""The editors, one file a family; this file holds the table kind → editor."""

from __future__ import annotations

from collections.abc import Mapping

from asf_starter.core.interview.interview import Question
from asf_starter.gui.editors.base import Editor
from asf_starter.gui.editors.choices import ChoiceEditor, ChoicesEditor, ListEditor
from asf_starter.gui.editors.files import FileEditor
from asf_starter.gui.editors.numbers import NumberEditor, SeriesEditor
from asf_starter.gui.editors.people import PairEditor
from asf_starter.gui.editors.pointers import PointerEditor
from asf_starter.gui.editors.table import TableEditor
from asf_starter.gui.editors.text import LongTextEditor, TextEditor
from asf_starter.gui.kit import Kit

MOST_ROWS_IN_A_CELL = 3

EDITORS: Mapping[str, type[Editor]] = {
    "text": TextEditor,
    "long_text": LongTextEditor,
    "yes_no": ChoiceEditor,
    "choice": ChoiceEditor,
    "choices": ChoicesEditor,
    "money": NumberEditor,
    "whole_number": NumberEditor,
    "decimal": NumberEditor,
    "percent": NumberEditor,
    "date": TextEditor,
    "month": TextEditor,
    "series": SeriesEditor,
    "person": PairEditor,
    "organisation": PairEditor,
    "row": PointerEditor,
    "file": FileEditor,
}
"""All kinds but tables, whose editor needs to make editors itself."""


def make_editor(question: Question, kit: Kit) -> Editor:
    """The editor for a question. Raises KeyError for an unknown kind."""
    if question.kind == "table":
        return TableEditor(question, kit, make_cell_editor)
    return EDITORS[question.kind](question, kit)


def make_cell_editor(question: Question, kit: Kit) -> Editor:
    """The editor for a column inside a row: the same, but choices with many options unfold."""
    if question.kind == "choice":
        return ListEditor(question, kit, in_cell=True)
    return EDITORS[question.kind](question, kit, in_cell=True)
