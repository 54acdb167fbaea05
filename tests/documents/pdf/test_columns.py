"""Widths of columns: they add up, hold their words, and share what is left sensibly."""

from __future__ import annotations

from math import inf

import pytest

from asf_starter.documents.pdf.columns import Need, fitted, groups, squeezed
from asf_starter.documents.tree import Column


def words(count: int) -> list[Column]:
    return [Column(()) for _ in range(count)]


def figures(count: int) -> list[Column]:
    return [Column(()), *(Column((), "right") for _ in range(count - 1))]


def test_words_take_what_they_need_and_share_the_rest() -> None:
    widths = fitted(words(2), [Need(20, 40), Need(20, 80)], 240)
    assert widths == [pytest.approx(80), pytest.approx(160)]


def test_long_words_leave_room_for_lines() -> None:
    widths = fitted(words(2), [Need(30, 30), Need(50, 1000)], 200)
    assert widths == [pytest.approx(30), pytest.approx(170)]


def test_a_column_with_width_to_spare_gives_to_one_whose_words_run_on() -> None:
    """By the longest cells alone the first column takes half; but its long cell stands only in the header."""
    head, short = (40.0,) * 4, (40.0,)
    first = Need(40, 160, 0, (head, short, short, short))
    second = Need(40, 160, 0, (short, head, head, head))
    widths = fitted(words(2), [first, second], 240)
    assert widths is not None
    assert sum(widths) == pytest.approx(240)
    assert widths[1] >= 160  # the three long cells stand on a line each
    assert widths[0] >= 40  # and no word is cut


def test_headers_of_figures_fold_before_a_table_is_too_wide() -> None:
    needs = [Need(60, 60), Need(90, 90, folded=56), Need(90, 90, folded=56)]
    widths = fitted(figures(3), needs, 200)
    assert widths is not None
    assert sum(widths) == pytest.approx(200)
    assert min(widths[1:]) >= 56
    assert fitted(figures(3), needs, 170) is None


def test_a_column_to_write_in_by_hand_gives_nothing() -> None:
    written = Need(60, 60, 0, ((40.0,), (60.0,)), folded=inf)
    crowded = Need(40, 300, 0, ((40.0,), (40.0,) * 6))
    columns = [Column((), share=2), Column((), share=1)]
    assert fitted(columns, [written, crowded], 240) == [160, 80]
    taken = fitted(columns, [Need(60, 60, 0, written.cells), crowded], 240)
    assert taken is not None
    assert taken[1] >= 120  # two lines of three words instead of three lines of two


def test_widths_stay_where_no_gift_saves_a_line() -> None:
    long = (20.0,) * 30
    plain = fitted(words(2), [Need(20, 600), Need(20, 600)], 200)
    assert fitted(words(2), [Need(20, 600, 0, (long,)), Need(20, 600, 0, (long,))], 200) == plain


def test_no_way_without_cutting_words() -> None:
    assert fitted(words(2), [Need(120, 120), Need(90, 90)], 200) is None


def test_columns_of_figures_are_equally_wide() -> None:
    widths = fitted(figures(3), [Need(50, 50, 10), Need(30, 30, 10), Need(40, 40)], 300)
    assert widths is not None
    assert widths[1] - 10 == widths[2] == 62
    assert sum(widths) == pytest.approx(300)


def test_a_wide_sum_does_not_widen_the_months() -> None:
    needs = [Need(80, 80), *(Need(30 + index % 2, 30 + index % 2) for index in range(12)), Need(60, 60)]
    widths = fitted(figures(14), needs, 520)
    assert widths is not None
    assert {round(width, 2) for width in widths[1:13]} == {31}
    assert sum(widths) == pytest.approx(520)


def test_shares_decide_but_never_cut_a_word() -> None:
    columns = [Column((), share=1), Column((), share=3)]
    assert fitted(columns, [Need(10, 10), Need(10, 10)], 200) == [50, 150]
    assert fitted(columns, [Need(80, 90), Need(10, 10)], 200) == [80, 120]


def test_squeezed_columns_add_up_and_spare_the_narrow() -> None:
    assert squeezed([Need(20, 20), Need(400, 400), Need(300, 300)], 220) == [20, 100, 100]


@pytest.mark.parametrize("count", [1, 2, 7, 40, 200])
@pytest.mark.parametrize("repeated", [0, 1])
def test_groups_hold_every_column_once(count: int, repeated: int) -> None:
    repeated = min(repeated, count - 1)
    needs = [Need(60, 60, 5) for _ in range(count)]
    found = groups(needs, 400, repeated)
    assert [index for group in found for index in group[repeated:]] == list(range(repeated, count))
    assert all(group[:repeated] == list(range(repeated)) for group in found)
    assert max(len(group) for group in found) <= 7
    sizes = [len(group) for group in found]
    assert max(sizes) - min(sizes) <= max(1, sizes[0] - 2)


def test_columns_wider_than_the_page_stand_alone() -> None:
    assert groups([Need(50, 50), Need(900, 900), Need(900, 900)], 400, 1) == [[0, 1], [0, 2]]
