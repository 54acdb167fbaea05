"""Drawings as SVG and as PNG: every shape, patterns that stay apart, words as typed."""

from __future__ import annotations

import struct
import zlib

import pytest
from hostile_texts import TEXTS
from lxml import etree
from pdf_samples import business_plan

from asf_starter.documents.cleaning import one_line
from asf_starter.documents.figure_image import drawing_png, png
from asf_starter.documents.pdf import Look
from asf_starter.documents.svg import drawing_svg, sign_svg
from asf_starter.documents.tree import Box, Circle, Drawing, Figure, Line, Polyline, Shape, Words


def drawn(*shapes: Shape, prefix: str = "a-", alternative: str = "Kassan växer.") -> etree._Element:
    """A drawing of these shapes, parsed."""
    drawing = Drawing(200, 100, shapes)
    return etree.fromstring(drawing_svg(drawing, alternative, lambda token: f"<{token}>".strip("<>"), prefix))


def pixels(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and the pixels of a PNG, without the byte before each row."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, chunks = 8, {}
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert checksum == zlib.crc32(name + body)
        chunks[name] = body
        at += 12 + length
    width, height, *kind = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert kind == [8, 2, 0, 0, 0]
    rows = zlib.decompress(chunks[b"IDAT"])
    line = 3 * width + 1
    assert len(rows) == line * height
    return width, height, b"".join(rows[at * line + 1 : (at + 1) * line] for at in range(height))


def test_a_drawing_is_one_picture_with_its_words() -> None:
    picture = drawn(alternative='Lägst: "−5" & <lågt>')
    assert picture.attrib == {"viewBox": "0 0 200 100", "role": "img", "aria-label": 'Lägst: "−5" & <lågt>'}


@pytest.mark.parametrize(
    ("shape", "tag", "attributes"),
    [
        (
            Box(1, 2, 30, 40, "accent"),
            "rect",
            {"x": "1", "y": "2", "width": "30", "height": "40", "fill": "accent"},
        ),
        (
            Box(0, 0, 1, 1, "note", line="ink"),
            "rect",
            {
                "x": "0",
                "y": "0",
                "width": "1",
                "height": "1",
                "fill": "note",
                "stroke": "ink",
                "stroke-width": "1",
            },
        ),
        (
            Line(0, 1.5, 2, 3, "line", 0.6, dashed=True),
            "polyline",
            {
                "points": "0,1.5 2,3",
                "fill": "none",
                "stroke": "line",
                "stroke-width": "0.6",
                "stroke-dasharray": "4 2.5",
            },
        ),
        (
            Polyline(((0, 0), (1, 1), (2, 0)), "accent", 2),
            "polyline",
            {"points": "0,0 1,1 2,0", "fill": "none", "stroke": "accent", "stroke-width": "2"},
        ),
        (
            Circle(5, 6, 3.6, "ink", "surface", 1.6),
            "circle",
            {"cx": "5", "cy": "6", "r": "3.6", "fill": "surface", "stroke": "ink", "stroke-width": "1.6"},
        ),
        (
            Circle(5, 6, 3, "ink"),
            "circle",
            {"cx": "5", "cy": "6", "r": "3", "fill": "none", "stroke": "ink", "stroke-width": "1"},
        ),
        (
            Words(1, 2, "År", 8.5, bold=True, anchor="end"),
            "text",
            {
                "x": "1",
                "y": "2",
                "font-size": "8.5",
                "font-weight": "bold",
                "text-anchor": "end",
                "fill": "ink",
            },
        ),
    ],
)
def test_every_shape_is_drawn(shape: Shape, tag: str, attributes: dict[str, str]) -> None:
    (made,) = drawn(shape)
    assert (made.tag, dict(made.attrib)) == (tag, attributes)


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, 0), (-1, 5)])
def test_boxes_without_size_are_left_out(width: float, height: float) -> None:
    assert len(drawn(Box(0, 0, width, height, "accent"))) == 0


def test_patterns_stand_once_under_names_of_their_drawing() -> None:
    boxes = [Box(0, 0, 9, 9, fill, pattern) for fill in ("series_2", "note") for pattern in ("hatch", "dots")]
    one, other = (drawn(*boxes, *boxes, prefix=prefix) for prefix in ("one-", "other-"))
    names = [pattern.get("id") for pattern in one.iter("pattern")]
    assert names == ["one-hatch-series-2", "one-dots-series-2", "one-hatch-note", "one-dots-note"]
    assert [box.get("fill") for box in one if box.tag == "rect"] == [f"url(#{name})" for name in names] * 2
    assert not set(names) & {pattern.get("id") for pattern in other.iter("pattern")}


@pytest.mark.parametrize("typed", [case[1][:500] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_words_come_out_as_typed(typed: str) -> None:
    picture = drawn(Words(0, 0, typed), alternative=typed)
    assert [element.tag for element in picture.iter()] == ["svg", "text"]
    assert (picture[0].text or "") == one_line(typed)
    assert picture.get("aria-label") == one_line(typed)


@pytest.mark.parametrize(
    "sign", ["met", "partly", "not_yet", "unknown", "note", "warning", "conflict", "checkbox"]
)
def test_signs_fit_their_box_and_are_read_as_their_word(sign: str) -> None:
    picture = etree.fromstring(sign_svg(sign, "ordet", lambda token: token))
    assert picture.get("aria-label") == "ordet"
    left, top, width, height = map(float, picture.get("viewBox").split())
    for element in picture:
        for pair in (element.get("points") or "").split():
            x, y = map(float, pair.split(","))
            assert left <= x <= left + width
            assert top <= y <= top + height
    silent = etree.fromstring(sign_svg(sign, "", lambda token: token))
    assert silent.get("aria-hidden") == "true"
    assert silent.get("role") is None


def test_a_png_holds_the_pixels_it_was_given() -> None:
    row = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255))
    assert pixels(png(3, 2, row * 2)) == (3, 2, row * 2)


def test_a_drawing_becomes_a_sharp_picture_in_its_colours(look: Look) -> None:
    """144 × 72 points are 2 × 1 inches: 400 × 200 dots. Left half accent, right half paper."""
    drawing = Drawing(144, 72, (Box(0, 0, 72, 72, "accent"),))
    width, height, dots = pixels(drawing_png(drawing, look, look.colours))
    assert (width, height) == (400, 200)
    row = dots[100 * 3 * width : 101 * 3 * width]
    assert row[3 * 50 : 3 * 51] == bytes.fromhex(look.colours.accent.removeprefix("#"))
    assert row[3 * 350 : 3 * 351] == b"\xff\xff\xff"


def test_a_chart_shows_its_words_and_is_the_same_each_time(look: Look) -> None:
    chart = next(block.drawing for block in business_plan().blocks if isinstance(block, Figure))
    data = drawing_png(chart, look, look.colours)
    assert data == drawing_png(chart, look, look.colours)
    width, height, dots = pixels(data)
    assert width == pytest.approx(chart.width * 200 / 72, abs=1)
    dark = sum(1 for at in range(0, len(dots), 3) if dots[at] < 90)
    assert 0.005 < dark / (width * height) < 0.2
