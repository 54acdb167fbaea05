"""What stands below each other begins on one line, on every page of the real interview; lines of cells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from asf_starter.core.handbook import Handbook
from asf_starter.gui.answer_row import AnswerRow
from asf_starter.gui.budget.figures import FiguresModel
from asf_starter.gui.editors.base import Field
from asf_starter.gui.editors.row_card import RowCard
from asf_starter.gui.editors.rows_to_choose import RadioRow, TickRow
from asf_starter.gui.flow import Flow
from asf_starter.gui.kit import Kit
from asf_starter.gui.main_window import MainWindow
from asf_starter.gui.page_view import PageView
from asf_starter.gui.painted import paint_words, reads_from_right
from asf_starter.gui.route import Stop
from asf_starter.gui.widgets import Button, Label
from asf_starter.storage.folders import Folders
from tests.gui.conftest import MakeDesk, open_cafe, show

CONTROLS = (Field, QPlainTextEdit, RadioRow, TickRow, RowCard)


def starts(page: PageView, ground: QWidget, ring: int) -> dict[str, int]:
    """Where titles, labels and controls begin as one sees them: the ring of focus is outside."""
    found = {}
    labels = [page.eyebrow, page.title]
    for view in page.views.values():
        if view.isVisible():
            labels += [view.label, view.hint]
            controls = [part for part in view.editor.findChildren(QWidget) if isinstance(part, CONTROLS)]
            outer = [part for part in controls if part.isVisible() and not is_in_a_card(part)]
            found |= (
                {f"{view.question.id} field": outer[0].mapTo(ground, QPoint()).x() + ring} if outer else {}
            )
    for label in labels:
        if label.isVisible():
            found[label.text()] = label.mapTo(ground, QPoint()).x() + label.indent()
    return found


def is_in_a_card(part: QWidget) -> bool:
    parent = part.parentWidget()
    while parent is not None and not isinstance(parent, PageView):
        if isinstance(parent, RowCard):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("percent", [100, 200])
def test_titles_fields_and_back_begin_on_one_line_on_every_page(
    percent: int, make_desk: MakeDesk, handbook: Handbook, folders: Folders, qtbot: QtBot
) -> None:
    window = make_desk({"sv": handbook}, theme="light", text_size=percent).new_window()
    window.resize(1366, 768)
    show(window, qtbot)
    view = open_cafe(window, folders)
    look = view.kit.look
    ring = look.tokens.space.focus_ring
    with_bar: set[bool] = set()
    lines: set[int] = set()
    for stop in [stop for stop in view._way() if stop.kind == "page"]:
        view.go(stop)
        qtbot.wait(5)
        page = view.stack.currentWidget()
        assert isinstance(page, PageView)
        found = starts(page, view.middle, ring)
        assert len(set(found.values())) == 1, (stop, found)
        lines |= set(found.values())
        with_bar.add(page.verticalScrollBar().maximum() > 0)
    assert with_bar == {True, False} or percent == 200
    back = view.footer.back
    lines.add(back.mapTo(view.middle, QPoint()).x() + ring + look.line + look.air(10))
    assert len(lines) == 1


def test_beside_a_longer_cell_a_field_stands_at_the_same_height(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = Flow(8)
    ground.setLayout(flow)
    sizes = [QSize(100, 40), QSize(100, 70), QSize(100, 30)]
    parts = []
    for size in sizes:
        part = QWidget()
        part.setMinimumSize(size)
        part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        flow.addWidget(part)
        parts.append(part)
    flow.setGeometry(QRect(0, 0, 210, 500))
    assert [part.geometry() for part in parts] == [
        QRect(0, 0, 100, 70),
        QRect(108, 0, 100, 70),
        QRect(0, 78, 100, 30),
    ]
    assert flow.heightForWidth(210) == 108


def test_between_a_sign_and_its_words_is_air_that_grows(make_desk: MakeDesk, qtbot: QtBot) -> None:
    widths = []
    for percent in (100, 200):
        window = make_desk(theme="light", text_size=percent).new_window()
        qtbot.addWidget(window)
        kit: Kit = window.kit
        with_sign, bare = Button(kit, "Ny", icon="add"), Button(kit, "Ny")
        qtbot.addWidget(with_sign)
        qtbot.addWidget(bare)
        widths.append(with_sign.sizeHint().width() - bare.sizeHint().width())
        assert with_sign.sizeHint().width() == bare.sizeHint().width() + kit.look.px(18) + kit.look.air(4) + 4
    assert widths == [18 + 4 + 4, 36 + 6 + 4]


def test_an_empty_table_offers_one_thing(window: MainWindow, qtbot: QtBot) -> None:
    window.new_plan()
    view = window.view
    assert view is not None
    view.use_track(False)
    view.go(Stop("page", "offer"))
    page = view.stack.currentWidget()
    assert isinstance(page, PageView)
    editor = page.views["offer"].editor
    buttons = [button.text() for button in editor.findChildren(Button) if button.isVisible()]
    assert buttons == [editor.add.text()]
    qtbot.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    assert all(button.isVisible() for button in editor.switch.values())


@pytest.mark.parametrize(
    ("words", "from_right"),
    [
        ("Passar det?", False),
        ("هل يناسبكم؟", True),
        ("12 فرد", True),
        ("3 500 kr", False),
        ("12", False),
        ("", False),
    ],
)
def test_the_first_letter_tells_the_direction(words: str, from_right: bool) -> None:
    assert reads_from_right(words) is from_right


def test_a_full_stop_stays_at_the_end_of_swedish_words_in_a_mirrored_window(qapp: QApplication) -> None:
    def ink(words: str) -> tuple[int, int]:
        image = QImage(300, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.setFont(qapp.font())
        paint_words(painter, QRect(0, 0, 300, 40), words)
        painter.end()
        dark = [x for x in range(300) if any(image.pixelColor(x, y).lightness() < 128 for y in range(40))]
        low = [x for x in dark if all(image.pixelColor(x, y).lightness() >= 128 for y in range(12))]
        return dark[-1], low[-1]

    last, stop = ink("HHHH.")
    assert last == stop > 290  # at the right edge of the room, and the full stop is what ends it


def test_a_label_stands_where_reading_begins(qapp: QApplication, qtbot: QtBot, kit: Kit) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        label = Label(kit.look, "Hej")
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qtbot.addWidget(label)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    assert label.alignment() & Qt.AlignmentFlag.AlignVCenter  # level with the field or button beside it


@pytest.mark.parametrize("percent", [100, 200])
def test_the_way_to_a_question_stands_on_its_line(percent: int, kit: Kit, qtbot: QtBot) -> None:
    row = AnswerRow(replace(kit, look=replace(kit.look, percent=percent)), "HHHH", "", way="HH")
    qtbot.addWidget(row)
    row.resize(600, row.heightForWidth(600))
    image = row.grab().toImage()
    ground = image.pixelColor(300, 4).lightness()
    lowest = [
        max(
            y
            for y in range(image.height() - 3)
            for x in side
            if image.pixelColor(x, y).lightness() < ground - 80
        )
        for side in (range(8, 200), range(400, 592))
    ]
    assert abs(lowest[0] - lowest[1]) <= 1


def test_good_news_is_no_warning(window: MainWindow) -> None:
    window.new_plan()
    view = window.view
    assert view is not None
    card = view.banner.label.parentWidget()
    assert card is not None
    window.show_note("Kopian ligger bredvid.", calm=True)
    assert card.property("look") == "example"
    window.show_note("Planen går inte att spara.")
    assert card.property("look") == "banner"


def test_figures_have_their_units_below_each_other_in_a_mirrored_window(window: MainWindow) -> None:
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    model = FiguresModel(window.kit, window)
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) & right == right
