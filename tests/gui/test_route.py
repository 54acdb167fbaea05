"""The way through a plan: stops, tracks, progress, addresses; and finding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from asf_starter.core.assessment import Assessment, assess
from asf_starter.core.handbook import Handbook
from asf_starter.core.plan import Plan
from asf_starter.documents.phrases import phrases_of
from asf_starter.gui.finding import find
from asf_starter.gui.route import (
    CHECK,
    EXPORT,
    STANDING,
    Progress,
    Stop,
    chapter_progress,
    first_open,
    from_address,
    is_dealt_with,
    nearest,
    neighbour,
    stops,
    to_address,
    total_progress,
)

APlan = Callable[..., Plan]


@pytest.fixture
def assessed(small_handbook: Handbook, a_plan: APlan) -> Callable[..., Assessment]:
    def work_out(**typed: object) -> Assessment:
        return assess(small_handbook, a_plan(**typed), date(2026, 11, 23))

    return work_out


def ids(way: tuple[Stop, ...]) -> list[str]:
    return [f"{stop.kind}:{stop.id}" if stop.id else stop.kind for stop in way]


def test_the_full_track_has_chapter_starts_and_pages_in_force(
    small_handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    way = stops(small_handbook.interview, assessed().answers, short=False)
    assert ids(way)[:4] == ["chapter:start", "page:name", "page:board", "chapter:kinds"]
    way = stops(small_handbook.interview, assessed(has_board="ja").answers, short=False)
    assert ids(way)[:4] == ["chapter:start", "page:name", "page:board", "page:board_more"]
    assert way[-3:] == (STANDING, CHECK, EXPORT)


def test_the_short_track_has_only_its_pages(
    small_handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    way = stops(small_handbook.interview, assessed().answers, short=True)
    pages = ["page:name", "page:board", "page:choosing", "page:times"]
    assert ids(way) == [*pages, "standing", "check", "export"]


def test_a_row_in_which_nothing_stands_is_no_answer(
    small_handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    table = next(q for _, _, q in small_handbook.interview.walk() if q.kind == "table")
    empty = assessed(**{table.id: [{"id": "r1", "cells": {}}]}).answers.by_id.get(table.id)
    assert empty is not None
    assert empty.is_open
    assert not is_dealt_with(empty)


def test_neighbours_and_ends(small_handbook: Handbook, assessed: Callable[..., Assessment]) -> None:
    way = stops(small_handbook.interview, assessed().answers, short=True)
    assert neighbour(way, Stop("page", "name"), -1) is None
    assert neighbour(way, Stop("page", "name"), 1) == Stop("page", "board")
    assert neighbour(way, EXPORT, 1) is None
    assert neighbour(way, Stop("page", "gone"), 1) == way[0]


def test_the_nearest_stops_come_first_and_onward_before_back() -> None:
    way = tuple(Stop("page", name) for name in "abcde")
    assert "".join(stop.id for stop in nearest(way, way[1])) == "cade"
    assert "".join(stop.id for stop in nearest(way, way[4])) == "dcba"
    assert "".join(stop.id for stop in nearest(way, CHECK)) == "abcde"


@pytest.mark.parametrize("short", [True, False])
def test_addresses_come_back(short: bool) -> None:
    for stop in (Stop("page", "name_and_place"), Stop("chapter", "start"), CHECK, EXPORT):
        assert from_address(to_address(stop, short=short)) == (stop, short)


@pytest.mark.parametrize("address", ["", "page", "full/page", "half/page/x", "full/nowhere/x", "name"])
def test_foreign_addresses_lead_nowhere(address: str) -> None:
    assert from_address(address) is None


def test_progress_counts_values_marks_and_what_is_left(small_handbook: Handbook, a_plan: APlan) -> None:
    plan = a_plan(enterprise_name="Kornboden", has_board="nej").with_state("rhythm", "ask_advisor")
    answers = assess(small_handbook, plan, date(2026, 11, 23)).answers
    start, kinds, _ = small_handbook.interview.chapters
    assert chapter_progress(start, answers, short=False) == Progress(2, 2, 0, 10)
    assert chapter_progress(start, answers, short=False).state == "done"
    assert chapter_progress(kinds, answers, short=True) == Progress(2, 1, 1, 3)
    assert chapter_progress(kinds, answers, short=True).state == "begun"
    assert total_progress(small_handbook.interview, answers, short=True).left == 1


def test_an_answer_that_cannot_be_read_is_still_to_do(
    small_handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    interview = small_handbook.interview
    unread = assessed(enterprise_name="K", has_board="nej", rhythm="weekly", start_date="till sommaren")
    assert total_progress(interview, unread.answers, short=True).left == 1
    assert first_open(interview, unread.answers, short=True) == Stop("page", "times")
    assert is_dealt_with(unread.answers.by_id["start_date"])
    alone = assessed(start_date="till sommaren").answers
    chapter, _ = interview.place("start_date")
    assert chapter_progress(chapter, alone, short=True).dealt_with == 0
    assert chapter_progress(chapter, alone, short=True).state == "begun"


def test_minutes_come_in_steps_of_five() -> None:
    assert Progress(10, 0, 0, 20).minutes_left == 20
    assert Progress(10, 9, 0, 20).minutes_left == 5
    assert Progress(10, 10, 0, 20).minutes_left == 0


def test_the_first_open_page(small_handbook: Handbook, assessed: Callable[..., Assessment]) -> None:
    interview = small_handbook.interview
    assert first_open(interview, assessed().answers, short=True) == Stop("page", "name")
    answered = assessed(enterprise_name="K", has_board="nej", rhythm="weekly", start_date="mars 2027")
    assert first_open(interview, answered.answers, short=True) == CHECK
    assert first_open(interview, answered.answers, short=False) == Stop("page", "words")


def test_search_finds_questions_answers_and_hard_words(
    small_handbook: Handbook, assessed: Callable[..., Assessment]
) -> None:
    phrases = phrases_of(small_handbook)
    plan = assessed(enterprise_name="Kornbodens kafé", rhythm="monthly")

    def found(text: str) -> list[str]:
        return [hit.question or hit.title for hit in find(text, small_handbook, phrases, plan)]

    assert found("heta") == ["enterprise_name"]
    assert found("KORNBODENS kafe") == ["enterprise_name"]
    assert "rhythm" in found("varje månad")
    assert found("överskott") == ["överskott"]
    assert found("finns inte någonstans") == []
    assert found("   ") == []
    assert "board_name" not in found("styrelsen")
