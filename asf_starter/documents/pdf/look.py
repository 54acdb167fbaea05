"""The look as data: colours, sizes and fonts, in the shape of the files under ``resources/look/``.

``tokens.toml`` is a :class:`Tokens`, ``paper.toml`` a :class:`Paper`. The window reads the same tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path


@dataclass(frozen=True)
class Colours:
    """One column of colours, each ``#RRGGBB``. Drawings name these fields."""

    ground: str
    surface: str
    ink: str
    ink_soft: str
    line: str
    field_line: str
    accent: str
    accent_soft: str
    note: str
    conflict: str
    focus: str
    series_1: str
    series_2: str
    series_3: str
    series_4: str

    def austere(self) -> Colours:
        """The same without colour in text and boxes, for legal papers and prints that save ink."""
        return replace(self, accent=self.ink, accent_soft=self.surface, note=self.ink, conflict=self.ink)


@dataclass(frozen=True)
class TypeSteps:
    """Parts of the body size."""

    small: Decimal
    body: Decimal
    larger: Decimal
    large: Decimal
    largest: Decimal


@dataclass(frozen=True)
class Space:
    """Steps of space in the window, in pixels."""

    inside: int
    parts: int
    questions: int
    sections: int
    radius: int
    focus_ring: int


@dataclass(frozen=True)
class Tokens:
    """``tokens.toml``: what window, paper and charts share."""

    light: Colours
    dark: Colours
    high_contrast: Colours
    type_steps: TypeSteps
    space: Space


@dataclass(frozen=True)
class PageMeasures:
    """The page in millimetres; see the comments in ``paper.toml``."""

    width: Decimal
    height: Decimal
    left: Decimal
    right: Decimal
    top: Decimal
    bottom: Decimal
    comments: Decimal
    measure: Decimal
    chapter_air: Decimal
    title_band: Decimal
    gap: Decimal


@dataclass(frozen=True)
class TypeStyle:
    """Size of the letters and distance of the lines, in points; headings also space around them."""

    size: Decimal
    leading: Decimal
    bold: bool = False
    before: Decimal = Decimal(0)
    after: Decimal = Decimal(0)


@dataclass(frozen=True)
class FontFamily:
    """One family: its file names in ``Look.fonts``, and for files that name their fonts (DOCX, HTML) what
    it is called, and which font takes its place where it is missing."""

    id: str
    name: str
    stand_in: str
    regular: str
    bold: str


@dataclass(frozen=True)
class Paper:
    """``paper.toml``: measures, styles, and the families in the order in which they are tried."""

    page_mm: PageMeasures
    body: TypeStyle
    lead: TypeStyle
    quiet: TypeStyle
    small: TypeStyle
    footer: TypeStyle
    table: TypeStyle
    table_smallest: TypeStyle
    title: TypeStyle
    enterprise: TypeStyle
    headings: tuple[TypeStyle, ...]
    families: tuple[FontFamily, ...]


@dataclass(frozen=True)
class Look:
    """Everything the paper's look is made of, gathered by the caller (documents know no folders).

    ``colours`` is the light column of the tokens; ``fonts`` maps the file names in ``paper.families``
    to files; ``colour_profile`` is an sRGB ICC profile. Web pages also need the ``dark`` column and
    ``web_style``, their style sheet.
    """

    colours: Colours
    paper: Paper
    fonts: Mapping[str, Path]
    colour_profile: Path
    dark: Colours
    web_style: Path
