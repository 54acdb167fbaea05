"""The rows of the inputs, worked out month by month, before they become lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asf_starter.core.economy.amounts import scaled
from asf_starter.core.economy.costs import Bill, VatTerms, buy_once, run_overhead, vat_terms
from asf_starter.core.economy.inputs import BudgetInputs, Name, Purchase
from asf_starter.core.economy.loans import LoanMonths, borrow
from asf_starter.core.economy.rate_book import RateBook
from asf_starter.core.economy.rates import Scenario
from asf_starter.core.economy.sales import ProductMonths, sell
from asf_starter.core.economy.staffing import PositionMonths, employ, fee_rates
from asf_starter.core.economy.subsidies import GrantMonths, SupportMonths, grant_months, support_staff
from asf_starter.core.economy.timeline import Timeline


@dataclass(frozen=True)
class BillRow:
    """A row of purchases: what kind of line it makes, whose row it is, its account key, its months."""

    kind: str
    row: str
    name: Name
    account: str
    vat: str
    lag: int
    in_advance: bool
    bill: Bill

    @property
    def key(self) -> str:
        """The end of the ids of its lines for invoices, VAT and payments."""
        return f"{self.kind}.{self.row}" if self.row else self.kind


@dataclass(frozen=True)
class Workings:
    """Everything worked out, in the order of the inputs."""

    inputs: BudgetInputs
    timeline: Timeline
    book: RateBook
    terms: VatTerms
    scenario: Scenario
    products: tuple[ProductMonths, ...]
    positions: tuple[PositionMonths, ...]
    supports: tuple[SupportMonths, ...]
    grants: tuple[GrantMonths, ...]
    loans: tuple[LoanMonths, ...]
    bills: tuple[BillRow, ...]

    def bills_of(self, *kinds: str) -> Iterator[BillRow]:
        """The purchases of these kinds."""
        return (row for row in self.bills if row.kind in kinds)


def work_out(inputs: BudgetInputs, timeline: Timeline, book: RateBook, scenario: Scenario) -> Workings:
    """Every row by month, in the order of the specification (2.16)."""
    terms = vat_terms(inputs.vat)
    products = tuple(sell(product, timeline, book, terms, scenario) for product in inputs.products)
    fees = {category: fee_rates(category, book) for category in {p.fee for p in inputs.positions}}
    positions = tuple(
        employ(position, fees[position.fee], timeline, book, scenario, inputs.holiday_month)
        for position in inputs.positions
    )
    by_id = {staff.position.id: staff for staff in positions}
    (hours,), below = scaled((inputs.capacity.full_time_hours,))
    supports = tuple(
        support_staff(support, by_id.get(support.position), book, scenario, (hours, below))
        for support in inputs.supports
    )
    return Workings(
        inputs=inputs,
        timeline=timeline,
        book=book,
        terms=terms,
        scenario=scenario,
        products=products,
        positions=positions,
        supports=supports,
        grants=tuple(grant_months(grant, scenario) for grant in inputs.grants),
        loans=tuple(borrow(loan) for loan in inputs.loans),
        bills=tuple(_bills(inputs, products, timeline, book, terms, scenario)),
    )


def _bills(
    inputs: BudgetInputs,
    products: Sequence[ProductMonths],
    timeline: Timeline,
    book: RateBook,
    terms: VatTerms,
    scenario: Scenario,
) -> Iterator[BillRow]:
    for sold in products:
        product = sold.product
        for kind, bill in sold.costs:
            is_card = kind == "card_fee"
            vat, lag = ("exempt", 0) if is_card else (product.direct_cost_vat, product.direct_cost_lag)
            yield BillRow(kind, product.id, product.name, "", vat, lag, False, bill)
    for overhead in inputs.overheads:
        bill = run_overhead(overhead, timeline, book, terms, scenario)
        lag = 0 if overhead.in_advance else overhead.lag
        yield BillRow(
            "overhead",
            overhead.id,
            overhead.name,
            overhead.category,
            overhead.vat,
            lag,
            overhead.in_advance,
            bill,
        )
    stock: Sequence[Purchase] = (inputs.first_stock,) if inputs.first_stock else ()
    for kind, purchases in (
        ("start_cost", inputs.start_costs),
        ("first_stock", stock),
        ("investment", inputs.investments),
    ):
        for bought in purchases:
            bill = buy_once(bought, timeline, book, terms)
            yield BillRow(kind, bought.id, bought.name, bought.category, bought.vat, bought.lag, False, bill)
