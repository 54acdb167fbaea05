"""What a place costs, what public buyers can buy, and what it may save: for the municipality."""

from __future__ import annotations

from asf_starter.core.economy.assistance import QUESTION
from asf_starter.core.economy.assistance import assistance_range as range_of
from asf_starter.core.economy.place_price import QUESTIONS, PlacePrice, place_offer, place_price
from asf_starter.documents.tree import Block, Cell, Column, Paragraph, Table, TableRow, WritingLines
from asf_starter.documents.views.answer_table import answer_table
from asf_starter.documents.views.context import Context, quiet, run
from asf_starter.documents.views.statements import amount_cell

_PARTS = ("supervision", "premises", "administration", "other")


def price_of_a_place(context: Context) -> tuple[Block, ...]:
    """The cost of a place a month, part by part, and the range if places stand empty."""
    price = place_price(context.assessment.answers, context.assessment.budget)
    if price is None:
        return (WritingLines(run(context.words("editions.place.missing"), origins=QUESTIONS), 3, QUESTIONS),)
    low, high = price.range[0], price.range[-1]
    values = {"low": low[1], "high": high[1], "taken": high[0], "places": price.places}
    return (
        Paragraph(context.say("editions.place.finding", **values), "lead"),
        _table(context, price),
        *_offer(context, price),
        Paragraph(
            context.say("editions.place.how", people=price.people, per_supervisor=price.per_supervisor),
            "small",
        ),
    )


def offered_places(context: Context) -> tuple[Block, ...]:
    """The price asked for and what it covers, then what a place costs, part by part; lines for a pen else."""
    price = place_price(context.assessment.answers, context.assessment.budget)
    if price is None:
        return price_of_a_place(context)
    return (*_offer(context, price), _table(context, price))


def _offer(context: Context, cost: PlacePrice) -> tuple[Block, ...]:
    """The price asked for, and which part of the cost it covers; nothing where the budget has none."""
    offer = place_offer(context.assessment.answers, cost)
    if offer is None:
        return ()
    key = "covers" if offer.share >= 100 else "covers_part"
    words = context.words(
        f"editions.place.{key}",
        price=offer.price,
        share=offer.share,
        places=offer.places,
        year=offer.year,
    )
    return (Paragraph(run(words, origins=("products",))),)


def _table(context: Context, price: PlacePrice) -> Table:
    heads = (
        Column(run(context.words("editions.place.part")), share=3),
        Column(run(context.words("views.budget.kronor")), "right"),
    )

    def row(words: str, amount: int, *, is_sum: bool = False) -> TableRow:
        return TableRow(
            (Cell(run(words)), amount_cell(context, amount, QUESTIONS)), "sum" if is_sum else "plain"
        )

    rows = [row(context.words(f"editions.place.{part}"), getattr(price, part)) for part in _PARTS]
    rows.append(row(context.words("editions.place.total"), price.total, is_sum=True))
    return Table(heads, tuple(rows), context.words("editions.place.summary"))


def public_products(context: Context) -> tuple[Block, ...]:
    """What public buyers can buy, with its price; nothing where the budget sells nothing to them."""
    question = context.handbook.interview.question("products")
    rows = [row for row in context.assessment.answers.rows("products") if row.value("buyer") == "public"]
    if not rows:
        return ()
    columns = ("name", "unit", "price", "price_includes_vat")
    label = quiet(context.words("editions.place.for_sale"), ("products",))
    return (label, answer_table(context, question, rows, columns))


def assistance_range(context: Context) -> tuple[Block, ...]:
    """What the municipality may pay less in assistance, as a range with its source; else nothing."""
    assessment = context.assessment
    found = range_of(assessment.answers, assessment.rates, assessment.day)
    if found is None:
        return ()
    finding = context.words(
        "editions.assistance.finding", people=found.people, low=found.low, high=found.high
    )
    how = context.words(
        "editions.assistance.how",
        least=found.household_low,
        most=found.household_high,
        year=str(found.year),
        some=found.few,
        many=found.many,
        source=found.source,
    )
    return (Paragraph(run(finding, origins=(QUESTION,))), Paragraph(run(how), "small"))
