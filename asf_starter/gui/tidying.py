"""Python's search for rubbish: made when the person rests, never between two letters."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

REST_BEFORE_TIDYING = 1500
USUAL = gc.get_threshold()
NEVER = 1_000_000
"""A threshold that is not reached: then a full search is made by nobody but us."""


class Tidying(QObject):
    """While it lives, full searches wait until nothing has been typed or turned for a moment.

    A full search walks everything there is, which takes longer than a frame of the screen. The short ones,
    over what is new, go on as always.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.set_threshold(*USUAL[:2], NEVER)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_BEFORE_TIDYING)
        self._rest.timeout.connect(gc.collect)

    def wait(self) -> None:
        """Something happened: the rest begins anew."""
        self._rest.start()

    def close(self) -> None:
        """Leaves the searches to Python again."""
        self._rest.stop()
        gc.set_threshold(*USUAL)
