"""A second start of the program: this window comes forward instead."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

_EVERY = 300
"""Milliseconds between two looks. A look asks the disk for one name: no watching of folders, which not every disk has."""


def come_when_called(window: QWidget, called: Callable[[], str | None]) -> QTimer:
    """Bring the window forward each time somebody calls; `called` gives the caller's token, None while nobody does."""

    def look() -> None:
        token = called()
        if token is not None:
            come_forward(window, token)

    timer = QTimer(window)
    timer.setInterval(_EVERY)
    timer.timeout.connect(look)
    timer.start()
    return timer


def come_forward(window: QWidget, token: str = "") -> None:
    """Show the window before all others, with the keyboard; where the system refuses that, its place in the taskbar blinks."""
    from PySide6.QtCore import Qt

    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt passes it on to Wayland
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
