"""The styles of a document, made from the look. Word's own names where it has one, so that its table of
contents, navigation and style sets work; others in plain English, for those who edit on.

Lines are at least as far apart as the look says: with letters made larger they move apart by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from decimal import Decimal

from asf_starter.documents.docx.elements import (
    Element,
    indent,
    make,
    paragraph_properties,
    run_properties,
    tab_stops,
    twips,
)
from asf_starter.documents.docx.measures import Measures, half_points
from asf_starter.documents.pdf.look import TypeStyle

LEVELS = 4
"""Levels of headings that there are styles for."""

_CLOSE_LINE = round(240 * 0.86)  # Andika is a tall font: its own line distance is too wide for headings
MARGINS = (3.0, 6.5)
"""Left and right of the words in a cell, in points."""

NARROW_MARGINS = (2.0, 3.0)
_GAP_BETWEEN_BLANKS = 22.0


@dataclass(frozen=True)
class _Style:
    """A paragraph style; distances in points, ``left`` and ``hanging`` in twips.

    ``measure``: lines are no longer than running text may be. ``close``: they stand as close as their letters
    let them. ``own`` are further properties. ``following`` is the style of the next paragraph typed.
    """

    name: str
    type: TypeStyle
    before: float = 0
    after: float = 0
    colour: str = "ink"
    left: int = 0
    hanging: int = 0
    measure: bool = False
    close: bool = False
    keep: bool = False
    following: str = ""
    own: tuple[Element, ...] = ()
    identity: str = ""

    @property
    def id(self) -> str:
        return self.identity or self.name.replace(" ", "")


def styles(measures: Measures, language: str) -> Element:
    """The ``w:styles`` element."""
    paragraphs = (_paragraph_style(style, measures) for style in _paragraph_styles(measures))
    return make(
        "styles",
        _defaults(measures, language),
        *_basic_styles(measures),
        *paragraphs,
        _table_style(measures),
    )


def _defaults(measures: Measures, language: str) -> Element:
    families = measures.paper.families
    latin, complex_script = families[0].name, families[-1].name
    run = run_properties(
        make("rFonts", ascii=latin, hAnsi=latin, eastAsia=latin, cs=complex_script),
        make("color", val=measures.colour("ink")),
        *size(measures.paper.body.size),
        make("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    return make("docDefaults", make("rPrDefault", run), make("pPrDefault", make("pPr")))


def size(points: Decimal) -> tuple[Element, Element]:
    """The size of letters, for all scripts."""
    return make("sz", val=half_points(points)), make("szCs", val=half_points(points))


def bold() -> tuple[Element, Element]:
    """Bold letters, for all scripts."""
    return make("b"), make("bCs")


def _basic_styles(measures: Measures) -> Iterator[Element]:
    """The defaults that Word expects, and the styles of characters."""
    for kind, name, identity in (
        ("character", "Default Paragraph Font", "DefaultParagraphFont"),
        ("numbering", "No List", "NoList"),
        ("table", "Normal Table", "TableNormal"),
    ):
        yield make(
            "style", make("name", val=name), make("semiHidden"), type=kind, default=1, styleId=identity
        )
    soft = make("color", val=measures.colour("ink_soft"))
    link = make("color", val=measures.colour("accent")), make("u", val="single")
    for name, properties in (
        ("Strong", bold()),
        ("Hyperlink", link),
        ("Soft Text", (soft,)),
        ("Gap", (make("color", val=measures.colour("ink_soft")), *size(measures.paper.quiet.size))),
    ):
        yield make(
            "style",
            make("name", val=name),
            make("basedOn", val="DefaultParagraphFont"),
            make("uiPriority", val=2),
            make("qFormat"),
            run_properties(*properties),
            type="character",
            styleId=name.replace(" ", ""),
        )


def _paragraph_styles(measures: Measures) -> Iterator[_Style]:
    paper, step, width = measures.paper, measures.step, measures.measure
    body, quiet, small = paper.body, paper.quiet, paper.small
    strong = replace(body, bold=True)
    rule = make("pBdr", border("top", measures.colour("line"), 6, 6))
    yield _Style("Normal", body)
    yield _Style("header", body, identity="Header")
    yield _Style("footer", paper.footer, colour="ink_soft", own=(rule,), identity="Footer")
    yield _Style("Space", replace(body, size=Decimal(4), leading=Decimal(4)))

    yield _Style("Enterprise", paper.enterprise, after=6, close=True, following="Title")
    yield _Style("Title", paper.title, after=4, close=True, following="Subtitle")
    yield _Style("Subtitle", replace(paper.lead, bold=False), after=12, colour="ink_soft")
    yield _Style("Draft", strong, after=16, colour="note")
    yield _Style("Fact", body, after=3)
    yield _Style("Disclaimer", small, before=24, colour="ink_soft", measure=True)
    yield from _headings(measures)

    yield _Style("Body Text", body, after=8, measure=True)
    yield _Style("Lead", paper.lead, after=10, measure=True, following="BodyText")
    yield _Style("Quiet Label", quiet, 8, 2, "ink_soft", measure=True, keep=True, following="BodyText")
    yield _Style("Note Text", small, after=6, colour="ink_soft", measure=True)
    yield _Style("Law Reference", small, after=4, colour="ink_soft", measure=True, keep=True)
    for name in ("List Bullet", "List Number", "Status List", "Checklist"):
        yield _Style(name, body, after=4, left=step, hanging=step, measure=True)
    yield _Style("List Continue", body, after=4, left=step, measure=True)

    box = (*advice_box(measures, "accent"), advice_indent(measures))
    yield _Style("Advice Title", strong, after=2, keep=True, own=box, following="AdviceText")
    yield _Style("Advice Text", body, after=3, own=_copied(box))
    yield _Style("Advice Source", small, colour="ink_soft", own=_copied(box))

    dots = tab_stops(("right", width, "dot"))
    second = blanks(measures)[1]
    stops = tab_stops(*(("left", place, "none") for place in (*blanks(measures), width)))
    yield _Style("Writing Line", replace(body, leading=body.size * Decimal("2.2")), own=(dots,))
    yield _Style("Signature Role", strong, before=16, keep=True)
    yield _Style("Signature Line", body, before=20, keep=True, own=(stops,))
    yield _Style("Signature Label", quiet, colour="ink_soft", own=(tab_stops(("left", second, "none")),))

    yield _Style("Figure Title", strong, before=10, after=6, measure=True, keep=True, following="Figure")
    yield _Style("Figure", body, after=14)
    yield _Style("caption", strong, before=10, after=4, keep=True, identity="Caption")
    for name, style, air in (("", paper.table, 2.5), (" Small", paper.table_smallest, 1.25)):
        strong, close = replace(style, bold=True), bool(name)
        yield _Style(f"Table Text{name}", style, air, air, close=close)
        yield _Style(f"Table Head{name}", strong, air, air, close=close, keep=True)
        yield _Style(f"Table Group{name}", strong, air + 5, air, close=close, keep=True)
        yield _Style(f"Table Sum{name}", strong, air, air, close=close)
    yield _Style("Table Note", small, before=4, after=14, colour="ink_soft", measure=True)


def _headings(measures: Measures) -> Iterator[_Style]:
    for level, style in enumerate(measures.headings[:LEVELS], 1):
        yield _Style(
            f"heading {level}",
            style,
            float(style.before),
            float(style.after),
            measure=True,
            close=True,
            keep=True,
            following="BodyText",
            own=(make("outlineLvl", val=level - 1),),
            identity=f"Heading{level}",
        )
    first = measures.headings[0]
    above, below = float(first.before), float(first.after)
    yield _Style("TOC Heading", first, above, below, close=True, keep=True, identity="TOCHeading")
    for level in (1, 2):
        left = measures.step * (level - 1)
        yield _Style(
            f"toc {level}",
            replace(measures.paper.body, bold=level == 1),
            before=8 if level == 1 else 1,
            after=1,
            left=left,
            measure=True,
            own=(tab_stops(("left", left + measures.step, "none"), ("right", measures.measure, "none")),),
            identity=f"TOC{level}",
        )


def _paragraph_style(style: _Style, measures: Measures) -> Element:
    is_default = style.name == "Normal"
    default = {"default": 1} if is_default else {}
    leading = twips(float(style.type.leading))
    line, rule = (_CLOSE_LINE, "auto") if style.close else (leading, "atLeast")
    spacing = make("spacing", before=twips(style.before), after=twips(style.after), line=line, lineRule=rule)
    places = indent(style.left, measures.margin if style.measure else 0, style.hanging)
    return make(
        "style",
        make("name", val=style.name),
        None if is_default else make("basedOn", val="Normal"),
        make("next", val=style.following) if style.following else None,
        make("uiPriority", val=1),
        make("qFormat"),
        paragraph_properties(
            make("keepNext") if style.keep else None,
            spacing,
            None if any(own.tag.endswith("}ind") for own in style.own) else places,
            *style.own,
        ),
        run_properties(
            *(bold() if style.type.bold else ()),
            make("color", val=measures.colour(style.colour)),
            *size(style.type.size),
        ),
        type="paragraph",
        styleId=style.id,
        **default,
    )


def advice_box(measures: Measures, bar: str) -> tuple[Element, Element]:
    """Borders and ground of a paragraph inside a box; ``bar`` is the token of the bar at its left."""
    ground = measures.colour("accent_soft")
    edges = (border(side, ground, 4, space) for side, space in (("bottom", 4), ("right", 8)))
    borders = make("pBdr", border("top", ground, 4, 4), border("left", measures.colour(bar), 24, 10), *edges)
    return borders, make("shd", val="clear", color="auto", fill=ground)


def advice_indent(measures: Measures, left: int = 0, hanging: int = 0) -> Element:
    """Indents of a paragraph inside a box, so that the box stands inside the measure of running text."""
    return indent(left + twips(12), measures.margin + twips(9), hanging)


def blanks(measures: Measures) -> tuple[int, int]:
    """Where the first of two lines to write on ends, and where the second begins."""
    half = (measures.measure - twips(_GAP_BETWEEN_BLANKS)) // 2
    return half, half + twips(_GAP_BETWEEN_BLANKS)


def border(side: str, colour: str, eighths: int, space: int = 0) -> Element:
    """A line at a side, its thickness in eighths of a point, its distance in points."""
    return make(side, val="single", sz=eighths, space=space, color=colour)


def cell_margins(margins: tuple[float, float]) -> Element:
    """The margins of a table's cells at the left and right of their words, in points."""
    sides = (("top", 0.0), ("left", margins[0]), ("bottom", 0.0), ("right", margins[1]))
    return make("tblCellMar", *(make(side, w=twips(width), type="dxa") for side, width in sides))


def _copied(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """An element can stand in one place only."""
    return tuple(deepcopy(element) for element in elements)


def _table_style(measures: Measures) -> Element:
    """No vertical lines, a line under the head, thin ones between rows."""
    thin, ink = measures.colour("line"), measures.colour("ink")
    margins = cell_margins(MARGINS)
    head = make("tcPr", make("tcBorders", border("bottom", ink, 6)), make("vAlign", val="bottom"))
    return make(
        "style",
        make("name", val="Plan Table"),
        make("basedOn", val="TableNormal"),
        make("uiPriority", val=3),
        make("qFormat"),
        make("tblPr", make("tblBorders", border("bottom", thin, 4), border("insideH", thin, 4)), margins),
        make("tblStylePr", head, type="firstRow"),
        type="table",
        styleId="PlanTable",
    )
