"""Budget years and financial years."""

from __future__ import annotations

from asf_starter.core.economy.timeline import Span, Timeline
from asf_starter.core.interview.values import Month


def test_years_of_a_budget_that_begins_in_march() -> None:
    timeline = Timeline(Month(2027, 3), 9)
    assert timeline.budget_years[1] == Span("budget", 2, 12, 23)
    assert timeline.financial_years == (
        Span("financial", 1, 0, 9),
        Span("financial", 2, 10, 21),
        Span("financial", 3, 22, 33),
        Span("financial", 4, 34, 45, complete=False),
    )
    assert timeline.year_ends[9:11] == (9, 21)
    assert list(timeline.financial_years[-1].months) == [34, 35]
    assert timeline.calendar[:3] == (2, 3, 4)
    assert [timeline.quarter_end(month) for month in (0, 1, 2, 4)] == [0, 3, 3, 6]
    assert timeline.index(Month(2027, 1)) == -2
