"""A document and its few blocks. Every writer (PDF, Markdown, …) reads this tree and nothing else.

Text is :class:`Run` inside blocks (``runs``). ``origins`` name the answers, rules and rates that a run or
block stems from; they serve the click from preview to question, source lists and privacy checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from asf_starter.documents.runs import Run as Run
from asf_starter.documents.runs import Runs as Runs

Align = Literal["left", "right", "centre"]
Sign = Literal["", "met", "partly", "not_yet", "unknown", "note", "warning", "conflict"]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4 (1 is a chapter of the document, below its title)."""

    level: int
    runs: Runs
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text. ``style`` "quiet" is a small label above founders' own words, "lead" the sentence
    that counts, "small" notes and sources."""

    runs: Runs
    style: Literal["body", "lead", "quiet", "small"] = "body"
    anchor: str = ""
    keep_with_next: bool = False


@dataclass(frozen=True)
class Item:
    """One entry of a list; ``blocks`` may nest lists. ``sign`` is a status drawn before the text."""

    blocks: tuple[Block, ...]
    sign: Sign = ""


@dataclass(frozen=True)
class Items:
    """A list: bullets, numbers, tick boxes, or signs of status."""

    items: tuple[Item, ...]
    style: Literal["bullet", "number", "checkbox", "sign"] = "bullet"


@dataclass(frozen=True)
class Column:
    """A column of a table. ``share`` is its part of the width, relative to the others; with equal shares
    writers choose by what the cells need. ``apart``: a little space before it, as between quarters."""

    runs: Runs
    align: Align = "left"
    share: float = 1.0
    apart: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell; ``sign`` is a status drawn before the text."""

    runs: Runs
    sign: Sign = ""


@dataclass(frozen=True)
class TableRow:
    """A row. "sum": bold under a strong line; "group": a label over the rows below it;
    the first cell is the row's header when the table says so."""

    cells: tuple[Cell, ...]
    style: Literal["plain", "sum", "group"] = "plain"


@dataclass(frozen=True)
class Table:
    """A table. ``summary`` says in one sentence what it shows (for those who cannot see it).

    ``wide``: needs a page on its side. ``row_headers``: the first cell of each row is its header.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    summary: str
    caption: Runs = ()
    note: Runs = ()
    row_headers: bool = True
    wide: bool = False
    anchor: str = ""
    origins: tuple[str, ...] = ()

    def cells_of(self, row: TableRow) -> tuple[Cell, ...]:
        """The row's cells, one for each column: a short row is filled up with empty ones.

        Raises ValueError where a row has more cells than the table has columns.
        """
        if len(row.cells) > len(self.columns):
            raise ValueError(f"a row has {len(row.cells)} cells, the table {len(self.columns)} columns")
        return (*row.cells, *(Cell(()) for _ in range(len(self.columns) - len(row.cells))))


# -- drawings: one list of operations for screen and paper; y grows downwards, unit: point --


@dataclass(frozen=True)
class Box:
    """A filled rectangle. ``fill`` is a token of ``look/tokens.toml``; ``pattern`` for grey print."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    pattern: Literal["solid", "hatch", "dots"] = "solid"
    line: str = ""


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Polyline:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.5
    dashed: bool = False


@dataclass(frozen=True)
class Circle:
    """A circle; empty when ``fill`` is empty."""

    x: float
    y: float
    radius: float
    colour: str
    fill: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class Words:
    """Text with its baseline at y; ``anchor`` says which end x is."""

    x: float
    y: float
    text: str
    size: float = 9.0
    bold: bool = False
    colour: str = "ink"
    anchor: Literal["start", "middle", "end"] = "start"


Shape = Box | Line | Polyline | Circle | Words


@dataclass(frozen=True)
class Drawing:
    """A chart as a list of shapes inside width × height points."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Figure:
    """A drawing with a title that says the finding, and an alternative text with the figures that matter."""

    title: Runs
    drawing: Drawing
    alternative: str
    origins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advice:
    """A box of advice: a sign, a title, blocks, a source in small type."""

    sign: Sign
    title: Runs
    blocks: tuple[Block, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Clause:
    """A numbered paragraph of a legal paper. ``law`` is the paragraph it answers, in the margin."""

    number: str
    title: Runs
    blocks: tuple[Block, ...]
    law: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Signature:
    """A line for one signature: role, and name in print (empty: to be written by hand)."""

    role: str
    name: str = ""


@dataclass(frozen=True)
class SignatureLines:
    """Lines for place, date, signature and name in print; none for place and date without their labels."""

    signatures: tuple[Signature, ...]
    place_label: str
    date_label: str
    signature_label: str
    name_label: str


@dataclass(frozen=True)
class WritingLines:
    """Dotted lines to write on by hand; ``label`` says what belongs there."""

    label: Runs
    lines: int = 2
    origins: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageBreak:
    """The next block starts a page."""


Block = (
    Heading | Paragraph | Items | Table | Figure | Advice | Clause | SignatureLines | WritingLines | PageBreak
)


@dataclass(frozen=True)
class Fact:
    """A label and its value, for the title page."""

    label: str
    runs: Runs


@dataclass(frozen=True)
class FixedWords:
    """The few fixed words that a writer itself needs, in the document's language.

    ``page`` holds ``{number}`` and ``{total}``. ``signs`` says what each :data:`Sign` and "checkbox" is
    called: a drawn sign is read aloud as its word, unless the text beside it says so already.
    """

    contents: str
    draft: str
    page: str
    continued: str
    signs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """A whole document.

    ``enterprise``, ``date`` (already written out) and ``state_code`` stand in the footer of each
    page. ``draft`` prints the draft word in a box. ``title_page``: a page of its own; otherwise the
    title stands on top of the first page. ``contents``: print a table of contents, with so many
    ``contents_levels`` of headings.
    ``easy_read``: set larger, with more air. ``keywords`` and ``subject`` go into the file's properties.
    ``attachment`` is added by storage.
    """

    id: str
    title: str
    enterprise: str
    date: str
    state_code: str
    language: str
    words: FixedWords
    blocks: tuple[Block, ...]
    subtitle: str = ""
    subject: str = ""
    draft: bool = False
    title_page: bool = False
    contents: bool = False
    contents_levels: int = 2
    facts: tuple[Fact, ...] = ()
    legal_paper: bool = False
    margin_for_comments: bool = False
    easy_read: bool = False
    disclaimer: Runs = ()
    sources: tuple[str, ...] = field(default=())
