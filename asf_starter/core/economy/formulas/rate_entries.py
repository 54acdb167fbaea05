"""The entries of rates, month by month: those that the lines are worked out from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from asf_starter.core.economy.amounts import HUNDRED, ZERO
from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.formulas.entry import Entry, EntryRow, Unit
from asf_starter.core.economy.staffing import FeeRates


def rate_entries(budget: Budget) -> Iterator[Entry]:
    """The rates that the lines name, month by month; the fee of each category as it is applied."""
    work = budget.workings
    wanted = [work.book.vat_id(product.vat) for product in budget.inputs.products]
    wanted += [work.book.vat_id(row.vat) for row in work.bills]
    wanted += [
        "holiday.supplement_per_day",
        "holiday.days_min",
        "special_payroll_tax_on_pension",
        "corporate_tax",
    ]
    for support in budget.inputs.supports:
        wanted += [support.ceiling_rate] if support.ceiling is None else []
        wanted += ["subsidy.introduktionsjobb.share"] if support.kind == "introduktionsjobb" else []
    for rate_id in dict.fromkeys(rate_id for rate_id in wanted if rate_id):
        yield _rate(budget, rate_id)
    categories = {staff.position.fee: staff.fees for staff in work.positions}
    for category, fees in categories.items():
        own = "total" if category == "ordinary" else category
        yield _fee(budget, f"fee_{category}", fees.rates, fees, own)
        if any(cap is not None for cap in fees.caps):
            caps = [None if cap is None else Decimal(cap) for cap in fees.caps]
            entry = EntryRow("rates", "", "", budget.inputs.first_month).series(f"cap_{category}", "kr", caps)
            yield replace(entry, rate=f"employer_fee.{category}.monthly_cap")
    if categories:
        fees = next(iter(categories.values()))
        yield _fee(budget, "fee_full", fees.full, fees, "total")


def _rate(budget: Budget, rate_id: str) -> Entry:
    rate = budget.rates.rate(rate_id)
    units: dict[str, Unit] = {"percent": "percent", "kr_month": "kr", "kr": "kr"}
    unit = units.get(rate.unit, "number") if rate else "percent"
    series = tuple(value or ZERO for value in budget.workings.book.by_month(rate_id))
    label = rate.label if rate else rate_id
    return Entry(f"rates//{rate_id}", "rates", "", label, unit, series=series, rate=rate_id)


def _fee(budget: Budget, field: str, numerators: Sequence[int], fees: FeeRates, rate: str) -> Entry:
    shares = [Decimal(numerator) * HUNDRED / fees.below for numerator in numerators]
    entry = EntryRow("rates", "", "", budget.inputs.first_month).series(field, "percent", shares)
    return replace(entry, rate=f"employer_fee.{rate}")
