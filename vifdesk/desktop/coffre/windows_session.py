"""Windows' word that the user leaves: the session is locked, switched or disconnected, or the machine goes to sleep.

Loaded on Windows only. Two messages of winuser.h reach every window of the program once it has asked for the first one:

    message                       wParam
    WM_WTSSESSION_CHANGE  0x02B1  2 console left, 4 remote session left, 6 log-off, 7 session locked (wtsapi32, WTS_…)
    WM_POWERBROADCAST     0x0218  4 about to sleep, 18 woke up (PBT_APM…); the second for a sleep that came unannounced
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

WM_WTSSESSION_CHANGE, WM_POWERBROADCAST = 0x02B1, 0x0218
_LEAVING = {WM_WTSSESSION_CHANGE: (2, 4, 6, 7), WM_POWERBROADCAST: (4, 18)}
_THIS_SESSION = 0


class Message(ctypes.Structure):
    """Windows' MSG, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("w", ctypes.c_size_t),
        ("l", ctypes.c_ssize_t),
    )


def leaves(message: int, w: int) -> bool:
    """Whether this message says that the user leaves."""
    return w in _LEAVING.get(message, ())


class WindowsSession(QAbstractNativeEventFilter):
    """Calls `left` for each such message, from `start` to `stop`."""

    def __init__(self, left: Callable[[], object]) -> None:
        super().__init__()
        self._left = left
        self._window = 0

    def start(self, window: QWidget) -> None:
        """Listen, and ask for the messages of this session, which go to the window."""
        application = QCoreApplication.instance()
        if self._window or application is None:
            return
        self._window = int(window.winId())
        application.installNativeEventFilter(self)
        if sys.platform == "win32":
            terminals = ctypes.WinDLL("wtsapi32")
            terminals.WTSRegisterSessionNotification.argtypes = (ctypes.c_void_p, ctypes.c_uint)
            terminals.WTSRegisterSessionNotification(self._window, _THIS_SESSION)

    def stop(self) -> None:
        """Listen no more. Safe to call twice."""
        application = QCoreApplication.instance()
        if not self._window or application is None:
            return
        application.removeNativeEventFilter(self)
        if sys.platform == "win32":
            terminals = ctypes.WinDLL("wtsapi32")
            terminals.WTSUnRegisterSessionNotification.argtypes = (ctypes.c_void_p,)
            terminals.WTSUnRegisterSessionNotification(self._window)
        self._window = 0

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Qt shows every message here before it handles it; none is taken away."""
        if bytes(event_type).startswith(b"windows_"):  # type: ignore[arg-type]  # a QByteArray gives its bytes
            told = Message.from_address(int(message))
            if leaves(told.message, told.w):
                self._left()
        return False, 0
