"""Budget statements as tables: lines by month or by year, sums under a strong line, zero as a dash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from asf_starter.core.economy.budget import Budget
from asf_starter.core.economy.lines import Line
from asf_starter.core.economy.report import CASH, rows_by_quarter
from asf_starter.core.economy.timeline import Span
from asf_starter.documents.tree import Block, Cell, Column, Run, Runs, Table, TableRow, WritingLines
from asf_starter.documents.views.context import Context, run

FIRST_YEAR = range(12)
LATER_YEARS = range(12, 36)

_PRINTED_DETAILS = frozenset(
    {
        "result.product_sales",
        "result.grant",
        "result.overhead",
        "result.start_cost",
    }
)


def amount_cell(context: Context, amount: int, origins: tuple[str, ...] = ()) -> Cell:
    """An amount in whole kronor; nought is a dash, so that the eye finds what is there."""
    words = context.notation.whole(amount) if amount else "–"
    return Cell((Run(words, origins=origins),))


def nothing_yet(context: Context) -> tuple[Block, ...]:
    """What stands where there is no budget."""
    return (WritingLines(run(context.words("views.budget.nothing_yet")), 2, ("products",)),)


def lines_of(budget: Budget, section: str, *, details: bool) -> list[Line]:
    """The lines of a statement that hold anything: its sums, and with ``details`` what they are made of.

    What each position costs and is supported with stands in the staff budget, not here.
    """
    return [
        line
        for line in budget.lines.values()
        if line.section == section
        and any(line.months)
        and (line.id == line.kind.id or (details and line.kind.id in _PRINTED_DETAILS))
    ]


def _is_sum_of_sums(budget: Budget, line: Line) -> bool:
    """Whether a line is what the eye looks for: a sum of other sums, or a sum of the balance."""
    if line.section == "balance":
        return line.kind.is_total
    return line.kind.is_total and any(
        part.kind.is_total and part.section == line.section
        for term in line.terms
        if (part := budget.lines.get(term.line)) is not None
    )


def statement_table(
    context: Context,
    section: str,
    summary: str,
    *,
    months: Sequence[int] = (),
    years: Sequence[Span] = (),
    details: bool = False,
) -> Table:
    """A statement with columns for months (of the first year) and for years."""
    budget = context.assessment.budget
    heads = [Column(run(context.words("views.budget.kronor")), share=3.2)]
    for place, month in enumerate(months):
        words = context.notation.short_month(budget.timeline.months[month])
        heads.append(Column(run(words), "right", apart=place > 0 and place % 3 == 0))
    for year in years:
        heads.append(Column(run(_year_words(context, year)), "right", 1.15, apart=True))
    printed = [
        (line, amounts)
        for line in lines_of(budget, section, details=details)
        if any(amounts := [*(line.months[month] for month in months), *(line.figure(year) for year in years)])
    ]
    captions = _captions(context, [line for line, _ in printed])
    rows = []
    after_detail = False
    for (line, amounts), caption in zip(printed, captions, strict=True):
        is_sum = _is_sum_of_sums(budget, line) or (line.kind.is_total and after_detail)
        rows.append(_line_row(context, line, caption, amounts, is_sum))
        after_detail = line.id != line.kind.id
    title = run(context.words("views.budget.by_month" if months else "views.budget.by_year"))
    return Table(tuple(heads), tuple(rows), summary, caption=title, wide=bool(months))


def _year_words(context: Context, year: Span) -> str:
    return context.words("views.budget.year", number=year.number)


def _captions(context: Context, lines: Sequence[Line]) -> list[Runs]:
    """What the lines of a table are called; details of one kind that share a name are numbered."""
    names = [(line.kind.id, context.phrases.say(line.caption)) for line in lines]
    alike, seen = Counter(names), Counter[tuple[str, str]]()
    captions = []
    for line, name in zip(lines, names, strict=True):
        seen[name] += 1
        caption = context.phrases.runs(line.caption)
        if alike[name] > 1:
            caption = (*caption, Run(f" ({seen[name]})", origins=line.caption.answers))
        captions.append(caption)
    return captions


def _line_row(context: Context, line: Line, caption: Runs, amounts: Sequence[int], is_sum: bool) -> TableRow:
    origins = tuple(dict.fromkeys(part.partition("/")[0] for part in line.inputs if ":" not in part))
    cells = (
        Cell(caption),
        *(amount_cell(context, amount, origins) for amount in amounts),
    )
    return TableRow(cells, "sum" if is_sum else "plain")


def result_by_year(context: Context) -> tuple[Block, ...]:
    """The result of the three budget years: sums only."""
    if not context.assessment.has_budget:
        return ()
    years = context.assessment.budget.timeline.budget_years
    return (statement_table(context, "result", context.words("views.budget.result_years"), years=years),)


def result_by_month(context: Context) -> tuple[Block, ...]:
    """The result by month of the first year, then the three years, with every line."""
    if not context.assessment.has_budget:
        return nothing_yet(context)
    years = context.assessment.budget.timeline.budget_years
    summary = context.words("views.budget.result_months")
    by_month = statement_table(context, "result", summary, months=FIRST_YEAR, years=years[:1])
    return (by_month, statement_table(context, "result", summary, years=years, details=True))


def cash_by_month(context: Context) -> tuple[Block, ...]:
    """Liquidity by month of the first year, then by quarter of the next two, each with its years."""
    if not context.assessment.has_budget:
        return nothing_yet(context)
    years = context.assessment.budget.timeline.budget_years
    summary = context.words("views.budget.cash_months")
    by_month = statement_table(context, "cash", summary, months=FIRST_YEAR, years=years[:1])
    return (by_month, _cash_by_quarter(context, years[1:]))


def _cash_by_quarter(context: Context, years: Sequence[Span]) -> Table:
    """The sums of the liquidity budget, three months at a time, headed by their last month, and by year."""
    budget = context.assessment.budget
    rows = rows_by_quarter(budget, CASH, LATER_YEARS)
    heads = [Column(run(context.words("views.budget.kronor")), share=2.6)]
    for last in range(LATER_YEARS.start + 2, LATER_YEARS.stop, 3):
        words = context.notation.short_month(budget.timeline.months[last])
        is_new_year = last % 12 == 2 and last > 14
        heads.append(Column(run(words), "right", apart=is_new_year))
    heads += [Column(run(_year_words(context, year)), "right", 1.1, apart=True) for year in years]
    lines = tuple(
        _line_row(
            context,
            row.line,
            context.phrases.runs(row.caption),
            [*row.figures, *(row.line.figure(year) for year in years)],
            _is_sum_of_sums(budget, row.line),
        )
        for row in rows
    )
    title = context.words("views.budget.by_quarter")
    summary = context.words("views.budget.cash_quarters")
    return Table(tuple(heads), lines, summary, caption=run(title), wide=True)


def balance_by_year(context: Context) -> tuple[Block, ...]:
    """The balance at the end of each budget year."""
    if not context.assessment.has_budget:
        return nothing_yet(context)
    years = context.assessment.budget.timeline.budget_years
    return (statement_table(context, "balance", context.words("views.budget.balance_years"), years=years),)
