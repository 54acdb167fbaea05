"""The people of the founding papers: who is there, who is elected, who signs.

A name that is missing, or that founders want to write by hand, is a dotted line. Personal identity
numbers and addresses always are: the program never asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from asf_starter.core.interview.values import Organisation, Person, Row, Value
from asf_starter.documents.tree import (
    Block,
    Cell,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Signature,
    SignatureLines,
    Table,
)
from asf_starter.documents.views.context import Context, cell, run, simple_table

FEWEST_LINES = 3
FEWEST_OF_AGREEMENT = 2
BOARD_POSTS = ("chair", "member", "deputy")
AUDITOR_POSTS = ("auditor", "deputy_auditor")
SIGNATORY_POSTS = ("signatory",)
NOMINATING_POSTS = ("nominating",)
REGISTERED_POSTS = (*BOARD_POSTS, *SIGNATORY_POSTS)


@dataclass(frozen=True)
class Holder:
    """Somebody with a post, as far as it is known. ``name`` is empty where it is to be written by hand."""

    post: str
    role: str
    name: str
    origins: tuple[str, ...]
    is_organisation: bool = False


def pen(context: Context, key: str) -> Runs:
    """A line to be filled in by hand; ``key`` names what belongs there (``founding.pen``)."""
    return (Run(context.words(f"founding.pen.{key}"), gap=True),)


def name_runs(context: Context, name: str, role: str, origins: tuple[str, ...]) -> Runs:
    """A name, or a line for it. The line leaves the document a draft, unless names shall be by hand."""
    if name and not context.names_by_hand:
        return run(name, origins=origins)
    label = role or context.words("founding.pen.name")
    return (Run(label, gap=True, origins=() if context.names_by_hand else origins),)


def holder_runs(context: Context, holder: Holder) -> Runs:
    """A holder's name, or a line for it. An organisation's name is always in print, if it is known."""
    if holder.is_organisation and holder.name:
        return run(holder.name, origins=holder.origins)
    return name_runs(context, holder.name, holder.role, holder.origins)


def founder(context: Context, row_id: str) -> Person:
    """The person in a row of the founders' table; nobody where the row holds none."""
    rows = context.assessment.answers.rows("founders")
    value = next((row.value("name") for row in rows if row.id == row_id), None)
    return value if isinstance(value, Person) else Person("")


def founders(context: Context) -> list[Holder]:
    """All who found the enterprise; as many without name as the law demands at least where none is named."""
    rows = context.assessment.answers.rows("founders")
    named = [founder(context, row.id) for row in rows]
    named += [Person("")] * (FEWEST_LINES - len(named))
    return [Holder("", person.role, person.name, ("founders",)) for person in named]


def holders(context: Context, posts: Sequence[str]) -> list[Holder]:
    """Those who are to be elected to these posts, in the order of the posts."""
    found = [_holder(context, row) for row in context.assessment.answers.rows("posts")]
    return sorted((each for each in found if each.post in posts), key=lambda each: posts.index(each.post))


def _holder(context: Context, row: Row) -> Holder:
    post, chosen, outsider = (row.value(column) for column in ("post", "founder", "outsider"))
    person = outsider if isinstance(outsider, Person) else Person("")
    if isinstance(chosen, str):
        person = founder(context, chosen)
    return Holder(post if isinstance(post, str) else "", person.role, person.name, ("posts", "founders"))


def owners(context: Context) -> list[tuple[Holder, int | None]]:
    """Who takes how many shares: those in the table, or the association that founds the company."""
    answers = context.assessment.answers
    if answers.value("legal_form") == "two_tier":
        parent = answers.value("parent_organisation")
        name = parent.name if isinstance(parent, Organisation) else ""
        shares = answers.value("share_count")
        parent_holder = Holder("", "", name, ("parent_organisation",), is_organisation=True)
        return [(parent_holder, shares if isinstance(shares, int) else None)]
    taken: list[tuple[Holder, int | None]] = []
    for row in answers.rows("shareholders"):
        chosen, organisation, shares = (row.value(each) for each in ("founder", "organisation", "shares"))
        person = founder(context, chosen) if isinstance(chosen, str) else Person("")
        holder = Holder("", person.role, person.name, ("shareholders", "founders"))
        if isinstance(organisation, Organisation):
            holder = Holder("", "", organisation.name, ("shareholders",), is_organisation=True)
        taken.append((holder, shares if isinstance(shares, int) else None))
    return taken or [(Holder("", "", "", ("shareholders",)), None)]


# --- parts of papers ---------------------------------------------------------------------------------


def voting_list(context: Context) -> tuple[Block, ...]:
    """The members at the founding meeting: name, proxy, votes (one, unless money votes; EFL 6:3, 6:27)."""
    by_money = context.assessment.answers.value("decision_rule") == "shares"
    votes = Cell(pen(context, "number")) if by_money else cell("1")
    rows = [
        (
            cell(str(number)),
            Cell(holder_runs(context, member)),
            Cell(pen(context, "proxy")),
            votes,
        )
        for number, member in enumerate(founders(context), 1)
    ]
    heads = [context.words(f"founding.voting_list.{key}") for key in ("number", "member", "proxy", "votes")]
    summary = context.words("founding.voting_list.summary")
    return (simple_table(heads, rows, summary, shares=(0.4, 2, 2, 0.6), row_headers=False),)


def elected_board(context: Context) -> tuple[Block, ...]:
    """Those elected to the board, the chair first."""
    return (_elected(context, BOARD_POSTS, "member"),)


def elected_auditors(context: Context) -> tuple[Block, ...]:
    """Those elected as auditors and deputy auditors."""
    return (_elected(context, AUDITOR_POSTS, "auditor"),)


def elected_nominators(context: Context) -> tuple[Block, ...]:
    """Those elected to prepare the next elections."""
    return (_elected(context, NOMINATING_POSTS, "nominating"),)


def board_present(context: Context) -> tuple[Block, ...]:
    """All on the board, each with a box to tick at the meeting; lines for those who are not chosen yet."""
    board = holders(context, BOARD_POSTS)
    lines = [(*holder_runs(context, each), *_post_words(context, each)) for each in board]
    size = context.assessment.answers.value("board_member_count")
    members = sum(1 for each in board if each.post != "deputy")
    missing = size - members if isinstance(size, int) else FEWEST_LINES - len(board)
    lines += [pen(context, "name")] * missing
    return (Items(tuple(Item((Paragraph(line),)) for line in lines), "checkbox"),)


def board_chair(context: Context) -> tuple[Block, ...]:
    """Who chairs the board; a line where it is not decided."""
    chairs = holders(context, ("chair",))
    line = holder_runs(context, chairs[0]) if chairs else pen(context, "name")
    return (Items((Item((Paragraph(line),)),)),)


def named_signatories(context: Context) -> tuple[Block, ...]:
    """Those whom the board gives the right to sign."""
    return (_elected(context, SIGNATORY_POSTS, "signatory"),)


def _elected(context: Context, posts: Sequence[str], default: str) -> Table:
    chosen = holders(context, posts) or [Holder(default, "", "", ("posts",))]
    rows = [(_post_cell(context, each), _name_cell(context, each)) for each in chosen]
    heads = [context.words(f"founding.elected.{key}") for key in ("post", "name")]
    return simple_table(heads, rows, context.words("founding.elected.summary"), shares=(1, 2))


def _post_words(context: Context, holder: Holder) -> Runs:
    """The post after a name, as ``, ledamot``."""
    column = context.handbook.interview.question("posts").column("post")
    option = column.option(holder.post) if column else None
    return run(f", {option.in_text}", origins=("posts",)) if option else ()


def _post_cell(context: Context, holder: Holder) -> Cell:
    column = context.handbook.interview.question("posts").column("post")
    option = column.option(holder.post) if column else None
    return cell(option.label if option else "–", origins=("posts",))


def _name_cell(context: Context, holder: Holder) -> Cell:
    return Cell(holder_runs(context, holder))


def people_to_register(context: Context) -> tuple[Block, ...]:
    """Board, deputies and signatories with what the register wants of each; most of it by hand."""
    chosen = holders(context, REGISTERED_POSTS) or [Holder("chair", "", "", ("posts",))]
    return (_with_lines(context, chosen),)


def people_of_deed(context: Context) -> tuple[Block, ...]:
    """Board, deputies and auditors as the deed of formation names them (ABL 2:5)."""
    chosen = holders(context, (*BOARD_POSTS, *AUDITOR_POSTS)) or [Holder("member", "", "", ("posts",))]
    return (_with_lines(context, chosen),)


def _with_lines(context: Context, chosen: Iterable[Holder]) -> Table:
    rows = [
        (
            _post_cell(context, each),
            _name_cell(context, each),
            Cell(pen(context, "identity_number" if each.post in AUDITOR_POSTS else "personal_number")),
            Cell(pen(context, "postal_address")),
        )
        for each in chosen
    ]
    heads = [
        context.words(f"founding.elected.{key}") for key in ("post", "name", "personal_number", "address")
    ]
    return simple_table(heads, rows, context.words("founding.elected.summary"), shares=(1.1, 1.5, 1.2, 1.8))


def founder_signatures(context: Context) -> tuple[Block, ...]:
    """A signature line for each who founds the company by taking shares in it (ABL 2:3).

    For an organisation somebody signs whose name goes on the line.
    """
    role = context.words("founding.elected.founder")
    signers = [
        replace(owner, role=context.words("founding.elected.founding_organisation", name=owner.name), name="")
        if owner.is_organisation and owner.name
        else replace(owner, role=role)
        for owner, _ in owners(context)
    ]
    return (signature_lines(context, signers),)


def partner_signatures(context: Context) -> tuple[Block, ...]:
    """A signature line for each in the group: as many as the form needs, and an agreement two at least."""
    signers = founders(context)
    if context.assessment.answers.value("legal_form") in ("limited_company", "limited_company_svb"):
        named = len(context.assessment.answers.rows("founders"))
        signers = signers[: max(named, FEWEST_OF_AGREEMENT)]
    return (signature_lines(context, signers),)


def signature_lines(context: Context, signers: Iterable[Holder]) -> SignatureLines:
    """Lines for place, date, signature and name."""
    text = context.phrases.text
    return SignatureLines(
        tuple(Signature(each.role, "" if context.names_by_hand else each.name) for each in signers),
        place_label=text("common.document.place"),
        date_label=text("common.document.date"),
        signature_label=text("common.document.signature"),
        name_label=text("common.document.name_in_print"),
    )


def partners(context: Context) -> tuple[Block, ...]:
    """The parties of the founders' agreement, each with role, time and what they bring."""
    question = context.handbook.interview.question("founders")
    rows = []
    for number, row in enumerate(context.assessment.answers.rows("founders"), 1):
        person = founder(context, row.id)
        hours, brings = row.value("hours"), row.value("contribution")
        rows.append(
            (
                cell(str(number)),
                Cell(name_runs(context, person.name, person.role, ("founders",))),
                cell(person.role or "–", origins=("founders",)),
                cell(_column_words(context, "hours", hours), origins=("founders",)),
                cell(str(brings) if brings else "–", origins=("founders",)),
            )
        )
    if not rows:
        return (Paragraph(context.gap_for("founders")),)
    heads = [
        context.words(f"founding.partners.{key}") for key in ("number", "name", "role", "hours", "brings")
    ]
    return (simple_table(heads, rows, question.label, shares=(0.4, 1.6, 1.3, 1, 2.2), row_headers=False),)


def _column_words(context: Context, column_id: str, value: Value | None) -> str:
    column = context.handbook.interview.question("founders").column(column_id)
    return context.phrases.answer_words(column, value) if column and value is not None else "–"
