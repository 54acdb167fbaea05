"""The page in twips, and the look's sizes as a DOCX needs them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from asf_starter.documents.docx.elements import twips
from asf_starter.documents.pdf.fonts import FontChain
from asf_starter.documents.pdf.look import Colours, Look, Paper, TypeStyle
from asf_starter.documents.tree import Document

POINTS_IN_MM = 72 / 25.4


@dataclass(frozen=True)
class Frame:
    """A page and its margins, in twips. ``width`` and ``height``: of the text area."""

    page_width: int
    page_height: int
    left: int
    right: int
    top: int
    bottom: int

    @property
    def width(self) -> int:
        return self.page_width - self.left - self.right

    @property
    def height(self) -> int:
        return self.page_height - self.top - self.bottom


@dataclass(frozen=True)
class Measures:
    """What every part of the writer needs to know of the look.

    ``measure`` is the width of running text, ``step`` the indent of a list, both in twips. ``fonts`` are
    those of the paper; computers without them have others, of about the same width.
    """

    paper: Paper
    colours: Colours
    headings: tuple[TypeStyle, ...]
    upright: Frame
    sideways: Frame
    measure: int
    step: int
    fonts: FontChain

    def colour(self, token: str) -> str:
        """A token of the look as WordprocessingML writes colours."""
        value: str = getattr(self.colours, token)
        return value.removeprefix("#")

    def width(self, text: str, size: Decimal, bold: bool = False) -> float:
        """How wide cleaned words are on one line, in points."""
        pieces = self.fonts.runs(text, bold)
        return sum(font.width(piece) for font, piece in pieces) * float(size)

    @property
    def margin(self) -> int:
        """Right indent of running text, so that its lines are no longer than the measure."""
        return self.upright.width - self.measure


def make_measures(document: Document, look: Look) -> Measures:
    """The measures of one document. Those without a title page use the headings of the next level."""
    paper = look.paper
    headings = paper.headings if document.title_page else (*paper.headings[1:], paper.headings[-1])
    upright = _frame(look, document, on_its_side=False)
    return Measures(
        paper=paper,
        colours=look.colours.austere() if document.legal_paper else look.colours,
        headings=headings,
        upright=upright,
        sideways=_frame(look, document, on_its_side=True),
        measure=min(millimetres(paper.page_mm.measure), upright.width),
        step=twips(float(paper.body.size) * 1.75),
        fonts=FontChain(look),
    )


def millimetres(value: Decimal) -> int:
    """Millimetres in twips."""
    return twips(float(value) * POINTS_IN_MM)


def half_points(size: Decimal) -> int:
    """A size of type as WordprocessingML counts it."""
    return round(size * 2)


def _frame(look: Look, document: Document, *, on_its_side: bool) -> Frame:
    page = look.paper.page_mm
    right = max(page.comments, page.right) if document.margin_for_comments else page.right
    width, height = (page.height, page.width) if on_its_side else (page.width, page.height)
    return Frame(*map(millimetres, (width, height, page.left, right, page.top, page.bottom)))
