"""What a document contains: sections from one pool, and the outline that orders them.

An outline is a document or one edition of it. Words and order are data; what a *view* shows (the
criteria, the budget tables, the open questions …) is worked out in ``documents/views/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from asf_starter.core.interview.conditions import ALWAYS, NEVER, Condition
from asf_starter.core.texts import Text

NO_TEXT = Text("")

CLAUSE_GAP = "clause"
"""``{clause:dissolution}``: the number of the clause with that id in the same document, as "12 §"."""

PEN_GAP = "pen"
"""``{pen:postal_address}``: a dotted line for a pen; what belongs there is the text ``founding.pen.…``."""

LINE_FORM = "line"
"""``{seat:line}``: a dotted line for the answer to a question, whatever is answered."""

Shelf = Literal["meeting", "plan", "economy", "together", "founding"]
"""Where a document stands when one chooses what to print: for the meeting with the advisor; for bank,
municipality and others; the money; how the group works together; the papers of the founding."""

_GAP = re.compile(r"\{([a-z][a-z0-9_.]*)(?::([a-z_]+))?\}")


@dataclass(frozen=True)
class Signer:
    """A line for a signature: the role, and the question whose answer may hold the name."""

    role: Text
    name_from: str = ""


@dataclass(frozen=True)
class Form:
    """A table to fill in with a pen. ``heads`` name its columns, ``shares`` divide the width.

    ``rows`` hold the words of the first cells of a row, with gaps; the cells that a row does not name are
    lines to write on. After these come ``blank`` empty rows.
    """

    summary: Text
    heads: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...] = ()
    blank: int = 0
    shares: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Part:
    """One part of a section. Exactly one of the fields before ``columns`` says what it is.

    ``text``: prose with gaps (see ``documents/prose.py``). ``answers``: questions whose answers stand
    as running text under a quiet label. ``facts``: questions whose answers stand as a two-column
    table. ``table``: a table question, with ``columns`` to choose and order its columns, and the heads of
    columns that are filled in ``by_hand`` after them. ``view``:
    a named view. ``signers``: signature lines, with lines for place and date unless the paper says them
    (``dated``). ``lines``: dotted lines for handwriting, ``label`` above.
    ``form``: a table for handwriting, ``label`` above.
    ``id`` gives a text its place for translators. With a ``title`` the part is a clause of a legal
    paper, numbered through the whole document; ``law`` names the paragraphs that it answers. A part
    that ``continues`` belongs to the clause (or part) before it, and falls away with it. A part stands
    there ``when`` that is known to hold, ``unless`` the other is: so defaults need no answer.
    """

    id: str = ""
    title: Text = NO_TEXT
    law: str = ""
    text: Text = NO_TEXT
    answers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    table: str = ""
    view: str = ""
    signers: tuple[Signer, ...] = ()
    dated: bool = True
    lines: int = 0
    form: Form | None = None
    columns: tuple[str, ...] = ()
    by_hand: tuple[Text, ...] = ()
    label: Text = NO_TEXT
    style: Literal["body", "lead", "small", "advice"] = "body"
    continues: bool = False
    when: Condition = ALWAYS
    unless: Condition = NEVER


@dataclass(frozen=True)
class Section:
    """A section with its title (empty: no heading). ``new_page`` starts it on a page of its own."""

    id: str
    title: Text
    parts: tuple[Part, ...]
    new_page: bool = False
    when: Condition = ALWAYS


@dataclass(frozen=True)
class Outline:
    """A document: its title, its sections in order, and how it is set.

    ``subject`` says what the document is, in a sentence, for the file's properties. ``adopted`` names
    the choice question that says whether the document is adopted (option ``exists``); until then,
    and while there are gaps, the word for draft is printed. ``bare``: a paper to hang up or to fill in with
    a pen, without the facts above and the advice below.

    ``disclaimer``: whether the group is told below to have it read by an advisor; readers outside are not.

    An edition is a document made of the sections of another (``edition_of``) for one kind of reader.
    ``notes``: it prints the notes that founders left on questions. ``easy_read``: set larger, for those
    who read with effort. ``longest_answer`` (characters) and ``most_rows`` shorten founders' own words and
    tables, so that the document keeps to ``most_pages`` in ordinary print; 0 is no limit.

    ``shelf`` is where it stands when one chooses what to print; the ``likely`` ones are offered first.
    """

    id: str
    title: Text
    subject: Text
    sections: tuple[str, ...]
    subtitle: Text = NO_TEXT
    recipient: Text = NO_TEXT
    languages: tuple[str, ...] = ("sv",)
    formats: tuple[str, ...] = ("pdf", "md")
    title_page: bool = False
    contents: bool = False
    numbered: bool = False
    margin_for_comments: bool = False
    legal_paper: bool = False
    bare: bool = False
    adopted: str = ""
    disclaimer: bool = True
    edition_of: str = ""
    notes: bool = False
    easy_read: bool = False
    longest_answer: int = 0
    most_rows: int = 0
    most_pages: int = 0
    order: int = 100
    shelf: Shelf = "together"
    likely: bool = False
    when: Condition = ALWAYS


def gaps_in(text: str) -> Iterator[tuple[str, str]]:
    """The gaps of a text: name and format (empty where none is named)."""
    for match in _GAP.finditer(text):
        yield match[1], match[2] or ""


def questions_of(section: Section) -> Iterator[str]:
    """The ids that a section's parts print: questions, and names of figures in its texts."""
    for part in section.parts:
        yield from questions_of_part(part)


def questions_of_part(part: Part) -> Iterator[str]:
    """The ids that a part prints: questions, and names of figures in its texts."""
    yield from part.answers
    yield from part.facts
    if part.table:
        yield part.table
    words = part.form.rows if part.form else ()
    for text in (part.title, part.text, *(cell for row in words for cell in row)):
        yield from (name for name, _ in gaps_in(text) if name not in (CLAUSE_GAP, PEN_GAP))
    for signer in part.signers:
        if signer.name_from:
            yield signer.name_from
