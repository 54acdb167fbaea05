"""Lines: where they break and what ends them, dotted lines for missing answers, right-to-left text."""

from __future__ import annotations

import pytest

from asf_starter.documents.pdf import Look
from asf_starter.documents.pdf.fonts import FontChain
from asf_starter.documents.pdf.ink import Ink
from asf_starter.documents.pdf.right_to_left import in_order_of_the_eye, shaped, starts_at_the_right
from asf_starter.documents.pdf.text import Line, Stretch, broken, in_line, needed_widths

INK = Ink(10.0, False, "ink", None)
BOLD = INK._replace(bold=True)
GAP = INK._replace(gap=True, size=8.0)


@pytest.fixture
def fonts(look: Look) -> FontChain:
    return FontChain(look)


def texts(lines: list[Line]) -> list[str]:
    return ["".join(scrap.text for scrap in line.scraps) for line in lines]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 100, [""]),
        ("   ", 100, [""]),
        ("hej", 100, ["hej"]),
        ("hej på dig", 40, ["hej på ", "dig"]),
        ("hej   på", 100, ["hej på"]),
        ("  hej  ", 100, ["hej"]),
        ("rad\nrad", 100, ["rad ", "rad"]),
        ("rad\n\nrad", 100, ["rad ", "", "rad"]),
        ("och/eller", 30, ["och/", "eller"]),
        ("kafé-arbete", 35, ["kafé-", "arbete"]),
        ("för F-skatt", 36, ["för ", "F-skatt"]),
        ("4/5 2026-11-23", 30, ["4/5 ", "2026-", "11-23"]),
        ("28\u00a0000 kr", 40, ["28\u00a0000 ", "kr"]),
        ("arbets\u00adgivar\u00adavgift", 60, ["arbetsgivar\u00ad", "avgift"]),
        ("arbets\u00adgivare", 100, ["arbetsgivare"]),
    ],
)
def test_where_lines_break(text: str, width: float, expected: list[str], fonts: FontChain) -> None:
    assert texts(broken([Stretch(text, INK)], width, fonts)) == expected


def test_no_line_is_wider_than_its_column(fonts: FontChain) -> None:
    text = (
        "Arbetsintegrerande socialt företag "
        + "x" * 300
        + " och https://example.org/en/mycket/lång/adress " * 3
    )
    for width in (12.0, 40.0, 97.5, 300.0):
        for line in broken([Stretch(text, INK)], width, fonts):
            assert line.width <= width + 0.01
            assert line.width == pytest.approx(sum(scrap.width for scrap in line.scraps))


def test_words_across_runs_are_not_torn(fonts: FontChain) -> None:
    """ "kafé**t**." is one word, although it changes its ink twice."""
    lines = broken([Stretch("vi har kafé", INK), Stretch("t", BOLD), Stretch(".", INK)], 55, fonts)
    assert texts(lines) == ["vi har ", "kafét."]


def test_a_very_long_word_is_cut_without_losing_letters(fonts: FontChain) -> None:
    lines = broken([Stretch("x" * 100_000, INK)], 200, fonts)
    assert sum(len(text) for text in texts(lines)) == 100_000


def test_a_gap_is_a_dotted_line_with_its_words_below(fonts: FontChain) -> None:
    (line,) = broken([Stretch("Vi heter ", INK), Stretch("namnet", GAP, 80), Stretch(".", INK)], 300, fonts)
    assert [(scrap.text, scrap.ink.gap) for scrap in line.scraps] == [
        ("Vi heter ", False),
        ("namnet", True),
        (".", False),
    ]
    assert line.scraps[1].width == 80
    assert line.depth == 8


def test_a_gap_is_as_wide_as_its_words_and_never_wider_than_the_column(fonts: FontChain) -> None:
    (line,) = broken([Stretch("ett ganska långt namn på gatan", GAP, 10)], 300, fonts)
    assert line.scraps[0].width > 100
    lines = broken([Stretch("ett namn som är för långt för sin kolumn", GAP, 80)], 60, fonts)
    assert texts(lines)[-1] == ""
    assert max(line.width for line in lines) <= 60
    assert "".join(texts(lines)) == "ett namn som är för långt för sin kolumn "


def test_what_a_column_needs(fonts: FontChain) -> None:
    font = fonts.font(0)
    least, whole, words = needed_widths([Stretch("hej på\ndig", INK)], fonts)
    assert words == pytest.approx([font.width(word) * 10 for word in ("hej", " på", "dig")])
    assert least == pytest.approx(max(map(font.width, ("hej", "på", "dig"))) * 10)
    assert whole == pytest.approx(font.width("hej på") * 10)


def test_words_too_wide_for_their_line_end_with_dots(fonts: FontChain) -> None:
    assert "".join(scrap.text for scrap in in_line("Kornbodens kafé", INK, fonts, 500)) == "Kornbodens kafé"
    cut = in_line("Kornbodens kafé och handel i Sölvesborg", INK, fonts, 90)
    assert "".join(scrap.text for scrap in cut) == "Kornbodens kafé…"
    assert sum(scrap.width for scrap in cut) <= 90


@pytest.mark.parametrize(
    ("text", "at_the_right"),
    [("مرحبا", True), ("123 مرحبا", True), ("Hej مرحبا", False), ("", False), ("123", False), ("שלום", True)],
)
def test_the_first_letter_decides_the_edge(text: str, at_the_right: bool) -> None:
    assert starts_at_the_right(text) is at_the_right


@pytest.mark.parametrize(
    ("text", "from_right", "seen"),
    [
        ("abc", False, "abc"),
        ("אבג", True, "גבא"),
        ("אבג 12", True, "12 גבא"),
        ("hej אבג du", False, "hej גבא du"),
        ("(אב)", True, "(בא)"),
    ],
)
def test_order_of_the_eye(text: str, from_right: bool, seen: str) -> None:
    ordered = in_order_of_the_eye([(char, index) for index, char in enumerate(text)], from_right)
    assert "".join(char for char, _ in ordered) == seen
    assert sorted(index for _, index in ordered) == list(range(len(text)))


def test_arabic_letters_join() -> None:
    """سلام: initial seen, final lam-alef, isolated meem."""
    assert shaped("سلام") == "\ufeb3\ufefc\ufee1"


def test_right_to_left_lines_start_at_the_right_and_keep_their_inks(fonts: FontChain) -> None:
    text = shaped("سلام دنیا")
    (line,) = broken([Stretch(text, INK), Stretch(" 12", BOLD)], 300, fonts)
    assert line.from_right
    assert line.scraps[0].text == "12 "
    assert line.scraps[0].ink is BOLD
    assert line.scraps[-1].text.endswith(text[0])
