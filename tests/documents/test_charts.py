"""Charts: round scales that hold everything, words that stay inside, the lowest point marked."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asf_starter.documents.charts import (
    Axis,
    Series,
    Size,
    cash_chart,
    income_and_cost_chart,
    scenarios_chart,
    sources_chart,
)
from asf_starter.documents.scales import scale_for, spread, words_width
from asf_starter.documents.tree import Box, Circle, Drawing, Line, Polyline, Words

MONTHS = tuple(f"m{n}" for n in range(12))


def thousands(amount: int) -> str:
    return str(round(amount / 1000))


def axis(count: int) -> Axis:
    return Axis([f"m{n}" for n in range(count)], "tusen kronor", thousands)


def of(drawing: Drawing, kind: type) -> list:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


def edges(drawing: Drawing) -> tuple[list[float], list[float]]:
    """Every x and y that a drawing touches, words with their rough width."""
    xs, ys = [], []
    for shape in drawing.shapes:
        match shape:
            case Box():
                xs += [shape.x, shape.x + shape.width]
                ys += [shape.y, shape.y + shape.height]
            case Line():
                xs += [shape.x1, shape.x2]
                ys += [shape.y1, shape.y2]
            case Polyline():
                xs += [x for x, _ in shape.points]
                ys += [y for _, y in shape.points]
            case Circle():
                xs += [shape.x - shape.radius, shape.x + shape.radius]
                ys += [shape.y - shape.radius, shape.y + shape.radius]
            case Words():
                width = words_width(shape.text, shape.size, shape.bold)
                left = shape.x - {"start": 0, "middle": width / 2, "end": width}[shape.anchor]
                xs += [left, left + width]
                ys += [shape.y - shape.size, shape.y]
    return xs, ys


@pytest.mark.parametrize(
    ("values", "low", "high", "step"),
    [
        ([], 0, 10_000, 5_000),
        ([0, 0], 0, 10_000, 5_000),
        ([1], 0, 1_000, 1_000),
        ([4_500], 0, 5_000, 1_000),
        ([14_200, 98_000], 0, 100_000, 20_000),
        ([-3_000, 41_000], -10_000, 50_000, 10_000),
        ([-80_000, -10_000], -80_000, 0, 20_000),
        ([1_000_000_000_000], 0, 1_000_000_000_000, 200_000_000_000),
    ],
)
def test_scales_have_round_steps(values: Sequence[int], low: int, high: int, step: int) -> None:
    scale = scale_for(values, top=10, bottom=110)
    assert (scale.low, scale.high, scale.step) == (low, high, step)
    assert scale.y(scale.low) == 110
    assert scale.y(scale.high) == 10
    assert 0 in scale.ticks


@given(st.lists(st.integers(-(10**13), 10**13), max_size=40))
def test_scales_hold_every_value_in_few_steps(values: list[int]) -> None:
    scale = scale_for(values, top=0, bottom=100)
    assert scale.low <= min([0, *values])
    assert scale.high >= max([0, *values])
    assert 2 <= len(scale.ticks) <= 8


def test_lowest_point_is_marked_and_named() -> None:
    cash = [30_000, 14_200, 52_000, 14_200]
    drawing = cash_chart(cash, axis(4), "Lägst: 14 200 kr i maj")
    (line,) = of(drawing, Polyline)
    (mark,) = of(drawing, Circle)
    assert (mark.x, mark.y) == line.points[1]
    assert mark.y == max(y for _, y in line.points)
    (words,) = (shape for shape in of(drawing, Words) if shape.bold)
    assert words.text == "Lägst: 14 200 kr i maj"


def test_months_below_zero_are_hatched() -> None:
    drawing = cash_chart([10_000, -5_000, 10_000], axis(3), "Lägst")
    patterns = [(box.fill, box.pattern) for box in of(drawing, Box)]
    assert patterns == [("accent_soft", "solid"), ("conflict", "hatch"), ("accent_soft", "solid")]


def test_support_stands_hatched_on_top_of_sales() -> None:
    sources = (Series("Försäljning", [600_000], "sales"), Series("Lönestöd", [300_000], "support"))
    sales, support, *swatches = of(sources_chart(sources, axis(1)), Box)
    assert (sales.pattern, support.pattern) == ("solid", "hatch")
    assert support.y + support.height == pytest.approx(sales.y)
    assert sales.height == pytest.approx(2 * support.height)
    assert [box.pattern for box in swatches] == ["solid", "hatch"]


def test_sources_below_zero_are_drawn_as_nothing() -> None:
    drawing = sources_chart((Series("Försäljning", [-100_000]), Series("Stöd", [50_000], "support")), axis(1))
    assert len(of(drawing, Box)) == 3  # the bar of support, and two swatches


def test_bars_stand_on_the_zero_line() -> None:
    drawing = income_and_cost_chart(
        Series("Intäkter", [90_000, -10_000]), Series("Kostnader", [60_000, 70_000], "cost"), axis(2)
    )
    (zero,) = (line for line in of(drawing, Line) if line.colour == "ink")
    bars = [box for box in of(drawing, Box) if box.height != 9]
    assert [box.y + box.height for box in bars[:2]] == [pytest.approx(zero.y1)] * 2
    assert bars[2].y == pytest.approx(zero.y1)
    assert {words.text for words in of(drawing, Words)} >= {"Intäkter", "Kostnader", "90", "-10", "60", "70"}


def test_scenarios_are_named_at_their_ends_without_overlap() -> None:
    scenarios = [Series(name, [100_000, 100_000 + 10 * index]) for index, name in enumerate("ABCD")]
    drawing = scenarios_chart(scenarios, axis(2))
    lines = of(drawing, Polyline)
    assert len({(line.colour, line.width, line.dashed) for line in lines}) == 4
    labels = sorted(words.y for words in of(drawing, Words) if words.text in "ABCD")
    assert min(after - before for before, after in itertools.pairwise(labels)) >= 10


AMOUNTS = st.lists(st.integers(-(10**9), 10**12), min_size=1, max_size=36)


@given(AMOUNTS, st.sampled_from([Size(), Size(300, 120), Size(700, 220)]))
def test_everything_stays_inside_the_drawing(amounts: list[int], size: Size) -> None:
    ruler = axis(len(amounts))
    halves = [amount // 2 for amount in amounts]
    for drawing in (
        cash_chart(amounts, ruler, "Lägst: 14 200 kr i maj år 2", size),
        income_and_cost_chart(Series("Intäkter", amounts), Series("Kostnader", halves, "cost"), ruler, size),
        sources_chart((Series("Försäljning", amounts), Series("Stöd", halves, "support")), ruler, size),
        scenarios_chart((Series("Som planerat", amounts), Series("Färre gäster", halves)), ruler, size),
    ):
        xs, ys = edges(drawing)
        assert min(xs) >= -1
        assert max(xs) <= size.width + 9  # the middle of the last label
        assert min(ys) >= -1
        assert max(ys) <= size.height


def test_without_figures_there_is_a_chart_with_its_axis() -> None:
    for drawing in (
        cash_chart([], axis(0), "Lägst"),
        income_and_cost_chart(Series("Intäkter", []), Series("Kostnader", [], "cost"), axis(0)),
        sources_chart((), axis(0)),
        scenarios_chart((), axis(0)),
    ):
        assert any(words.text == "tusen kronor" for words in of(drawing, Words))
        assert len(of(drawing, Line)) >= 2


def test_labels_of_months_stand_apart() -> None:
    drawing = cash_chart([1_000] * 36, axis(36), "Lägst")
    labels = [words for words in of(drawing, Words) if words.text.startswith("m")]
    steps = {int(after.text[1:]) - int(before.text[1:]) for before, after in itertools.pairwise(labels)}
    assert len(steps) == 1
    assert steps <= {1, 2, 3, 6, 12}
    assert labels[1].x - labels[0].x > words_width("m12", 8.5)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], []),
        ([50.0], [50.0]),
        ([50.0, 52.0], [50.0, 60.0]),
        ([98.0, 99.0], [90.0, 100.0]),
        ([20.0, 10.0], [20.0, 10.0]),
        ([0.0, 0.0, 0.0], [0.0, 10.0, 20.0]),
    ],
)
def test_spread(places: list[float], expected: list[float]) -> None:
    assert spread(places, 10, 0, 100) == expected
