"""Who is to be reported as a beneficial owner, with the sum that shows it (VHL 1:4–1:5)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from asf_starter.core.law.founding_rules import parent_is_new
from asf_starter.core.law.owners import Holding, family_ties, holdings, votes_by_founder
from asf_starter.core.law.rules import LEAST_MEMBERS
from asf_starter.documents.tree import Block, Cell, Paragraph, Runs
from asf_starter.documents.views.context import Context, cell, run, simple_table
from asf_starter.documents.views.founding_people import founder, name_runs, pen

ORIGINS = ("founders", "shareholders", "family_ties")


def beneficial_owners(context: Context) -> tuple[Block, ...]:
    """Each holder's part of the votes, alone and with near family, and the result in a sentence."""
    unknown = _why_unknown(context)
    if unknown:
        return (Paragraph(context.say(f"founding.owners.{unknown}")),)
    found = _found(context)
    if not found:
        nobody = Paragraph(context.say("founding.owners.nobody_named"))
        return (nobody, Paragraph(context.gap_for("founders")))
    heads = [context.words(f"founding.owners.{key}") for key in ("name", "own", "counted", "result")]
    rows = [_row(context, holding) for holding in found]
    table = simple_table(heads, rows, context.words("founding.owners.summary"), shares=(1.8, 1, 1.3, 1.4))
    of_parent = context.assessment.answers.value("legal_form") == "two_tier"
    where = (Paragraph(context.say("founding.owners.in_parent")),) if of_parent else ()
    return (*where, Paragraph(_result(context, found)), table)


def owners_to_report(context: Context) -> tuple[Block, ...]:
    """What the report wants of each beneficial owner; most of it by hand (VHF 2:5)."""
    reported = [each for each in _found(context) if each.is_owner and not _is_organisation(each)]
    if not reported or _why_unknown(context):
        return ()
    keys = ("name", "personal_number", "citizenship", "country", "interest")
    heads = [context.words(f"founding.owners.{key}") for key in keys]
    rows = [
        (
            Cell(_name(context, holding)),
            Cell(pen(context, "personal_number")),
            Cell(pen(context, "citizenship")),
            Cell(pen(context, "country")),
            cell(context.words("founding.owners.of_votes", share=_percent(context, holding.counted))),
        )
        for holding in reported
    ]
    summary = context.words("founding.owners.report_summary")
    return (simple_table(heads, rows, summary, shares=(1.6, 1.4, 1.2, 1.2, 1.4)),)


def _found(context: Context) -> tuple[Holding, ...]:
    answers = context.assessment.answers
    return holdings(votes_by_founder(answers), family_ties(answers))


def _why_unknown(context: Context) -> str:
    """Why the votes cannot be worked out from the answers; empty where they can.

    An association that is founded now has the founders as its members; an older one has others, too.
    """
    form = context.assessment.answers.value("legal_form")
    if form == "two_tier" and not parent_is_new(context.assessment.answers.value):
        return "two_tier"
    if form == "economic_association" and context.assessment.answers.value("decision_rule") == "shares":
        return "unequal_votes"
    return ""


def _result(context: Context, found: tuple[Holding, ...]) -> Runs:
    reported = [holding for holding in found if holding.is_owner]
    form = context.assessment.answers.value("legal_form")
    if form == "economic_association" and len(found) < LEAST_MEMBERS:
        return context.say("founding.owners.too_few", count=len(found))
    if any(_is_organisation(holding) for holding in reported):
        return context.say("founding.owners.organisation_behind")
    if not reported:
        return context.say("founding.owners.none", count=len(found))
    key = "all" if len(reported) == len(found) else "some"
    return context.say(f"founding.owners.{key}", count=len(reported), of=len(found))


def _row(context: Context, holding: Holding) -> tuple[Cell, ...]:
    result = "reported" if holding.is_owner else "not_reported"
    if _is_organisation(holding):
        result = "organisation"
    return (
        Cell(_name(context, holding)),
        cell(_percent(context, holding.own), origins=ORIGINS),
        cell(_percent(context, holding.counted), origins=ORIGINS),
        cell(context.words(f"founding.owners.{result}"), bold=holding.is_owner, origins=ORIGINS),
    )


def _is_organisation(holding: Holding) -> bool:
    return holding.holder.startswith("shareholders.")


def _name(context: Context, holding: Holding) -> Runs:
    if _is_organisation(holding):
        row_id = holding.holder.removeprefix("shareholders.")
        rows = context.assessment.answers.rows("shareholders")
        value = next((row.value("organisation") for row in rows if row.id == row_id), None)
        return run(context.phrases.scalar_words(value) if value else "–", origins=("shareholders",))
    person = founder(context, holding.holder)
    return name_runs(context, person.name, person.role, ("founders",))


def _percent(context: Context, share: Fraction) -> str:
    """A share in per cent with at most two decimals, as ``33,33 %`` or ``25 %``."""
    return context.notation.percent(Decimal(round(share * 10_000)).scaleb(-2))
