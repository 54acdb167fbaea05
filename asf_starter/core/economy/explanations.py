"""Explain this number: every figure tells its sum, with what went into it.

The sentence is the text ``budget.rule.<rule>`` of the line's rule; its gaps are worked out here from the
inputs, rates and other lines of the same month.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from asf_starter.core.economy.amounts import HUNDRED, ZERO, kronor
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.inputs import Position, Product, Support
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.subsidies import share_of_full_time
from asf_starter.core.texts import Statement

_TWO_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Piece:
    """Something that went into a figure.

    Of kind ``line``: ``id`` is a line; ``amount`` is what it adds (less than nought where it takes away)
    or, for a line that is not simply added, what it is, in ``month``. Of kind ``answer``: ``id`` is a
    question, with ``row`` and ``column`` in a table. Of kind ``rate``: ``id`` is a rate, ``value`` what it
    was that month.
    """

    kind: Literal["line", "answer", "rate"]
    id: str
    row: str = ""
    column: str = ""
    month: int = 0
    amount: int | None = None
    value: Decimal | None = None


@dataclass(frozen=True)
class Explanation:
    """A figure of a line in a month, in a sentence, and the pieces behind it."""

    line: str
    month: int
    amount: int
    sentence: Statement
    pieces: tuple[Piece, ...]


def explain(budget: Budget, line_id: str, month: int) -> Explanation:
    """Why a line has its figure in a month (0 to 35). Raises KeyError for a line that is not there."""
    line = budget.lines[line_id]
    rule, values = _sentence(budget, line, month)
    values = {"amount": line.months[month], "month": budget.timeline.months[month], **values}
    questions = (line.kind.table,) if line.kind.table else line.kind.columns
    sentence = Statement(f"budget.rule.{rule}", values, questions)
    return Explanation(line_id, month, line.months[month], sentence, tuple(_pieces(budget, line, month)))


def _pieces(budget: Budget, line: Line, month: int) -> list[Piece]:
    found: list[Piece] = []
    for term in line.terms:
        when = month - term.lag
        source = budget.lines[term.line]
        amount = source.months[when] if when >= 0 else source.opening
        if amount:
            found.append(Piece("line", term.line, month=when, amount=term.sign * amount))
    found += [
        Piece("line", line_id, month=month, amount=budget.months(line_id)[month]) for line_id in line.sources
    ]
    if line.kind.table:
        found += [Piece("answer", line.kind.table, line.row, column) for column in line.kind.columns]
    else:
        found += [Piece("answer", question) for question in line.kind.columns]
    day = budget.timeline.days[month]
    found += [Piece("rate", rate, month=month, value=budget.rates.value(rate, day)) for rate in line.rates]
    return found


def _sentence(budget: Budget, line: Line, month: int) -> tuple[str, dict[str, object]]:
    """The rule to quote and the values of its gaps."""
    row = line.row
    match line.rule:
        case "units_times_price" | "cost_per_unit":
            return line.rule, _units(budget, row, month)
        case "vat_inside" | "vat_on_top":
            gross, net = (
                _at(budget, "basis.sales_gross", row, month),
                _at(budget, "result.product_sales", row, month),
            )
            return line.rule, {"gross": gross, "net": net, "rate": _rate(budget, line, month)}
        case "share_of_sales" | "share_of_takings":
            product = _product(budget, row)
            share = product.direct_cost_share if line.rule == "share_of_sales" else product.card_fee
            values: dict[str, object] = {"share": share}
            values["net"] = _at(budget, "result.product_sales", row, month)
            values["gross"] = _at(budget, "basis.sales_gross", row, month)
            return line.rule, values
        case "lonebidrag" | "introduktionsjobb" | "nystartsjobb":
            return line.rule, _support(budget, row, month)
        case "overhead":
            overhead = next(entry for entry in budget.inputs.overheads if entry.id == row)
            return line.rule, {"plain": overhead.amount}
        case "earned_evenly":
            grant = next(entry for entry in budget.inputs.grants if entry.id == row)
            return line.rule, {"whole": grant.amount, "count": grant.end - grant.start + 1}
        case "depreciation":
            bought = next(entry for entry in budget.inputs.investments if entry.id == row)
            return line.rule, {"cost": sum(budget.months(f"basis.investment.{row}")), "years": bought.years}
        case "interest":
            return line.rule, _interest(budget, row, month)
        case "paid_later" | "paid_month_after":
            lag = line.terms[0].lag
            return line.rule, {"from_month": budget.timeline.first_month.plus(month - lag)}
    if line.kind.table == "positions":
        return _position_sentence(budget, line, month)
    return line.rule, {}


def _at(budget: Budget, kind: str, row: str, month: int) -> int:
    """The figure of a row's line of a kind, nought where it has none."""
    line = budget.lines.get(f"{kind}.{row}")
    return line.months[month] if line else 0


def _rate(budget: Budget, line: Line, month: int) -> Decimal:
    """The first rate behind a line, in percent."""
    day = budget.timeline.days[month]
    return (budget.rates.value(line.rates[0], day) or ZERO) if line.rates else ZERO


def _product(budget: Budget, row: str) -> Product:
    return next(product for product in budget.inputs.products if product.id == row)


def _units(budget: Budget, row: str, month: int) -> dict[str, object]:
    sold = next(months for months in budget.workings.products if months.product.id == row)
    product = sold.product
    units = Decimal(sold.units[month]) / sold.units_below
    start = product.start + budget.scenario.start_delay
    return {
        "units": units.quantize(_TWO_PLACES),
        "price": product.price * budget.scenario.price,
        "cost": product.direct_cost_per_unit * budget.scenario.direct_costs,
        "volume": product.volume * budget.scenario.volume,
        "season": product.season[budget.timeline.calendar[month]] if product.season else Decimal(1),
        "ramp": _ramp(product, month - start),
        "growth": ((1 + product.growth / HUNDRED) ** (month // 12)).quantize(_TWO_PLACES),
    }


def _ramp(product: Product, step: int) -> Decimal:
    """The factor of the month of sale, 1 when sales have grown."""
    if step < 0:
        return ZERO
    if product.ramp:
        return product.ramp[step] if step < len(product.ramp) else Decimal(1)
    return (Decimal(min(step + 1, product.ramp_months)) / product.ramp_months).quantize(_TWO_PLACES)


def _support(budget: Budget, row: str, month: int) -> dict[str, object]:
    months = next(months for months in budget.workings.supports if months.support.id == row)
    support = months.support
    staff = next((s for s in budget.workings.positions if s.position.id == support.position), None)
    if staff is None:
        return dict.fromkeys(("share", "base", "fee", "multiple", "ceiling"), ZERO)
    day = budget.timeline.days[month]
    ceiling = support.ceiling
    if ceiling is None:
        ceiling = budget.rates.value(support.ceiling_rate, day) or ZERO
    hours = budget.inputs.capacity.full_time_hours.as_integer_ratio()
    above, below = share_of_full_time(staff.position, hours)
    base = min(Decimal(staff.gross[month]), ceiling * above / below)
    return {
        "share": _support_share(budget, support, month),
        "base": kronor(base),
        "fee": (Decimal(staff.fees.rates[month]) * 100 / staff.fees.below),
        "multiple": support.multiple,
        "ceiling": ceiling,
    }


def _support_share(budget: Budget, support: Support, month: int) -> Decimal:
    if support.kind != "introduktionsjobb":
        return support.share
    return budget.rate("subsidy.introduktionsjobb.share", month)


def _interest(budget: Budget, row: str, month: int) -> dict[str, object]:
    loan = next(entry for entry in budget.inputs.loans if entry.id == row)
    before = _at(budget, "balance.loan", row, month) + _at(budget, "cash.instalment", row, month)
    return {"rate": loan.interest, "balance": before}


def _position_sentence(budget: Budget, line: Line, month: int) -> tuple[str, dict[str, object]]:
    """The sentences about pay; each share of pay names the share and what it is taken of."""
    row = line.row
    position = next(entry for entry in budget.inputs.positions if entry.id == row)
    staff = next(months for months in budget.workings.positions if months.position.id == row)
    fees = staff.fees
    values: dict[str, object] = {
        "wage": staff.wage[month],
        "gross": staff.gross[month],
        "accrued": staff.accrued[month],
        "pension": staff.pension[month],
        "paid": staff.gross[month] + staff.paid_out[month],
        "rate": _rate(budget, line, month),
        "share": _share(line, position),
    }
    match line.rule:
        case "wage_monthly" | "wage_hourly":
            values["wage"] = position.wages[month // 12] * budget.scenario.wages
            values["share"], values["hours"] = position.share or ZERO, position.hours
        case "holiday_supplement":
            values["days"] = budget.rate("holiday.days_min", month)
        case "employer_fee" | "fee_on_holiday":
            values["rate"] = Decimal(fees.rates[month]) * 100 / fees.below
            cap = fees.caps[month]
            if line.rule == "employer_fee" and cap is not None and staff.gross[month] > cap:
                values |= {"cap": cap, "full": Decimal(fees.full[month]) * 100 / fees.below}
                return "employer_fee_capped", values
    return line.rule, values


def _share(line: Line, position: Position) -> Decimal:
    shares = {
        "result.holiday_pay": position.holiday_percent,
        "result.pension": position.pension,
        "result.staff_insurance": position.insurance,
        "basis.withheld_tax": position.wage_tax,
    }
    return shares.get(line.kind.id, ZERO)
