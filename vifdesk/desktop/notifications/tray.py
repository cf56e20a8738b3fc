"""The system's own notification, where the system has a place for one: a count of things, never whose."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from vifdesk.domain.register.falling_due import Fallen

_SHOWN = 10_000
"""Milliseconds; the system may decide otherwise."""


class Tray(QObject):
    """`clicked()`: bring the window up. Makes no sound of its own; silent where the system has no tray."""

    clicked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def show_place(self) -> None:
        """Take a place beside the system's clock, if it has one."""
        if self._icon is not None or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._icon = QSystemTrayIcon(self._window.windowIcon(), self)
        self._icon.setToolTip("vifdesk")
        self._icon.activated.connect(lambda _reason: self.clicked.emit())
        self._icon.messageClicked.connect(self.clicked)
        self._icon.show()

    def leave_place(self) -> None:
        """Give it back: a locked vault tells nothing."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def tell(self, fallen: Fallen) -> None:
        """Say it outside the window, only while nobody looks at the window."""
        if self._icon is not None and not self._window.isActiveWindow():
            self._icon.showMessage("vifdesk", f"{fallen.sentence}.", self._window.windowIcon(), _SHOWN)
