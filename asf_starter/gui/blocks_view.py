"""Blocks of a document as widgets: what stands on paper, read on the screen and always up to date.

Texts that stem from an answer end in a button that leads to its question. Lines to write on by hand
and page breaks belong to paper and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from asf_starter.documents.tree import (
    Advice,
    Block,
    Clause,
    Figure,
    Heading,
    Item,
    Items,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    SignatureLines,
    Table,
    TableRow,
    WritingLines,
)
from asf_starter.gui import widgets
from asf_starter.gui.accessibility import DECORATION, set_role
from asf_starter.gui.drawing_view import DrawingView
from asf_starter.gui.kit import Kit
from asf_starter.gui.look import Step
from asf_starter.gui.widgets import Button, Card, Label, Separator, clear, column

STEPS: Mapping[int, Step] = {1: "larger", 2: "larger", 3: "body", 4: "body"}
PARAGRAPH_STEPS: Mapping[str, Step] = {"lead": "larger", "body": "body", "quiet": "small", "small": "small"}
MOST_ORIGINS = 3
"""A text that stems from more answers than that speaks of the whole; no button leads to one of them."""
GAP = "…………"


class BlocksView(QWidget):
    """Shows blocks. ``question_wanted`` carries the id of the question that one wants to go to, ``resized``
    follows when tables had to be laid out in another way for the width there is."""

    question_wanted = Signal(str)
    resized = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._column = column(self, spacing=0)
        self._shown: tuple[Block, ...] | None = None
        self._wanted_widths: list[int] = []
        self._narrow: list[bool] = []

    def show_blocks(self, blocks: Sequence[Block]) -> bool:
        """Shows these blocks; whether anything is different from before."""
        wanted = tuple(blocks)
        if wanted == self._shown:
            return False
        if self._shown is not None:
            self._narrow = []
        self._shown = wanted
        self._wanted_widths = []
        # Made aside and shown as a whole: a layout on the screen is worked out anew for each part.
        parts = QWidget()
        self._add(column(parts, spacing=self.kit.look.tokens.space.inside), wanted)
        clear(self._column)
        self._column.addWidget(parts)
        parts.show()
        return True

    def _add(self, layout: QVBoxLayout, blocks: Iterable[Block]) -> None:
        for block in blocks:
            for widget in self._widgets(block):
                layout.addWidget(widget)

    def _widgets(self, block: Block) -> Iterator[QWidget]:
        look = self.kit.look
        match block:
            case Heading():
                if block.level == 1:
                    yield Separator()
                yield widgets.Heading(look, words_of(block.runs), step=STEPS[block.level])
            case Paragraph():
                yield self._paragraph(block)
            case Items():
                for number, item in enumerate(block.items, 1):
                    yield self._item(block, item, number)
            case Table():
                yield self._table(block)
            case Figure():
                yield widgets.Heading(look, words_of(block.title), step="body")
                drawing = DrawingView(look)
                drawing.show_drawing(block.drawing, block.alternative)
                yield drawing
            case Advice():
                yield self._advice(block)
            case Clause():
                yield widgets.Heading(look, f"{block.number} {words_of(block.title)}".strip(), step="body")
                inside = QWidget()
                self._add(column(inside, spacing=look.tokens.space.inside), block.blocks)
                yield inside
            case SignatureLines() | WritingLines() | PageBreak():
                pass
            case _:
                assert_never(block)

    # -- lines of text --

    def _paragraph(self, block: Paragraph) -> QWidget:
        step: Step = (
            "small" if block.style in ("quiet", "small") else "larger" if block.style == "lead" else "body"
        )
        label = Label(self.kit.look, words_of(block.runs), step=step, bold=block.style == "quiet")
        if block.style in ("quiet", "small"):
            label.setProperty("look", "soft")
        if block.style == "quiet":
            set_role(label, "Heading")
        return self._with_way(label, () if block.style == "quiet" else (block,))

    def _item(self, items: Items, item: Item, number: int) -> QWidget:
        kit = self.kit
        text = QWidget()
        layout = column(text, spacing=2)
        for block in item.blocks:
            if isinstance(block, Paragraph):
                layout.addWidget(Label(kit.look, words_of(block.runs)))
            else:
                self._add(layout, (block,))
        mark = {"number": f"{number}.", "checkbox": "☐"}.get(items.style, "•")
        first = _picture(kit, item.sign) if item.sign else _mark(kit, mark)
        return self._with_way(_beside(kit, first, text), item.blocks)

    def _advice(self, block: Advice) -> QWidget:
        kit = self.kit
        card = Card(kit.look)
        inside = QWidget()
        layout = column(inside, spacing=2)
        layout.addWidget(Label(kit.look, words_of(block.title), bold=True))
        self._add(layout, block.blocks)
        if block.source:
            layout.addWidget(Label(kit.look, block.source, step="small", tone="soft"))
        card.column.addWidget(_beside(kit, _picture(kit, block.sign), inside) if block.sign else inside)
        return self._with_way(card, (Paragraph(block.title), *block.blocks))

    def _with_way(self, widget: QWidget, blocks: Iterable[Block]) -> QWidget:
        """The widget, with a button to the question that its text stems from."""
        way = self._way(_origins(blocks))
        if way is None:
            return widget
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.kit.look.tokens.space.inside)
        row.addWidget(widget, 1)
        row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _way(self, origins: Sequence[str]) -> Button | None:
        find = self.kit.handbook.interview.find
        questions = [question for question in map(find, origins) if question is not None]
        if not questions or len(origins) > MOST_ORIGINS:
            return None
        first = questions[0]
        words = self.kit.phrases.text("panels.blocks.to_question")
        button = Button(self.kit, words, kind="link", name=f"{words}: {first.label}")
        button.setFont(self.kit.look.font("small"))
        button.setObjectName(f"way/{first.id}")
        button.clicked.connect(lambda: self.question_wanted.emit(first.id))
        return button

    # -- tables --

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = [width > self.width() for width in self._wanted_widths]
        if narrow != self._narrow and self._shown is not None:
            self._narrow = narrow
            shown, self._shown = self._shown, None
            self.show_blocks(shown)
            self.resized.emit()

    def _table(self, table: Table) -> QWidget:
        """A table as a grid of words; where that gets too narrow, row after row."""
        widths = [self._word_width(table, number) for number in range(len(table.columns))]
        space = self.kit.look.tokens.space
        wanted = sum(widths) + len(widths) * space.parts + 2 * space.parts + self.kit.look.px(80)
        number = len(self._wanted_widths)
        self._wanted_widths.append(wanted)
        if number >= len(self._narrow):
            self._narrow.append(wanted > self.width())
        card = Card(self.kit.look)
        card.setAccessibleName(table.summary)
        if self._narrow[number]:
            self._stack(card, table)
        else:
            self._grid(card, table, widths)
        if table.note:
            card.column.addWidget(Label(self.kit.look, words_of(table.note), step="small", tone="soft"))
        return card

    def _word_width(self, table: Table, number: int) -> int:
        """The width of the longest word in a column; no word is ever cut."""
        metrics = QFontMetrics(self.kit.look.font("small", bold=True))
        cells = [table.columns[number].runs, *(table.cells_of(row)[number].runs for row in table.rows)]
        words = [word for runs in cells for word in words_of(runs).split()]
        signs = any(table.cells_of(row)[number].sign for row in table.rows)
        return max(map(metrics.horizontalAdvance, words), default=0) + (self.kit.look.px(28) if signs else 4)

    def _grid(self, card: Card, table: Table, widths: Sequence[int]) -> None:
        look = self.kit.look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.tokens.space.parts)
        grid.setVerticalSpacing(look.tokens.space.inside)
        wraps = [_has_sentences(table, number) for number in range(len(table.columns))]
        if not any(wraps):
            wraps = [True] * len(wraps)
        for number, head in enumerate(table.columns):
            title = Label(look, words_of(head.runs), step="small", bold=True, tone="soft")
            set_role(title, DECORATION)  # each cell says it
            grid.addWidget(title, 0, number)
            grid.setColumnStretch(number, max(1, round(head.share * 10)) if wraps[number] else 0)
            grid.setColumnMinimumWidth(number, widths[number])
        for number, row in enumerate(table.rows):
            grid.addWidget(Separator(), 2 * number + 1, 0, 1, len(table.columns) + 1)
            line = 2 * number + 2
            for place in range(len(table.columns)):
                grid.addWidget(self._cell(table, row, place), line, place, Qt.AlignmentFlag.AlignTop)
            way = self._way(_row_origins(row))
            if way is not None:
                grid.addWidget(way, line, len(table.columns), Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(grid)

    def _stack(self, card: Card, table: Table) -> None:
        """Row after row: its header, then each column's header with the cell below it."""
        for number, row in enumerate(table.rows):
            if number:
                card.column.addWidget(Separator())
            for place, head in enumerate(table.columns):
                words = words_of(head.runs)
                if place and words and words_of(table.cells_of(row)[place].runs):
                    title = Label(self.kit.look, words, step="small", tone="soft")
                    set_role(title, DECORATION)  # the cell says it
                    card.column.addWidget(title)
                card.column.addWidget(self._cell(table, row, place))
            way = self._way(_row_origins(row))
            if way is not None:
                card.column.addWidget(way)

    def _cell(self, table: Table, row: TableRow, number: int) -> QWidget:
        cell = table.cells_of(row)[number]
        words, head = words_of(cell.runs), words_of(table.columns[number].runs)
        is_header = number == 0 and table.row_headers
        bold = row.style != "plain" or is_header or _is_bold(cell.runs)
        label = Label(self.kit.look, words, step="small", bold=bold)
        label.setAccessibleName(f"{head}: {words}" if number and head else words)
        return _beside(self.kit, _picture(self.kit, cell.sign), label) if cell.sign else label


def words_of(runs: Runs) -> str:
    """The words of runs; a gap to fill in by hand is a few dots with what belongs there."""
    return "".join(f"{GAP} ({run.text})" if run.gap else run.text for run in runs)


def _is_bold(runs: Runs) -> bool:
    return bool(runs) and all(run.bold for run in runs if run.text.strip())


def _has_sentences(table: Table, number: int) -> bool:
    """Whether a column holds more than single words; one of single words leaves its room to the others."""
    return any(" " in words_of(table.cells_of(row)[number].runs).strip() for row in table.rows)


def _origins(blocks: Iterable[Block]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for block in blocks:
        if isinstance(block, Paragraph):
            found |= dict.fromkeys(_of_runs(block.runs))
    return tuple(found)


def _row_origins(row: TableRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin for cell in row.cells for origin in _of_runs(cell.runs)))


def _of_runs(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        yield from run.origins


def _mark(kit: Kit, words: str) -> QLabel:
    label = Label(kit.look, words, tone="soft")
    if not words[0].isdigit():
        set_role(label, DECORATION)
    label.setFixedWidth(kit.look.px(20))
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
    return label


def _picture(kit: Kit, sign: str) -> QLabel:
    picture = QLabel()
    colour = "conflict" if sign == "conflict" else "note" if sign in ("note", "warning") else "ink"
    picture.setPixmap(kit.look.pixmap(sign, colour, 16))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    picture.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    picture.setContentsMargins(0, kit.look.px(4), 0, 0)
    set_role(picture, DECORATION)
    return picture


def _beside(kit: Kit, first: QWidget, second: QWidget) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(kit.look.tokens.space.inside)
    row.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(second, 1)
    return widget
