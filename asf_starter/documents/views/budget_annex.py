"""What only the budget annex shows: the staff budget, one change at a time, and what the budget rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from asf_starter.core.economy.report import StaffRow, staff_rows
from asf_starter.core.economy.scenarios import Effect, describe_sensitivity
from asf_starter.core.economy.timeline import Span
from asf_starter.core.texts import OptionOf, Statement
from asf_starter.documents.tree import Block, Cell, Column, Item, Items, Paragraph, Run, Runs, Table, TableRow
from asf_starter.documents.views.answer_table import answer_table, filled_columns
from asf_starter.documents.views.context import Context, quiet, run
from asf_starter.documents.views.statements import amount_cell

_STAFF = ("pay", "fees", "cost", "supports", "net_cost")
_STAFF_LATER = ("cost", "supports", "net_cost")

_TABLES: Mapping[str, tuple[str, ...]] = {
    "products": (
        "name",
        "price",
        "price_includes_vat",
        "vat",
        "volume",
        "direct_cost_share",
        "payment",
    ),
    "overheads": ("name", "amount", "vat", "payment", "increase"),
    "investments": ("name", "amount", "vat", "month", "years"),
    "deposits": ("name", "amount", "month", "returned"),
    "contributions": ("name", "kind", "amount", "month"),
    "loans": ("name", "amount", "month", "interest", "term", "grace", "fee"),
    "grants": ("name", "amount", "earned_from", "earned_to", "payout", "paid_month", "status"),
}
"""The tables that the budget rests on and the columns that decide its figures, in the order of paper."""


def staff_budget(context: Context) -> tuple[Block, ...]:
    """What each position costs and what supports give: the first year in full, of the others the cost."""
    if not context.assessment.has_budget:
        return ()
    first, *later = context.assessment.budget.timeline.budget_years
    tables = [_staff_year(context, first)] if staff_rows(context.assessment.budget, first) else []
    if any(staff_rows(context.assessment.budget, year) for year in later):
        tables.append(_staff_later(context, later))
    if tables:
        tables[0] = replace(tables[0], note=context.say("views.staff.note"))
    return tuple(tables)


def _staff_year(context: Context, year: Span) -> Table:
    rows = staff_rows(context.assessment.budget, year)
    heads = [
        Column(run(context.words("views.staff.position")), share=3.2),
        Column(run(context.words("views.staff.months")), "right", 0.6),
    ]
    heads += [Column(run(context.words(f"views.staff.{name}")), "right", 1.1) for name in _STAFF]
    heads.append(Column(run(context.words("views.staff.per_hour")), "right"))
    lines = [_staff_row(context, row) for row in rows]
    sums = [sum(amounts) for amounts in zip(*map(_amounts, rows), strict=True)]
    total = (
        Cell(run(context.words("views.staff.total"))),
        Cell(()),
        *(amount_cell(context, amount) for amount in sums),
        Cell(()),
    )
    title = context.words("views.staff.title", number=year.number)
    return Table(tuple(heads), (*lines, TableRow(total, "sum")), title, caption=run(title))


def _staff_later(context: Context, years: Sequence[Span]) -> Table:
    """The cost, the supports and what is left of it by position in the later years, beside each other."""
    by_year = [{row.position: row for row in staff_rows(context.assessment.budget, year)} for year in years]
    rows = {row_id: row for found in by_year for row_id, row in found.items()}
    heads = [Column(run(context.words("views.staff.position")), share=3.2)]
    for year in years:
        words = (context.words(f"views.staff.{name}_of", number=year.number) for name in _STAFF_LATER)
        heads += [Column(run(head), "right", 1.1, apart=place == 0) for place, head in enumerate(words)]
    amounts = {
        row_id: [amount for found in by_year for amount in _later_amounts(found.get(row_id))]
        for row_id in rows
    }
    lines = [
        TableRow(
            (
                Cell((Run(_staff_name(context, row), origins=("positions",)),)),
                *(amount_cell(context, amount, ("positions",)) for amount in amounts[row_id]),
            )
        )
        for row_id, row in rows.items()
    ]
    sums = [sum(column) for column in zip(*amounts.values(), strict=True)]
    total = (
        Cell(run(context.words("views.staff.total"))),
        *(amount_cell(context, amount) for amount in sums),
    )
    title = context.words("views.staff.later", first=years[0].number, last=years[-1].number)
    return Table(tuple(heads), (*lines, TableRow(total, "sum")), title, caption=run(title))


def _later_amounts(row: StaffRow | None) -> tuple[int, ...]:
    """The amounts of a row, in the order of ``_STAFF_LATER``; noughts where the position does not work."""
    return (row.cost, row.supports, row.net_cost) if row else (0,) * len(_STAFF_LATER)


def _staff_name(context: Context, row: StaffRow) -> str:
    return row.name if isinstance(row.name, str) else context.phrases.say(row.name)


def _amounts(row: StaffRow) -> tuple[int, ...]:
    """The amounts of a row, in the order of ``_STAFF``."""
    return (
        row.gross_pay + row.holiday,
        row.fees + row.pension_and_insurance,
        row.cost,
        row.supports,
        row.net_cost,
    )


def _staff_row(context: Context, row: StaffRow) -> TableRow:
    origins = ("positions",)
    return TableRow(
        (
            Cell((Run(_staff_name(context, row), origins=origins),)),
            Cell(run(str(row.months))),
            *(amount_cell(context, amount, origins) for amount in _amounts(row)),
            amount_cell(context, row.per_hour or 0, origins),
        )
    )


def sensitivity(context: Context) -> tuple[Block, ...]:
    """One change at a time: kronor more or less than the budget, by year and of the lowest cash."""
    if not context.assessment.has_budget:
        return ()
    heads = [Column(run(context.words("views.sensitivity.head")), share=3)]
    heads += [
        Column(run(context.words("views.scenario.result", number=number)), "right") for number in (1, 2, 3)
    ]
    heads.append(Column(run(context.words("views.scenario.lowest")), "right", 1.1))
    rows = tuple(_sensitivity_row(context, effect) for effect in context.assessment.sensitivities)
    title = context.words("views.sensitivity.title")
    return (Table(tuple(heads), rows, context.words("views.sensitivity.summary"), caption=run(title)),)


def _sensitivity_row(context: Context, effect: Effect) -> TableRow:
    change = context.assessment.rates.scenario(effect.sensitivity)
    amounts = (*effect.results, effect.lowest_cash)
    return TableRow(
        (
            Cell(context.phrases.runs(describe_sensitivity(change))),
            *(Cell(run(_more_or_less(context, amount))) for amount in amounts),
        )
    )


def _more_or_less(context: Context, amount: int) -> str:
    """A difference with its sign; nought is a dash."""
    if not amount:
        return "–"
    words = context.notation.whole(amount)
    return f"+{words}" if amount > 0 else words


def budget_basis(context: Context) -> tuple[Block, ...]:
    """What the figures rest on: the terms of tax and VAT, and the founders' tables as they filled them in."""
    if not context.assessment.has_budget:
        return ()
    items = tuple(Item((Paragraph(sentence),)) for sentence in _terms(context))
    blocks: list[Block] = [Items(items)]
    for table_id, columns in _TABLES.items():
        rows = context.assessment.answers.rows(table_id)
        if not rows:
            continue
        question = context.handbook.interview.question(table_id)
        filled = {column.id for column in filled_columns(question, rows)}
        chosen = [column for column in columns if column in filled]
        blocks += [quiet(question.on_paper, (table_id,)), answer_table(context, question, rows, chosen)]
    return tuple(blocks)


def _terms(context: Context) -> Iterator[Runs]:
    """The terms that no table holds, a sentence each."""
    budget = context.assessment.budget
    inputs, months = budget.inputs, budget.timeline.months
    year_end = inputs.first_month.plus(budget.timeline.financial_years[0].last)
    yield context.say("views.basis.time", first=months[0], last=months[-1], end=year_end)
    if inputs.vat.registered:
        period = (OptionOf("vat_period", inputs.vat.period),)
        method = "cash_method" if inputs.vat.cash_method else "invoice_method"
        yield context.say(f"views.basis.{method}", period=period)
        if inputs.vat.deductible != 100:
            yield context.say("views.basis.deductible", share=inputs.vat.deductible)
    else:
        yield context.say("views.basis.no_vat")
    if inputs.income_tax:
        rate = budget.rate("corporate_tax", len(months) - 1)
        yield context.say("views.basis.income_tax", rate=rate)
    else:
        yield context.say("views.basis.no_income_tax")
    if inputs.positions:
        yield context.say("views.basis.wages", increase=inputs.wage_increase)
    if any(sold.season or sold.ramp or sold.ramp_months > 1 or sold.growth for sold in inputs.products):
        yield context.say("views.basis.growth")
    if inputs.start_cash:
        yield context.phrases.runs(
            Statement("views.basis.start_cash", {"amount": inputs.start_cash}, ("start_cash",))
        )
