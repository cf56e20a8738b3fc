"""The user leaves without saying so to the program: the system's session is locked, or the machine sleeps."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.coffre.sleep_watch import SleepWatch

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.windows_session import WindowsSession


class Departure(QObject):
    """`left()`: nobody should find the vault open any more. Heard from `start` to `stop`, by what each system offers."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sleep = SleepWatch(self)
        self._sleep.slept.connect(self.left)
        self._windows: WindowsSession | None = None
        self._linux: QObject | None = None

    def start(self) -> None:
        """Listen from now on; nothing is heard twice."""
        self._sleep.start()
        if sys.platform == "win32":
            from vifdesk.desktop.coffre.windows_session import WindowsSession

            if self._windows is None:
                self._windows = WindowsSession(self.left.emit)
            self._windows.start(self._window)
        elif sys.platform == "linux" and self._linux is None:
            from vifdesk.desktop.coffre.linux_session import listen

            self._linux = listen(self.left.emit, self)

    def stop(self) -> None:
        """Listen no more."""
        self._sleep.stop()
        if self._windows is not None:
            self._windows.stop()
        if self._linux is not None:
            self._linux.deleteLater()
            self._linux = None
