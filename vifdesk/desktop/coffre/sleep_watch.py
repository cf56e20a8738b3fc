"""Whether the machine slept, on any system: more time passed between two looks than can have passed awake."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QDateTime, QObject, QTimer, Signal

EVERY = 5
"""Seconds between two looks."""
_GAP = 30.0
"""Seconds too many that mean a sleep; a window that hangs, or a clock put right by the network, is not that late."""


class SleepWatch(QObject):
    """`slept()`: the machine slept, or its clock was moved by more than `_GAP`, which nobody can tell apart here.

    Two clocks, since systems differ: while the machine sleeps the wall clock goes on everywhere, the steady one only on
    Windows. A clock set back shows on neither as time too many, and locks nothing. In seconds since 1970, so that the
    change to summer time is no jump.
    """

    slept = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        wall: Callable[[], float] = lambda: QDateTime.currentMSecsSinceEpoch() / 1000,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clocks = (wall, steady)
        self._last = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY * 1000)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._last = self._read()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Compare with the look before; the timer does it by itself."""
        before, self._last = self._last, self._read()
        if max(now - then for now, then in zip(self._last, before, strict=True)) > EVERY + _GAP:
            self.slept.emit()

    def _read(self) -> tuple[float, float]:
        wall, steady = self._clocks
        return wall(), steady()
