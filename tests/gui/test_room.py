"""Who gets how much of the width: the parts of an open plan, and the columns of a sheet."""

from __future__ import annotations

import pytest

from asf_starter.gui.editors.sheet_widths import ColumnWidth, share_width
from asf_starter.gui.room import Room, room_in


@pytest.mark.parametrize(
    ("width", "wanted", "room"),
    [
        (1400, 0, Room(roomy=True)),
        (1400, 780, Room(roomy=True)),  # 78 letters are the measure of text
        (1400, 781, Room(help_folded=True, roomy=True)),  # 28 + 34 letters, 781 and 64 pixels are more
        (1500, 800, Room(roomy=True)),
        (1200, 0, Room(help_folded=True, roomy=True)),
        (899, 0, Room(help_folded=True, list_folded=True)),
        (2400, 0, Room(roomy=True)),
        (3840, 0, Room(roomy=True, spare=720)),
        (3840, 2000, Room(roomy=True, spare=578)),  # 620, 2000 and 64 pixels are taken
        (3840, 3500, Room(help_folded=True, roomy=True)),
    ],
)
def test_help_folds_first_and_sooner_beside_a_wide_table(width: int, wanted: int, room: Room) -> None:
    assert room_in(width, 10, wanted) == room


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (900, [200, 80, 400]),  # everything fits
        (560, [200, 80, 280]),  # the widest gives way
        (400, [160, 80, 160]),  # then the next, to the same width
        (290, [120, 80, 90]),  # none below its least
        (289, [200, 80, 250]),  # scrolled sideways: nobody has to be narrow any more
    ],
)
def test_columns_share_the_room(room: int, widths: list[int]) -> None:
    columns = [ColumnWidth(120, 200), ColumnWidth(80, 80), ColumnWidth(90, 400)]
    assert share_width(columns, room, easy=250) == widths


def test_no_columns_need_no_width() -> None:
    assert share_width([], 300, easy=250) == []
