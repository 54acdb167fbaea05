"""A figure is a line: 36 whole kronor with the rule that gave them and where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from asf_starter.core.economy.inputs import Name
from asf_starter.core.economy.timeline import Span
from asf_starter.core.texts import Statement

Section = Literal["basis", "result", "vat", "cash", "balance"]
Nature = Literal["flow", "opening", "closing"]


@dataclass(frozen=True)
class Kind:
    """What a line is. Its ``id`` is ``section.name``; its label is the text ``budget.line.<id>``.

    ``rule`` names the arithmetic, explained by the text ``budget.rule.<rule>``. ``sign``: 1 adds to its
    statement (income, inflow, asset), −1 takes away (cost, outflow, debt, equity), 0 for building
    blocks. ``account`` is a key of the accounts. ``table`` and ``columns`` are the questions behind it.
    A line of nature ``closing`` (``opening``) is a position at the end (start) of the month, so that a
    year's figure is that of its last (first) month; a ``flow`` is summed.
    """

    id: str
    rule: str
    sign: int = 0
    account: str = ""
    table: str = ""
    columns: tuple[str, ...] = ()
    nature: Nature = "flow"
    is_total: bool = False

    @property
    def section(self) -> str:
        """The statement it belongs to."""
        return self.id.partition(".")[0]


class Term(NamedTuple):
    """A part of a line: plus or minus another line, ``lag`` months earlier.

    Terms and lines are named tuples: a large budget has thousands, and is made at every keystroke.
    """

    line: str
    sign: int = 1
    lag: int = 0


class Line(NamedTuple):
    """One line of the budget. ``id`` is its kind's id, followed by the row's id where it has one.

    ``name`` is the founders' name of the row. ``terms``: where they are given the line is their sum, in
    every month (``opening`` is the value of a position before the first month). ``sources`` are lines
    it is worked out from in another way, ``rates`` the ids of the rates behind it. ``accounts`` are
    pairs (first month, account), more than one where the account changes with the VAT rate.
    """

    id: str
    kind: Kind
    months: tuple[int, ...]
    row: str = ""
    name: Name = ""
    rule: str = ""
    terms: tuple[Term, ...] = ()
    rates: tuple[str, ...] = ()
    accounts: tuple[tuple[int, str], ...] = ()
    opening: int = 0
    sources: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """``basis``, ``result``, ``vat``, ``cash`` or ``balance``."""
        return self.kind.section

    @property
    def sign(self) -> int:
        """1, −1 or 0, see :class:`Kind`."""
        return self.kind.sign

    @property
    def label(self) -> str:
        """The text id of its label, a text with the gap ``{name}`` where the line belongs to a row."""
        return f"budget.line.{self.kind.id}"

    @property
    def caption(self) -> Statement:
        """The label with the name of the row in it."""
        return Statement(self.label, {"name": self.name} if self.name else {})

    @property
    def bas_account(self) -> str:
        """The account of the first month, empty where it has none."""
        return self.accounts[0][1] if self.accounts else ""

    @property
    def inputs(self) -> tuple[str, ...]:
        """The ids of what it is worked out from: questions (``question/row/column`` in a table), lines,
        and ``rate:id``."""
        answers: Sequence[str] = self.kind.columns
        if self.kind.table:
            answers = [f"{self.kind.table}/{self.row}/{column}" for column in answers]
        lines = dict.fromkeys((*(term.line for term in self.terms), *self.sources))
        return (*answers, *lines, *(f"rate:{rate}" for rate in self.rates))

    def account_in(self, month: int) -> str:
        """The account in one month."""
        found = ""
        for first, account in self.accounts:
            if first <= month:
                found = account
        return found

    def figure(self, span: Span) -> int:
        """The figure of a year: the sum of its months, or the position at its end or start."""
        months: Sequence[int] = span.months
        if self.kind.nature == "flow":
            return sum(self.months[month] for month in months)
        return self.months[months[-1] if self.kind.nature == "closing" else months[0]]
