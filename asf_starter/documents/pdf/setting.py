"""The setting of one export: styles in points, frames for text, fonts, and what is known of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from asf_starter.documents.pdf.fonts import FontChain
from asf_starter.documents.pdf.look import Look, TypeStyle
from asf_starter.documents.tree import Document, FixedWords

POINTS_IN_MM = 72 / 25.4
LARGE_PRINT_SIZE = 16
"""Size of running text in large print, in points."""
EASY_READ_SIZE = 13
"""Size of running text in documents for those who read with effort, in points."""


def points(millimetres: Decimal) -> float:
    """Millimetres in points."""
    return float(millimetres) * POINTS_IN_MM


@dataclass(frozen=True)
class Style:
    """How a paragraph is set, in points. ``drop`` is the way from a line's top to its baseline."""

    size: float
    leading: float
    bold: bool = False
    colour: str = "ink"
    before: float = 0.0
    after: float = 0.0

    @property
    def drop(self) -> float:
        """Capital letters stand in the middle of their line; they are about 0.725 of the size."""
        return self.leading / 2 + 0.3625 * self.size


@dataclass(frozen=True)
class Styles:
    """Every style of the paper, in the scale of this export."""

    body: Style
    lead: Style
    quiet: Style
    small: Style
    footer: Style
    table: Style
    table_smallest: Style
    title: Style
    enterprise: Style
    headings: tuple[Style, ...]


@dataclass(frozen=True)
class Frame:
    """Where text stands on a page, in points from its upper left corner."""

    page_width: float
    page_height: float
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Setting:
    """What every step of one export needs to know."""

    document: Document
    fonts: FontChain
    styles: Styles
    colours: Mapping[str, str]
    upright: Frame
    sideways: Frame
    widest: float
    measure: float
    chapter_air: float
    title_band: float
    gap: float
    ink_saving: bool
    anchors: frozenset[str]
    pages: Mapping[str, int]

    @property
    def words(self) -> FixedWords:
        """The document's fixed words."""
        return self.document.words

    @property
    def is_austere(self) -> bool:
        """Legal papers and ink-saving prints have no colour and no fills."""
        return self.document.legal_paper or self.ink_saving

    @property
    def scale(self) -> float:
        """Size of the running text in parts of its usual size."""
        return self.styles.body.size / 11


def make_setting(
    document: Document, look: Look, *, anchors: frozenset[str], large_print: bool, ink_saving: bool
) -> Setting:
    """The setting for a document in a look."""
    paper = look.paper
    size = LARGE_PRINT_SIZE if large_print else EASY_READ_SIZE if document.easy_read else paper.body.size
    scale = float(size) / float(paper.body.size)
    upright = _frame(look, document, on_its_side=False)
    return Setting(
        document=document,
        fonts=FontChain(look),
        styles=_styles(look, scale, has_title_page=document.title_page),
        colours=vars(look.colours.austere() if document.legal_paper or ink_saving else look.colours),
        upright=upright,
        sideways=_frame(look, document, on_its_side=True),
        widest=points(paper.page_mm.width - paper.page_mm.left - paper.page_mm.right),
        measure=min(points(paper.page_mm.measure) * scale, upright.width),
        chapter_air=points(paper.page_mm.chapter_air) if document.title_page else 0.0,
        title_band=points(paper.page_mm.title_band),
        gap=points(paper.page_mm.gap),
        ink_saving=ink_saving,
        anchors=anchors,
        pages={},
    )


def with_pages(setting: Setting, pages: Mapping[str, int]) -> Setting:
    """The setting once it is known on which page each anchor stands."""
    return replace(setting, pages=pages)


def _styles(look: Look, scale: float, *, has_title_page: bool) -> Styles:
    paper = look.paper

    def style(source: TypeStyle, colour: str = "ink", before: float = 0.0, after: float = 0.0) -> Style:
        return Style(
            size=float(source.size) * scale,
            leading=float(source.leading) * scale,
            bold=source.bold,
            colour=colour,
            before=(before or float(source.before)) * scale,
            after=(after or float(source.after)) * scale,
        )

    headings = tuple(style(heading) for heading in paper.headings)
    if not has_title_page:
        headings = (*headings[1:], headings[-1])
    return Styles(
        body=style(paper.body, after=8),
        lead=style(paper.lead, after=10),
        quiet=style(paper.quiet, "ink_soft", before=12, after=2),
        small=style(paper.small, "ink_soft", after=6),
        footer=style(paper.footer, "ink_soft"),
        table=style(paper.table),
        table_smallest=style(paper.table_smallest),
        title=style(paper.title, after=7),
        enterprise=style(paper.enterprise, after=8),
        headings=headings,
    )


def _frame(look: Look, document: Document, *, on_its_side: bool) -> Frame:
    page = look.paper.page_mm
    right = max(page.comments, page.right) if document.margin_for_comments else page.right
    width, height = (page.height, page.width) if on_its_side else (page.width, page.height)
    return Frame(
        page_width=points(width),
        page_height=points(height),
        left=points(page.left),
        top=points(page.top),
        width=points(width - page.left - right),
        height=points(height - page.top - page.bottom),
    )
