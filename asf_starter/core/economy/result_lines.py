"""The profit and loss budget as lines (specification 2.7)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from asf_starter.core.economy.amounts import MONTHS, ZERO
from asf_starter.core.economy.costs import depreciation
from asf_starter.core.economy.ledger import Ledger, minus, plus
from asf_starter.core.economy.lines import Term
from asf_starter.core.economy.sales import ProductMonths
from asf_starter.core.economy.staffing import PositionMonths
from asf_starter.core.economy.subsidies import SupportMonths
from asf_starter.core.economy.workings import Workings

_WORKERS = "in_production"
_DIRECT_COSTS = ("direct_cost_share", "direct_cost_unit", "card_fee")


def add_result(ledger: Ledger, work: Workings) -> None:
    """Adds the lines from sales to result before tax, and the building blocks behind them."""
    _add_income(ledger, work)
    _add_costs(ledger, work)
    _add_staff(ledger, work)
    ledger.combine(
        "result.before_depreciation",
        [
            Term("result.income"),
            *minus(("result.direct_costs", "result.overheads", "result.one_offs", "result.staff")),
        ],
    )
    _add_depreciation_and_interest(ledger, work)
    ledger.combine(
        "result.before_tax",
        [Term("result.before_depreciation"), *minus(("result.depreciations", "result.interest"))],
    )


def _add_income(ledger: Ledger, work: Workings) -> None:
    sales = [_add_product(ledger, work, sold) for sold in work.products]
    ledger.combine("result.sales", plus(sales))
    staffed = {staff.position.id for staff in work.positions}
    supports = [
        ledger.add(
            "result.support",
            months.earned,
            row=months.support.id,
            name=months.support.name,
            rule=months.support.kind,
            rates=_support_rates(months),
            sources=(f"basis.gross_pay.{months.support.position}",)
            if months.support.position in staffed
            else (),
        )
        for months in work.supports
    ]
    ledger.combine("result.supports", plus(supports))
    grants = [
        ledger.add(
            "result.grant",
            months.earned,
            row=months.grant.id,
            name=months.grant.name,
            account=f"grant_{months.grant.giver}",
        )
        for months in work.grants
    ]
    ledger.combine("result.grants", plus(grants))
    ledger.combine("result.income", plus(("result.sales", "result.supports", "result.grants")))


def _support_rates(months: SupportMonths) -> tuple[str, ...]:
    """The rates behind a support: its share, and its ceiling where none is entered."""
    support = months.support
    share = ("subsidy.introduktionsjobb.share",) if support.kind == "introduktionsjobb" else ()
    ceiling = (support.ceiling_rate,) if support.ceiling is None else ()
    return (*share, *ceiling)


def _add_product(ledger: Ledger, work: Workings, sold: ProductMonths) -> str:
    """Gross, VAT and net of a product; which of them is computed and which is the difference depends on
    how the price was given. Gives the id of the net line."""
    product = sold.product
    row, name = product.id, product.name
    vat_id = work.book.vat_id(product.vat)
    registered = work.terms.registered
    rates = (vat_id,) if vat_id and registered else ()
    by_month = work.book.by_month(vat_id) if rates else [ZERO] * MONTHS
    gross, vat, net = f"basis.sales_gross.{row}", f"basis.sales_vat.{row}", f"result.product_sales.{row}"
    accounts = _sales_accounts(ledger, by_month)
    if product.price_includes_vat:
        ledger.add("basis.sales_gross", sold.gross, row=row, name=name)
        ledger.add("basis.sales_vat", sold.vat, row=row, name=name, rates=rates, sources=(gross,))
        return ledger.add(
            "result.product_sales",
            sold.net,
            row=row,
            name=name,
            rule="difference",
            terms=(Term(gross), Term(vat, -1)),
            accounts=accounts,
        )
    ledger.add(
        "basis.sales_vat", sold.vat, row=row, name=name, rule="vat_on_top", rates=rates, sources=(net,)
    )
    ledger.add("result.product_sales", sold.net, row=row, name=name, accounts=accounts)
    ledger.add("basis.sales_gross", sold.gross, row=row, name=name, rule="sum", terms=(Term(net), Term(vat)))
    return net


def _sales_accounts(ledger: Ledger, rates: Sequence[Decimal | None]) -> tuple[tuple[int, str], ...]:
    """The account of each stretch of months with the same VAT rate."""
    found: list[tuple[int, str]] = []
    previous: object = object()
    for month, rate in enumerate(rates):
        if rate != previous:
            previous = rate
            number = ledger.account(f"sales_{(rate or ZERO).normalize():f}")
            if number and (not found or found[-1][1] != number):
                found.append((month, number))
    return tuple(found)


def _add_costs(ledger: Ledger, work: Workings) -> None:
    for row in work.bills:
        vat_id = work.book.vat_id(row.vat)
        rates = (vat_id,) if vat_id else ()
        kind = {"first_stock": "basis.first_stock", "investment": "basis.investment"}.get(
            row.kind, f"result.{row.kind}"
        )
        cost = ledger.add(kind, row.bill.cost, row=row.row, name=row.name, account=row.account)
        vat = ledger.add("basis.input_vat", row.bill.input_vat, key=row.key, name=row.name, rates=rates)
        if row.in_advance:
            ledger.add(
                "basis.invoice", row.bill.invoiced, key=row.key, name=row.name, rule="quarter_in_advance"
            )
        else:
            ledger.add(
                "basis.invoice", row.bill.invoiced, key=row.key, name=row.name, terms=(Term(cost), Term(vat))
            )
    direct = [f"result.{row.kind}.{row.row}" for row in work.bills_of(*_DIRECT_COSTS)]
    ledger.combine("result.direct_costs", plus(direct))
    ledger.combine("result.gross_profit", [Term("result.sales"), Term("result.direct_costs", -1)])
    ledger.combine(
        "result.overheads", plus(f"result.overhead.{row.row}" for row in work.bills_of("overhead"))
    )
    start_costs = [f"result.start_cost.{row.row}" for row in work.bills_of("start_cost")]
    fees = [
        ledger.add("result.loan_fee", months.fee, row=months.loan.id, name=months.loan.name)
        for months in work.loans
    ]
    ledger.combine("result.one_offs", plus((*start_costs, *fees)))


def _add_staff(ledger: Ledger, work: Workings) -> None:
    for staff in work.positions:
        _add_position(ledger, work, staff)
    ids = [staff.position.id for staff in work.positions]
    paid = [i.position.id for i in work.positions if i.position.holiday == "paid_with_wage"]
    saved = [i.position.id for i in work.positions if i.position.holiday == "supplement"]
    ledger.combine("result.wages", plus(f"result.wage.{i}" for i in ids))
    ledger.combine(
        "result.holiday",
        plus((*(f"result.holiday_pay.{i}" for i in paid), *(f"result.holiday_accrued.{i}" for i in saved))),
    )
    ledger.combine(
        "result.employer_fees",
        plus((*(f"result.employer_fee.{i}" for i in ids), *(f"result.fee_on_holiday.{i}" for i in saved))),
    )
    ledger.combine("result.pensions", plus(f"result.pension.{i}" for i in ids))
    ledger.combine("result.insurances", plus(f"result.staff_insurance.{i}" for i in ids))
    ledger.combine("result.payroll_taxes", plus(f"result.payroll_tax.{i}" for i in ids))
    groups = ("wages", "holiday", "employer_fees", "pensions", "insurances", "payroll_taxes")
    ledger.combine("result.staff", plus(f"result.{group}" for group in groups))


def _add_position(ledger: Ledger, work: Workings, staff: PositionMonths) -> None:
    """All lines of a position, its cost, and its cost less the supports for it."""
    position = staff.position
    row, name = position.id, position.name
    workers = position.work == _WORKERS
    fee_ids = staff.fees.ids

    def add(
        kind: str, months: Sequence[int], rule: str = "", account: str = "", rates: Sequence[str] = ()
    ) -> str:
        return ledger.add(kind, months, row=row, name=name, rule=rule, account=account, rates=rates)

    wages = "wages_workers" if workers else "wages_manager" if position.work == "manager" else "wages_staff"
    cost = [add("result.wage", staff.wage, "wage_hourly" if position.hourly else "", wages)]
    if position.holiday == "paid_with_wage":
        cost.append(
            add(
                "result.holiday_pay",
                staff.holiday,
                "",
                "holiday_pay_workers" if workers else "holiday_pay_staff",
            )
        )
    gross = ledger.add("basis.gross_pay", staff.gross, row=row, name=name, terms=plus(cost))
    cost = [gross, add("result.employer_fee", staff.fee, rates=fee_ids)]
    tax = add("basis.withheld_tax", staff.tax)
    paid = [gross]
    if position.holiday == "supplement":
        debt = "holiday_debt_workers" if workers else "holiday_debt_staff"
        supplement = ("holiday.supplement_per_day", "holiday.days_min")
        cost.append(add("result.holiday_accrued", staff.accrued, "", debt, supplement))
        cost.append(add("result.fee_on_holiday", staff.fee_accrued, rates=fee_ids))
        paid.append(add("basis.holiday_paid_out", staff.paid_out))
        add("basis.fee_on_holiday_due", staff.fee_due)
    ledger.add("basis.net_pay", staff.net_pay, row=row, name=name, terms=(*plus(paid), Term(tax, -1)))
    cost.append(add("result.pension", staff.pension))
    cost.append(add("result.staff_insurance", staff.insurance))
    cost.append(add("result.payroll_tax", staff.payroll_tax, rates=("special_payroll_tax_on_pension",)))
    ledger.add("basis.staff_cost", staff.cost, row=row, name=name, terms=plus(cost))
    supports = [i.support.id for i in work.supports if i.support.position == row]
    ledger.combine(
        "basis.net_staff_cost",
        [Term(f"basis.staff_cost.{row}"), *minus(f"result.support.{i}" for i in supports)],
        row=row,
        name=name,
    )


def _add_depreciation_and_interest(ledger: Ledger, work: Workings) -> None:
    depreciations = []
    for bought, row in zip(work.inputs.investments, work.bills_of("investment"), strict=True):
        month = max(0, bought.month)
        cost = row.bill.cost[month] if month < MONTHS else 0
        months = depreciation(cost, min(month, MONTHS), bought.years)
        depreciations.append(ledger.add("result.depreciation", months, row=row.row, name=row.name))
    ledger.combine("result.depreciations", plus(depreciations))
    interest = [
        ledger.add("result.loan_interest", months.interest, row=months.loan.id, name=months.loan.name)
        for months in work.loans
    ]
    ledger.combine("result.interest", plus(interest))
