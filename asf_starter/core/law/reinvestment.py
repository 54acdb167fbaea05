"""The surplus plan: what is left after losses, what may go to owners, and the rest split to the krona.

Rules: asf-practice 3.5 and business-plan-and-budget 2.11. The annual meeting decides; nothing of this
changes the cash budget until money is spent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from asf_starter.core.economy.amounts import kronor, one_decimal
from asf_starter.core.interview.answers import Answers
from asf_starter.core.law.criterion import Criterion
from asf_starter.core.law.svb_cap import SvbYear, svb_rooms
from asf_starter.core.texts import Statement

SVB = "limited_company_svb"
FULL = Decimal(100)

Severity = Literal["note", "warning", "conflict"]


@dataclass(frozen=True)
class Use:
    """A purpose that surplus goes to: a row of the table ``surplus_uses``.

    ``purpose`` is an option of its column, empty if not chosen. ``share`` is in percent of what is
    reinvested; ``amount`` in kronor goes before shares. Either may be None.
    """

    id: str
    purpose: str = ""
    share: Decimal | None = None
    amount: int | None = None


@dataclass(frozen=True)
class Part:
    """What one purpose gets in a year, in kronor."""

    use: Use
    kronor: int


@dataclass(frozen=True)
class Flag:
    """Something about the allotment that founders should see."""

    severity: Severity
    statement: Statement


@dataclass(frozen=True)
class Allotment:
    """A financial year's result and where it goes. Kronor throughout.

    ``result`` is after tax. ``losses`` is what earlier losses take of it, ``surplus`` what is left to
    allot. ``owners`` is what they get, never more than the surplus or the ``ceiling`` of the form (None:
    no ceiling by law, or not known); ``wished`` is what the answers say. The ``parts`` and
    ``unallocated`` add up to ``reinvested``.
    """

    result: int
    losses: int
    surplus: int
    wished: int
    owners: int
    ceiling: int | None
    parts: tuple[Part, ...]
    unallocated: int
    flags: tuple[Flag, ...] = ()

    @property
    def reinvested(self) -> int:
        """What stays: the surplus less the owners' part."""
        return self.surplus - self.owners

    @property
    def reinvestment_share(self) -> Decimal | None:
        """The reinvested part of the surplus, in percent with one decimal; None where there is none."""
        return one_decimal(self.reinvested, self.surplus)


def pay_ratio(wages: Sequence[Decimal]) -> Decimal | None:
    """How many times the lowest the highest wage is, with one decimal, half away from zero.

    ``wages`` are monthly wages of full time; those of nothing are no wages. None where there are none.
    """
    paid = [wage for wage in wages if wage > 0]
    if not paid:
        return None
    return (max(paid) / min(paid)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def surplus_of(result: int, accumulated: int) -> int:
    """What a year leaves to allot: earlier losses are covered first.

    ``accumulated`` is the result gathered so far, this year's included, in kronor.
    """
    return max(0, min(accumulated, result))


def uses_in(answers: Answers) -> tuple[Use, ...]:
    """The purposes that the founders have chosen, the most important first."""
    return tuple(
        Use(
            row.id,
            str(row.value("purpose") or ""),
            _decimal(row.value("share")),
            None if row.value("amount") is None else kronor(_decimal(row.value("amount")) or Decimal(0)),
        )
        for row in answers.rows("surplus_uses")
    )


def split_surplus(reinvested: int, uses: Sequence[Use]) -> tuple[tuple[Part, ...], int]:
    """The parts of what is reinvested, and what no purpose takes; together exactly ``reinvested``.

    Fixed amounts are met first, in order; shares are of the whole sum, rounded to the krona half away
    from zero; the last purpose without a fixed amount takes the rest. Nothing is given twice, so
    amounts and shares that are too large are cut from the end.
    """
    left = reinvested
    given: dict[str, int] = {}
    for use in uses:
        if use.amount is not None:
            given[use.id] = min(use.amount, left)
            left -= given[use.id]
    by_share = [use for use in uses if use.amount is None]
    for use in by_share[:-1]:
        given[use.id] = min(kronor(reinvested * (use.share or Decimal(0)) / FULL), left)
        left -= given[use.id]
    if by_share:
        given[by_share[-1].id] = left
        left = 0
    return tuple(Part(use, given[use.id]) for use in uses), left


def plan_surplus(
    answers: Answers,
    results: Sequence[int],
    criterion: Criterion,
    *,
    svb_margin: Decimal,
    opening: int = 0,
    paid_in: Sequence[int] = (),
) -> tuple[Allotment, ...]:
    """The surplus plan by financial year.

    ``results`` are after tax, in kronor, one a financial year; ``opening`` is the result gathered before
    them (negative: losses to cover). ``criterion`` is reinvestment, whose sources the flags name.
    ``svb_margin`` is the rate ``svb.margin`` in percentage points; ``paid_in`` what the budget's
    contributions have paid for shares by the end of each year.
    """
    uses = uses_in(answers)
    wished = kronor(_decimal(answers.value("owner_part")) or Decimal(0))
    accumulated = opening
    plan: list[Allotment] = []
    for result in results:
        accumulated += result
        surplus = surplus_of(result, accumulated)
        ceiling = _ceiling(answers, [year.owners for year in plan], svb_margin, paid_in)
        owners = min(wished, surplus) if ceiling is None else min(wished, surplus, ceiling)
        accumulated -= owners
        parts, unallocated = split_surplus(surplus - owners, uses)
        losses = max(0, result) - surplus
        year = Allotment(result, losses, surplus, wished, owners, ceiling, parts, unallocated)
        plan.append(replace(year, flags=_flags_of(year, answers, criterion)))
    return tuple(plan)


def _ceiling(answers: Answers, taken: Sequence[int], margin: Decimal, paid_in: Sequence[int]) -> int | None:
    """The ceiling of the year after those in which ``taken`` went to owners.

    Only a limited company (svb) has one by law (ABL 32:5). Without rate and capital it is not known,
    except in the first financial year, when nothing was paid in by the end of a year before. The rate
    entered is taken for all years.
    """
    if not _is_svb(answers):
        return None
    is_new = answers.value("first_accounts") is not True
    if is_new and not taken:
        return 0
    rate = _decimal(answers.value("svb_rate"))
    capital = [_capital_before(answers, place, paid_in) for place in range(len(taken) + 1)]
    known = [amount for amount in capital if amount is not None]
    if rate is None or len(known) < len(capital):
        return None
    years = [SvbYear(amount, rate, went) for amount, went in zip(known, [*taken, 0], strict=True)]
    return svb_rooms(years, margin)[-1].ceiling


def _capital_before(answers: Answers, place: int, paid_in: Sequence[int]) -> int | None:
    """What is paid in for shares by the end of the year before the one at ``place``, None where unknown.

    In a new company it is what the budget's contributions say, and the answer only where they say
    nothing. A company that has closed a year has its capital already; what the budget brings may be that
    or new money, so the larger of the two counts, and the ceiling is never set too high.
    """
    is_new = answers.value("first_accounts") is not True
    if is_new and place == 0:
        return 0
    answer = _decimal(answers.value("share_capital"))
    stated = None if answer is None else kronor(answer)
    if not any(paid_in):
        return stated
    paid = paid_in[min(place, len(paid_in)) - 1] if place else 0
    return paid if is_new or stated is None else max(paid, stated)


def _flags_of(year: Allotment, answers: Answers, criterion: Criterion) -> tuple[Flag, ...]:
    """What to say about a year's allotment; nothing where there is no surplus."""
    if not year.surplus:
        return ()
    return (*_owner_flags(year, answers, criterion), *_use_flags(year))


def _owner_flags(year: Allotment, answers: Answers, criterion: Criterion) -> tuple[Flag, ...]:
    if not year.wished:
        return ()
    flags = [_flag("warning", "owners_not_skoopi", criterion.skoopi_source, wished=year.wished)]
    if 2 * year.owners >= year.surplus:
        flags.append(_flag("conflict", "owners_take_half", criterion.source, owners=year.owners))
    if year.ceiling is not None and year.wished > year.ceiling:
        flags.append(_flag("conflict", "over_ceiling", "ABL 32:5", wished=year.wished, ceiling=year.ceiling))
    elif _is_svb(answers) and year.ceiling is None:
        flags.append(_flag("warning", "ceiling_unknown", "ABL 32:5"))
    if answers.value("legal_form") == "economic_association":
        flags.append(_flag("note", "meeting_decides", "EFL 12:1–12:6, 13:1–13:3"))
    if answers.value("legal_form") == "non_profit_association":
        flags.append(_flag("conflict", "not_in_non_profit", "EFL 1:4, 1:6"))
    return tuple(flags)


def _use_flags(year: Allotment) -> tuple[Flag, ...]:
    """Whether the purposes fit the sum: "the purposes add up to 100 %" (business-plan-and-budget 1.4)."""
    uses = [part.use for part in year.parts]
    fixed = sum(use.amount for use in uses if use.amount is not None)
    shares = [use.share for use in uses if use.amount is None and use.share is not None]
    flags = []
    if fixed > year.reinvested:
        flags.append(_flag("conflict", "amounts_too_large", amounts=fixed, reinvested=year.reinvested))
    if year.unallocated:
        flags.append(_flag("note", "unallocated", amount=year.unallocated))
    if not fixed and shares and sum(shares) != FULL:
        flags.append(_flag("note", "shares_not_hundred", shares=sum(shares)))
    return tuple(flags)


_ABOUT_USES = ("amounts_too_large", "unallocated", "shares_not_hundred")


def _flag(severity: Severity, key: str, source: str = "", **values: object) -> Flag:
    asked = ("surplus_uses",) if key in _ABOUT_USES else ("owner_part", "owner_distribution")
    return Flag(severity, Statement(f"surplus.flag.{key}", values, asked, source))


def _is_svb(answers: Answers) -> bool:
    return SVB in (answers.value("legal_form"), answers.value("subsidiary_form"))


def _decimal(value: object) -> Decimal | None:
    return Decimal(value) if isinstance(value, Decimal | int) else None
