"""Which legal forms suit: the ranking with reasons each way, what excludes, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from asf_starter.core.law.comparison import compare_forms, criteria_of_form
from asf_starter.core.law.form_book import Mark
from asf_starter.core.law.form_standing import FormStanding
from asf_starter.core.texts import Statement
from asf_starter.documents.tree import (
    Advice,
    Block,
    Cell,
    Column,
    Heading,
    Item,
    Items,
    Paragraph,
    Run,
    Sign,
    Table,
    TableRow,
)
from asf_starter.documents.views.context import Context, quiet, run

_CHOSEN_IS_FIRST = "form_choice.decision.first"
MOST_SHOWN = 3
MOST_COMPARED = 4

_MARK_SIGNS: Mapping[Mark, Sign] = {
    "by_default": "met",
    "needs_clause": "partly",
    "in_tension": "not_yet",
}


def form_ranking(context: Context) -> tuple[Block, ...]:
    """The result in one sentence, the first forms with reasons each way, and what would change it."""
    ranking = context.assessment.forms
    blocks: list[Block] = [Paragraph(context.phrases.runs(ranking.headline))]
    for statement in (ranking.preliminary, ranking.deciding, ranking.decision):
        if statement:
            blocks.append(Paragraph(context.phrases.runs(statement)))
    possible = [form for form in ranking.forms if form.score is not None and not form.excluded]
    if ranking.outcome != "nothing_answered":
        for place, form in enumerate(possible[:MOST_SHOWN], 1):
            blocks += _form(context, form, place)
        blocks += _excluded(context)
        blocks += _flips(context)
        if possible:
            blocks.append(Paragraph(context.phrases.runs(ranking.proposal), "small"))
    return tuple(blocks)


def form_ranking_short(context: Context) -> tuple[Block, ...]:
    """The result in one sentence and a row for each form: points, the strongest reason each way."""
    ranking = context.assessment.forms
    blocks: list[Block] = [Paragraph(context.phrases.runs(ranking.headline))]
    blocks += [
        Paragraph(context.phrases.runs(statement))
        for statement in (ranking.preliminary, ranking.decision)
        if statement
        and ranking.outcome != "none_possible"  # the headline says so already
        and not (statement.text == _CHOSEN_IS_FIRST and ranking.outcome in ("first", "only_one"))
    ]
    if ranking.outcome == "nothing_answered":
        return tuple(blocks)
    keys = (("form", 1.5), ("score", 0.7), ("speaks_for", 2.4), ("speaks_against", 2.4))
    heads = tuple(Column(run(context.words(f"views.forms.{key}")), share=share) for key, share in keys)
    scored = [form for form in ranking.forms if form.score is not None]
    possible = [form for form in scored if not form.excluded]
    if possible:
        rows = tuple(_short_row(context, form) for form in possible)
        blocks.append(Table(heads, rows, context.words("views.forms.summary")))
        blocks.append(Paragraph(context.phrases.runs(ranking.proposal), "small"))
    blocks += _excluded_together(context, [form for form in scored if form.excluded])
    return tuple(blocks)


def _short_row(context: Context, form: FormStanding) -> TableRow:
    """A form with its points and the strongest reason each way."""
    return TableRow(
        (
            Cell(context.phrases.runs(form.name)),
            Cell(run(str(form.score))),
            Cell(context.phrases.runs(form.reasons_for[0])),
            Cell(context.phrases.runs(form.reasons_against[0])),
        )
    )


def _excluded_together(context: Context, forms: list[FormStanding]) -> Iterator[Block]:
    """The forms that cannot be chosen, those with the same reason in one line."""
    by_reason: dict[str, list[FormStanding]] = {}
    for form in forms:
        by_reason.setdefault(form.excluded[0].text, []).append(form)
    for together in by_reason.values():
        names = context.phrases.join([context.phrases.say(form.name) for form in together])
        label = context.words("views.forms.cannot", forms=names)
        yield Paragraph((Run(f"{label} ", bold=True), *_with_source(context, together[0].excluded[0])))


def _form(context: Context, form: FormStanding, place: int) -> Iterator[Block]:
    points = context.words("views.forms.points", points=form.score or 0)
    name = context.phrases.say(form.name)
    yield Heading(3, (Run(f"{place}. {name}"), Run(f"  {points}", soft=True)))
    reasons = [
        *(("for", reason) for reason in form.reasons_for),
        *(("against", reason) for reason in form.reasons_against),
    ]
    items = []
    for side, reason in reasons:
        label = context.words(f"views.forms.{side}")
        items.append(Item((Paragraph((Run(f"{label} ", bold=True), *_with_source(context, reason))),)))
    yield Items(tuple(items))
    for stop in form.stops:
        yield Advice("conflict", context.phrases.runs(stop), (), _source(context, stop))
    for warning in (*form.warnings, *form.people):
        yield Paragraph(
            (Run(f"{context.words('common.status.note')}: ", bold=True), *_with_source(context, warning))
        )


def _with_source(context: Context, statement: Statement) -> tuple[Run, ...]:
    runs = context.phrases.runs(statement)
    return (*runs, Run(f" ({statement.source})", soft=True)) if statement.source else runs


def _source(context: Context, statement: Statement) -> str:
    return context.words("common.document.source", source=statement.source) if statement.source else ""


def _excluded(context: Context) -> Iterator[Block]:
    out = [form for form in context.assessment.forms.forms if form.score is not None and form.excluded]
    if not out:
        return
    yield quiet(context.words("views.forms.excluded"))
    items = []
    for form in out:
        runs: list[Run] = [Run(f"{context.phrases.say(form.name)}: ", bold=True)]
        for reason in form.excluded:
            runs += [*_with_source(context, reason), Run(" ")]
        items.append(Item((Paragraph(tuple(runs[:-1])),)))
    yield Items(tuple(items))


def _flips(context: Context) -> Iterator[Block]:
    flips = context.assessment.forms.flips
    if not flips:
        return
    yield quiet(context.words("views.forms.flips"))
    yield Items(tuple(Item((Paragraph(context.phrases.runs(flip.text)),)) for flip in flips))


def form_comparison(context: Context) -> tuple[Block, ...]:
    """The first forms side by side: people, capital, liability, votes, surplus, auditor, fees and duties."""
    scored = [form.id for form in context.assessment.forms.forms if form.score is not None]
    chosen = context.assessment.answers.value("legal_form")
    ids = [*(form for form in scored if form == chosen), *(form for form in scored if form != chosen)]
    return (comparison_of(context, ids[:MOST_COMPARED]),)


def comparison_of(context: Context, form_ids: Sequence[str]) -> Table:
    """These forms side by side. Raises KeyError for an unknown form."""
    rows = compare_forms(form_ids, context.handbook.forms, context.assessment.rates, context.assessment.day)
    names = [context.words(f"legal_forms.{form}.name") for form in form_ids]
    heads = (Column(run(""), share=1.2), *(Column(run(name), share=2) for name in names))
    body = tuple(
        TableRow(
            (
                Cell(run(context.phrases.say(row.label), bold=True)),
                *(Cell(_together(context, statements)) for statements in row.cells),
            )
        )
        for row in rows
    )
    return Table(heads, body, context.words("views.forms.comparison_summary"), wide=True)


def _together(context: Context, statements: tuple[Statement, ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for statement in statements:
        runs += [*context.phrases.runs(statement), Run(" ")]
    return tuple(runs[:-1]) or (Run("–"),)


def form_criteria(context: Context) -> tuple[Block, ...]:
    """How each of the four criteria stands with the chosen form, or the one that comes first."""
    chosen = context.assessment.answers.value("legal_form") or context.assessment.forms.forms[0].id
    book = context.handbook.forms
    if not isinstance(chosen, str) or chosen not in book.by_id:
        return ()
    blocks: list[Block] = []
    for criterion, notes in criteria_of_form(chosen, book).items():
        blocks.append(quiet(context.words(f"criteria.{criterion}.name")))
        items = tuple(
            Item(
                (
                    Paragraph(
                        (
                            Run(f"{context.phrases.say(note.word)}: ", bold=True),
                            *context.phrases.runs(note.text),
                        )
                    ),
                ),
                _MARK_SIGNS[note.mark],
            )
            for note in notes
        )
        blocks.append(Items(items, "sign"))
    return tuple(blocks)


def form_explained(context: Context) -> tuple[Block, ...]:
    """The chosen form in a few words, for readers who do not know it."""
    chosen = context.assessment.answers.value("legal_form")
    if not isinstance(chosen, str) or chosen not in context.handbook.forms.by_id:
        return ()
    return (Paragraph(run(context.words(f"legal_forms.{chosen}.description"))),)
