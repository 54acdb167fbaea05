"""Taxes, VAT and the liquidity budget as lines (specification 2.8)."""

from __future__ import annotations

from collections.abc import Sequence

from asf_starter.core.economy.amounts import Months, in_month, kronor, total
from asf_starter.core.economy.ledger import Ledger, plus
from asf_starter.core.economy.lines import Term
from asf_starter.core.economy.taxes import TaxMonths, settle_tax
from asf_starter.core.economy.vat import VatMonths, settle_vat
from asf_starter.core.economy.workings import Workings

_SUPPLIERS = ("direct_cost_share", "direct_cost_unit", "card_fee", "overhead", "start_cost", "first_stock")
_SETTLED = ("result.income_tax", "result.payroll_taxes", "cash.preliminary_tax")


def add_tax(ledger: Ledger, work: Workings) -> TaxMonths:
    """Adds income tax and the result after it."""
    taxes = settle_tax(
        ledger.months("result.before_tax"),
        ledger.months("result.payroll_taxes"),
        work.inputs,
        work.timeline,
        work.book,
    )
    rates = ("corporate_tax",) if work.inputs.income_tax else ()
    ledger.add("result.income_tax", taxes.tax, rates=rates, sources=("result.before_tax",))
    ledger.combine("result.net_result", [Term("result.before_tax"), Term("result.income_tax", -1)])
    return taxes


def add_vat(ledger: Ledger, work: Workings) -> VatMonths:
    """Adds VAT by invoice, by return, and what is paid of it."""
    products = [sold.product.id for sold in work.products]
    ledger.combine("vat.output", plus(f"basis.sales_vat.{row}" for row in products))
    ledger.combine("vat.input", plus(f"basis.input_vat.{row.key}" for row in work.bills))
    output = total([sold.vat_reported for sold in work.products])
    deducted = total([row.bill.vat_reported for row in work.bills])
    rule = "vat_when_paid" if work.terms.cash_method else "vat_reported"
    ledger.add("vat.output_reported", output, rule=rule, sources=("vat.output",))
    ledger.add("vat.input_reported", deducted, rule=rule, sources=("vat.input",))
    settled = settle_vat(output, deducted, work.inputs.vat, work.timeline, work.book)
    ledger.add("vat.return", settled.returns, sources=("vat.output_reported", "vat.input_reported"))
    return settled


def add_cash(ledger: Ledger, work: Workings, taxes: TaxMonths, vat: VatMonths) -> None:
    """Adds every payment, and the cash at the start and end of each month."""
    _add_inflows(ledger, work, taxes, vat)
    _add_outflows(ledger, work, taxes, vat)
    ledger.combine("cash.net_flow", [Term("cash.inflows"), Term("cash.outflows", -1)])
    start = kronor(work.inputs.start_cash)
    held, starts, ends = start, [], []
    for change in ledger.months("cash.net_flow"):
        starts.append(held)
        held += change
        ends.append(held)
    ledger.add("cash.start", starts, terms=(Term("cash.end", 1, 1),))
    ledger.add(
        "cash.end",
        ends,
        terms=(Term("cash.start"), Term("cash.inflows"), Term("cash.outflows", -1)),
        opening=start,
    )


def _add_inflows(ledger: Ledger, work: Workings, taxes: TaxMonths, vat: VatMonths) -> None:
    customers = [
        ledger.add(
            "cash.customer_payment",
            sold.receipts,
            row=sold.product.id,
            name=sold.product.name,
            sources=(f"basis.sales_gross.{sold.product.id}",),
        )
        for sold in work.products
    ]
    ledger.combine("cash.customers", plus(customers))
    supports = [
        ledger.add(
            "cash.support_payment",
            months.received,
            row=months.support.id,
            name=months.support.name,
            terms=(Term(f"result.support.{months.support.id}", 1, months.support.lag),),
        )
        for months in work.supports
    ]
    ledger.combine("cash.supports", plus(supports))
    grants = [
        ledger.add("cash.grant_payment", months.received, row=months.grant.id, name=months.grant.name)
        for months in work.grants
    ]
    ledger.combine("cash.grants", plus(grants))
    ledger.add("cash.vat_refund", vat.refunded, sources=("vat.return",))
    ledger.add("cash.tax_refund", taxes.refunded, sources=_SETTLED)
    contributions = [
        ledger.add(
            "cash.contribution",
            _once(kronor(entry.amount), entry.month),
            row=entry.id,
            name=entry.name,
        )
        for entry in work.inputs.contributions
    ]
    ledger.combine("cash.contributions", plus(contributions))
    draws = [
        ledger.add("cash.loan_draw", months.drawn, row=months.loan.id, name=months.loan.name)
        for months in work.loans
    ]
    ledger.combine("cash.loan_draws", plus(draws))
    back = [
        ledger.add(
            "cash.deposit_back",
            _returned(deposit.returned, deposit.month, kronor(deposit.amount)),
            row=deposit.id,
            name=deposit.name,
        )
        for deposit in work.inputs.deposits
    ]
    ledger.combine("cash.deposits_back", plus(back))
    ledger.combine(
        "cash.inflows",
        plus(
            f"cash.{name}"
            for name in (
                "customers",
                "supports",
                "grants",
                "vat_refund",
                "tax_refund",
                "contributions",
                "loan_draws",
                "deposits_back",
            )
        ),
    )


def _once(amount: int, month: int) -> Months:
    """An amount in its month; months before the budget count as the first."""
    return in_month(amount, max(0, month))


def _returned(month: int | None, paid: int, amount: int) -> Months:
    """A deposit that comes back, never before it was paid."""
    return in_month(amount, None if month is None else max(0, paid, month))


def _add_outflows(ledger: Ledger, work: Workings, taxes: TaxMonths, vat: VatMonths) -> None:
    def pay(kind: str, kinds: Sequence[str]) -> list[str]:
        return [
            ledger.add(
                kind,
                row.bill.paid,
                key=row.key if kind == "cash.supplier_payment" else "",
                row=row.row if kind == "cash.investment_payment" else "",
                name=row.name,
                terms=(Term(f"basis.invoice.{row.key}", 1, row.lag),),
            )
            for row in work.bills_of(*kinds)
        ]

    ledger.combine("cash.suppliers", plus(pay("cash.supplier_payment", _SUPPLIERS)))
    rows = [(staff.position.id, staff.position.holiday) for staff in work.positions]
    ledger.combine("cash.net_pay", plus(f"basis.net_pay.{row}" for row, _ in rows))
    due = [f"basis.fee_on_holiday_due.{row}" for row, holiday in rows if holiday == "supplement"]
    ledger.combine(
        "basis.tax_and_fees",
        plus(
            (
                *(f"basis.withheld_tax.{row}" for row, _ in rows),
                *(f"result.employer_fee.{row}" for row, _ in rows),
                *due,
            )
        ),
    )
    ledger.combine("basis.pension_and_insurance", plus(("result.pensions", "result.insurances")))
    ledger.combine("cash.tax_and_fees", [Term("basis.tax_and_fees", 1, 1)])
    ledger.combine("cash.pension_and_insurance", [Term("basis.pension_and_insurance", 1, 1)])
    ledger.add("cash.vat_payment", vat.paid, sources=("vat.return",))
    ledger.add("cash.preliminary_tax", taxes.preliminary)
    ledger.add("cash.final_tax", taxes.final, sources=_SETTLED)
    ledger.combine("cash.interest", [Term("result.interest")])
    instalments = [
        ledger.add("cash.instalment", months.instalments, row=months.loan.id, name=months.loan.name)
        for months in work.loans
    ]
    ledger.combine("cash.instalments", plus(instalments))
    ledger.combine("cash.loan_fees", plus(f"result.loan_fee.{months.loan.id}" for months in work.loans))
    ledger.combine("cash.investments", plus(pay("cash.investment_payment", ("investment",))))
    deposits = [
        ledger.add(
            "cash.deposit", _once(kronor(deposit.amount), deposit.month), row=deposit.id, name=deposit.name
        )
        for deposit in work.inputs.deposits
    ]
    ledger.combine("cash.deposits", plus(deposits))
    ledger.combine(
        "cash.outflows",
        plus(
            f"cash.{name}"
            for name in (
                "suppliers",
                "net_pay",
                "tax_and_fees",
                "pension_and_insurance",
                "vat_payment",
                "preliminary_tax",
                "final_tax",
                "interest",
                "instalments",
                "loan_fees",
                "investments",
                "deposits",
            )
        ),
    )
