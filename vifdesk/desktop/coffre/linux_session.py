"""Linux' word that the user leaves, over the machine's own bus: logind locks the session or goes to sleep, or the desktop's
screen is locked. Without a bus, or without Qt's part for it, nothing is heard, and nothing fails.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_MANAGER, _SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
_SESSIONS = "/org/freedesktop/login1/session/"
_SCREENS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)


def session_path(session: str) -> str:
    """Where logind shows a session: each sign but letters and digits, and a digit in front, is written as its code."""
    signs = (
        sign if sign.isascii() and (sign.isalpha() or (sign.isdigit() and place)) else f"_{ord(sign):02x}"
        for place, sign in enumerate(session)
    )
    return _SESSIONS + "".join(signs)


def listen(left: Callable[[], object], parent: QObject) -> QObject | None:
    """Call `left` each time the user leaves, as long as what is returned lives; None where there is no bus."""
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:
        return None
    machine, desktop = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
    if not machine.isConnected() and not desktop.isConnected():
        return None
    ears = _ears(left, parent)
    if machine.isConnected():
        _hear(machine, ears, _MANAGER, "PrepareForSleep", "asleep(bool)")
        own = os.environ.get("XDG_SESSION_ID", "")
        _hear(machine, ears, _SESSION, "Lock", "locked()", path=session_path(own) if own else "")
    if desktop.isConnected():
        for screen in _SCREENS:
            _hear(desktop, ears, screen, "ActiveChanged", "asleep(bool)")
    return ears


def _hear(
    bus: QDBusConnection, ears: QObject, interface: str, signal: str, slot: str, *, path: str = ""
) -> None:
    # a slot's name is a text; its types say bytes, which are refused
    bus.connect("", path, interface, signal, ears, SLOT(slot))  # type: ignore[call-overload]


def _ears(left: Callable[[], object], parent: QObject) -> QObject:
    class Ears(QObject):
        """What the bus calls by name."""

        @Slot()
        def locked(self) -> None:
            left()

        @Slot(bool)
        def asleep(self, begins: bool) -> None:
            if begins:
                left()

    return Ears(parent)
