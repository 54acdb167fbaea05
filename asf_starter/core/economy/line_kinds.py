"""Every kind of line in the order in which it stands in its statement, with its rule and account."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from asf_starter.core.economy.lines import Kind

_VOLUME = ("volume", "season", "ramp_months", "ramp", "growth", "start", "end")
_WAGE = ("pay", "wage", "wage_year_2", "wage_year_3", "share", "hours", "start", "end")
_SUPPORT = ("position", "kind", "share", "multiple", "ceiling", "premiums", "start", "end", "status")
_GRANT = ("amount", "earned_from", "earned_to", "status")
_LOAN = ("amount", "month", "interest", "term", "grace")


def _total(kind_id: str, sign: int = 0, account: str = "", rule: str = "sum") -> Kind:
    return Kind(kind_id, rule, sign, account, is_total=True)


def _position(kind_id: str, sign: int, account: str, rule: str = "carried") -> Kind:
    return Kind(kind_id, rule, sign, account, nature="closing")


_KINDS = (
    # What the statements are built from
    Kind("basis.sales_gross", "units_times_price", table="products", columns=("price", *_VOLUME)),
    Kind("basis.sales_vat", "vat_inside", table="products", columns=("vat", "price_includes_vat")),
    Kind("basis.input_vat", "input_vat", columns=("vat_deductible",)),
    Kind("basis.invoice", "sum"),
    Kind("basis.gross_pay", "sum"),
    Kind("basis.holiday_paid_out", "holiday_paid_out", columns=("holiday_month",)),
    Kind("basis.fee_on_holiday_due", "fee_on_holiday_due", columns=("holiday_month",)),
    Kind("basis.withheld_tax", "withheld_tax", table="positions", columns=("wage_tax",)),
    Kind("basis.net_pay", "sum"),
    Kind("basis.staff_cost", "sum"),
    Kind("basis.net_staff_cost", "sum"),
    Kind("basis.tax_and_fees", "sum"),
    Kind("basis.pension_and_insurance", "sum"),
    Kind("basis.investment", "entered", table="investments", columns=("amount", "month")),
    Kind("basis.first_stock", "entered", columns=("first_stock",)),
    _position("basis.grant_position", 0, ""),
    _position("basis.tax_position", 0, ""),
    # Result
    Kind("result.product_sales", "units_times_price", 1, table="products", columns=("price", *_VOLUME)),
    _total("result.sales", 1),
    Kind("result.support", "lonebidrag", 1, "wage_subsidies", "supports", _SUPPORT),
    _total("result.supports", 1, "wage_subsidies"),
    Kind("result.grant", "earned_evenly", 1, "grant_other_public", "grants", _GRANT),
    _total("result.grants", 1),
    _total("result.income", 1),
    Kind("result.direct_cost_share", "share_of_sales", -1, "goods", "products", ("direct_cost_share",)),
    Kind(
        "result.direct_cost_unit",
        "cost_per_unit",
        -1,
        "goods",
        "products",
        ("direct_cost_per_unit", *_VOLUME),
    ),
    Kind("result.card_fee", "share_of_takings", -1, "card_fees", "products", ("card_fee",)),
    _total("result.direct_costs", -1, "goods"),
    _total("result.gross_profit", 1, rule="difference"),
    Kind(
        "result.overhead", "overhead", -1, "", "overheads", ("amount", "increase", "season", "start", "end")
    ),
    _total("result.overheads", -1),
    Kind("result.start_cost", "entered", -1, "", "start_costs", ("amount", "month")),
    Kind("result.loan_fee", "entered", -1, "bank", "loans", ("fee", "month")),
    _total("result.one_offs", -1),
    Kind("result.wage", "wage_monthly", -1, "wages_workers", "positions", _WAGE),
    Kind("result.holiday_pay", "share_of_wage", -1, "holiday_pay_workers", "positions", ("holiday_percent",)),
    Kind(
        "result.holiday_accrued", "holiday_supplement", -1, "holiday_debt_workers", "positions", ("holiday",)
    ),
    Kind("result.employer_fee", "employer_fee", -1, "employer_fees", "positions", ("fee",)),
    Kind(
        "result.fee_on_holiday", "fee_on_holiday", -1, "employer_fees_on_holiday_debt", "positions", ("fee",)
    ),
    Kind("result.pension", "share_of_pay", -1, "pension", "positions", ("pension",)),
    Kind("result.staff_insurance", "share_of_pay", -1, "staff_insurance", "positions", ("insurance",)),
    Kind("result.payroll_tax", "share_of_pension", -1, "special_payroll_tax", "positions", ("pension",)),
    _total("result.wages", -1, "wages_workers"),
    _total("result.holiday", -1, "holiday_debt_workers"),
    _total("result.employer_fees", -1, "employer_fees"),
    _total("result.pensions", -1, "pension"),
    _total("result.insurances", -1, "staff_insurance"),
    _total("result.payroll_taxes", -1, "special_payroll_tax"),
    _total("result.staff", -1),
    _total("result.before_depreciation", 1, rule="difference"),
    Kind(
        "result.depreciation", "depreciation", -1, "depreciation", "investments", ("amount", "month", "years")
    ),
    _total("result.depreciations", -1, "depreciation"),
    Kind("result.loan_interest", "interest", -1, "interest", "loans", _LOAN),
    _total("result.interest", -1, "interest"),
    _total("result.before_tax", 1, rule="difference"),
    Kind("result.income_tax", "income_tax", -1, "income_tax"),
    _total("result.net_result", 1, rule="difference"),
    # VAT
    _total("vat.output"),
    _total("vat.input"),
    Kind("vat.output_reported", "vat_reported"),
    Kind("vat.input_reported", "vat_reported"),
    Kind("vat.return", "vat_return", columns=("vat_period",)),
    _position("vat.position", 0, ""),
    # Liquidity
    Kind("cash.start", "carried_in", nature="opening", columns=("start_cash",)),
    Kind("cash.customer_payment", "paid_by_customers", 1, "", "products", ("payment", "payment_days")),
    _total("cash.customers", 1),
    Kind("cash.support_payment", "paid_later", 1, "", "supports", ("lag",)),
    _total("cash.supports", 1),
    Kind("cash.grant_payment", "grant_paid", 1, "", "grants", ("payout", "paid_month", "last_paid_month")),
    _total("cash.grants", 1),
    Kind("cash.vat_refund", "vat_paid", 1),
    Kind("cash.tax_refund", "final_tax", 1),
    Kind("cash.contribution", "entered", 1, "", "contributions", ("amount", "month")),
    _total("cash.contributions", 1),
    Kind("cash.loan_draw", "entered", 1, "", "loans", ("amount", "month")),
    _total("cash.loan_draws", 1),
    Kind("cash.deposit_back", "entered", 1, "", "deposits", ("amount", "returned")),
    _total("cash.deposits_back", 1),
    _total("cash.inflows", 1),
    Kind("cash.supplier_payment", "paid_later", -1),
    _total("cash.suppliers", -1),
    _total("cash.net_pay", -1),
    Kind("cash.tax_and_fees", "paid_month_after", -1),
    Kind("cash.pension_and_insurance", "paid_month_after", -1),
    Kind("cash.vat_payment", "vat_paid", -1, columns=("vat_period",)),
    Kind("cash.preliminary_tax", "entered", -1, columns=("preliminary_tax", "preliminary_tax_from")),
    Kind("cash.final_tax", "final_tax", -1),
    _total("cash.interest", -1),
    Kind("cash.instalment", "instalment", -1, "", "loans", _LOAN),
    _total("cash.instalments", -1),
    _total("cash.loan_fees", -1),
    Kind("cash.investment_payment", "paid_later", -1, "", "investments", ("payment_days",)),
    _total("cash.investments", -1),
    Kind("cash.deposit", "entered", -1, "", "deposits", ("amount", "month")),
    _total("cash.deposits", -1),
    _total("cash.outflows", -1),
    _total("cash.net_flow", rule="difference"),
    Kind("cash.end", "carried", nature="closing", is_total=True),
    # Balance
    _position("balance.equipment_item", 0, "equipment"),
    _position("balance.equipment", 1, "equipment", "sum"),
    _position("balance.deposits", 1, "deposits"),
    _position("balance.stock", 1, "stock"),
    _position("balance.customers", 1, "customers"),
    _position("balance.support_claims", 1, "subsidy_claims"),
    _position("balance.grant_claims", 1, "grant_claims", "claims"),
    _position("balance.prepaid", 1, "prepaid", "prepaid"),
    _position("balance.vat_claim", 1, "vat_claim", "claim"),
    _position("balance.tax_claim", 1, "tax_account", "claim"),
    _position("balance.cash", 1, "cash", "sum"),
    Kind("balance.assets", "sum", 1, nature="closing", is_total=True),
    _position("balance.loan", 0, "bank_loan"),
    _position("balance.loans", -1, "bank_loan", "sum"),
    _position("balance.suppliers", -1, "suppliers"),
    _position("balance.vat_debt", -1, "vat_debt", "debt"),
    _position("balance.tax_and_fees_debt", -1, "withheld_tax"),
    _position("balance.holiday_debt", -1, "holiday_debt"),
    _position("balance.pension_debt", -1, "pension_debt"),
    _position("balance.tax_debt", -1, "tax_debt", "debt"),
    _position("balance.grants_in_advance", -1, "grants_in_advance", "debts"),
    Kind("balance.liabilities", "sum", -1, nature="closing", is_total=True),
    _position("balance.contribution", 0, ""),
    _position("balance.contributions", -1, "", "sum"),
    _position("balance.retained", -1, "retained", "retained"),
    _position("balance.result_of_year", -1, "result_of_year", "result_of_year"),
    Kind("balance.equity", "sum", -1, nature="closing", is_total=True),
    Kind("balance.liabilities_and_equity", "sum", -1, nature="closing", is_total=True),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.id: kind for kind in _KINDS})
"""Kinds of line by id, in order."""

ORDER: Mapping[str, int] = MappingProxyType({kind.id: place for place, kind in enumerate(_KINDS)})
"""The place of each kind of line."""
