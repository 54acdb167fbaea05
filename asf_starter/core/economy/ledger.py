"""The lines of one budget while they are being made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asf_starter.core.economy.amounts import MONTHS, less, total
from asf_starter.core.economy.inputs import Name
from asf_starter.core.economy.line_kinds import KINDS, ORDER
from asf_starter.core.economy.lines import Line, Term
from asf_starter.core.economy.rates import Rates


class Ledger:
    """Gathers lines by id. Made anew for each computation."""

    def __init__(self, rates: Rates, legal_form: str = "") -> None:
        self._rates = rates
        self._legal_form = legal_form
        self._lines: dict[str, Line] = {}
        self._accounts: dict[str, tuple[tuple[int, str], ...]] = {}

    def add(
        self,
        kind_id: str,
        months: Sequence[int],
        *,
        row: str = "",
        name: Name = "",
        key: str = "",
        rule: str = "",
        terms: Iterable[Term] = (),
        rates: Sequence[str] = (),
        account: str = "",
        accounts: tuple[tuple[int, str], ...] = (),
        opening: int = 0,
        sources: Sequence[str] = (),
    ) -> str:
        """Adds a line with figures that are worked out already; gives its id.

        ``key`` is the end of the id where it is not the row's; ``account`` a key of the accounts where
        it is not the kind's.
        """
        kind = KINDS[kind_id]
        end = key or row
        line_id = f"{kind_id}.{end}" if end else kind_id
        self._lines[line_id] = Line(  # by place: a large budget makes eight hundred of them
            line_id,
            kind,
            tuple(months),
            row,
            name,
            rule or kind.rule,
            tuple(terms),
            tuple(rates),
            accounts or self._account_of(account or kind.account),
            opening,
            tuple(sources),
        )
        return line_id

    def _account_of(self, key: str) -> tuple[tuple[int, str], ...]:
        """The account of a key from the first month on; () where there is none."""
        if key not in self._accounts:
            number = self.account(key)
            self._accounts[key] = ((0, number),) if number else ()
        return self._accounts[key]

    def combine(
        self,
        kind_id: str,
        terms: Iterable[Term],
        *,
        row: str = "",
        name: Name = "",
        key: str = "",
        account: str = "",
    ) -> str:
        """Adds a line that is the sum of other lines (plus, minus, some months earlier); gives its id."""
        parts = tuple(terms)
        return self.add(kind_id, self._sum(parts), row=row, name=name, key=key, terms=parts, account=account)

    def carry(
        self,
        kind_id: str,
        terms: Iterable[Term],
        *,
        row: str = "",
        name: Name = "",
        opening: int = 0,
        account: str = "",
    ) -> str:
        """Adds a position: what it was a month earlier, plus these terms; gives its id."""
        parts = tuple(terms)
        months, held = [], opening
        for change in self._sum(parts):
            held += change
            months.append(held)
        own = Term(f"{kind_id}.{row}" if row else kind_id, 1, 1)
        return self.add(
            kind_id, months, row=row, name=name, terms=(own, *parts), opening=opening, account=account
        )

    def account(self, key: str) -> str:
        """The number of an account in the legal form, empty where the chart has none."""
        return self._rates.account(key, self._legal_form)

    def months(self, line_id: str) -> tuple[int, ...]:
        """The figures of a line. Raises KeyError where it is not there."""
        return self._lines[line_id].months

    def _sum(self, terms: Sequence[Term]) -> Sequence[int]:
        added: list[Sequence[int]] = []
        taken: list[Sequence[int]] = []
        for term in terms:
            line = self._lines[term.line]
            row: Sequence[int] = line.months
            if term.lag:
                lag = min(term.lag, MONTHS)
                row = (*((line.opening,) * lag), *row[: MONTHS - lag])
            (added if term.sign > 0 else taken).append(row)
        whole = added[0] if len(added) == 1 else total(added)
        return less(whole, total(taken)) if taken else whole

    def in_order(self) -> dict[str, Line]:
        """All lines in the order of their kinds."""
        return {line.id: line for line in sorted(self._lines.values(), key=lambda line: ORDER[line.kind.id])}


def plus(line_ids: Iterable[str], lag: int = 0) -> list[Term]:
    """Terms that add these lines."""
    return [Term(line_id, 1, lag) for line_id in line_ids]


def minus(line_ids: Iterable[str], lag: int = 0) -> list[Term]:
    """Terms that take these lines away."""
    return [Term(line_id, -1, lag) for line_id in line_ids]
