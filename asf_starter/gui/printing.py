"""Sending pages to a printer one after the other, so that the window never waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

POINTS_PER_INCH = 72
PRINT_DPI = 300

Picture = Callable[[int, float], QImage]
"""A page (from 0) as a picture in a scale; 1 is 72 dots an inch."""


class PrintRun(QObject):
    """Prints pictures of pages. ``progressed(page, total)`` counts from 1; ``finished(complete)``."""

    progressed = Signal(int, int)
    finished = Signal(bool)

    def __init__(self, printer: QPrinter, total: int, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._picture = picture
        self._pages = list(wanted_pages(printer, total))
        self._done = 0
        self._painter: QPainter | None = None

    def start(self) -> None:
        """Begins; each page is painted when the window has nothing else to do."""
        painter = QPainter()
        if not self._pages or not painter.begin(self._printer):
            self.finished.emit(False)
            return
        self._painter = painter
        QTimer.singleShot(0, self, self._step)

    def stop(self) -> None:
        """Ends after the page that was painted last."""
        if self._painter is not None:
            self._printer.abort()
            self._end(complete=False)

    def _step(self) -> None:
        if self._painter is None:
            return
        if self._done:
            self._printer.newPage()
        page = self._pages[self._done]
        paint_page(self._painter, self._picture(page, PRINT_DPI / POINTS_PER_INCH))
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        if self._done == len(self._pages):
            self._end(complete=True)
        else:
            QTimer.singleShot(0, self, self._step)

    def _end(self, *, complete: bool) -> None:
        painter, self._painter = self._painter, None
        if painter is not None:
            painter.end()
        self.finished.emit(complete)


def wanted_pages(printer: QPrinter, total: int) -> range:
    """The pages that were asked for in the print dialog, counted from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not first:
        return range(total)
    return range(first - 1, min(last or total, total))


def paint_page(painter: QPainter, picture: QImage) -> None:
    """Paints a page as large as the sheet allows; a page on its side is turned to fit the sheet."""
    sheet = painter.viewport()
    if (picture.width() > picture.height()) != (sheet.width() > sheet.height()):
        picture = picture.transformed(QTransform().rotate(90))
    size = picture.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRect(0, 0, size.width(), size.height()), picture)
