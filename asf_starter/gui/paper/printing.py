"""Sending pages to a printer in a worker, one after the other, so that the window never waits."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

_LOG = logging.getLogger(__name__)
POINTS_PER_INCH = 72
PRINT_DPI = 300
BANDS = 24
"""A page is painted in so many bands: the window gets its turn between them."""
OVERLAP = 2
"""Rows of the picture that neighbouring bands share, so that no line shows between them."""

Picture = Callable[[int, float], QImage]
"""A page (from 0) as a picture in a scale; 1 is 72 dots an inch."""


class PrintRun(QObject):
    """Prints pictures of pages. ``progressed(page, total)`` counts from 1; ``finished(complete)``.

    Qt lets a worker paint on a printer as long as nobody else does; the printer is not to be touched before
    ``finished``.
    """

    progressed = Signal(int, int)
    finished = Signal(bool)

    def __init__(self, printer: QPrinter, total: int, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._picture = picture
        self._pages = list(wanted_pages(printer, total))
        self._stopped = threading.Event()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="print")

    def start(self) -> None:
        """Begins."""
        self._worker.submit(self._run)

    def cancel(self) -> None:
        """Ends after the page that is being painted."""
        self._stopped.set()

    def stop(self) -> None:
        """Ends after the page that is being painted, and waits for it."""
        self._stopped.set()
        self._worker.shutdown(wait=True)

    def _run(self) -> None:
        complete = False
        try:
            complete = self._print()
        except Exception as error:  # the window is told, and goes on
            _LOG.error("printing failed: %s", type(error).__name__, exc_info=error)
        self.finished.emit(complete)

    def _print(self) -> bool:
        painter = QPainter()
        if not self._pages or not painter.begin(self._printer):
            return False
        try:
            for done, page in enumerate(self._pages, 1):
                if self._stopped.is_set():
                    self._printer.abort()
                    return False
                if done > 1:
                    self._printer.newPage()
                paint_page(painter, self._picture(page, PRINT_DPI / POINTS_PER_INCH))
                self.progressed.emit(done, len(self._pages))
        finally:
            painter.end()
        return True


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
    scale = size.height() / picture.height()
    step = -(-picture.height() // BANDS)
    for top in range(0, picture.height(), step):
        band = picture.copy(0, top, picture.width(), min(step + OVERLAP, picture.height() - top))
        above, below = round(top * scale), round((top + band.height()) * scale)
        painter.drawImage(QRect(0, above, size.width(), below - above), band)
