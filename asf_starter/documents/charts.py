"""Charts: from figures and words to drawings, for paper and screen alike.

All amounts are whole kronor; all words come in ready, in the reader's language. Every chart has a zero
line, thousand kronor on its axis, words beside the lines and bars instead of colours to remember, and
patterns that stay apart in grey print.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from asf_starter.documents.scales import Scale, scale_for, spread, words_width
from asf_starter.documents.tree import Box, Circle, Drawing, Line, Polyline, Shape, Words

Thousands = Callable[[int], str]
"""Writes kronor as thousands for the axis: 50 000 kronor become "50"."""

Kind = Literal["sales", "support", "grants", "other", "cost"]

# Support is hatched, so that its end is seen at once; cost is a light, warm grey.
_PATTERNS: Mapping[Kind, tuple[str, Literal["solid", "hatch", "dots"]]] = {
    "sales": ("series_1", "solid"),
    "support": ("series_2", "hatch"),
    "grants": ("series_3", "dots"),
    "other": ("field_line", "solid"),
    "cost": ("series_4", "solid"),
}
_LINES = (
    ("series_1", 2.2, False),
    ("series_2", 1.6, True),
    ("series_3", 1.6, False),
    ("ink_soft", 1.2, True),
)

_SIZE = 8.5
_ROW = 14.0
_GAP = 5.0
_MONTH_ROOM = 20.0
_EVERY = (1, 2, 3, 6, 12, 24)
"""Months between two labels, so that the same months are named each year."""


@dataclass(frozen=True)
class Series:
    """Amounts by period under one label."""

    label: str
    amounts: Sequence[int]
    kind: Kind = "sales"


@dataclass(frozen=True)
class Axis:
    """What stands along the axes: a label for each period, the unit, and how thousands are written."""

    periods: Sequence[str]
    unit: str
    thousands: Thousands


@dataclass(frozen=True)
class Size:
    """Of a whole drawing, in points; the default fills the text area of an upright page."""

    width: float = 453.0
    height: float = 180.0


def cash_chart(cash: Sequence[int], axis: Axis, lowest: str, size: Size | None = None) -> Drawing:
    """Cash at the end of each month as a line over pale bars; months below zero are hatched.

    The lowest point (the first, if there are several) is marked, and ``lowest`` is written above it.
    """
    plot = _Plot.make(cash, axis, size or Size(), rows=2)
    shapes = plot.ground()
    step = plot.step
    for index, amount in enumerate(cash):
        x = plot.left + index * step
        fill, pattern = ("accent_soft", "solid") if amount >= 0 else ("conflict", "hatch")
        shapes += plot.bar(x, step, 0, amount, fill, "hatch" if pattern == "hatch" else "solid")
    shapes.append(plot.zero_line())
    points = tuple(
        (plot.left + (index + 0.5) * step, plot.scale.y(amount)) for index, amount in enumerate(cash)
    )
    if points:
        shapes.append(Polyline(points, "accent", 2.0))
        x, y = points[min(range(len(cash)), key=lambda index: cash[index])]
        shapes.append(Line(x, plot.scale.top - 2, x, y - 3.6, "ink_soft", 0.6))
        shapes.append(Circle(x, y, 3.6, "ink", "surface", 1.6))
        shapes.append(plot.words_near(x, plot.scale.top - 6, lowest, bold=True))
    return plot.drawing([*shapes, *plot.period_labels()])


def income_and_cost_chart(income: Series, cost: Series, axis: Axis, size: Size | None = None) -> Drawing:
    """Income and cost beside each other for each period, with their labels in a row on top."""
    plot = _Plot.make([*income.amounts, *cost.amounts], axis, size or Size(), rows=2)
    shapes = plot.ground()
    few = len(axis.periods) <= 5
    width = min(plot.step * 0.36, 46.0)
    for index in range(len(axis.periods)):
        middle = plot.left + (index + 0.5) * plot.step
        for series, x in ((income, middle - width), (cost, middle + (2.0 if few else 0.0))):
            amount = series.amounts[index]
            fill, pattern = _PATTERNS[series.kind]
            shapes += plot.bar(x, width, 0, amount, fill, pattern)
            if few:
                y = plot.scale.y(amount) + (-3.0 if amount >= 0 else _SIZE + 2.0)
                shapes.append(Words(x + width / 2, y, axis.thousands(amount), _SIZE, anchor="middle"))
    shapes.append(plot.zero_line())
    shapes += _key_row((income, cost), plot.left, plot.scale.top - _GAP - 3)
    return plot.drawing([*shapes, *plot.period_labels()])


def sources_chart(sources: Sequence[Series], axis: Axis, size: Size | None = None) -> Drawing:
    """Where the money comes from, stacked by period; the labels stand beside the last bar.

    Amounts below zero are drawn as nothing: a source gives money or it does not.
    """
    totals = [sum(max(0, series.amounts[index]) for series in sources) for index in range(len(axis.periods))]
    room = max((words_width(series.label, _SIZE) for series in sources), default=0.0) + 22
    plot = _Plot.make(totals, axis, size or Size(), rows=1, right=room)
    shapes = plot.ground()
    width = min(plot.step * 0.66, 60.0)
    middles: list[float] = []
    for index in range(len(axis.periods)):
        x = plot.left + (index + 0.5) * plot.step - width / 2
        base = 0
        middles = []
        for series in sources:
            top = base + max(0, series.amounts[index])
            fill, pattern = _PATTERNS[series.kind]
            shapes += plot.bar(x, width, base, top, fill, pattern)
            middles.append(plot.scale.y((base + top) // 2))
            base = top
    shapes.append(plot.zero_line())
    shapes += plot.side_labels(
        [series.label for series in sources], middles, [_PATTERNS[s.kind] for s in sources]
    )
    return plot.drawing([*shapes, *plot.period_labels()])


def scenarios_chart(scenarios: Sequence[Series], axis: Axis, size: Size | None = None) -> Drawing:
    """One line for each scenario, labelled at its end; thick, dashed and thin lines stay apart in grey."""
    values = [amount for series in scenarios for amount in series.amounts]
    room = max((words_width(series.label, _SIZE, bold=True) for series in scenarios), default=0.0) + 10
    plot = _Plot.make(values, axis, size or Size(), rows=1, right=room)
    shapes = [*plot.ground(), plot.zero_line()]
    ends = []
    for number, series in enumerate(scenarios):
        colour, width, dashed = _LINES[number % len(_LINES)]
        points = tuple(
            (plot.left + (index + 0.5) * plot.step, plot.scale.y(amount))
            for index, amount in enumerate(series.amounts)
        )
        shapes.append(Polyline(points, colour, width, dashed))
        if points and number == 2:
            shapes += [Circle(x, y, 1.8, colour, colour) for x, y in points]
        ends.append(points[-1][1] if points else plot.scale.bottom)
    places = spread(ends, _ROW - 2, plot.scale.top, plot.scale.bottom)
    for number, (series, y) in enumerate(zip(scenarios, places, strict=True)):
        shapes.append(Words(plot.right + _GAP, y + 3, series.label, _SIZE, bold=number == 0))
    return plot.drawing([*shapes, *plot.period_labels()])


@dataclass(frozen=True)
class _Plot:
    """The area of a chart between its axes, and the pieces that every chart has."""

    axis: Axis
    size: Size
    scale: Scale
    left: float
    right: float

    @classmethod
    def make(cls, values: Sequence[int], axis: Axis, size: Size, rows: int, right: float = 2.0) -> _Plot:
        """``rows`` of words above the plot, ``right`` points beside it."""
        scale = scale_for(values, top=rows * _ROW + _GAP, bottom=size.height - _MONTH_ROOM)
        widest = max(words_width(axis.thousands(tick), _SIZE) for tick in scale.ticks)
        left = widest + _GAP + 2
        return cls(axis, size, scale, left, max(size.width - right, left + 40))

    @property
    def step(self) -> float:
        """Width of one period."""
        return (self.right - self.left) / max(1, len(self.axis.periods))

    def drawing(self, shapes: Sequence[Shape]) -> Drawing:
        """The finished drawing."""
        return Drawing(self.size.width, self.size.height, tuple(shapes))

    def ground(self) -> list[Shape]:
        """The unit, the steps of the axis and their thin lines."""
        shapes: list[Shape] = [Words(0, _SIZE + 1, self.axis.unit, _SIZE, colour="ink_soft")]
        for tick in self.scale.ticks:
            y = self.scale.y(tick)
            if tick:
                shapes.append(Line(self.left, y, self.right, y, "line", 0.6))
            label = self.axis.thousands(tick)
            shapes.append(Words(self.left - _GAP, y + 3, label, _SIZE, colour="ink_soft", anchor="end"))
        return shapes

    def zero_line(self) -> Line:
        """Painted after the bars, so that it stays whole."""
        y = self.scale.y(0)
        return Line(self.left, y, self.right, y, "ink", 0.9)

    def bar(
        self,
        x: float,
        width: float,
        start: int,
        end: int,
        fill: str,
        pattern: Literal["solid", "hatch", "dots"],
    ) -> list[Shape]:
        """A bar from one amount to another; nothing where they are equal."""
        if start == end:
            return []
        top, bottom = sorted((self.scale.y(start), self.scale.y(end)))
        return [Box(x, top, width, bottom - top, fill, pattern)]

    def words_near(self, x: float, y: float, words: str, bold: bool = False) -> Words:
        """Words with their middle at x, moved sideways where they would leave the drawing."""
        half = words_width(words, _SIZE, bold) / 2
        x = min(max(x, self.left + half), max(self.left + half, self.size.width - half))
        return Words(x, y, words, _SIZE, bold, anchor="middle")

    def period_labels(self) -> list[Shape]:
        """Labels below the plot: all of them, or as many as stand apart."""
        widest = max((words_width(label, _SIZE) for label in self.axis.periods), default=0.0)
        every = next((each for each in _EVERY if each * self.step >= widest + _GAP), _EVERY[-1])
        y = self.size.height - 4
        return [
            Words(self.left + (index + 0.5) * self.step, y, label, _SIZE, colour="ink_soft", anchor="middle")
            for index, label in enumerate(self.axis.periods)
            if index % every == 0
        ]

    def side_labels(
        self, labels: Sequence[str], middles: Sequence[float], patterns: Sequence[tuple[str, str]]
    ) -> list[Shape]:
        """A swatch and words for each layer, beside the last bar."""
        shapes: list[Shape] = []
        if not middles:
            return shapes
        places = spread(middles, _ROW, self.scale.top + 4, self.scale.bottom - 2)
        for label, y, (fill, pattern) in zip(labels, places, patterns, strict=True):
            shapes.append(_swatch(self.right + 3, y - 4.5, fill, pattern))
            shapes.append(Words(self.right + 16, y + 3, label, _SIZE))
        return shapes


def _key_row(series: Sequence[Series], left: float, baseline: float) -> list[Shape]:
    shapes: list[Shape] = []
    for each in series:
        fill, pattern = _PATTERNS[each.kind]
        shapes.append(_swatch(left, baseline - 8, fill, pattern))
        shapes.append(Words(left + 13, baseline, each.label, _SIZE))
        left += words_width(each.label, _SIZE) + 30
    return shapes


def _swatch(x: float, y: float, fill: str, pattern: str) -> Box:
    kinds: dict[str, Literal["solid", "hatch", "dots"]] = {"hatch": "hatch", "dots": "dots"}
    return Box(x, y, 9, 9, fill, kinds.get(pattern, "solid"))
