"""A document as it will be printed, page by page. The only place that knows pypdfium2."""

from __future__ import annotations

from typing import Any

import pypdfium2
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asf_starter.gui.kit import Kit
from asf_starter.gui.widgets import Button, Label, column

POINTS_PER_INCH = 72
PRINT_DPI = 300
WIDTH_OVER_HEIGHT = 210 / 297
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class DocumentView(QDialog):
    """All pages below each other; only those in view are drawn. Page Up and Page Down, zoom, print."""

    def __init__(self, kit: Kit, title: str, data: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.setWindowTitle(title)
        self.setObjectName("document_view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.document = pypdfium2.PdfDocument(data)
        self.pages = [PageWidget(kit, self.document, number) for number in range(len(self.document))]
        self._zoom = ZOOMS.index(1.0)
        self._set_up(title)
        self.resize(960, 900)

    def _set_up(self, title: str) -> None:
        kit = self.kit
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = QWidget()
        bar.setObjectName("top_bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(bar)
        line.setContentsMargins(10, 4, 10, 4)
        line.addWidget(Label(kit.look, title, bold=True), 1)
        self.place = Label(kit.look, step="small", tone="soft")
        self.place.setWordWrap(False)
        line.addWidget(self.place)
        for name, key, action in (
            ("smaller", "viewer.smaller", lambda: self.zoom(-1)),
            ("larger", "viewer.larger", lambda: self.zoom(1)),
            ("print", "viewer.print", self.print_it),
            ("close", "viewer.close", self.close),
        ):
            button = Button(kit, kit.words(key), kind="quiet")
            button.setObjectName(f"viewer_{name}")
            button.clicked.connect(action)
            line.addWidget(button)
        layout.addWidget(bar)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(kit.words("viewer.pages"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ground = QWidget()
        inside = column(ground, spacing=16, margin=16)
        for page in self.pages:
            inside.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        self.area.setWidget(ground)
        self.area.verticalScrollBar().valueChanged.connect(self._show_place)
        layout.addWidget(self.area, 1)
        for keys, action in (
            (QKeySequence.StandardKey.ZoomIn, lambda: self.zoom(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.zoom(-1)),
            (QKeySequence.StandardKey.Print, self.print_it),
            (QKeySequence.StandardKey.Close, self.close),
        ):
            QShortcut(QKeySequence(keys), self, activated=action)  # type: ignore[call-overload]
        self.area.setFocus()
        self._show_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        QTimer.singleShot(0, self, self._show_place)

    def _fit(self) -> None:
        room = max(240, min(self.area.viewport().width() - 40, self.kit.look.px(860)))
        for page in self.pages:
            page.fit(round(room * ZOOMS[self._zoom]))

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1)."""
        self._zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1)
        self._fit()

    def _show_place(self) -> None:
        top = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        before = [number for number, page in enumerate(self.pages, 1) if page.y() <= top]
        self.place.setText(
            self.kit.words("viewer.place", page=before[-1] if before else 1, total=len(self.pages))
        )

    def print_it(self) -> None:
        """Asks which printer, and prints every page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Paints the pages as pictures of 300 dots an inch."""
        painter = QPainter(printer)
        for number in range(len(self.document)):
            if number:
                printer.newPage()
            picture = render(self.document[number], PRINT_DPI / POINTS_PER_INCH)
            room = painter.viewport()
            size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(0, 0, size.width(), size.height()), picture)
        painter.end()


class PageWidget(QWidget):
    """One page: its picture, drawn when it comes into view, and its words for those who listen."""

    def __init__(self, kit: Kit, document: Any, number: int) -> None:
        super().__init__()
        self.kit = kit
        self._document = document
        self._number = number
        self._picture: QPixmap | None = None
        self._told = False
        width, height = document[number].get_size()
        self._shape = height / width if width else 1 / WIDTH_OVER_HEIGHT
        self.setAccessibleName(kit.words("viewer.page", page=number + 1))

    def fit(self, width: int) -> None:
        """Takes a width in pixels; the picture is drawn anew when it is seen."""
        if self.width() != width or self.height() != round(width * self._shape):
            self._picture = None
            self.setFixedSize(width, round(width * self._shape))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            page = self._document[self._number]
            ratio = self.devicePixelRatioF()
            image = render(page, self.width() * ratio / page.get_size()[0])
            image.setDevicePixelRatio(ratio)
            self._picture = QPixmap.fromImage(image)
        if not self._told:
            self._told = True
            self.setAccessibleDescription(self._document[self._number].get_textpage().get_text_range())
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._picture)
        painter.setPen(self.kit.look.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def render(page: Any, scale: float) -> QImage:
    """A page as a picture; ``scale`` 1 is 72 dots an inch."""
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    return image.copy()
