"""The registers that must be kept from the first day: of members (EFL 5 kap.) and of shares (ABL 5 kap.)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from asf_starter.documents.tree import Block, Cell, Runs, Table
from asf_starter.documents.views.context import Context, cell, run, simple_table
from asf_starter.documents.views.founding_people import founders, holder_runs, owners, pen

SPARE_ROWS = 6
MEMBER_COLUMNS = (
    ("number", 0.5),
    ("name", 2.0),
    ("address", 2.2),
    ("investing", 1.1),
    ("entered", 1.1),
    ("contributions", 1.0),
    ("paid", 1.2),
    ("paid_out", 1.2),
    ("paid_out_when", 1.2),
    ("ended", 1.1),
)
SHARE_COLUMNS = (
    ("shares", 1.1),
    ("owner", 1.9),
    ("number", 1.6),
    ("address", 2.0),
    ("certificate", 1.1),
    ("limits", 1.6),
    ("entered", 1.1),
)


@dataclass(frozen=True)
class Lot:
    """Shares that one owner takes: how many (None: not answered), and the number of the first."""

    owner: Runs
    shares: int | None
    first: int | None

    @property
    def numbers(self) -> str:
        """The numbers of the shares; empty while one of the lots before is unknown."""
        if self.shares is None or self.first is None:
            return ""
        last = self.first + self.shares - 1
        return str(last) if last == self.first else f"{self.first}–{last}"


def member_register(context: Context) -> tuple[Block, ...]:
    """The register of members with the seven items of EFL 5:3: the founders, and lines for the rest."""
    rows = [
        [cell(str(number)), Cell(holder_runs(context, each)), *_lines(context, 8)]
        for number, each in enumerate(founders(context), 1)
    ]
    count = len(rows)
    rows += [[cell(str(count + spare)), *_lines(context, 9)] for spare in range(1, SPARE_ROWS + 1)]
    return (_register(context, "member_register", MEMBER_COLUMNS, rows),)


def email_consents(context: Context) -> tuple[Block, ...]:
    """Who has agreed to e-mail, beside the register and not in it (EFL 1:16)."""
    rows = [[Cell(holder_runs(context, each)), *_lines(context, 3)] for each in founders(context)]
    rows += [_lines(context, 4) for _ in range(SPARE_ROWS)]
    heads = [context.words(f"founding.email_consents.{key}") for key in ("name", "answer", "day", "address")]
    summary = context.words("founding.email_consents.summary")
    return (simple_table(heads, rows, summary, shares=(2, 1, 1.2, 2.2), row_headers=False),)


def share_subscription(context: Context) -> tuple[Block, ...]:
    """Who takes which shares, and what they pay (ABL 2:12)."""
    price = context.assessment.answers.value("share_price")
    rows = []
    for lot in _lots(context):
        shares, cost = context.gap_for("shareholders"), context.gap_for("share_price")
        if lot.shares is not None:
            shares = run(context.notation.number(lot.shares), origins=("shareholders",))
            if isinstance(price, Decimal):
                cost = run(context.notation.kronor(lot.shares * price), origins=("share_price",))
        rows.append([Cell(lot.owner), Cell(shares), cell(lot.numbers or "–"), Cell(cost)])
    keys = ("who", "shares", "numbers", "amount")
    heads = [context.words(f"founding.share_subscription.{key}") for key in keys]
    summary = context.words("founding.share_subscription.summary")
    return (simple_table(heads, rows, summary, shares=(2, 1, 1.2, 1.3), row_headers=False),)


def share_register(context: Context) -> tuple[Block, ...]:
    """The share register in the order of the shares' numbers (ABL 5:5)."""
    limit = context.assessment.answers.value("transfer_limit")
    limits = context.answer_runs("transfer_limit", in_text=True) if limit else pen(context, "blank")
    none = cell(context.words("founding.share_register.none"))
    rows = []
    for lot in _lots(context):
        numbers = cell(lot.numbers) if lot.numbers else Cell(pen(context, "blank"))
        known = [numbers, Cell(lot.owner), *_lines(context, 2), none, Cell(limits)]
        rows.append([*known, *_lines(context, 1)])
    rows += [_lines(context, len(SHARE_COLUMNS)) for _ in range(SPARE_ROWS)]
    return (_register(context, "share_register", SHARE_COLUMNS, rows),)


def founders_of_company(context: Context) -> tuple[Block, ...]:
    """Those who found the company, with number and address by hand (ABL 2:1, ABF 1:3)."""
    rows = [
        [Cell(lot.owner), Cell(pen(context, "identity_number")), Cell(pen(context, "postal_address"))]
        for lot in _lots(context)
    ]
    heads = [context.words(f"founding.founders_of_company.{key}") for key in ("name", "number", "address")]
    summary = context.words("founding.founders_of_company.summary")
    return (simple_table(heads, rows, summary, shares=(1.6, 1.4, 2), row_headers=False),)


def _lots(context: Context) -> Iterator[Lot]:
    first: int | None = 1
    for holder, shares in owners(context):
        yield Lot(holder_runs(context, holder), shares, first)
        first = None if first is None or shares is None else first + shares


def _lines(context: Context, count: int) -> list[Cell]:
    return [Cell(pen(context, "blank")) for _ in range(count)]


def _register(
    context: Context, topic: str, columns: tuple[tuple[str, float], ...], rows: list[list[Cell]]
) -> Table:
    heads = [context.words(f"founding.{topic}.{key}") for key, _ in columns]
    shares = [share for _, share in columns]
    summary = context.words(f"founding.{topic}.summary")
    return replace(simple_table(heads, rows, summary, shares=shares, row_headers=False), wide=True)
