"""The balance sheet by month, as lines (specification 2.9, 2.16)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asf_starter.core.economy.amounts import Months, kronor
from asf_starter.core.economy.inputs import LIMITED_COMPANIES
from asf_starter.core.economy.ledger import Ledger, minus, plus
from asf_starter.core.economy.lines import Term
from asf_starter.core.economy.timeline import Timeline
from asf_starter.core.economy.workings import Workings

_ASSETS = (
    "equipment",
    "deposits",
    "stock",
    "customers",
    "support_claims",
    "grant_claims",
    "prepaid",
    "vat_claim",
    "tax_claim",
    "cash",
)
_DEBTS = (
    "loans",
    "suppliers",
    "vat_debt",
    "tax_and_fees_debt",
    "holiday_debt",
    "pension_debt",
    "tax_debt",
    "grants_in_advance",
)

_CONTRIBUTIONS: Mapping[str, str] = {
    "member": "member_contributions",
    "investor": "investor_contributions",
    "share_capital": "share_capital",
    "shareholder": "shareholder_contributions",
}
"""The account key of each kind of contribution."""


def add_balance(ledger: Ledger, work: Workings) -> None:
    """Adds assets, debts and equity at the end of each month."""
    _add_assets(ledger, work)
    _add_debts(ledger, work)
    _add_equity(ledger, work)
    ledger.combine("balance.assets", plus(f"balance.{name}" for name in _ASSETS))
    ledger.combine("balance.liabilities", plus(f"balance.{name}" for name in _DEBTS))
    equity = ("balance.contributions", "balance.retained", "balance.result_of_year")
    ledger.combine("balance.equity", plus(equity))
    ledger.combine("balance.liabilities_and_equity", plus(("balance.liabilities", "balance.equity")))


def _add_assets(ledger: Ledger, work: Workings) -> None:
    equipment = [
        ledger.carry(
            "balance.equipment_item",
            [Term(f"basis.investment.{row.row}"), Term(f"result.depreciation.{row.row}", -1)],
            row=row.row,
            name=row.name,
        )
        for row in work.bills_of("investment")
    ]
    ledger.combine("balance.equipment", plus(equipment))
    ledger.carry("balance.deposits", [Term("cash.deposits"), Term("cash.deposits_back", -1)])
    stock = [f"basis.{row.key}" for row in work.bills_of("first_stock")]
    ledger.carry("balance.stock", plus(stock))
    gross = plus(f"basis.sales_gross.{sold.product.id}" for sold in work.products)
    ledger.carry("balance.customers", [*gross, Term("cash.customers", -1)])
    ledger.carry("balance.support_claims", [Term("result.supports"), Term("cash.supports", -1)])
    _add_grants(ledger, work)
    in_advance = [row for row in work.bills_of("overhead") if row.in_advance]
    ledger.carry(
        "balance.prepaid",
        [
            *plus(f"basis.invoice.{row.key}" for row in in_advance),
            *minus(f"basis.input_vat.{row.key}" for row in in_advance),
            *minus(f"result.overhead.{row.row}" for row in in_advance),
        ],
    )
    ledger.combine("balance.cash", [Term("cash.end")])


def _add_grants(ledger: Ledger, work: Workings) -> None:
    """What is earned and not yet paid is a claim, what is paid and not yet earned a debt, grant by grant:
    one grant's claim is never netted against another's debt."""
    positions = [
        ledger.carry(
            "basis.grant_position",
            [Term(f"result.grant.{months.grant.id}"), Term(f"cash.grant_payment.{months.grant.id}", -1)],
            row=months.grant.id,
            name=months.grant.name,
        )
        for months in work.grants
    ]
    rows = [ledger.months(position) for position in positions]
    by_month = list(zip(*rows, strict=True)) if rows else [()] * len(work.timeline.months)
    claims = [sum(max(0, part) for part in parts) for parts in by_month]
    debts = [sum(max(0, -part) for part in parts) for parts in by_month]
    ledger.add("balance.grant_claims", claims, sources=positions)
    ledger.add("balance.grants_in_advance", debts, sources=positions)


def _add_debts(ledger: Ledger, work: Workings) -> None:
    loans = [
        ledger.carry(
            "balance.loan",
            [Term(f"cash.loan_draw.{months.loan.id}"), Term(f"cash.instalment.{months.loan.id}", -1)],
            row=months.loan.id,
            name=months.loan.name,
            account="bank_loan" if months.loan.lender == "bank" else "other_loan",
        )
        for months in work.loans
    ]
    ledger.combine("balance.loans", plus(loans))
    invoices = plus(f"basis.invoice.{row.key}" for row in work.bills)
    ledger.carry("balance.suppliers", [*invoices, *minus(("cash.suppliers", "cash.investments"))])
    ledger.carry(
        "vat.position",
        [*plus(("vat.output", "cash.vat_refund")), *minus(("vat.input", "cash.vat_payment"))],
    )
    _split(ledger, "vat.position", "balance.vat_debt", "balance.vat_claim")
    ledger.carry("balance.tax_and_fees_debt", [Term("basis.tax_and_fees"), Term("cash.tax_and_fees", -1)])
    saved = [i.position.id for i in work.positions if i.position.holiday == "supplement"]
    earned = ("result.holiday_accrued", "result.fee_on_holiday")
    settled = ("basis.holiday_paid_out", "basis.fee_on_holiday_due")
    ledger.carry(
        "balance.holiday_debt",
        [
            *plus(f"{kind}.{row}" for row in saved for kind in earned),
            *minus(f"{kind}.{row}" for row in saved for kind in settled),
        ],
    )
    ledger.carry(
        "balance.pension_debt",
        [Term("basis.pension_and_insurance"), Term("cash.pension_and_insurance", -1)],
    )
    ledger.carry(
        "basis.tax_position",
        [
            *plus(("result.income_tax", "result.payroll_taxes", "cash.tax_refund")),
            *minus(("cash.preliminary_tax", "cash.final_tax")),
        ],
    )
    _split(ledger, "basis.tax_position", "balance.tax_debt", "balance.tax_claim")


def _split(ledger: Ledger, position: str, debt: str, claim: str) -> None:
    """A position above nought is a debt, below it a claim, shown as an asset and never netted."""
    months = ledger.months(position)
    ledger.add(debt, [max(0, amount) for amount in months], sources=(position,))
    ledger.add(claim, [max(0, -amount) for amount in months], sources=(position,))


def _add_equity(ledger: Ledger, work: Workings) -> None:
    """Contributions, results of earlier financial years, and the result of this one so far.

    Choice: money that the enterprise holds before the first month is retained equity from the start.
    """
    _add_contributions(ledger, work)
    start = kronor(work.inputs.start_cash)
    retained, of_year = _results(ledger.months("result.net_result"), work.timeline, start)
    ledger.add("balance.retained", retained, opening=start, sources=("result.net_result",))
    ledger.add("balance.result_of_year", of_year, sources=("result.net_result",))


def _add_contributions(ledger: Ledger, work: Workings) -> None:
    """Each contribution on the account of its kind in this legal form, and their sum.

    The sum has the account that they share, or none where they differ; without contributions the one
    that the form begins with.
    """
    entries = work.inputs.contributions
    parts = [
        ledger.carry(
            "balance.contribution",
            [Term(f"cash.contribution.{entry.id}")],
            row=entry.id,
            name=entry.name,
            account=_CONTRIBUTIONS.get(entry.kind, "member_contributions"),
        )
        for entry in entries
    ]
    kinds = {_CONTRIBUTIONS.get(entry.kind, "member_contributions") for entry in entries}
    first = "share_capital" if work.inputs.legal_form in LIMITED_COMPANIES else "member_contributions"
    shared = kinds or {first}
    same = len({ledger.account(kind) for kind in shared}) == 1
    ledger.combine("balance.contributions", plus(parts), account=min(shared) if same else "")


def _results(result: Sequence[int], timeline: Timeline, start: int) -> tuple[Months, Months]:
    """Retained and the year's result by month; a year's result moves in the first month of the next."""
    retained, of_year = [], []
    held, so_far = start, 0
    for month, amount in enumerate(result):
        if month and timeline.year_ends[month] != timeline.year_ends[month - 1]:
            held, so_far = held + so_far, 0
        so_far += amount
        retained.append(held)
        of_year.append(so_far)
    return retained, of_year
