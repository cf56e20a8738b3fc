"""Nobody touches the post: a warning, then the vault is locked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from vifdesk.actions.ports import Clock

WARNING = 30
"""Seconds between the warning and the lock."""
_ACTIVITY = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """`warned`: the time is nearly over. `resumed`: somebody is there after all. `expired`: it is over.

    A timer stands still while the machine sleeps; so the clock is asked too, at the first key or click after.
    """

    warned = Signal()
    resumed = Signal()
    expired = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds = 0
        self._last: datetime | None = None
        self._warned = False
        self._warning, self._end = QTimer(self), QTimer(self)
        for timer, act in ((self._warning, self._warn), (self._end, self._expire)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)

    def start(self, seconds: int) -> None:
        """Watch from now on; more than `WARNING` seconds."""
        application = QApplication.instance()
        if not self._seconds and application is not None:
            application.installEventFilter(self)
        self._seconds = seconds
        self._touch()

    def stop(self) -> None:
        """Watch no more."""
        application = QApplication.instance()
        if self._seconds and application is not None:
            application.removeEventFilter(self)
        self._seconds = 0
        self._warned = False
        self._warning.stop()
        self._end.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._seconds and event.type() in _ACTIVITY:
            if self._slept():
                self._expire()
                return True
            self._touch()
        return False

    def _slept(self) -> bool:
        return self._last is not None and self._clock.now() - self._last > timedelta(seconds=self._seconds)

    def _touch(self) -> None:
        self._last = self._clock.now()
        self._warning.start((self._seconds - WARNING) * 1000)
        self._end.start(self._seconds * 1000)
        if self._warned:
            self._warned = False
            self.resumed.emit()

    def _warn(self) -> None:
        self._warned = True
        self.warned.emit()

    def _expire(self) -> None:
        self.stop()
        self.expired.emit()
