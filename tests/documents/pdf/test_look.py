"""The look's files: colours everyone can tell apart, fonts with what documents need and their licences."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from asf_starter.documents.pdf import Colours, Look, Tokens
from asf_starter.documents.pdf.fonts import FontChain, stand_in
from asf_starter.documents.pdf.syntax import ObjectFile

SWEDISH = (
    "abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ0123456789"
    " .,:;!?%&§()[]/–—−…·•”’«»\u00a0\u00ad\u202f"
)


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 works it out."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def columns(tokens: Tokens) -> dict[str, Colours]:
    return {"light": tokens.light, "dark": tokens.dark, "high_contrast": tokens.high_contrast}


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("ink", "surface", 7),
        ("ink", "ground", 7),
        ("ink", "accent_soft", 7),
        ("ink_soft", "surface", 4.5),
        ("ink_soft", "ground", 4.5),
        ("ink_soft", "accent_soft", 4.5),
        ("accent", "surface", 4.5),
        ("note", "surface", 4.5),
        ("note", "accent_soft", 4.5),
        ("conflict", "surface", 4.5),
        ("field_line", "surface", 3),
        ("focus", "ground", 3),
        ("focus", "surface", 3),
        ("series_1", "surface", 3),
        ("series_2", "surface", 3),
        ("series_3", "surface", 3),
        ("series_4", "surface", 2.4),
    ],
)
def test_colours_stand_out_enough(name: str, text: str, ground: str, least: float, tokens: Tokens) -> None:
    """WCAG 2.2: 4.5 for text, 3 for borders and graphics. Series 4 is a fill with a zero line and labels."""
    colours = asdict(columns(tokens)[name])
    assert contrast(colours[text], colours[ground]) >= least


def test_every_colour_is_written_in_six_digits(tokens: Tokens) -> None:
    for colours in columns(tokens).values():
        for colour in asdict(colours).values():
            assert len(colour) == 7
            assert int(colour[1:], 16) >= 0


def test_neighbouring_series_stay_apart_in_grey(tokens: Tokens) -> None:
    """Filled areas that touch: sales below support, income beside cost. Patterns tell the others apart."""
    light = tokens.light
    assert contrast(light.series_1, light.series_2) >= 1.8
    assert contrast(light.series_1, light.series_4) >= 2


def test_austere_colours_are_only_ink(tokens: Tokens) -> None:
    plain = tokens.light.austere()
    assert {plain.accent, plain.note, plain.conflict} == {plain.ink}
    assert plain.accent_soft == plain.surface


@pytest.mark.parametrize("bold", [False, True])
def test_everyday_text_needs_one_font(look: Look, bold: bool) -> None:
    chain = FontChain(look)
    assert chain.runs(SWEDISH, bold) == [(chain.font(0, bold), SWEDISH)]


@pytest.mark.parametrize("bold", [False, True])
def test_figures_are_equally_wide(look: Look, bold: bool) -> None:
    """Columns of figures line up without help from the font's features, which reportlab cannot switch on."""
    font = FontChain(look).font(0, bold)
    assert len({font.widths[digit] for digit in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("text", "family"),
    [("Привет", 0), ("ሰላም", 1), ("\ufee1\ufe8e", 2), ("سلام", 2)],
    ids=["Cyrillic", "Ethiopic", "Arabic forms", "Arabic"],
)
def test_each_script_has_its_font(text: str, family: int, look: Look) -> None:
    chain = FontChain(look)
    assert chain.runs(text, bold=False) == [(chain.font(family), text)]


def test_spaces_and_marks_do_not_change_the_font(look: Look) -> None:
    chain = FontChain(look)
    assert [piece for _, piece in chain.runs("ሰላም ዓለም och mer", bold=False)] == ["ሰላም ዓለም ", "och mer"]


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("\U0001f600", "[grinning face]"),
        ("\U0001f1f8", "S"),
        ("\u2009", "\u00a0"),
        ("\u2e3a", "-"),
        ("你", "?"),
        ("\u0947", ""),
        ("\U0001f3fb", ""),
        ("Ａ", "A"),
    ],
)
def test_missing_characters_become_readable(char: str, expected: str) -> None:
    assert stand_in(char) == expected


def test_more_than_two_hundred_and_fifty_characters_go_into_more_subsets(look: Look) -> None:
    font = FontChain(look).font(0)
    text = "".join(sorted(font.characters - {"\u00a0"}))[:700]
    pieces = font.encoded(text)
    assert len({resource for resource, _ in pieces}) == 3
    assert all(set(codes).isdisjoint("()\\\r\n") for _, codes in pieces)
    assert len(font.embedded(ObjectFile())) == 3


def test_unused_fonts_are_not_embedded(look: Look) -> None:
    assert FontChain(look).font(2).embedded(ObjectFile()) == {}


def test_fonts_lie_whole_with_their_licences(look: Look) -> None:
    for family in look.paper.families:
        for name in (family.regular, family.bold):
            assert len(TTFontFace(str(look.fonts[name])).charToGlyph) > 500
        licence = look.fonts[family.regular].parent / f"{family.regular.split('-')[0]}-OFL.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")


def test_nothing_is_smaller_than_eight_and_a_half_points(look: Look) -> None:
    paper = look.paper
    styles = (
        paper.body,
        paper.lead,
        paper.quiet,
        paper.small,
        paper.footer,
        paper.table,
        paper.table_smallest,
    )
    assert min(style.size for style in styles) >= 8.5
    assert all(style.leading >= style.size * 5 / 4 for style in (*styles, *paper.headings))
